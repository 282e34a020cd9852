"""Dates of days, as articles write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

__all__ = ["dates_in"]

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY: Final = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WRITINGS: Final = (
    re.compile(rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_DAY}[\s.-]*(?:of\s+)?{_MONTH}\s*[,-]?\s*{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}[-/.]?(?P<month>\d\d)[-/.]?(?P<day>\d\d)(?!\d)"),
)
_FIGURES: Final = re.compile(rf"(?<!\d)(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}")


def dates_in(text: str) -> Iterator[date]:
    """Yield the days that a text names with their year.

    Of ``4/5/2024``, both readings.

    Examples
    --------
    >>> [str(day) for day in dates_in("Updated July 15th, 2018; 2018-07-16T03:55Z")]
    ['2018-07-15', '2018-07-16']
    """
    for writing in _WRITINGS:
        for match in writing.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
            yield from _day(int(match["year"]), number, int(match["day"]))
    for match in _FIGURES.finditer(text):
        first, second = int(match[1]), int(match[2])
        yield from _day(int(match["year"]), first, second)
        if first != second:
            yield from _day(int(match["year"]), second, first)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    """Yield a day of the calendar; nothing for what is none."""
    if 1 <= month <= 12 and 1 <= day <= 31:
        turned = date(year, month, 1) + timedelta(days=day - 1)
        if turned.month == month:
            yield turned
