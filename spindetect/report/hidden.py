"""What the copy hides from its readers: told apart from what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spindetect.records import Notice, ReportedArticle, Span
from spindetect.report.findings import Swap

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["HIDDEN_MEANING", "HiddenMark", "hidden_marks", "hidden_passages", "hidden_reason"]

HIDDEN_MEANING: Final = (
    "characters that no reader sees, or takes for others: a search or a duplicate check does not "
    "find the words that hold them"
)
"""What a reader of the report is told that hiding characters does."""

# Longer stretches without a space are addresses, or no words at all.
_LONGEST_WORD: Final = 40
_LAST_WORD: Final = re.compile(r"[^\s.,;:!?\"“”()]*\Z")
_FIRST_WORD: Final = re.compile(r"[^\s.,;:!?\"“”()]*")
_CHARACTER_NAME: Final = re.compile("[A-Z][A-Z0-9+-]+(?:[ -][A-Z0-9-]+)*")


@dataclass(frozen=True, slots=True)
class HiddenMark:
    """A way in which the copy hides something, and where it does so first.

    Parameters
    ----------
    swap : Swap
        The change and its places.
    before, after : str
        The rest of the word that the characters stand in.
    """

    swap: Swap
    before: str
    after: str


def hidden_marks(report: Report) -> tuple[HiddenMark, ...]:
    """Group what the copy hides from its readers, leaving out what typesetting does."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, change in enumerate(report.changes):
        if change.kind == "hidden" and change.severity != "benign" and change.copy is not None:
            groups.setdefault((change.copy.text, change.why), []).append(place)
    found = []
    for places in groups.values():
        change = report.changes[places[0]]
        before, after = _rest_of_word(report.copy, change.copy)
        found.append(HiddenMark(Swap(change, tuple(places)), before, after))
    return tuple(sorted(found, key=lambda mark: -mark.swap.count))


def _rest_of_word(side: ReportedArticle, span: Span | None) -> tuple[str, str]:
    if side.text is None or span is None:
        return "", ""
    before = _LAST_WORD.search(side.text, max(span.start - _LONGEST_WORD, 0), span.start)
    after = _FIRST_WORD.match(side.text, span.end, span.end + _LONGEST_WORD)
    return before[0] if before else "", after[0] if after else ""


def hidden_passages(report: Report) -> tuple[Notice, ...]:
    """Return the notices of what the copy's page hides from readers."""
    return tuple(
        notice
        for notice in report.notices
        if notice.code == "hidden_text" and notice.message.startswith("copy:")
    )


def hidden_reason(why: str) -> str:
    """Return what is hidden, without the words that every such finding begins with.

    Examples
    --------
    >>> hidden_reason("hidden in the copy: ZERO WIDTH SPACE inside a word")
    'Zero width space inside a word'
    """
    reason = why.removeprefix("hidden in the copy: ")
    return _CHARACTER_NAME.sub(lambda match: match[0].capitalize(), reason)
