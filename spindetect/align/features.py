"""How alike two units are, as numbers a model can weigh.

Lexical evidence stands beside the cosine, and both are measured against the
pair's own background, because a bare cosine cannot tell a copy from another
report of the same event.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align.units import LONGEST_RUN, StemWeights, Units, run_slice

__all__ = ["PAIR_FEATURES", "RUN_FEATURES", "pair_features", "run_features", "run_likeness"]

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
# Those by which a run is compared with its best single pair.
RUN_GAINS = ("cosine", "stems", "entities", "bigrams", "trigrams", "length_ratio")
RUN_FEATURES = (*(f"{name}_gain" for name in RUN_GAINS), "weakest", "second", "sentences")

# Unrelated sentences of one story under the bundled encoder, mean and spread of
# the cosine; the pair's own figures replace them as the pair grows. Set by judgement.
_PRIOR_MEAN, _PRIOR_SPREAD, _PRIOR_COUNT = 0.25, 0.15, 50.0
_NEIGHBOURS = 4
# Runs of three shared by chance are one or two; this many are one text's wording.
MANY_TRIGRAMS = 6.0
EPSILON = np.float32(1e-6)
_LIKENESS = [PAIR_FEATURES.index(name) for name in RUN_GAINS]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What every unit of one side has in common with every unit of the other.

    Parameters
    ----------
    cosine, stems, entities, bigrams, trigrams : ndarray of float32, shape (p, q)
        Stems and entities by their weights, n-grams by their number.
    held : pair of ndarray of float32, shapes (p,) and (q,)
        Weight of the stems of each unit.
    named : pair of ndarray of float32, shapes (p,) and (q,)
        Weight of its entities.
    longer, shorter : ndarray of float32, shape (p, q)
        Words of the two units.
    """

    cosine: Matrix
    stems: Matrix
    entities: Matrix
    bigrams: Matrix
    trigrams: Matrix
    held: tuple[Matrix, Matrix]
    named: tuple[Matrix, Matrix]
    longer: Matrix
    shorter: Matrix


def _shared(original: Units, copy: Units, weights: StemWeights) -> _Shared:
    stems: Matrix = original.stems * weights.stems
    entities: Matrix = original.entities * weights.entities
    return _Shared(
        original.vectors @ copy.vectors.T,
        stems @ copy.stems.T,
        entities @ copy.entities.T,
        original.bigrams @ copy.bigrams.T,
        original.trigrams @ copy.trigrams.T,
        (original.stems @ weights.stems, copy.stems @ weights.stems),
        (original.entities @ weights.entities, copy.entities @ weights.entities),
        np.maximum(original.words[:, None], copy.words),
        np.minimum(original.words[:, None], copy.words),
    )


def _write_likeness(shared: _Shared, out: Matrix) -> None:
    """Write the features of :data:`RUN_GAINS`, one plane each."""
    out[0] = shared.cosine
    for plane, common, (ours, theirs) in (
        (1, shared.stems, shared.held),
        (2, shared.entities, shared.named),
    ):
        np.divide(2 * common, np.maximum(ours[:, None] + theirs, EPSILON), out=out[plane])
    bigrams = 2 * shared.bigrams / np.maximum(shared.longer + shared.shorter - 2, 1.0)
    np.minimum(bigrams, 1.0, out=out[3])
    np.minimum(shared.trigrams / np.maximum(shared.shorter - 2, 1.0), 1.0, out=out[4])
    np.log((shared.longer + 1) / (shared.shorter + 1), out=out[5])


def _likeness(original: Units, copy: Units, weights: StemWeights) -> Matrix:
    planes = np.empty((len(RUN_GAINS), len(original.words), len(copy.words)), dtype=np.float32)
    _write_likeness(_shared(original, copy, weights), planes)
    return planes


def run_likeness(
    originals: tuple[Units, Units], copies: tuple[Units, Units], weights: StemWeights
) -> dict[tuple[int, int], Matrix]:
    """Compare sentences of one side with runs of the other, as far as runs are compared.

    Parameters
    ----------
    originals, copies : (Units, Units)
        Of :func:`~spindetect.align.units.units_of_pair`.
    weights : StemWeights

    Returns
    -------
    dict
        For each shape ``(1, b)`` and ``(a, 1)`` that the two texts are long enough for, an
        ndarray of float32, shape ``(len(RUN_GAINS), n - a + 1, m - b + 1)``, in the order
        of :data:`RUN_GAINS`.
    """
    # Runs of all lengths at once: most of the cost is in calls, not in numbers.
    wide = _likeness(originals[0], copies[1], weights)
    tall = _likeness(originals[1], copies[0], weights)
    lengths = range(2, LONGEST_RUN + 1)
    rows, columns = len(originals[0].words), len(copies[0].words)
    found = {(1, length): wide[:, :, run_slice(columns, length)] for length in lengths}
    found |= {(length, 1): tall[:, run_slice(rows, length)] for length in lengths}
    return {shape: planes for shape, planes in found.items() if planes.size}


