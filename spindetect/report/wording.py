"""The plain words in which every form of the report speaks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from spindetect.records import (
    ChangeKind,
    ContentPassage,
    ContentPlace,
    ContentStatus,
    Derivation,
    FramingStatus,
    Manner,
    Role,
    Severity,
)

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = [
    "CONTENT_NAME",
    "DERIVATION_MEANING",
    "KIND_NAME",
    "MANNER_MEANING",
    "ROLE_NAME",
    "SEVERITY_NAME",
    "STATUS_NAME",
    "counted",
    "passage_place",
    "percent",
    "spun_heading",
    "verdict_details",
    "verdict_headline",
    "verdict_meaning",
]

DERIVATION_MEANING: Final[Mapping[Derivation, str]] = MappingProxyType(
    {
        "derived": "most of the copy's story comes from the original",
        "partial": "some passages of the copy come from the original, the rest does not",
        "independent": "a separate text, however alike the subject",
    }
)
MANNER_MEANING: Final[Mapping[Manner, str]] = MappingProxyType(
    {
        "verbatim": "the same words, but for layout",
        "edited": "cut, rearranged or reworded by hand around shared wording",
        "spun": "words and phrases swapped mechanically",
        "rewritten": "the same content, sentence by sentence, in other fluent words",
    }
)
ROLE_NAME: Final[Mapping[Role, str]] = MappingProxyType(
    {
        "disclaimer": "disclaimer",
        "attribution": "source line",
        "byline": "byline",
        "dateline": "dateline",
        "copyright": "copyright line",
        "editors_note": "editor's note",
        "promotion": "promotion",
        "related_links": "related links",
        "caption": "caption",
        "headline": "headline",
        "subheading": "subheading",
        "navigation": "navigation",
        "social_embed": "social media",
        "body": "story text",
    }
)
KIND_NAME: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        "synonym": "wording",
        "name": "name",
        "number": "number",
        "date": "date",
        "quote": "quotation",
        "negation": "negation",
        "modality": "certainty",
        "attribution": "who said it",
        "insertion": "put in",
        "deletion": "left out",
        "reordering": "order",
        "format": "spelling",
        "hidden": "hidden characters",
    }
)
SEVERITY_NAME: Final[Mapping[Severity, str]] = MappingProxyType(
    {"corrupting": "corrupted", "spin": "spun", "benign": "small change"}
)
STATUS_NAME: Final[Mapping[FramingStatus, str]] = MappingProxyType(
    {"added": "added", "omitted": "left out", "kept": "kept", "altered": "altered"}
)
CONTENT_NAME: Final[Mapping[ContentStatus, str]] = MappingProxyType(
    {"omitted": "left out", "added": "put in"}
)
_PLACE: Final[Mapping[ContentPlace, str]] = MappingProxyType(
    {
        "beginning": "at the beginning",
        "middle": "in the middle",
        "end": "at the end",
        "whole": "all of it",
    }
)
_HEADLINE: Final[Mapping[tuple[Derivation, Manner | None], str]] = MappingProxyType(
    {
        ("derived", None): "Derived from the original.",
        ("derived", "verbatim"): "Derived from the original, word for word.",
        ("derived", "edited"): "Derived from the original, edited by hand.",
        ("derived", "spun"): "Derived from the original, machine-spun.",
        ("derived", "rewritten"): "Derived from the original, rewritten in other words.",
        ("partial", None): "Partly derived: some passages come from the original.",
        ("partial", "verbatim"): "Partly derived: some passages are the original, word for word.",
        ("partial", "edited"): "Partly derived: some passages are the original, edited by hand.",
        ("partial", "spun"): "Partly derived: some passages are the original, machine-spun.",
        ("partial", "rewritten"): (
            "Partly derived: some passages are the original, rewritten in other words."
        ),
    }
)


# From this probability on a report does not say that nothing points to copying.
DOUBT = 0.1


def percent(share: float) -> str:
    """Return a share as a percentage that never rounds to certainty.

    Examples
    --------
    >>> percent(0.936), percent(0.995), percent(0.9999), percent(0.0004), percent(1), percent(0)
    ('94%', 'over 99%', 'over 99%', 'under 1%', '100%', '0%')
    """
    share = round(share, 4)  # as the JSON report has it, so that one read back says the same
    told = f"{share:.0%}"
    if share < 1 and told == "100%":
        return "over 99%"
    return "under 1%" if share > 0 and told == "0%" else told


def counted(number: int, noun: str) -> str:
    """Return a number and its noun.

    Examples
    --------
    >>> counted(1, "sentence"), counted(1200, "word")
    ('1 sentence', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def passage_place(passage: ContentPassage) -> str:
    """Return how much of a story a passage is, and where in it: "7% of the copy, at the end"."""
    return f"{percent(passage.share)} of the {passage.side}, {_PLACE[passage.place]}"


def spun_heading(report: Report, places: int) -> str:
    """Return how many swaps there are, and where those in quotations are told."""
    told = f"{counted(places, 'swap')} no person makes"
    quoted = any(c.kind == "quote" and c.severity == "corrupting" for c in report.changes)
    return f"{told}, beside those in the altered quotations" if quoted else told


def verdict_headline(report: Report) -> str:
    """Return the verdict as one short sentence."""
    verdict = report.verdict
    if verdict.derivation == "independent":
        if verdict.derivation_probability > DOUBT:
            return "Independent: too little here points to copying."
        return "Independent: nothing here points to copying."
    return _HEADLINE[verdict.derivation, verdict.manner]


def verdict_details(report: Report) -> str:
    """Return how much was reused and how sure the verdict is."""
    verdict = report.verdict
    sure = verdict.derivation_probability
    if verdict.derivation == "independent":
        sure = 1 - sure
    # A model is never certain, and a report must not claim that it is.
    sure = min(sure, 0.999)
    if not report.links:
        return (
            "No sentence of the copy can be told to come from one of the original; "
            f"{percent(sure)} sure."
        )
    if verdict.derivation == "independent":
        return (
            f"{percent(sure)} sure; {percent(verdict.reuse)} of the copy's story stands in "
            "sentences that resemble the original's."
        )
    return (
        f"{percent(verdict.reuse)} of the copy's story stands in linked sentences; "
        f"{percent(sure)} sure."
    )


def verdict_meaning(report: Report) -> str:
    """Return what the words of the verdict mean."""
    verdict = report.verdict
    meaning = f"{verdict.derivation}: {DERIVATION_MEANING[verdict.derivation]}"
    if verdict.manner is not None:
        meaning += f" · {verdict.manner}: {MANNER_MEANING[verdict.manner]}"
    return meaning
