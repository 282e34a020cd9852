"""Examples for the second look: lines among what their neighbours were taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing.context import context_features, paragraph_means
from spindetect.evidence.framing.page import is_prose
from spindetect.evidence.framing.patterns import certain_role
from spindetect.records import Role
from spindetect.train.framing_pages import Example

__all__ = ["context_examples"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

Matrix = NDArray[np.float32]


def context_examples(
    made: Sequence[Example], probabilities: Matrix, roles: Sequence[Role]
) -> tuple[NDArray[np.int64], Matrix]:
    """Return which examples are looked at a second time, and what that goes by.

    Parameters
    ----------
    made : sequence of Example, length n
    probabilities : ndarray of float32, shape (n, k)
        Of their roles, from a model that never saw their patterns.
    roles : sequence of Role, length k
    """
    rows: list[int] = []
    features: list[Matrix] = []
    for group in _pages(made):
        judged, known = _sorted(made, group)
        if not judged:
            continue
        first = made[group[0]].paragraph
        numbers = np.array([made[row].paragraph - first for row in judged], dtype=np.intp)
        count = made[group[-1]].paragraph - first + 1
        own = probabilities[judged]
        columns = {number - first: roles.index(role) for number, role in known.items()}
        body = roles.index("body")
        means = paragraph_means(own, numbers, count, columns, body)
        lines = [made[row].line for row in judged]
        rows += judged
        features.append(context_features(lines, own, numbers, means, body))
    return np.array(rows), np.concatenate(features)


def _pages(made: Sequence[Example]) -> Iterator[list[int]]:
    """Yield the rows of each page; a text that stands alone is a page."""
    start = 0
    for index in range(1, len(made) + 1):
        if index == len(made) or made[index].page != made[start].page:
            yield list(range(start, index))
            start = index


def _sorted(made: Sequence[Example], group: Sequence[int]) -> tuple[list[int], dict[int, Role]]:
    """Return the rows that the model must judge, and the paragraphs that are certain."""
    judged: list[int] = []
    known: dict[int, Role] = {}
    for number, rows in groupby(group, key=lambda row: made[row].paragraph):
        paragraph = list(rows)
        if all(_is_prose(made[row]) for row in paragraph):
            continue
        for row in paragraph:
            role = certain_role(made[row].line.text)
            if role is None:
                judged.append(row)
            else:
                known.setdefault(number, role)
    return judged, known


def _is_prose(example: Example) -> bool:
    return is_prose(example.line, _WORD.findall(example.line.text.lower().replace("’", "'")))
