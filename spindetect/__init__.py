"""Is this article a machine-spun, rewritten or reframed copy of that one? Ask, and see why."""

from spindetect.detector import Config, Detector, score
from spindetect.errors import SpindetectError
from spindetect.read import read as read_article
from spindetect.records import Article
from spindetect.report import Report
from spindetect.version import __version__

__all__ = [
    "Article",
    "Config",
    "Detector",
    "Report",
    "SpindetectError",
    "__version__",
    "read_article",
    "score",
]
