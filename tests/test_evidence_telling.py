"""No edit is told twice: what accuses never shares words with what accuses."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect import score
from spindetect.records import Change, Span
from tests.eval.changes import SEED, SHORT_PAIRS, sentence_changes, show

PASSAGE = (
    "“We never said that the roof is safe, and Mayor Oda Brekke will not pay 14 million crowns "
    "for it in May,” said Ulla Strand, who heads the Harbor Board of Kelness. Brekke denied on "
    "Tuesday that the Harbor Board of Kelness had asked for 14 million crowns."
)
SWAPS = (
    ("never ", ""), ("not ", ""), ("safe", "unsafe"), ("roof", "cover"), ("said", "stated"),
    ("Brekke", "Strom"), ("14", "19"), ("May", "June"), ("will", "may"), ("Board", "Panel"),
    ("Ulla Strand", "Oda Brekke"), ("denied", "said"), ("Tuesday", "Wednesday"), ("“", ""),
    ("million", "billion"), ("pay", "give"), ("Kelness", "Kelnes"), ("that ", "that not "),
)  # fmt: skip


def accusing(changes: tuple[Change, ...]) -> list[Change]:
    # A hidden character is no edit of words: the word that holds it may be changed, too.
    return [c for c in changes if c.severity != "benign" and c.kind != "hidden"]


def meet(first: Span | None, second: Span | None) -> bool:
    if first is None or second is None:
        return False
    return first.start < second.end and second.start < first.end


def told_twice(changes: tuple[Change, ...]) -> list[str]:
    return [
        f"{show(first)} AND {show(second)}"
        for first, second in combinations(accusing(changes), 2)
        if meet(first.original, second.original) or meet(first.copy, second.copy)
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(SWAPS), st.integers(1, 2)), max_size=6))
def test_no_two_findings_share_words(swaps: list[tuple[tuple[str, str], int]]) -> None:
    copy = PASSAGE
    for (old, new), count in swaps:
        copy = copy.replace(old, new, count)
    assert told_twice(sentence_changes(PASSAGE, copy)) == []


@pytest.mark.parametrize("name", ["spun.txt", "edited.txt", "rewritten.txt"])
def test_the_worked_example_is_told_once(name: str) -> None:
    texts = [(SEED / file).read_text(encoding="utf-8") for file in ("original.txt", name)]
    assert told_twice(score(*texts).changes) == []


def test_our_short_passages_are_told_once() -> None:
    for line in SHORT_PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert told_twice(sentence_changes(row["original"], row["copy"])) == []


def test_an_altered_quotation_says_what_else_is_wrong_in_it() -> None:
    rest = "at the harbor on the day of the storm with"
    original = f"“Oda Brekke was not {rest} 14 boats,” said Ulla Strand on Monday."
    copy = f"“Oda Strom was {rest} 19 boats,” said Ulla Strand on Monday."
    (found,) = accusing(sentence_changes(original, copy))
    assert found.kind == "quote"
    assert found.why == (
        "in quotation marks, but not what Ulla Strand said: another name stands here "
        "(“Oda Brekke” became “Oda Strom”); the denial is gone (“not”); "
        "the figure was changed (“14” became “19”)"
    )


def test_a_lost_denial_outside_quotations_stays_one() -> None:
    original = "The roof of the arena in Kelness is not safe for the winter, the board said."
    (found,) = accusing(sentence_changes(original, original.replace("not ", "")))
    assert found.kind == "negation"
