"""An altered quotation that goes on in a short sentence."""

from __future__ import annotations

import pytest

from spindetect.evidence import LinkedWords
from spindetect.evidence.continued import continued_quotations
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Link

BEFORE = "“When the wind turns there is a chance to sail,” the mayor of Orsk said. "
AFTER = "“When the wind turns there is an opening to sail,” the mayor of Orsk said. "


def following(
    original: str, copy: str, *, altered: tuple[int, ...] = (0,)
) -> list[tuple[str, str]]:
    """Give what follows on the first sentences, which are linked."""
    sides = prepare(from_text(BEFORE + original)), prepare(from_text(AFTER + copy))
    ours, theirs = (side.sentences[0].words for side in sides)
    linked = LinkedWords(0, Link((0,), (0,), 1.0, 1.0), ours, theirs, ())
    return [
        (" ".join(word.text for word in first), " ".join(word.text for word in second))
        for first, second in continued_quotations(*sides, [linked], altered)
    ]


def test_the_next_sentence_of_an_altered_quotation_is_looked_at() -> None:
    wanted = [("Catch the breeze", "Take the draught")]
    assert following("“Catch the breeze.”", "“Take the draught,” she added.") == wanted
    assert following("“Catch the breeze.”", "“Take the draught.”", altered=()) == []


@pytest.mark.parametrize(
    "copy",
    [
        "“Catch the breeze.”",
        "“Our town has waited thirty years for this day.”",
        "“We are proud.”",
        "She took the ferry.",
        "",
    ],
    ids=["the same", "a longer one", "another one", "no quotation", "nothing"],
)
def test_what_is_the_same_or_another_sentence_is_not(copy: str) -> None:
    assert following("“Catch the breeze.”", copy) == []
