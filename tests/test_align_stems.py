"""Which sentences hold what: tables against sets."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spindetect.align.units import LONGEST_RUN, Units, run_slice, units_of_pair
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document

TREES = ("oak", "elm", "ash", "Fir", "12")
texts = st.lists(st.lists(st.sampled_from(TREES), min_size=1, max_size=6), min_size=1, max_size=4)


def document(sentences: list[list[str]]) -> Document:
    return prepare(from_text("\n\n".join(" ".join(words) for words in sentences), source="x"))


def units(left: Document, right: Document) -> tuple[tuple[Units, Units], tuple[Units, Units]]:
    vectors = [np.ones((len(side.sentences), 3), dtype=np.float32) for side in (left, right)]
    ours, theirs, _ = units_of_pair(left, right, *vectors)
    return ours, theirs


def stems(side: Document) -> list[list[str]]:
    return [[word.stem for word in sentence.words if word.is_word] for sentence in side.sentences]


def grams(words: list[str], length: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[shift:] for shift in range(length)), strict=False))


@given(texts, texts)
def test_as_many_ngrams_are_shared_as_two_sentences_have_in_common(
    left: list[list[str]], right: list[list[str]]
) -> None:
    sides = document(left), document(right)
    (ours, _), (theirs, _) = units(*sides)
    for length, found in (
        (1, ours.stems @ theirs.stems.T),
        (2, ours.bigrams @ theirs.bigrams.T),
        (3, ours.trigrams @ theirs.trigrams.T),
    ):
        for (i, a), (j, b) in itertools.product(*(enumerate(stems(side)) for side in sides)):
            assert found[i, j] == len(grams(a, length) & grams(b, length))


@given(texts, texts)
def test_a_run_holds_what_its_sentences_hold(left: list[list[str]], right: list[list[str]]) -> None:
    for single, longer in units(document(left), document(right)):
        count = len(single.words)
        for length in range(2, LONGEST_RUN + 1):
            place = run_slice(count, length)
            for first, at in enumerate(range(place.start, place.stop)):
                run = slice(first, first + length)
                assert (longer.presence[at] == single.presence[run].max(axis=0)).all()
                assert longer.words[at] == single.words[run].sum()
                assert np.isclose(np.linalg.norm(longer.vectors[at]), 1.0)
        assert len(longer.words) == place.stop


def test_numbers_and_names_are_entities() -> None:
    side = document([["The", "oak", "of", "Fir", "12"]])
    (single, _), _ = units(side, side)
    assert single.entities.sum() == 2
    assert single.numbers.sum() == 1
