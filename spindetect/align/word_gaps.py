"""Cut a gap between words in common into substitutions, insertions and deletions."""

from __future__ import annotations

import math
from collections.abc import Iterator

from spindetect.align.chain import chain_of_cells
from spindetect.align.phrases import phrase_cells
from spindetect.align.variants import joined
from spindetect.align.word_phrases import Probabilities, linked_phrases
from spindetect.align.word_sides import Piece, Side
from spindetect.records import WordRelation

__all__ = ["cut_gap", "is_wide", "relation_of"]

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
    left: Side, right: Side, gap: Piece, probabilities: Probabilities | None
) -> Iterator[tuple[Piece, float]]:
    """Phrases of a gap that stand for each other, in order, with their cosine.

    By the word model's probabilities, or where it was not asked by the cosine itself.
    """
    i0, i1, j0, j1 = gap
    writings = left.canonical[i0:i1], right.canonical[j0:j1]
    if probabilities is None:
        vectors = left.vectors[i0:i1], right.vectors[j0:j1]
        cells = list(phrase_cells(vectors, writings))
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
        piece = (i0 + i, i0 + i + a, j0 + j, j0 + j + b)
        yield piece, _cosine(left, right, piece)


def cut_gap(
    left: Side, right: Side, gap: Piece, probabilities: Probabilities | None
) -> Iterator[tuple[Piece, float]]:
    """Cut a gap into substitutions (both sides), insertions and deletions (one side)."""
    i0, i1, j0, j1 = gap
    if not is_wide(gap):
        yield from _leftover(left, right, gap)
        return
    i, j = i0, j0
    for piece, cosine in _matched(left, right, gap, probabilities):
        yield from _leftover(left, right, (i, piece[0], j, piece[2]))
        yield piece, cosine
        i, j = piece[1], piece[3]
    yield from _leftover(left, right, (i, i1, j, j1))


def _free_runs(first: int, last: int, moved: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    if not moved:
        return [(first, last)] if first < last else []
    for at in range(first, last):
        if at in moved:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _leftover(left: Side, right: Side, rest: Piece) -> Iterator[tuple[Piece, float]]:
    i0, i1, j0, j1 = rest
    if i0 == i1 and j0 == j1:
        return
    ours, theirs = _free_runs(i0, i1, left.moved), _free_runs(j0, j1, right.moved)
    if len(ours) == len(theirs) == 1:
        piece = (*ours[0], *theirs[0])
        cosine = _cosine(left, right, piece)
        small = max(piece[1] - piece[0], piece[3] - piece[2]) <= SMALL_GAP
        if small and (cosine >= ALIKE or not _is_uneven(left, right, piece)):
            yield piece, cosine
            return
    for first, last in ours:
        yield (first, last, j0, j0), 0.0
    for first, last in theirs:
        yield (i1, i1, first, last), 0.0


def _is_uneven(left: Side, right: Side, piece: Piece) -> bool:
    """Tell whether function words alone stand on one side, and content on the other."""
    i0, i1, j0, j1 = piece
    sides = left.words[i0:i1], right.words[j0:j1]
    # A name may be as common as a function word, and is none.
    heaviest = [
        max(1.0 if word.form[:1].isupper() else word.weight for word in words) for words in sides
    ]
    return min(heaviest) < FUNCTION_WEIGHT and max(heaviest) >= CONTENT_WEIGHT


def _cosine(left: Side, right: Side, piece: Piece) -> float:
    i0, i1, j0, j1 = piece
    if i0 == i1 or j0 == j1:
        return 0.0
    a = left.vectors[i0] if i1 - i0 == 1 else left.vectors[i0:i1].sum(axis=0)
    b = right.vectors[j0] if j1 - j0 == 1 else right.vectors[j0:j1].sum(axis=0)
    norm = math.sqrt(a @ a) * math.sqrt(b @ b)
    return min(max(float(a @ b) / norm, -1.0), 1.0) if norm else 0.0


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
