"""Say what became of each word inside a link.

Words in common are found first, as a longest common subsequence over canonical
writings; in the gaps between them, phrases are matched by the word model, or by
equal writings ("US", "United States"), with the same dynamic programme that
links sentences. Where the vectors are not those that the model was made for, the
cosine of phrases stands in for it. What stays over on one side was inserted or
deleted, unless it stands elsewhere: then it moved.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from spindetect.align.lexicon import Lexicon, Vocabulary, vocabulary_of
from spindetect.align.word_gaps import cut_gap, is_wide, phrase_cosines, relation_of
from spindetect.align.word_links import linked_cells
from spindetect.align.word_model import WordModel, load_word_model
from spindetect.align.word_phrases import LINKED
from spindetect.align.word_sides import OpenLink, Piece, Side, opened_link, sides_of
from spindetect.records import Word, WordLink, WordRelation

__all__ = ["align_links", "align_words"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]
Gaps = dict[Piece, dict[tuple[int, int], float]]

# Words beside a gap that the model is shown.
AROUND = 4
# Links of a word that stayed, by its two places, are the same in every pair: some 5 MB of them.
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class _Windows:
    """What the model is shown of one side of gaps: each with the words around it."""

    rows: list[Numbers] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    # Where in its gap each word stands; below 0 for those around it.
    places: list[int] = field(default_factory=list)

    def add(self, side: Side, first: int, last: int, vocabulary: Vocabulary) -> None:
        """Add the gap from a side's first word to the one before the last."""
        end = side.positions[min(last + AROUND, len(side.positions)) - 1] + 1
        begin = side.positions[max(first - AROUND, 0)]
        self.rows.append(vocabulary.rows[side.start + begin : side.start + end])
        self.lengths.append(end - begin)
        places = [-1] * (end - begin)
        for place, at in enumerate(side.positions[first:last]):
            places[at - begin] = place
        self.places.extend(places)


def _gap_probabilities(
    opened: Sequence[OpenLink], vocabulary: Vocabulary, model: WordModel
) -> list[Gaps]:
    """Ask the model about all gaps with several words on a side, at once."""
    found: list[Gaps] = [{} for _ in opened]
    ours, theirs = _Windows(), _Windows()
    asked: list[dict[tuple[int, int], float]] = []
    for link, gaps in zip(opened, found, strict=True):
        for gap, _ in link.gaps():
            if is_wide(gap):
                ours.add(link.left, *gap[:2], vocabulary)
                theirs.add(link.right, *gap[2:], vocabulary)
                gaps[gap] = {}
                asked.append(gaps[gap])
    if not asked:
        return found
    lengths = np.array(ours.lengths + theirs.lengths, dtype=np.int64)
    places = np.array(ours.places + theirs.places, dtype=np.int64)
    cells = linked_cells(
        np.concatenate(ours.rows + theirs.rows),
        lengths,
        vocabulary,
        model=model,
        least=LINKED,
        asked=places >= 0,
    )
    starts = lengths.cumsum() - lengths
    rows = places[starts[cells.link] + cells.original].tolist()
    columns = places[starts[len(asked) + cells.link] + cells.copy].tolist()
    for at, i, j, probability in zip(
        cells.link.tolist(), rows, columns, cells.probabilities.tolist(), strict=True
    ):
        asked[at][i, j] = probability
    return found


def _pieces(
    opened: OpenLink, gaps: Gaps, vocabulary: Vocabulary
) -> list[tuple[Piece, WordRelation | None]]:
    """Cut a link into pieces, in order; words in common are left in runs, without a relation."""
    left, right = opened.left, opened.right
    pieces: list[tuple[Piece, WordRelation | None]] = []
    for gap, (a, b, length) in opened.gaps():
        if gap[0] < gap[1] or gap[2] < gap[3]:
            pieces += [
                (piece, relation_of(left, right, piece))
                for piece in cut_gap(left, right, gap, gaps.get(gap), vocabulary)
            ]
        if length:
            pieces.append(((a, a + length, b, b + length), None))
    if opened.moves:
        pieces += [(piece, "moved") for piece in opened.moves]
        # An insertion, empty on the left, comes before the word that follows it.
        pieces.sort(key=lambda entry: (entry[0][0], entry[0][0] < entry[0][1]))
    return pieces


