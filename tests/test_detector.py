"""Composition: what a detector takes, what it refuses, and that it stays the same."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import spindetect
from spindetect import Config, Detector
from spindetect.encode import Encoder, load_encoder
from spindetect.errors import ConfigurationError, EmptyArticleError, SourceMissingError
from spindetect.evidence import SpinScores
from spindetect.read import Limits, from_text
from tests.cli_running import STORY

SEEDS = Path(__file__).parents[1] / "seeds" / "harbor-bridge"
LABELS = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))
OTHER = "Lambs fetched a record price at the spring fair in Dunmere, the auctioneer said.\n"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


class Numbers:
    """An encoder of our own making, to see what a detector does with it."""

    name = "numbers"
    dimensions = 4

    def __init__(self, value: float = 0.5, rows: int = 0) -> None:
        self.value = value
        self.rows = rows

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(sentences) + self.rows, 4), self.value, dtype=np.float32)


def test_a_text_a_path_and_an_article_are_the_same_to_it(detector: Detector) -> None:
    path = SEEDS / "spun.txt"
    text = path.read_text(encoding="utf-8")
    reports = [
        detector.score(SEEDS / "original.txt", copy)
        for copy in (path, text, from_text(text, source="x"), detector.read(str(path)))
    ]
    assert [r.copy.source for r in reports] == [str(path), "<copy>", "x", str(path)]
    assert len({(r.verdict, r.links, r.changes, r.framing) for r in reports}) == 1


@pytest.mark.parametrize("name", LABELS["copies"])
def test_the_seeds_are_told_apart(name: str, detector: Detector) -> None:
    report = detector.score(SEEDS / LABELS["original"], SEEDS / name)
    accused = report.verdict.derivation != "independent"
    assert accused == (LABELS["copies"][name]["derivation"] != "independent")
    assert (report.verdict.manner is not None) == accused
    assert report.verdict.reasons


def test_what_was_scored_before_changes_nothing(detector: Detector) -> None:
    copies = [SEEDS / name for name in LABELS["copies"]]
    first = {copy: detector.score(SEEDS / "original.txt", copy).to_json() for copy in copies}
    random.Random(4).shuffle(copies)  # noqa: S311 - an order, not a secret
    again = {copy: detector.score(SEEDS / "original.txt", copy).to_json() for copy in copies}
    assert first == again
    assert spindetect.score(SEEDS / "original.txt", copies[0]).to_json() == first[copies[0]]


def test_the_report_says_what_was_compared(detector: Detector) -> None:
    report = detector.score(STORY, OTHER, pair_id="a/7")
    assert (report.id, report.version) == ("a/7", spindetect.__version__)
    assert (report.encoder, report.original.source) == (detector.encoder.name, "<original>")
    assert (report.original.text, report.original.sentence_count) == (STORY, 4)
    assert [s.text for s in report.copy.sentences] == [OTHER.strip()]
    assert report.copy.words == 14


def test_notices_name_their_side(detector: Detector) -> None:
    chinese = "港口委员会周一投票决定关闭旧桥。\n" * 9
    assert [notice.code for notice in detector.score(STORY, STORY).notices] == ["identical"]
    (notice,) = detector.score(chinese, STORY).notices
    assert (notice.code, notice.message.partition(":")[0]) == ("language", "original")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b \ufeff"])
def test_an_empty_text_is_refused(text: str, detector: Detector) -> None:
    try:
        report = detector.score(text, STORY)
    except EmptyArticleError as error:
        assert str(error).startswith("<original>: ")  # noqa: PT017 - or else it is scored
    else:
        assert text.strip()
        assert report.verdict.derivation == "independent"


def test_a_path_that_is_missing(detector: Detector) -> None:
    with pytest.raises(SourceMissingError, match=r"gone\.txt"):
        detector.score(STORY, Path("gone.txt"))


def test_limits_hold_for_paths() -> None:
    small = Detector(config=Config(limits=Limits(max_bytes=10)))
    with pytest.raises(spindetect.SpindetectError, match="larger than 10 bytes"):
        small.score(SEEDS / "original.txt", STORY)


@pytest.mark.parametrize("threshold", [0.0, -0.1, 1.0001, math.nan, math.inf])
def test_a_threshold_out_of_range_is_refused(threshold: float) -> None:
    with pytest.raises(ConfigurationError, match="threshold: is"):
        Config(threshold=threshold)


def test_the_threshold_decides_who_is_accused() -> None:
    low, high = Detector(config=Config(threshold=1e-9)), Detector(config=Config(threshold=1.0))
    pair = (SEEDS / "original.txt", SEEDS / "edited.txt")
    lenient, strict = high.score(*pair).verdict, low.score(*pair).verdict
    assert (lenient.derivation, lenient.manner) == ("independent", None)
    assert (strict.derivation, strict.manner is None) == ("derived", False)
    assert lenient.derivation_probability == strict.derivation_probability


# --- encoders --------------------------------------------------------------


def test_an_encoder_by_name_folder_or_object_is_the_same(detector: Detector) -> None:
    from spindetect.resources import model_path  # noqa: PLC0415

    pair = (SEEDS / "original.txt", SEEDS / "spun.txt")
    bundled = load_encoder()
    by_folder = Detector(str(model_path("encoder"))).score(*pair)
    assert Detector(bundled).score(*pair) == detector.score(*pair)
    assert by_folder.links == detector.score(*pair).links


def test_an_encoder_of_another_making_needs_no_words_of_its_own() -> None:
    numbers = Numbers()
    assert isinstance(numbers, Encoder)
    report = Detector(numbers).score(STORY, OTHER)
    assert report.encoder == "numbers"
    assert report.verdict.derivation == "independent"


@pytest.mark.parametrize("numbers", [Numbers(math.nan), Numbers(math.inf), Numbers(rows=1)])
def test_an_encoder_that_gives_no_usable_vectors_is_refused(numbers: Numbers) -> None:
    with pytest.raises(ConfigurationError, match="encoder numbers: does not give 4 finite vectors"):
        Detector(numbers).score(STORY, OTHER)


def test_an_encoder_that_the_user_named_and_that_fails_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Detector(str(tmp_path))
    message = f"{tmp_path}: holds no model; give a folder saved by sentence-transformers"
    assert str(caught.value) == message


def test_evidence_can_be_had_without_the_model_of_swaps(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> object:
        raise AssertionError("the model of swaps was loaded")

    monkeypatch.setattr("spindetect.evidence.spin.load_spin_model", fail)
    text = "The harbour board of Tilsworth raised its mooring fees by 12 percent on Friday."
    other = text.replace("raised", "lifted")
    given = SpinScores({}, threshold=1.0)
    assert Detector().evidence(text, other, spin=given).spin is given
    with pytest.raises(AssertionError):
        Detector().evidence(text, other)