def pair_features(original: Units, copy: Units, weights: StemWeights) -> NDArray[np.float32]:
    """Compare every sentence of one side with every sentence of the other.

    Parameters
    ----------
    original, copy : Units
        n and m single sentences.
    weights : StemWeights

    Returns
    -------
    ndarray of float32, shape (n, m, len(PAIR_FEATURES))
        In the order of :data:`PAIR_FEATURES`.
    """
    shared = _shared(original, copy, weights)
    # One plane for each feature, as they are computed, and turned at the end: a view.
    planes = np.empty((len(PAIR_FEATURES), *shared.cosine.shape), dtype=np.float32)
    alike = np.empty((len(RUN_GAINS), *shared.cosine.shape), dtype=np.float32)
    _write_likeness(shared, alike)
    planes[_LIKENESS] = alike
    mean, spread, rivals = _background(shared.cosine)
    smaller = np.minimum(shared.held[0][:, None], shared.held[1])
    has_numbers = (original.numbers.sum(axis=1) > 0)[:, None] & (copy.numbers.sum(axis=1) > 0)
    for name, values in (
        ("cosine_above_background", (shared.cosine - mean) / spread),
        ("cosine_margin", shared.cosine - rivals / 2),
        ("stems_contained", shared.stems / np.maximum(smaller, EPSILON)),
        ("trigram_count", np.minimum(shared.trigrams, MANY_TRIGRAMS) / MANY_TRIGRAMS),
        ("numbers_differ", has_numbers & (original.numbers @ copy.numbers.T == 0)),
        ("short", 1.0 / np.sqrt(shared.shorter + 1)),
    ):
        planes[PAIR_FEATURES.index(name)] = values
    return planes.transpose(1, 2, 0)


def _background(cosine: Matrix) -> tuple[float, float, Matrix]:
    """Say what an unrelated pair of sentences of this pair of documents looks like.

    Returns
    -------
    mean, spread : float
        Of the cosine.
    rivals : ndarray of float32, shape (n, m)
        Mean cosine of each of the two sentences with its nearest rivals on the other
        side, the best one left out; their sum.
    """
    if not cosine.size:
        return _PRIOR_MEAN, _PRIOR_SPREAD, cosine
    rest = np.ones(cosine.shape, dtype=bool)
    rest[np.arange(cosine.shape[0]), cosine.argmax(axis=1)] = False
    rest[cosine.argmax(axis=0), np.arange(cosine.shape[1])] = False
    others = cosine[rest]
    mean = (others.sum() + _PRIOR_COUNT * _PRIOR_MEAN) / (others.size + _PRIOR_COUNT)
    squares = ((others - mean) ** 2).sum() + _PRIOR_COUNT * _PRIOR_SPREAD**2
    spread = np.sqrt(squares / (others.size + _PRIOR_COUNT))
    mean = float(mean)
    return mean, float(spread), _rivals(cosine, mean)[:, None] + _rivals(cosine.T, mean)


def _rivals(cosine: Matrix, mean: float) -> Matrix:
    """Mean of the second to fifth best cosine of each row; short texts are filled up."""
    count = min(_NEIGHBOURS + 1, cosine.shape[1])
    top = -np.sort(np.partition(-cosine, count - 1, axis=1)[:, :count], axis=1)
    missing = _NEIGHBOURS + 1 - count
    return np.asarray((top[:, 1:].sum(axis=1) + missing * mean) / _NEIGHBOURS, dtype=np.float32)


def run_features(
    runs: Matrix, singles: NDArray[np.float32], scores: Matrix, shape: tuple[int, int]
) -> tuple[NDArray[np.float32], Matrix]:
    """Describe what linking a run brings over linking its best single pair.

    Parameters
    ----------
    runs : ndarray of float32, shape (len(RUN_GAINS), p, q)
        Of :func:`run_likeness`.
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
    p, q = runs.shape[1:]
    best = scores[:p, :q]
    weakest, second = best, np.full((p, q), -np.inf, dtype=np.float32)
    # Where in the plane of single pairs the best one stands.
    width = scores.shape[1]
    at = np.arange(p)[:, None] * width + np.arange(q)
    places = [(i, j) for i in range(shape[0]) for j in range(shape[1])]
    corner = at
    for i, j in places[1:]:
        other = scores[i : i + p, j : j + q]
        at = np.where(other > best, corner + (i * width + j), at)
        second = np.maximum(second, np.minimum(best, other))
        best, weakest = np.maximum(best, other), np.minimum(weakest, other)
    planes = np.empty((len(RUN_FEATURES), p, q), dtype=np.float32)
    alike = singles.transpose(2, 0, 1)[_LIKENESS].reshape(len(RUN_GAINS), -1)
    np.subtract(runs, alike.take(at, axis=1), out=planes[: len(RUN_GAINS)])
    planes[-3], planes[-2], planes[-1] = weakest, second, len(places)
    return planes.transpose(1, 2, 0), best
