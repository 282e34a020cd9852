"""Cut a gap between words in common into substitutions, insertions and deletions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.align.chain import chain_of_cells
from spindetect.align.cosines import cosines
from spindetect.align.lexicon import Vocabulary
from spindetect.align.phrases import phrase_cells
from spindetect.align.variants import joined
from spindetect.align.word_phrases import Probabilities, linked_phrases
from spindetect.align.word_sides import Piece, Side
from spindetect.records import WordRelation

__all__ = ["cut_gap", "is_wide", "phrase_cosines", "relation_of"]

Matrix = NDArray[np.float32]

# A gap this small on both sides is one substitution whatever the vectors say:
# the words around it pin it down.
SMALL_GAP = 3
# Not so when one side holds nothing but words below this weight, the other one above that, and
# their cosine is lower: "the" does not become "government".
FUNCTION_WEIGHT = 0.1
CONTENT_WEIGHT = 0.15
ALIKE = 0.2


def is_wide(gap: Piece) -> bool:
    """Tell whether a gap has words on both sides, and several on one."""
    rows, columns = gap[1] - gap[0], gap[3] - gap[2]
    return rows > 0 and columns > 0 and rows + columns > 2


def _matched(
    left: Side, right: Side, gap: Piece, probabilities: Probabilities | None, vocabulary: Vocabulary
) -> Iterator[Piece]:
    """Phrases of a gap that stand for each other, in order.

    By the word model's probabilities, or where it was not asked by their cosine.
    """
    i0, i1, j0, j1 = gap
    vectors = vocabulary.vectors
    writings = left.canonical[i0:i1], right.canonical[j0:j1]
    if probabilities is None:
        cells = list(
            phrase_cells((vectors[left.rows[i0:i1]], vectors[right.rows[j0:j1]]), writings)
        )
    else:
        cells = linked_phrases(probabilities, writings)
    if cells and (left.moved or right.moved):
        cells = [
            cell
            for cell in cells
            if left.moved.isdisjoint(range(i0 + cell[0], i0 + cell[0] + cell[2]))
            and right.moved.isdisjoint(range(j0 + cell[1], j0 + cell[1] + cell[3]))
        ]
    for i, j, a, b, _ in chain_of_cells(cells, i1 - i0, j1 - j0) if cells else ():
        yield (i0 + i, i0 + i + a, j0 + j, j0 + j + b)


def cut_gap(
    left: Side,
    right: Side,
    gap: Piece,
    probabilities: Probabilities | None,
    vocabulary: Vocabulary,
) -> list[Piece]:
    """Cut a gap into substitutions (both sides), insertions and deletions (one side).

    Parameters
    ----------
    left, right : Side
    gap : Piece
    probabilities : mapping or None
        Of the gap's words; None where the word model was not asked.
    vocabulary : Vocabulary
        Of both sides.
    """
    if not is_wide(gap):
        return _leftover(left, right, gap, vocabulary)
    i, i1, j, j1 = gap
    pieces: list[Piece] = []
    for piece in _matched(left, right, gap, probabilities, vocabulary):
        if i < piece[0] or j < piece[2]:
            pieces += _leftover(left, right, (i, piece[0], j, piece[2]), vocabulary)
        pieces.append(piece)
        _, i, _, j = piece
    if i < i1 or j < j1:
        pieces += _leftover(left, right, (i, i1, j, j1), vocabulary)
    return pieces


def _free_runs(first: int, last: int, moved: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in range(first, last):
        if at in moved:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _leftover(left: Side, right: Side, rest: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Cut what nothing was matched of, words on one side at least."""
    if not left.moved and not right.moved:
        return _settled(left, right, rest, rest, vocabulary)
    i0, i1, j0, j1 = rest
    ours, theirs = _free_runs(i0, i1, left.moved), _free_runs(j0, j1, right.moved)
    if len(ours) == len(theirs) == 1:
        return _settled(left, right, rest, (*ours[0], *theirs[0]), vocabulary)
    return [(*run, j0, j0) for run in ours] + [(i1, i1, *run) for run in theirs]


def _settled(
    left: Side, right: Side, rest: Piece, piece: Piece, vocabulary: Vocabulary
) -> list[Piece]:
    """Say whether what stands on the two sides of a rest is one piece, or two."""
    a, b, c, d = piece
    if a == b or c == d:
        return [piece]
    small = b - a <= SMALL_GAP and d - c <= SMALL_GAP
    if small and not (
        _is_uneven(left, right, piece, vocabulary.contents)
        and _cosine(left, right, piece, vocabulary.vectors) < ALIKE
    ):
        return [piece]
    return [(a, b, rest[2], rest[2]), (rest[1], rest[1], c, d)]


def _is_uneven(left: Side, right: Side, piece: Piece, contents: Sequence[float]) -> bool:
    """Tell whether function words alone stand on one side, and content on the other."""
    i0, i1, j0, j1 = piece
    ours = max([contents[row] for row in left.rows[i0:i1]])
    theirs = max([contents[row] for row in right.rows[j0:j1]])
    return min(ours, theirs) < FUNCTION_WEIGHT and max(ours, theirs) >= CONTENT_WEIGHT


def phrase_cosines(pieces: Sequence[tuple[Side, Side, Piece]], vectors: Matrix) -> list[float]:
    """Return the cosines (-1 to 1) of the two sides of pieces, each with words on both."""
    if not pieces:
        return []
    ours = [left.rows[piece[0] : piece[1]] for left, _, piece in pieces]
    theirs = [right.rows[piece[2] : piece[3]] for _, right, piece in pieces]
    return cosines(_sums(ours, vectors), _sums(theirs, vectors))


def _sums(phrases: Sequence[Sequence[int]], vectors: Matrix) -> Matrix:
    """Sum up the vectors of the words of each phrase."""
    sums = vectors[[rows[0] for rows in phrases]]
    for at, rows in enumerate(phrases):
        # Few phrases have a second word.
        for row in rows[1:]:
            sums[at] += vectors[row]
    return sums


def _cosine(left: Side, right: Side, piece: Piece, vectors: Matrix) -> float:
    """Return the cosine of a single piece: by itself cheaper than as one of many."""
    i0, i1, j0, j1 = piece
    a = vectors[left.rows[i0]] if i1 - i0 == 1 else vectors[left.rows[i0:i1]].sum(axis=0)
    b = vectors[right.rows[j0]] if j1 - j0 == 1 else vectors[right.rows[j0:j1]].sum(axis=0)
    norm = math.sqrt(a @ a) * math.sqrt(b @ b)
    return float(a @ b) / norm if norm else 0.0


def relation_of(left: Side, right: Side, piece: Piece) -> WordRelation:
    """Say what became of the words of a piece of a gap."""
    i0, i1, j0, j1 = piece
    if i0 == i1:
        return "inserted"
    if j0 == j1:
        return "deleted"
    if joined(left.canonical[i0:i1]) != joined(right.canonical[j0:j1]):
        return "substituted"
    same = [w.key for w in left.words[i0:i1]] == [w.key for w in right.words[j0:j1]]
    return "same" if same else "format"
