"""The learned link model: three small logistic models, kept as JSON."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spindetect.align.features import (
    CONTEXT_FEATURES,
    LARGEST_SCORE,
    PAIR_FEATURES,
    RUN_FEATURES,
)
from spindetect.errors import ModelError
from spindetect.resources import model_path

__all__ = ["LinkModel", "Logistic", "load_link_model"]

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model.

    Parameters
    ----------
    weights : ndarray of float32, shape (f,)
    bias : float
    """

    weights: Matrix
    bias: float

    def scores(self, features: NDArray[np.float32]) -> Matrix:
        """Return log-odds for features of shape (..., f), capped at certainty."""
        scores = features @ self.weights + self.bias
        return np.asarray(np.clip(scores, -LARGEST_SCORE, LARGEST_SCORE), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class LinkModel:
    """What decides whether two units are linked.

    Parameters
    ----------
    pair : Logistic
        Over :data:`~spindetect.align.features.PAIR_FEATURES`: a sentence
        against a sentence.
    context : Logistic
        Over :data:`~spindetect.align.features.CONTEXT_FEATURES`: that score
        among its rivals and neighbours.
    run : Logistic
        Over :data:`~spindetect.align.features.RUN_FEATURES`: a run rather than
        its best single pair.
    threshold : float
        Log-odds above which a link is worth having.
    """

    pair: Logistic
    context: Logistic
    run: Logistic
    threshold: float


def _logistic(table: Mapping[str, Any], names: Sequence[str]) -> Logistic:
    weights = np.array([table["weights"][name] for name in names], dtype=np.float32)
    return Logistic(weights, float(table["bias"]))


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
            _logistic(table["pair"], PAIR_FEATURES),
            _logistic(table["context"], CONTEXT_FEATURES),
            _logistic(table["run"], RUN_FEATURES),
            float(table["threshold"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a link model of this version", source=name) from error
