"""The best monotone chain of blocks: an exact dynamic programme over the blocks that gain.

Hardly any pair of sentences gains, so the programme visits blocks, not cells. What
the best chain is that ends before a block, the chains answer that no other beats
and ends no later than: by binary search, as in the longest increasing subsequence
(Fredman, "On computing the length of longest increasing subsequences", 1975).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Block", "Cell", "Frontier", "chain_of_cells", "gaining_cells"]

Matrix = NDArray[np.float32]

Cell = tuple[int, int, int, int, float]
"""A :class:`Block` as a plain tuple of its fields, in their order: there are thousands."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of sentences linked to a run of sentences.

    Parameters
    ----------
    original, copy : int
        First sentence of each run.
    original_length, copy_length : int
        Sentences in each run.
    gain : float
        What the block adds to its chain.
    """

    original: int
    copy: int
    original_length: int
    copy_length: int
    gain: float


def gaining_cells(gains: Mapping[tuple[int, int], Matrix]) -> list[Cell]:
    """Return every block that gains, shape by shape.

    Parameters
    ----------
    gains : mapping of (int, int) to ndarray of float32
        For each shape ``(a, b)``, an array of shape ``(rows - a + 1, columns - b + 1)``:
        the gain of linking ``a`` sentences of the original from row ``i`` with ``b``
        sentences of the copy from column ``j``.
    """
    cells: list[Cell] = []
    for (a, b), gain in gains.items():
        rows, columns = np.nonzero(gain > 0)
        values = gain[rows, columns].tolist()
        cells.extend(
            (i, j, a, b, value)
            for i, j, value in zip(rows.tolist(), columns.tolist(), values, strict=True)
        )
    return cells


def chain_of_cells(cells: Sequence[Cell], rows: int, columns: int) -> list[Cell]:
    """Find the chain with the largest sum of gains among some blocks.

    Parameters
    ----------
    cells : sequence of Cell
        All with a gain above 0; earlier ones win ties.
    rows, columns : int
        Sentences on each side.

    Returns
    -------
    list of Cell
        In order, on both sides, and without overlap; empty when nothing gains.

    Notes
    -----
    Time O(k log k) for k blocks. Among chains of equal gain the one whose last
    block ends first in the copy, then first in the original, then of the earlier cell
    is returned, and so on backwards, so the result is deterministic.
    """
    if len(cells) < 2:
        return list(cells)
    starting: list[list[int]] = [[] for _ in range(rows + 1)]
    ending: list[list[int]] = [[] for _ in range(rows + 1)]
    for index, (row, _, length, _, _) in enumerate(cells):
        starting[row].append(index)
        ending[row + length].append(index)
    frontier = Frontier(0.0)
    totals = [0.0] * len(cells)
    previous = [-1] * len(cells)
    for ended, started in zip(ending, starting, strict=True):
        for index in ended:
            frontier.add(cells[index][1] + cells[index][3], totals[index], index)
        for index in started:
            before, previous[index] = frontier.best(cells[index][1])
            totals[index] = before + cells[index][4]
    return _traced(cells, previous, frontier.best(columns)[1])


def _traced(cells: Sequence[Cell], previous: Sequence[int], last: int) -> list[Cell]:
    chain: list[Cell] = []
    while last >= 0:
        chain.append(cells[last])
        last = previous[last]
    chain.reverse()
    return chain


class Frontier:
    """The chains that no other beats and ends no later than.

    Parameters
    ----------
    nothing : float or tuple
        Total of the empty chain; those of others are of its kind, and above it.
    """

    __slots__ = ("_ends", "_indices", "_totals")

    def __init__(self, nothing: Any) -> None:
        # Rising all together: who ends later has the larger total.
        self._ends, self._totals, self._indices = [-1], [nothing], [-1]

    def add(self, end: int, total: Any, index: int) -> None:
        """Add a chain; of two as good, that which ends first stays, then the earlier one."""
        ends, totals = self._ends, self._totals
        at = bisect_right(ends, end)
        if totals[at - 1] < total:
            first = at - 1 if ends[at - 1] == end else at
            beaten = slice(first, bisect_right(totals, total, first))
            ends[beaten], totals[beaten], self._indices[beaten] = (end,), (total,), (index,)

    def best(self, end: int) -> tuple[Any, int]:
        """Return the total and the index of the best chain that ends no later; else -1."""
        at = bisect_right(self._ends, end) - 1
        return self._totals[at], self._indices[at]
