"""Every word of one side of a link against every word of the other, many links at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.word_features import word_table
from spindetect.align.word_model import CELL_FEATURES, WordModel
from spindetect.records import Word

__all__ = ["REACH", "Grid", "Passages", "grid_of"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


REACH: Final = 2
"""Words of context on either side of a word."""
# Multiplications done at a time; sharing so few out among threads costs more than they do.
_PRODUCT: Final = 1 << 18
KEY, STEM, WRITING, COSINE, SPELT, DISTANCE = range(len(CELL_FEATURES))

Passages = tuple[Sequence[Word], Sequence[Word], Matrix, Matrix]
"""Words of both sides of a link, and their vectors, of Euclidean length 1 or zeros."""


@dataclass(frozen=True, slots=True)
class Grid:
    """All pairs of words of some links, row by row, link after link.

    Parameters
    ----------
    starts : ndarray of int64, shape (links + 1,)
        First pair of each link, and the number of all pairs.
    edges : ndarray of int64, shape (2 * links + 1,)
        First word of each passage: the original sides, then the copies.
    features : ndarray of float32, shape (f, pairs)
        :data:`CELL_FEATURES`, then one row for each head.
    words : ndarray of float32, shape (words, g)
        What the model is told of each word.
    """

    starts: Numbers
    edges: Numbers
    features: Matrix
    words: Matrix


def _contexts(words: Matrix, lengths: Numbers, model: WordModel) -> Matrix:
    """Return each word in its context; nothing stands beyond the ends of a passage."""
    places = np.arange(len(words)) + REACH * (1 + np.repeat(np.arange(len(lengths)), lengths))
    spread = np.zeros((len(words) + REACH * (len(lengths) + 1), words.shape[1]), dtype=np.float32)
    spread[places] = words
    window = np.concatenate(
        [spread.take(places + k, axis=0) for k in range(-REACH, REACH + 1)], axis=1
    )
    return np.tanh(model.window(window))


def _positions(lengths: Numbers) -> Matrix:
    """Return where in its passage each word stands, from 0 to 1."""
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    within = np.arange(int(lengths.sum())) - starts
    return np.asarray((within + 0.5) / np.repeat(lengths, lengths), dtype=np.float32)


def _products(ours: Matrix, theirs: Matrix, out: Matrix) -> None:
    """Multiply the vectors of two passages, in parts too small to be shared among threads."""
    rows = max(_PRODUCT // max(theirs.size, 1), 1)
    for first in range(0, len(ours), rows):
        np.matmul(ours[first : first + rows], theirs.T, out=out[first : first + rows])


def grid_of(links: Sequence[Passages], model: WordModel) -> Grid:
    """Compare the words of links, each with each.

    Parameters
    ----------
    links : sequence of Passages
        Each with at least one word on either side.
    model : WordModel
    """
    count = len(links)
    table = word_table([w for side in (0, 1) for link in links for w in link[side]])
    vectors = np.concatenate([link[2 + side] for side in (0, 1) for link in links])
    lengths = np.array([len(link[side]) for side in (0, 1) for link in links], dtype=np.int64)
    edges = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    traits, spellings = (
        table.traits.take(table.rows, axis=0),
        table.spellings.take(table.rows, axis=0),
    )
    own = model.project(vectors.take(table.first, axis=0)).take(table.rows, axis=0)
    context = _contexts(np.concatenate([own, traits], axis=1), lengths, model)
    seen = np.concatenate([own, context], axis=1)
    queries = model.heads(seen).reshape(len(seen), model.head_count, -1).transpose(1, 0, 2)
    identities, positions = table.identities.take(table.rows, axis=1), _positions(lengths)

    starts = np.concatenate([[0], np.cumsum(lengths[:count] * lengths[count:])]).astype(np.int64)
    height = len(CELL_FEATURES)
    features = np.empty((height + model.head_count, int(starts[-1])), dtype=np.float32)
    rivals = np.empty((len(seen), 2), dtype=np.float32)
    bounds, cells = edges.tolist(), starts.tolist()
    for at in range(count):
        a, b = slice(*bounds[at : at + 2]), slice(*bounds[count + at : count + at + 2])
        n, m = a.stop - a.start, b.stop - b.start
        block = features[:, cells[at] : cells[at + 1]].reshape(-1, n, m)
        np.equal(identities[:, a, None], identities[:, None, b], out=block[:COSINE])
        _products(vectors[a], vectors[b], block[COSINE])
        np.matmul(spellings[a], spellings[b].T, out=block[SPELT])
        np.subtract(positions[a, None], positions[None, b], out=block[DISTANCE])
        np.matmul(queries[:, a], queries[:, b].transpose(0, 2, 1), out=block[height:])
        rivals[a, 0], rivals[b, 0] = block[COSINE].max(axis=1), block[COSINE].max(axis=0)
        rivals[a, 1], rivals[b, 1] = block[KEY].sum(axis=1), block[KEY].sum(axis=0)
    np.abs(features[DISTANCE], out=features[DISTANCE])
    np.maximum(rivals, np.float32(0.0), out=rivals)
    return Grid(starts, edges, features, np.concatenate([seen, traits, rivals], axis=1))
