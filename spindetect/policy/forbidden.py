"""What a policy forbids: told only where it was done beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.completeness import added_content
from spindetect.policy.credits import bylines, is_kept
from spindetect.policy.edits import altered_facts, altered_quotations, altered_wording
from spindetect.policy.headlines import altered_headline
from spindetect.policy.people import person_names
from spindetect.policy.wording import words_of
from spindetect.records import Sentence, Span

__all__ = ["FORBIDDEN"]

_THIS: Final = r"(?:this|the|our)\s+(?:article|story|post|report|content|page|series|coverage)"
_PAID: Final = re.compile(
    rf"^\W*(?:{_THIS}\s+(?:is|was|has\s+been)\s+)?(?:proudly\s+)?(?:sponsored|brought\s+to\s+you|"
    r"presented|paid\s+for|made\s+possible|promoted|underwritten|endorsed)\s+by\b|"
    rf"\b{_THIS}\s+(?:is|was|has\s+been)\s+(?:sponsored|brought\s+to\s+you|paid\s+for|promoted|"
    r"endorsed|approved|recommended)\s+by\b|"
    r"^\W*(?:published|produced|created)\s+(?:in\s+(?:paid\s+)?partnership|in\s+association)\s+with\b|"
    r"^\W*in\s+(?:paid\s+)?(?:partnership|association)\s+with\b|"
    r"\bofficial\s+(?:media\s+|news\s+)?partner\s+of\b|"
    r"\bwith\s+the\s+(?:endorsement|approval|blessing|backing)\s+of\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\W*(?:sponsored(?:\s+(?:content|post|story|article|feature|message))?|advertorial|"
    r"paid\s+(?:content|post|promotion|partnership|partner\s+content)|"
    r"partner(?:ed)?\s+content|promoted(?:\s+(?:content|post|story))?|"
    r"(?:brand|native)\s+(?:content|studio|advertising)|"
    r"(?:a\s+)?(?:special\s+)?advertising\s+(?:feature|supplement)|in\s+cooperation\s+with\s+\S.*)\W*",
    re.IGNORECASE,
)
# Where a page has room for an advertisement, whatever story is beside it.
_SLOT: Final = re.compile(
    r"\W*(?:advertisement|ads?|advert|(?:story|article)\s+continues\s+below.*)\W*", re.IGNORECASE
)
_LONGEST_LABEL: Final = 60


def _promotion(clause: Clause, case: Case) -> Findings:
    found = Findings()
    where = clause.get("where")
    start, end = case.story["copy"]
    added = {item.start for item in case.passages("copy", "promotion") if item.status == "added"}
    for span in case.groups("copy", "promotion", breaks=2):
        if (
            span.start not in added
            or _SLOT.fullmatch(span.text)
            or case.here.find(span.text) is not None
            or (where == "story" and not start <= span.start < end)
            or (where == "text" and case.is_furniture("copy", span.start))
        ):
            continue
        found.tell(f"Promotion was added: {quoted(span.text)}", "copy", span)
    return found


def _own_lines(case: Case) -> Iterator[Sentence]:
    """Yield the sentences of the copy that do not stand in the original."""
    linked = {index for link in case.links for index in link.copy}
    for sentence in case.copy.sentences:
        if sentence.index not in linked and case.here.find(sentence.text) is None:
            yield sentence


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {' '.join(words_of(text))} "
    return any(f" {' '.join(words_of(phrase))} " in padded for phrase in phrases)


def _endorsement(clause: Clause, case: Case) -> Findings:
    found = Findings()
    phrases = clause.get("phrases") or ()
    for line in _own_lines(case):
        if _PAID.search(line.form) or _holds(line.text, phrases):
            told = f"An endorsement was added: {quoted(line.text)}"
            found.tell(told, "copy", Span(line.start, line.end, line.text))
    return found


def _sponsored_label(clause: Clause, case: Case) -> Findings:
    found = Findings()
    phrases = clause.get("phrases") or ()
    for line in _own_lines(case):
        short = len(line.text) <= _LONGEST_LABEL and _LABEL.fullmatch(line.form)
        # The page's own lists of other, paid stories label those.
        if (short and not case.is_furniture("copy", line.start)) or _holds(line.text, phrases):
            told = f"The copy is labelled {quoted(line.text)}"
            found.tell(told, "copy", Span(line.start, line.end, line.text))
    return found


def _manner(clause: Clause, case: Case) -> Findings:
    found = Findings()
    manner = case.verdict.manner
    if manner in clause.get("manners"):
        told = {"spun": "machine-spun", "edited": "edited by hand"}.get(manner or "", manner)
        found.tell(f"The copy's manner is {told}")
    return found


def _replaced_byline(clause: Clause, case: Case) -> Findings:
    del clause
    found = Findings()
    for line in bylines(case):
        if not person_names(line.text) or is_kept(line.text, case):
            continue
        for name, span in _other_bylines(case):
            told = f"The byline {quoted(line.text)} was replaced by {quoted(name)}"
            found.tell(told, "copy" if span else None, span)
            break
    return found


def _other_bylines(case: Case) -> Iterator[tuple[str, Span | None]]:
    """Yield the bylines of the copy that name people, the surest first."""
    for link in case.chain("byline"):
        if link.copy is not None and person_names(link.copy.name):
            yield link.copy.name, link.copy.span
    declared = case.copy.article.byline
    if declared and person_names(declared):
        yield declared, None
    for item in case.passages("copy", "byline"):
        if person_names(item.text) and item.start < case.story["copy"][1]:
            yield item.text, Span(item.start, item.end, item.text)


FORBIDDEN: Final[Mapping[str, Callable[[Clause, Case], Findings]]] = MappingProxyType(
    {
        "added_content": added_content,
        "altered_facts": altered_facts,
        "altered_headline": altered_headline,
        "altered_quotations": altered_quotations,
        "altered_wording": altered_wording,
        "endorsement": _endorsement,
        "manner": _manner,
        "promotion": _promotion,
        "replaced_byline": _replaced_byline,
        "sponsored_label": _sponsored_label,
    }
)
"""What tells whether each forbidden thing was done."""
