"""Say what became of each word inside a link.

Words in common are found first, as a longest common subsequence over canonical
writings; in the gaps between them, phrases are matched by the cosine of their
vectors with the same dynamic programme that links sentences. What stays over
on one side was inserted or deleted, unless it stands elsewhere: then it moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from spindetect.align.chain import best_chain
from spindetect.align.variants import canonical
from spindetect.records import Word, WordLink, WordRelation

__all__ = ["align_words"]

Matrix = NDArray[np.float32]

# Cosine above which two phrases inside a gap are taken for each other, and the
# longest phrase tried. Chosen on train/word_alignment_train (substituted words
# against words of the same gap that are not aligned).
PHRASE_COSINE = 0.35
LONGEST_PHRASE = 3
# A gap this small on both sides is one substitution whatever the vectors say:
# the words around it pin it down.
SMALL_GAP = 3
# Common words in a longer gap do not pin anything down: an island of shared
# words needs this much weight to stand between gaps of this many words.
ISLAND_WEIGHT = 0.35
ISLAND_GAP = 6

_SHAPES = tuple(
    (a, b)
    for a in range(1, LONGEST_PHRASE + 1)
    for b in range(1, LONGEST_PHRASE + 1)
    if min(a, b) == 1 or (a, b) == (2, 2)
)


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side that are words, with where they stood."""

    positions: list[int]
    words: list[Word]
    canonical: list[str]
    vectors: Matrix


def _side(words: Sequence[Word], vectors: Matrix) -> _Side:
    positions = [index for index, word in enumerate(words) if word.is_word]
    kept = [words[index] for index in positions]
    return _Side(positions, kept, [canonical([word]) for word in kept], vectors[positions])


def _anchors(left: _Side, right: _Side) -> list[tuple[int, int, int]]:
    """Runs of words in common: ``(first left, first right, length)``."""
    runs = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(left.canonical, right.canonical)
        if op.tag == "equal"
    ]
    kept: list[tuple[int, int, int]] = []
    for index, (i, j, length) in enumerate(runs):
        after = runs[index + 1] if index + 1 < len(runs) else (len(left.words), len(right.words), 0)
        before = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        gap = min(max(i - before[0], j - before[1]), max(after[0] - i, after[1] - j) - length)
        weight = sum(word.weight for word in left.words[i : i + length])
        if gap < ISLAND_GAP or weight >= ISLAND_WEIGHT:
            kept.append((i, j, length))
    return kept


def _phrase_vectors(vectors: Matrix, length: int) -> Matrix:
    count = max(len(vectors) - length + 1, 0)
    sums = np.sum([vectors[shift : shift + count] for shift in range(length)], axis=0)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.maximum(norms, 1e-9), dtype=np.float32)


Piece = tuple[int, int, int, int]


def _matched(left: _Side, right: _Side, gap: Piece) -> Iterator[tuple[Piece, float]]:
    """Phrases of a gap that stand for each other, in order, with their cosine."""
    i0, i1, j0, j1 = gap
    lengths = range(1, LONGEST_PHRASE + 1)
    ours = {length: _phrase_vectors(left.vectors[i0:i1], length) for length in lengths}
    theirs = {length: _phrase_vectors(right.vectors[j0:j1], length) for length in lengths}
    cosines = {(a, b): ours[a] @ theirs[b].T for a, b in _SHAPES}
    # Weighted by the words covered, so that two words for one beat a part of it.
    gains = {
        (a, b): np.asarray((cosine - PHRASE_COSINE) * (a + b) / 2, dtype=np.float32)
        for (a, b), cosine in cosines.items()
    }
    for block in best_chain(gains, i1 - i0, j1 - j0):
        i, j = i0 + block.original, j0 + block.copy
        a, b = block.original_length, block.copy_length
        cosine = float(cosines[a, b][block.original, block.copy])
        yield (i, i + a, j, j + b), cosine


def _gap(left: _Side, right: _Side, gap: Piece) -> Iterator[tuple[Piece, float]]:
    """Cut a gap into substitutions (both sides), insertions and deletions (one side)."""
    i0, i1, j0, j1 = gap
    if i0 == i1 or j0 == j1 or (i1 - i0 == 1 and j1 - j0 == 1):
        yield gap, _cosine(left, right, gap)
        return
    i, j = i0, j0
    end: tuple[Piece, float] = ((i1, i1, j1, j1), 0.0)
    for piece, cosine in (*_matched(left, right, gap), end):
        rest = (i, piece[0], j, piece[2])
        yield from _leftover(left, right, rest)
        if piece[0] < piece[1]:
            yield piece, cosine
        i, j = piece[1], piece[3]


