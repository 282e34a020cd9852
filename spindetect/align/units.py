"""Alignment units: single sentences and runs of two or three, ready to compare.

A unit is a run of neighbouring sentences that may be linked as a whole. Its
vector is the word-weighted sum of its sentences' vectors (Thompson and Koehn,
"Vecalign", EMNLP 2019, embed such blocks; summing needs no second pass through
the encoder). Its vocabulary is the union of theirs.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.records import Document

__all__ = ["LONGEST_RUN", "Units", "units_of_pair"]

LONGEST_RUN = 3

Matrix = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Units:
    """All runs of ``length`` sentences of one document.

    Columns mean the same on both sides of a pair.

    Parameters
    ----------
    length : int
        Sentences in a run, from 1 to :data:`LONGEST_RUN`.
    vectors : ndarray of float32, shape (n - length + 1, d)
        Unit vectors.
    stems : ndarray of float32, shape (n - length + 1, s)
        Presence (0 or 1) of each stem of the pair.
    entities : ndarray of float32, shape (n - length + 1, s)
        The same, for names and numbers only.
    numbers : ndarray of float32, shape (n - length + 1, s)
        The same, for words with digits only.
    bigrams : ndarray of float32, shape (n - length + 1, b)
        Presence of each pair of neighbouring stems that both sides hold.
    trigrams : ndarray of float32, shape (n - length + 1, t)
        The same for runs of three.
    words : ndarray of float32, shape (n - length + 1,)
        Number of words.
    """

    length: int
    vectors: Matrix
    stems: Matrix
    entities: Matrix
    numbers: Matrix
    bigrams: Matrix
    trigrams: Matrix
    words: Matrix


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a document, end to end.

    Parameters
    ----------
    stems : list of str
    rows : ndarray of int64
        Index of each word's sentence.
    weights : ndarray of float32
    numbers : ndarray of bool
        Words with a digit.
    names : ndarray of bool
        Words with a capital inside a sentence that is not all capitals.
    sizes : ndarray of int64, shape (n,)
        Words of each sentence.
    """

    stems: list[str]
    rows: NDArray[np.int64]
    weights: Matrix
    numbers: NDArray[np.bool_]
    names: NDArray[np.bool_]
    sizes: NDArray[np.int64]


@functools.lru_cache(maxsize=1 << 15)
def _kind(form: str) -> tuple[bool, bool]:
    """Tell whether a form holds a digit, and whether it begins with a capital."""
    return any(map(str.isdigit, form)), form[:1].isupper()


def _words(document: Document) -> _Words:
    sentences = [[w for w in sentence.words if w.is_word] for sentence in document.sentences]
    words = [word for sentence in sentences for word in sentence]
    kinds = np.array([_kind(word.form) for word in words], dtype=bool).reshape(-1, 2)
    sizes = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    quiet = np.array([not sentence.form.isupper() for sentence in document.sentences], dtype=bool)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(words)) > (np.cumsum(sizes) - sizes)[rows]
    return _Words(
        [word.stem for word in words],
        rows,
        np.array([word.weight for word in words], dtype=np.float32),
        kinds[:, 0],
        kinds[:, 1] & quiet[rows] & inside,
        sizes,
    )


def _presence(rows: Integers, columns: Integers, shape: tuple[int, int]) -> Matrix:
    matrix = np.zeros(shape, dtype=np.float32)
    matrix[rows, columns] = 1.0
    return matrix


def _ngrams(
    sides: Sequence[_Words], ids: Sequence[Integers], stems: int, length: int
) -> list[Matrix]:
    """Presence of the runs of ``length`` stems that both sides hold, in order of the stems."""
    codes, rows = [], []
    for side, own in zip(sides, ids, strict=True):
        count = max(len(own) - length + 1, 0)
        code = np.zeros(count, dtype=np.int64)
        for shift in range(length):
            code = code * stems + own[shift : shift + count]
        first, last = side.rows[:count], side.rows[length - 1 : length - 1 + count]
        codes.append(code[first == last])
        rows.append(first[first == last])
    shared = np.intersect1d(*codes)
    matrices = []
    for side, code, row in zip(sides, codes, rows, strict=True):
        kept = np.isin(code, shared)
        places = np.searchsorted(shared, code[kept])
        matrices.append(_presence(row[kept], places, (len(side.sizes), len(shared))))
    return matrices


