"""Find what of a story was left out and put in, as passages and in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spindetect.evidence.content.links import carrying
from spindetect.evidence.content.loose import Loose, gone_runs
from spindetect.evidence.content.neighbours import Neighbours
from spindetect.evidence.content.story import Story
from spindetect.evidence.content.summary import summary_of
from spindetect.evidence.pieces import LinkedWords
from spindetect.records import (
    Content,
    ContentPassage,
    ContentPlace,
    ContentStatus,
    Link,
    Manner,
    Side,
)

__all__ = ["find_content"]

# Dice coefficient of words from which a link leaves no room for another sentence's content. Set by
# judgement.
SAME_OVERLAP: Final = 0.8
_STATUS: Final[dict[Side, ContentStatus]] = {"original": "omitted", "copy": "added"}


def find_content(
    original: Story,
    copy: Story,
    linked: Sequence[LinkedWords],
    *,
    manner: Manner | None = None,
    partial: bool = False,
) -> Content:
    """Find what of a story was left out and put in.

    Parameters
    ----------
    original, copy : Story
    linked : sequence of LinkedWords
        The links that are shown, with their words.
    manner : Manner or None
        Of the pair; the more its words were swapped, the less is claimed.
    partial : bool
        Whether only passages of the copy come from the original: then what was
        taken is told, and not what was left out.
    """
    links = carrying(linked, manner)
    same = [link for link in links if link.overlap >= SAME_OVERLAP]
    loose = (
        Loose(
            original, *(frozenset(at for k in some for at in k.original) for some in (links, same))
        ),
        Loose(copy, *(frozenset(at for k in some for at in k.copy) for some in (links, same))),
    )
    found: list[ContentPassage] = []
    sides: tuple[Side, Side] = ("original", "copy")
    for side, here, there in zip(sides, loose, reversed(loose), strict=True):
        if here.sentences:
            found += _passages(side, here, there, links, manner)
    passages = tuple(found)
    omitted, added = (min(1.0, sum(p.share for p in passages if p.side == side)) for side in sides)
    summary = summary_of(loose[0], loose[1], passages, partial=partial, manner=manner)
    return Content(omitted, added, passages, summary)


def _passages(
    side: Side, here: Loose, there: Loose, links: Sequence[Link], manner: Manner | None
) -> list[ContentPassage]:
    neighbours = Neighbours(links, side, there.story.document)
    runs = gone_runs(here, there, neighbours, manner)
    if not runs:
        return []
    total = here.words(here.order)
    return [_passage(side, here, run, neighbours, total) for run in runs]


def _passage(
    side: Side, here: Loose, run: tuple[int, ...], neighbours: Neighbours, total: int
) -> ContentPassage:
    sentences = here.story.document.sentences
    words = here.words(run)
    return ContentPassage(
        status=_STATUS[side],
        side=side,
        start=sentences[run[0]].start,
        end=sentences[run[-1]].end,
        sentences=run,
        paragraphs=_paragraphs_filled(here, run),
        words=words,
        share=words / total,
        place=_place(here, run),
        opposite=neighbours.opposite(run[0]),
    )


def _paragraphs_filled(here: Loose, run: tuple[int, ...]) -> int:
    sentences = here.story.document.sentences
    inside = set(run)
    touched = {sentences[at].paragraph for at in run}
    broken = {
        sentences[at].paragraph
        for at in here.order
        if at not in inside and sentences[at].paragraph in touched
    }
    return len(touched) - len(broken)


def _place(here: Loose, run: tuple[int, ...]) -> ContentPlace:
    first, last = run[0] == here.order[0], run[-1] == here.order[-1]
    if first and last:
        return "whole"
    if first:
        return "beginning"
    return "end" if last else "middle"
