"""The best monotone chain of blocks: an exact dynamic programme over the blocks that gain.

Hardly any pair of sentences gains, so the programme visits blocks, not cells.
A Fenwick tree over the copy's sentences (Fenwick, "A new data structure for
cumulative frequency tables", 1994) answers what the best chain is that ends
before a block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Block", "Cell", "chain_of_cells", "gaining_cells"]

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
    Time O(k log columns) for k blocks. Among chains of equal gain the one whose last
    block ends first in the copy, then first in the original, then of the earlier cell
    is returned, and so on backwards, so the result is deterministic.
    """
    starting: list[list[int]] = [[] for _ in range(rows + 1)]
    ending: list[list[int]] = [[] for _ in range(rows + 1)]
    for index, (row, _, length, _, _) in enumerate(cells):
        starting[row].append(index)
        ending[row + length].append(index)
    tree = _PrefixBest(columns)
    totals = [0.0] * len(cells)
    previous = [-1] * len(cells)
    for row in range(rows):
        for index in ending[row]:
            tree.insert(cells[index][1] + cells[index][3], totals[index], index)
        for index in starting[row]:
            before, previous[index] = tree.best(cells[index][1])
            totals[index] = before + cells[index][4]
    for index in ending[rows]:
        tree.insert(cells[index][1] + cells[index][3], totals[index], index)
    return _traced(cells, previous, tree.best(columns)[1])


def _traced(cells: Sequence[Cell], previous: Sequence[int], last: int) -> list[Cell]:
    chain: list[Cell] = []
    while last >= 0:
        chain.append(cells[last])
        last = previous[last]
    chain.reverse()
    return chain


class _PrefixBest:
    """The best chain that ends at or before each sentence of the copy."""

    __slots__ = ("_ends", "_indices", "_totals")

    def __init__(self, columns: int) -> None:
        self._totals = [0.0] * (columns + 1)
        self._ends = [0] * (columns + 1)
        self._indices = [-1] * (columns + 1)

    def insert(self, end: int, total: float, index: int) -> None:
        totals, ends, size = self._totals, self._ends, len(self._totals)
        at = end
        while at < size:
            if total > totals[at] or (total == totals[at] and end < ends[at]):
                totals[at], ends[at], self._indices[at] = total, end, index
            at += at & -at

    def best(self, end: int) -> tuple[float, int]:
        total, index = 0.0, -1
        while end > 0:
            # On a tie the earlier end wins, and the walk goes towards earlier ends.
            if self._totals[end] > 0.0 and self._totals[end] >= total:
                total, index = self._totals[end], self._indices[end]
            end &= end - 1
        return total, index
