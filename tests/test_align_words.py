"""What became of each word of a link."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.align import align_words
from spindetect.align.moves import moved_runs
from spindetect.records import Word, WordLink
from tests.eval.changes import word_links

TREES = ("oak", "elm", "ash", "fir", "yew", "box", "bay", "fig")
MARKS = (",", '"', "—")
passages = st.lists(st.sampled_from(TREES + MARKS), max_size=9)
rows_of_trees = st.lists(st.sampled_from(TREES), max_size=8, unique=True)


def word(form: str, at: int) -> Word:
    is_word = form not in MARKS
    return Word(at, at + len(form), form, form, form, form, 0.5 if is_word else 0.0, is_word)


def aligned(left: Sequence[str], right: Sequence[str], *, dimension: int = 3) -> list[WordLink]:
    sides = [[word(form, at) for at, form in enumerate(side)] for side in (left, right)]
    vectors = [np.zeros((len(side), dimension), dtype=np.float32) for side in sides]
    return list(align_words(sides[0], sides[1], vectors[0], vectors[1]))


def longest_common(left: Sequence[str], right: Sequence[str]) -> int:
    """The textbook recursion (Cormen et al., section 15.4), as a table."""
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right, start=1):
            same = table[i - 1][j - 1] + 1 if a == b else 0
            table[i][j] = max(same, table[i - 1][j], table[i][j - 1])
    return table[-1][-1]


@given(passages, passages)
def test_every_word_is_in_exactly_one_link(left: list[str], right: list[str]) -> None:
    links = aligned(left, right)
    for side, forms in (("original", left), ("copy", right)):
        linked = [index for link in links for index in getattr(link, side)]
        words = [index for index, form in enumerate(forms) if form not in MARKS]
        assert sorted(linked) == words


@given(passages, passages)
def test_links_stand_in_the_originals_order(left: list[str], right: list[str]) -> None:
    firsts = [link.original[0] for link in aligned(left, right) if link.original]
    assert firsts == sorted(firsts)


@given(passages)
def test_identical_sides_are_the_same_throughout(side: list[str]) -> None:
    assert {link.relation for link in aligned(side, side)} <= {"same"}


@given(passages, passages)
def test_one_sided_links_have_no_other_side(left: list[str], right: list[str]) -> None:
    for link in aligned(left, right):
        assert bool(link.original) == (link.relation != "inserted")
        assert bool(link.copy) == (link.relation != "deleted")


@given(passages, passages)
def test_as_many_words_stay_as_the_longest_common_subsequence_has(
    left: list[str], right: list[str]
) -> None:
    stayed = sum(link.relation == "same" for link in aligned(left, right))
    assert stayed == longest_common(*([f for f in s if f not in MARKS] for s in (left, right)))


@given(rows_of_trees, rows_of_trees)
def test_a_word_both_sides_have_once_is_found_wherever_it_stands(
    left: list[str], right: list[str]
) -> None:
    for ours, theirs in ((left, right), (right, left)):
        links = [li for li in aligned(ours, theirs) if li.relation in ("same", "moved")]
        found = {ours[i] for li in links for i in li.original}
        assert found == {theirs[j] for li in links for j in li.copy}
        assert found == set(left) & set(right)


def test_a_moved_phrase_is_one_link() -> None:
    links = aligned(["oak", "elm", "ash", "fir", "yew"], ["ash", "fir", "yew", "oak", "elm"])
    moved = [link for link in links if link.relation == "moved"]
    assert [(link.original, link.copy) for link in moved] == [((0, 1), (3, 4))]


def test_nothing_against_nothing() -> None:
    assert aligned([], []) == []
    assert [link.relation for link in aligned([], ["oak"])] == ["inserted"]


@pytest.mark.parametrize(
    ("left", "right", "pair"),
    [
        ("envoys of the United States met", "envoys of the US met", {(3, 3), (4, 3)}),
        ("it rose 61 percent last year", "it rose 61 % last year", {(3, 3)}),
        ("crews put off the launch again", "crews postponed the launch again", {(1, 1), (2, 1)}),
        ("a fire gutted the old mill", "a blaze gutted the old mill", {(1, 1)}),
    ],
)
def test_phrases_stand_for_each_other(left: str, right: str, pair: set[tuple[int, int]]) -> None:
    assert pair <= word_links(left.split(), right.split())


def test_the_weightiest_run_moves_first() -> None:
    left, right = ["oak", "elm", "ash"], ["elm", "ash", "oak", "elm"]
    every = ([0, 1, 2], [0, 1, 2, 3])
    assert moved_runs(left, right, every, [0.1, 0.1, 0.9], 0.1) == [(0, 2, 1), (1, 0, 2)]


def test_light_words_do_not_move() -> None:
    assert moved_runs(["oak"], ["oak"], ([0], [0]), [0.05], 0.1) == []
