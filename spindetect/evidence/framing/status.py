"""Say what became of each framing passage: kept, altered, added or omitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spindetect.evidence.framing.elsewhere import LONG
from spindetect.evidence.framing.fate import Fate
from spindetect.evidence.framing.matching import fates
from spindetect.evidence.framing.roles import Passage
from spindetect.evidence.framing.sides import Item, SideWords, side_words
from spindetect.evidence.framing.wording import plain, telling
from spindetect.records import Document, Framing, Link, Role, Side, Span

__all__ = ["find_framing"]


# What is a title or a caption by a guess is no story, but nothing is said of it either, nor of a
# picture's credit alone, nor of headings inside a story: of those told in two readings of dev
# syndicated reports (60 and 141 pairs) hardly one was right. Chosen on the same readings.
LEAST_TOLD: Final[dict[Role, float]] = {"caption": 0.77, "headline": 0.85, "subheading": 1.0}
LEAST_CAPTION: Final = 5  # words
# A page that gives so many days lists other stories.
_DAYS_OF_LIST: Final = 3
_DATED: Final = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b|\d/\d"
)


def find_framing(
    original: Document,
    copy: Document,
    links: Sequence[Link] = (),
    *,
    original_passages: Sequence[Passage] | None = None,
    copy_passages: Sequence[Passage] | None = None,
) -> tuple[Framing, ...]:
    """Say what became of the passages that frame the story.

    A passage is ``kept`` where the other article says the same, in whatever
    case, quotation marks, date format or place, its metadata included;
    ``altered`` where a passage of its role says something else there, or it
    does in other words. Neighbouring sentences of one notice, caption or credit are
    looked for together; those that are missing are told one by one.

    Parameters
    ----------
    original, copy : Document
    links : sequence of Link
        Links of the pair's sentences: a passage may be reworded in sentences
        that no role was found for.
    original_passages, copy_passages : sequence of Passage, optional
        Their passages, where the caller has them already.

    Returns
    -------
    tuple of Framing
        Each passage once. ``kept`` and ``altered`` ones point into the copy,
        with their counterpart in the original; into the original only where the
        copy has the words in no passage of its own, or in its metadata alone.
        ``omitted`` ones point into the original, ``added`` ones into the copy.
        First the original's, then the copy's, each in reading order. A label
        that labels nothing ("Updated") is not told.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    ours, theirs = side_words(original, original_passages), side_words(copy, copy_passages)
    here, there = fates(ours, theirs, links)
    told = [fate.counterpart for fate in there if fate.counterpart is not None]
    found: list[Framing] = []
    lists = _lists_days(ours), _lists_days(theirs)
    for item, fate in zip(ours.items, here, strict=True):
        alone = fate.status == "omitted" or not any(_overlap(item.span, span) for span in told)
        if alone and _is_telling(item, fate, lists=lists[0]):
            found += _framing(item, fate, "original", theirs)
    for item, fate in zip(theirs.items, there, strict=True):
        if _is_telling(item, fate, lists=lists[1]):
            found += _framing(item, fate, "copy", ours)
    return tuple(found)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _framing(item: Item, fate: Fate, side: Side, other: SideWords) -> Iterator[Framing]:
    if fate.status in {"omitted", "added"}:
        for one in item.parts:
            yield _told(one, _fate_of_part(one, item, fate, other), side)
        return
    yield _told(item, fate, side)


def _lists_days(side: SideWords) -> bool:
    """Whether a page gives the days of other stories too."""
    days = {item.when.days for item in side.items if item.kind == "date" and item.when is not None}
    return len(days) >= _DAYS_OF_LIST


def _is_telling(item: Item, fate: Fate, *, lists: bool) -> bool:
    """Whether what became of a passage tells an editor anything."""
    if item.kind == "clock":  # "Updated", "1:05 p.m.": a label, or an entry's hour
        return False
    if fate.status == "kept":
        return True
    if item.role == "dateline" and item.kind != "place":
        return not lists and _DATED.search(item.text) is not None
    if item.role == "caption" and len(item.text.split()) < LEAST_CAPTION:
        return False
    return item.probability >= LEAST_TOLD.get(item.role, 0.0)


def _fate_of_part(one: Passage, item: Item, fate: Fate, other: SideWords) -> Fate:
    """Return the fate of one of several sentences; the others may be what is missing."""
    words = plain(one.text)
    if one.role == "caption":
        again = other.captions.get(telling("caption", frozenset(words.split())))
        if again is not None:
            return Fate("kept", again)
    if len(item.parts) == 1 or words.count(" ") + 1 < LONG:
        return fate
    span = other.find(words)
    return fate if span is None else Fate("kept", span)


def _told(one: Item | Passage, fate: Fate, side: Side) -> Framing:
    probability = round(one.probability, 4)
    return Framing(
        fate.status, one.role, side, one.start, one.end, one.text, probability, fate.counterpart
    )
