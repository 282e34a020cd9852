"""The best chain against trying every chain, and the vectors of words that are kept."""

from __future__ import annotations

import functools
import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spindetect.align.chain import Cell, chain_of_cells, gaining_cells
from spindetect.align.phrases import (
    EQUAL_WRITING,
    LONGEST_PHRASE,
    equal_phrases,
    phrase_cells,
)
from spindetect.align.variants import joined

SHAPES = ((1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (2, 2))

cells = st.lists(
    st.builds(
        lambda i, j, shape, gain: (i, j, *shape, gain / 4),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(SHAPES),
        st.integers(1, 12),
    ),
    max_size=9,
    unique_by=lambda cell: cell[:4],
)


def best_total(found: list[Cell]) -> float:
    """Sum of gains of the best chain, by trying every one."""

    @functools.cache
    def best(row: int, column: int) -> float:
        following = (
            gain + best(i + a, j + b) for i, j, a, b, gain in found if i >= row and j >= column
        )
        return max(following, default=0.0)

    return best(0, 0)


@given(cells)
def test_no_chain_gains_more_than_the_one_found(found: list[Cell]) -> None:
    chain = chain_of_cells(found, 8, 8)
    assert sum(cell[4] for cell in chain) == best_total(found)


@given(cells)
def test_blocks_of_a_chain_stand_in_order_and_apart(found: list[Cell]) -> None:
    chain = chain_of_cells(found, 8, 8)
    for (i, j, a, b, _), (k, m, *_) in itertools.pairwise(chain):
        assert i + a <= k
        assert j + b <= m


def test_nothing_that_gains_gives_no_chain() -> None:
    gains = {(1, 1): np.full((3, 2), -1.0, dtype=np.float32)}
    assert gaining_cells(gains) == []
    assert chain_of_cells(gaining_cells(gains), 3, 2) == []


def test_of_equal_chains_the_one_that_ends_first_is_taken() -> None:
    gains = {(1, 1): np.ones((2, 2), dtype=np.float32) * [[0, 1], [1, 0]]}
    cells = gaining_cells({(1, 1): gains[1, 1].astype(np.float32)})
    ((*place, _),) = chain_of_cells(cells, 2, 2)
    assert place[:2] == [1, 0]


_WRITINGS = ["a", "b", "ab", "half", "quarter", "1", "25", "50", "percent"]
writings = st.lists(st.sampled_from(_WRITINGS), max_size=5)


@given(writings, writings)
def test_equal_phrases_are_those_that_join_to_the_same(ours: list[str], theirs: list[str]) -> None:
    def phrases(words: list[str]) -> list[tuple[int, int]]:
        lengths = range(1, LONGEST_PHRASE + 1)
        return [(first, n) for n in lengths for first in range(len(words) - n + 1)]

    assert sorted(equal_phrases(ours, theirs)) == sorted(
        (i, a, j, b)
        for (i, a), (j, b) in itertools.product(phrases(ours), phrases(theirs))
        if joined(ours[i : i + a]) == joined(theirs[j : j + b])
    )


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_phrases_are_compared_by_the_cosine_of_their_sums(n: int, m: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    sides = [chance.normal(size=(count, 8)).astype(np.float32) for count in (n, m)]
    sides = [side / np.linalg.norm(side, axis=1, keepdims=True) for side in sides]
    writings = [f"l{i}" for i in range(n)], [f"r{j}" for j in range(m)]
    for (i, j, a, b, gain), cosine in phrase_cells((sides[0], sides[1]), writings).items():
        ours, theirs = sides[0][i : i + a].sum(axis=0), sides[1][j : j + b].sum(axis=0)
        expected = ours @ theirs / np.linalg.norm(ours) / np.linalg.norm(theirs)
        assert abs(cosine - expected) < 1e-5
        assert gain > 0
        assert max(a, b) <= LONGEST_PHRASE


def test_phrases_of_equal_writing_count_whatever_their_vectors_say() -> None:
    vectors = np.zeros((2, 4), dtype=np.float32)
    found = phrase_cells((vectors, vectors[:1]), (["one", "stop"], ["onestop"]))
    assert [(cell[:4], cosine) for cell, cosine in found.items()] == [((0, 0, 2, 1), EQUAL_WRITING)]
