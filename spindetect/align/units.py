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
    words : ndarray of float32, shape (n - length + 1,)
        Number of words.
    """

    length: int
    vectors: Matrix
    stems: Matrix
    entities: Matrix
    numbers: Matrix
    bigrams: Matrix
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


def _bigrams(sides: Sequence[_Words], ids: Sequence[Integers], stems: int) -> list[Matrix]:
    """Presence of the pairs of neighbouring stems that both sides hold, in order of the stems."""
    codes = [own[:-1] * stems + own[1:] for own in ids]
    within = [side.rows[:-1] == side.rows[1:] for side in sides]
    shared = np.intersect1d(codes[0][within[0]], codes[1][within[1]])
    matrices = []
    for side, code, inside in zip(sides, codes, within, strict=True):
        kept = inside & np.isin(code, shared)
        places = np.searchsorted(shared, code[kept])
        matrices.append(_presence(side.rows[:-1][kept], places, (len(side.sizes), len(shared))))
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
    bigrams = _bigrams(sides, ids, len(stems))
    singles = [
        _singles(side, own, len(stems), pairs, vectors)
        for side, own, pairs, vectors in zip(
            sides, ids, bigrams, (original_vectors, copy_vectors), strict=True
        )
    ]
    counts = np.sum([single.stems.sum(axis=0) for single in singles], axis=0)
    weights = _stem_weights(sides, ids, counts)
    units = [
        (single, *(_runs(single, length) for length in range(2, LONGEST_RUN + 1)))
        for single in singles
    ]
    return units[0], units[1], weights


def _singles(side: _Words, ids: Integers, stems: int, bigrams: Matrix, vectors: Matrix) -> Units:
    """Return a document's sentences as runs of one."""
    shape = (len(side.sizes), stems)
    entities = side.numbers | side.names
    return Units(
        length=1,
        vectors=vectors,
        stems=_presence(side.rows, ids, shape),
        entities=_presence(side.rows[entities], ids[entities], shape),
        numbers=_presence(side.rows[side.numbers], ids[side.numbers], shape),
        bigrams=bigrams,
        words=side.sizes.astype(np.float32),
    )
