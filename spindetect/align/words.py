"""Say what became of each word inside a link.

Words in common are found first, as a longest common subsequence over canonical
writings; in the gaps between them, phrases are matched by the cosine of their
vectors, or by equal writings ("US", "United States"), with the same dynamic
programme that links sentences. What stays over on one side was inserted or
deleted, unless it stands elsewhere: then it moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from spindetect.align.chain import best_chain
from spindetect.align.moves import moved_runs
from spindetect.align.variants import canonical
from spindetect.records import Word, WordLink, WordRelation

__all__ = ["align_words"]

Matrix = NDArray[np.float32]

# Cosine above which two phrases inside a gap are taken for each other, and the
# longest phrase tried. Chosen on train/word_alignment_train (substituted words
# against words of the same gap that are not aligned).
PHRASE_COSINE = 0.25
LONGEST_PHRASE = 3
# A gap this small on both sides is one substitution whatever the vectors say:
# the words around it pin it down.
SMALL_GAP = 3
# Common words in a longer gap do not pin anything down: an island of shared
# words needs this much weight to stand between gaps of this many words.
ISLAND_WEIGHT = 0.35
ISLAND_GAP = 6
# Weight of words that can be told to have moved; F1 on train/word_alignment_train
# hardly changes between 0.05 and 0.2, and falls above.
MOVED_WEIGHT = 0.1

# Signs that are read aloud as words, and that house styles write out.
SPOKEN_SIGNS = frozenset("%&")
# What phrases of equal writing count as, whatever their vectors say.
EQUAL_WRITING = 1.0

_SHAPES = tuple(
    (a, b)
    for a in range(1, LONGEST_PHRASE + 1)
    for b in range(1, LONGEST_PHRASE + 1)
    if min(a, b) == 1 or (a, b) == (2, 2)
)

Piece = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side that are words, with where they stood."""

    positions: list[int]
    words: list[Word]
    canonical: list[str]
    vectors: Matrix
    moved: set[int]


def _side(words: Sequence[Word], vectors: Matrix) -> _Side:
    positions = [i for i, word in enumerate(words) if word.is_word or word.form in SPOKEN_SIGNS]
    kept = [words[index] for index in positions]
    return _Side(positions, kept, [canonical([w]) for w in kept], vectors[positions], set())


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


def _writings(side: _Side, first: int, last: int, length: int) -> Iterator[tuple[str, int]]:
    for start in range(first, last - length + 1):
        yield "".join(side.canonical[start : start + length]), start - first


def _likeness(left: _Side, right: _Side, gap: Piece) -> dict[tuple[int, int], Matrix]:
    """Cosines of all phrases of a gap, 1 where their writings are equal."""
    i0, i1, j0, j1 = gap
    lengths = range(1, LONGEST_PHRASE + 1)
    ours = {length: _phrase_vectors(left.vectors[i0:i1], length) for length in lengths}
    theirs = {length: _phrase_vectors(right.vectors[j0:j1], length) for length in lengths}
    cosines = {(a, b): ours[a] @ theirs[b].T for a, b in _SHAPES}
    for a, b in _SHAPES:
        known: dict[str, list[int]] = {}
        for writing, j in _writings(right, j0, j1, b):
            known.setdefault(writing, []).append(j)
        for writing, i in _writings(left, i0, i1, a):
            cosines[a, b][i, known.get(writing, [])] = EQUAL_WRITING
    return cosines


def _matched(left: _Side, right: _Side, gap: Piece) -> Iterator[tuple[Piece, float]]:
    """Phrases of a gap that stand for each other, in order, with their cosine."""
    i0, i1, j0, j1 = gap
    cosines = _likeness(left, right, gap)
    # Weighted by the words covered, so that two words for one beat a part of it.
    gains = {
        (a, b): np.asarray((cosine - PHRASE_COSINE) * (a + b) / 2, dtype=np.float32)
        for (a, b), cosine in cosines.items()
    }
    for (a, b), gain in gains.items():
        for i in left.moved:
            gain[max(i - i0 - a + 1, 0) : max(i - i0 + 1, 0)] = 0.0
        for j in right.moved:
            gain[:, max(j - j0 - b + 1, 0) : max(j - j0 + 1, 0)] = 0.0
    for block in best_chain(gains, i1 - i0, j1 - j0):
        i, j = i0 + block.original, j0 + block.copy
        a, b = block.original_length, block.copy_length
        cosine = float(cosines[a, b][block.original, block.copy])
        yield (i, i + a, j, j + b), min(cosine, 1.0)


