"""Which substitutions are a machine's and which a person's.

A spinner swaps a word for a dictionary synonym and leaves everything around it
in place, does so again and again, and often picks a synonym in another sense, which
fits its place badly. A small network weighs that; no thesaurus is needed to run it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from spindetect.errors import ModelError
from spindetect.evidence.context import changed_fits
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.spin_features import (
    MISFIT,
    PAIR_FITS,
    SPIN_FEATURES,
    pair_fits,
    spin_features,
)
from spindetect.networks import Network, parse_network
from spindetect.resources import model_path

__all__ = ["SpinModel", "SpinScores", "load_spin_model", "spin_scores"]


@dataclass(frozen=True, slots=True)
class SpinModel:
    """A small network over :data:`spindetect.evidence.spin_features.SPIN_FEATURES`.

    Parameters
    ----------
    network : Network
        One output: log-odds that a machine made the substitution.
    threshold : float
        Probability above which a substitution is called spin.
    """

    network: Network
    threshold: float


@functools.cache
def load_spin_model(name: str = "spin/substitutions.json") -> SpinModel:
    """Load the bundled model of substitutions.

    Raises
    ------
    ModelError
        When the file is missing or not of this version.
    """
    path = model_path(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return SpinModel(parse_network(table["network"], SPIN_FEATURES), float(table["threshold"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a spin model of this version", source=name) from error


@dataclass(frozen=True, slots=True)
class SpinScores:
    """How machine-like each substitution of a pair is.

    Parameters
    ----------
    probabilities : dict
        Position in the pair's links and in that link's pieces → probability
        (0 to 1) that a machine made the substitution.
    threshold : float
        Probability above which it is called spin.
    fits : tuple of float
        How the pair's changed words fit where they stand, in the order of
        :data:`spindetect.evidence.spin_features.PAIR_FITS`.
    put : tuple of (int, int)
        How many content words the copy has instead of the original's or besides, and how
        many of these hardly fit where they stand.
    """

    probabilities: dict[tuple[int, int], float]
    threshold: float
    fits: tuple[float, ...] = (0.0,) * len(PAIR_FITS)
    put: tuple[int, int] = (0, 0)

    def only(self, places: Mapping[int, int]) -> SpinScores:
        """Keep some links, under other numbers.

        Parameters
        ----------
        places : mapping of int to int
            Old position in the pair's links → new position.
        """
        kept = {
            (places[link], at): value
            for (link, at), value in self.probabilities.items()
            if link in places
        }
        return replace(self, probabilities=kept)


def spin_scores(linked: Sequence[LinkedWords], *, model: SpinModel | None = None) -> SpinScores:
    """Judge every substitution of a pair.

    Parameters
    ----------
    linked : sequence of LinkedWords
    model : SpinModel, optional
        The bundled one when left out.
    """
    model = model or load_spin_model()
    fits = changed_fits(linked)
    places, features = spin_features(linked, fits)
    scores = 1.0 / (1.0 + np.exp(-model.network.scores(features.astype(np.float32))))
    table = dict(zip(places, scores.tolist(), strict=True))
    put = len(fits.put), int((fits.put < MISFIT).sum())
    return SpinScores(table, model.threshold, pair_fits(fits), put)
