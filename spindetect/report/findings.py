"""What of a report deserves a reader's eye, and in which order.

Shared by the terminal report and the page, so that both tell the same story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spindetect.records import Change, Link, ReportedArticle, Severity, Side, Span

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = [
    "RANK",
    "Swap",
    "article",
    "context",
    "linked_indices",
    "most_altered",
    "small_changes",
    "swaps",
]

_TELLING: Final = 4  # letters
RANK: Final[dict[Severity, int]] = {"corrupting": 0, "spin": 1, "benign": 2}
"""Severities, the gravest first."""


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
            tally.setdefault(change.link, [0, 0, 0])[RANK[change.severity]] += 1

    def alteration(place: int) -> tuple[float, ...]:
        corrupting, spin, benign = tally.get(place, (0, 0, 0))
        return (-corrupting, -spin, report.links[place].overlap, -benign, place)

    altered = [
        place for place, link in enumerate(report.links) if place in tally or _reworded(link)
    ]
    return tuple(sorted(altered, key=alteration))


def _reworded(link: Link) -> bool:
    return link.overlap < 1 and link.manner != "verbatim"
