"""A warm pair, room by room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spindetect import Detector
from spindetect.align import align_sentences
from spindetect.encode import load_encoder
from spindetect.evidence import find_changes, linked_words, spin_scores
from spindetect.evidence.framing import find_framing, framing_sentences, passages
from spindetect.judge import PairEvidence, judge
from spindetect.prepare import prepare
from spindetect.read import from_text
from tests.benchmarks.timing import least_ms

__all__ = ["report_ms", "stage_times"]


def report_ms(original: str, copy: str, *, repeats: int = 20) -> float:
    """Processor time of a full report as JSON, in milliseconds, models loaded."""
    detector = Detector()
    return least_ms(lambda: detector.score(original, copy).to_json(), repeats=repeats)


def stage_times(original: str, copy: str) -> dict[str, float]:
    """Processor time of each stage of a report, in milliseconds, models loaded.

    Parameters
    ----------
    original, copy : str
        Texts.
    """
    detector, encoder = Detector(), load_encoder()
    times: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> Any:
        times[name] = least_ms(call)
        return call()

    articles = timed("read", lambda: [from_text(text, source="x") for text in (original, copy)])
    ours, theirs = timed("prepare", lambda: [prepare(article) for article in articles])
    forms = [[sentence.form for sentence in side.sentences] for side in (ours, theirs)]
    vectors = timed("encode", lambda: [encoder.encode(side) for side in forms])
    found = timed("passages", lambda: [passages(side, encoder.encode) for side in (ours, theirs)])
    framed = framing_sentences(ours, found[0]), framing_sentences(theirs, found[1])
    alignment = timed("align", lambda: align_sentences(ours, theirs, vectors[0], vectors[1]))
    # The composition of words and vectors is the detector's own; no public call gives it alone.
    pieces = timed("words", lambda: detector._align_words(ours, theirs, alignment.links))
    linked = timed("pieces", lambda: linked_words(ours, theirs, alignment.links, pieces))
    spin = timed("spin", lambda: spin_scores(linked))
    timed(
        "judge",
        lambda: judge(PairEvidence(ours, theirs, alignment, linked, spin, framed[0], framed[1])),
    )
    timed("changes", lambda: find_changes(ours, theirs, linked, spin))
    timed(
        "framing",
        lambda: find_framing(
            ours,
            theirs,
            alignment.links,
            original_passages=found[0],
            copy_passages=found[1],
        ),
    )
    report = detector.score(original, copy)
    timed("report json", report.to_json)
    return times
