"""Required: where and when the story was first told, and its own address."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from spindetect.policy.addresses import is_same, own_addresses
from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.dates import dates_in
from spindetect.records import Span

__all__ = ["canonical", "dateline", "publication_date"]

# A publisher's clock and the reader's differ by less.
_NEAR: Final = timedelta(days=1)
# Between the place of a dateline and its story.
_DATELINE_END: Final = r"[\s,.]*(?:[(\[–—:,-]|$)"


def canonical(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy declares the original's address as that of its text."""
    found = Findings()
    url = clause.get("url")
    targets = (url,) if url else own_addresses(case.original.article)
    if not targets:
        return found
    declared = case.copy.article.canonical_url
    if declared is None and not case.is_page:
        told = f"whether the copy declares {targets[0]} as canonical cannot be told of a text"
        found.doubt(f"{told} without markup", clause)
    elif declared is None:
        found.tell(f"The canonical address {targets[0]} is missing")
    elif not any(is_same(declared, target) for target in targets):
        found.tell(f"The canonical address is {declared}, not {targets[0]}")
    return found


def dateline(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy says where the story was filed from."""
    del clause
    found = Findings()
    for item in case.passages("original", "dateline"):
        place = re.split(r"[(\[–—]|\s-|--", item.text)[0].strip(" ,.")
        if not re.search(r"[A-Z]{3}", place) or any(dates_in(item.text)):
            continue  # a date or a time of the page
        words = [re.escape(word) for word in place.split(",")[0].split()]
        name = r"\W+".join(words)
        pattern = rf"(?im)(?:^|\W){name}(?:,\s*[\w. ]{{2,20}}?)?{_DATELINE_END}"
        if not re.search(pattern, case.there.visible):
            message = f"The dateline {quoted(item.text)} is missing"
            found.tell(message, "original", Span(item.start, item.end, item.text))
    return found


def publication_date(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy says when the original was published, give or take a day."""
    del clause
    found = Findings()
    published = case.original.article.published
    days = list(dates_in(published)) if published else []
    if not days:
        return found
    there = [*dates_in(case.there.visible), *dates_in(case.copy.article.published or "")]
    if not any(abs(day - one) <= _NEAR for day in days for one in there):
        found.tell(f"The date {days[0].isoformat()} is missing")
    return found
