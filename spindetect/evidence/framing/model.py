"""The role model: what a line says, then what stands around it; evaluated in numpy.

A line is first read on its own: its named features and its sentence vector go
through one small network (a sum of weights, and a hidden layer beside it). Then
every line hears what its neighbours were taken for (:mod:`.context`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from spindetect.errors import ModelError
from spindetect.evidence.framing.context import context_names
from spindetect.evidence.framing.features import Line, placed, worded
from spindetect.networks import Network, parse_network
from spindetect.records import Role
from spindetect.resources import model_path

__all__ = ["SCHEMA", "RoleModel", "load_model"]

SCHEMA: Final = "spindetect.framing/2"
# Texts whose sums are kept: about 3 MB; past it the table starts anew. The two sides of a pair
# share lines, and copies of one original share all of them.
_KEPT_TEXTS: Final = 1 << 12
_LONGEST_KEPT: Final = 1_000

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Reads lines; k roles, m named features, h hidden units, vectors of d dimensions.

    Parameters
    ----------
    roles : tuple of Role, length k
    index : dict
        Feature name → row of ``weights``.
    weights : ndarray of float32, shape (m, k + h)
        What a feature adds to the log-odds, then to the hidden units.
    vector_weights : ndarray of float32, shape (d, h)
    hidden_bias : ndarray of float32, shape (h,)
    output : ndarray of float32, shape (h, k)
    bias : ndarray of float32, shape (k,)
    context : Network
        From the features of :mod:`.context` to log-odds of roles.
    first_temperature, temperature : float
        What log-odds are divided by, of lines on their own and after the
        neighbours are heard, so that probabilities are as often right as they say.
    """

    roles: tuple[Role, ...]
    index: dict[str, int]
    weights: Matrix
    vector_weights: Matrix
    hidden_bias: Matrix
    output: Matrix
    bias: Matrix
    context: Network
    first_temperature: float = 1.0
    temperature: float = 1.0
    _texts: dict[str, Matrix] = field(init=False, repr=False, compare=False, default_factory=dict)
    _places: dict[tuple[str, ...], Matrix] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def logits(self, lines: Sequence[Line], vectors: Matrix | None = None) -> Matrix:
        """Return the log-odds of lines read each on its own, shape (n, k).

        Parameters
        ----------
        lines : sequence of Line, length n
        vectors : ndarray of float32, shape (n, d), optional
            Sentence vectors of the bundled encoder; without them the model
            goes by the named features alone, which it was taught to do too.
        """
        roles = len(self.roles)
        if not lines:
            return np.zeros((0, roles), dtype=np.float32)
        sums = np.array(self._text_sums([line.text for line in lines]), dtype=np.float32)
        sums += np.array([self._place_sum(placed(line)) for line in lines], dtype=np.float32)
        hidden = sums[:, roles:] + self.hidden_bias
        if vectors is not None:
            hidden += vectors @ self.vector_weights
        out: Matrix = sums[:, :roles] + np.maximum(hidden, 0) @ self.output + self.bias
        return out

    def probabilities(self, logits: Matrix, *, first: bool = False) -> Matrix:
        """Turn log-odds into calibrated probabilities; rows sum to 1."""
        scaled = logits / np.float32(self.first_temperature if first else self.temperature)
        scaled -= scaled.max(axis=1, keepdims=True, initial=-np.inf)
        exponents = np.exp(scaled)
        shares: Matrix = exponents / exponents.sum(axis=1, keepdims=True)
        return shares

    def _text_sums(self, texts: Sequence[str]) -> list[Matrix]:
        known = list(map(self._texts.get, texts))
        new = [text for text, row in zip(texts, known, strict=True) if row is None]
        if not new:
            return cast("list[Matrix]", known)
        fresh = iter(self._sums([worded(text) for text in new]))
        rows = [next(fresh) if row is None else row for row in known]
        if len(self._texts) + len(new) > _KEPT_TEXTS:
            self._texts.clear()
        for text, row in zip(texts, rows, strict=True):
            if len(text) <= _LONGEST_KEPT:
                self._texts[text] = row
        return rows

    def _place_sum(self, names: tuple[str, ...]) -> Matrix:
        found = self._places.get(names)  # there are few
        if found is None:
            found = self._places[names] = self._sums([names])[0]
        return found

    def _sums(self, named: Sequence[Sequence[str]]) -> Matrix:
        """Add the weights of features up, each once, for every list of their names."""
        rows: list[int] = []
        counts: list[int] = []
        for names in named:
            # In order: that of a set differs between processes, and so would the sum.
            found = sorted(set(map(self.index.get, names, repeat(-1))))
            found = found[1:] if found and found[0] < 0 else found
            rows += found
            counts.append(len(found))
        out = np.zeros((len(named), self.weights.shape[1]), dtype=np.float32)
        filled = np.flatnonzero(counts)
        if filled.size:
            starts = np.cumsum([0, *counts])[filled]
            out[filled] = np.add.reduceat(self.weights[rows], starts, axis=0)
        return out


def _built(table: Mapping[str, Any], tensors: Mapping[str, NDArray[Any]]) -> RoleModel:
    """Put a model together; ValueError where its parts do not fit each other."""
    if table["schema"] != SCHEMA:
        raise ValueError(f"its schema is {table['schema']}")
    roles = tuple(cast("list[Role]", table["roles"]))
    names = table["features"]
    parts = {name: tensor.astype(np.float32) for name, tensor in tensors.items()}
    hidden = len(parts["hidden_bias"])
    if (
        parts["weights"].shape != (len(names), len(roles) + hidden)
        or parts["vector_weights"].shape[1] != hidden
        or parts["output"].shape != (hidden, len(roles))
        or parts["bias"].shape != (len(roles),)
    ):
        raise ValueError("its tables do not fit each other")
    return RoleModel(
        roles,
        {name: row for row, name in enumerate(names)},
        parts["weights"],
        parts["vector_weights"],
        parts["hidden_bias"],
        parts["output"],
        parts["bias"],
        parse_network(table["context"], context_names(roles)),
        float(table["first_temperature"]),
        float(table["temperature"]),
    )


@functools.cache
def load_model() -> RoleModel:
    """Read the bundled role model.

    Raises
    ------
    ModelError
        When its files are missing, damaged or of another kind.
    """
    table_path = model_path("framing/framing.json")
    weights_path = model_path("framing/weights.safetensors")
    try:
        table = json.loads(table_path.read_text(encoding="utf-8"))
        return _built(table, load_file(weights_path))
    except (OSError, ValueError, KeyError, TypeError, IndexError, SafetensorError) as error:
        raise ModelError(
            "cannot be read, or is not a role model of this version",
            source=str(table_path.parent),
            hint="install spindetect again",
        ) from error
