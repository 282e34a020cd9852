"""Fit small networks with scikit-learn, and write them as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from spindetect.networks import Network

__all__ = ["fit_linear", "fit_network", "network_table"]

SEED: Final = 11

Layers = list[tuple[NDArray[np.float64], NDArray[np.float64]]]


def _folded(layers: Layers, mean: NDArray[Any], scale: NDArray[Any]) -> Network:
    """Fold standardising into the first layer."""
    weights, bias = layers[0]
    layers[0] = (weights / scale[:, None], bias - (mean / scale) @ weights)
    return Network(tuple((w.astype(np.float32), b.astype(np.float32)) for w, b in layers))


def fit_linear(
    features: NDArray[Any], answers: NDArray[Any], weights: NDArray[Any], strength: float = 1.0
) -> Network:
    """Fit a logistic model, of several classes where the answers have several."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=5000)
    model.fit((features - mean) / scale, answers, sample_weight=weights)
    return _folded([(model.coef_.T, model.intercept_)], mean, scale)


def fit_network(
    features: NDArray[Any],
    answers: NDArray[Any],
    weights: NDArray[Any],
    *,
    hidden: int,
    decay: float = 1e-3,
    starts: int = 1,
    settle: bool = False,
) -> Network:
    """Fit a network with one hidden layer, or the mean of several of them.

    Parameters
    ----------
    features : ndarray, shape (n, f)
    answers : ndarray, shape (n,)
        Booleans, or class numbers from 0.
    weights : ndarray, shape (n,)
    hidden : int
        Hidden units of one network.
    decay : float
        Weight decay.
    starts : int
        Networks that are averaged, as one network with the units of all.
    settle : bool
        Take the whole batch at every step until nothing improves, held back by
        the decay alone; else small batches, stopped early on a tenth kept aside.
    """
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    made = []
    for start in range(starts):
        options: dict[str, Any] = {"alpha": decay, "random_state": SEED + start}
        if settle:
            options |= {"solver": "lbfgs", "max_iter": 2000, "max_fun": 100_000}
        else:
            size = min(512, max(32, len(features) // 20))
            options |= {"batch_size": size, "max_iter": 60}
            options |= {"early_stopping": True, "n_iter_no_change": 6}
        model = MLPClassifier((hidden,), **options)
        model.fit((features - mean) / scale, answers, sample_weight=weights)
        made.append(model)
    first = np.concatenate([m.coefs_[0] for m in made], axis=1)
    bias = np.concatenate([m.intercepts_[0] for m in made])
    last = np.concatenate([m.coefs_[1] for m in made], axis=0) / starts
    last_bias = np.mean([m.intercepts_[1] for m in made], axis=0)
    return _folded([(first, bias), (last, last_bias)], mean, scale)


def network_table(names: Sequence[str], network: Network) -> dict[str, Any]:
    """Return a network as JSON holds it; see :func:`spindetect.networks.parse_network`."""
    layers = [
        {"weights": weights.round(4).tolist(), "bias": bias.round(4).tolist()}
        for weights, bias in network.layers
    ]
    return {"features": list(names), "layers": layers}
