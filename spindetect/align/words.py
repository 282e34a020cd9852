"""Say what became of each word inside a link.

Words in common are found first, as a longest common subsequence over canonical
writings; in the gaps between them, phrases are matched by the word model, or by
equal writings ("US", "United States"), with the same dynamic programme that
links sentences. Where the vectors are not those that the model was made for, the
cosine of phrases stands in for it. What stays over on one side was inserted or
deleted, unless it stands elsewhere: then it moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.align.word_gaps import cut_gap, is_wide, relation_of
from spindetect.align.word_grid import Passages
from spindetect.align.word_links import link_words
from spindetect.align.word_model import load_word_model
from spindetect.align.word_phrases import LINKED, Probabilities
from spindetect.align.word_sides import OpenLink, Piece, Side, opened_link
from spindetect.records import Word, WordLink, WordRelation

__all__ = ["align_links", "align_words"]

Matrix = NDArray[np.float32]

# Words beside a gap that the model is shown.
AROUND = 4


def _window(side: Side, first: int, last: int) -> slice:
    """Return where a gap's words stand among all of the side, with what surrounds them."""
    last = min(last + AROUND, len(side.positions))
    return slice(side.positions[max(first - AROUND, 0)], side.positions[last - 1] + 1)


def _inside(side: Side, first: int, last: int, window: slice) -> dict[int, int]:
    """Return the place in its gap of each of its words, by its place in the window."""
    return {at - window.start: k for k, at in enumerate(side.positions[first:last])}


def _gap_probabilities(
    links: Sequence[Passages], opened: Sequence[OpenLink]
) -> dict[tuple[int, Piece], Probabilities]:
    """Ask the model about all gaps with several words on a side, at once."""
    asked = [
        (at, gap, _window(link.left, *gap[:2]), _window(link.right, *gap[2:]))
        for at, link in enumerate(opened)
        for gap, _ in link.gaps()
        if is_wide(gap)
    ]
    windows: list[Passages] = []
    for at, _, ours, theirs in asked:
        words, others, vectors, other_vectors = links[at]
        windows.append((words[ours], others[theirs], vectors[ours], other_vectors[theirs]))
    probabilities: dict[tuple[int, Piece], Probabilities] = {}
    for (at, gap, ours, theirs), cells in zip(
        asked, link_words(windows, least=LINKED), strict=True
    ):
        rows = _inside(opened[at].left, *gap[:2], ours)
        columns = _inside(opened[at].right, *gap[2:], theirs)
        found = zip(
            *(part.tolist() for part in (cells.original, cells.copy, cells.probabilities)),
            strict=True,
        )
        probabilities[at, gap] = {
            (rows[i], columns[j]): probability
            for i, j, probability in found
            if i in rows and j in columns
        }
    return probabilities


def _closed(opened: OpenLink, probabilities: Mapping[Piece, Probabilities]) -> tuple[WordLink, ...]:
    left, right = opened.left, opened.right
    pieces: list[tuple[WordRelation, Piece, float]] = [
        ("moved", piece, 1.0) for piece in opened.moves
    ]
    for gap, (a, b, length) in opened.gaps():
        if gap[0] < gap[1] or gap[2] < gap[3]:
            for piece, cosine in cut_gap(left, right, gap, probabilities.get(gap)):
                pieces.append((relation_of(left, right, piece), piece, cosine))
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
    opened = [opened_link(link) for link in links]
    probabilities: list[dict[Piece, Probabilities]] = [{} for _ in links]
    if links and links[0][2].shape[1] == load_word_model().dimensions:
        for (at, gap), found in _gap_probabilities(links, opened).items():
            probabilities[at][gap] = found
    return [_closed(*pair) for pair in zip(opened, probabilities, strict=True)]


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
