"""Which changes to mark in running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from spindetect.records import Change, Side
from spindetect.report.findings import RANK, article, linked_indices

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["inline_marks", "sentence_marks"]

# Marking these in running text would paint whole sentences without saying anything.
_UNMARKED: Final = frozenset({"reordering"})


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
                candidates.append((RANK[change.severity], left - right, left, right, place))
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
