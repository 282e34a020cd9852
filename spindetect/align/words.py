"""Say what became of each word inside a link.

Words in common are found first, as a longest common subsequence over canonical
writings; in the gaps between them, phrases are matched by the word model, or by
equal writings ("US", "United States"), with the same dynamic programme that
links sentences. Where the vectors are not those that the model was made for, the
cosine of phrases stands in for it. What stays over on one side was inserted or
deleted, unless it stands elsewhere: then it moved.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from spindetect.align.chain import chain_of_cells
from spindetect.align.moves import moved_runs
from spindetect.align.phrases import phrase_cells
from spindetect.align.variants import canonical_word, joined
from spindetect.align.word_grid import Passages
from spindetect.align.word_links import link_words
from spindetect.align.word_model import load_word_model
from spindetect.align.word_phrases import LINKED, Odds, linked_phrases
from spindetect.records import Word, WordLink, WordRelation

__all__ = ["align_links", "align_words"]

Matrix = NDArray[np.float32]

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

# Words beside a gap that the model is shown.
AROUND = 4

# Signs that are read aloud as words, and that house styles write out.
SPOKEN_SIGNS = frozenset("%&")
Piece = tuple[int, int, int, int]
Anchor = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side that are words, with where they stood."""

    positions: list[int]
    words: list[Word]
    canonical: list[str]
    vectors: Matrix
    moved: set[int]


@dataclass(frozen=True, slots=True)
class _Open:
    """A link whose words in common are known, and what moved; its gaps are still open."""

    left: _Side
    right: _Side
    anchors: list[Anchor]
    moves: list[Piece]

    def gaps(self) -> Iterator[tuple[Piece, Anchor]]:
        """Yield each gap, maybe empty, and the words in common that follow it."""
        i = j = 0
        for a, b, length in (*self.anchors, (len(self.left.words), len(self.right.words), 0)):
            yield (i, a, j, b), (a, b, length)
            i, j = a + length, b + length


def _is_wide(gap: Piece) -> bool:
    rows, columns = gap[1] - gap[0], gap[3] - gap[2]
    return rows > 0 and columns > 0 and rows + columns > 2


def _side(words: Sequence[Word], vectors: Matrix) -> _Side:
    positions = [i for i, word in enumerate(words) if word.is_word or word.form in SPOKEN_SIGNS]
    kept = [words[index] for index in positions]
    return _Side(positions, kept, [canonical_word(w) for w in kept], vectors[positions], set())


def _anchors(left: _Side, right: _Side) -> list[Anchor]:
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


def _matched(
    left: _Side, right: _Side, gap: Piece, odds: Odds | None
) -> Iterator[tuple[Piece, float]]:
    """Phrases of a gap that stand for each other, in order, with their cosine."""
    i0, i1, j0, j1 = gap
    writings = left.canonical[i0:i1], right.canonical[j0:j1]
    if odds is None:
        vectors = left.vectors[i0:i1], right.vectors[j0:j1]
        cells = list(phrase_cells(vectors, writings))
    else:
        cells = linked_phrases(odds, writings)
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


def _gap(left: _Side, right: _Side, gap: Piece, odds: Odds | None) -> Iterator[tuple[Piece, float]]:
    """Cut a gap into substitutions (both sides), insertions and deletions (one side)."""
    i0, i1, j0, j1 = gap
    if not _is_wide(gap):
        yield from _leftover(left, right, gap)
        return
    i, j = i0, j0
    for piece, cosine in _matched(left, right, gap, odds):
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


def _leftover(left: _Side, right: _Side, rest: Piece) -> Iterator[tuple[Piece, float]]:
    i0, i1, j0, j1 = rest
    if i0 == i1 and j0 == j1:
        return
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
    a = left.vectors[i0] if i1 - i0 == 1 else left.vectors[i0:i1].sum(axis=0)
    b = right.vectors[j0] if j1 - j0 == 1 else right.vectors[j0:j1].sum(axis=0)
    norm = math.sqrt(a @ a) * math.sqrt(b @ b)
    return min(max(float(a @ b) / norm, -1.0), 1.0) if norm else 0.0


