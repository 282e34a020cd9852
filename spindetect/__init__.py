"""Is this article a machine-spun, rewritten or reframed copy of that one?"""

__version__ = "0.1.0"
