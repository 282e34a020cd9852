"""Whether the copy runs under the original's headline."""

from __future__ import annotations

import re
from typing import Final

from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.wording import Wording, words_of
from spindetect.records import Side, Span

__all__ = ["altered_headline", "headline_change"]

# What a page adds to its title: “… | Harbor Post”, “… - News”.
_SITE: Final = re.compile(r"\s+[|–—-]\s+[^|–—]{1,40}$")


def _headlines(case: Case, side: Side) -> list[tuple[str, Span | None]]:
    """Return the headlines of a side: in its text before the story, and in what it declares."""
    start = case.story[side][0]
    found: list[tuple[str, Span | None]] = [
        (item.text, Span(item.start, item.end, item.text))
        for item in case.passages(side, "headline")
        if item.end <= start + 1 or item.start <= start
    ]
    title = case.document(side).article.title
    if title and words_of(title):
        found.append((_SITE.sub("", title), None))
    return found


def headline_change(case: Case) -> tuple[str, str, Span | None] | None:
    """Return the headline, what stands in its place, and where; None where it was kept.

    Parameters
    ----------
    case : Case
    """
    if any(item.role == "headline" and item.status == "kept" for item in case.framing):
        return None
    ours, theirs = _headlines(case, "original"), _headlines(case, "copy")
    if not ours or not theirs or any(case.says(text) for text, _ in ours):
        return None
    declared = Wording(case.original.article.title or "")
    if any(case.here.find(text) or declared.find(text) for text, _ in theirs):
        return None
    (old, _), (new, span) = ours[0], theirs[-1 if theirs[-1][1] else 0]
    return old, new, span


def altered_headline(clause: Clause, case: Case) -> Findings:
    """Tell whether another headline stands in the place of the original's."""
    del clause
    found = Findings()
    change = headline_change(case)
    if change is not None:
        old, new, span = change
        told = f"The headline {quoted(old)} became {quoted(new)}"
        found.tell(told, "copy" if span else None, span)
    return found
