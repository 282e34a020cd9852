"""The judge's model: calibrated linear models, kept as JSON, evaluated in numpy."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spindetect.errors import ModelError
from spindetect.judge.features import DERIVATION_FEATURES, MANNER_FEATURES
from spindetect.records import Manner
from spindetect.resources import model_path

__all__ = ["MANNERS", "JudgeModel", "Linear", "load_judge_model"]

MANNERS: tuple[Manner, ...] = ("verbatim", "edited", "spun", "rewritten")
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over standardised features.

    Parameters
    ----------
    mean, scale : ndarray of float64, shape (f,)
        What features are standardised by.
    weights : ndarray of float64, shape (k, f)
        One row for each class, or a single row for a yes-or-no question.
    bias : ndarray of float64, shape (k,)
    """

    mean: Vector
    scale: Vector
    weights: Vector
    bias: Vector

    def contributions(self, features: Vector) -> Vector:
        """Return what each feature adds to each score, shape (k, f)."""
        return np.asarray(self.weights * ((features - self.mean) / self.scale), dtype=np.float64)

    def scores(self, features: Vector) -> Vector:
        """Return the scores, shape (k,)."""
        return np.asarray(self.contributions(features).sum(axis=1) + self.bias, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class JudgeModel:
    """The models behind a verdict.

    Parameters
    ----------
    derivation : Linear
        One row: log-odds that the copy comes from the original.
    manner : Linear
        A row for each of :data:`MANNERS`.
    threshold : float
        Probability of derivation from which a pair is accused.
    whole : float
        Share of the copy's body from which ``partial`` becomes ``derived``.
    """

    derivation: Linear
    manner: Linear
    threshold: float
    whole: float


def _linear(table: Mapping[str, Any], names: tuple[str, ...]) -> Linear:
    if tuple(table["features"]) != names:
        raise ValueError("other features")
    arrays = {part: np.array(table[part], dtype=np.float64)
              for part in ("mean", "scale", "weights", "bias")}  # fmt: skip
    return Linear(**arrays)


@functools.cache
def load_judge_model(name: str = "judge/judge.json") -> JudgeModel:
    """Load the bundled judge.

    Raises
    ------
    ModelError
        When the file is missing or not of this version.
    """
    path = model_path(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return JudgeModel(
            _linear(table["derivation"], DERIVATION_FEATURES),
            _linear(table["manner"], MANNER_FEATURES),
            float(table["threshold"]),
            float(table["whole"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a judge of this version", source=name) from error
