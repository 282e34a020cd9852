"""Read figures and dates: digits, words, scales, months and weekdays."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence

from spindetect.records import Word

__all__ = [
    "Place",
    "day_of",
    "has_scale",
    "is_date_key",
    "is_date_word",
    "is_figure",
    "is_numeric",
    "is_scale",
    "is_year",
    "month_of",
    "number_value",
    "number_values",
    "same_value",
    "significant_digits",
]

# A figure where it stands: the words of its side, and where its own begin and end.
Place = tuple[Sequence[Word], int, int]

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {word: 10.0 * value for value, word in enumerate(
    "thirty forty fifty sixty seventy eighty ninety".split(), start=3)} | {
    word: float(value) for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth".split(), start=1)}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0,
}  # fmt: skip
_SCALE_WORDS = frozenset("hundred thousand million billion trillion".split())
_DIGITS = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|b|tn|st|nd|rd|th|s)?$")
# "25/32", "10:30", and prices as "365.25/366.25".
_COMPOUND = re.compile(r"^(\d[\d,]*(?:\.\d+)?)([/:])(\d[\d,]*(?:\.\d+)?)$")
# "1,2" in much of Europe; a thousand's comma has three digits behind it.
_DECIMAL_COMMA = re.compile(r"^\d+,\d{1,2}$")
_YEAR = re.compile(r"^(?:1[7-9]|20)\d\d(?:'?s)?(?:-\d{2,4})?$")
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_MONTH_OF = {
    **{name: name for name in _MONTHS},
    **{name[:3]: name for name in _MONTHS},
    "sept": "september",
}
_DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
_DAY_OF = {name: name for name in _DAYS} | {
    "mon": "monday", "tues": "tuesday", "tue": "tuesday", "wed": "wednesday",
    "thurs": "thursday", "thu": "thursday", "fri": "friday",
}  # fmt: skip
# Two writings of one figure may be rounded so far apart.
ROUNDED = 0.05


def month_of(word: Word) -> str | None:
    """Return the month that a word names, or None; "May" only with its capital."""
    if not word.form[0].isupper():
        return None
    return _MONTH_OF.get(word.key.rstrip("."))


def day_of(word: Word) -> str | None:
    """Return the weekday that a word names, or None."""
    if not word.form[0].isupper():
        return None
    return _DAY_OF.get(word.key.rstrip("."))


def is_date_word(word: Word) -> bool:
    """Tell whether a word is a month's or a weekday's name; never "May", a verb too."""
    return word.form[0].isupper() and is_date_key(word.key)


def is_date_key(key: str) -> bool:
    """Tell whether the key of a word with a capital is a month's or a weekday's."""
    name = key.rstrip(".")
    return key != "may" and (name in _MONTH_OF or name in _DAY_OF)


def is_year(word: Word) -> bool:
    """Tell whether a word looks like a year, a decade or two years ("2019-20")."""
    return _YEAR.match(word.form) is not None


def is_scale(word: Word) -> bool:
    """Tell whether a word multiplies the figure before it."""
    return word.key in _SCALE_WORDS


def has_scale(word: Word) -> bool:
    """Tell whether a figure carries its scale: ``1.3m``, ``5bn``."""
    match = _DIGITS.match(word.key)
    return match is not None and match[2] in _SCALES


def _part(key: str) -> tuple[float, bool] | None:
    """Return a word's value and whether it is a scale."""
    if key in _SMALL:
        return _SMALL[key], False
    if key in _SCALES:
        return _SCALES[key], True
    match = _DIGITS.match(key)
    if match is None:
        compound = _COMPOUND.match(key)
        return None if compound is None else (_compound(compound), False)
    digits = match[1]
    if _DECIMAL_COMMA.match(digits):
        digits = digits.replace(",", ".")
    return float(digits.replace(",", "")) * _SCALES.get(match[2] or "", 1.0), False


def _compound(match: re.Match[str]) -> float:
    """Return one value for two figures: a fraction's, a time's in hours, two prices' ratio."""
    first, second = float(match[1].replace(",", "")), float(match[3].replace(",", ""))
    if match[2] == ":":
        return first + second / 60
    return first / second if second else first


def is_numeric(word: Word) -> bool:
    """Tell whether a word is a figure in digits or in letters."""
    return is_figure(word.key)


@functools.lru_cache(maxsize=1 << 15)
def is_figure(key: str) -> bool:
    """Tell whether the key of a word is a figure; none of a mark is."""
    parts = [part for part in key.split("-") if part]
    return bool(parts) and all(_part(part) is not None for part in parts)


def _groups(words: Sequence[Word]) -> Iterator[list[str]]:
    """Cut a phrase into the words of each figure."""
    group: list[str] = []
    for word in words:
        if not is_numeric(word):
            # "one hundred and five" is one figure, "5 and 6" are two.
            if group and (word.key != "and" or group[-1] not in _SCALES):
                yield group
                group = []
            continue
        for part in [part for part in word.key.split("-") if part]:
            digits = part[:1].isdigit()
            if group and (digits or (part not in _SCALES and group[-1][:1].isdigit())):
                yield group
                group = []
            group.append(part)
    if group:
        yield group


def _value(parts: Sequence[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for key in parts:
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


def number_values(words: Sequence[Word]) -> list[float]:
    """Return the values of the figures in a phrase, in order.

    Notes
    -----
    ``2`` and ``two``, ``100,000`` and ``one hundred thousand``, ``1.5m`` and
    ``1.5 million`` have the same value; ``256-170`` has two. A scale alone
    ("dozens", "thousands") has none, nor has a figure too long to be one.
    """
    if not any(map(is_numeric, words)):
        return []
    values = (_value(group) for group in _groups(words))
    return [value for value in values if value is not None and math.isfinite(value)]


def number_value(words: Sequence[Word]) -> float | None:
    """Return the value of a phrase that holds one figure, or None."""
    values = number_values(words)
    return values[0] if len(values) == 1 else None


def significant_digits(value: float) -> int:
    """Return how many digits a figure has, but for the zeros at either end."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))


def same_value(first: float, second: float) -> bool:
    """Tell whether two figures are equal, or one is the other rounded.

    Only figures with decimals and those from a thousand up are rounded in news;
    of two small whole numbers each means what it says. Whether the text means
    to round is another question: :func:`spindetect.evidence.rounding.is_rounding`.
    """
    if first == second:
        return True
    whole = first.is_integer() and second.is_integer()
    if (whole and max(first, second) < 1000) or not second or not first:
        return False
    if abs(first - second) > ROUNDED * max(first, second):
        return False
    fewest = min(significant_digits(first), significant_digits(second))
    return float(f"{first:.{fewest}g}") == float(f"{second:.{fewest}g}")
