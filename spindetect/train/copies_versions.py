"""Recipes of pairs in which one translation of a text stands against another."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spindetect.records import Manner
from spindetect.train import copies_sources as sources
from spindetect.train.copies_edits import drop_some, merge_some
from spindetect.train.copies_making import Draft, Making, edited, respun
from spindetect.train.copies_units import Unit
from spindetect.train.spinner_styles import STYLES

__all__ = ["retold", "reworded", "rewritten", "rewritten_spun", "touched_up"]

# Share of other words from which a text whose words were exchanged one by one is rewritten.
SAID_ANEW: Final = 0.15


def rewritten(rng: random.Random) -> Draft:
    """Every sentence in another translation."""
    first, second = sources.parallel_story(rng)
    units: Sequence[Unit] = second.units
    if rng.random() < 0.4:
        units = drop_some(units, rng, rng.uniform(0.05, 0.25))
    if rng.random() < 0.15:
        units = merge_some(units, rng)
    return Draft(first.group, first.units, Making(tuple(units), "rewritten"), "derived")


def reworded(rng: random.Random) -> Draft:
    """A person's hand on the wording: most sentences stand, some are said anew."""
    first, second = sources.parallel_story(rng)
    share = rng.uniform(0.1, 0.45)
    units = tuple(
        other if rng.random() < share else replace(own, sources=(place,), manner="verbatim")
        for place, (own, other) in enumerate(zip(first.units, second.units, strict=True))
    )
    made = edited(units, rng)
    return Draft(first.group, first.units, made, "derived")


def rewritten_spun(rng: random.Random) -> Draft:
    """Another translation, spun: the original at hand is not the one that was spun."""
    draft = rewritten(rng)
    style, strength = rng.choice(tuple(STYLES)), round(rng.uniform(0.15, 0.7), 2)
    units = respun(draft.making.units, style, strength, rng.getrandbits(32))
    return replace(draft, making=Making(units, "spun", style, strength))


def touched_up(rng: random.Random) -> Draft:
    """Single words said otherwise, one for one, and every one of them fits.

    Language models that are told to rewrite a passage often do no more.
    """
    first, second = sources.parallel_story(rng, distance="near")
    share = rng.uniform(0.4, 1.0)
    units = tuple(
        other if rng.random() < share else replace(own, sources=(place,), manner="verbatim")
        for place, (own, other) in enumerate(zip(first.units, second.units, strict=True))
    )
    before, after = (Counter(_words(side)) for side in (first.units, units))
    changed = (after - before).total() / max(after.total(), 1)
    manner: Manner = "rewritten" if changed >= SAID_ANEW else "edited"
    return Draft(first.group, first.units, Making(units, manner), "derived")


def retold(rng: random.Random) -> Draft:
    """Every sentence in the words that are farthest from the original's."""
    first, second = sources.parallel_story(rng, distance="far")
    units: Sequence[Unit] = second.units
    if rng.random() < 0.5:
        units = merge_some(drop_some(units, rng, rng.uniform(0.0, 0.2)), rng)
    return Draft(first.group, first.units, Making(tuple(units), "rewritten"), "derived")


def _words(units: Sequence[Unit]) -> list[str]:
    return [word for unit in units for word in unit.text.lower().split()]
