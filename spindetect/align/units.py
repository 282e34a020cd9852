"""Alignment units: single sentences and runs of two or three, ready to compare.

A unit is a run of neighbouring sentences that may be linked as a whole. Its
vector is the word-weighted sum of its sentences' vectors (Thompson and Koehn,
"Vecalign", EMNLP 2019, embed such blocks; summing needs no second pass through
the encoder). Its vocabulary is the union of theirs.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from spindetect.records import Document, Sentence

__all__ = ["LONGEST_RUN", "Units", "units_of_pair"]

LONGEST_RUN = 3

Matrix = NDArray[np.float32]
_Item = TypeVar("_Item", bound=Hashable)


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
class _Bag:
    """What one sentence holds."""

    stems: tuple[str, ...]
    entities: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def bigrams(self) -> Iterable[tuple[str, str]]:
        return zip(self.stems, self.stems[1:], strict=False)


@functools.lru_cache(maxsize=1 << 15)
def _kind(form: str) -> tuple[bool, bool]:
    """Tell whether a form holds a digit, and whether it begins with a capital."""
    return any(map(str.isdigit, form)), form[:1].isupper()


def _bag(sentence: Sentence) -> _Bag:
    words = [(word.stem, *_kind(word.form)) for word in sentence.words if word.is_word]
    numbers = [stem for stem, has_digit, _ in words if has_digit]
    shouting = sentence.form.isupper()
    names = [] if shouting else [stem for stem, _, is_capital in words[1:] if is_capital]
    return _Bag(tuple([stem for stem, _, _ in words]), (*numbers, *names), tuple(numbers))


def _presence(rows: Sequence[Iterable[_Item]], columns: dict[_Item, int]) -> Matrix:
    matrix = np.zeros((len(rows), len(columns)), dtype=np.float32)
    width = len(columns)
    places = [
        row * width + columns[item]
        for row, items in enumerate(rows)
        for item in items
        if item in columns
    ]
    matrix.reshape(-1)[places] = 1.0
    return matrix


def _stem_weights(documents: Sequence[Document], stems: Sequence[str], counts: Matrix) -> Matrix:
    """News rarity of each stem, times its rarity among the pair's own sentences."""
    known = {
        word.stem: word.weight
        for document in documents
        for sentence in document.sentences
        for word in sentence.words
        if word.is_word
    }
    rarity = np.array([known[stem] for stem in stems], dtype=np.float32)
    total = sum(len(document.sentences) for document in documents) + 1.0
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
    bags = [[_bag(sentence) for sentence in document.sentences] for document in (original, copy)]
    vocabularies = [{stem for bag in side for stem in bag.stems} for side in bags]
    stems = sorted(vocabularies[0] | vocabularies[1])
    columns = {stem: i for i, stem in enumerate(stems)}
    pairs = [{pair for bag in side for pair in bag.bigrams} for side in bags]
    bigram_columns = {pair: i for i, pair in enumerate(sorted(pairs[0] & pairs[1]))}

    singles = [
        Units(
            length=1,
            vectors=vectors,
            stems=_presence([bag.stems for bag in side], columns),
            entities=_presence([bag.entities for bag in side], columns),
            numbers=_presence([bag.numbers for bag in side], columns),
            bigrams=_presence([bag.bigrams for bag in side], bigram_columns),
            words=np.array([len(bag.stems) for bag in side], dtype=np.float32),
        )
        for side, vectors in zip(bags, (original_vectors, copy_vectors), strict=True)
    ]
    counts = np.sum([single.stems.sum(axis=0) for single in singles], axis=0)
    weights = _stem_weights((original, copy), stems, counts)
    sides = [
        (single, *(_runs(single, length) for length in range(2, LONGEST_RUN + 1)))
        for single in singles
    ]
    return sides[0], sides[1], weights
