"""Which words fit where they stand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from spindetect import Detector
from spindetect.errors import ModelError
from spindetect.evidence.context import (
    OFFSETS,
    ChangedFits,
    changed_fits,
    load_context_model,
)

ORIGINAL = "The committee heard that the recent storm had damaged the roof of the old town hall."


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _fits(detector: Detector, copy: str) -> ChangedFits:
    return changed_fits(detector.evidence(ORIGINAL, copy).linked)


@pytest.mark.parametrize(
    ("word", "well", "badly"),
    [
        ("recent", "latest", "rapid"),
        ("heard", "learned", "audible"),
        ("roof", "walls", "ceilinged"),
    ],
)
def test_a_word_in_its_other_sense_fits_worse(
    detector: Detector, word: str, well: str, badly: str
) -> None:
    found = [_fits(detector, ORIGINAL.replace(word, other)) for other in (well, badly)]
    fits = [[theirs for _, theirs in fit.swaps.values()] for fit in found]
    assert len(fits[0]) == 1
    if fits[1] and not math.isnan(fits[1][0]):
        assert fits[0][0] > fits[1][0]
    else:  # not a word of the model
        assert not found[1].put.size


def test_what_was_kept_is_not_looked_at(detector: Detector) -> None:
    fits = _fits(detector, ORIGINAL)
    assert (fits.swaps, fits.gone.size, fits.put.size) == ({}, 0, 0)


def test_words_that_were_left_out_count_on_their_side_alone(detector: Detector) -> None:
    fits = _fits(detector, ORIGINAL.replace(" recent", ""))
    assert fits.swaps == {}
    assert (fits.gone.size, fits.put.size) == (1, 0)


def test_the_result_does_not_hang_on_what_else_is_asked(detector: Detector) -> None:
    linked = detector.evidence(ORIGINAL, ORIGINAL.replace("recent", "rapid")).linked
    alone, twice = changed_fits(linked), changed_fits([*linked, *linked])
    assert np.array_equal(np.tile(alone.put, 2), twice.put)


def test_words_that_the_model_does_not_know_have_no_fit() -> None:
    model = load_context_model()
    unknown = len(model.bias) - 1
    windows = np.zeros((2, len(OFFSETS)), dtype=np.int64)
    fits = model.fits(windows, np.array([model.rows["the"], unknown]))
    assert np.isfinite(fits[0])
    assert np.isnan(fits[1])


def test_a_model_that_is_missing_is_named() -> None:
    with pytest.raises(ModelError, match="spin/nothing"):
        load_context_model("spin/nothing")
