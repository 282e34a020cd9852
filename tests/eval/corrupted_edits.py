"""Edits that an honest desk makes, for the copies of :mod:`tests.eval.corrupted_copies`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.eval.corrupted_words import FIRST_NAMES, MONTHS, NUMBERS, PLACES, SPELLINGS, TITLES

__all__ = ["Edit", "Kind", "honest_edits", "opens", "people", "quotations"]

Kind = Literal["name", "number", "quote", "honest"]
_QUOTATION = re.compile(r'(?<!\w)"([^"\n]{20,600})"|“([^”\n]{20,600})”')


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in the original, and what it is."""

    start: int
    end: int
    text: str
    kind: Kind
    what: str


def opens(text: str, at: int) -> bool:
    """Tell whether a sentence, or a quotation, opens here: a capital says nothing."""
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:"“*)\n;-–—' or "\n" in text[len(before) : at]


def people(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield first names with the surname behind them, and that surname."""
    for run in re.finditer(r"([A-Z][a-z]+) ([A-Z][a-z]{2,})(?![\w'-]| [A-Z])", text):
        if run[1] in FIRST_NAMES and run[2] not in (*PLACES, *MONTHS):
            yield run, run[2]


def quotations(text: str) -> list[tuple[int, int]]:
    """Return what stands between quotation marks, of middling length."""
    return [found.span(1 if found[1] else 2) for found in _QUOTATION.finditer(text)]


def _rewritings(text: str) -> Iterator[list[Edit]]:
    """The same thing in another spelling, abbreviation or form of figures."""
    short = {month: f"{month[:3]}." for month in MONTHS if len(month) > 5}
    tables: list[tuple[dict[str, str], str, str]] = [
        (SPELLINGS, r"\b({})\b(?!-)", "spelling"),
        (TITLES, r"\b({})(?= [A-Z][a-z])", "title"),
        ({"U.S.": "United States", "United States": "U.S."}, r"\b({})(?= [a-z])", "country"),
        (short, r"\b({})(?= \d)", "month abbreviated"),
        (dict(zip(NUMBERS, map(str, range(2, 13)), strict=True)), r"\b({})(?= [a-z]+s\b)",
         "figure in digits"),
    ]  # fmt: skip
    for table, pattern, what in tables:
        keys = "|".join(re.escape(key) for key in table)
        for found in re.finditer(pattern.format(keys), text):
            other = table[found[1]].replace("per-cent", "per cent")
            yield [Edit(*found.span(1), other, "honest", what)]
    for found in re.finditer(r"\$(\d{1,3}) (million|billion)\b", text):
        zeros = ",000" * (2 if found[2] == "million" else 3)
        yield [Edit(*found.span(), f"${found[1]}{zeros}", "honest", "scale written out")]
    for found in re.finditer(r"\$(\d{1,3}),000,000\b(?!,)", text):
        yield [Edit(*found.span(), f"${found[1]} million", "honest", "scale written short")]
    for found in re.finditer(r"(?<=\d) percent\b", text):
        yield [Edit(*found.span(), "%", "honest", "percent sign")]


def _namings(text: str) -> Iterator[list[Edit]]:
    """The same people and bodies by another of their names."""
    for found in re.finditer(r"\b((?:[A-Z][a-z]+ (?:of |for |and )?){2,6})\(([A-Z]{2,6})\)", text):
        long, short = found[1].strip(), found[2]
        for other, one in ((short, long), (long, short)):
            for later in re.finditer(rf"\b{re.escape(one)}\b", text[found.end() :]):
                at = found.end() + later.start()
                yield [Edit(at, at + len(one), other, "honest", "abbreviation")]
    for found in re.finditer(
        r"\b(?:President|Senator|Sen\.|Rep\.|Secretary) (?=[A-Z][a-z]+)", text
    ):
        yield [Edit(*found.span(), "", "honest", "title left out")]
    for found in re.finditer(r"\bsaid ([A-Z][a-z]+)(?=[.])", text):
        yield [Edit(*found.span(), f"{found[1]} said", "honest", "speaker first")]
    for found in re.finditer(r"\bU\.S\. (?=[A-Z])", text):
        yield [Edit(*found.span(), "", "honest", "country left out")]


def _cuts(text: str) -> Iterator[list[Edit]]:
    """Clauses, sentences, tails of quotations and first names left out."""
    for found in re.finditer(r", (?:who|which) [^,.\"“”\n]{10,80},(?= [a-z])", text):
        yield [Edit(*found.span(), "", "honest", "clause left out")]
    for start, end in quotations(text):
        cut = text.rfind(", ", start + 40, end - 15)
        if cut > 0 and text[end - 1] in ",.":
            yield [Edit(cut, end - 1, "", "honest", "quotation cut short")]
    for found in re.finditer(r"(?<=[.] )[A-Z][^.\"“”\n]{30,200}[.] (?=[A-Z])", text):
        yield [Edit(*found.span(), "", "honest", "sentence left out")]
    seen = set[str]()
    for run, surname in people(text):
        if surname in seen and not opens(text, run.start()):
            yield [Edit(run.start(1), run.start(2), "", "honest", "first name left out")]
        seen.add(surname)


def honest_edits(text: str) -> Iterator[list[Edit]]:
    """Yield every honest edit that the text has a place for."""
    yield from _rewritings(text)
    yield from _namings(text)
    yield from _cuts(text)
