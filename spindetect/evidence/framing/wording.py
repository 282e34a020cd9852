"""What a framing passage says, apart from how it is written: names, days, places, holders."""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from spindetect.evidence.framing.lexicon import MONTHS, WEEKDAYS
from spindetect.records import Role

__all__ = [
    "When",
    "differs_tellingly",
    "likeness",
    "place_of",
    "plain",
    "same_day",
    "telling",
    "when",
]

_WORD: Final = re.compile(r"[^\W_]+")
# What mostly stands in news beside ASCII, and in no word.
_MARKS: Final = "“”‘’–—…\u00a0"
# Of ASCII, small letters for capitals, and a space for what is in no word.
_PLAIN: Final = bytes(ord(chr(c).lower() if chr(c).isalnum() else " ") for c in range(128)) * 2
# Agencies that sign with their name or their letters, as outlets please.
_AGENCIES: Final = (
    (" associated press ", " ap "),
    (" agence france presse ", " afp "),
    (" united press international ", " upi "),
    (" press trust of india ", " pti "),
    (" indo asian news service ", " ians "),
    (" asian news international ", " ani "),
)
_ARTICLES: Final = frozenset({"a", "an", "the"})
# Words that say nothing about whose byline it is: labels, clocks, and what reporters are called.
_OF_BYLINES: Final = (
    frozenset(
        "by posted published updated on at and of in for with from to s staff writer writers "
        "reporter reporters author written article story first last created date am pm a m p "
        "contact correspondent editor columnist senior chief national security political foreign "
        "special diplomatic business edt est et gmt utc ist pdt pst cdt cst bst".split()
    )
    | _ARTICLES
    | MONTHS
    | WEEKDAYS
)
_OF_COPYRIGHT: Final = _ARTICLES | frozenset(
    "copyright c all rights reserved right by inc llc ltd co lp l p company corp and of".split()
)
_OF_NOTES: Final = _ARTICLES | frozenset("disclaimer disclosure note editor editors s".split())
_OF_CAPTIONS: Final = _ARTICLES | frozenset(
    "photo photos photograph image images picture credit by via courtesy file more less".split()
)
_FILLER: Final[dict[str, frozenset[str]]] = {
    "byline": _OF_BYLINES,
    "caption": _OF_CAPTIONS,
    "copyright": _OF_COPYRIGHT,
    "disclaimer": _OF_NOTES,
    "editors_note": _OF_NOTES,
}
_NEGATIONS: Final = frozenset("no not never none nor without neither cannot t".split())

_NAMES_OF_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_DAYS: Final = (
    re.compile(
        rf"\b{_MONTH},? (?P<day>\d{{1,2}})(?!\d|:){_ORDINAL}(?:,? ?(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}}){_ORDINAL}[ -]{_MONTH}(?:[, -]{{1,2}}(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)"),
)
_SLASHED: Final = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_CLOCK: Final = re.compile(
    r"(?<![\d/:.-])(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::\d{2})?|\.(?P<dotted>\d{2})(?= ?[ap]))?"
    r"(?: ?(?P<half>[ap])\.?m\b)?",
    re.IGNORECASE,
)
# Of so many passages the words are kept: each is held against many.
_KEPT: Final = 1 << 12
_BRACKETED: Final = re.compile(r"[(/]([^()/]{2,40})[)/]")


def plain(text: str) -> str:
    """Return the words of a text in small letters, a space between them.

    Examples
    --------
    >>> plain("By ADA QUILL, The Associated Press")
    'by ada quill the ap'
    """
    spaced = text
    if not text.isascii():
        for mark in _MARKS:
            spaced = spaced.replace(mark, " ")
    if spaced.isascii():  # as the expression would, in a fraction of the time
        words = spaced.encode("ascii").translate(_PLAIN).decode("ascii").split()
    else:
        words = _WORD.findall(text.lower())
    found = " ".join(words)
    if "press" in found or "asian" in found:
        found = f" {found} "
        for name, letters in _AGENCIES:
            found = found.replace(name, letters)
        found = found.strip()
    return found


