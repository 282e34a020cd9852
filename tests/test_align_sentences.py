"""Sentence links on texts of our own: splits, merges, moves, and what must not be linked."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from spindetect.align import Alignment, align_sentences
from spindetect.encode import load_encoder
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "harbor-bridge"

STORY = (
    "The council of Aldermoor voted on Tuesday to sell the old brewery to a housing trust.",
    "Mayor Petra Lindqvist said the trust would build 84 flats on the site by 2027.",
    "A rival bid of 4.1 million crowns from the brewer Stonecask was turned down by the planning "
    "office because it came two days after the deadline set in March.",
    "Neighbours had asked for a park, and some of them booed when the vote was read out.",
    "The clerk, Owen Tarrant, will sign the contract after a survey of the cellars.",
    "Stonecask employs 310 people in the valley and has not said whether it will stay.",
)


def align(original: str, copy: str) -> tuple[Alignment, Document, Document]:
    documents = prepare(from_text(original)), prepare(from_text(copy))
    encoder = load_encoder()
    vectors = [encoder.encode([s.form for s in document.sentences]) for document in documents]
    return align_sentences(*documents, vectors[0], vectors[1]), *documents


def _blocks(alignment: Alignment) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(link.original, link.copy) for link in alignment.links}


def test_a_text_is_linked_to_itself_sentence_by_sentence() -> None:
    text = " ".join(STORY)
    alignment, _, _ = align(text, text)
    assert _blocks(alignment) == {((i,), (i,)) for i in range(len(STORY))}
    for link in alignment.links:
        assert link.similarity == pytest.approx(1.0, abs=1e-5)
        assert link.overlap == 1.0
        assert not link.moved


def test_a_sentence_cut_in_two_is_one_link() -> None:
    copy = list(STORY)
    copy[2] = (
        "A rival bid of 4.1 million crowns from the brewer Stonecask was turned down by the "
        "planning office. It came two days after the deadline set in March."
    )
    alignment, _, _ = align(" ".join(STORY), " ".join(copy))
    assert ((2,), (2, 3)) in _blocks(alignment)


def test_two_sentences_joined_are_one_link() -> None:
    copy = [*STORY[:3], STORY[3].rstrip(".") + ", and " + "t" + STORY[4][1:], STORY[5]]
    alignment, _, _ = align(" ".join(STORY), " ".join(copy))
    assert ((3, 4), (3,)) in _blocks(alignment)


def test_a_paragraph_put_elsewhere_is_moved() -> None:
    copy = [*STORY[4:], *STORY[:4]]
    alignment, _, _ = align("\n\n".join(STORY), "\n\n".join(copy))
    moved = {link.original for link in alignment.links if link.moved}
    assert len(alignment.links) == len(STORY)
    assert moved == {(4,), (5,)}


def test_other_news_is_not_linked() -> None:
    other = (
        "Snow closed the pass above Hallenberg for the third night running. "
        "The railway sent buses, but two of them were stuck behind a timber lorry. "
        "Forecasters expect a thaw by the weekend."
    )
    alignment, _, _ = align(" ".join(STORY), other)
    assert alignment.links == ()


@pytest.mark.parametrize("empty", ["original", "copy"])
def test_a_side_without_sentences_has_no_links(empty: str) -> None:
    full = prepare(from_text(STORY[0]))
    none = Document(full.article, ())
    encoder = load_encoder()
    vectors = encoder.encode([STORY[0]]), encoder.encode([])
    sides = (none, full) if empty == "original" else (full, none)
    order = vectors[::-1] if empty == "original" else vectors
    assert align_sentences(*sides, *order).links == ()


def test_every_sentence_is_in_one_link_at_most_and_runs_have_no_gaps() -> None:
    text, copy = ((SEEDS / name).read_text("utf-8") for name in ("original.txt", "spun.txt"))
    alignment, original, spun = align(text, copy)
    for side, document in (("original", original), ("copy", spun)):
        runs = [getattr(link, side) for link in alignment.links]
        flat = [index for run in runs for index in run]
        assert len(flat) == len(set(flat))
        assert set(flat) <= set(range(len(document.sentences)))
        for run in runs:
            assert 1 <= len(run) <= 3
            assert list(run) == list(range(run[0], run[-1] + 1))
    assert all(min(len(k.original), len(k.copy)) == 1 for k in alignment.links)
    assert [k.copy[0] for k in alignment.links] == sorted(k.copy[0] for k in alignment.links)
    assert len(alignment.scores) == len(alignment.links)
    assert all(score > 0 for score in alignment.scores)


def _text_of(document: Document, run: tuple[int, ...]) -> str:
    return " ".join(document.sentences[index].text for index in run)


def _flat(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    ("name", "floor"), [("verbatim", 0.95), ("edited", 0.85), ("spun", 0.9), ("rewritten", 0.85)]
)
def test_labelled_links_of_the_worked_examples_are_found(name: str, floor: float) -> None:
    labels = json.loads((SEEDS / "labels.json").read_text("utf-8"))["copies"][f"{name}.txt"]
    text, copy = ((SEEDS / f"{n}.txt").read_text("utf-8") for n in ("original", name))
    alignment, original, other = align(text, copy)
    found = [
        (_text_of(original, link.original), _text_of(other, link.copy)) for link in alignment.links
    ]
    gold = [(_flat(link["original"]), _flat(link["copy"])) for link in labels["links"]]
    hits = [any(_meet(a, b) and _meet(c, d) for a, c in found) for b, d in gold]
    assert np.mean(hits) >= floor


def _meet(first: str, second: str) -> bool:
    """Tell whether one text holds a good part of the other."""
    words = first.split(), second.split()
    shared = len(set(words[0]) & set(words[1]))
    return shared >= 0.6 * min(len(set(words[0])), len(set(words[1])))


def test_two_reports_of_one_event_are_not_aligned() -> None:
    text, copy = ((SEEDS / f"{n}.txt").read_text("utf-8") for n in ("original", "independent"))
    alignment, _, other = align(text, copy)
    assert len(alignment.links) <= 0.1 * len(other.sentences)
