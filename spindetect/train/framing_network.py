"""Fit the two networks of the role model with torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

__all__ = ["Reader", "fit_context", "fit_reader"]

SEED: Final = 5
HIDDEN: Final = 64
EPOCHS: Final = 4
BATCH: Final = 512
RATE: Final = 3e-3
# Half of the features of a line are hidden from the network at every step: what it has to go by
# on lines of other wording is a part of what it knows. Chosen on patterns held out.
FEATURES_HIDDEN: Final = 0.5
UNITS_HIDDEN: Final = 0.3
# Lines whose vectors are hidden: callers without an encoder have none.
VECTORS_HIDDEN: Final = 0.15
VECTOR_SCALE: Final = 3.0
SMOOTHING: Final = 0.03
CONTEXT_HIDDEN: Final = 48
CONTEXT_EPOCHS: Final = 10

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reader:
    """The network that reads lines on their own; shapes as in the role model."""

    weights: Matrix
    vector_weights: Matrix
    hidden_bias: Matrix
    output: Matrix
    bias: Matrix

    def logits(self, features: csr_matrix, vectors: Matrix) -> Matrix:
        """Return log-odds, shape (n, k)."""
        sums = features @ self.weights
        roles = len(self.bias)
        hidden = np.maximum(sums[:, roles:] + self.hidden_bias + vectors @ self.vector_weights, 0)
        out: Matrix = sums[:, :roles] + hidden @ self.output + self.bias
        return out


def fit_reader(
    features: csr_matrix, vectors: Matrix, target: Numbers, weight: Matrix, roles: int
) -> Reader:
    """Fit the first network.

    Parameters
    ----------
    features : csr_matrix, shape (n, m)
        Ones where a feature holds.
    vectors : ndarray of float32, shape (n, d)
    target : ndarray of int, shape (n,)
    weight : ndarray of float32, shape (n,)
    roles : int
    """
    import torch  # noqa: PLC0415 - takes seconds, and only training needs it

    torch.manual_seed(SEED)
    blank = features.shape[1]
    table = torch.nn.EmbeddingBag(blank + 1, roles + HIDDEN, mode="sum", padding_idx=blank)
    with torch.no_grad():
        table.weight[:, :roles] = 0
        table.weight[:, roles:].normal_(0, 0.05)
        table.weight[blank] = 0
    seen = torch.nn.Linear(vectors.shape[1], HIDDEN)
    out = torch.nn.Linear(HIDDEN, roles)

    def forward(rows: Numbers) -> Any:
        part = features[rows]
        indices = torch.from_numpy(part.indices.astype(np.int64))
        offsets = torch.from_numpy(part.indptr[:-1].astype(np.int64))
        indices[torch.rand(len(indices)) < FEATURES_HIDDEN] = blank
        shown = torch.rand(len(rows), 1) >= VECTORS_HIDDEN
        vector = torch.from_numpy(vectors[rows]) * VECTOR_SCALE * shown
        sums = table(indices, offsets) / (1 - FEATURES_HIDDEN)
        units = torch.relu(sums[:, roles:] + seen(vector))
        return sums[:, :roles] + out(torch.nn.functional.dropout(units, UNITS_HIDDEN))

    parameters = [*table.parameters(), *seen.parameters(), *out.parameters()]
    _descend(torch, forward, parameters, target, weight, EPOCHS)
    return Reader(
        table.weight.detach().numpy()[:blank],
        seen.weight.detach().numpy().T * np.float32(VECTOR_SCALE),
        seen.bias.detach().numpy(),
        out.weight.detach().numpy().T,
        out.bias.detach().numpy(),
    )


def fit_context(
    features: Matrix, target: Numbers, weight: Matrix, roles: int
) -> list[tuple[Matrix, Matrix]]:
    """Fit the second network; returns weights (inputs, outputs) and biases of its layers."""
    import torch  # noqa: PLC0415

    torch.manual_seed(SEED)
    first = torch.nn.Linear(features.shape[1], CONTEXT_HIDDEN)
    last = torch.nn.Linear(CONTEXT_HIDDEN, roles)
    given = torch.from_numpy(features)

    def forward(rows: Numbers) -> Any:
        units = torch.relu(first(given[torch.from_numpy(rows)]))
        return last(torch.nn.functional.dropout(units, 0.1))

    parameters = [*first.parameters(), *last.parameters()]
    _descend(torch, forward, parameters, target, weight, CONTEXT_EPOCHS)
    return [
        (layer.weight.detach().numpy().T, layer.bias.detach().numpy()) for layer in (first, last)
    ]


def _descend(
    torch: Any,
    forward: Callable[[Numbers], Any],
    parameters: list[Any],
    target: Numbers,
    weight: Matrix,
    epochs: int,
) -> None:
    """Take steps down the weighted cross entropy."""
    drawn = np.random.default_rng(SEED)
    optimiser = torch.optim.Adam(parameters, lr=RATE)
    steps = epochs * -(-len(target) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    answers, weights = torch.from_numpy(target), torch.from_numpy(weight)
    for _ in range(epochs):
        order = drawn.permutation(len(target))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            picked = torch.from_numpy(rows)
            losses = torch.nn.functional.cross_entropy(
                forward(rows), answers[picked], reduction="none", label_smoothing=SMOOTHING
            )
            optimiser.zero_grad()
            (losses * weights[picked]).mean().backward()
            optimiser.step()
            schedule.step()
