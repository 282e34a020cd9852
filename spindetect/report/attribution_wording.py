"""How a credit is told, on a terminal and on a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from spindetect.records import AttributionElement, Credit

__all__ = ["ELEMENT_NAME", "target", "told_credit"]

ELEMENT_NAME: Final[Mapping[AttributionElement, str]] = MappingProxyType(
    {
        "publisher": "publisher",
        "agency": "agency",
        "byline": "byline",
        "first_published": "first published by",
        "canonical": "canonical address at",
        "copyright": "copyright of",
    }
)
_LONGEST: Final = 80


def target(credit: Credit) -> str | None:
    """Return where a credit's name leads, in short; None where the name says it.

    Examples
    --------
    >>> from spindetect.records import Span
    >>> place = Span(0, 11, "Harbor Post")
    >>> target(Credit("Harbor Post", "text", place, "https://www.harborpost.example/a/b?c=d"))
    'www.harborpost.example/a/b'
    """
    if credit.url is None or credit.span is None:
        return None
    try:
        parts = urlsplit(credit.url)
    except ValueError:
        return None
    told = (parts.netloc.rpartition("@")[2] + parts.path).rstrip("/")
    told = told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"
    return None if not told or told == credit.name else told


def told_credit(credit: Credit) -> str:
    """Return a credit's name, and where it leads."""
    leads = target(credit)
    return credit.name if leads is None else f"{credit.name}, linked to {leads}"
