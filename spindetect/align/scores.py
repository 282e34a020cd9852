"""How likely two units carry the same content: features, then a learned score.

The features put lexical evidence beside the cosine and measure both against the
pair's own background, because a bare cosine cannot tell a copy from another
report of the same event. A logistic model weighs them; a second one looks at
the score's surroundings: the rivals of both sentences and the links next door.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align.units import Units
from spindetect.errors import ModelError
from spindetect.resources import model_path

__all__ = [
    "CONTEXT_FEATURES",
    "LARGEST_SCORE",
    "PAIR_FEATURES",
    "Background",
    "LinkModel",
    "background_of",
    "context_features",
    "load_link_model",
    "pair_features",
]

Matrix = NDArray[np.float32]

PAIR_FEATURES = (
    "cosine",
    "cosine_above_background",
    "cosine_margin",
    "stems",
    "stems_contained",
    "entities",
    "bigrams",
    "numbers_differ",
    "length_ratio",
    "short",
    "run",
)
CONTEXT_FEATURES = ("score", "rivals_in_original", "rivals_in_copy", "before", "after")

# Log-odds beyond this say "certain"; without a cap one certain sentence would
# outweigh several probable ones in the best chain.
LARGEST_SCORE = 8.0

# Unrelated sentences of one story under the bundled encoder, mean and spread of
# the cosine; the pair's own figures replace them as the pair grows. Measured on
# 300 pairs of train/press_releases of one topic.
_PRIOR_MEAN, _PRIOR_SPREAD, _PRIOR_COUNT = 0.25, 0.15, 50.0
_NEIGHBOURS = 4
EPSILON = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Background:
    """What an unrelated pair of sentences of this pair of documents looks like.

    Parameters
    ----------
    mean, spread : float
        Of the cosine.
    original, copy : ndarray of float32, shapes (n,) and (m,)
        Mean cosine of each sentence with its nearest rivals on the other side,
        the best one left out.
    """

    mean: float
    spread: float
    original: Matrix
    copy: Matrix


def background_of(original: Units, copy: Units) -> Background:
    """Measure the background of a pair on its single sentences."""
    cosine = original.vectors @ copy.vectors.T
    if not cosine.size:
        empty = np.zeros(0, dtype=np.float32)
        return Background(_PRIOR_MEAN, _PRIOR_SPREAD, empty, empty)
    best = np.zeros(cosine.shape, dtype=bool)
    best[np.arange(cosine.shape[0]), cosine.argmax(axis=1)] = True
    best[cosine.argmax(axis=0), np.arange(cosine.shape[1])] = True
    rest = cosine[~best]
    mean = (rest.sum() + _PRIOR_COUNT * _PRIOR_MEAN) / (rest.size + _PRIOR_COUNT)
    squares = ((rest - mean) ** 2).sum() + _PRIOR_COUNT * _PRIOR_SPREAD**2
    spread = np.sqrt(squares / (rest.size + _PRIOR_COUNT))
    return Background(
        float(mean), float(spread), _rivals(cosine, float(mean)), _rivals(cosine.T, float(mean))
    )


def _rivals(cosine: Matrix, mean: float) -> Matrix:
    """Mean of the second to fifth best cosine of each row."""
    count = min(_NEIGHBOURS + 1, cosine.shape[1])
    if count < 2:
        return np.full(cosine.shape[0], mean, dtype=np.float32)
    top = -np.sort(np.partition(-cosine, count - 1, axis=1)[:, :count], axis=1)
    return np.asarray(top[:, 1:].mean(axis=1), dtype=np.float32)


def _run_means(values: Matrix, length: int) -> Matrix:
    count = max(len(values) - length + 1, 0)
    return np.asarray(
        np.mean([values[shift : shift + count] for shift in range(length)], axis=0),
        dtype=np.float32,
    )


def _dice(left: Matrix, right: Matrix, weights: Matrix) -> tuple[Matrix, Matrix]:
    """Weighted Dice coefficient, and containment in the smaller side."""
    shared = (left * weights) @ right.T
    a, b = left @ weights, right @ weights
    total = a[:, None] + b[None, :]
    smaller = np.minimum(a[:, None], b[None, :])
    dice = 2 * shared / np.maximum(total, EPSILON)
    contained = shared / np.maximum(smaller, EPSILON)
    return np.asarray(dice, dtype=np.float32), np.asarray(contained, dtype=np.float32)


def pair_features(
    original: Units, copy: Units, weights: Matrix, background: Background
) -> NDArray[np.float32]:
    """Compare every unit of one side with every unit of the other.

    Parameters
    ----------
    original, copy : Units
        With p and q runs.
    weights : ndarray of float32, shape (s,)
        What sharing each stem says.
    background : Background

    Returns
    -------
    ndarray of float32, shape (p, q, len(PAIR_FEATURES))
        In the order of :data:`PAIR_FEATURES`.
    """
    cosine = original.vectors @ copy.vectors.T
    rivals = (
        _run_means(background.original, original.length)[:, None]
        + _run_means(background.copy, copy.length)[None, :]
    )
    stems, contained = _dice(original.stems, copy.stems, weights)
    entities, _ = _dice(original.entities, copy.entities, weights)
    shared_bigrams = original.bigrams @ copy.bigrams.T
    words = original.words[:, None] + copy.words[None, :]
    bigrams = 2 * shared_bigrams / np.maximum(words - 2, 1.0)
    has_numbers = (original.numbers.sum(1) > 0)[:, None] & (copy.numbers.sum(1) > 0)[None, :]
    numbers_differ = has_numbers & (original.numbers @ copy.numbers.T == 0)
    longer = np.maximum(original.words[:, None], copy.words[None, :])
    shorter = np.minimum(original.words[:, None], copy.words[None, :])
    run = np.full(cosine.shape, float(original.length + copy.length - 2), dtype=np.float32)
    features = (
        cosine,
        (cosine - background.mean) / background.spread,
        cosine - rivals / 2,
        stems,
        contained,
        entities,
        np.minimum(bigrams, 1.0),
        numbers_differ,
        np.log((longer + 1) / (shorter + 1)),
        1.0 / np.sqrt(shorter + 1),
        run,
    )
    return np.stack([np.asarray(f, dtype=np.float32) for f in features], axis=-1)


def _sigmoid(scores: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


def _best_other(scores: Matrix) -> Matrix:
    """For every cell, the best score elsewhere in its row."""
    if scores.shape[1] < 2:
        return np.full(scores.shape, -LARGEST_SCORE, dtype=np.float32)
    top = np.partition(scores, -2, axis=1)[:, -2:]
    best, second = top[:, 1:2], top[:, 0:1]
    return np.asarray(np.where(scores == best, second, best), dtype=np.float32)


def _neighbour(likely: Matrix, step: int) -> Matrix:
    """Likeliest link just before (-1) or after (1) each cell, straight or slightly bent."""
    padded = np.pad(likely, 2)
    rows, columns = likely.shape
    shifts = ((step, step), (step, 2 * step), (2 * step, step))
    cells = [padded[2 + a : 2 + a + rows, 2 + b : 2 + b + columns] for a, b in shifts]
    return np.asarray(np.maximum.reduce(cells), dtype=np.float32)


def context_features(scores: Matrix) -> NDArray[np.float32]:
    """Describe each score's surroundings.

    Parameters
    ----------
    scores : ndarray of float32, shape (n, m)
        Log-odds of single sentences against single sentences.

    Returns
    -------
    ndarray of float32, shape (n, m, len(CONTEXT_FEATURES))
        In the order of :data:`CONTEXT_FEATURES`.
    """
    likely = _sigmoid(scores)
    features = (
        scores,
        np.clip(_best_other(scores) - scores, -LARGEST_SCORE, LARGEST_SCORE),
        np.clip(_best_other(scores.T).T - scores, -LARGEST_SCORE, LARGEST_SCORE),
        _neighbour(likely, -1),
        _neighbour(likely, 1),
    )
    return np.stack(features, axis=-1)


@dataclass(frozen=True, slots=True)
class LinkModel:
    """Two logistic models, one on top of the other.

    Parameters
    ----------
    pair_weights : ndarray of float32, shape (len(PAIR_FEATURES),)
    pair_bias : float
    context_weights : ndarray of float32, shape (len(CONTEXT_FEATURES),)
    context_bias : float
    threshold : float
        Log-odds above which a link is worth having.
    """

    pair_weights: Matrix
    pair_bias: float
    context_weights: Matrix
    context_bias: float
    threshold: float

    def pair_scores(self, features: NDArray[np.float32]) -> Matrix:
        """Log-odds of each cell from :func:`pair_features`, shape (p, q)."""
        scores = features @ self.pair_weights + self.pair_bias
        return np.asarray(np.clip(scores, -LARGEST_SCORE, LARGEST_SCORE), dtype=np.float32)

    def context_scores(self, features: NDArray[np.float32]) -> Matrix:
        """Log-odds of each cell from :func:`context_features`, shape (n, m)."""
        scores = features @ self.context_weights + self.context_bias
        return np.asarray(np.clip(scores, -LARGEST_SCORE, LARGEST_SCORE), dtype=np.float32)


def _ordered(table: Mapping[str, float], names: Sequence[str]) -> Matrix:
    return np.array([table[name] for name in names], dtype=np.float32)


@functools.cache
def load_link_model(name: str = "align/links.json") -> LinkModel:
    """Load the bundled link model.

    Raises
    ------
    ModelError
        When the file is missing or not of this version.
    """
    path = model_path(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return LinkModel(
            _ordered(table["pair"]["weights"], PAIR_FEATURES),
            float(table["pair"]["bias"]),
            _ordered(table["context"]["weights"], CONTEXT_FEATURES),
            float(table["context"]["bias"]),
            float(table["threshold"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a link model of this version", source=name) from error
