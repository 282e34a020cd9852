"""Changes of whole passages, against our own gold (tests/data/README.md)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.swaps import can_be_spin
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Link, Span, Word
from tests.eval.changes import SHORT_PAIRS, corrupting, sentence_changes, show

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in SHORT_PAIRS.read_text(encoding="utf-8").splitlines()
]


def covers(span: Span | None, text: str | None, source: str) -> bool:
    if span is None or text is None:
        return False
    at = source.find(text)
    return span.start < at + len(text) and at < span.end


CORRUPTED = [row for row in ROWS if any(c["severity"] == "corrupting" for c in row["changes"])]


@pytest.mark.parametrize("row", CORRUPTED, ids=[row["id"] for row in CORRUPTED])
def test_every_corruption_is_found(row: dict[str, Any]) -> None:
    found = corrupting(sentence_changes(row["original"], row["copy"]))
    for wanted in row["changes"]:
        if wanted["severity"] == "corrupting":
            assert any(
                covers(change.original, wanted["original"], row["original"])
                or covers(change.copy, wanted["copy"], row["copy"])
                for change in found
            ), wanted


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_nothing_else_is_called_corrupting(row: dict[str, Any]) -> None:
    wrong = [change for change in row["changes"] if change["severity"] == "corrupting"]
    for change in corrupting(sentence_changes(row["original"], row["copy"])):
        assert any(
            covers(change.original, known["original"], row["original"])
            or covers(change.copy, known["copy"], row["copy"])
            for known in wrong
        ), show(change)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_spans_are_exact_and_every_change_says_why(row: dict[str, Any]) -> None:
    for change in sentence_changes(row["original"], row["copy"]):
        assert change.original or change.copy
        assert change.why
        for span, text in ((change.original, row["original"]), (change.copy, row["copy"])):
            if span is not None:
                assert text[span.start : span.end] == span.text


def test_the_same_pair_gives_the_same_changes() -> None:
    row = ROWS[0]
    first = sentence_changes(row["original"], row["copy"])
    assert sentence_changes(row["original"], row["copy"]) == first


def words(text: str) -> tuple[Word, ...]:
    document = prepare(from_text(text, source="text"))
    return tuple(word for sentence in document.sentences for word in sentence.words)


@pytest.mark.parametrize(
    ("original", "copy", "possible"),
    [
        ("officials", "authorities", True),
        ("moment", "minute", True),
        ("said", "stated", True),
        ("said", "says", False),
        ("to", "in", False),
        ("and", "to", False),
        ("bridge", "bridges", False),
        ("critically", "criticaly", False),
        ("15", "16", False),
    ],
)
def test_swaps_of_function_words_inflections_and_figures_are_no_spin(
    original: str, copy: str, possible: bool
) -> None:
    # In the middle of a sentence, where a capital would be a name's.
    sides = words(f"They saw {original} there"), words(f"They saw {copy} there")
    piece = Piece("substituted", sides[0][2:3], sides[1][2:3], 0.5, 2, 2)
    linked = LinkedWords(0, Link((0,), (0,), 1.0, 0.8), *sides, (piece,))
    assert can_be_spin(piece, linked) is possible


def hidden(original: str, copy: str) -> list[tuple[str, str]]:
    changes = sentence_changes(original, copy)
    return [(change.severity, change.why) for change in changes if change.kind == "hidden"]


def test_what_the_copy_alone_hides_is_a_finding() -> None:
    plain, copy = "The ferry left Orsk.", "The fe\u200brry left Orsk."
    (found,) = hidden(plain, copy)
    assert found == ("spin", "hidden in the copy: ZERO WIDTH SPACE inside a word")
    assert hidden("The ferry\u2060man left Orsk.", copy) == [found]


def test_what_both_hide_is_their_publishers() -> None:
    assert hidden("The fer\u200bry left Orsk.", "The fe\u200brry left Or\u200bsk.") == []
    assert hidden("The f\u0435rry left Orsk.", "The ferry l\u0435ft Orsk.") == []


@pytest.mark.parametrize(
    "copy",
    ["The ferry\u200b left Orsk.", "The \u200eferry left Orsk.", "\u2060The ferry left Orsk."],
)
def test_a_mark_that_breaks_no_word_is_typesetting(copy: str) -> None:
    (found,) = hidden("The ferry left Orsk.", copy)
    assert found[0] == "benign"


def test_a_soft_hyphen_is_typesetting() -> None:
    (found,) = hidden("The ferry left Orsk.", "The fer\u00adry left Orsk.")
    assert found[0] == "benign"


def accused(original: str, copy: str) -> list[str]:
    return [change.kind for change in corrupting(sentence_changes(original, copy))]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("Halden scored 4 goals and Orsk scored 2.", "Orsk scored 2 goals and Halden scored 4."),
        ("The judges, Ida Holm and Jon Aske, left.", "The judges, Jon Aske and Ida Holm, left."),
        ("They bought 8 hens and 3 ducks at noon.", "They bought 3 ducks and 8 hens at noon."),
        ("The match between Halden and Orsk began.", "The match between Orsk and Halden began."),
    ],
)
def test_a_list_in_another_order_exchanges_nothing(original: str, copy: str) -> None:
    assert accused(original, copy) == []


def test_names_that_change_places_are_each_reported_once() -> None:
    original = "On Monday Halden beat the team of Orsk."
    copy = "On Monday Orsk beat the team of Halden."
    assert accused(original, copy) == ["name", "name"]
