"""Copies of dev articles with known paragraphs and sentences left out and put in.

Originals are press releases and the articles of the events corpus. From each some
sentences or paragraphs are left out, and paragraphs of another article of the same
kind put in; then the copy is left as it is, edited lightly, or spun, and both sides
may get page furniture. Both go to the system as plain text.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.train.copies_edits import EDITS
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_making import respun
from spindetect.train.copies_units import LaidOut, Layout, Unit, lay_out
from spindetect.train.spinner_styles import STYLES
from tests.eval import corpora
from tests.eval.made_documents import release_units, usable_releases

__all__ = ["COPIES", "MANNERS", "ContentCopy", "CopyManner", "make_copies", "make_copy"]

COPIES: Final = 300
CopyManner = Literal["verbatim", "edited", "spun"]
MANNERS: Final[tuple[CopyManner, ...]] = ("verbatim", "edited", "spun")
SEED: Final = "content/1"
# Every third original is an article of the events corpus.
EVERY_EVENT: Final = 3
LEAST_PARAGRAPHS: Final = 5
# A release in one block gets paragraphs of so many sentences.
PARAGRAPH: Final = 2
FRAMED: Final = (0.35, 0.65)
STRENGTHS: Final = (0.2, 0.35, 0.5, 0.65, 0.8)
NOTHING: Final = 0.25
# Share of the story left out or put in at most, so that a copy stays one.
MOST: Final = 0.35


@dataclass(frozen=True, slots=True)
class ContentCopy:
    """An original and its copy, and what was left out and put in.

    Parameters
    ----------
    id : str
    manner : {"verbatim", "edited", "spun"}
    original, copy : LaidOut
        Texts with the span of each of their units.
    original_units, copy_units : tuple of Unit
        ``sources`` of the copy's count units of the original.
    dropped : frozenset of int
        Units of the original that were left out.
    inserted : frozenset of int
        Units of the copy that were put in.
    """

    id: str
    manner: CopyManner
    original: LaidOut
    copy: LaidOut
    original_units: tuple[Unit, ...]
    copy_units: tuple[Unit, ...]
    dropped: frozenset[int]
    inserted: frozenset[int]


@functools.cache
def _articles() -> tuple[tuple[str, str], ...]:
    """Return ids and texts of the events corpus, one article of each event."""
    return tuple((f"{event.event}/0", event.articles[0][1]) for event in corpora.events())


@functools.cache
def _releases() -> dict[str, str]:
    return corpora.releases()


@functools.lru_cache(maxsize=64)
def _units(text: str) -> tuple[Unit, ...]:
    """Return a text's sentences as units, in paragraphs of two where it has none."""
    units = release_units(prepare(from_text(text)))
    if sum(unit.opens for unit in units) < LEAST_PARAGRAPHS:
        units = [replace(u, opens=at % PARAGRAPH == 0) for at, u in enumerate(units)]
    return tuple(replace(unit, sources=(at,)) for at, unit in enumerate(units))


def _paragraphs(units: Sequence[Unit]) -> list[list[int]]:
    found: list[list[int]] = []
    for at, unit in enumerate(units):
        if unit.opens or not found:
            found.append([])
        found[-1].append(at)
    return found


def _dropped(units: Sequence[Unit], rng: random.Random) -> frozenset[int]:
    """Choose one or two runs of paragraphs, or single sentences, or nothing."""
    if rng.random() < NOTHING:
        return frozenset()
    most = MOST * len(units)
    if rng.random() < 0.4:
        count = min(rng.randint(1, 3), int(most))
        return frozenset(rng.sample(range(len(units)), count))
    rows = _paragraphs(units)
    chosen: set[int] = set()
    for _ in range(rng.choice((1, 1, 2))):
        size = rng.randint(1, max(1, len(rows) // 4))
        start = rng.choice((0, len(rows) - size, rng.randrange(len(rows) - size + 1)))
        run = {at for row in rows[start : start + size] for at in row}
        if len(chosen | run) <= most:
            chosen |= run
    return frozenset(chosen)


def _inserted(units: Sequence[Unit], other: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Put one or two runs of paragraphs of another article between paragraphs, or nothing."""
    made = list(units)
    if rng.random() < NOTHING:
        return made
    rows = _paragraphs(other)
    for _ in range(rng.choice((1, 1, 2))):
        size = rng.randint(1, min(3, len(rows)))
        start = rng.randrange(len(rows) - size + 1)
        run = [other[at] for row in rows[start : start + size] for at in row]
        if len(run) > MOST * len(units):
            continue
        places = [at for at, unit in enumerate(made) if unit.opens] + [len(made)]
        at = rng.choice(places)
        new = [replace(unit, sources=(), manner=None) for unit in run]
        made[at:at] = [replace(new[0], opens=True), *new[1:]]
        if at + len(new) < len(made):
            made[at + len(new)] = replace(made[at + len(new)], opens=True)
    return made


def _edited(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    made = list(units)
    for edit, probability in EDITS:
        if rng.random() < probability:
            made = edit(made, rng)
    return made


def _other(name: str, texts: Sequence[tuple[str, str]], rng: random.Random) -> tuple[Unit, ...]:
    """Return another article: not of the same office, and not of the same event."""
    office = name.partition("/")[0]
    return _units(rng.choice([text for other, text in texts if other.partition("/")[0] != office]))


def _source(number: int) -> tuple[str, str, Sequence[tuple[str, str]]]:
    events = _articles()
    place = number // EVERY_EVENT
    if number % EVERY_EVENT == 0 and place < 2 * len(events):
        name, text = events[place % len(events)]
        return f"{name}/{place}", text, events
    ids = usable_releases()
    name = ids[number % len(ids)]
    return name, _releases()[name], [(one, _releases()[one]) for one in ids[: 3 * COPIES]]


def make_copy(number: int) -> ContentCopy:
    """Make one copy; the same number makes the same one.

    Raises
    ------
    ConfigurationError
        When the training corpora, which the spinner's dictionaries come from, are absent.
    """
    name, text, texts = _source(number)
    rng = random.Random(f"{SEED}/{number}/{name}")  # noqa: S311 - no secret
    manner = MANNERS[number // EVERY_EVENT % len(MANNERS)]
    original = list(_units(text))
    dropped = _dropped(original, rng)
    kept = [unit for at, unit in enumerate(original) if at not in dropped]
    opened = {row[0]: row for row in _paragraphs(original)}
    for row in opened.values():
        left = [at for at in row if at not in dropped]
        kept = [replace(u, opens=True) if left and u.sources == (left[0],) else u for u in kept]
    made = _inserted(kept, _other(name, texts, rng), rng)
    if manner == "edited":
        made = _edited(made, rng)
    elif manner == "spun":
        style = rng.choice(tuple(STYLES))
        made = list(respun(made, style, rng.choice(STRENGTHS), rng.getrandbits(32)))
    marked = [replace(unit, sources=unit.sources or (-1,)) for unit in made]
    original = frame(original, rng) if rng.random() < FRAMED[0] else original
    copy = frame(marked, rng) if rng.random() < FRAMED[1] else marked
    layout = Layout(rng.choice(("\n\n", "\n\n", "\n")))
    return ContentCopy(
        name,
        manner,
        lay_out(original, Layout()),
        lay_out(copy, layout),
        tuple(original),
        tuple(copy),
        frozenset(at for at, unit in enumerate(original) if set(unit.sources) & dropped),
        frozenset(at for at, unit in enumerate(copy) if unit.sources == (-1,)),
    )


def make_copies(count: int = COPIES) -> list[ContentCopy]:
    """Make the first copies of the series."""
    return [make_copy(number) for number in range(count)]
