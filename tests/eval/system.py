"""The one place where the harness calls spindetect itself."""

from __future__ import annotations

from spindetect import Detector
from spindetect.read import from_text
from spindetect.records import Link, Span
from spindetect.report import Report
from tests.eval.scoring import Scored

__all__ = ["SpindetectLinks", "SpindetectScorer"]

Range = tuple[int, int]


def _report(detector: Detector, original: str, copy: str) -> Report:
    # Articles, not strings, so that no text can be taken for a path or an address.
    return detector.score(from_text(original, source="original"), from_text(copy, source="copy"))


class SpindetectScorer:
    """Scores a pair with the shipped detector at its shipped defaults."""

    def __init__(self) -> None:
        self._detector = Detector()

    def __call__(self, original: str, copy: str) -> Scored:
        verdict = _report(self._detector, original, copy).verdict
        return Scored(verdict.derivation_probability, verdict.derivation != "independent")


class SpindetectLinks:
    """Links a pair's sentences with the shipped detector."""

    def __init__(self) -> None:
        self._detector = Detector()

    def __call__(self, original: str, copy: str) -> list[tuple[Range, Range]]:
        report = _report(self._detector, original, copy)
        sides = (report.original.sentences, report.copy.sentences)
        return [_ranges(link, *sides) for link in report.links]


def _ranges(link: Link, original: tuple[Span, ...], copy: tuple[Span, ...]) -> tuple[Range, Range]:
    # A link's sentences have no gaps, so the first and the last bound it.
    return (
        (original[link.original[0]].start, original[link.original[-1]].end),
        (copy[link.copy[0]].start, copy[link.copy[-1]].end),
    )
