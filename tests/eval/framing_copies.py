"""Copies whose framing is known: lines added, left out, altered and kept, role by role.

The stories are of the dev corpora, and so are the lines (``framing_lines``); an outlet's
hand puts them above the story, below it, or at the end of its last paragraph.
"""

from __future__ import annotations

import functools
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from spindetect.records import FramingStatus, Role
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_units import Unit
from spindetect.train.spinner import Spinner
from spindetect.train.spinner_styles import STYLES
from tests.eval import corpora
from tests.eval.made_documents import usable_releases

__all__ = ["MANNERS", "ROLES", "STATUSES", "FramedPair", "Plant", "framed_pairs"]

Manner = Literal["verbatim", "edited", "spun", "in a page"]
ROLES: Final[tuple[Role, ...]] = (
    "disclaimer",
    "attribution",
    "byline",
    "copyright",
    "editors_note",
)
STATUSES: Final[tuple[FramingStatus, ...]] = get_args(FramingStatus)
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
SEED: Final = "framing/1"
COPIES: Final = 400
# Of so many copies, those whose story is a release, a report and a scraped page.
_BASES: Final = (240, 80, 80)
# That a role is planted at all; each of the four ends is as probable as the others.
PLANTED: Final = 0.75
SPIN: Final = 0.5
_LEAST, _MOST = 4, 40  # paragraphs of a story
# Lines that share so many words (Jaccard index) are no other line.
_OTHER: Final = 0.5
_HEADING: Final = 120  # characters of a headline
# A sentence out of a longer note says what it is by none of these; outlets head it "Correction".
_NOTED: Final = re.compile(r"(?i)correct|updat|editor|version|apolog|retract|regret|clarif|removed")
_TOP: Final[frozenset[Role]] = frozenset({"byline"})
_EITHER: Final[frozenset[Role]] = frozenset({"editors_note", "disclaimer"})


class Line(NamedTuple):
    """A line on its way into an article, and its place."""

    text: str
    place: Literal["top", "bottom", "glued"]


@dataclass(frozen=True, slots=True)
class Plant:
    """A line whose end is known.

    Parameters
    ----------
    role : Role
    status : FramingStatus
    original, copy : tuple of int, or None
        Its span in either text.
    how : str
        What was done to it.
    """

    role: Role
    status: FramingStatus
    original: tuple[int, int] | None
    copy: tuple[int, int] | None
    how: str


@dataclass(frozen=True, slots=True)
class FramedPair:
    """An original, its copy, and the framing that was planted."""

    id: str
    manner: Manner
    original: str
    copy: str
    plants: tuple[Plant, ...]


class _Planted(NamedTuple):
    role: Role
    status: FramingStatus
    original: tuple[Line, ...]
    copy: tuple[Line, ...]
    how: str


@functools.cache
def _lines() -> dict[Role, tuple[str, ...]]:
    path = corpora.corpora_folder() / "dev" / "framing_lines.jsonl"
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    lines: dict[Role, list[str]] = {role: [] for role in ROLES}
    for row in rows:
        if row["role"] in lines:
            text = " ".join(row["text"].split())
            headless = row["role"] == "editors_note" and not _NOTED.search(text)
            lines[row["role"]].append(f"Correction: {text}" if headless else text)
    return {role: tuple(texts) for role, texts in lines.items()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _other(role: Role, line: str, rng: random.Random) -> str:
    mine = _words(line)
    apart = [
        text
        for text in _lines()[role]
        if len(mine & _words(text)) < _OTHER * len(mine | _words(text))
    ]
    return rng.choice(apart)


def _altered(role: Role, line: str, rng: random.Random) -> tuple[str, str]:
    """Return another line of the role, or the same with another name or year."""
    if (
        role == "copyright"
        and (year := re.search(r"\b(?:19|20)\d\d\b", line))
        and rng.random() < 0.5
    ):
        other = str(int(year[0]) + rng.choice((-1, 1)))
        return line[: year.start()] + other + line[year.end() :], "another year"
    agencies = ("Associated Press", "Reuters", "NDTV", "ANI", "PTI", "CNN", "Bloomberg")
    held = [name for name in agencies if re.search(rf"\b{name}\b", line)]
    if held and rng.random() < 0.7:
        other = rng.choice([name for name in agencies if name not in held])
        return re.sub(rf"\b{held[0]}\b", other, line), "another agency"
    return _other(role, line, rng), "another line"


_CURLY: Final = str.maketrans({"'": "’", "’": "'", '"': "”", "“": '"', "”": '"'})


def _recased(line: str) -> str:
    return line if line.isupper() else line.upper()


def _relabelled(line: str) -> str:
    if line.startswith("(") and line.endswith(")"):
        return line[1:-1]
    if line[:3].lower() == "by ":
        return line[3:]
    return line.replace("©", "(c)") if "©" in line else f"({line.rstrip('.')})"


_WRITINGS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("as it was", str),
    ("moved", str),
    ("in other case", _recased),
    ("with other quotation marks", lambda line: line.translate(_CURLY)),
    ("without its label", _relabelled),
)


def _kept(line: str, rng: random.Random) -> tuple[tuple[str, ...], str]:
    """Return the same line, written otherwise."""
    cut = [match.end() for match in re.finditer(r"[.;:] (?=[A-Z])", line)]
    if cut and rng.random() < 0.4:
        at = rng.choice(cut)
        return (line[:at].rstrip(), line[at:]), "in two paragraphs"
    how, write = rng.choice(_WRITINGS)
    return (write(line),), how


