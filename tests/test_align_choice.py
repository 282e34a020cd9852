"""Which blocks are linked: each sentence once, the best first, order worth a little."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spindetect.align.chain import Block, Cell, gaining_cells
from spindetect.align.choice import ORDER, blocks_of_cells, moved_places
from tests.test_align_chain import cells


@given(cells)
def test_no_sentence_is_in_two_blocks_and_no_block_that_fits_is_left(found: list[Cell]) -> None:
    blocks = blocks_of_cells(found, 8, 8)
    rows = [i for b in blocks for i in range(b.original, b.original + b.original_length)]
    columns = [j for b in blocks for j in range(b.copy, b.copy + b.copy_length)]
    assert len(rows) == len(set(rows))
    assert len(columns) == len(set(columns))
    assert [b.copy for b in blocks] == sorted(b.copy for b in blocks)
    for i, j, a, b, _ in found:
        assert not (set(range(i, i + a)).isdisjoint(rows)
                    and set(range(j, j + b)).isdisjoint(columns))  # fmt: skip


def _places(blocks: list[Block]) -> set[tuple[int, int]]:
    return {(block.original, block.copy) for block in blocks}


def test_a_moved_sentence_is_linked_where_it_went() -> None:
    # 0-0 and 2-2 are certain; 1 went to the end, and its old place holds something alike.
    gains = np.full((4, 4), -1.0, dtype=np.float32)
    gains[0, 0] = gains[2, 2] = 6.0
    gains[1, 1], gains[1, 3] = 1.0, 1.0 + 2 * ORDER
    assert _places(blocks_of_cells(gaining_cells({(1, 1): gains}), 4, 4)) == {
        (0, 0),
        (2, 2),
        (1, 3),
    }


def test_between_rivals_nearly_as_good_order_decides() -> None:
    gains = np.full((4, 4), -1.0, dtype=np.float32)
    gains[0, 0] = gains[2, 2] = 6.0
    gains[1, 1], gains[1, 3] = 1.0, 1.0 + ORDER / 2
    assert _places(blocks_of_cells(gaining_cells({(1, 1): gains}), 4, 4)) == {
        (0, 0),
        (1, 1),
        (2, 2),
    }


def _moved_slowly(firsts: list[int], sizes: list[int]) -> list[bool]:
    """Mark what stands outside the heaviest run, link by link; of equals the earlier wins."""
    weights: list[int] = []
    runs: list[list[int]] = []
    for first, size in zip(firsts, sizes, strict=True):
        before = [at for at, other in enumerate(firsts[: len(runs)]) if other < first]
        best = max(before, key=lambda at: (weights[at], -at), default=None)
        weights.append(size + (0 if best is None else weights[best]))
        runs.append([*([] if best is None else runs[best]), len(runs)])
    heaviest = runs[weights.index(max(weights))] if runs else []
    return [at not in heaviest for at in range(len(firsts))]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=12))
def test_what_moved_is_what_the_slow_way_finds(links: list[tuple[int, int]]) -> None:
    firsts, sizes = [first for first, _ in links], [size for _, size in links]
    assert moved_places(firsts, sizes) == _moved_slowly(firsts, sizes)


def test_what_stands_outside_the_order_is_marked_as_moved() -> None:
    assert moved_places([3, 0, 1, 2], [2, 2, 2, 2]) == [True, False, False, False]
    assert moved_places([3, 0, 1, 2], [9, 2, 2, 2]) == [False, True, True, True]
    assert moved_places([], []) == []