def _relation(left: _Side, right: _Side, piece: Piece) -> WordRelation:
    i0, i1, j0, j1 = piece
    if i0 == i1:
        return "inserted"
    if j0 == j1:
        return "deleted"
    if joined(left.canonical[i0:i1]) != joined(right.canonical[j0:j1]):
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


def _opened(link: Passages) -> _Open:
    left, right = _side(link[0], link[2]), _side(link[1], link[3])
    anchors = _anchors(left, right)
    return _Open(left, right, anchors, _mark_moves(left, right, anchors))


def _window(side: _Side, first: int, last: int) -> slice:
    """Return where a gap's words stand among all of the side, with what surrounds them."""
    last = min(last + AROUND, len(side.positions))
    return slice(side.positions[max(first - AROUND, 0)], side.positions[last - 1] + 1)


def _inside(side: _Side, first: int, last: int, window: slice) -> dict[int, int]:
    """Return the place in its gap of each of its words, by its place in the window."""
    return {at - window.start: k for k, at in enumerate(side.positions[first:last])}


def _gap_odds(links: Sequence[Passages], opened: Sequence[_Open]) -> dict[tuple[int, Piece], Odds]:
    """Ask the model about all gaps with several words on a side, at once."""
    asked = [
        (at, gap, _window(link.left, *gap[:2]), _window(link.right, *gap[2:]))
        for at, link in enumerate(opened)
        for gap, _ in link.gaps()
        if _is_wide(gap)
    ]
    windows: list[Passages] = []
    for at, _, ours, theirs in asked:
        words, others, vectors, other_vectors = links[at]
        windows.append((words[ours], others[theirs], vectors[ours], other_vectors[theirs]))
    odds: dict[tuple[int, Piece], Odds] = {}
    for (at, gap, ours, theirs), cells in zip(
        asked, link_words(windows, least=LINKED), strict=True
    ):
        rows = _inside(opened[at].left, *gap[:2], ours)
        columns = _inside(opened[at].right, *gap[2:], theirs)
        found = zip(
            *(part.tolist() for part in (cells.original, cells.copy, cells.probabilities)),
            strict=True,
        )
        odds[at, gap] = {
            (rows[i], columns[j]): odd for i, j, odd in found if i in rows and j in columns
        }
    return odds


def _closed(opened: _Open, odds: Mapping[Piece, Odds]) -> tuple[WordLink, ...]:
    left, right = opened.left, opened.right
    pieces: list[tuple[WordRelation, Piece, float]] = [
        ("moved", piece, 1.0) for piece in opened.moves
    ]
    for gap, (a, b, length) in opened.gaps():
        if gap[0] < gap[1] or gap[2] < gap[3]:
            for piece, cosine in _gap(left, right, gap, odds.get(gap)):
                pieces.append((_relation(left, right, piece), piece, cosine))
        for shift in range(length):
            same = left.words[a + shift].key == right.words[b + shift].key
            piece = (a + shift, a + shift + 1, b + shift, b + shift + 1)
            pieces.append(("same" if same else "format", piece, 1.0))
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


def align_links(links: Sequence[Passages]) -> list[tuple[WordLink, ...]]:
    """Align the words of many links; takes much less time than one by one.

    Parameters
    ----------
    links : sequence of Passages
        The arguments of :func:`align_words` for each link.

    Returns
    -------
    list of tuple of WordLink
        As of :func:`align_words`; each depends on its own link only.
    """
    opened = [_opened(link) for link in links]
    odds: list[dict[Piece, Odds]] = [{} for _ in links]
    if links and links[0][2].shape[1] == load_word_model().dimensions:
        for (at, gap), found in _gap_odds(links, opened).items():
            odds[at][gap] = found
    return [_closed(*pair) for pair in zip(opened, odds, strict=True)]


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
    return align_links([(original, copy, original_vectors, copy_vectors)])[0]
