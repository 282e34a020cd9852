"""Learning which words stand together, on a language of a few words."""

from __future__ import annotations

import random

import numpy as np
import pytest

from spindetect.evidence.context import OFFSETS, ContextModel
from spindetect.train import context
from spindetect.train.context import learn, token_stream

WORDS = ["harbor", "ferry", "oak", "leaf", "."]
GAP = [len(WORDS)] * max(OFFSETS)


def test_a_stream_has_gaps_between_lines_and_no_row_for_other_words() -> None:
    stream = token_stream(iter(["The ferry.\nOak", "“Leaf”"]), WORDS)
    assert stream.tolist() == [5, 1, 4, *GAP, 2, *GAP, 5, 3, 5, *GAP]


def test_a_word_fits_best_among_its_own_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch")
    # A handful of words are all common, and few places teach little at the rate for millions.
    for name, value in (("COMMON", 1.0), ("BATCH", 256), ("RATE", 0.02), ("DRAWN", 10_000)):
        monkeypatch.setattr(context, name, value)
    rng = random.Random(5)  # noqa: S311 - no secret
    lines = [" ".join(rng.choices(rng.choice((WORDS[:2], WORDS[2:4])), k=6)) for _ in range(900)]
    stream = token_stream(iter(lines), WORDS)
    learned = learn(stream, len(WORDS) + 1, 3)
    parts = [context._quantised(learned[name]) for name in ("around", "within")]
    rows = {word: row for row, word in enumerate(WORDS)}
    model = ContextModel(rows, *parts[0], *parts[1], learned["bias"], learned["places"])
    windows = np.repeat([[0] * len(OFFSETS), [2] * len(OFFSETS)], 2, axis=0)
    by_sea, by_tree = model.fits(windows, np.array([1, 3, 1, 3])).reshape(2, 2)
    assert by_sea[0] > by_sea[1] + 1
    assert by_tree[1] > by_tree[0] + 1


def test_quantised_vectors_are_near_what_they_stand_for() -> None:
    vectors = np.random.default_rng(3).normal(size=(7, 5)).astype(np.float32)
    vectors[2] = 0.0
    whole, scale = context._quantised(vectors)
    assert whole.dtype == np.int8
    assert np.abs(whole * scale[:, None] - vectors).max() <= scale.max() / 2 + 1e-6
