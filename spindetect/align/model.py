"""The learned link model: three small networks, kept as JSON."""

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

__all__ = ["LinkModel", "Network", "load_link_model"]

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """A small feed-forward network with rectified hidden units; without any, a logistic model.

    Parameters
    ----------
    layers : tuple of (ndarray of float32, ndarray of float32)
        Weights of shape (inputs, outputs) and biases of shape (outputs,); the
        last layer has one output.
    """

    layers: tuple[tuple[Matrix, Matrix], ...]

    def scores(self, features: NDArray[np.float32]) -> Matrix:
        """Return log-odds for features of shape (..., f), capped at certainty."""
        values = features
        for weights, bias in self.layers[:-1]:
            values = np.maximum(values @ weights + bias, np.float32(0.0))
        weights, bias = self.layers[-1]
        scores = (values @ weights + bias)[..., 0]
        return np.asarray(np.clip(scores, -LARGEST_SCORE, LARGEST_SCORE), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class LinkModel:
    """What decides whether two units are linked.

    Parameters
    ----------
    pair : Network
        Over :data:`~spindetect.align.features.PAIR_FEATURES`: a sentence
        against a sentence.
    context : Network
        Over :data:`~spindetect.align.features.CONTEXT_FEATURES`: that score
        among its rivals and neighbours.
    run : Network
        Over :data:`~spindetect.align.features.RUN_FEATURES`: a run rather than
        its best single pair.
    threshold : float
        Log-odds above which a link is worth having.
    """

    pair: Network
    context: Network
    run: Network
    threshold: float


def _network(table: Mapping[str, Any], names: Sequence[str]) -> Network:
    if tuple(table["features"]) != tuple(names):
        raise ValueError("other features")
    return Network(
        tuple(
            (np.array(layer["weights"], np.float32), np.array(layer["bias"], np.float32))
            for layer in table["layers"]
        )
    )


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
            _network(table["pair"], PAIR_FEATURES),
            _network(table["context"], CONTEXT_FEATURES),
            _network(table["run"], RUN_FEATURES),
            float(table["threshold"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a link model of this version", source=name) from error
