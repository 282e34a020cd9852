"""Required: the notes around the story, in their own words or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.wording import words_of
from spindetect.records import Role, Side, Span

__all__ = ["correction", "disclaimer"]

_CORRECTION: Final = re.compile(
    r"\bcorrect(?:s|ed|ion|ions)?\b|\bearlier version\b|\bclarif|\bmisstated\b|\bincorrectly\b|"
    r"\bamend(?:ed|ment)\b|\berroneously\b|\ban error\b|\bthis (?:story|article|report) (?:has|was)"
    r" (?:been )?updated\b|\bgave the wrong\b|\bmisspelled\b|\bmisidentified\b|\bretract",
    re.IGNORECASE,
)
# What disclaims or discloses; an outlet's line about itself may be taken for a disclaimer, and is
# nothing that a copy must repeat.
_DISCLAIMING: Final = re.compile(
    r"\b(?:views?|opinions?|endors\w+|agree|disagree|necessarily|responsib\w+|liab\w+|disclaim\w*"
    r"|disclos\w+|advice|sponsor\w*|affiliat\w+|commissions?|fund(?:s|ed|ing)"
    r"|support(?:ed)? (?:from|by)|no say|paid|own(?:s|ed)? shares|positions? in|accura\w+"
    r"|warrant\w*|guarantee\w*|verif\w+"
    r"|translat\w+|generated|artificial|satir\w+|risks?|independent\w*|consult\w*|employed"
    r"|(?:does|do) not (?:mean|reflect|represent|constitute))\b",
    re.IGNORECASE,
)
# What is said to others than readers, and that no copy repeats.
_PERMISSION: Final = re.compile(
    r"\b(?:re-?publish|re-?print|re-?post|reproduce|re-?use|syndicate)\w*\b.{0,80}\b(?:this|our|"
    r"these|the)\s+(?:article|story|stories|report|reports|post|content|work)\b|"
    r"\b(?:may|can|free\s+to|welcome\s+to)\s+(?:be\s+)?(?:re-?publish|re-?print|re-?post|"
    r"reproduce|re-?use|copy|share)",
    re.IGNORECASE,
)
# From this likeness on, a passage says something of the kind. Set by judgement.
_SOMEHOW: Final = 0.5


def disclaimer(clause: Clause, case: Case) -> Findings:
    """Tell whether the disclaimers are there: those of the policy, or the original's own."""
    found = Findings()
    likeness = clause.get("likeness")
    if clause.get("text"):
        _demand(found, "disclaimer", clause.get("text"), None, likeness, case)
        return found
    for span in map(_without_permission, _own(case, "disclaimer")):
        if span is not None and _DISCLAIMING.search(span.text):
            _demand(found, "disclaimer", span.text, span, likeness, case)
    return found


def _without_permission(span: Span) -> Span | None:
    """Return a disclaimer without what it tells those who republish; they need not repeat that."""
    kept = [
        part
        for part in re.finditer(r"\S.*?(?:[.!?](?=\s)|$)", span.text, re.DOTALL)
        if not _PERMISSION.search(part[0])
    ]
    if not kept:
        return None
    start, end = kept[0].start(), kept[-1].end()
    return Span(span.start + start, span.start + end, span.text[start:end])


def correction(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy has the original's corrections."""
    found = Findings()
    for span in _own(case, "editors_note"):
        if _CORRECTION.search(span.text):
            _demand(found, "correction", span.text, span, clause.get("likeness"), case)
    return found


def _own(case: Case, role: Role) -> Iterator[Span]:
    """Yield passages of the original around its story; not those of the page it stands on."""
    for span in case.groups("original", role):
        if not case.is_furniture("original", span.start):
            yield span


def _demand(
    found: Findings, what: str, text: str, span: Span | None, likeness: float, case: Case
) -> None:
    """Tell where a passage is not in the copy, or only in other words."""
    side: Side | None = None if span is None else "original"
    nearest = case.there.nearest(text, likeness)
    if nearest.share >= likeness and not nearest.denied:
        return
    parts = _parts(text)
    if len(parts) > 1 and all(_is_there(part, likeness, case) for part in parts):
        return
    if nearest.share >= likeness and nearest.span is not None:
        message = f"The {what} {quoted(text)} is turned round: {quoted(nearest.span.text)}"
        found.tell(message, "copy", nearest.span)
        return
    other = _in_other_words(text, span, case)
    if other is not None:
        message = f"The {what} {quoted(text)} is there in other words only: {quoted(other.text)}"
        found.tell(message, "copy", other)
    else:
        found.tell(f"The {what} {quoted(text)} is missing", side, span)


def _in_other_words(text: str, span: Span | None, case: Case) -> Span | None:
    """Return what the copy says instead, where it says something of the kind."""
    for item in case.framing_on["original"]:
        known = span is not None and item.counterpart is not None
        if known and span is not None and span.start <= item.start < span.end:
            return item.counterpart
    nearest = case.there.nearest(text, _SOMEHOW)
    return nearest.span if nearest.share >= _SOMEHOW else None


def _parts(text: str) -> list[str]:
    """Return its sentences, roughly: one may stand apart from the next."""
    return [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if words_of(part)]


def _is_there(text: str, likeness: float, case: Case) -> bool:
    nearest = case.there.nearest(text, likeness)
    return nearest.share >= likeness and not nearest.denied
