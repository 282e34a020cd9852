"""Which figures are another one rounded, as the text that rounds them says."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.bounds import is_within_bound
from spindetect.evidence.numbers import (
    Place,
    has_scale,
    is_scale,
    is_year,
    number_value,
    number_values,
    same_value,
    significant_digits,
)
from spindetect.records import Word

__all__ = ["is_rounding", "says_about"]

# Words by which news marks a figure as rounded ("more than", "at least", "an estimated").
_ABOUT = frozenset(
    "about around nearly almost some roughly approximately approx over under than least estimated "
    "circa close exceeding topping upwards ish".split()
)
# "More than $10,000": so many words before the figure are looked at, its signs aside.
REACH = 2


# A percentage may lose so much of itself with its decimals: "4.4 percent", "4 percent".
WHOLE = 0.125


def says_about(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a text marks the figure at ``words[first:last]`` as rounded.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage.
    first, last : int
        Of the figure; other words of its phrase may be among them.
    """
    inside, behind = words[first:last], words[last : last + REACH]
    lead = [word for word in words[:first] if word.is_word][-REACH:]
    if any(word.key in _ABOUT for word in (*lead, *inside)):
        return True
    if any(is_scale(word) or has_scale(word) for word in (*inside, *behind[:1])):
        return True
    return [word.key for word in behind] == ["or", "so"]


def is_rounding(original: Place, copy: Place) -> bool:
    """Tell whether figures that differ are the same but for a rounding that is told.

    Parameters
    ----------
    original, copy : tuple of (sequence of Word, int, int)
        The words of each side, and where the figure's begin and end.

    Notes
    -----
    The side with fewer digits must say so, with a word such as "about" or a
    scale ("1.3 million"); dropping decimals, some or all, needs no word. A bound leaves
    room ("more than 50", "54"). A year is never another one rounded.
    """
    ours, theirs = original[0][slice(*original[1:])], copy[0][slice(*copy[1:])]
    if any(map(is_year, ours)) and any(map(is_year, theirs)):
        return False
    if is_within_bound(original, copy):
        return True
    values = number_values(ours), number_values(theirs)
    if _to_whole_percent(original, copy):
        return True
    if not values[0] or len(values[0]) != len(values[1]) or not all(map(same_value, *values)):
        return False
    if _to_the_unit(*values) or _with_fewer_decimals(*values):
        return True
    digits = [sum(map(significant_digits, side)) for side in values]
    return says_about(*(copy if digits[1] <= digits[0] else original))


def _to_whole_percent(original: Place, copy: Place) -> bool:
    """Tell whether one of two percentages is the other without its decimals."""
    if not all(_is_percentage(words, last) for words, _, last in (original, copy)):
        return False
    values = [number_value(side[0][slice(*side[1:])]) for side in (original, copy)]
    if values[0] is None or values[1] is None or abs(values[0] - values[1]) > WHOLE * values[0]:
        return False
    return _to_the_unit([values[0]], [values[1]])


def _is_percentage(words: Sequence[Word], last: int) -> bool:
    unit = [word.key for word in words[last : last + 2]]
    return unit[:1] in (["percent"], ["%"]) or unit == ["per", "cent"]


def _to_the_unit(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Tell whether one side is the other without its decimals, as house style writes it."""
    pairs = list(zip(ours, theirs, strict=True))
    rounded = all(a == b or b == round(a) or a == round(b) for a, b in pairs)
    return rounded and any(not value.is_integer() for value in (*ours, *theirs))


def _with_fewer_decimals(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Tell whether one side gives fewer decimals of the same figures, at least one."""
    places = [[len(f"{value:.10g}".partition(".")[2]) for value in side] for side in (ours, theirs)]
    return all(
        a == b or (m and n and m != n and round(a, min(m, n)) == round(b, min(m, n)))
        for a, b, m, n in zip(ours, theirs, *places, strict=True)
    )
