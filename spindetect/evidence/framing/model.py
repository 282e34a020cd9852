"""The role model: a table of weights by feature name, read once, summed in numpy."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from spindetect.errors import ModelError
from spindetect.evidence.framing.features import Line, placed, worded
from spindetect.records import Role
from spindetect.resources import model_path

__all__ = ["RoleModel", "load_model"]

SCHEMA: Final = "spindetect.framing/1"
# Texts whose rows are kept: about 4 MB; past it the table starts anew. The two sides of a pair
# share lines, and copies of one original share all of them.
_KEPT_TEXTS: Final = 1 << 12
_LONGEST_KEPT: Final = 1_000


class _Wording(dict[str, tuple[int, ...]]):
    """Texts, and the rows of what they say, rising."""

    def __init__(self, index: dict[str, int]) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, text: str) -> tuple[int, ...]:
        # In order: that of a set differs between processes, and so would the sum.
        found = sorted(set(map(self._index.get, worded(text), repeat(-1))))
        rows = tuple(found[1:] if found[0] < 0 else found)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_TEXTS:
                self.clear()
            self[text] = rows
        return rows


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Multinomial logistic regression over named binary features.

    Parameters
    ----------
    roles : tuple of Role, length k
    index : dict
        Feature name → row of ``weights``.
    weights : ndarray of float32, shape (m, k)
    bias : ndarray of float32, shape (k,)
    temperature : float
        What log-odds are divided by, so that probabilities are as often right
        as they say.
    """

    roles: tuple[Role, ...]
    index: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    temperature: float
    _wording: _Wording = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_wording", _Wording(self.index))

    def logits(self, lines: Sequence[Line]) -> NDArray[np.float32]:
        """Return uncalibrated log-odds, shape (n, k)."""
        known = self.index
        rows: list[int] = []
        counts: list[int] = []
        for line in lines:
            place = [known[name] for name in placed(line) if name in known]
            hits = sorted([*self._wording[line.text], *place])
            rows += hits
            counts.append(len(hits))
        out = np.zeros((len(lines), len(self.roles)), dtype=np.float32)
        filled = np.flatnonzero(counts)
        if filled.size:
            starts = np.cumsum([0, *counts])[filled]
            out[filled] = np.add.reduceat(self.weights[rows], starts, axis=0)
        return out + self.bias

    def probabilities(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Turn log-odds into calibrated probabilities; rows sum to 1."""
        scaled = logits / self.temperature
        scaled -= scaled.max(axis=1, keepdims=True, initial=-np.inf)
        exponents = np.exp(scaled)
        shares: NDArray[np.float32] = exponents / exponents.sum(axis=1, keepdims=True)
        return shares


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
        tensors = load_file(weights_path)
        names, roles = table["features"], tuple(cast("list[Role]", table["roles"]))
        weights = tensors["weights"].astype(np.float32)
        bias = tensors["bias"].astype(np.float32)
        temperature = float(table["temperature"])
        schema = table["schema"]
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise ModelError(
            "cannot be read", source=str(table_path.parent), hint="install spindetect again"
        ) from error
    if schema != SCHEMA or weights.shape != (len(names), len(roles)):
        raise ModelError(
            "is not a role model of this version",
            source=str(table_path),
            hint="install spindetect again",
        )
    index = {name: row for row, name in enumerate(names)}
    return RoleModel(roles, index, weights, bias, temperature)
