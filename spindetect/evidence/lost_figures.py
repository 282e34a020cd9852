"""Figures left out where another was put in that counts the same things."""

from __future__ import annotations

from dataclasses import dataclass

from spindetect.evidence.findings import is_close
from spindetect.evidence.numbers import number_value, number_values
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.rounding import is_rounding
from spindetect.evidence.writings import are_writings
from spindetect.records import Side, Word

__all__ = ["LostFigure", "lost_figures"]


@dataclass(frozen=True, slots=True)
class LostFigure:
    """A figure of the original and the one that stands in its place.

    Parameters
    ----------
    original, copy : Word
    why : str
    """

    original: Word
    copy: Word
    why: str


def _unmatched(linked: LinkedWords, side: Side) -> list[tuple[Word, str]]:
    """Figures put in or left out, each with the stem of the word it counts."""
    relation, words, figures = (
        ("deleted", linked.original, linked.figures[0])
        if side == "original"
        else ("inserted", linked.copy, linked.figures[1])
    )
    starts = {
        word.start
        for _, piece in linked.edits
        if piece.relation == relation
        for word in piece.original or piece.copy
    }
    return [
        (words[at], words[at + 1].stem)
        for at in figures
        if words[at].start in starts and at + 1 < len(words) and words[at + 1].is_word
    ]


def lost_figures(linked: LinkedWords) -> tuple[LostFigure, ...]:
    """Pair a figure left out with the only one put in that counts the same things.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of LostFigure
        Empty where a link is told anew.
    """
    if not all(linked.figures):
        return ()
    sides = _unmatched(linked, "original"), _unmatched(linked, "copy")
    if not (sides[0] and sides[1]) or not is_close(linked):
        return ()
    kept = number_values(linked.original), number_values(linked.copy)
    found = []
    for ours, counted in sides[0]:
        others = [word for word, stem in sides[1] if stem == counted]
        if len(others) != 1 or sum(stem == counted for _, stem in sides[0]) != 1:
            continue
        first, second = number_value([ours]), number_value([others[0]])
        if first is None or second is None or first in kept[1] or second in kept[0]:
            continue
        i, j = linked.original.index(ours), linked.copy.index(others[0])
        places = (linked.original, i, i + 1), (linked.copy, j, j + 1)
        if first != second and not is_rounding(*places) and not are_writings(*places):
            why = f"the figure was changed: “{ours.form}” became “{others[0].form}”"
            found.append(LostFigure(ours, others[0], why))
    return tuple(found)
