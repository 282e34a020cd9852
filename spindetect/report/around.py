"""What of the framing and the content of a report is told, and in which order."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING, Final

from spindetect.records import ContentPassage, Framing, FramingStatus, Role, Side, Span
from spindetect.report.findings import article

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = [
    "FURNITURE",
    "before_and_after",
    "folded_framing",
    "framing_span",
    "is_furniture",
    "largest_passages",
    "listed_framing",
    "moved_told",
    "passage_text",
]

FURNITURE: Final[frozenset[Role]] = frozenset(
    {"navigation", "related_links", "social_embed", "promotion"}
)
"""Roles of the page rather than of the story: told in one line."""


# What was paid for, and what is sold: an editor wants to see it, unlike a newsletter's pitch.
_SOLD: Final = re.compile(
    r"\b(?:sponsored|advertorial|paid (?:post|content|partnership|promotion)|promoted by"
    r"|in (?:association|partnership) with|brought to you by|presented by|promo code"
    r"|code [A-Z][A-Z0-9]{3,}|\d+ ?% off|order (?:your|yours|now|today)|buy (?:now|yours|it))\b",
    re.IGNORECASE,
)


def is_furniture(item: Framing) -> bool:
    """Tell what is told in one line with its like; not so a sponsor or an offer put in."""
    if item.role == "promotion" and item.status == "added":
        return _SOLD.search(item.text) is None
    return item.role in FURNITURE


def framing_span(item: Framing, side: Side) -> Span | None:
    """Return where a framing passage, or its counterpart, stands on a side."""
    if item.side == side:
        return Span(item.start, item.end, item.text)
    return item.counterpart


def listed_framing(report: Report) -> tuple[Framing, ...]:
    """Return the framing worth a line each: changed, no page furniture, and nothing twice."""
    order: tuple[FramingStatus, ...] = ("omitted", "altered", "added")
    found: list[Framing] = []
    told: set[tuple[str, str, str]] = set()
    spans = {(item.start, item.end) for item in report.framing if item.side == "copy"}
    for status in order:
        for item in report.framing:
            key = (status, item.role, " ".join(item.text.split()).casefold())
            if item.status != status or is_furniture(item) or item.role == "body":
                continue
            if key not in told and not _is_told_there(item, spans):
                found.append(item)
            told.add(key)
    return tuple(found)


def _is_told_there(item: Framing, spans: Container[tuple[int, int]]) -> bool:
    """Tell whether the copy's own entry for it tells what became of the original's passage."""
    there = item.counterpart if item.side == "original" else None
    return there is not None and (there.start, there.end) in spans


def before_and_after(item: Framing) -> tuple[str | None, str | None]:
    """Return what a passage says in the original and in the copy; None where it says nothing."""
    other = None if item.counterpart is None else item.counterpart.text
    return (item.text, other) if item.side == "original" else (other, item.text)


def folded_framing(report: Report, status: FramingStatus) -> tuple[Framing, ...]:
    """Return the page furniture of a status."""
    return tuple(item for item in report.framing if item.status == status and is_furniture(item))


def largest_passages(report: Report, most: int) -> tuple[ContentPassage, ...]:
    """Return the longest passages left out, then those put in, each in reading order.

    Parameters
    ----------
    report : Report
    most : int
        How many of either.

    Returns
    -------
    tuple of ContentPassage
        None in a brief report, and none where only passages were copied: what was
        not taken from an original, or not written after it, is no news there.
    """
    if report.content is None or report.verdict.derivation == "partial":
        return ()
    if report.original.text is None or report.copy.text is None:
        return ()
    chosen: list[ContentPassage] = []
    for status in ("omitted", "added"):
        found = [p for p in report.content.passages if p.status == status and p.sentences]
        found = sorted(found, key=lambda passage: -passage.words)[:most]
        chosen += sorted(found, key=lambda passage: passage.start)
    return tuple(chosen)


def passage_text(report: Report, passage: ContentPassage) -> str:
    """Return the sentences of a passage, without the framing between them."""
    sentences = article(report, passage.side).sentences
    return " ".join(sentences[index].text.strip() for index in passage.sentences)


def moved_told(report: Report) -> str:
    """Say how many passages stand elsewhere than in the original; nothing for none."""
    moved = sum(link.moved for link in report.links)
    if not moved:
        return ""
    passages = "1 passage was" if moved == 1 else f"{moved:,} passages were"
    return f"{passages} moved to another place."
