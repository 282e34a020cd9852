"""Which substitutions are a machine's and which a person's.

A spinner swaps a word for a dictionary synonym and leaves everything around it
in place, does so again and again, and often picks a synonym in another sense. A
logistic model over each substitution's surroundings weighs that; no thesaurus
is needed to run it.
"""

from __future__ import annotations

import functools
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.errors import ModelError
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.swaps import can_be_spin
from spindetect.records import Word
from spindetect.resources import model_path

__all__ = [
    "SPIN_FEATURES",
    "SpinModel",
    "SpinScores",
    "load_spin_model",
    "spin_features",
    "spin_scores",
]

SPIN_FEATURES = (
    "similarity",
    "same_stem",
    "one_for_one",
    "held_before",
    "held_after",
    "original_weight",
    "copy_weight",
    "weight_gain",
    "repeated",
    "reversed_elsewhere",
    "link_same",
    "link_substituted",
    "link_inserted",
    "link_deleted",
    "content",
    "length_gain",
    "held_both",
    "same_ending",
    "pair_swapped",
    "pair_one_sided",
    "pair_swap_share",
    "pair_swapped_links",
)
# Words rarer than this carry content; function words are below it.
CONTENT_WEIGHT = 0.25

# Swaps less alike than this are rewritings that happen to be as long.
SWAP_COSINE = 0.25
# Swaps that a person may make without adding or cutting anything: a few of them
# alone say nothing.
DOUBT = 4
_ENDINGS = ("ing", "ed", "ly", "s")

Key = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SpinModel:
    """A logistic model over :data:`SPIN_FEATURES`.

    Parameters
    ----------
    weights : ndarray of float64, shape (len(SPIN_FEATURES),)
    bias : float
    threshold : float
        Probability above which a substitution is called spin.
    """

    weights: NDArray[np.float64]
    bias: float
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
        weights = np.array([table["weights"][feature] for feature in SPIN_FEATURES])
        return SpinModel(weights, float(table["bias"]), float(table["threshold"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a spin model of this version", source=name) from error


def _key(piece: Piece) -> Key:
    return tuple([w.stem for w in piece.original]), tuple([w.stem for w in piece.copy])


def _profile(linked: LinkedWords) -> dict[str, float]:
    """Shares of a link's words by what became of them."""
    counts: dict[str, int] = {}
    for piece in linked.pieces:
        size = max(len(piece.original), len(piece.copy))
        counts[piece.relation] = counts.get(piece.relation, 0) + size
    total = max(sum(counts.values()), 1)
    return {relation: count / total for relation, count in counts.items()}


def _ending(words: Sequence[Word]) -> str:
    heaviest = words[0] if len(words) == 1 else max(words, key=lambda word: word.weight)
    return _ending_of(heaviest.key)


@functools.lru_cache(maxsize=1 << 15)
def _ending_of(key: str) -> str:
    return next((ending for ending in _ENDINGS if key.endswith(ending)), "")


def _habits(linked: Sequence[LinkedWords], places: Sequence[tuple[int, int]]) -> list[float]:
    """Describe how a pair's words changed on the whole.

    A program swaps words one for one and leaves the rest; a person's hand adds,
    cuts and turns sentences round as well.
    """
    counts = Counter[str]()
    for link in linked:
        for piece in link.pieces:
            counts[piece.relation] += max(len(piece.original), len(piece.copy))
    swaps = [linked[index].pieces[at] for index, at in places]
    one = sum(
        len(piece.original) == len(piece.copy) == 1 and piece.similarity >= SWAP_COSINE
        for piece in swaps
    )
    total = max(counts.total(), 1)
    one_sided = counts["inserted"] + counts["deleted"]
    links = len({index for index, _ in places})
    return [one / total, one_sided / total, one / (one + one_sided + DOUBT), links / len(linked)]


def _row(
    linked: LinkedWords, at: int, key: Key, profile: dict[str, float], seen: Counter[Key]
) -> list[float]:
    pieces = linked.pieces
    piece = pieces[at]
    ours = max(word.weight for word in piece.original)
    theirs = max(word.weight for word in piece.copy)
    held = ("same", "format")
    return [
        piece.similarity,
        float(key[0] == key[1]),
        float(len(piece.original) == len(piece.copy) == 1),
        float(at > 0 and pieces[at - 1].relation in held),
        float(at + 1 < len(pieces) and pieces[at + 1].relation in held),
        ours,
        theirs,
        theirs - ours,
        math.log(seen[key]),
        float(seen[key[1], key[0]] > 0),
        profile.get("same", 0.0) + profile.get("format", 0.0),
        profile.get("substituted", 0.0),
        profile.get("inserted", 0.0),
        profile.get("deleted", 0.0),
        float(min(ours, theirs) > CONTENT_WEIGHT),
        float(len(piece.copy) - len(piece.original)),
        float(
            0 < at < len(pieces) - 1
            and {pieces[at - 1].relation, pieces[at + 1].relation} <= {*held}
        ),
        float(_ending(piece.original) == _ending(piece.copy)),
    ]


def spin_features(
    linked: Sequence[LinkedWords],
) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """Describe every substitution of a pair's content words.

    Parameters
    ----------
    linked : sequence of LinkedWords

    Returns
    -------
    places : list of (int, int)
        Position in ``linked`` and in its pieces.
    features : ndarray of float64, shape (n, len(SPIN_FEATURES))
    """
    places = [
        (index, at)
        for index, link in enumerate(linked)
        for at, piece in enumerate(link.pieces)
        if piece.relation == "substituted" and can_be_spin(piece, link)
    ]
    keys = [_key(linked[index].pieces[at]) for index, at in places]
    seen = Counter(keys)
    profiles = [_profile(link) for link in linked]
    habits = _habits(linked, places) if places else []
    rows = [
        [*_row(linked[index], at, key, profiles[index], seen), *habits]
        for (index, at), key in zip(places, keys, strict=True)
    ]
    return places, np.array(rows, dtype=np.float64).reshape(-1, len(SPIN_FEATURES))


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
    """

    probabilities: dict[tuple[int, int], float]
    threshold: float


def spin_scores(linked: Sequence[LinkedWords], *, model: SpinModel | None = None) -> SpinScores:
    """Judge every substitution of a pair.

    Parameters
    ----------
    linked : sequence of LinkedWords
    model : SpinModel, optional
        The bundled one when left out.
    """
    model = model or load_spin_model()
    places, features = spin_features(linked)
    scores = 1.0 / (1.0 + np.exp(-(features @ model.weights + model.bias)))
    return SpinScores(dict(zip(places, map(float, scores), strict=True)), model.threshold)
