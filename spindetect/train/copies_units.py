"""Articles as lists of sentences that remember where they came from, and their way into text."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.records import Manner, Role

__all__ = ["GoldLink", "LaidOut", "Layout", "RoleSpan", "Unit", "gold_links", "lay_out"]

MAX_SIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, headline or line of furniture on its way into an article.

    Parameters
    ----------
    text : str
    sources : tuple of int
        Positions of the original's units that it carries; empty for what is new.
    role : Role
    opens : bool
        Begins a paragraph.
    manner : Manner or None
        How it was carried over; None for what is new.
    """

    text: str
    sources: tuple[int, ...] = ()
    role: Role = "body"
    opens: bool = False
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page sets its paragraphs.

    Parameters
    ----------
    paragraph : str
        What stands between paragraphs.
    sentence : str
        What stands between sentences.
    """

    paragraph: str = "\n\n"
    sentence: str = " "

    @classmethod
    def drawn(cls, rng: random.Random) -> Layout:
        """A layout as scraped pages have it; some lose their paragraphs altogether."""
        paragraph = rng.choices(("\n\n", "\n", " ", "\n\n\n"), (0.6, 0.3, 0.05, 0.05))[0]
        return cls(paragraph, "  " if rng.random() < 0.05 else " ")


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """What a stretch of a made article is."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A text and the span of each of its units."""

    text: str
    spans: tuple[RoleSpan, ...]


@dataclass(frozen=True, slots=True)
class GoldLink:
    """Units of the copy that carry units of the original, by character spans.

    Parameters
    ----------
    original, copy : tuple of (start, end)
        Half-open offsets into the pair's texts; more than one on one side at most.
    manner : Manner
    """

    original: tuple[tuple[int, int], ...]
    copy: tuple[tuple[int, int], ...]
    manner: Manner


def lay_out(units: Sequence[Unit], layout: Layout) -> LaidOut:
    """Set units as text; ``text[span.start:span.end]`` is each unit's text."""
    pieces: list[str] = []
    spans: list[RoleSpan] = []
    length = 0
    for unit in units:
        if pieces:
            gap = layout.paragraph if unit.opens else layout.sentence
            pieces.append(gap)
            length += len(gap)
        spans.append(RoleSpan(length, length + len(unit.text), unit.role))
        pieces.append(unit.text)
        length += len(unit.text)
    return LaidOut("".join(pieces), tuple(spans))


def gold_links(copy: Sequence[Unit], original: LaidOut, laid_out: LaidOut) -> tuple[GoldLink, ...]:
    """Links of a copy's units; the parts of a split sentence make one link."""
    groups: list[tuple[tuple[int, ...], list[int]]] = []
    for position, unit in enumerate(copy):
        if not unit.sources:
            continue
        if groups and groups[-1][0] == unit.sources and groups[-1][1][-1] == position - 1:
            groups[-1][1].append(position)
        else:
            groups.append((unit.sources, [position]))
    return tuple(
        GoldLink(
            tuple((original.spans[i].start, original.spans[i].end) for i in sources),
            tuple((laid_out.spans[i].start, laid_out.spans[i].end) for i in positions),
            copy[positions[0]].manner or "verbatim",
        )
        for sources, positions in groups
    )


def as_original(units: Sequence[Unit]) -> list[Unit]:
    """Number units as their own sources, verbatim."""
    return [
        replace(unit, sources=(position,), manner="verbatim") for position, unit in enumerate(units)
    ]
