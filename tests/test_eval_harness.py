"""The harness itself: figures checked against their definitions, on texts of our own."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval import corpora, derivation, links, metrics, pairs
from tests.eval.corpora import ParallelLine
from tests.eval.pairs import UNSPUN
from tests.eval.peers import MutualBestLinks
from tests.eval.scoring import PairScore, score_pairs
from tests.eval.table import derivation_table, render

needs_corpora = pytest.mark.skipif(not corpora.have_dev(), reason=corpora.missing_message())
LINES = ("Mara Quill opened the dam.", "Rain fell.", "The mayor of Brannoy thanked nobody.")
SCORES = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=12)


def _score(number: int, derived: bool, score: float, accused: bool | None) -> PairScore:
    group = "copies" if derived else "reports"
    return PairScore(f"p{number}", group, derived, f"c{number}", False, score, accused, 1.0)


@given(SCORES, SCORES)
def test_auc_is_the_share_of_ordered_pairs(derived: list[float], independent: list[float]) -> None:
    every = list(itertools.product(derived, independent))
    wins = sum(1.0 if d > i else 0.5 if d == i else 0.0 for d, i in every)
    assert metrics.auc(derived, independent) == pytest.approx(wins / len(every))


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abc")), min_size=1))
def test_bootstrap_interval_holds_shares(rows: list[tuple[bool, str]]) -> None:
    values, clusters = zip(*rows, strict=True)
    interval = metrics.bootstrap(values, clusters)
    assert interval.value == pytest.approx(sum(values) / len(values))
    assert 0 <= interval.low <= interval.high <= 1
    assert metrics.bootstrap(values, clusters) == interval


def test_bootstrap_is_wider_when_a_cluster_stands_or_falls_together() -> None:
    values = [True] * 20 + [False] * 20
    alone = metrics.bootstrap(values, [str(index) for index in range(40)])
    together = metrics.bootstrap(values, [str(index // 10) for index in range(40)])
    assert together.high - together.low > 1.5 * (alone.high - alone.low)


def test_summary_counts_a_tie_with_an_independent_pair_as_not_found() -> None:
    scores = [
        _score(1, True, 0.9, True),
        _score(2, True, 0.6, True),
        _score(3, True, 0.2, False),
        _score(4, False, 0.6, True),
        _score(5, False, 0.1, False),
    ]
    summary = derivation.summarise("mine", scores)
    measured = derivation.measures(summary)
    assert summary.threshold == 0.6
    assert measured["derivation.found_zero_fa"] == pytest.approx(1 / 3)
    assert measured["derivation.found_zero_fa.copies"] == pytest.approx(1 / 3)
    assert measured["derivation.spared"] == 0.5
    assert measured["derivation.caught"] == pytest.approx(2 / 3)
    assert [row.id for row in derivation.errors(scores, limit=1)] == ["p4", "p3"]
    assert "all independent" in derivation_table(summary)


def test_extra_groups_neither_set_the_threshold_nor_count() -> None:
    loud = PairScore("x", "next passage", False, "x", True, 1.0, True, 1.0)
    scores = [_score(1, True, 0.9, None), _score(2, False, 0.1, None), loud]
    summary = derivation.summarise("mine", scores)
    assert summary.threshold == 0.1
    assert summary.all_independent.count == 1
    assert derivation.measures(summary)["derivation.found_zero_fa"] == 1.0


def test_summary_of_one_label_is_refused() -> None:
    with pytest.raises(ValueError, match="derived and independent"):
        derivation.summarise("mine", [_score(1, True, 0.9, None)])


def test_containment_counts_distinct_grams_of_the_copy() -> None:
    original = "The ferry to Brannoy left at noon with forty people."
    copy = "the ferry to Brannoy left late"
    assert pairs.containment(original, copy, 3) == pytest.approx(3 / 4)
    assert pairs.containment(original, "left", 3) == 0.0


def test_several_processes_give_what_one_gives_in_the_same_order() -> None:
    made = [
        pairs.EvalPair(f"p{n}", "ferries", f"The {n} o'clock ferry sank.", LINES[n % 3], True, "c")
        for n in range(20)
    ]
    alone = score_pairs("rapidfuzz", made)
    together = score_pairs("rapidfuzz", made, jobs=2)
    assert [(one.id, one.score) for one in together] == [(one.id, one.score) for one in alone]
    assert len({one.score for one in alone}) > 1


@given(st.integers(0, 60), st.integers(1, 13))
def test_windows_cover_lines_in_order_and_drop_only_a_short_rest(count: int, size: int) -> None:
    lines = [ParallelLine(number, f"line {number}", {}) for number in range(count)]
    kept = [line.line for window in pairs.windows(lines, size) for line in window]
    assert kept == list(range(len(kept)))
    assert (count - len(kept)) * 2 < size


WINDOW = links.LinkWindow("w", LINES, LINES[::-1], frozenset({(0, 2), (1, 1), (2, 0)}))


def test_pieces_of_a_line_count_once_and_a_wide_link_counts_every_line() -> None:
    original, copy = "\n\n".join(WINDOW.original), "\n\n".join(WINDOW.copy)
    start = copy.index("Mara")

    def aligner(first: str, second: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        assert (first, second) == (original, copy)
        halves = [((0, 4), (start, start + 4)), ((5, 10), (start + 5, start + 10))]
        return [*halves, ((28, len(original)), (0, 5))]

    assert links.linked_lines(WINDOW, aligner) == {(0, 2), (1, 0), (2, 0)}


def test_a_span_between_lines_touches_none() -> None:
    gap = len(LINES[0])
    assert links.linked_lines(WINDOW, lambda _o, _c: [((gap, gap + 2), (0, 3))]) == set()


def test_a_plain_aligner_links_the_same_lines_in_another_order() -> None:
    assert links.linked_lines(WINDOW, MutualBestLinks()) == WINDOW.gold


def test_render_pads_to_the_widest_cell() -> None:
    assert render(["a", "n"], [["bcd", "10"]]).splitlines() == ["a     n", "---  --", "bcd  10"]
    assert render(["a", "n"], [["bcd", "10"]], markdown=True).splitlines()[1] == "| --- | -: |"


@needs_corpora
def test_the_bar_s_groups_have_their_size() -> None:
    made = pairs.derivation_pairs()
    counts = pairs.group_counts(made)
    assert len({pair.id for pair in made}) == len(made)
    assert counts["syndicated"] == 201
    assert counts["independent reports"] == 600
    assert counts["re-edited releases"] == 300
    assert counts["rewritten by a model"] == 86 * 6
    assert {pair.group for pair in made if pair.extra} == {"retranslated", "next passage"}


@needs_corpora
def test_shuffled_windows_hold_the_same_lines_with_gold_that_follows_them() -> None:
    plain, shuffled = links.link_windows("spun"), links.link_windows("spun_shuffled")
    assert [window.original for window in shuffled] == [window.original for window in plain]
    assert shuffled != plain
    published = {line.parallel[UNSPUN]: line.text for line in corpora.spun_lines()}
    for window in shuffled:
        assert sorted(i for i, _ in window.gold) == list(range(len(window.original)))
        assert all(window.copy[j] == published[window.original[i]] for i, j in window.gold)
