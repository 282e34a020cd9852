"""Say which words of a link stand for each other, and how likely.

A small network looks at every pair of words cheaply, then closely at those that
may belong together: first by themselves, then, round by round, at what their
neighbours and rivals in the grid of words say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align.lexicon import Vocabulary, vocabulary_of
from spindetect.align.word_grid import Grid, Pairs, grid_of
from spindetect.align.word_lines import line_of, rectified
from spindetect.align.word_model import NEIGHBOURS, WordModel, load_word_model
from spindetect.records import Word

__all__ = ["LinkedCells", "Passages", "link_words", "linked_cells"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]

Passages = tuple[Sequence[Word], Sequence[Word], Matrix, Matrix]
"""Words of both sides of a link, and their vectors, of Euclidean length 1 or zeros."""


@dataclass(frozen=True, slots=True)
class LinkedCells:
    """The words of links that may stand for each other.

    Parameters
    ----------
    link : ndarray of int64, shape (k,)
        Of which link each pair of words is; rising.
    original, copy : ndarray of int64, shape (k,)
        Indices of the two words; of each link in the original's order, then the copy's.
    probabilities : ndarray of float32, shape (k,)
    """

    link: Numbers
    original: Numbers
    copy: Numbers
    probabilities: Matrix


def _first_scores(grid: Grid, model: WordModel) -> Matrix:
    """Return the cheap log-probabilities of every pair."""
    cell = model.first_cell
    scores = cell.weights[:, 0] @ grid.features + cell.bias[0]
    words = model.first_word(grid.words)[:, 0]
    scores += words.take(grid.pairs.left)
    scores += words.take(grid.pairs.right)
    return np.asarray(scores, dtype=np.float32)


def _neighbours(pairs: Pairs, close: Numbers) -> Numbers:
    """Return, for each pair, where its neighbours stand among the pairs; else the number of all."""
    total, link = len(pairs.link), pairs.link[close]
    heights, widths = pairs.heights[link], pairs.widths[link]
    # One row for each neighbour: numpy is fast along the long side of an array.
    down, across = np.array(NEIGHBOURS, dtype=np.int64).T[:, :, None]
    rows, columns = pairs.row[close] + down, pairs.column[close] + across
    inside = (rows >= 0) & (rows < heights) & (columns >= 0) & (columns < widths)
    places = np.full(total + 1, len(close), dtype=np.int64)
    places[close] = np.arange(len(close))
    found = places.take(np.where(inside, close + (down * widths + across), total))
    return np.ascontiguousarray(found.T)


def _sigmoid(values: Matrix) -> Matrix:
    # By the hyperbolic tangent, which has no values that it cannot write.
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * values)), dtype=np.float32)


def _looked_at(
    grid: Grid, scores: Matrix, close: Numbers, asked: Numbers, model: WordModel
) -> Matrix:
    """Look closely at pairs; return the probabilities of those asked about, by their places."""
    left, right = grid.pairs.left[close], grid.pairs.right[close]
    known = np.concatenate([grid.features.take(close, axis=1), [scores.take(close)]]).T
    state = model.cell(known)
    # The words of the original sides stand before those of the copies.
    middle = int(grid.pairs.heights.sum())
    state += model.left(grid.words[:middle]).take(left, axis=0)
    state += model.right(grid.words[middle:]).take(right - middle, axis=0)
    state = rectified(model.mix(rectified(state)))
    nobody = np.zeros((1, model.rounds[0][0].weights.shape[1]), dtype=np.float32)
    around, rows, columns = _neighbours(grid.pairs, close), line_of(left), line_of(right)
    for number, (tell, hear) in enumerate(model.rounds, start=1):
        told = _sigmoid(tell(state))
        near = np.concatenate([told, nobody])
        across, across_sum = rows.highest_and_sum(told)
        down, down_sum = columns.highest_and_sum(told)
        heard = [across, down, across_sum - told, down_sum - told]
        if number == len(model.rounds):
            # Nobody hears of the others any more.
            state, around = state.take(asked, axis=0), around.take(asked, axis=0)
            heard = [part.take(asked, axis=0) for part in heard]
        told_near = near.take(around, axis=0).reshape(len(state), -1)
        state = state + rectified(hear(np.concatenate([state, told_near, *heard], axis=1)))
    return _sigmoid(model.out(state)[:, 0])


def linked_cells(
    rows: Numbers,
    lengths: Numbers,
    vocabulary: Vocabulary,
    *,
    model: WordModel,
    least: float | None = None,
    asked: NDArray[np.bool_] | None = None,
) -> LinkedCells:
    """Find the words that may stand for each other, in many links at a time.

    Parameters
    ----------
    rows : ndarray of int64, shape (words,)
        Rows in the vocabulary of the words of the original sides, then of the copies,
        marks included.
    lengths : ndarray of int64, shape (2 * links,)
        Words of each of these sides, at least one.
    vocabulary : Vocabulary
    model : WordModel
    least : float, optional
        Probability (0 to 1) below which pairs are left out; the model's
        threshold when not given.
    asked : ndarray of bool, shape (words,), optional
        Which words are asked about: a pair with another says what it has to say, and is
        left out. All when not given.
    """
    grid = grid_of(rows, lengths, vocabulary, model)
    pairs = grid.pairs
    scores = _first_scores(grid, model)
    close = np.flatnonzero(scores > model.cut)
    chosen = np.ones(len(close), dtype=bool)
    if asked is not None:
        chosen = asked[pairs.left[close]] & asked[pairs.right[close]]
    inside = np.flatnonzero(chosen)
    if not len(inside):
        return LinkedCells(inside, inside, inside, np.zeros(0, dtype=np.float32))
    probabilities = _looked_at(grid, scores, close, inside, model)
    kept = np.flatnonzero(probabilities >= (model.threshold if least is None else least))
    at = close[inside[kept]]
    return LinkedCells(pairs.link[at], pairs.row[at], pairs.column[at], probabilities[kept])


def link_words(
    links: Sequence[Passages], model: WordModel | None = None, *, least: float | None = None
) -> list[LinkedCells]:
    """Find the words that may stand for each other, link by link.

    Parameters
    ----------
    links : sequence of Passages
        Words of both sides, marks included, and their vectors.
    model : WordModel, optional
        The bundled one when left out.
    least : float, optional
        As for :func:`linked_cells`.

    Returns
    -------
    list of LinkedCells
        One for each link; a word may be in several pairs, or in none.
    """
    model = load_word_model() if model is None else model
    nothing = np.zeros(0, dtype=np.int64)
    found = [LinkedCells(nothing, nothing, nothing, np.zeros(0, np.float32))] * len(links)
    full = [at for at, link in enumerate(links) if len(link[0]) and len(link[1])]
    if not full:
        return found
    sides = [links[at][side] for side in (0, 1) for at in full]
    words = [word for side in sides for word in side]
    vectors = np.concatenate([links[at][2 + side] for side in (0, 1) for at in full])
    vocabulary = vocabulary_of(words, vectors)
    lengths = np.array([len(side) for side in sides], dtype=np.int64)
    cells = linked_cells(vocabulary.rows, lengths, vocabulary, model=model, least=least)
    ends = np.searchsorted(cells.link, np.arange(len(full) + 1)).tolist()
    for at, first, last in zip(full, ends, ends[1:], strict=False):
        part = slice(first, last)
        found[at] = LinkedCells(
            cells.link[part], cells.original[part], cells.copy[part], cells.probabilities[part]
        )
    return found
