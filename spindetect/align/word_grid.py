"""Every word of one side of a link against every word of the other, many links at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.lexicon import Vocabulary
from spindetect.align.word_features import WORD_TRAITS
from spindetect.align.word_model import CELL_FEATURES, WordModel, blocked_product

__all__ = ["REACH", "Grid", "Pairs", "grid_of"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


REACH: Final = 2
"""Words of context on either side of a word."""
# Multiplications done at a time; sharing so few out among threads costs more than they do.
_PRODUCT: Final = 1 << 18
KEY, STEM, WRITING, COSINE, SPELT, DISTANCE = range(len(CELL_FEATURES))


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of words of some links, row by row, link after link.

    Parameters
    ----------
    link, row, column : ndarray of int64, shape (pairs,)
        Of which link each pair is, and which words of its two sides.
    left, right : ndarray of int64, shape (pairs,)
        Where these words stand among all.
    starts : ndarray of int64, shape (links + 1,)
        First pair of each link, and the number of all pairs.
    edges : ndarray of int64, shape (2 * links + 1,)
        First word of each passage: the original sides, then the copies.
    heights, widths : ndarray of int64, shape (links,)
        Words of the two sides of each link.
    """

    link: Numbers
    row: Numbers
    column: Numbers
    left: Numbers
    right: Numbers
    starts: Numbers
    edges: Numbers
    heights: Numbers
    widths: Numbers


@dataclass(frozen=True, slots=True)
class Grid:
    """What is known of all pairs of words of some links.

    Parameters
    ----------
    pairs : Pairs
    features : ndarray of float32, shape (f, pairs)
        :data:`CELL_FEATURES`, then one row for each head.
    words : ndarray of float32, shape (words, g)
        What the model is told of each word.
    """

    pairs: Pairs
    features: Matrix
    words: Matrix


def _pairs(lengths: Numbers) -> Pairs:
    count = len(lengths) // 2
    heights, widths = lengths[:count], lengths[count:]
    sizes = heights * widths
    edges = np.concatenate([[0], lengths.cumsum()])
    starts = np.concatenate([[0], sizes.cumsum()])
    link = np.arange(count).repeat(sizes)
    row, column = np.divmod(np.arange(int(starts[-1])) - starts[link], widths[link])
    left, right = edges[link] + row, edges[count + link] + column
    return Pairs(link, row, column, left, right, starts, edges, heights, widths)


def _contexts(known: Matrix, which: Numbers, lengths: Numbers, model: WordModel) -> Matrix:
    """Return each word in its context; nothing stands beyond the ends of a passage.

    Parameters
    ----------
    known : ndarray of float32, shape (u, g)
        What the model is told of each different word.
    which : ndarray of int64, shape (words,)
        Which of them each word is.
    lengths : ndarray of int64
        Words of each passage.
    model : WordModel
    """
    places = np.arange(len(which)) + REACH * (1 + np.arange(len(lengths)).repeat(lengths))
    spread = np.full(len(which) + REACH * (len(lengths) + 1), len(known))
    spread[places] = which
    # The layer over five words side by side is a sum of five parts, and what a word adds to
    # each is the same wherever it stands.
    total = np.empty((len(which), len(model.window.bias)), dtype=np.float32)
    total[:] = model.window.bias
    share = np.zeros((len(known) + 1, total.shape[1]), dtype=np.float32)
    parts = np.split(model.window.weights, 2 * REACH + 1)
    for shift, weights in zip(range(-REACH, REACH + 1), parts, strict=True):
        blocked_product(known, weights, share[:-1])
        total += share.take(spread.take(places + shift), axis=0)
    return np.tanh(total, out=total)


def _positions(lengths: Numbers) -> Matrix:
    """Return where in its passage each word stands, from 0 to 1."""
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    within = np.arange(int(lengths.sum())) - starts
    return np.asarray((within + 0.5) / np.repeat(lengths, lengths), dtype=np.float32)