def _place(role: Role, rng: random.Random) -> Literal["top", "bottom", "glued"]:
    if role in _TOP or (role in _EITHER and rng.random() < 0.3):
        return "top"
    return "glued" if role != "copyright" and rng.random() < 0.1 else "bottom"


def _planted(role: Role, status: FramingStatus, rng: random.Random) -> _Planted:
    line, place = rng.choice(_lines()[role]), _place(role, rng)
    mine = (Line(line, place),)
    if status == "omitted":
        return _Planted(role, status, mine, (), "left out")
    if status == "added":
        return _Planted(role, status, (), mine, "put in")
    if status == "altered":
        other, how = _altered(role, line, rng)
        return _Planted(role, status, mine, (Line(other, place),), how)
    again, how = _kept(line, rng)
    there = "top" if how == "moved" and place == "bottom" else place
    return _Planted(role, status, mine, tuple(Line(text, there) for text in again), how)


def _laid_out(
    body: Sequence[str], lines: Sequence[tuple[int, Line]], rng: random.Random
) -> tuple[str, dict[int, tuple[int, int]]]:
    """Put lines around a story; return the text and each plant's span by its number."""
    top = [one for one in lines if one[1].place == "top"]
    bottom = [one for one in lines if one[1].place == "bottom"]
    glued = [one for one in lines if one[1].place == "glued"]
    order = list(dict.fromkeys(number for number, _ in bottom))
    rng.shuffle(order)
    bottom.sort(key=lambda one: order.index(one[0]))
    head = 1 if _is_heading(body[0]) else 0
    pieces: list[tuple[int | None, str, str]] = [(None, text, "\n\n") for text in body[:head]]
    pieces += [(number, line.text, "\n\n") for number, line in top]
    pieces += [(None, text, "\n\n") for text in body[head:]]
    pieces += [(number, line.text, " ") for number, line in glued]
    pieces += [(number, line.text, "\n\n") for number, line in bottom]
    text = ""
    spans: dict[int, tuple[int, int]] = {}
    for number, piece, before in pieces:
        text += (before if text else "") + piece
        if number is not None:
            start = spans[number][0] if number in spans else len(text) - len(piece)
            spans[number] = (start, len(text))
    return text, spans


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) <= _HEADING and paragraph[-1:] not in {".", "”", '"'}


def _edited(body: Sequence[str], rng: random.Random) -> list[str]:
    """Trim a story from its end, and leave a paragraph out, as a desk does."""
    kept = list(body[: max(3, round(len(body) * rng.uniform(0.7, 1.0)))])
    if len(kept) > 4:
        del kept[rng.randrange(2, len(kept))]
    return kept


def _spun(body: Sequence[str], rng: random.Random) -> list[str]:
    style = rng.choice(sorted(STYLES))
    return Spinner(style, SPIN, rng.getrandbits(32)).spin("\n".join(body)).text.split("\n")


def _in_a_page(body: Sequence[str], rng: random.Random) -> list[str]:
    """Put page furniture around a story, the planted roles excepted."""
    units = frame([Unit(text, role="body", opens=True) for text in body], rng)
    return [unit.text for unit in units if unit.role not in ROLES]


def _copied(body: Sequence[str], manner: Manner, rng: random.Random) -> list[str]:
    if manner == "edited":
        return _edited(body, rng)
    if manner == "spun":
        return _spun(body, rng)
    return _in_a_page(body, rng) if manner == "in a page" else list(body)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n") if part.strip()]


def _bases() -> list[tuple[str, list[str]]]:
    releases = corpora.releases()
    sources = (
        [(f"release/{name}", releases[name]) for name in usable_releases()],
        [
            (f"event/{e.event}/{i}", a[1])
            for e in corpora.events()
            for i, a in enumerate(e.articles)
        ],
        [(f"page/{name}", text) for name, text in sorted(corpora.articles().items())],
    )
    found: list[tuple[str, list[str]]] = []
    for rows, number in zip(sources, _BASES, strict=True):
        stories = [(name, _paragraphs(text)) for name, text in rows]
        usable = [one for one in stories if _LEAST <= len(one[1]) <= _MOST]
        random.Random(SEED).shuffle(usable)  # noqa: S311 - no secret
        found += usable[:number]
    return found


def _pair(name: str, body: Sequence[str], manner: Manner) -> FramedPair:
    rng = random.Random(f"{SEED}/{name}")  # noqa: S311 - no secret
    planted = [
        _planted(role, rng.choice(STATUSES), rng) for role in ROLES if rng.random() < PLANTED
    ]
    ours = [(k, line) for k, one in enumerate(planted) for line in one.original]
    theirs = [(k, line) for k, one in enumerate(planted) for line in one.copy]
    original, here = _laid_out(body, ours, rng)
    copy, there = _laid_out(_copied(body, manner, rng), theirs, rng)
    plants = tuple(
        Plant(one.role, one.status, here.get(k), there.get(k), one.how)
        for k, one in enumerate(planted)
    )
    return FramedPair(name, manner, original, copy, plants)


def framed_pairs(number: int = COPIES) -> list[FramedPair]:
    """Return pairs whose framing is known, in a fixed order.

    Raises
    ------
    FileNotFoundError
        When the dev corpora are absent.
    ConfigurationError
        When the training corpora, which the spinner's words come from, are absent.
    """
    return [
        _pair(name, body, MANNERS[at % len(MANNERS)])
        for at, (name, body) in enumerate(_bases()[:number])
    ]
