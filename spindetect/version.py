"""The version, apart from everything that would be imported with it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
