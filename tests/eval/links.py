"""Sentence links: does each line of a document find its counterpart?"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tests.eval import corpora
from tests.eval.metrics import Counts, Interval, f1_interval
from tests.eval.pairs import UNSPUN, windows

__all__ = ["Aligner", "LinkRow", "LinkWindow", "link_windows", "links", "measures"]

WINDOW_LINES = 40
SHUFFLE_SEED = 40
SETS = ("spun", "spun_shuffled", "clean")

Range = tuple[int, int]
Aligner = Callable[[str, str], list[tuple[Range, Range]]]


@dataclass(frozen=True, slots=True)
class LinkWindow:
    """A window of a document with the counterpart of each of its lines.

    Parameters
    ----------
    id : str
    original, copy : tuple of str
        Lines, none empty.
    gold : frozenset of (int, int)
        Line of the original, line of the copy.
    """

    id: str
    original: tuple[str, ...]
    copy: tuple[str, ...]
    gold: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Micro precision, recall and F1 over the windows of one set."""

    name: str
    windows: int
    counts: Counts
    f1: Interval


@dataclass(frozen=True, slots=True)
class _Laid:
    """Lines as one text, a line a paragraph, and where each starts and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def lines_in(self, start: int, end: int) -> range:
        """Return the lines that a span touches."""
        first = bisect.bisect_right(self.ends, start)
        return range(first, max(first, bisect.bisect_left(self.starts, end)))


def _lay(lines: Sequence[str]) -> _Laid:
    starts, ends, position = [], [], 0
    for line in lines:
        starts.append(position)
        ends.append(position + len(line))
        position += len(line) + 2
    return _Laid("\n\n".join(lines), tuple(starts), tuple(ends))


def link_windows(name: str) -> list[LinkWindow]:
    """Return the windows of a set.

    Parameters
    ----------
    name : {"spun", "spun_shuffled", "clean"}
        Shuffled: each window's copy in another order, the same on every run.
    """
    lines = corpora.clean_lines() if name == "clean" else corpora.spun_lines()
    random = np.random.default_rng(SHUFFLE_SEED)
    made = []
    for window in windows(lines, WINDOW_LINES):
        order = list(range(len(window)))
        if name == "spun_shuffled":
            order = [int(index) for index in random.permutation(len(window))]
        made.append(
            LinkWindow(
                f"{name}/{window[0].line}-{window[-1].line}",
                tuple(line.parallel[UNSPUN] for line in window),
                tuple(window[index].text for index in order),
                frozenset((index, place) for place, index in enumerate(order)),
            )
        )
    return made


def linked_lines(window: LinkWindow, aligner: Aligner) -> set[tuple[int, int]]:
    """Return the pairs of lines that the aligner's links touch, each once.

    A system may split a line into several sentences or see several in one
    link; lines are what the gold standard knows.
    """
    original, copy = _lay(window.original), _lay(window.copy)
    return {
        (i, j)
        for source, target in aligner(original.text, copy.text)
        for i in original.lines_in(*source)
        for j in copy.lines_in(*target)
    }


def _count(window: LinkWindow, aligner: Aligner) -> Counts:
    found = linked_lines(window, aligner)
    return Counts(len(found & window.gold), len(found), len(window.gold))


def links(aligner: Aligner) -> list[LinkRow]:
    """Measure an aligner on every set.

    Parameters
    ----------
    aligner : callable
        (original text, copy text) → spans that it links, original first, in
        characters of those texts, half-open.
    """
    rows = []
    for name in SETS:
        counted = [_count(window, aligner) for window in link_windows(name)]
        total = sum(counted, Counts(0, 0, 0))
        rows.append(LinkRow(name, len(counted), total, f1_interval(counted)))
    return rows


def measures(rows: Sequence[LinkRow]) -> dict[str, float]:
    """Return what floors can hold."""
    return {f"links.{row.name}.f1": row.f1.value for row in rows}
