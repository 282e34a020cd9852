"""Is this article a machine-spun, rewritten or reframed copy of that one? Ask, and see why.

The names below are imported when first asked for, so that importing one room
(``spindetect.prepare``, say) does not load all the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from spindetect.version import __version__

if TYPE_CHECKING:
    from spindetect.detector import Config, Detector, score
    from spindetect.errors import SpindetectError
    from spindetect.read import read as read_article
    from spindetect.records import Article
    from spindetect.report import Report

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

_HOMES: Final = {
    "Article": ("spindetect.records", "Article"),
    "Config": ("spindetect.detector", "Config"),
    "Detector": ("spindetect.detector", "Detector"),
    "Report": ("spindetect.report", "Report"),
    "SpindetectError": ("spindetect.errors", "SpindetectError"),
    "read_article": ("spindetect.read", "read"),
    "score": ("spindetect.detector", "score"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, known_as = _HOMES[name]
    value = getattr(import_module(home), known_as)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
