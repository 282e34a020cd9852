"""How well a word fits the words around it.

A program that swaps words for dictionary synonyms looks at no sentence: "in the
rapid past" for "in the recent past". A model of which words stand together in news
sees it. It is the continuous bag of words of Mikolov et al. (2013, "Distributed
representations of words and phrases and their compositionality") with a weight for
each place: the vectors of the neighbours are summed, and their product with the
vector of a word is about the logarithm of how much commoner the word is among these
neighbours than elsewhere (Levy and Goldberg 2014, "Neural word embedding as implicit
matrix factorization").
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from spindetect.errors import ModelError
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.swaps import GRAMMAR_WEIGHT
from spindetect.records import Word
from spindetect.resources import model_path

__all__ = [
    "OFFSETS",
    "SCHEMA",
    "ChangedFits",
    "ContextModel",
    "changed_fits",
    "load_context_model",
]

SCHEMA = "spindetect.context/1"
# Places, before and after a word, of the neighbours that are looked at.
OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACH = max(OFFSETS)
_UNCHANGED = frozenset(("same", "format", "moved"))

Rows = NDArray[np.int64]
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ContextModel:
    """Vectors of words, as neighbours and as what stands among them.

    Parameters
    ----------
    rows : mapping of str to int
        Key of a word or mark → its row; what is not there has the last row.
    around, within : ndarray of int8, shape (n, d)
        Vectors of neighbours, and of the words among them.
    around_scale, within_scale : ndarray of float32, shape (n,)
        What each row is to be multiplied by.
    bias : ndarray of float32, shape (n,)
    places : ndarray of float32, shape (len(OFFSETS), d)
        Weights of the neighbours by their place.
    """

    rows: Mapping[str, int]
    around: NDArray[np.int8]
    around_scale: Vector
    within: NDArray[np.int8]
    within_scale: Vector
    bias: Vector
    places: Vector

    def fits(self, windows: Rows, words: Rows) -> Vector:
        """Return how well words fit their neighbours.

        Parameters
        ----------
        windows : ndarray of int64, shape (n, len(OFFSETS))
            Rows of the neighbours.
        words : ndarray of int64, shape (n,)
            Rows of the words.

        Returns
        -------
        ndarray of float32, shape (n,)
            Logarithm of how much commoner the word is there than elsewhere, up to a
            constant; not a number for words that are not in the model.
        """
        around = self.around[windows] * self.around_scale[windows][..., None]
        drawn = (around * self.places).sum(axis=1)
        within = self.within[words] * self.within_scale[words][:, None]
        scores = (drawn * within).sum(axis=1) + self.bias[words]
        return np.where(words < len(self.bias) - 1, scores, np.float32(np.nan))


@functools.cache
def load_context_model(name: str = "spin/context") -> ContextModel:
    """Load the bundled model.

    Parameters
    ----------
    name : str
        Of its two files, without their suffixes.

    Raises
    ------
    ModelError
        When a file is missing or not of this version.
    """
    words, tensors = model_path(f"{name}.json"), model_path(f"{name}.safetensors")
    try:
        table = json.loads(words.read_text(encoding="utf-8"))
        found = load_file(tensors)
        if table["schema"] != SCHEMA or len(found["bias"]) != len(table["words"]) + 1:
            raise ModelError("is not a context model of this version", source=name)
        return ContextModel(
            {key: row for row, key in enumerate(table["words"])},
            found["around"],
            found["around_scale"],
            found["within"],
            found["within_scale"],
            found["bias"],
            found["places"],
        )
    except (SafetensorError, ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a context model of this version", source=name) from error


@dataclass(frozen=True, slots=True)
class ChangedFits:
    """How well the changed words of a pair fit where they stand.

    Parameters
    ----------
    swaps : dict
        Position in the pair's links and in that link's pieces of every substitution →
        fit of the original's words and of the copy's: of several, of the one that fits
        worst; not a number where none is in the model.
    gone, put : ndarray of float32, shape (n,) and (m,)
        Fits of all content words that the copy no longer has, and of those it has
        instead or besides; names left out.
    """

    swaps: dict[tuple[int, int], tuple[float, float]]
    gone: Vector
    put: Vector


class _Windows:
    """Collects the words to look at, so that all are looked at in one pass."""

    def __init__(self, model: ContextModel) -> None:
        self._rows = model.rows
        self._last = len(model.bias) - 1
        self.windows: list[int] = []
        self.words: list[int] = []
        self.counts: list[bool] = []
        self.starts: list[int] = []

    def side(self, words: Sequence[Word]) -> list[int]:
        """Return the rows of a link's words, with room for neighbours at both ends."""
        edge = [self._last] * _REACH
        get, last = self._rows.get, self._last
        return [*edge, *[get(word.key, last) for word in words], *edge]

    def add(self, side: list[int], first: int, words: Sequence[Word]) -> None:
        """Take words that stand together; an end mark keeps their place in the result."""
        self.starts.append(len(self.words))
        for start, word in enumerate(words, start=first):
            window = side[start : start + 2 * _REACH + 1]
            self.words.append(window.pop(_REACH))
            self.windows += window
            self.counts.append(
                word.weight >= GRAMMAR_WEIGHT and word.is_word and word.form.islower()
            )


def changed_fits(
    linked: Sequence[LinkedWords], *, model: ContextModel | None = None
) -> ChangedFits:
    """Tell how well the changed words of a pair fit, on both sides.

    Parameters
    ----------
    linked : sequence of LinkedWords
    model : ContextModel, optional
        The bundled one when left out.
    """
    model = model or load_context_model()
    found = _Windows(model)
    places: list[tuple[int, int]] = []
    for index, link in enumerate(linked):
        changed = [(at, piece) for at, piece in link.edits if piece.relation not in _UNCHANGED]
        if not changed:
            continue
        ours, theirs = found.side(link.original), found.side(link.copy)
        for at, piece in changed:
            places.append((index, at))
            found.add(ours, piece.original_at, piece.original)
            found.add(theirs, piece.copy_at, piece.copy)
    if not found.words:
        nothing = np.zeros(0, dtype=np.float32)
        return ChangedFits({}, nothing, nothing)
    words = np.array(found.words, dtype=np.int64)
    windows = np.array(found.windows, dtype=np.int64).reshape(-1, len(OFFSETS))
    fits = model.fits(windows, words)
    starts = np.array(found.starts, dtype=np.int64)
    sizes = np.diff(starts, append=len(words))
    in_copy = np.repeat(np.arange(len(starts)) % 2 == 1, sizes)
    counted = np.array(found.counts) & ~np.isnan(fits)
    least = _least(fits, starts, sizes).reshape(-1, 2).tolist()
    swaps = {
        place: (ours, theirs)
        for place, (ours, theirs) in zip(places, least, strict=True)
        if linked[place[0]].pieces[place[1]].relation == "substituted"
    }
    return ChangedFits(swaps, fits[counted & ~in_copy], fits[counted & in_copy])


def _least(fits: Vector, starts: Rows, sizes: Rows) -> Vector:
    """Return the least fit of each run of words; not a number for a run of none."""
    least = np.full(len(starts), np.nan, dtype=np.float32)
    filled = sizes > 0
    least[filled] = np.fmin.reduceat(fits, starts[filled])
    return least
