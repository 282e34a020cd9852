"""Departures from the original that a policy allows: listed where the copy made use of them."""

from __future__ import annotations

from typing import Final

from spindetect.policy.case import Case, Told, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.completeness import trimmed
from spindetect.policy.edits import ALLOWANCES, place, swap
from spindetect.policy.headlines import headline_change
from spindetect.records import Change

__all__ = ["use_of"]

_NAMES: Final = {
    "dateline": "The dateline or date is in another style",
    "spelling": "Spelling or writing was changed",
    "units": "A figure is given in another unit",
}


def use_of(clause: Clause, case: Case) -> Told | None:
    """Return what use the copy made of an allowance; None where it made none.

    Parameters
    ----------
    clause : Clause
        Of the section ``allowed``.
    case : Case
    """
    if clause.rule == "trimming":
        return trimmed(case)
    if clause.rule == "headline":
        return _headline(case)
    for number, change in enumerate(case.changes):
        if _allowance(change, case) == clause.rule:
            others = sum(_allowance(c, case) == clause.rule for c in case.changes[number + 1 :])
            told = f" in {others + 1:,} places, the first" if others else ""
            return Told(f"{_NAMES[clause.rule]}{told}: {swap(change)}", *place(change))
    return None


def _allowance(change: Change, case: Case) -> str | None:
    return next((rule for rule, is_it in ALLOWANCES if is_it(change, case)), None)


def _headline(case: Case) -> Told | None:
    change = headline_change(case)
    if change is None:
        return None
    old, new, span = change
    told = f"The headline {quoted(old)} became {quoted(new)}"
    return Told(told, "copy" if span else None, span)