def _products(ours: Matrix, theirs: Matrix, out: Matrix) -> None:
    """Multiply the vectors of two passages, in parts too small to be shared among threads."""
    if len(ours) * theirs.size <= _PRODUCT:
        np.matmul(ours, theirs.T, out=out)
        return
    rows = max(_PRODUCT // theirs.size, 1)
    for first in range(0, len(ours), rows):
        np.matmul(ours[first : first + rows], theirs.T, out=out[first : first + rows])


def _different(rows: Numbers) -> tuple[Numbers, Numbers]:
    """Say where each different word stands first, and which of them each word is.

    In the order of the words, not of the rows, which depend on what was looked up before: a
    product of matrices is not the same to the bit where its rows stand in another order.
    """
    _, first, which = np.unique(rows, return_index=True, return_inverse=True)
    order = first.argsort()
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    return first[order], places[which]


def _write_products(
    pairs: Pairs, vectors: Matrix, spellings: Matrix, queries: Matrix, features: Matrix
) -> None:
    """Multiply, link by link, what stands for the words of its two sides."""
    count, height = len(pairs.heights), len(CELL_FEATURES)
    bounds, cells = pairs.edges.tolist(), pairs.starts.tolist()
    for at in range(count):
        a, b = slice(*bounds[at : at + 2]), slice(*bounds[count + at : count + at + 2])
        shape = -1, a.stop - a.start, b.stop - b.start
        block = features[:, cells[at] : cells[at + 1]].reshape(shape)
        _products(vectors[a], vectors[b], block[COSINE])
        np.matmul(spellings[a], spellings[b].T, out=block[SPELT])
        np.matmul(queries[:, a], queries[:, b].transpose(0, 2, 1), out=block[height:])


def _rivals(pairs: Pairs, features: Matrix) -> Matrix:
    """Return of each word the best cosine with the other side, and how often it stands there."""
    rivals = np.zeros((int(pairs.edges[-1]), 2), dtype=np.float32)
    for words in (pairs.left, pairs.right):
        np.maximum.at(rivals[:, 0], words, features[COSINE])
        rivals[:, 1] += np.bincount(words, features[KEY], len(rivals)).astype(np.float32)
    return rivals


def grid_of(rows: Numbers, lengths: Numbers, vocabulary: Vocabulary, model: WordModel) -> Grid:
    """Compare the words of links, each with each.

    Parameters
    ----------
    rows : ndarray of int64, shape (words,)
        Rows in the vocabulary of the words of the original sides, then of the copies.
    lengths : ndarray of int64, shape (2 * links,)
        Words of each of these sides, at least one.
    vocabulary : Vocabulary
    model : WordModel
    """
    pairs, positions = _pairs(lengths), _positions(lengths)
    vectors = vocabulary.vectors.take(rows, axis=0)
    described = vocabulary.described.take(rows, axis=0)
    identities = vocabulary.identities.take(rows, axis=1)
    traits, spellings = described[:, : len(WORD_TRAITS)], described[:, len(WORD_TRAITS) :]
    first, which = _different(rows)
    own = model.project(vectors.take(first, axis=0))
    known = np.concatenate([own, traits.take(first, axis=0)], axis=1)
    context = _contexts(known, which, lengths, model)
    seen = np.concatenate([own.take(which, axis=0), context], axis=1)
    queries = model.heads(seen).reshape(len(seen), model.head_count, -1).transpose(1, 0, 2)

    left, right = pairs.left, pairs.right
    height = len(CELL_FEATURES) + model.head_count
    features = np.empty((height, len(left)), dtype=np.float32)
    np.equal(identities.take(left, axis=1), identities.take(right, axis=1), out=features[:COSINE])
    np.subtract(positions.take(left), positions.take(right), out=features[DISTANCE])
    np.abs(features[DISTANCE], out=features[DISTANCE])
    _write_products(pairs, vectors, spellings, queries, features)
    words = np.concatenate([seen, traits, _rivals(pairs, features)], axis=1)
    return Grid(pairs, features, words)
