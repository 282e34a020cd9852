"""Read figures: digits, words and scales."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spindetect.records import Word

__all__ = ["is_date_word", "is_numeric", "number_value"]

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {word: 10.0 * value for value, word in enumerate(
    "thirty forty fifty sixty seventy eighty ninety".split(), start=3)}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_DIGITS = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn|st|nd|rd|th|s)?$")
_MONTHS = "january february march april june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_DATE_WORDS = frozenset(f"{_MONTHS} {_DAYS} yesterday tomorrow".split())


def is_date_word(word: Word) -> bool:
    """Tell whether a word is a month's or a weekday's name; "May" only with its capital."""
    key = word.key.rstrip(".")
    if key == "may":
        return False
    return key in _DATE_WORDS or (len(key) >= 3 and word.key.endswith(".") and any(
        name.startswith(key) for name in _DATE_WORDS))  # fmt: skip


def _part(key: str) -> tuple[float, bool] | None:
    """Return a word's value and whether it is a scale."""
    if key in _SMALL:
        return _SMALL[key], False
    if key in _SCALES:
        return _SCALES[key], True
    match = _DIGITS.match(key)
    if match is None:
        return None
    return float(match[1].replace(",", "")) * _SCALES.get(match[2] or "", 1.0), False


def is_numeric(word: Word) -> bool:
    """Tell whether a word is a figure in digits or in letters."""
    return all(_part(part) is not None for part in word.key.split("-") if part) and word.is_word


def number_value(words: Sequence[Word]) -> float | None:
    """Return the value of a phrase, or None when it holds no figure.

    Parameters
    ----------
    words : sequence of Word
        Words that are no figures are passed over, but two figures apart are no value.

    Notes
    -----
    ``2`` and ``two``, ``100,000`` and ``one hundred thousand``, ``1.5m`` and
    ``1.5 million`` have the same value. A scale alone ("dozens", "thousands")
    has none.
    """
    total, current, seen = 0.0, 0.0, False
    for key in (part for word in words for part in word.key.split("-")):
        part = _part(key)
        if part is None:
            continue
        value, scale = part
        if not scale:
            current, seen = current + value, True
        elif not seen:
            return None
        elif value == _SCALES["hundred"]:
            current *= value
        else:
            total, current = total + current * value, 0.0
    return total + current if seen else None
