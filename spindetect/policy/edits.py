"""What was changed inside the sentences that were carried over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.wording import words_of
from spindetect.records import Change, Role, Side, Span

__all__ = [
    "ALLOWANCES",
    "altered_facts",
    "altered_quotations",
    "altered_wording",
    "place",
    "swap",
]

_UNIT: Final = re.compile(
    r"\b(?:acres?|barrels?|celsius|c|centimet(?:er|re)s?|cm|degrees?|f|fahrenheit|feet|foot|ft|"
    r"gallons?|g|grams?|hectares?|inch(?:es)?|kg|kilo(?:gram|met(?:er|re))?s?|km/?h?|kph|knots?|"
    r"lb|lbs|lit(?:er|re)s?|met(?:er|re)s?|m|miles?|mph|ounces?|oz|pounds?|"
    r"square|tons?|tonnes?|yards?)\b",
    re.IGNORECASE,
)
_AROUND: Final[frozenset[Role]] = frozenset(
    {
        "attribution",
        "byline",
        "caption",
        "copyright",
        "headline",
        "navigation",
        "promotion",
        "related_links",
        "social_embed",
    }
)


def _sides(change: Change) -> list[tuple[Side, Span]]:
    found: list[tuple[Side, Span]] = []
    if change.original is not None:
        found.append(("original", change.original))
    if change.copy is not None:
        found.append(("copy", change.copy))
    return found


def _is_spelling(change: Change, case: Case) -> bool:
    """Tell whether a change is of spelling or writing only."""
    del case
    return change.kind == "format"


def _is_unit(change: Change, case: Case) -> bool:
    """Tell whether a change writes a figure in another unit, and harms nothing."""
    del case
    both = change.original is not None and change.copy is not None
    return (
        both
        and change.severity == "benign"
        and change.kind in {"format", "number"}
        and all(_UNIT.search(span.text) for _, span in _sides(change))
    )


def _is_dateline(change: Change, case: Case) -> bool:
    """Tell whether a change is made inside a dateline, and gives no other place."""
    sides = _sides(change)
    if not all(_in_dateline(side, span, case) for side, span in sides):
        return False
    places = [words_of(span.text) for _, span in sides]
    return len(places) < 2 or not set(places[0]).isdisjoint(places[1])


def _in_dateline(side: Side, span: Span, case: Case) -> bool:
    return any(
        item.side == side and item.start <= span.start and span.end <= item.end
        for item in case.datelines
    )


def _is_in_story(change: Change, case: Case) -> bool:
    """Tell whether a change is of the story's words, and not of their order alone."""
    sides = _sides(change)
    within = all(
        case.story[side][0] <= span.start < case.story[side][1]
        and not case.is_furniture(side, span.start)
        for side, span in sides
    )
    return within and len({tuple(words_of(span.text)) for _, span in sides}) == len(sides)


def _inside(change: Change, case: Case, roles: frozenset[Role]) -> bool:
    return any(
        item.start < span.end and span.start < item.end
        for side, span in _sides(change)
        for item in case.framing_on[side]
        if item.role in roles
    )


ALLOWANCES: Final[tuple[tuple[str, Callable[[Change, Case], bool]], ...]] = (
    ("dateline", _is_dateline),
    ("units", _is_unit),
    ("spelling", _is_spelling),
)
"""What an edit is allowed as, by the rule that allows it; a unit before a mere spelling."""


def altered_quotations(clause: Clause, case: Case) -> Findings:
    """Tell the quotations whose words were changed."""
    del clause
    return _told("A quotation was altered", [c for c in case.changes if c.kind == "quote"])


def altered_facts(clause: Clause, case: Case) -> Findings:
    """Tell the names, figures and statements that now say something else."""
    kinds = clause.get("kinds")
    return _told("A fact was altered", [c for c in case.changes if c.kind in kinds])


def _told(lead: str, changes: Iterable[Change]) -> Findings:
    found = Findings()
    seen: set[str] = set()
    for change in changes:
        message = f"{lead}: {swap(change)}"
        if change.severity == "corrupting" and message not in seen:
            seen.add(message)
            found.tell(message, *place(change))
    return found


def place(change: Change) -> tuple[Side | None, Span | None]:
    """Return where a change stands: in the copy, or in the original what is gone.

    Parameters
    ----------
    change : Change
    """
    sides = _sides(change)
    return sides[-1] if sides else (None, None)


def swap(change: Change) -> str:
    """Return what became of what, in words.

    Parameters
    ----------
    change : Change
    """
    if change.original is None and change.copy is not None:
        return f"{quoted(change.copy.text)} was put in"
    if change.copy is None and change.original is not None:
        return f"{quoted(change.original.text)} was left out"
    if change.original is not None and change.copy is not None:
        return f"{quoted(change.original.text)} became {quoted(change.copy.text)}"
    return change.why


def altered_wording(clause: Clause, case: Case) -> Findings:
    """Tell how many changes of wording there are, if more than may be."""
    found = Findings()
    counted = [
        change
        for change in case.changes
        if change.kind != "hidden"
        and _is_in_story(change, case)
        and not _inside(change, case, _AROUND)
        and not any(rule in case.allowed and is_it(change, case) for rule, is_it in ALLOWANCES)
    ]
    if len(counted) > clause.get("at_most"):
        number = "1 change" if len(counted) == 1 else f"{len(counted):,} changes"
        told = f"{number} of wording" if len(counted) == 1 else f"{number} of wording, the first"
        found.tell(f"{told}: {swap(counted[0])}", *place(counted[0]))
    return found
