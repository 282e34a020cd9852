"""How alike two units are, as numbers a model can weigh.

Lexical evidence stands beside the cosine, and both are measured against the
pair's own background, because a bare cosine cannot tell a copy from another
report of the same event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spindetect.align.units import Units
from spindetect.networks import LARGEST_SCORE

__all__ = [
    "CONTEXT_FEATURES",
    "PAIR_FEATURES",
    "RUN_FEATURES",
    "Background",
    "background_of",
    "context_features",
    "pair_features",
    "run_features",
    "story_cosine",
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
    "trigrams",
    "trigram_count",
    "numbers_differ",
    "length_ratio",
    "short",
)
RUN_GAINS = ("cosine", "stems", "entities", "bigrams", "trigrams", "length_ratio")
RUN_FEATURES = (*(f"{name}_gain" for name in RUN_GAINS), "weakest", "second", "sentences")
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

# Unrelated sentences of one story under the bundled encoder, mean and spread of
# the cosine; the pair's own figures replace them as the pair grows. Set by judgement.
_PRIOR_MEAN, _PRIOR_SPREAD, _PRIOR_COUNT = 0.25, 0.15, 50.0
_NEIGHBOURS = 4
# Sentences of the copy on either side whose links say whether a passage is copied.
NEARBY = 4
# Log-odds added for that, so that heavily spun lines count too. Set by judgement.
GENEROUS = 3.0
# Runs of three shared by chance are one or two; this many are one text's wording.
MANY_TRIGRAMS = 6.0
EPSILON = np.float32(1e-6)
_GAIN_COLUMNS = [PAIR_FEATURES.index(name) for name in RUN_GAINS]


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
    """Mean of the second to fifth best cosine of each row; short texts are filled up."""
    count = min(_NEIGHBOURS + 1, cosine.shape[1])
    top = -np.sort(np.partition(-cosine, count - 1, axis=1)[:, :count], axis=1)
    missing = _NEIGHBOURS + 1 - count
    return np.asarray((top[:, 1:].sum(axis=1) + missing * mean) / _NEIGHBOURS, dtype=np.float32)


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
    trigrams = original.trigrams @ copy.trigrams.T
    features = (
        cosine,
        (cosine - background.mean) / background.spread,
        cosine - rivals / 2,
        stems,
        contained,
        entities,
        np.minimum(bigrams, 1.0),
        np.minimum(trigrams / np.maximum(shorter - 2, 1.0), 1.0),
        np.minimum(trigrams, MANY_TRIGRAMS) / MANY_TRIGRAMS,
        numbers_differ,
        np.log((longer + 1) / (shorter + 1)),
        1.0 / np.sqrt(shorter + 1),
    )
    return _stacked(features)


def _stacked(features: Sequence[Any]) -> Matrix:
    """Put features side by side; the first has the shape that the others are spread to."""
    stacked = np.empty((*features[0].shape, len(features)), dtype=np.float32)
    for column, values in enumerate(features):
        stacked[..., column] = values
    return stacked


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


def _nearby(values: Matrix) -> Matrix:
    """Mean of the values around each place, its own left out."""
    if len(values) < 2:
        return np.zeros_like(values)
    kernel = np.ones(2 * NEARBY + 1)
    sums = np.convolve(values, kernel)[NEARBY:-NEARBY] - values
    counts = np.convolve(np.ones_like(values), kernel)[NEARBY:-NEARBY] - 1
    return np.asarray(sums / np.maximum(counts, 1.0), dtype=np.float32)


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
    own = (singles[..., PAIR_FEATURES.index(name)] for name in OWN_FEATURES)
    features = (
        *own,
        scores,
        np.clip(_best_other(scores) - scores, -LARGEST_SCORE, LARGEST_SCORE),
        np.clip(_best_other(scores.T).T - scores, -LARGEST_SCORE, LARGEST_SCORE),
        _neighbour(likely, -1),
        _neighbour(likely, 1),
        support[0].mean(),
        _nearby(support[0]),
        support[1].mean(),
        _nearby(support[1]),
        np.log1p(scores.shape[0]),
        np.log1p(scores.shape[1]),
        stories,
    )
    return _stacked(features)


def run_features(
    runs: NDArray[np.float32],
    singles: NDArray[np.float32],
    scores: Matrix,
    shape: tuple[int, int],
) -> tuple[NDArray[np.float32], Matrix]:
    """Describe what linking a run brings over linking its best single pair.

    Parameters
    ----------
    runs : ndarray of float32, shape (p, q, len(PAIR_FEATURES))
        :func:`pair_features` of the runs.
    singles : ndarray of float32, shape (n, m, len(PAIR_FEATURES))
        :func:`pair_features` of single sentences.
    scores : ndarray of float32, shape (n, m)
        Scores of single sentences.
    shape : (int, int)
        Sentences of the original and of the copy in a run; one of them is 1.

    Returns
    -------
    features : ndarray of float32, shape (p, q, len(RUN_FEATURES))
        In the order of :data:`RUN_FEATURES`.
    best : ndarray of float32, shape (p, q)
        Score of the best single pair inside each run.
    """
    p, q = runs.shape[:2]
    places = [(i, j) for i in range(shape[0]) for j in range(shape[1])]
    inside = np.stack([scores[i : i + p, j : j + q] for i, j in places])
    order = np.sort(inside, axis=0)
    at = np.array(places)[inside.argmax(axis=0)]
    rows, columns = np.arange(p)[:, None] + at[..., 0], np.arange(q) + at[..., 1]
    gain = runs[..., _GAIN_COLUMNS] - singles[..., _GAIN_COLUMNS][rows, columns]
    features = (
        *np.moveaxis(gain, -1, 0),
        order[0],
        order[-2],
        len(places),
    )
    return _stacked(features), order[-1]
