"""Pairs of articles with known answers, to train the judge and the aligner on.

Every pair is made from the training corpora: an original, and a text that is a
verbatim, edited, spun or rewritten copy of it, holds passages of it, or is
independent of it. Gold links point at character spans of both texts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.errors import ConfigurationError
from spindetect.records import Derivation, Manner
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_making import Draft
from spindetect.train.copies_recipes import MIX
from spindetect.train.copies_units import (
    GoldLink,
    Layout,
    RoleSpan,
    Unit,
    gold_links,
    lay_out,
)

__all__ = ["MIX", "TrainingPair", "make_pair", "make_pairs"]

ORIGINAL_FRAMED: Final = 0.35
COPY_FRAMED: Final = 0.65
MAX_TRIES: Final = 50


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """A made pair and its answers.

    Parameters
    ----------
    id : str
        Seed and number.
    group : str
        Document that the original came from; split data by it.
    recipe : str
        Name of the row of :data:`MIX` that made it.
    original_text, copy_text : str
    derivation : {"derived", "partial", "independent"}
    manner : Manner or None
        None when independent.
    links : tuple of GoldLink or None
        In the copy's order; None where two real texts are not aligned by hand.
    original_roles, copy_roles : tuple of RoleSpan
        What every stretch of the texts is.
    style : str or None
        Of the spinner.
    strength : float or None
        Of the spinner, 0 to 1.
    """

    id: str
    group: str
    recipe: str
    original_text: str
    copy_text: str
    derivation: Derivation
    manner: Manner | None
    links: tuple[GoldLink, ...] | None
    original_roles: tuple[RoleSpan, ...]
    copy_roles: tuple[RoleSpan, ...]
    style: str | None = None
    strength: float | None = None


def _framed(units: Sequence[Unit], share: float, rng: random.Random) -> list[Unit]:
    return frame(units, rng) if rng.random() < share else list(units)


def _finished(draft: Draft, number: str, recipe: str, rng: random.Random) -> TrainingPair:
    """Put frames around both sides and set them as text."""
    numbered = [replace(u, sources=(i,)) for i, u in enumerate(draft.original)]
    framed = _framed(numbered, ORIGINAL_FRAMED, rng)
    positions = {u.sources[0]: place for place, u in enumerate(framed) if u.sources}
    copy = [
        replace(u, sources=tuple(positions[i] for i in u.sources))
        for u in _framed(draft.making.units, COPY_FRAMED, rng)
    ]
    original_page = lay_out(framed, Layout.drawn(rng))
    copy_page = lay_out(copy, Layout.drawn(rng))
    independent = draft.derivation == "independent"
    return TrainingPair(
        number,
        draft.group,
        recipe,
        original_page.text,
        copy_page.text,
        draft.derivation,
        None if independent else draft.making.manner,
        gold_links(copy, original_page, copy_page) if draft.linked else None,
        original_page.spans,
        copy_page.spans,
        draft.making.style,
        draft.making.strength,
    )


def make_pair(number: int, seed: int, *, recipe: str | None = None) -> TrainingPair:
    """Make one pair; the same number and seed make the same pair.

    Parameters
    ----------
    number, seed : int
    recipe : str, optional
        Name of a row of :data:`MIX`; drawn by share when left out.

    Raises
    ------
    ConfigurationError
        When the training corpora are absent, or there is no such recipe.
    """
    rng = random.Random(f"copies/{seed}/{number}")
    rows = [row for row in MIX if recipe in {None, row.name}]
    if not rows:
        names = ", ".join(row.name for row in MIX)
        raise ConfigurationError("is no recipe", source=str(recipe), hint=f"use one of {names}")
    # A recipe of no share is made only by name, and then it is the only one.
    row = rng.choices(rows, [row.share or float(recipe is not None) for row in rows])[0]
    for _ in range(MAX_TRIES):
        draft = row.recipe(rng)
        if draft is not None:
            return _finished(draft, f"{seed}-{number}", row.name, rng)
    raise ConfigurationError(
        f"gave no pair in {MAX_TRIES} tries", source=row.name, hint="check the training corpora"
    )


def make_pairs(n: int, seed: int) -> Iterator[TrainingPair]:
    """Make pairs in the proportions of :data:`MIX`.

    Parameters
    ----------
    n : int
        How many.
    seed : int

    Yields
    ------
    TrainingPair
    """
    for number in range(n):
        yield make_pair(number, seed)