@functools.lru_cache(maxsize=_REMEMBERED)
def _same(original: int, copy: int) -> WordLink:
    return WordLink("same", (original,), (copy,), 1.0)


def _common(left: Side, right: Side, piece: Piece) -> Iterator[WordLink]:
    """Link the words of a run in common one by one."""
    i0, i1, j0, j1 = piece
    places = left.positions[i0:i1], right.positions[j0:j1]
    if left.rows[i0:i1] == right.rows[j0:j1]:
        return map(_same, *places)
    keys = [word.key for word in left.words[i0:i1]], [word.key for word in right.words[j0:j1]]
    return (
        _same(i, j) if ours == theirs else WordLink("format", (i,), (j,), 1.0)
        for i, j, ours, theirs in zip(*places, *keys, strict=True)
    )


def _closed(
    opened: OpenLink,
    pieces: Sequence[tuple[Piece, WordRelation | None]],
    similarities: Iterator[float],
) -> tuple[WordLink, ...]:
    left, right = opened.left, opened.right
    links: list[WordLink] = []
    for piece, relation in pieces:
        if relation is None:
            links += _common(left, right, piece)
            continue
        i0, i1, j0, j1 = piece
        if relation == "substituted":
            similarity = next(similarities)
        else:
            similarity = 0.0 if i0 == i1 or j0 == j1 else 1.0
        ours, theirs = tuple(left.positions[i0:i1]), tuple(right.positions[j0:j1])
        links.append(WordLink(relation, ours, theirs, similarity))
    return tuple(links)


def _aligned(
    passages: Sequence[Sequence[Word]], vocabulary: Vocabulary
) -> list[tuple[WordLink, ...]]:
    """Align the words of links: of their original sides, then of the copies."""
    sides, count = sides_of(passages, vocabulary), len(passages) // 2
    opened = [opened_link(*link) for link in zip(sides[:count], sides[count:], strict=True)]
    model, vectors = load_word_model(), vocabulary.vectors
    gaps: list[Gaps] = [{} for _ in opened]
    if vectors.shape[1] == model.dimensions:
        gaps = _gap_probabilities(opened, vocabulary, model)
    cut = [_pieces(link, own, vocabulary) for link, own in zip(opened, gaps, strict=True)]
    substituted = [
        (link.left, link.right, piece)
        for link, pieces in zip(opened, cut, strict=True)
        for piece, relation in pieces
        if relation == "substituted"
    ]
    similarities = iter(phrase_cosines(substituted, vectors))
    return [_closed(link, pieces, similarities) for link, pieces in zip(opened, cut, strict=True)]


def align_links(
    links: Sequence[tuple[Sequence[Word], Sequence[Word]]], lexicon: Lexicon
) -> list[tuple[WordLink, ...]]:
    """Align the words of many links; takes much less time than one by one.

    Parameters
    ----------
    links : sequence of (sequence of Word, sequence of Word)
        The words of the original and of the copy of each link, as for :func:`align_words`.
    lexicon : Lexicon
        What is known of words; learns those that are new.

    Returns
    -------
    list of tuple of WordLink
        As of :func:`align_words`; each depends on its own link only.
    """
    passages = [link[side] for side in (0, 1) for link in links]
    return _aligned(passages, lexicon.vocabulary(list(itertools.chain(*passages))))


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
        Word vectors of Euclidean length 1, or zeros; those of equal keys are equal.

    Returns
    -------
    tuple of WordLink
        Every word of both sides in exactly one; in the original's order, an
        insertion after the words it follows.
    """
    vectors = np.concatenate([original_vectors, copy_vectors])
    return _aligned((original, copy), vocabulary_of([*original, *copy], vectors))[0]
