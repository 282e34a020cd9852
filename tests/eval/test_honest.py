"""What the measure of honest edits takes for wrong, on sentences of our own."""

from __future__ import annotations

import json
import re

import pytest

from spindetect.records import Change, Span
from tests.eval import honest

ORIGINAL = "The ferry sails to Orsk at noon on Friday with two sheep, said Ida Holm."


def case(*figures: str) -> honest.Case:
    changes = tuple(
        Change(
            "number", "corrupting", 0, Span(44, 47, "two"), Span(44, 44 + len(figure), figure), ""
        )
        for figure in figures
    )
    return honest.Case("reedited", ORIGINAL, ORIGINAL.replace("two", "six"), changes)


def test_a_change_is_known_by_its_sentences_and_its_words() -> None:
    one, other = case("six").changes[0], case("ten").changes[0]
    assert honest.change_id(case(), one) != honest.change_id(case(), other)
    moved = honest.Case("reedited", ORIGINAL, ORIGINAL, ())
    assert honest.change_id(case(), one) != honest.change_id(moved, one)


def test_a_change_that_nobody_read_is_never_right() -> None:
    told = case("six", "ten")
    labels = {honest.change_id(told, told.changes[0]): ("real", "another figure")}
    assert honest.verdicts(told, labels) == ["real", "unread"]
    assert honest.counted("reedited", [told, case()], labels)[-2:] == ["1", "0.500"]


@pytest.mark.parametrize("seed", [1, 2])
def test_links_are_drawn_the_same_for_the_same_seed(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        (f"The ferry to Orsk left pier {n}.", f"A ferry to Orsk left pier {n}.") for n in range(9)
    ]
    monkeypatch.setattr(honest, "_pairs", lambda _: list(texts))
    monkeypatch.setattr(
        honest, "cases", lambda group, a, b: [honest.Case(group, a, b, ()) for _ in range(3)]
    )
    drawn = honest.draw("reedited", seed, wanted=4)
    assert drawn == honest.draw("reedited", seed, wanted=4)
    assert len({one.id for one in drawn}) == 4
    assert drawn != honest.draw("reedited", seed + 1, wanted=4)


def test_an_edited_link_brings_its_changes() -> None:
    rest = "It had waited a week for calm weather, and the keeper of the light was glad to go."
    found = honest.cases(
        "reedited", f"{ORIGINAL} {rest}", f"{ORIGINAL.replace('two', 'six')} {rest}"
    )
    assert [[change.kind for change in one.changes] for one in found] == [["number"]]


def test_labels_hold_no_text() -> None:
    known = json.loads(honest.LABELS.read_text(encoding="utf-8"))
    assert all(re.fullmatch("[0-9a-f]{12}", one) for one in (*known["changes"], *known["read"]))
    assert {verdict for verdict, _ in known["changes"].values()} <= {"real", "debatable", "false"}
    reasons = {reason for _, reason in known["changes"].values()}
    assert all(re.fullmatch("[a-z ]{4,45}", reason) for reason in reasons)
    # Categories, not quotations: each of a few is used again and again.
    assert len(reasons) < 30
