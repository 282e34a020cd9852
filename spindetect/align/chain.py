"""The best monotone chain of blocks: an exact dynamic programme, a row at a time.

Leaving a sentence unlinked costs nothing, so the running maximum along a row
replaces the inner loop and the whole programme is a few array operations a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Block", "best_chain"]

Matrix = NDArray[np.float32]


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


def best_chain(gains: Mapping[tuple[int, int], Matrix], rows: int, columns: int) -> list[Block]:
    """Find the chain of blocks with the largest sum of gains.

    Blocks of a chain do not overlap and stand in the same order on both sides.

    Parameters
    ----------
    gains : mapping of (int, int) to ndarray of float32
        For each shape ``(a, b)``, an array of shape ``(rows - a + 1,
        columns - b + 1)``: the gain of linking ``a`` sentences of the original
        from row ``i`` with ``b`` sentences of the copy from column ``j``.
        Only gains above 0 are used.
    rows, columns : int
        Sentences on each side.

    Returns
    -------
    list of Block
        In order; empty when nothing gains.

    Notes
    -----
    Time O(rows × columns × shapes), in ``rows × shapes`` array operations.
    Among chains of equal gain the one that links later sentences by the
    earlier shape in ``gains`` is returned, so the result is deterministic.
    """
    best = np.zeros((rows + 1, columns + 1), dtype=np.float64)
    shapes = [shape for shape in gains if gains[shape].size]
    for row in range(1, rows + 1):
        candidate = best[row - 1].copy()
        for a, b in shapes:
            if row >= a:
                total = best[row - a, : columns - b + 1] + np.maximum(gains[a, b][row - a], 0.0)
                np.maximum(candidate[b:], total, out=candidate[b:])
        np.maximum.accumulate(candidate, out=best[row])
    return _trace(best, {shape: gains[shape] for shape in shapes})


def _trace(best: NDArray[np.float64], gains: Mapping[tuple[int, int], Matrix]) -> list[Block]:
    """Walk back from the last cell along the choices that made it."""
    blocks: list[Block] = []
    row, column = best.shape[0] - 1, best.shape[1] - 1
    while row > 0 and column > 0 and best[row, column] > 0:
        here = best[row, column]
        if best[row, column - 1] == here:
            column -= 1
        elif best[row - 1, column] == here:
            row -= 1
        else:
            block = _block_ending_at(best, gains, row, column)
            blocks.append(block)
            row, column = block.original, block.copy
    blocks.reverse()
    return blocks


def _block_ending_at(
    best: NDArray[np.float64], gains: Mapping[tuple[int, int], Matrix], row: int, column: int
) -> Block:
    for (a, b), gain in gains.items():
        i, j = row - a, column - b
        if i >= 0 and j >= 0:
            value = max(float(gain[i, j]), 0.0)
            if best[i, j] + value == best[row, column]:
                return Block(i, j, a, b, value)
    # Sums are compared as they were made, so some block always matches.
    raise ArithmeticError(f"no block ends at sentence {row} of the original, {column} of the copy")
