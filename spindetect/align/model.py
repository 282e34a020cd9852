"""The learned link model: four small networks, kept as JSON."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align.features import (
    CONTEXT_FEATURES,
    PAIR_FEATURES,
    RUN_FEATURES,
)
from spindetect.align.support import SUPPORT_FEATURES
from spindetect.errors import ModelError
from spindetect.networks import Network, parse_network
from spindetect.resources import model_path

__all__ = ["LinkModel", "load_link_model"]


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
    support : Network or None
        Over :data:`~spindetect.align.support.SUPPORT_FEATURES`: a link among the
        others of its pair. None keeps every link.
    support_threshold : float
        Log-odds from which a link is kept among the others.
    """

    pair: Network
    context: Network
    run: Network
    threshold: float
    support: Network | None = None
    support_threshold: float = 0.0

    def keeps(self, features: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Tell which links are kept among the others.

        Parameters
        ----------
        features : ndarray of float32, shape (k, len(SUPPORT_FEATURES))
        """
        if self.support is None:
            return np.ones(len(features), dtype=np.bool_)
        return np.asarray(self.support.scores(features) > self.support_threshold)


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
            parse_network(table["pair"], PAIR_FEATURES),
            parse_network(table["context"], CONTEXT_FEATURES),
            parse_network(table["run"], RUN_FEATURES),
            float(table["threshold"]),
            parse_network(table["support"], SUPPORT_FEATURES) if "support" in table else None,
            float(table.get("support_threshold", 0.0)),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a link model of this version", source=name) from error
