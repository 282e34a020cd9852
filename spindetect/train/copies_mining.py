"""Pairs of real releases: one announcement edited by two offices, and two writings of one topic.

Neighbours by TF-IDF cosine are split by how much they share word for word.
High containment means that one release was edited into the other, or both from
one draft: real ``edited`` copies. Hardly any means two offices writing
independently about one thing: the hardest negatives there are to train on.
What lies between is ambiguous, and left out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final, Literal

import numpy as np

from spindetect.errors import MissingExtraError
from spindetect.train import corpora

__all__ = ["MinedPair", "containment", "longest_shared_run", "mine_pairs", "mined_pairs"]

MinedKind = Literal["reedited", "same_topic"]

SHINGLE_WORDS: Final = 8
# The bands that dev's own pairs were made with: re-edited releases share .3 to .95 of their
# 8-grams, independent reports under .02.
REEDITED_CONTAINMENT: Final = (0.3, 0.95)
INDEPENDENT_CONTAINMENT: Final = 0.02
# A shared run this long is a quotation or a passage: someone copied, whatever the containment.
MAX_INDEPENDENT_RUN: Final = 12
NEIGHBOURS: Final = 10
# Cosine below which neighbours in the releases stop being about one thing; above .97 they are
# one release filed twice.
COSINE_RANGE: Final = (0.22, 0.97)
_WORD: Final = re.compile(r"[a-z0-9]+")
_DATE: Final = re.compile(r"/(\d{1,2})([A-Z][a-z]{2})\w*?(\d{4})")


@dataclass(frozen=True, slots=True)
class MinedPair:
    """Two releases, by their positions in :func:`corpora.read_press_releases`.

    Parameters
    ----------
    first, second : int
    kind : {"reedited", "same_topic"}
    cosine : float
        TF-IDF cosine, 0 to 1.
    containment : float
        Share (0 to 1) of the shorter one's word 8-grams that the other has too.
    days : int or None
        Days between them, where their ids tell.
    same_office : bool
    """

    first: int
    second: int
    kind: MinedKind
    cosine: float
    containment: float
    days: int | None
    same_office: bool


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shingles(text: str, size: int = SHINGLE_WORDS) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def containment(a: str, b: str, size: int = SHINGLE_WORDS) -> float:
    """Share of the word n-grams of the shorter text that the longer one has too.

    Examples
    --------
    >>> containment("one two three", "zero one two three four", size=2)
    1.0
    """
    first, second = _shingles(a, size), _shingles(b, size)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def longest_shared_run(a: str, b: str, at_least: int = MAX_INDEPENDENT_RUN) -> bool:
    """Whether two texts share a run of `at_least` words."""
    return not _shingles(a, at_least).isdisjoint(_shingles(b, at_least))


def _days_between(a: str, b: str) -> int | None:
    dates = []
    for release_id in (a, b):
        match = _DATE.search(release_id)
        if match is None:
            return None
        try:
            date = datetime.strptime("".join(match.groups()), "%d%b%Y")
        except ValueError:
            return None
        dates.append(date.replace(tzinfo=UTC))
    return abs((dates[0] - dates[1]).days)


def _neighbours(texts: Sequence[str]) -> list[tuple[int, int, float]]:
    """Each text's nearest others by TF-IDF cosine, each pair once."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(
            "needs scikit-learn",
            source="mining of training pairs",
            hint="pip install 'spindetect[train]'",
        ) from error
    vectorizer = TfidfVectorizer(
        sublinear_tf=True, min_df=3, max_df=0.04, max_features=60_000, dtype=np.float32
    )
    matrix = vectorizer.fit_transform(texts).tocsr()
    transposed = matrix.T.tocsr()
    pairs: dict[tuple[int, int], float] = {}
    for start in range(0, len(texts), 500):
        cosines = (matrix[start : start + 500] @ transposed).toarray()
        nearest = np.argpartition(-cosines, NEIGHBOURS, axis=1)[:, : NEIGHBOURS + 1]
        for row, columns in enumerate(nearest):
            for column in columns:
                a, b = sorted((start + row, int(column)))
                if a != b:
                    pairs[a, b] = float(cosines[row, column])
    return [(a, b, cosine) for (a, b), cosine in sorted(pairs.items())]


def mine_pairs(releases: Sequence[corpora.PressRelease]) -> list[MinedPair]:
    """Find re-edited and same-topic pairs among releases; minutes for thirty thousand."""
    found = []
    low, high = COSINE_RANGE
    for a, b, cosine in _neighbours([release.text for release in releases]):
        if not low <= cosine <= high:
            continue
        first, second = releases[a], releases[b]
        same_office = first.office == second.office
        share = containment(first.text, second.text)
        kind: MinedKind
        if REEDITED_CONTAINMENT[0] <= share <= REEDITED_CONTAINMENT[1] and not same_office:
            kind = "reedited"
        elif share < INDEPENDENT_CONTAINMENT and not longest_shared_run(first.text, second.text):
            kind = "same_topic"
        else:
            continue
        days = _days_between(first.id, second.id)
        found.append(MinedPair(a, b, kind, round(cosine, 4), round(share, 4), days, same_office))
    return found


@cache
def mined_pairs() -> tuple[MinedPair, ...]:
    """The pairs of the training releases; mined once, then kept in the work folder."""
    path = corpora.work_folder() / "mined_pairs.json"
    if path.exists():
        return tuple(MinedPair(**row) for row in json.loads(path.read_text(encoding="utf-8")))
    pairs = mine_pairs(corpora.read_press_releases())
    # Whole or not at all, since several makers may run at once.
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps([asdict(pair) for pair in pairs]), encoding="utf-8")
    draft.replace(path)
    return tuple(pairs)
