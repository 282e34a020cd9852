"""The judge's model: two small networks, kept as JSON, evaluated in numpy."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.errors import ModelError
from spindetect.judge.features import DERIVATION_FEATURES
from spindetect.judge.manner import MANNER_FEATURES
from spindetect.networks import Network, parse_network
from spindetect.records import Manner
from spindetect.resources import model_path

__all__ = ["MANNERS", "JudgeModel", "load_judge_model"]

# Of copies that were changed; that one is verbatim needs no model.
MANNERS: tuple[Manner, ...] = ("edited", "spun", "rewritten")
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JudgeModel:
    """The models behind a verdict.

    Parameters
    ----------
    derivation : Network
        One output: log-odds that the copy comes from the original.
    reference : ndarray of float64, shape (len(DERIVATION_FEATURES),)
        A pair that speaks neither for nor against, half-way between copies
        and independent texts: what each reason is weighed against.
    manner : Network
        An output for each of :data:`MANNERS`.
    threshold : float
        Probability of derivation from which a pair is accused.
    spun : float
        Probability from which a copy is called spun: the gravest manner needs
        more than to be the likeliest.
    whole : float
        Share of the copy's body from which ``partial`` becomes ``derived``.
    """

    derivation: Network
    reference: Vector
    manner: Network
    threshold: float
    spun: float
    whole: float

    def log_odds(self, features: Vector) -> NDArray[np.float32]:
        """Return the log-odds of derivation, shape (...), for features (..., f)."""
        return self.derivation.scores(features.astype(np.float32))

    def manner_shares(self, features: Vector) -> Vector:
        """Return the probability of each manner, shape (len(MANNERS),)."""
        scores = self.manner.outputs(features.astype(np.float32)).astype(np.float64)
        weights = np.exp(scores - scores.max())
        return np.asarray(weights / weights.sum(), dtype=np.float64)

    def manner_of(self, shares: Vector) -> Manner:
        """Return the likeliest manner, ``spun`` only from its own threshold."""
        order: list[Manner] = [MANNERS[index] for index in np.argsort(-shares, kind="stable")]
        if order[0] == "spun" and shares[MANNERS.index("spun")] < self.spun:
            return order[1]
        return order[0]


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
            parse_network(table["derivation"], DERIVATION_FEATURES),
            np.array(table["reference"], dtype=np.float64),
            parse_network(table["manner"], MANNER_FEATURES),
            float(table["threshold"]),
            float(table["spun"]),
            float(table["whole"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a judge of this version", source=name) from error
