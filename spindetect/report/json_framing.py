"""The parts of the JSON report on what stands around the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spindetect.records import (
    Attribution,
    Content,
    ContentPassage,
    Credit,
    Framing,
    PolicyFinding,
    PolicyResult,
    Span,
)
from spindetect.report.json_values import rounded, span

__all__ = ["attribution", "content", "framing", "policy"]


def framing(passage: Framing) -> dict[str, Any]:
    """Return a framing passage as an object."""
    return {
        "status": passage.status,
        "role": passage.role,
        "side": passage.side,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "probability": rounded(passage.probability, "probability of a framing role"),
        "counterpart": _optional(passage.counterpart),
    }


def attribution(link: Attribution) -> dict[str, Any]:
    """Return a link of the chain of attribution as an object."""
    return {
        "element": link.element,
        "status": link.status,
        "original": _credit(link.original),
        "copy": _credit(link.copy),
    }


def content(found: Content) -> dict[str, Any]:
    """Return what was left out and put in as an object."""
    return {
        "omitted": rounded(found.omitted, "share of the story left out"),
        "added": rounded(found.added, "share of the story put in"),
        "passages": [_passage(passage) for passage in found.passages],
        "summary": found.summary,
    }


def policy(result: PolicyResult) -> dict[str, Any]:
    """Return the result of a policy as an object."""
    return {
        "name": result.name,
        "source": result.source,
        "passed": result.passed,
        "missing": _findings(result.missing),
        "violations": _findings(result.violations),
        "allowed": _findings(result.allowed),
    }


def _optional(place: Span | None) -> dict[str, Any] | None:
    return None if place is None else span(place)


def _credit(credit: Credit | None) -> dict[str, Any] | None:
    if credit is None:
        return None
    return {
        "name": credit.name,
        "origin": credit.origin,
        "span": _optional(credit.span),
        "url": credit.url,
    }


def _passage(passage: ContentPassage) -> dict[str, Any]:
    return {
        "status": passage.status,
        "side": passage.side,
        "start": passage.start,
        "end": passage.end,
        "sentences": list(passage.sentences),
        "paragraphs": passage.paragraphs,
        "words": passage.words,
        "share": rounded(passage.share, "share of the story in a passage"),
        "place": passage.place,
        "opposite": passage.opposite,
    }


def _findings(findings: Sequence[PolicyFinding]) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "line": finding.line,
            "side": finding.side,
            "span": _optional(finding.span),
        }
        for finding in findings
    ]
