"""Figures and dates as a reader would quote them: with their sign, scale and unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spindetect.evidence.findings import SIGNS
from spindetect.evidence.numbers import is_date_word, is_numeric, is_scale, month_of
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.signs import negative_from
from spindetect.evidence.units import unit_at
from spindetect.records import Word

__all__ = ["told_figures", "written"]


def _is_figure(word: Word) -> bool:
    return is_numeric(word) or is_date_word(word) or month_of(word) is not None


def written(words: Sequence[Word]) -> str:
    """Return words in quotation marks, spaced as their text has them: "$5 million"."""
    parts = [words[0].form]
    for last, word in pairwise(words):
        parts.append(word.form if last.end == word.start else f" {word.form}")
    return f"“{''.join(parts)}”"


def _told(words: Sequence[Word], first: int, last: int) -> str:
    figures = [at for at in range(first, last) if _is_figure(words[at])]
    if figures:
        first, last = figures[0], figures[-1] + 1
    dated = any(is_date_word(word) for word in words[first:last])
    sign = negative_from(words, first)
    if sign is not None:
        first = sign
    elif first and words[first - 1].form in SIGNS:
        first -= 1
    while not dated and last < len(words) and is_scale(words[last]):
        last += 1
    unit = None if dated else unit_at(words, last)
    last = last if unit is None else unit[1]
    return written(words[first:last])


def told_figures(piece: Piece, linked: LinkedWords) -> str:
    """Return what became of a figure or a date, for an explanation.

    Parameters
    ----------
    piece : Piece
        A substitution; words beside its figures are left out.
    linked : LinkedWords
        The link it stands in, which has their signs, scales and units.
    """
    i, j = piece.original_at, piece.copy_at
    ours = _told(linked.original, i, i + len(piece.original))
    return f"{ours} became {_told(linked.copy, j, j + len(piece.copy))}"
