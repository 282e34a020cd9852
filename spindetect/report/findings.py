"""What of a report deserves a reader's eye, and in which order.

Shared by the terminal report and the page, so that both tell the same story.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spindetect.records import (
    Change,
    ContentPassage,
    Framing,
    FramingStatus,
    Link,
    ReportedArticle,
    Role,
    Severity,
    Side,
    Span,
)

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = [
    "FURNITURE",
    "Swap",
    "article",
    "before_and_after",
    "context",
    "folded_framing",
    "framing_span",
    "inline_marks",
    "largest_passages",
    "linked_indices",
    "listed_framing",
    "most_altered",
    "moved_told",
    "passage_text",
    "sentence_marks",
    "small_changes",
    "swaps",
]

FURNITURE: Final[frozenset[Role]] = frozenset(
    {"navigation", "related_links", "social_embed", "promotion"}
)
"""Roles of the page rather than of the story: told in one line."""

# Marking these in running text would paint whole sentences without saying anything.
_UNMARKED: Final = frozenset({"reordering"})
_TELLING: Final = 4  # letters
_RANK: Final[dict[Severity, int]] = {"corrupting": 0, "spin": 1, "benign": 2}


@dataclass(frozen=True, slots=True)
class Swap:
    """One change and every place where it was made.

    Parameters
    ----------
    change : Change
        The first of its kind.
    places : tuple of int
        Indices into the report's changes, in order.
    """

    change: Change
    places: tuple[int, ...]

    @property
    def count(self) -> int:
        """How often it was made."""
        return len(self.places)


def article(report: Report, side: Side) -> ReportedArticle:
    """Return one side of the report."""
    return report.original if side == "original" else report.copy


def swaps(report: Report, severity: Severity) -> tuple[Swap, ...]:
    """Group the changes of a severity that swap the same words.

    Hidden characters swap no words: see :mod:`spindetect.report.hidden`.

    Returns
    -------
    tuple of Swap
        Most frequent first; among equals those of longer words, which tell
        more than “to” for “in”, then in the order of the report.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    for place, change in enumerate(report.changes):
        if change.severity == severity and change.kind != "hidden":
            key = (change.kind, _folded(change.original), _folded(change.copy))
            groups.setdefault(key, []).append(place)
    found = [Swap(report.changes[places[0]], tuple(places)) for places in groups.values()]
    return tuple(sorted(found, key=lambda swap: (-swap.count, _is_slight(swap.change))))


def _is_slight(change: Change) -> bool:
    """Whether no word on one of the sides is longer than an article or a preposition."""
    spans = [span for span in (change.original, change.copy) if span is not None]
    return any(max(map(len, span.text.split()), default=0) < _TELLING for span in spans)


def _folded(span: Span | None) -> str:
    return "" if span is None else " ".join(span.text.split()).casefold()


def context(side: ReportedArticle, span: Span, reach: int = 32) -> tuple[str, str]:
    """Return the words before and after a span, within its sentence.

    Parameters
    ----------
    side : ReportedArticle
    span : Span
    reach : int
        About how many characters on either side; whole words.

    Returns
    -------
    tuple of str
        Before and after, with ``…`` where the sentence goes on; empty in a
        brief report.
    """
    if side.text is None:
        return "", ""
    start, end = span.start, span.end
    for sentence in side.sentences:
        if sentence.start <= span.start < sentence.end:
            start, end = sentence.start, max(sentence.end, span.end)
            break
    before, after = side.text[start : span.start], side.text[span.end : end]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return before, after


def linked_indices(report: Report, side: Side) -> dict[int, int]:
    """Return the link of each linked sentence of a side, by sentence index."""
    table: dict[int, int] = {}
    for place, link in enumerate(report.links):
        for index in link.original if side == "original" else link.copy:
            table.setdefault(index, place)
    return table


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
            if item.status != status or item.role in FURNITURE or item.role == "body":
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
    return tuple(
        item for item in report.framing if item.status == status and item.role in FURNITURE
    )


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


def small_changes(report: Report) -> int:
    """Return how many changes are such as a person might make.

    Credits that are gone are told where it says whom the articles are from.
    """
    return sum(
        change.severity == "benign" and not (change.kind == "attribution" and change.link is None)
        for change in report.changes
    )


def most_altered(report: Report) -> tuple[int, ...]:
    """Return the links with changed words, the most altered first."""
    tally: dict[int, list[int]] = {}
    for change in report.changes:
        if change.link is not None:
            tally.setdefault(change.link, [0, 0, 0])[_RANK[change.severity]] += 1

    def alteration(place: int) -> tuple[float, ...]:
        corrupting, spin, benign = tally.get(place, (0, 0, 0))
        return (-corrupting, -spin, report.links[place].overlap, -benign, place)

    altered = [
        place for place, link in enumerate(report.links) if place in tally or _reworded(link)
    ]
    return tuple(sorted(altered, key=alteration))


def _reworded(link: Link) -> bool:
    return link.overlap < 1 and link.manner != "verbatim"


def inline_marks(
    changes: Iterable[tuple[int, Change]], side: Side, start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """Choose which changes to mark in a stretch of running text.

    Where two overlap, the graver one is marked, then the longer.

    Yields
    ------
    tuple of int
        Start, end (offsets into the side's text, inside the stretch) and the
        change's index, in order, without overlap.
    """
    candidates = []
    for place, change in changes:
        span = change.original if side == "original" else change.copy
        if span is not None and change.kind not in _UNMARKED:
            left, right = max(span.start, start), min(span.end, end)
            if left < right:
                candidates.append((_RANK[change.severity], left - right, left, right, place))
    chosen: list[tuple[int, int, int]] = []
    for _, _, left, right, place in sorted(candidates):
        if all(right <= other[0] or other[1] <= left for other in chosen):
            chosen.append((left, right, place))
    yield from sorted(chosen)


def sentence_marks(report: Report, side: Side) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """Return the changes to mark in each sentence of a side, by sentence index.

    A change belongs to the sentences of its link; one without a link may
    stand anywhere. An independent pair has none.
    """
    if report.verdict.derivation == "independent":
        return {}
    by_link: dict[int | None, list[tuple[int, Change]]] = {}
    for place, change in enumerate(report.changes):
        by_link.setdefault(change.link, []).append((place, change))
    linked = linked_indices(report, side)
    table = {}
    for index, sentence in enumerate(article(report, side).sentences):
        changes = list(by_link.get(None, ()))
        if index in linked:
            changes += by_link.get(linked[index], ())
        table[index] = tuple(inline_marks(changes, side, sentence.start, sentence.end))
    return table
