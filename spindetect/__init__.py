"""Is this article a machine-spun, rewritten or reframed copy of that one? Score, explain, prove."""

__version__ = "0.1.0"
