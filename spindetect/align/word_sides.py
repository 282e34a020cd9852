"""The words that two sides of a link have in common, what moved, and the gaps between."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from spindetect.align.lexicon import Vocabulary
from spindetect.align.moves import moved_runs
from spindetect.records import Word

__all__ = ["Anchor", "OpenLink", "Piece", "Side", "opened_link", "sides_of"]

# Common words in a longer gap do not pin anything down: an island of shared
# words needs this much weight to stand between gaps of this many words.
ISLAND_WEIGHT = 0.35
ISLAND_GAP = 6
# Weight of words that can be told to have moved; F1 on train/word_alignment_train
# hardly changes between 0.05 and 0.2, and falls above.
MOVED_WEIGHT = 0.1

Piece = tuple[int, int, int, int]
Anchor = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side that are words, with where they stood.

    Parameters
    ----------
    start : int
        Where the side begins among the words and marks of all sides.
    positions : list of int
        Places among all words and marks of the side.
    words : list of Word
    rows : list of int
        Their rows in the vocabulary.
    canonical : list of str
        Writings by which variants compare equal.
    moved : set of int
        Places in ``words`` of those that stand elsewhere on the other side.
    """

    start: int
    positions: list[int]
    words: list[Word]
    rows: list[int]
    canonical: list[str]
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


def sides_of(passages: Sequence[Sequence[Word]], vocabulary: Vocabulary) -> list[Side]:
    """Take the words that are words out of passages.

    Parameters
    ----------
    passages : sequence of sequence of Word
    vocabulary : Vocabulary
        Of the same passages, in this order.
    """
    every, spoken, canonical = vocabulary.rows.tolist(), vocabulary.spoken, vocabulary.canonical
    sides: list[Side] = []
    start = 0
    for words in passages:
        own = every[start : start + len(words)]
        positions = [at for at, row in enumerate(own) if spoken[row]]
        rows = [own[at] for at in positions]
        kept, writings = [words[at] for at in positions], [canonical[row] for row in rows]
        sides.append(Side(start, positions, kept, rows, writings, set()))
        start += len(words)
    return sides


def _anchors(left: Side, right: Side) -> list[Anchor]:
    """Runs of words in common: ``(first left, first right, length)``."""
    if left.canonical == right.canonical:
        return [(0, 0, len(left.words))] if left.words else []
    # The last block is empty, and stands at the end of both sides.
    blocks = LCSseq.opcodes(left.canonical, right.canonical).as_matching_blocks()
    kept: list[Anchor] = []
    before = (0, 0)
    for (i, j, length), after in itertools.pairwise(blocks):
        gap = min(max(i - before[0], j - before[1]), max(after.a - i, after.b - j) - length)
        if (
            gap < ISLAND_GAP
            or sum([word.weight for word in left.words[i : i + length]]) >= ISLAND_WEIGHT
        ):
            kept.append((i, j, length))
            before = i + length, j + length
    return kept


def _free(count: int, held: Sequence[tuple[int, int]]) -> list[int]:
    """Return the places, of so many, that no run ``(first, length)`` holds."""
    free: list[int] = []
    at = 0
    for first, length in held:
        free += range(at, first)
        at = first + length
    free += range(at, count)
    return free


def _mark_moves(left: Side, right: Side, anchors: Sequence[Anchor]) -> list[Piece]:
    """Find what moved between the gaps, and keep it out of them."""
    ours = _free(len(left.words), [(i, length) for i, _, length in anchors])
    theirs = _free(len(right.words), [(j, length) for _, j, length in anchors])
    if not ours or not theirs:
        return []
    if {left.canonical[i] for i in ours}.isdisjoint([right.canonical[j] for j in theirs]):
        return []
    weights = [word.weight for word in left.words]
    runs = moved_runs(left.canonical, right.canonical, (ours, theirs), weights, MOVED_WEIGHT)
    moves: list[Piece] = []
    for i, j, length in runs:
        left.moved.update(range(i, i + length))
        right.moved.update(range(j, j + length))
        moves.append((i, i + length, j, j + length))
    return moves


def opened_link(left: Side, right: Side) -> OpenLink:
    """Find what the two sides of a link have in common, and what moved."""
    anchors = _anchors(left, right)
    return OpenLink(left, right, anchors, _mark_moves(left, right, anchors))
