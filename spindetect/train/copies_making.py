"""The transformations between an original's units and its copy's, by manner."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.records import Derivation, Manner
from spindetect.train.copies_edits import (
    EDITS,
    STRUCTURAL_EDITS,
    drop_some,
    merge_some,
    move_some,
    split_some,
)
from spindetect.train.copies_furniture import dateline
from spindetect.train.copies_units import Unit
from spindetect.train.spinner import Spinner
from spindetect.train.spinner_styles import STYLES

__all__ = ["LEAST_TOUCHED", "Draft", "Making", "edited", "respun", "spun", "touched", "verbatim"]

# Mixed twice: commercial spinners run several dictionaries.
_STYLES: Final = (*STYLES, "mixed", "frequent")
STRENGTHS: Final = (0.1, 0.8)
# Below this share of changed sentences a copy would be called spun without showing it.
LEAST_TOUCHED: Final = 0.3


@dataclass(frozen=True, slots=True)
class Making:
    """A copy's units and how they were made.

    Parameters
    ----------
    units : tuple of Unit
    manner : Manner
    style : str or None
        Of the spinner, where there was one.
    strength : float or None
        Of the spinner, 0 to 1.
    """

    units: tuple[Unit, ...]
    manner: Manner
    style: str | None = None
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair in units, before it is laid out; the copy's sources point into `original`."""

    group: str
    original: Sequence[Unit]
    making: Making
    derivation: Derivation
    linked: bool = True


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _curly(text: str) -> str:
    text = re.sub(r"(?<![\w.,!?])\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'|'(?=\s|$)", "’", text)


def verbatim(units: Sequence[Unit], rng: random.Random) -> Making:
    """The same words: marks, dashes and paragraphs may differ, the headline may go."""
    made = list(units)
    if rng.random() < 0.5:
        made = [u for u in made if u.role != "headline"]
    change = rng.choice((_straight, _curly, str))
    made = [replace(u, text=change(u.text)) for u in made]
    if rng.random() < 0.3:
        dash = rng.choice((" - ", " -- ", "—", " — "))
        made = [replace(u, text=re.sub(r" (?:--|—|–|-) ", dash, u.text)) for u in made]
    if rng.random() < 0.25:
        made = [replace(u, opens=True) for u in made]
    elif rng.random() < 0.15:
        made = [replace(u, opens=u.opens and rng.random() < 0.5) for u in made]
    return Making(tuple(made), "verbatim")


def edited(units: Sequence[Unit], rng: random.Random) -> Making:
    """A person's hand: one to all of the honest edits, structure first."""
    made = list(verbatim(units, rng).units)
    for edit, probability in STRUCTURAL_EDITS:
        if rng.random() < probability:
            made = edit(made, rng)
    for edit, probability in EDITS:
        if rng.random() < probability:
            made = edit(made, rng)
    first = next((i for i, u in enumerate(made) if u.role == "body"), None)
    if first is not None and rng.random() < 0.3 and made[first].text[:1].isupper():
        made[first] = replace(made[first], text=dateline(rng) + made[first].text, manner="edited")
    made = [_recased_headline(u, rng) if u.role == "headline" else u for u in made]
    return Making(tuple(made), "edited")


def _recased_headline(unit: Unit, rng: random.Random) -> Unit:
    text = unit.text
    if text.isupper() and rng.random() < 0.5:
        text = text.capitalize() if rng.random() < 0.3 else text.title()
    return replace(unit, text=text, manner="edited")


def respun(units: Sequence[Unit], style: str, strength: float, seed: int) -> tuple[Unit, ...]:
    """Spin units as one document, so that a word meets the same fate throughout."""
    lines = "\n".join(" ".join(u.text.split()) for u in units)
    spun_lines = Spinner(style, strength, seed).spin(lines).text.split("\n")
    return tuple(
        replace(u, text=line, manner="spun" if u.sources and line != u.text else u.manner)
        for u, line in zip(units, spun_lines, strict=True)
    )


def spun(units: Sequence[Unit], rng: random.Random) -> Making:
    """A machine's hand: any style and strength; some sentences cut, joined, split or moved."""
    style = rng.choice(_STYLES)
    strength = round(rng.uniform(*STRENGTHS), 2)
    made = [u for u in units if u.role != "headline" or rng.random() < 0.6]
    if rng.random() < 0.5:
        made = drop_some(made, rng, rng.uniform(0.05, 0.3))
    if rng.random() < 0.15:
        made = merge_some(made, rng)
    if rng.random() < 0.15:
        made = split_some(made, rng)
    if rng.random() < 0.2:
        made = move_some(made, rng)
    if rng.random() < 0.3:
        change = rng.choice((_straight, _curly))
        made = [replace(u, text=change(u.text)) for u in made]
    seed = rng.getrandbits(32)
    units = respun(made, style, strength, seed)
    while touched(units) < LEAST_TOUCHED and strength < STRENGTHS[1]:
        strength = round(min(STRENGTHS[1], strength + 0.15), 2)
        units = respun(made, style, strength, seed)
    return Making(units, "spun", style, strength)


def touched(units: Sequence[Unit]) -> float:
    """Share of the carried units that spinning changed; 1 where none is carried."""
    carried = [unit for unit in units if unit.sources]
    return sum(u.manner == "spun" for u in carried) / len(carried) if carried else 1.0
