"""Framing lines of our own writing, filled with invented names, and pages made of them.

``data/framing.jsonl`` and ``data/framing_notices.jsonl`` hold the patterns: one
``{"role", "text"}`` a line, with slots such as ``{person}`` or ``{date}``; the
second has the notices that outlets of many countries put about a story, and
sentences of stories that look like them. ``data/captions.json`` holds what
captions are put together of. Everybody and every outlet in them is
invented; only news agencies keep their names, since those are what credits name.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, cast

from spindetect.records import Role

__all__ = ["Pattern", "Slots", "read_patterns"]

FOLDER: Final = Path(__file__).parent / "data"
PATTERNS: Final = "framing*.jsonl"
CAPTIONS: Final = FOLDER / "captions.json"

_FIRST: Final = (
    "Ada Bruno Carla Dmitri Elsa Farid Greta Hugo Ines Jamal Kirsten Luis Maren Noor Otto Priya "
    "Quentin Rosa Samir Tessa Umar Vera Wendell Xenia Yusuf Zora Anne-Marie Ravi Mei Kofi Siobhan "
    "Tom Jane Peter Linda Mark Sarah James Emily Carlos Olga"
).split()
_LAST: Final = (
    "Abbott Okafor Lindqvist Marsh Petrov Quill Ramires Sato Tembo Ulrich Vance Whitlow Yilmaz "
    "Zeller Brandt Castellano Dunmore Eriksen Fairley Gupta Hollis Iyer Jankowski Kessler Lovell "
    "McArdle Nakamura O'Dowd Prentiss Rooke Sharma Thornbury Van Houten Weiss Nguyen Kumar Jones"
).split()
_CITIES: Final = (
    "Paris Madrid Warsaw Ottawa Nairobi Lima Oslo Geneva Ankara Denver Boise Portland Albany "
    "Manila Accra Dublin Vienna Sofia Tbilisi Karachi Mumbai Sydney Osaka Austin Tulsa Baton_Rouge "
    "New_York San_Diego Kuala_Lumpur Tel_Aviv"
).split()
_COUNTRIES: Final = (
    "France Spain Poland Canada Kenya Peru Norway Turkey India Japan Ghana Austria Georgia "
    "Pakistan Ireland Chile Vietnam Egypt South_Africa New_Zealand"
).split()
_STATES: Final = "Ohio Texas Idaho Maine Ore. Calif. Pa. Wis. N.Y. Nev. Tenn. Mich.".split()
_MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_PAPER_A: Final = (
    "Harbour Northern Capital Valley Riverside Daily Evening National Pacific Granite Lakeside "
    "Metro Global Eastern Summit Prairie Borough Coastal"
).split()
_PAPER_B: Final = (
    "Times Post Herald Courier Gazette Tribune Observer Chronicle Dispatch Ledger Monitor Review "
    "News Wire Network Today Broadcasting Media_Group Journal Standard"
).split()
_WIRES: Final = (
    "AP Reuters AFP UPI dpa PTI ANI IANS Xinhua EFE Bloomberg TASS Associated_Press PA_Media CP"
).split()
_TOPICS: Final = (
    "Housing Politics Trade Climate Health Education Energy Elections Sport Science Technology "
    "Immigration Taxes Defence Transport Culture water_rights the_budget school_lunches "
    "border_policy rural_hospitals"
).split()
_ORGS: Final = (
    "the_Harbour_Trust Northwind_Energy Lindqvist_&_Sons the_Ministry_of_Transport "
    "the_University_of_Lakeside Granite_Bank the_Water_Board Orchard_Foods the_Teachers_Union "
    "the_Valley_Institute Kessler_Labs the_State_Police the_Department_of_Justice Bluefin_Inc."
).split()
_VERBS: Final = "plans_to_sue backs faces rejects opens cuts warns_of wins delays defends".split()
_TITLES: Final = (
    "{person} {verb} {org}",
    "{city} {verb} new law on {topic}",
    "{org} {verb} {city} plan",
    "Why {country} {verb} {topic}",
    "How {person} changed {city}",
    "{n} things to know about {topic}",
    "What the vote in {country} means for {topic}",
)
_HANDLE: Final = "adaquill harbournews northwind lakeside_live granite newsdesk ravi_s".split()
_LANGUAGES: Final = "French Russian Spanish Arabic German Chinese".split()
_SLOT: Final = re.compile(r"\{([a-z]+?)(?:_(caps))?(\d?)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line with slots, and the role it has."""

    role: Role
    text: str


@cache
def read_patterns() -> tuple[Pattern, ...]:
    """Read the patterns, file by file by name, each in its own order."""
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob(PATTERNS))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]
    return tuple(Pattern(cast("Role", row["role"]), row["text"]) for row in rows)


@cache
def _caption_parts() -> tuple[list[str], ...]:
    """Read who captions show, doing what, when and where."""
    table = json.loads(CAPTIONS.read_text(encoding="utf-8"))
    return table["who"], table["doing"], table["when"]


