"""Figures given as a bound: "more than 50" leaves room for 54, "nearly 12" for 11.6."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.numbers import Place, number_value, significant_digits
from spindetect.records import Word

__all__ = ["is_within_bound"]

_FLOORS = frozenset("over exceeding topping above".split())
_CEILINGS = frozenset("nearly almost under below".split())
_MORE = frozenset("more greater higher better".split())
_LESS = frozenset("less fewer lower".split())
_FLOOR_PHRASES = (["at", "least"], ["upwards", "of"])
# "More than 50" is said of figures up to this much of itself away, and never beyond its
# own last digit. Set by judgement, not tuned.
ROOM = 0.2


def _bound(words: Sequence[Word], first: int) -> int:
    """Return 1 for a figure that is said to be exceeded, -1 for one not reached, 0 for neither."""
    lead = [word.key for word in words[:first] if word.is_word][-2:]
    if not lead:
        return 0
    if lead[-1] == "than" and len(lead) == 2:
        return (lead[0] in _MORE) - (lead[0] in _LESS)
    if lead in _FLOOR_PHRASES:
        return 1
    return (lead[-1] in _FLOORS) - (lead[-1] in _CEILINGS)


def _room(value: float) -> float:
    """Return how far from itself a figure can be meant: one step of its last digit that counts."""
    digits = len(f"{int(value)}")
    step = 10.0 ** (digits - significant_digits(value))
    return min(step, ROOM * value)


def is_within_bound(original: Place, copy: Place) -> bool:
    """Tell whether two figures may be of one count that one side, or each, only bounds.

    Parameters
    ----------
    original, copy : tuple of (sequence of Word, int, int)
        The words of each side, and where the figure's begin and end.

    Notes
    -----
    "More than 50" against "54", and "more than 11" against "nearly 12". Two floors,
    or two ceilings, are compared as the figures they are.
    """
    values = [number_value(side[0][slice(*side[1:])]) for side in (original, copy)]
    bounds = [_bound(side[0], side[1]) for side in (original, copy)]
    if values[0] is None or values[1] is None or bounds[0] == bounds[1]:
        return False
    spans = [
        (value - _room(value) * (bound < 0), value + _room(value) * (bound > 0))
        for value, bound in zip(values, bounds, strict=True)
        if value is not None
    ]
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    # What is more than 50 is not 60, nor 50 what is nearly 60.
    return low < high or (low == high and low not in _outer(spans, bounds))


def _outer(spans: Sequence[tuple[float, float]], bounds: Sequence[int]) -> set[float]:
    """Return the ends at which the room of a bound ends."""
    return {span[bound > 0] for span, bound in zip(spans, bounds, strict=True) if bound}