def _stem_weights(sides: Sequence[_Words], ids: Sequence[Integers], counts: Matrix) -> Matrix:
    """News rarity of each stem, times its rarity among the pair's own sentences."""
    rarity = np.zeros(len(counts), dtype=np.float32)
    for side, own in zip(sides, ids, strict=True):
        rarity[own] = side.weights
    total = sum(len(side.sizes) for side in sides) + 1.0
    local = np.log((total + 1.0) / np.maximum(counts, 1.0)) / np.log(total + 1.0)
    # A trace of weight keeps sentences of nothing but common words comparable.
    return np.asarray(rarity * local + 1e-3, dtype=np.float32)


def _runs(single: Units, length: int) -> Units:
    """Join the single sentences of ``single`` into runs of ``length``."""
    count = max(len(single.words) - length + 1, 0)

    def windows(matrix: Matrix) -> list[Matrix]:
        return [matrix[shift : shift + count] for shift in range(length)]

    sums = np.sum(
        [
            v * w[:, None]
            for v, w in zip(windows(single.vectors), windows(single.words), strict=True)
        ],
        axis=0,
    )
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return Units(
        length=length,
        vectors=(sums / np.maximum(norms, 1e-9)).astype(np.float32),
        stems=np.maximum.reduce(windows(single.stems)),
        entities=np.maximum.reduce(windows(single.entities)),
        numbers=np.maximum.reduce(windows(single.numbers)),
        bigrams=np.maximum.reduce(windows(single.bigrams)),
        trigrams=np.maximum.reduce(windows(single.trigrams)),
        words=np.sum(windows(single.words), axis=0),
    )


def units_of_pair(
    original: Document, copy: Document, original_vectors: Matrix, copy_vectors: Matrix
) -> tuple[tuple[Units, ...], tuple[Units, ...], Matrix]:
    """Prepare both documents for comparison.

    Parameters
    ----------
    original, copy : Document
        With n and m sentences.
    original_vectors, copy_vectors : ndarray of float32, shapes (n, d) and (m, d)
        Rows of Euclidean length 1, or zeros.

    Returns
    -------
    original_units, copy_units : tuple of Units
        For runs of 1 to :data:`LONGEST_RUN` sentences.
    weights : ndarray of float32, shape (s,)
        What sharing each stem says, 0 to about 1.
    """
    sides = [_words(document) for document in (original, copy)]
    stems = sorted({*sides[0].stems, *sides[1].stems})
    columns = {stem: column for column, stem in enumerate(stems)}
    ids = [np.array([columns[stem] for stem in side.stems], dtype=np.int64) for side in sides]
    ngrams = [_ngrams(sides, ids, len(stems), length) for length in (2, 3)]
    singles = [
        _singles(side, own, len(stems), (bigrams, trigrams), vectors)
        for side, own, bigrams, trigrams, vectors in zip(
            sides, ids, *ngrams, (original_vectors, copy_vectors), strict=True
        )
    ]
    counts = np.sum([single.stems.sum(axis=0) for single in singles], axis=0)
    weights = _stem_weights(sides, ids, counts)
    units = [
        (single, *(_runs(single, length) for length in range(2, LONGEST_RUN + 1)))
        for single in singles
    ]
    return units[0], units[1], weights


def _singles(
    side: _Words, ids: Integers, stems: int, ngrams: tuple[Matrix, Matrix], vectors: Matrix
) -> Units:
    """Return a document's sentences as runs of one."""
    shape = (len(side.sizes), stems)
    entities = side.numbers | side.names
    return Units(
        length=1,
        vectors=vectors,
        stems=_presence(side.rows, ids, shape),
        entities=_presence(side.rows[entities], ids[entities], shape),
        numbers=_presence(side.rows[side.numbers], ids[side.numbers], shape),
        bigrams=ngrams[0],
        trigrams=ngrams[1],
        words=side.sizes.astype(np.float32),
    )