def telling(role: Role, words: frozenset[str]) -> frozenset[str]:
    """Return the words that say what a passage of a role says; all where none is left.

    Examples
    --------
    >>> sorted(telling("byline", frozenset("by ada quill staff writer".split())))
    ['ada', 'quill']
    """
    left = words - _FILLER.get(role, _ARTICLES)
    if role == "byline":
        left = frozenset(word for word in left if not word.isdigit())
    return left or words


class When(NamedTuple):
    """Days and times of day that a line names.

    Parameters
    ----------
    days : frozenset of tuple
        Year (0 where none is named), month and day; both readings of ``5/6/2018``.
    clocks : frozenset of tuple
        Hour (0 to 23) and minute.
    """

    days: frozenset[tuple[int, int, int]]
    clocks: frozenset[tuple[int, int]]


def when(text: str) -> When:
    """Return the days and the times of day in a line.

    Examples
    --------
    >>> when("Updated 15 July 2018 09:58")
    When(days=frozenset({(2018, 7, 15)}), clocks=frozenset({(9, 58)}))
    >>> when("2018-07-15").days == when("July 15, 2018").days
    True
    """
    days = set()
    rest = text.replace("T", " ") if text[:4].isdigit() else text
    for pattern in _DAYS:
        for match in pattern.finditer(rest):
            days.add(_day(match))
        rest = pattern.sub(" ", rest)
    for match in _SLASHED.finditer(rest):
        first, second, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
        days |= {(year, m, d) for m, d in ((first, second), (second, first)) if m <= 12}
    rest = _SLASHED.sub(" ", rest)
    clocks = {
        _time(match)
        for match in _CLOCK.finditer(rest)
        if match["minute"] or match["dotted"] or match["half"]
    }
    return When(frozenset(days), frozenset(clocks))


def _day(match: re.Match[str]) -> tuple[int, int, int]:
    named = match.groupdict()
    if "month" in named:
        month = _NAMES_OF_MONTHS.index(match["month"][:3].lower()) + 1
    else:
        month = int(match["number"])
    return int(named["year"] or 0), month, int(match["day"])


def _time(match: re.Match[str]) -> tuple[int, int]:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(match["minute"] or match["dotted"] or 0)


def same_day(one: When, other: When) -> bool:
    """Tell whether two lines name the same day, and no other time of it.

    A line that names no year, or no time of day, leaves it open.
    """
    if one.clocks and other.clocks and one.clocks.isdisjoint(other.clocks):
        return False
    return any(
        a[1:] == b[1:] and (not a[0] or not b[0] or a[0] == b[0])
        for a in one.days
        for b in other.days
    )


def place_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a dateline's place, and those of the agency in brackets.

    Examples
    --------
    >>> place, agency = place_of("GLASGOW, Scotland (AP) —")
    >>> sorted(place), sorted(agency)
    (['glasgow', 'scotland'], ['ap'])
    """
    agency = frozenset(plain(" ".join(_BRACKETED.findall(text))).split())
    rest = plain(_BRACKETED.sub(" ", text)).split()
    dated = MONTHS | WEEKDAYS
    return frozenset(w for w in rest if w not in dated and not w.isdigit()), agency


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets of words: 1 for the same words."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def differs_tellingly(one: str, other: str) -> bool:
    """Tell whether the words that only one of two texts has are names, figures or negations."""
    (ours, names), (theirs, others) = _words_and_names(one), _words_and_names(other)
    apart = ours ^ theirs
    if any(word in _NEGATIONS or not word.isalpha() for word in apart):
        return True
    return not (apart.isdisjoint(names) and apart.isdisjoint(others))


@functools.lru_cache(maxsize=_KEPT)
def _words_and_names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(plain(text).split()), _names(text)


def _names(text: str) -> frozenset[str]:
    """Return words with a capital that do not open a sentence; of a shouted text, none."""
    if text.isupper():
        return frozenset()
    words = re.findall(r"(?<![.!?:] )(?<!^)\b[A-Z][\w’']*", text)
    return frozenset(" ".join(map(plain, words)).split())
