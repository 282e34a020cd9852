"""Which of the blocks that gain are linked: each sentence once, and order counts for something.

The best chain (:mod:`spindetect.align.chain`) is what stands in the same order on
both sides. Its blocks are worth a little more than they gain, and then the best
are taken first, in the chain or not: a passage moved to another place is linked
where it went, and is not forced into the order by a weak rival.
"""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.align.chain import Block, Cell, Frontier, chain_of_cells

__all__ = ["ORDER", "blocks_of_cells", "moved_places"]

# Log-odds that standing in the order of the rest is worth. What other ways of choosing came to
# on dev stands in the model card.
ORDER = 1.0


def blocks_of_cells(cells: Sequence[Cell], rows: int, columns: int) -> list[Block]:
    """Choose among blocks that gain; earlier ones win ties.

    Parameters
    ----------
    cells : sequence of Cell
    rows, columns : int
        Sentences of the original and of the copy.

    Returns
    -------
    list of Block
        In the copy's order; no sentence is in two.
    """
    # By identity: there are hundreds of cells, and to hash one is to hash five numbers.
    in_order = set(map(id, chain_of_cells(cells, rows, columns)))
    ranked = sorted(cells, key=lambda cell: -cell[4] - ORDER * (id(cell) in in_order))
    held, taken = bytearray(rows), bytearray(columns)
    blocks = []
    for cell in ranked:
        i, j, a, b, _ = cell
        if not any(held[i : i + a]) and not any(taken[j : j + b]):
            held[i : i + a] = b"\1" * a
            taken[j : j + b] = b"\1" * b
            blocks.append(Block(*cell))
    return sorted(blocks, key=lambda block: block.copy)


def moved_places(firsts: Sequence[int], sizes: Sequence[int]) -> list[bool]:
    """Mark what stands outside the heaviest increasing run.

    Parameters
    ----------
    firsts : sequence of int
        Where each link begins in the original; in the copy's order.
    sizes : sequence of int
        How many sentences each holds.
    """
    # Of runs as heavy, that which ends with the earlier link.
    frontier = Frontier((0, 0))
    weights: list[int] = []
    previous: list[int] = []
    for index, (first, size) in enumerate(zip(firsts, sizes, strict=True)):
        (before, _), found = frontier.best(first - 1)
        previous.append(found)
        weights.append(before + size)
        frontier.add(first, (before + size, -index), index)
    moved = [True] * len(firsts)
    at = weights.index(max(weights)) if weights else -1
    while at >= 0:
        moved[at] = False
        at = previous[at]
    return moved