def _leftover(left: _Side, right: _Side, rest: Piece) -> Iterator[tuple[Piece, float]]:
    i0, i1, j0, j1 = rest
    if i0 == i1 and j0 == j1:
        return
    if (i0 < i1 and j0 < j1) and max(i1 - i0, j1 - j0) > SMALL_GAP:
        yield (i0, i1, j0, j0), 0.0
        yield (i1, i1, j0, j1), 0.0
    else:
        yield rest, _cosine(left, right, rest)


def _cosine(left: _Side, right: _Side, piece: Piece) -> float:
    i0, i1, j0, j1 = piece
    if i0 == i1 or j0 == j1:
        return 0.0
    a, b = left.vectors[i0:i1].sum(axis=0), right.vectors[j0:j1].sum(axis=0)
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(np.clip(a @ b / norm, -1.0, 1.0)) if norm else 0.0


def _relation(left: _Side, right: _Side, piece: Piece) -> WordRelation:
    i0, i1, j0, j1 = piece
    if i0 == i1:
        return "inserted"
    if j0 == j1:
        return "deleted"
    if canonical(left.words[i0:i1]) != canonical(right.words[j0:j1]):
        return "substituted"
    same = [w.key for w in left.words[i0:i1]] == [w.key for w in right.words[j0:j1]]
    return "same" if same else "format"


def _with_moves(
    left: _Side, right: _Side, pieces: list[tuple[WordRelation, Piece, float]]
) -> list[tuple[WordRelation, Piece, float]]:
    """Turn a deletion and an insertion of the same words into one move."""
    inserted: dict[str, int] = {}
    for index, (relation, piece, _) in enumerate(pieces):
        if relation == "inserted":
            inserted.setdefault("".join(right.canonical[piece[2] : piece[3]]), index)
    result, taken = list(pieces), set[int]()
    for index, (relation, piece, _) in enumerate(pieces):
        words = left.words[piece[0] : piece[1]]
        other = inserted.get("".join(left.canonical[piece[0] : piece[1]]), -1)
        heavy = sum(word.weight for word in words) >= ISLAND_WEIGHT
        if relation == "deleted" and other >= 0 and other not in taken and heavy:
            place = pieces[other][1]
            result[index] = ("moved", (piece[0], piece[1], place[2], place[3]), 1.0)
            taken.add(other)
    return [piece for index, piece in enumerate(result) if index not in taken]


def align_words(
    original: Sequence[Word],
    copy: Sequence[Word],
    original_vectors: Matrix,
    copy_vectors: Matrix,
) -> tuple[WordLink, ...]:
    """Align the words of the two sides of a link.

    Parameters
    ----------
    original, copy : sequence of Word
        Lengths n and m; punctuation is passed over.
    original_vectors, copy_vectors : ndarray of float32, shapes (n, d) and (m, d)
        Word vectors of Euclidean length 1, or zeros.

    Returns
    -------
    tuple of WordLink
        Every word of both sides in exactly one; in the original's order, an
        insertion after the words it follows.
    """
    left, right = _side(original, original_vectors), _side(copy, copy_vectors)
    pieces: list[tuple[WordRelation, Piece, float]] = []
    i = j = 0
    for a, b, length in (*_anchors(left, right), (len(left.words), len(right.words), 0)):
        if i < a or j < b:
            for piece, cosine in _gap(left, right, (i, a, j, b)):
                pieces.append((_relation(left, right, piece), piece, cosine))
        for shift in range(length):
            piece = (a + shift, a + shift + 1, b + shift, b + shift + 1)
            pieces.append((_relation(left, right, piece), piece, 1.0))
        i, j = a + length, b + length
    return tuple(
        WordLink(
            relation,
            tuple(left.positions[i0:i1]),
            tuple(right.positions[j0:j1]),
            1.0 if relation in ("same", "format") else cosine,
        )
        for relation, (i0, i1, j0, j1), cosine in _with_moves(left, right, pieces)
    )
