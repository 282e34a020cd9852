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

from spindetect.align.word_grid import Grid, Passages, grid_of
from spindetect.align.word_model import NEIGHBOURS, WordModel, load_word_model

__all__ = ["LinkedCells", "link_words"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LinkedCells:
    """The words of one link that may stand for each other.

    Parameters
    ----------
    original, copy : ndarray of int64, shape (k,)
        Indices of the two words; in the original's order, then the copy's.
    probabilities : ndarray of float32, shape (k,)
    """

    original: Numbers
    copy: Numbers
    probabilities: Matrix


@dataclass(frozen=True, slots=True)
class _Close:
    """The pairs that are looked at closely: which, of which link, and which words."""

    pairs: Numbers
    link: Numbers
    row: Numbers
    column: Numbers
    left: Numbers
    right: Numbers


def _first_scores(grid: Grid, model: WordModel) -> Matrix:
    """Return the cheap log-probabilities of every pair."""
    cell = model.first_cell
    scores = (cell.weights[:, 0] @ grid.features + cell.bias[0]).astype(np.float32)
    words = model.first_word(grid.words)[:, 0]
    count = len(grid.starts) - 1
    bounds, cells = grid.edges.tolist(), grid.starts.tolist()
    for at in range(count):
        ours = words[bounds[at] : bounds[at + 1]]
        theirs = words[bounds[count + at] : bounds[count + at + 1]]
        block = scores[cells[at] : cells[at + 1]].reshape(len(ours), len(theirs))
        block += ours[:, None]
        block += theirs
    return np.asarray(scores, dtype=np.float32)


def _chosen(grid: Grid, scores: Matrix, cut: float) -> _Close:
    pairs = np.flatnonzero(scores > cut)
    count = len(grid.starts) - 1
    link = np.searchsorted(grid.starts, pairs, side="right") - 1
    widths = np.diff(grid.edges[count:])
    row, column = np.divmod(pairs - grid.starts[link], widths[link])
    return _Close(
        pairs, link, row, column, grid.edges[link] + row, grid.edges[count + link] + column
    )


def _neighbours(grid: Grid, close: _Close) -> Numbers:
    """Return, for each pair, where its neighbours stand among the pairs; else the number of all."""
    count, total = len(grid.starts) - 1, int(grid.starts[-1])
    heights = np.diff(grid.edges[: count + 1])[close.link, None]
    widths = np.diff(grid.edges[count:])[close.link, None]
    down, across = np.array(NEIGHBOURS, dtype=np.int64).T
    rows, columns = close.row[:, None] + down, close.column[:, None] + across
    inside = (rows >= 0) & (rows < heights) & (columns >= 0) & (columns < widths)
    places = np.full(total + 1, len(close.pairs), dtype=np.int64)
    places[close.pairs] = np.arange(len(close.pairs))
    return np.asarray(
        places[np.where(inside, close.pairs[:, None] + down * widths + across, total)]
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Pairs that share a word: how to order them, where each word begins, which word is whose."""

    order: Numbers
    begins: Numbers
    group: Numbers

    def highest_and_sum(self, values: Matrix) -> tuple[Matrix, Matrix]:
        """Return the largest value and the sum among the pairs that share each pair's word."""
        ordered = values.take(self.order, axis=0)
        highest = np.maximum.reduceat(ordered, self.begins, axis=0)
        total = np.add.reduceat(ordered, self.begins, axis=0)
        return highest.take(self.group, axis=0), total.take(self.group, axis=0)


def _line(words: Numbers) -> _Line:
    order = np.argsort(words, kind="stable")
    ordered = words[order]
    fresh = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    group = np.empty(len(words), dtype=np.int64)
    group[order] = np.cumsum(fresh) - 1
    return _Line(order, np.flatnonzero(fresh), group)


def _relu(values: Matrix) -> Matrix:
    return np.maximum(values, np.float32(0.0), out=values)


def _sigmoid(values: Matrix) -> Matrix:
    # By the hyperbolic tangent, which has no values that it cannot write.
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * values)), dtype=np.float32)


def _looked_at(grid: Grid, scores: Matrix, close: _Close, model: WordModel) -> Matrix:
    """Return the probability of each pair that is looked at closely."""
    known = np.concatenate([grid.features.take(close.pairs, axis=1), [scores.take(close.pairs)]]).T
    state = model.cell(known)
    state += model.left(grid.words).take(close.left, axis=0)
    state += model.right(grid.words).take(close.right, axis=0)
    state = _relu(model.mix(_relu(state)))
    nobody = np.zeros((1, model.rounds[0][0].weights.shape[1]), dtype=np.float32)
    around, rows, columns = _neighbours(grid, close), _line(close.left), _line(close.right)
    for tell, hear in model.rounds:
        told = _sigmoid(tell(state))
        near = np.concatenate([told, nobody]).take(around, axis=0)
        across, across_sum = rows.highest_and_sum(told)
        down, down_sum = columns.highest_and_sum(told)
        heard = [state, near.reshape(len(told), -1), across, down]
        heard += [across_sum - told, down_sum - told]
        state = state + _relu(hear(np.concatenate(heard, axis=1)))
    return _sigmoid(model.out(state)[:, 0])


def link_words(
    links: Sequence[Passages], model: WordModel | None = None, *, least: float | None = None
) -> list[LinkedCells]:
    """Find the words that may stand for each other, in many links at a time.

    Parameters
    ----------
    links : sequence of Passages
        Words of both sides, marks included, and their vectors.
    model : WordModel, optional
        The bundled one when left out.
    least : float, optional
        Probability (0 to 1) below which pairs are left out; the model's
        threshold when not given.

    Returns
    -------
    list of LinkedCells
        One for each link; a word may be in several pairs, or in none.
    """
    model = load_word_model() if model is None else model
    nothing = np.zeros(0, dtype=np.int64)
    found = [LinkedCells(nothing, nothing, np.zeros(0, dtype=np.float32))] * len(links)
    full = [at for at, link in enumerate(links) if len(link[0]) and len(link[1])]
    if not full:
        return found
    grid = grid_of([links[at] for at in full], model)
    scores = _first_scores(grid, model)
    close = _chosen(grid, scores, model.cut)
    if not len(close.pairs):
        return found
    probabilities = _looked_at(grid, scores, close, model)
    kept = np.flatnonzero(probabilities >= (model.threshold if least is None else least))
    ends = np.searchsorted(close.link[kept], np.arange(1, len(full)))
    for at, part in zip(full, np.split(kept, ends), strict=True):
        found[at] = LinkedCells(close.row[part], close.column[part], probabilities[part])
    return found
