"""What stands around a line: what its neighbours were taken for, and how they look.

A caption stands among captions, a menu's entry in a run of them, a date under a
byline. Every line is read on its own first; what came of that for the paragraphs
around it is what a second look goes by (stacking: Wolpert, *Stacked
generalization*, 1992).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing.features import Line
from spindetect.records import Role

__all__ = ["context_features", "context_names", "paragraph_means"]

# Paragraphs above and below that are looked at one by one, and as a neighbourhood.
_STEPS: Final = (-2, -1, 1, 2)
_AROUND: Final = 5
# Log-probabilities below this say "surely not".
_LEAST: Final = -8.0
_LENGTHS: Final = 6.0

Matrix = NDArray[np.float32]


@cache
def context_names(roles: tuple[Role, ...]) -> tuple[str, ...]:
    """Return the names of the features, in order."""
    return (
        *[f"own:{role}" for role in roles],
        *[f"paragraph:{role}" for role in roles],
        *[f"end:{role}" for role in roles],
        *[f"{step:+d}:{role}" for step in _STEPS for role in (*roles, "edge")],
        *[f"around:{role}" for role in roles],
        *("body above", "body below", "some above", "some below", "place", "alone"),
        *("repeated", "echoed", "length", "length above", "length below"),
        *("siblings", "later", "paragraphs"),
    )


def paragraph_means(
    own: Matrix,
    numbers: NDArray[np.intp],
    count: int,
    known: Mapping[int, int],
    body: int,
) -> Matrix:
    """Return the mean probabilities of each paragraph's lines, shape (count, k).

    Parameters
    ----------
    own : ndarray of float32, shape (n, k)
    numbers : ndarray of int, shape (n,)
        The paragraph of each line, rising.
    count : int
        Paragraphs of the page.
    known : mapping of int to int
        Columns of the roles of paragraphs that are certain.
    body : int
        Column of ``body``, which all others have for certain.
    """
    means = np.zeros((count, own.shape[1]), dtype=np.float32)
    means[:, body] = 1
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    lines = np.diff(firsts, append=len(numbers)).astype(np.float32)
    means[numbers[firsts]] = np.add.reduceat(own, firsts, axis=0) / lines[:, None]
    for number, role in known.items():
        means[number] = 0
        means[number, role] = 1
    return means


def context_features(
    lines: Sequence[Line],
    own: Matrix,
    numbers: NDArray[np.intp],
    paragraphs: Matrix,
    body: int,
) -> Matrix:
    """Return what a second look at lines goes by.

    Parameters
    ----------
    lines : sequence of Line, length n
    own : ndarray of float32, shape (n, k)
        Probabilities of their roles, each read on its own.
    numbers : ndarray of int, shape (n,)
        The paragraph of each, rising.
    paragraphs : ndarray of float32, shape (p, k)
        Mean probabilities of the paragraphs of the page.
    body : int
        Column of the role ``body``.

    Returns
    -------
    ndarray of float32, shape (n, len(context_names))
    """
    count, roles = paragraphs.shape
    # Beyond the ends stands nothing but the edge.
    padded = np.zeros((count + 2 * _AROUND, roles + 1), dtype=np.float32)
    padded[:, roles] = 1
    padded[_AROUND : _AROUND + count, :roles] = paragraphs
    padded[_AROUND : _AROUND + count, roles] = 0
    sums = np.concatenate([np.zeros((1, roles), np.float32), padded[:, :roles].cumsum(axis=0)])
    # The last line of its paragraph: a credit there says what the whole of it is.
    ends = np.searchsorted(numbers, numbers, side="right") - 1
    around = (sums[numbers + 2 * _AROUND + 1] - sums[numbers] - paragraphs[numbers]) / (2 * _AROUND)
    return np.concatenate(
        [
            np.log(np.maximum(own, np.exp(_LEAST))),
            paragraphs[numbers],
            own[ends],
            *[padded[numbers + _AROUND + step] for step in _STEPS],
            around,
            _shares(numbers, paragraphs[:, body]),
            np.array([_shape(line) for line in lines], dtype=np.float32),
        ],
        axis=1,
    ).astype(np.float32)


def _shares(numbers: NDArray[np.intp], story: Matrix) -> Matrix:
    """Return how much of what stands above and below is story, and where a paragraph stands."""
    total = np.concatenate([[0.0], story.cumsum()])
    above = total[numbers]
    below = total[-1] - total[numbers + 1]
    over, under = numbers, len(story) - 1 - numbers
    return np.stack(
        [
            above / np.maximum(over, 1),
            below / np.maximum(under, 1),
            np.minimum(above, 3) / 3,
            np.minimum(below, 3) / 3,
            numbers / max(len(story) - 1, 1),
            np.full(len(numbers), float(len(story) == 1)),
        ],
        axis=1,
    ).astype(np.float32)


def _shape(line: Line) -> tuple[float, ...]:
    return (
        line.repeated,
        line.echoed,
        _log(len(line.text)),
        _log(line.before),
        _log(line.after),
        min(line.siblings, 5) / 5,
        line.place > 0,
        _log(line.top + line.bottom + 1),
    )


def _log(value: int) -> float:
    return math.log1p(max(value, 0)) / _LENGTHS