class Slots:
    """Fills slots; equal seeds fill equally.

    Parameters
    ----------
    random_source : random.Random
    titles : sequence of str, optional
        Real headlines, which are drawn from beside the invented ones.

    Examples
    --------
    >>> Slots(random.Random(1)).fill("By {person_caps}").startswith("By ")
    True
    """

    def __init__(self, random_source: random.Random, titles: Sequence[str] = ()) -> None:
        self._random = random_source
        self._titles = titles

    def fill(self, text: str) -> str:
        """Fill every slot of a pattern; the same slot twice holds the same words."""
        chosen: dict[str, str] = {}

        def value(match: re.Match[str]) -> str:
            name, caps, number = match.groups()
            key = name + number
            if key not in chosen:
                chosen[key] = self._value(name)
            return chosen[key].upper() if caps else chosen[key]

        return _SLOT.sub(value, text)

    def _pick(self, words: list[str]) -> str:
        return self._random.choice(words).replace("_", " ")

    def _value(self, name: str) -> str:
        simple = {
            "city": _CITIES,
            "country": _COUNTRIES,
            "state": _STATES,
            "month": _MONTHS,
            "weekday": _DAYS,
            "wire": _WIRES,
            "topic": _TOPICS,
            "org": _ORGS,
            "verb": _VERBS,
            "handle": _HANDLE,
            "language": _LANGUAGES,
            "poss": ["his", "her", "their"],
            "obj": ["him", "her", "them"],
            "tz": ["EDT", "GMT", "IST", "CET", "PST"],
        }
        if name in simple:
            return self._pick(simple[name])
        made: str = getattr(self, f"_{name}")()
        return made

    def _person(self) -> str:
        middle = self._random.choice(["", "", "", "", " J.", " K."])
        return f"{self._pick(_FIRST)}{middle} {self._pick(_LAST)}"

    def _outlet(self) -> str:
        kind = self._random.random()
        if kind < 0.15:
            return "".join(self._random.choice("ABCDKLNRSTW") for _ in range(3)) + " News" * (
                kind < 0.08
            )
        the = self._random.choice(["The ", "", ""])
        if kind < 0.35:
            return f"{the}{self._pick(_CITIES)} {self._pick(_PAPER_B)}"
        if kind < 0.45:
            return self._site().capitalize()
        return f"{the}{self._pick(_PAPER_A)} {self._pick(_PAPER_B)}"

    def _site(self) -> str:
        ending = self._random.choice([".com", ".org", ".net", ".co.uk", ".news"])
        www = self._random.choice(["", "", "www.", "https://www."])
        return (www + self._pick(_PAPER_A) + self._pick(_PAPER_B)).lower().replace(" ", "") + ending

    def _caption(self) -> str:
        opening = self._random.random()
        parts = [self._random.choice(choices) for choices in _caption_parts()]
        if opening < 0.1:
            parts.insert(0, "FILE -")
        elif opening < 0.2:
            parts.insert(0, self._random.choice(["In this {date} photo,", "FILE PHOTO:"]))
        elif opening < 0.25:
            parts.insert(0, "In this {date} file photo")
        return self.fill(" ".join(parts))

    def _title(self) -> str:
        if self._titles and self._random.random() < 0.7:
            return self._random.choice(self._titles)
        return self.fill(self._random.choice(_TITLES))

    def _day(self) -> int:
        return self._random.randint(1, 28)

    def _year(self) -> str:
        return str(self._random.randint(2001, 2026))

    def _date(self) -> str:
        month = self._pick(_MONTHS)
        if self._random.random() < 0.4:
            month = month[:3] + self._random.choice(["", "."])
        year = self._random.choice([f", {self._year()}", f", {self._year()}", f" {self._year()}"])
        return f"{month} {self._day()}{year}"

    def _dmy(self) -> str:
        month = self._pick(_MONTHS)[: self._random.choice([3, 9])]
        suffix = self._random.choice(["", "", "th"])
        return f"{self._day()}{suffix} {month} {self._year()}"

    def _numdate(self) -> str:
        day, month, year = self._day(), self._random.randint(1, 12), self._year()
        forms = [f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}"]
        return self._random.choice([*forms, f"{month}/{day}/{year[2:]}", f"{day}.{month}.{year}"])

    def _time(self) -> str:
        hour, minute = self._random.randint(1, 12), self._random.randint(0, 59)
        half = self._random.choice(["am", " am", "pm", " p.m.", " a.m.", " PM", " AM EDT", ""])
        return f"{hour}:{minute:02}{half}"

    def _n(self) -> str:
        return str(self._random.choice([2, 3, 4, 5, 7, 12, 20, 36, 48, 120]))

    def _phone(self) -> str:
        return self._random.choice(["{}-{}-{}", "({}) {}-{}", "{}/{}-{}"]).format(
            self._random.randint(200, 989),
            self._random.randint(200, 989),
            self._random.randint(1000, 9999),
        )

    def _email(self) -> str:
        return f"{self._pick(_HANDLE)}@{self._site().removeprefix('https://').removeprefix('www.')}"

    def _code(self) -> str:
        return "".join(self._random.choice("abcdefgHJKLMNPQ23456789") for _ in range(10))
