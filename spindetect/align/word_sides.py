"""The words that two sides of a link have in common, what moved, and the gaps between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from spindetect.align.moves import moved_runs
from spindetect.align.variants import canonical_word
from spindetect.align.word_grid import Passages
from spindetect.records import Word

__all__ = ["Anchor", "OpenLink", "Piece", "Side", "opened_link"]

Matrix = NDArray[np.float32]

# Common words in a longer gap do not pin anything down: an island of shared
# words needs this much weight to stand between gaps of this many words.
ISLAND_WEIGHT = 0.35
ISLAND_GAP = 6
# Weight of words that can be told to have moved; F1 on train/word_alignment_train
# hardly changes between 0.05 and 0.2, and falls above.
MOVED_WEIGHT = 0.1
# Signs that are read aloud as words, and that house styles write out.
SPOKEN_SIGNS = frozenset("%&")

Piece = tuple[int, int, int, int]
Anchor = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side that are words, with where they stood.

    Parameters
    ----------
    positions : list of int
        Places among all words and marks of the side.
    words : list of Word
    canonical : list of str
        Writings by which variants compare equal.
    vectors : ndarray of float32, shape (n, d)
    moved : set of int
        Places in ``words`` of those that stand elsewhere on the other side.
    """

    positions: list[int]
    words: list[Word]
    canonical: list[str]
    vectors: Matrix
    moved: set[int]


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link whose words in common are known, and what moved; its gaps are still open."""

    left: Side
    right: Side
    anchors: list[Anchor]
    moves: list[Piece]

    def gaps(self) -> Iterator[tuple[Piece, Anchor]]:
        """Yield each gap, maybe empty, and the words in common that follow it."""
        i = j = 0
        for a, b, length in (*self.anchors, (len(self.left.words), len(self.right.words), 0)):
            yield (i, a, j, b), (a, b, length)
            i, j = a + length, b + length


def _side(words: Sequence[Word], vectors: Matrix) -> Side:
    positions = [i for i, word in enumerate(words) if word.is_word or word.form in SPOKEN_SIGNS]
    kept = [words[index] for index in positions]
    return Side(positions, kept, [canonical_word(w) for w in kept], vectors[positions], set())


def _anchors(left: Side, right: Side) -> list[Anchor]:
    """Runs of words in common: ``(first left, first right, length)``."""
    runs = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(left.canonical, right.canonical)
        if op.tag == "equal"
    ]
    kept: list[Anchor] = []
    for index, (i, j, length) in enumerate(runs):
        after = runs[index + 1] if index + 1 < len(runs) else (len(left.words), len(right.words), 0)
        before = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        gap = min(max(i - before[0], j - before[1]), max(after[0] - i, after[1] - j) - length)
        weight = sum(word.weight for word in left.words[i : i + length])
        if gap < ISLAND_GAP or weight >= ISLAND_WEIGHT:
            kept.append((i, j, length))
    return kept


def _mark_moves(left: Side, right: Side, anchors: Sequence[tuple[int, int, int]]) -> list[Piece]:
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


def opened_link(link: Passages) -> OpenLink:
    """Find what the two sides of a link have in common, and what moved."""
    left, right = _side(link[0], link[2]), _side(link[1], link[3])
    anchors = _anchors(left, right)
    return OpenLink(left, right, anchors, _mark_moves(left, right, anchors))
