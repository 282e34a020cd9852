"""Any source to an article: the only room that opens inputs.

:func:`from_html` is imported when first asked for: the libraries behind it take
0.4 s to load, which plain text need not pay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spindetect.read.article import Declared, from_text
from spindetect.read.limits import Limits
from spindetect.read.pairs import PairSource, read_pairs
from spindetect.read.record import from_record
from spindetect.read.source import read

if TYPE_CHECKING:
    from spindetect.read.html import from_html

__all__ = [
    "Declared",
    "Limits",
    "PairSource",
    "from_html",
    "from_record",
    "from_text",
    "read",
    "read_pairs",
]


def __getattr__(name: str) -> object:
    if name == "from_html":
        from spindetect.read.html import from_html  # noqa: PLC0415

        return from_html
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
