"""Figures whose values differ in a way that a way of writing can account for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spindetect.evidence.numbers import (
    Place,
    has_scale,
    is_numeric,
    is_scale,
    number_value,
)
from spindetect.evidence.signs import negative_from
from spindetect.evidence.units import Unit, is_converted_value, unit_at
from spindetect.records import Word

__all__ = ["are_writings", "zone_at"]

# "30 and 80 pounds", "4.6 billion kilometers": so many words behind a figure may have its unit.
UNIT_REACH = 3
_PARTS = frozenset("half third quarter fourth fifth sixth eighth tenth".split())
_YEARS = re.compile(r"^(\d{4})-(\d{4}|\d{2})$")
_ZONE = re.compile(r"^[a-z]{1,3}t$")
_BETWEEN = frozenset(("and", "to", "or", "-"))
DECADE = 10
CENTURY = 100


def are_writings(original: Place, copy: Place) -> bool:
    """Tell whether two figures may be one, read or written otherwise.

    Parameters
    ----------
    original, copy : tuple of (sequence of Word, int, int)
        The words of each side, and where the figure's begin and end.

    Notes
    -----
    A time of day in another zone, a figure that is cut by its point (".85"), one that
    a fraction follows, "one-third" and "a third", a decade and a year of it ("80s",
    "1980s", "1984"), years whose second is cut ("1987-97"), a scale's letter left out of a
    list ("11M, 22M"), and units converted.
    """
    ours, theirs = (side[0][slice(*side[1:])] for side in (original, copy))
    return (
        _is_other_zone(ours, theirs)
        or _are_zones(original, copy)
        or _is_slashed(ours) != _is_slashed(theirs)
        or _is_cut(*original)
        or _is_cut(*copy)
        or (_has_part(ours) and _has_part(theirs))
        or _is_decade(ours, theirs)
        or _are_years(ours, theirs)
        or _is_letter_apart(ours, theirs)
        or _is_converted(original, copy)
    )


def _is_other_zone(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether times may be one in two zones, or on two dials: the minutes agree."""
    minutes = [
        [word.form.partition(":")[2] for word in words if ":" in word.form]
        for words in (ours, theirs)
    ]
    return bool(minutes[0] or minutes[1]) and (
        minutes[0] == minutes[1] or not (minutes[0] and minutes[1])
    )


def _zone(words: Sequence[Word], last: int) -> str:
    """Return the zone behind a full hour, in small letters: "6 p.m. EDT", "3 p.m. Orsk time"."""
    half = words[last].key if last < len(words) else ""
    return zone_at(words, last + 1) if half.replace(".", "") in ("am", "pm") else ""


def zone_at(words: Sequence[Word], at: int) -> str:
    """Return the zone that begins at a place: "EDT", "Orsk time"; or nothing."""
    zone, following = [*(word.key for word in words[at : at + 2]), "", ""][:2]
    return zone if following == "time" or _ZONE.match(zone) else ""


def _are_zones(original: Place, copy: Place) -> bool:
    """Tell whether two full hours are given in two zones: they may be one."""
    zones = _zone(original[0], original[2]), _zone(copy[0], copy[2])
    return all(zones) and zones[0] != zones[1]


def _is_slashed(words: Sequence[Word]) -> bool:
    """Tell whether a figure is two: a fraction, a date ("9/11"), a price bid and asked."""
    return any("/" in word.form for word in words)


def _is_cut(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a figure goes on before or behind its words."""
    inside = words[first:last]
    if any(word.form == "." for word in inside):
        return True
    if first and words[first - 1].form == "." and words[first - 1].end == words[first].start:
        return first == 1 or words[first - 2].end != words[first - 1].start
    behind = words[last].form if last < len(words) else ""
    return "/" in behind or (len(behind) == 1 and behind.isnumeric() and not behind.isdigit())


def _has_part(words: Sequence[Word]) -> bool:
    """Tell whether words give a part of a whole: "one-third", "a quarter"."""
    parts = {part for word in words for part in word.key.split("-")}
    return bool(parts & _PARTS) and bool(parts & {"one", "a"})


def _is_decade(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    values = number_value(ours), number_value(theirs)
    for words, decade, year in ((ours, *values), (theirs, *values[::-1])):
        plural = any(word.key[:1].isdigit() and word.key.endswith("0s") for word in words)
        if not plural or decade is None or year is None:
            continue
        if 0 <= year - decade < DECADE or 0 <= year % CENTURY - decade < DECADE:
            return True
    return False


def _are_years(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether two spans of years are one, the second year in full or cut."""
    spans = [
        found.groups()
        for words in (ours, theirs)
        for word in words
        if (found := _YEARS.match(word.form))
    ]
    if len(spans) != len(ours) + len(theirs) or len(spans) != 2:
        return False
    return spans[0][0] == spans[1][0] and spans[0][1][-2:] == spans[1][1][-2:]


def _is_letter_apart(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether two figures have the same digits and one alone a scale's letter."""
    if any(map(has_scale, ours)) == any(map(has_scale, theirs)):
        return False
    digits = [
        ["".join(c for c in word.key if c.isdigit() or c == ".") for word in words]
        for words in (ours, theirs)
    ]
    return digits[0] == digits[1]


def _unit(words: Sequence[Word], last: int) -> Unit | None:
    """Return the unit of the figure before ``words[last]``, over another figure or a scale."""
    for at, word in enumerate(words[last : last + UNIT_REACH], start=last):
        found = unit_at(words, at)
        if found is not None:
            return found[0]
        if not (is_numeric(word) or is_scale(word) or word.key in _BETWEEN):
            return None
    return None


def _is_converted(original: Place, copy: Place) -> bool:
    """Tell whether the unit behind a figure changed with it."""
    units = _unit(original[0], original[2]), _unit(copy[0], copy[2])
    if units[0] is None or units[1] is None or units[0] == units[1]:
        return False
    if units[0][0] != units[1][0]:
        return True
    ours, theirs = (_signed(side) for side in (original, copy))
    if ours is None or theirs is None:
        return False
    return is_converted_value((ours, units[0]), (theirs, units[1]))


def _signed(side: Place) -> float | None:
    """Return the value of the one figure in a place, with its sign."""
    words, first, last = side
    value = number_value(words[first:last])
    at = next((at for at in range(first, last) if is_numeric(words[at])), first)
    return -value if value and negative_from(words, at) is not None else value
