"""Which lines are a page's own, and which a short sentence of the story."""

from __future__ import annotations

import pytest

from spindetect.evidence.framing import Passage, page_sentences
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Role


def pages_own(text: str, role: Role, probability: float = 0.7) -> bool:
    document = prepare(from_text(text, source="text"))
    sentences = tuple(sentence.index for sentence in document.sentences)
    passage = Passage(0, len(text), text, role, probability, sentences)
    return bool(page_sentences(document, (passage,)))


@pytest.mark.parametrize(
    ("text", "role", "probability", "own"),
    [
        ("Lock 6 stays closed.", "navigation", 0.7, False),
        ("Paragraph 22 was struck.", "navigation", 0.7, False),
        ("Lock 6 stays closed.", "navigation", 0.99, True),
        ("Lock 6 stays closed.", "copyright", 0.7, True),
        ("Boats and harbors", "navigation", 0.7, True),
        ("Boats. Harbors. 12.", "navigation", 0.7, True),
        ("Posted 3 hours ago.", "navigation", 0.7, True),
        ("It has 14 comments.", "navigation", 0.7, True),
        ("Open from May 3 on.", "navigation", 0.7, True),
        ("Lock 6 stays closed", "headline", 0.9, False),
    ],
)
def test_a_short_sentence_is_no_menu(text: str, role: Role, probability: float, own: bool) -> None:
    assert pages_own(text, role, probability) == own
