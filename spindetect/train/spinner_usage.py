"""Which words are used alike: co-occurrence vectors of the training releases.

Tells a plausible synonym from one of another sense, as the better spinners'
hand-made dictionaries do: positive pointwise mutual information of a word with
its neighbours within four words, reduced by singular value decomposition
(Levy and Goldberg 2014, "Neural word embedding as implicit matrix factorization").
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from spindetect.errors import MissingExtraError
from spindetect.train import corpora

__all__ = ["Usage", "count_words", "learn_usage", "load_usage", "load_word_counts"]

RARE_COUNT: Final = 5
VOCABULARY: Final = 15_000
CONTEXTS: Final = 4_000
WINDOW: Final = 4
DIMENSIONS: Final = 128
# Frequent contexts would dominate otherwise (Levy, Goldberg and Dagan 2015, context smoothing).
CONTEXT_SMOOTHING: Final = 0.75
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Usage:
    """Cosine of two words' surroundings.

    Parameters
    ----------
    words : mapping of str to int
        Row of each word.
    vectors : ndarray of float32, shape (n, d)
        Rows of length one.
    """

    def __init__(self, words: Mapping[str, int], vectors: NDArray[np.float32]) -> None:
        self.words = words
        self.vectors = vectors

    def alike(self, a: str, b: str) -> float:
        """Cosine, -1 to 1; 0 where either word is unknown.

        Examples
        --------
        >>> rows = np.eye(2, dtype=np.float32)
        >>> Usage({"a": 0, "b": 1}, rows).alike("a", "a")
        1.0
        """
        first, second = self.words.get(a), self.words.get(b)
        if first is None or second is None:
            return 0.0
        return float(self.vectors[first] @ self.vectors[second])


def _scipy() -> tuple[Any, Any]:
    try:
        from scipy.sparse import coo_matrix  # noqa: PLC0415
        from scipy.sparse.linalg import svds  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(
            "needs scipy",
            source="learning of word usage",
            hint="pip install 'spindetect[train]'",
        ) from error
    return coo_matrix, svds


def learn_usage(texts: Iterable[str], counts: Mapping[str, int]) -> Usage:
    """Learn vectors of the commonest words of some texts."""
    coo_matrix, svds = _scipy()
    ranked = sorted(counts, key=lambda word: (-counts[word], word))[:VOCABULARY]
    rows = {word: row for row, word in enumerate(ranked)}
    stream = np.fromiter(
        (rows.get(w, -1) for text in texts for w in _WORD.findall(text.lower())), dtype=np.int32
    )
    contexts = min(CONTEXTS, len(ranked))
    total = coo_matrix((len(ranked), contexts), dtype=np.float32).tocsr()
    for distance in range(1, WINDOW + 1):
        left, right = stream[:-distance], stream[distance:]
        for word, context in ((left, right), (right, left)):
            used = (word >= 0) & (context >= 0) & (context < contexts)
            ones = np.full(int(used.sum()), 1.0 / distance, dtype=np.float32)
            shape = (len(ranked), contexts)
            total = total + coo_matrix((ones, (word[used], context[used])), shape=shape).tocsr()
    cells = total.tocoo()
    word_sums = np.asarray(total.sum(axis=1)).ravel()
    context_sums = np.asarray(total.sum(axis=0)).ravel() ** CONTEXT_SMOOTHING
    expected = word_sums[cells.row] * context_sums[cells.col] / context_sums.sum()
    information = np.log(np.maximum(cells.data / np.maximum(expected, 1e-9), 1.0))
    matrix = coo_matrix((information, (cells.row, cells.col)), shape=cells.shape).tocsr()
    start = np.ones(min(matrix.shape))
    left_vectors, values, _ = svds(matrix.astype(np.float32), k=DIMENSIONS, v0=start)
    vectors = left_vectors * np.sqrt(values)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return Usage(rows, (vectors / lengths).astype(np.float32))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count lower-case words, hyphenated ones as one."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.lower()))
    return counts


def _keep(name: str, data: bytes) -> None:
    """Write a file of the work folder whole or not at all: several makers may run at once."""
    with tempfile.NamedTemporaryFile(dir=corpora.work_folder(), delete=False) as stream:
        stream.write(data)
    Path(stream.name).replace(corpora.work_folder() / name)


@cache
def load_word_counts() -> Mapping[str, int]:
    """Counts of words in the training releases; made once, then kept in the work folder."""
    path = corpora.work_folder() / "word_counts.json"
    if path.exists():
        return cast("dict[str, int]", json.loads(path.read_text(encoding="utf-8")))
    counts = count_words(release.text for release in corpora.read_press_releases())
    kept = {word: count for word, count in sorted(counts.items()) if count >= RARE_COUNT}
    _keep(path.name, json.dumps(kept).encode())
    return kept


@cache
def load_usage() -> Usage:
    """Vectors of the training releases; learned once, then kept in the work folder."""
    words = corpora.work_folder() / "usage.json"
    vectors = corpora.work_folder() / "usage.npy"
    if not (words.exists() and vectors.exists()):
        usage = learn_usage((r.text for r in corpora.read_press_releases()), load_word_counts())
        buffer = io.BytesIO()
        np.save(buffer, usage.vectors, allow_pickle=False)
        _keep(vectors.name, buffer.getvalue())
        _keep(words.name, json.dumps(dict(usage.words)).encode())
    rows = json.loads(words.read_text(encoding="utf-8"))
    return Usage(rows, np.load(vectors, allow_pickle=False))
