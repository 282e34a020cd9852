"""Small feed-forward networks, kept as JSON and evaluated in numpy.

Large enough to let one piece of evidence change what another means, small enough
to be read, to be stored as text, and to cost nothing beside the arrays they see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["LARGEST_SCORE", "Network", "parse_network"]

# Log-odds beyond this say "certain": one certain piece of evidence must not
# outweigh several probable ones.
LARGEST_SCORE: Final = 8.0

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """A feed-forward network with rectified hidden units; without any, a linear model.

    Parameters
    ----------
    layers : tuple of (ndarray of float32, ndarray of float32)
        Weights of shape (inputs, outputs) and biases of shape (outputs,).
    """

    layers: tuple[tuple[Matrix, Matrix], ...]

    def outputs(self, features: NDArray[np.float32]) -> Matrix:
        """Return the last layer's values, shape (..., outputs), for features (..., f)."""
        values = features
        for weights, bias in self.layers[:-1]:
            values = np.maximum(values @ weights + bias, np.float32(0.0))
        weights, bias = self.layers[-1]
        return np.asarray(values @ weights + bias, dtype=np.float32)

    def scores(self, features: NDArray[np.float32]) -> Matrix:
        """Return the log-odds of the single output, shape (...), capped at certainty."""
        scores = self.outputs(features)[..., 0]
        # In two steps: np.clip takes three times as long over an array this small.
        return np.minimum(np.maximum(scores, -LARGEST_SCORE), LARGEST_SCORE)


def parse_network(table: Mapping[str, Any], names: Sequence[str]) -> Network:
    """Read a network from its table.

    Parameters
    ----------
    table : mapping
        With ``features`` (names) and ``layers`` (each ``weights`` and ``bias``).
    names : sequence of str
        The features the caller computes, in order.

    Raises
    ------
    ValueError, KeyError, TypeError
        When the table is not a network over these features.
    """
    if tuple(table["features"]) != tuple(names):
        raise ValueError("the model was made for other features")
    return Network(
        tuple(
            (np.array(layer["weights"], np.float32), np.array(layer["bias"], np.float32))
            for layer in table["layers"]
        )
    )
