"""Which phrases of a gap stand for each other, by the word model."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Final

from spindetect.align.chain import Cell
from spindetect.align.phrases import LONGEST_PHRASE, equal_phrases

__all__ = ["LINKED", "Probabilities", "linked_phrases"]

# Probability from which words inside a gap are linked: lower than elsewhere, as
# what surrounds the gap speaks for them. Set by judgement.
LINKED: Final = 0.5
# What a word adds to the chain beyond its probability above that, so that of two
# chains of like probability the one that covers more words is taken.
_COVER: Final = 0.05
# Probability that phrases of equal writing count as.
_EQUAL: Final = 0.8

Probabilities = Mapping[tuple[int, int], float]
"""Probability of two words of a gap, by their places in it; those below LINKED are left out."""


@functools.lru_cache(maxsize=256)
def _shapes(rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the lengths of the phrases tried: one side a word, the other more, or both two."""
    long = range(2, LONGEST_PHRASE + 1)
    wide = [(1, length) for length in long if length <= columns]
    tall = [(length, 1) for length in long if length <= rows]
    both = [(2, 2)] if rows > 1 and columns > 1 else []
    return [*wide, *tall, *both]


def linked_phrases(
    probabilities: Probabilities,
    writings: tuple[Sequence[str], Sequence[str]],
) -> list[Cell]:
    """Find the phrases of two passages that may stand for each other.

    Parameters
    ----------
    probabilities : mapping
        See :data:`Probabilities`.
    writings : pair of sequences of str
        Canonical writings of the words of the gap.

    Returns
    -------
    list of Cell
        Each with its gain for the best chain. One side is a single word, or
        both are two.
    """
    ours, theirs = writings
    cells: list[Cell] = [
        (i, j, a, b, (_EQUAL - LINKED + _COVER) * max(a, b))
        for i, a, j, b in equal_phrases(ours, theirs)
    ]
    cells += [
        (i, j, 1, 1, probability - LINKED + _COVER) for (i, j), probability in probabilities.items()
    ]
    # Phrases have more than one pair of words.
    for a, b in _shapes(len(ours), len(theirs)) if len(probabilities) > 1 else ():
        for i, j in probabilities:
            # Most pairs stand alone, which their opposite corner tells.
            if (i + a - 1, j + b - 1) not in probabilities:
                continue
            inside = [probabilities.get((i + x, j + y)) for x in range(a) for y in range(b)]
            if None not in inside:
                gain = sum(
                    probability - LINKED + _COVER
                    for probability in inside
                    if probability is not None
                )
                cells.append((i, j, a, b, gain / min(a, b)))
    return cells