def _gap(left: _Side, right: _Side, gap: Piece) -> Iterator[tuple[Piece, float]]:
    """Cut a gap into substitutions (both sides), insertions and deletions (one side)."""
    i0, i1, j0, j1 = gap
    if i0 == i1 or j0 == j1 or (i1 - i0 == 1 and j1 - j0 == 1):
        yield from _leftover(left, right, gap)
        return
    i, j = i0, j0
    end: tuple[Piece, float] = ((i1, i1, j1, j1), 0.0)
    for piece, cosine in (*_matched(left, right, gap), end):
        yield from _leftover(left, right, (i, piece[0], j, piece[2]))
        if piece[0] < piece[1]:
            yield piece, cosine
        i, j = piece[1], piece[3]


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


def _leftover(left: _Side, right: _Side, rest: Piece) -> Iterator[tuple[Piece, float]]:
    i0, i1, j0, j1 = rest
    ours, theirs = _free_runs(i0, i1, left.moved), _free_runs(j0, j1, right.moved)
    if len(ours) == len(theirs) == 1:
        piece = (*ours[0], *theirs[0])
        if max(piece[1] - piece[0], piece[3] - piece[2]) <= SMALL_GAP:
            yield piece, _cosine(left, right, piece)
            return
    for first, last in ours:
        yield (first, last, j0, j0), 0.0
    for first, last in theirs:
        yield (i1, i1, first, last), 0.0


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


def _mark_moves(left: _Side, right: _Side, anchors: Sequence[tuple[int, int, int]]) -> list[Piece]:
    """Find what moved between the gaps, and keep it out of them."""
    held: tuple[set[int], set[int]] = (set(), set())
    for i, j, length in anchors:
        held[0].update(range(i, i + length))
        held[1].update(range(j, j + length))
    free = (
        [i for i in range(len(left.words)) if i not in held[0]],
        [j for j in range(len(right.words)) if j not in held[1]],
    )
    weights = [word.weight for word in left.words]
    runs = moved_runs(left.canonical, right.canonical, free, weights, MOVED_WEIGHT)
    moves: list[Piece] = []
    for i, j, length in runs:
        left.moved.update(range(i, i + length))
        right.moved.update(range(j, j + length))
        moves.append((i, i + length, j, j + length))
    return moves


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
        Lengths n and m; punctuation is passed over, but for ``%`` and ``&``.
    original_vectors, copy_vectors : ndarray of float32, shapes (n, d) and (m, d)
        Word vectors of Euclidean length 1, or zeros.

    Returns
    -------
    tuple of WordLink
        Every word of both sides in exactly one; in the original's order, an
        insertion after the words it follows.
    """
    left, right = _side(original, original_vectors), _side(copy, copy_vectors)
    anchors = _anchors(left, right)
    pieces: list[tuple[WordRelation, Piece, float]] = [
        ("moved", piece, 1.0) for piece in _mark_moves(left, right, anchors)
    ]
    i = j = 0
    for a, b, length in (*anchors, (len(left.words), len(right.words), 0)):
        if i < a or j < b:
            for piece, cosine in _gap(left, right, (i, a, j, b)):
                pieces.append((_relation(left, right, piece), piece, cosine))
        for shift in range(length):
            piece = (a + shift, a + shift + 1, b + shift, b + shift + 1)
            pieces.append((_relation(left, right, piece), piece, 1.0))
        i, j = a + length, b + length
    # An insertion, empty on the left, comes before the word that follows it.
    pieces.sort(key=lambda entry: (entry[1][0], entry[1][0] < entry[1][1]))
    return tuple(
        WordLink(
            relation,
            tuple(left.positions[i0:i1]),
            tuple(right.positions[j0:j1]),
            1.0 if relation in ("same", "format") else cosine,
        )
        for relation, (i0, i1, j0, j1), cosine in pieces
    )
