"""Figures of merit and their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Counts", "Interval", "auc", "bootstrap", "f1_interval", "zero_accusation_threshold"]

RESAMPLES = 2000
SEED = 20180716


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its 95% bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, claimed and wanted items, for precision, recall and F1."""

    right: int
    claimed: int
    wanted: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.claimed + other.claimed, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        """Share of the claimed that is right; 1 when nothing is claimed."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is found; 1 when nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.claimed + self.wanted
        return 2 * self.right / both if both else 1.0


def zero_accusation_threshold(independent: Sequence[float]) -> float:
    """Return the score that a pair must exceed for no independent pair to be accused."""
    return max(independent, default=float("-inf"))


def auc(derived: Sequence[float], independent: Sequence[float]) -> float:
    """Return the probability (0 to 1) that a derived pair outscores an independent one.

    Ties count half; not a number when either side is empty.
    """
    if not derived or not independent:
        return float("nan")
    ordered = np.sort(np.asarray(independent, dtype=np.float64))
    scores = np.asarray(derived, dtype=np.float64)
    below = np.searchsorted(ordered, scores, side="left")
    not_above = np.searchsorted(ordered, scores, side="right")
    return float((below + not_above).mean() / 2 / len(ordered))


def _weights(clusters: int) -> NDArray[np.float64]:
    """Return how often each cluster is drawn: shape (RESAMPLES, clusters)."""
    random = np.random.default_rng(SEED)
    return random.multinomial(clusters, np.full(clusters, 1 / clusters), RESAMPLES).astype(
        np.float64
    )


def bootstrap(values: Sequence[bool], clusters: Sequence[str]) -> Interval:
    """Return a share with its interval, resampling whole clusters.

    Pairs made of one document succeed and fail together; resampling them one
    by one would make the interval too narrow. A threshold that went into
    `values` is held fixed.

    Parameters
    ----------
    values : sequence of bool, length n > 0
    clusters : sequence of str, length n
    """
    names, inverse = np.unique(np.asarray(clusters), return_inverse=True)
    hits = np.bincount(inverse, weights=np.asarray(values, dtype=np.float64))
    sizes = np.bincount(inverse).astype(np.float64)
    weights = _weights(len(names))
    low, high = np.quantile(weights @ hits / (weights @ sizes), (0.025, 0.975))
    return Interval(float(np.mean(values)), float(low), float(high))


def f1_interval(windows: Sequence[Counts]) -> Interval:
    """Return micro F1 over windows with its interval, resampling windows."""
    total = sum(windows, Counts(0, 0, 0))
    right = np.asarray([window.right for window in windows], dtype=np.float64)
    both = np.asarray([window.claimed + window.wanted for window in windows], dtype=np.float64)
    weights = _weights(len(windows))
    low, high = np.quantile(2 * (weights @ right) / (weights @ both), (0.025, 0.975))
    return Interval(total.f1, float(low), float(high))
