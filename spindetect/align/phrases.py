"""Compare all phrases of two short passages, word by word vectors, in one product."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.align.chain import Cell
from spindetect.align.variants import SHARES

__all__ = ["EQUAL_WRITING", "LONGEST_PHRASE", "PHRASE_COSINE", "equal_phrases", "phrase_cells"]

Matrix = NDArray[np.float32]

# Cosine above which two phrases inside a gap are taken for each other, and the
# longest phrase tried. Set by judgement while reading worked examples, not tuned.
PHRASE_COSINE = 0.25
LONGEST_PHRASE = 3
# What phrases of equal writing count as, whatever their vectors say.
EQUAL_WRITING = 1.0
# Pairs of words above which to look at each costs more than to write all phrases out.
_MANY = 1 << 10
# What the last word of a phrase that is a share may be, wherever words are parted.
_SHARE_ENDINGS = frozenset(text[at:] for text in SHARES for at in range(len(text)))


@functools.lru_cache(maxsize=1024)
def _phrases(count: int) -> tuple[tuple[int, int], ...]:
    """First word and length of every phrase of some words, the short ones first."""
    lengths = range(1, min(LONGEST_PHRASE, count) + 1)
    return tuple((first, length) for length in lengths for first in range(count - length + 1))


def _texts(words: Sequence[str]) -> list[str]:
    """Canonical writings of the same phrases, in the same order."""
    texts = list(words)
    for length in range(2, min(LONGEST_PHRASE, len(words)) + 1):
        texts += map("".join, zip(*[words[first:] for first in range(length)], strict=False))
    return [SHARES.get(text, text) for text in texts]


def _phrase_vectors(vectors: Matrix) -> Matrix:
    """Unit vectors of the same phrases, in the same order."""
    sums = [vectors]
    for length in range(1, min(LONGEST_PHRASE, len(vectors))):
        sums.append(sums[-1][:-1] + vectors[length:])
    phrases = np.concatenate(sums)
    norms = np.sqrt(np.einsum("ij,ij->i", phrases, phrases))
    phrases /= np.maximum(norms, 1e-9)[:, None]
    return phrases


def _may_be_equal(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether phrases can be: one's first word begins the other's, or one is a share."""
    return (
        len(ours) * len(theirs) > _MANY
        or True in [word.startswith(theirs) for word in ours]
        or True in [word.startswith(ours) for word in theirs]
        or not _SHARE_ENDINGS.isdisjoint(ours)
        or not _SHARE_ENDINGS.isdisjoint(theirs)
    )


def equal_phrases(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Find the phrases of two passages that are written alike.

    Parameters
    ----------
    ours, theirs : sequence of str
        Canonical writings of the words.

    Returns
    -------
    list of (int, int, int, int)
        First word and length in ours, then in theirs.
    """
    # Hardly any gap has two phrases written alike, and mostly the first words tell.
    if not _may_be_equal(tuple(ours), tuple(theirs)):
        return []
    texts = _texts(ours), _texts(theirs)
    # Only then does it matter which are.
    if set(texts[0]).isdisjoint(texts[1]):
        return []
    known: dict[str, list[tuple[int, int]]] = {}
    for text, phrase in zip(texts[1], _phrases(len(theirs)), strict=True):
        known.setdefault(text, []).append(phrase)
    return [
        (*phrase, *other)
        for text, phrase in zip(texts[0], _phrases(len(ours)), strict=True)
        for other in known.get(text, ())
    ]


def phrase_cells(
    vectors: tuple[Matrix, Matrix], writings: tuple[Sequence[str], Sequence[str]]
) -> dict[Cell, float]:
    """Find the phrases of two passages that may stand for each other.

    Parameters
    ----------
    vectors : pair of ndarray of float32, shapes (n, d) and (m, d)
        Word vectors of Euclidean length 1, or zeros.
    writings : pair of sequences of str
        Canonical writings of the same words.

    Returns
    -------
    dict
        Cell, with its gain for the best chain, → cosine of the two phrases,
        or :data:`EQUAL_WRITING`. One side is a single word, or both are two.
    """
    cosines = _phrase_vectors(vectors[0]) @ _phrase_vectors(vectors[1]).T
    ours, theirs = _phrases(len(vectors[0])), _phrases(len(vectors[1]))
    places = [{phrase: at for at, phrase in enumerate(side)} for side in (ours, theirs)]
    for i, a, j, b in equal_phrases(*writings):
        cosines[places[0][i, a], places[1][j, b]] = EQUAL_WRITING
    rows, columns = np.nonzero(cosines > PHRASE_COSINE)
    values = cosines[rows, columns]
    gains = (values - np.float32(PHRASE_COSINE)).tolist()
    cells: dict[Cell, float] = {}
    for row, column, cosine, gain in zip(
        rows.tolist(), columns.tolist(), values.tolist(), gains, strict=True
    ):
        (i, a), (j, b) = ours[row], theirs[column]
        if a == 1 or b == 1 or a == b == 2:
            # Weighted by the words covered, so that two words for one beat a part of it.
            cells[i, j, a, b, gain * (a + b) / 2] = cosine
    return cells
