"""The learned word model: weights kept as JSON, and how they are read."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.word_features import SPELLING, WORD_TRAITS
from spindetect.errors import ModelError
from spindetect.resources import model_path

__all__ = [
    "CELL_FEATURES",
    "NAME",
    "NEIGHBOURS",
    "SCHEMA",
    "Layer",
    "WordModel",
    "blocked_product",
    "load_word_model",
    "parse_words",
]

NAME: Final = "align/words.json"
SCHEMA: Final = "spindetect.align.words/1"

CELL_FEATURES: Final = ("key", "stem", "writing", "cosine", "spelling", "distance")
"""Features of a pair of words that are computed, in order; the heads come after them."""

NEIGHBOURS: Final = (
    (-1, -1), (1, 1), (0, -1), (0, 1), (-1, 0), (1, 0), (-2, -2), (2, 2), (-1, 1), (1, -1),
)  # fmt: skip
"""Pairs of words that a pair looks at: how far off in the original and in the copy."""

Matrix = NDArray[np.float32]

# Rows of a product taken at a time.
_BLOCK: Final = 32


@dataclass(frozen=True, slots=True)
class Layer:
    """A linear map: weights of shape (inputs, outputs), bias of shape (outputs,)."""

    weights: Matrix
    bias: Matrix

    def __call__(self, values: Matrix) -> Matrix:
        """Return the outputs, shape (n, outputs), for values of shape (n, inputs)."""
        out = np.empty((len(values), self.weights.shape[1]), dtype=np.float32)
        blocked_product(values, self.weights, out)
        out += self.bias
        return out


def blocked_product(values: Matrix, weights: Matrix, out: Matrix) -> None:
    """Multiply values, shape (n, inputs), by weights, into ``out``, shape (n, outputs)."""
    # In blocks: a product this small costs more to share out among threads than to do.
    whole = len(values) // _BLOCK * _BLOCK
    inputs, width = weights.shape
    blocks = values[:whole].reshape(-1, _BLOCK, inputs)
    np.matmul(blocks, weights, out=out[:whole].reshape(-1, _BLOCK, width))
    np.matmul(values[whole:], weights, out=out[whole:])


@dataclass(frozen=True, slots=True)
class WordModel:
    """What decides which words of two passages stand for each other.

    Parameters
    ----------
    project, window, heads : Layer
        Word vector → the few dimensions that alignment needs; those and the
        traits of five words → the middle one in its context; both → queries.
    first_cell, first_word : Layer
        The cheap score by which most pairs of words are passed over.
    cell, left, right, mix : Layer
        What is known of a pair that was not → its hidden state.
    rounds : tuple of (Layer, Layer)
        State → what neighbours and rivals are told; state and what those told → state.
    out : Layer
        State → log-odds.
    cut : float
        First score above which a pair is looked at closely.
    threshold : float
        Probability from which two words are linked.
    """

    project: Layer
    window: Layer
    heads: Layer
    first_cell: Layer
    first_word: Layer
    cell: Layer
    left: Layer
    right: Layer
    mix: Layer
    rounds: tuple[tuple[Layer, Layer], ...]
    out: Layer
    cut: float
    threshold: float
    head_count: int

    @property
    def dimensions(self) -> int:
        """Length of the word vectors that it was made for."""
        return len(self.project.weights)


def _layer(table: Mapping[str, Any]) -> Layer:
    return Layer(np.array(table["weights"], np.float32), np.array(table["bias"], np.float32))


def parse_words(table: Mapping[str, Any]) -> WordModel:
    """Read the model from its table.

    Raises
    ------
    ValueError, KeyError, TypeError
        When it is not a word model over these features.
    """
    known = [list(WORD_TRAITS), list(CELL_FEATURES), SPELLING, [list(n) for n in NEIGHBOURS]]
    if [table[name] for name in ("traits", "features", "spelling", "neighbours")] != known:
        raise ValueError("the model was made for other features")
    layers = {name: _layer(entry) for name, entry in table["layers"].items()}
    count = int(table["rounds"])
    rounds = tuple((layers.pop(f"tell{k}"), layers.pop(f"hear{k}")) for k in range(count))
    return WordModel(
        **layers,
        rounds=rounds,
        cut=float(table["cut"]),
        threshold=float(table["threshold"]),
        head_count=int(table["heads"]),
    )


@functools.cache
def load_word_model(name: str = NAME) -> WordModel:
    """Load the bundled word model.

    Raises
    ------
    ModelError
        When the file is missing or not of this version.
    """
    path = model_path(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["schema"] != SCHEMA:
            raise ModelError(f"has schema {table['schema']!r}", source=name)
        return parse_words(table)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a word model of this version", source=name) from error
