"""Copies of press releases with names, figures and quotations corrupted at known places.

Beside the corruptions stand edits that an honest desk makes: other spellings and
abbreviations, figures and dates written otherwise, sentences and clauses left
out, quotations cut short, people called by their surnames alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.eval.corrupted_edits import Edit, Kind, honest_edits, opens, people, quotations
from tests.eval.corrupted_words import (
    FIRST_NAMES,
    MONTHS,
    NUMBERS,
    PLACES,
    SPUN_NAMES,
    SURNAMES,
    SYNONYMS,
    WEEKDAYS,
)

__all__ = ["CORRUPTIONS", "CorruptedCopy", "Edit", "Plant", "corrupted_copy"]

CORRUPTIONS: tuple[Kind, ...] = ("name", "number", "quote")
# Of each kind in one copy, where the text has so many places for them.
PER_KIND = 3
HONEST_EDITS = 8
# Of the copies, this share has its other words swapped too, as a spinner leaves them.
SPUN_SHARE = 0.5
SWAPPED_WORDS = 0.5
# Words of a quotation that is long enough to be held to its words.
QUOTED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Plant:
    """An edit with where it stands in the copy."""

    edit: Edit
    copy_start: int
    copy_end: int


@dataclass(frozen=True, slots=True)
class CorruptedCopy:
    """A copy, and everything that differs from its original, in order."""

    text: str
    plants: tuple[Plant, ...]


Maker = Callable[[str, random.Random], Iterator[list[Edit]]]
_RUN = re.compile(r"[A-Z][a-z]+(?:(?: of| for| of the| on)? [A-Z][a-z]+)+")
_FIGURE = re.compile(r"(?<![\w.,/:#(-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w/:-])|"
                     r"(?<![\w.,/:#(-])\d+(?:\.\d+)?(?![\w/:,.)-]|[.,]\d)")  # fmt: skip


def _prose(text: str) -> list[tuple[int, int]]:
    """Return the lines that are prose: no headings, lists of names, addresses."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        words = [word for word in line[0].split() if word[0].isalpha()]
        small = sum(word[0].islower() for word in words)
        if len(words) >= 12 and small >= 0.55 * len(words) and line[0].rstrip()[-1:] in '.”"?!':
            found.append(line.span())
    return found


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _spun_names(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    """A part of a long name swapped as a word, once or wherever that name stands."""
    for run in _RUN.finditer(text):
        if opens(text, run.start()):
            continue
        parts = [part for part in re.finditer(r"[A-Z][a-z]+", run[0]) if part[0] in SPUN_NAMES]
        if not parts:
            continue
        part = random_.choice(parts)
        places = [run.start()]
        if random_.random() < 0.5:
            places = [m.start() for m in re.finditer(rf"\b{re.escape(run[0])}\b", text)]
        other = SPUN_NAMES[part[0]]
        yield [
            Edit(at + part.start(), at + part.end(), other, "name", "a part spun") for at in places
        ]


def _other_people(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    """A person's first name or surname, or every mention of a surname, made another's."""
    for run, surname in people(text):
        other = random_.choice([name for name in SURNAMES if name not in text])
        way = random_.randrange(3)
        if way == 0:
            yield [Edit(run.start(2), run.end(2), other, "name", "another surname")]
        elif way == 1:
            first = random_.choice([name for name in FIRST_NAMES if name not in text])
            yield [Edit(run.start(1), run.end(1), first, "name", "another first name")]
        else:
            mentions = re.finditer(rf"\b{surname}\b(?!['-]?[A-Za-z])", text)
            yield [
                Edit(*mention.span(), other, "name", "another surname throughout")
                for mention in mentions
            ]


def _lone_surnames(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    for _, surname in people(text):
        mentions = re.finditer(rf"(?<![A-Z][a-z.] )\b{surname} said\b|\bsaid {surname}\b", text)
        for mention in mentions:
            at = mention.start() + mention[0].index(surname)
            other = random_.choice([name for name in SURNAMES if name not in text])
            yield [Edit(at, at + len(surname), other, "name", "another surname alone")]


def _other_places(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    names = "|".join(PLACES)
    for place in re.finditer(rf"\b(?:in|from|to|across|for) ({names})\b(?!['’-]|,? [A-Z])", text):
        other = random_.choice([name for name in PLACES if name not in text])
        yield [Edit(place.start(1), place.end(1), other, "name", "another place")]


def _other_figures(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    for figure in _FIGURE.finditer(text):
        if text[: figure.start()].endswith(("\n", "* ")) or not figure[0].strip("0.,"):
            continue
        digit = next(i for i, c in enumerate(figure[0]) if c in "123456789")
        year = re.fullmatch(r"(?:19|20)\d\d", figure[0]) is not None
        at = 3 if year else digit
        wrong = random_.choice([c for c in "123456789" if c != figure[0][at]])
        if random_.random() < 0.25 and figure[0].isdigit() and not year and len(figure[0]) < 3:
            other = figure[0] + "0"
        else:
            other = figure[0][:at] + wrong + figure[0][at + 1 :]
        yield [Edit(*figure.span(), other, "number", "year" if year else "figure")]


def _other_words(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    """Figures in letters, scales, months and weekdays."""
    tables: list[tuple[Sequence[str], str, str]] = [
        (NUMBERS, r"\b({})\b(?= [a-z]+s\b)", "figure in letters"),
        (("million", "billion"), r"(?<=\d )({})\b", "scale"),
        (MONTHS, r"\b({})(?= \d)", "month"),
        (WEEKDAYS, r"\b({})\b", "weekday"),
    ]
    for words, pattern, what in tables:
        for found in re.finditer(pattern.format("|".join(words)), text):
            other = random_.choice([word for word in words if word not in text] or ["thirteen"])
            if what == "scale":
                other = "billion" if found[1] == "million" else "million"
            elif other == "thirteen" and what != "figure in letters":
                continue
            yield [Edit(*found.span(1), other, "number", what)]


def _spun_quotations(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    for start, end in quotations(text):
        if len(text[start:end].split()) < QUOTED_WORDS:
            continue
        words = [w for w in re.finditer(r"\b[a-z]+\b", text[start:end]) if w[0] in SYNONYMS]
        if words:
            chosen = random_.sample(words, min(len(words), random_.randint(1, 3)))
            yield [
                Edit(start + w.start(), start + w.end(), SYNONYMS[w[0]].replace("-", " "),
                     "quote", "words of a quotation")
                for w in chosen
            ]  # fmt: skip


def _swaps(text: str, random_: random.Random) -> Iterator[list[Edit]]:
    """A spinner's other swaps, outside quotations."""
    for word in re.finditer(r"\b[a-z]+\b", text):
        if word[0] in SYNONYMS and random_.random() < SWAPPED_WORDS:
            other = SYNONYMS[word[0]].replace("-", " ")
            yield [Edit(*word.span(), other, "honest", "swapped word")]


_MAKERS: tuple[tuple[Maker, ...], ...] = (
    (_spun_names, _other_people, _lone_surnames, _other_places),
    (_other_figures, _other_words),
    (_spun_quotations,),
)


def _fits(
    edits: Sequence[Edit], taken: Sequence[Edit], text: str, prose: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether edits stand in prose and leave a word at least to those made before."""
    for edit in edits:
        if not _inside(edit.start, prose):
            return False
        low, high = edit.start - 1, edit.end + 1
        if any(other.start <= high and low <= other.end for other in taken):
            return False
    return bool(edits)


def corrupted_copy(text: str, seed: str) -> CorruptedCopy:
    """Make a copy; the same text and seed give the same one."""
    random_ = random.Random(seed)  # noqa: S311
    prose = _prose(text)
    # A quotation may run over paragraphs: only those without any mark are surely none.
    plain = [span for span in prose if not re.search('["“”]', text[slice(*span)])]
    taken: list[Edit] = []
    for makers in _MAKERS:
        pools = [list(maker(text, random_)) for maker in makers]
        for pool in pools:
            random_.shuffle(pool)
        made = 0
        while made < PER_KIND and any(pools):
            pool = random_.choice([pool for pool in pools if pool])
            edits = [edit for edit in pool.pop() if _inside(edit.start, prose)]
            if _fits(edits, taken, text, prose):
                taken += edits
                made += 1
    honest = list(honest_edits(text))
    random_.shuffle(honest)
    made = 0
    for edits in honest:
        # An honest hand takes no clause out of the middle of a quotation.
        kept = edits[0].what == "clause left out" and not _inside(edits[0].start, plain)
        if made < HONEST_EDITS and not kept and _fits(edits, taken, text, prose):
            taken += edits
            made += 1
    if random_.random() < SPUN_SHARE:
        for edits in _swaps(text, random_):
            if _inside(edits[0].start, plain) and _fits(edits, taken, text, prose):
                taken += edits
    return _carried_out(text, sorted(taken, key=lambda edit: edit.start))


def _carried_out(text: str, edits: Sequence[Edit]) -> CorruptedCopy:
    pieces, plants, done, length = list[str](), list[Plant](), 0, 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.text)
        start = length + edit.start - done
        length = start + len(edit.text)
        plants.append(Plant(edit, start, length))
        done = edit.end
    return CorruptedCopy("".join((*pieces, text[done:])), tuple(plants))
