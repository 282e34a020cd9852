"""Spun copies of dev press releases, made so that every sentence's counterpart is known.

The original stays as it was published. Its copy is made of its sentences by the
project's own hands: some dropped, some neighbours joined, some split, a
paragraph or two moved, the whole spun in one style and strength, and page
furniture put around and inside it. Both go to the system as plain text, so
that the copy's sentences are cut anew, as a scraped page's would be.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document
from spindetect.train.copies_edits import drop_some, merge_some, move_some, split_some
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_making import respun
from spindetect.train.copies_units import LaidOut, Layout, Unit, lay_out
from spindetect.train.spinner_styles import STYLES
from tests.eval import corpora

__all__ = [
    "STRENGTHS",
    "MadeDocument",
    "make_document",
    "release_units",
    "usable_releases",
]

SEED: Final = "made/1"
LEAST_SENTENCES: Final = 6
# As in the training corpora: flattened tables, and rows that are no release at all.
LEAST_LETTERS: Final = 0.6
SCRIPTS: Final = ("SenateScripts/", "SenateClean/")
# Strengths .20, .25 … .80, by turns.
STRENGTHS: Final = tuple(round(0.2 + 0.05 * step, 2) for step in range(13))

# Every copy is to be dropped from, joined, moved and framed, as the bar has it, and is where its
# release allows: of 2,000, 968 hold a joint sentence, 1,643 a moved one, 1,908 furniture. Split
# sentences are no part of the bar, and come with some.
DROPPED: Final = 0.9
DROP_SHARE: Final = (0.05, 0.3)
MERGED: Final = 0.9
MERGE_SHARE: Final = 0.6
SPLIT: Final = 0.4
MOVED: Final = 0.9
FRAMED: Final = 0.95
# A release in one block has nothing to move: its copy gets paragraphs of so many sentences.
LEAST_PARAGRAPHS: Final = 4
PARAGRAPH: Final = 2
# What an edit draws may be nothing: it is tried again, as far as the release allows.
TRIES: Final = 10


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A release and the copy that was made of it.

    Parameters
    ----------
    id : str
        Of the release.
    style : str
        Of the spinner.
    strength : float
        Of the spinner, .2 to .8.
    original, copy : str
        Texts.
    units : tuple of Unit
        Of the copy; their sources count sentences of the original.
    page : LaidOut
        The copy's text with the span of each unit.
    flat : bool
        Its paragraphs were lost.
    """

    id: str
    style: str
    strength: float
    original: str
    copy: str
    units: tuple[Unit, ...]
    page: LaidOut
    flat: bool


@functools.cache
def _releases() -> dict[str, str]:
    return corpora.releases()


@functools.cache
def usable_releases() -> tuple[str, ...]:
    """Return the ids of the releases that copies are made of, in the order they are taken.

    Left out are those of fewer than :data:`LEAST_SENTENCES` sentences, those that
    are more figures and marks than letters, and the scripts of whoever collected
    the rest.
    """
    ids = []
    for name, text in sorted(_releases().items()):
        letters = sum(map(str.isalpha, text))
        if letters >= LEAST_LETTERS * len(text) and not name.startswith(SCRIPTS):
            ids.append(name)
    random.Random(SEED).shuffle(ids)  # noqa: S311 - no secret
    return tuple(
        name
        for name in ids
        if len(prepare(from_text(_releases()[name])).sentences) >= LEAST_SENTENCES
    )


def release_units(document: Document) -> list[Unit]:
    """Return the original's sentences as units that are their own sources."""
    text, end = document.article.text, 0
    units: list[Unit] = []
    for sentence in document.sentences:
        opens = not units or "\n" in text[end : sentence.start]
        line = " ".join(sentence.text.split())
        units.append(Unit(line, (sentence.index,), "body", opens, "verbatim"))
        end = sentence.end
    return units


def _edited(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    made = list(units)
    if sum(unit.opens for unit in made) < LEAST_PARAGRAPHS:
        made = [replace(unit, opens=place % PARAGRAPH == 0) for place, unit in enumerate(made)]
    if rng.random() < DROPPED:
        made = drop_some(made, rng, rng.uniform(*DROP_SHARE))
    if rng.random() < MERGED:
        made = _done(lambda units: merge_some(units, rng, MERGE_SHARE), made)
    if rng.random() < SPLIT:
        made = _done(lambda units: split_some(units, rng), made)
    if rng.random() < MOVED:
        made = _done(lambda units: move_some(units, rng), made)
    return made


def _done(edit: Callable[[Sequence[Unit]], list[Unit]], units: list[Unit]) -> list[Unit]:
    before = [unit.sources for unit in units]
    for _ in range(TRIES):
        made = edit(units)
        if [unit.sources for unit in made] != before:
            return made
    return units


def make_document(name: str, number: int, text: str | None = None) -> MadeDocument:
    """Make a copy of a release; the same name and number make the same copy.

    Parameters
    ----------
    name : str
        Id of the release.
    number : int
        Place in the series: styles and strengths take turns.
    text : str, optional
        The release; that of the dev corpora when left out.

    Raises
    ------
    ConfigurationError
        When the training corpora, which the spinner's dictionaries come from, are absent.
    """
    rng = random.Random(f"{SEED}/{name}")  # noqa: S311 - no secret
    original = _releases()[name] if text is None else text
    style = tuple(STYLES)[number % len(STYLES)]
    strength = STRENGTHS[number // len(STYLES) % len(STRENGTHS)]
    made = _edited(release_units(prepare(from_text(original))), rng)
    spun = respun(made, style, strength, rng.getrandbits(32))
    framed = rng.random() < FRAMED
    units = tuple(_done(lambda units: frame(units, rng), list(spun)) if framed else spun)
    layout = Layout.drawn(rng)
    page = lay_out(units, layout)
    flat = layout.paragraph == " "
    return MadeDocument(name, style, strength, original, page.text, units, page, flat)
