"""What stands around the score of a pair of sentences: its rivals and its neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spindetect.align.features import PAIR_FEATURES
from spindetect.align.units import Units
from spindetect.networks import LARGEST_SCORE

__all__ = ["CONTEXT_FEATURES", "context_features", "story_cosine"]

Matrix = NDArray[np.float32]

# The own features that the context sees again beside the score they made.
OWN_FEATURES = (
    "cosine",
    "cosine_margin",
    "stems",
    "stems_contained",
    "bigrams",
    "trigrams",
    "trigram_count",
    "length_ratio",
)
CONTEXT_FEATURES = (
    *OWN_FEATURES,
    "score",
    "rivals_in_original",
    "rivals_in_copy",
    "before",
    "after",
    "likely_overall",
    "likely_nearby",
    "mutual_overall",
    "mutual_nearby",
    "original_sentences",
    "copy_sentences",
    "stories",
)
_OWN = [PAIR_FEATURES.index(name) for name in OWN_FEATURES]

# Sentences of the copy on either side whose links say whether a passage is copied.
NEARBY = 4
# Log-odds added for that, so that heavily spun lines count too. Set by judgement.
GENEROUS = 3.0


def _sigmoid(scores: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


def _capped(scores: Matrix) -> Matrix:
    return np.minimum(np.maximum(scores, -LARGEST_SCORE), LARGEST_SCORE)


def _best_other(scores: Matrix) -> Matrix:
    """For every cell, the best score elsewhere in its row."""
    if scores.shape[1] < 2:
        return np.full(scores.shape, -LARGEST_SCORE, dtype=np.float32)
    top = np.partition(scores, -2, axis=1)[:, -2:]
    best, second = top[:, 1:2], top[:, 0:1]
    return np.asarray(np.where(scores == best, second, best), dtype=np.float32)


def _neighbours(likely: Matrix) -> tuple[Matrix, Matrix]:
    """Likeliest links just before and just after each cell, straight or slightly bent."""
    rows, columns = likely.shape
    padded = np.zeros((rows + 4, columns + 4), dtype=np.float32)
    padded[2:-2, 2:-2] = likely
    before, after = (
        [
            padded[2 + a : 2 + a + rows, 2 + b : 2 + b + columns]
            for a, b in ((step, step), (step, 2 * step), (2 * step, step))
        ]
        for step in (-1, 1)
    )
    return np.maximum.reduce(before), np.maximum.reduce(after)


def _nearby(values: Matrix) -> Matrix:
    """Mean of the values around each place, its own left out."""
    if len(values) < 2:
        return np.zeros_like(values)
    sums = np.convolve(values, np.ones(2 * NEARBY + 1))[NEARBY:-NEARBY] - values
    before = np.arange(len(values))
    counts = np.minimum(before, NEARBY) + np.minimum(before[::-1], NEARBY)
    return np.asarray(sums / counts, dtype=np.float32)


def _support(scores: Matrix) -> tuple[Matrix, Matrix]:
    """How likely each sentence of the copy has a counterpart, and is its counterpart's best too.

    What its neighbours have says much: a passage is copied or it is not. The
    likelihood is read generously, for it is their sum that counts.
    """
    chosen = scores.argmax(axis=0)
    columns = np.arange(scores.shape[1])
    mutual = scores.argmax(axis=1)[chosen] == columns
    likely = _sigmoid(scores[chosen, columns] + GENEROUS)
    return likely, mutual.astype(np.float32)


def story_cosine(original: Units, copy: Units) -> float:
    """Cosine (-1 to 1) of two texts as wholes: word-weighted sums of their sentences."""
    sums = [side.words @ side.vectors for side in (original, copy)]
    norm = float(np.linalg.norm(sums[0]) * np.linalg.norm(sums[1]))
    return float(np.clip(sums[0] @ sums[1] / norm, -1.0, 1.0)) if norm else 0.0


def context_features(
    scores: Matrix, singles: NDArray[np.float32], stories: float
) -> NDArray[np.float32]:
    """Describe each score's surroundings.

    Parameters
    ----------
    scores : ndarray of float32, shape (n, m)
        Log-odds of single sentences against single sentences; n and m at least 1.
    singles : ndarray of float32, shape (n, m, len(PAIR_FEATURES))
        What the scores were made from.
    stories : float
        Cosine (-1 to 1) of the two texts as wholes.

    Returns
    -------
    ndarray of float32, shape (n, m, len(CONTEXT_FEATURES))
        In the order of :data:`CONTEXT_FEATURES`.
    """
    likely = _sigmoid(scores)
    support = _support(scores)
    planes = np.empty((len(CONTEXT_FEATURES), *scores.shape), dtype=np.float32)
    planes[: len(OWN_FEATURES)] = singles.transpose(2, 0, 1)[_OWN]
    for column, values in enumerate(
        (
            scores,
            _capped(_best_other(scores) - scores),
            _capped(_best_other(scores.T).T - scores),
            *_neighbours(likely),
            support[0].mean(),
            _nearby(support[0]),
            support[1].mean(),
            _nearby(support[1]),
            np.log1p(scores.shape[0]),
            np.log1p(scores.shape[1]),
            stories,
        ),
        start=len(OWN_FEATURES),
    ):
        planes[column] = values
    return planes.transpose(1, 2, 0)
