"""Alignment units: single sentences and runs of two or three, ready to compare.

A unit is a run of neighbouring sentences that may be linked as a whole. Its
vector is the word-weighted sum of its sentences' vectors (Thompson and Koehn,
"Vecalign", EMNLP 2019, embed such blocks; summing needs no second pass through
the encoder). Its vocabulary is the union of theirs.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.records import Document

__all__ = ["LONGEST_RUN", "StemWeights", "Units", "run_slice", "units_of_pair"]

LONGEST_RUN = 3

Matrix = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Units:
    """Runs of sentences of one document.

    Columns mean the same on both sides of a pair.

    Parameters
    ----------
    vectors : ndarray of float32, shape (p, d)
        Unit vectors.
    presence : ndarray of float32, shape (p, c)
        Presence (0 or 1) of all that the properties below are the parts of, side by
        side: what is done to one is done to all at once.
    edges : tuple of int
        Where in ``presence`` each part ends.
    words : ndarray of float32, shape (p,)
        Number of words.
    """

    vectors: Matrix
    presence: Matrix
    edges: tuple[int, int, int, int, int]
    words: Matrix

    @property
    def stems(self) -> Matrix:
        """Presence of each stem of the pair."""
        return self.presence[:, : self.edges[0]]

    @property
    def entities(self) -> Matrix:
        """Presence of each stem of the pair's names and numbers, as one of these."""
        return self.presence[:, self.edges[0] : self.edges[1]]

    @property
    def numbers(self) -> Matrix:
        """Presence of each stem of the pair's words with digits, as one of these."""
        return self.presence[:, self.edges[1] : self.edges[2]]

    @property
    def bigrams(self) -> Matrix:
        """Presence of each pair of neighbouring stems that both sides hold."""
        return self.presence[:, self.edges[2] : self.edges[3]]

    @property
    def trigrams(self) -> Matrix:
        """Presence of each run of three stems that both sides hold."""
        return self.presence[:, self.edges[3] : self.edges[4]]


@dataclass(frozen=True, slots=True)
class StemWeights:
    """What sharing a stem says, 0 to about 1.

    Parameters
    ----------
    stems : ndarray of float32, shape (s,)
        Of the columns of :attr:`Units.stems`.
    entities : ndarray of float32, shape (e,)
        Of the columns of :attr:`Units.entities`.
    """

    stems: Matrix
    entities: Matrix


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


# Bits of what :func:`_kind` says.
_NUMBER, _CAPITAL = 1, 2


@functools.lru_cache(maxsize=1 << 15)
def _kind(form: str) -> int:
    """Tell whether a form holds a digit, and whether it begins with a capital."""
    return _NUMBER * any(map(str.isdigit, form)) | _CAPITAL * form[:1].isupper()


def _words(document: Document) -> _Words:
    sentences = [[w for w in sentence.words if w.is_word] for sentence in document.sentences]
    words = [word for sentence in sentences for word in sentence]
    kinds = np.frombuffer(bytes([_kind(word.form) for word in words]), dtype=np.uint8)
    sizes = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    quiet = np.array([not sentence.form.isupper() for sentence in document.sentences], dtype=bool)
    named = (kinds & _CAPITAL > 0) & quiet.repeat(sizes)
    # The first word of a sentence has a capital whatever it is.
    named[(sizes.cumsum() - sizes)[sizes > 0]] = False
    return _Words(
        [word.stem for word in words],
        np.arange(len(sizes)).repeat(sizes),
        np.array([word.weight for word in words], dtype=np.float32),
        kinds & _NUMBER > 0,
        named,
        sizes,
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Some columns of the presence of both sides: how many, and what each side has of them."""

    count: int
    rows: tuple[Integers, Integers]
    columns: tuple[Integers, Integers]


def _chosen(
    sides: Sequence[_Words], ids: Sequence[Integers], chosen: Sequence[NDArray[np.bool_]]
) -> tuple[_Places, Integers]:
    """Give the stems of chosen words columns of their own; return also which stems these are."""
    picked = ids[0][chosen[0]], ids[1][chosen[1]]
    stems = np.unique(np.concatenate(picked))
    rows = sides[0].rows[chosen[0]], sides[1].rows[chosen[1]]
    columns = stems.searchsorted(picked[0]), stems.searchsorted(picked[1])
    return _Places(len(stems), rows, columns), stems


def _ngrams(sides: Sequence[_Words], ids: Sequence[Integers], stems: int, length: int) -> _Places:
    """Find the runs of ``length`` stems that both sides hold, in order of the stems."""
    codes, rows = [], []
    for side, own in zip(sides, ids, strict=True):
        count = max(len(own) - length + 1, 0)
        code = own[:count]
        for shift in range(1, length):
            code = code * stems + own[shift : shift + count]
        first, last = side.rows[:count], side.rows[length - 1 : length - 1 + count]
        inside = first == last
        codes.append(code[inside])
        rows.append(first[inside])
    # Both sides are sorted together, once: numpy's own set functions sort four times.
    joined = np.concatenate(codes)
    order = joined.argsort(kind="stable")
    ordered = joined[order]
    fresh = np.ones(len(joined), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    kinds = np.empty(len(joined), dtype=np.int64)
    kinds[order] = fresh.cumsum() - 1
    cut = len(codes[0])
    held = np.zeros((2, int(fresh.sum())), dtype=bool)
    held[0, kinds[:cut]] = held[1, kinds[cut:]] = True
    shared = held[0] & held[1]
    places = shared.cumsum() - 1
    kept = [shared[kinds[:cut]], shared[kinds[cut:]]]
    return _Places(
        int(shared.sum()),
        (rows[0][kept[0]], rows[1][kept[1]]),
        (places[kinds[:cut][kept[0]]], places[kinds[cut:][kept[1]]]),
    )


def _stem_weights(
    sides: Sequence[_Words], ids: Sequence[Integers], counts: Matrix, entities: Integers
) -> StemWeights:
    """News rarity of each stem, times its rarity among the pair's own sentences."""
    rarity = np.zeros(len(counts), dtype=np.float32)
    for side, own in zip(sides, ids, strict=True):
        rarity[own] = side.weights
    total = sum(len(side.sizes) for side in sides) + 1.0
    local = np.log((total + 1.0) / np.maximum(counts, 1.0)) / np.log(total + 1.0)
    # A trace of weight keeps sentences of nothing but common words comparable.
    weights = np.asarray(rarity * local + 1e-3, dtype=np.float32)
    return StemWeights(weights, weights[entities])


def run_slice(sentences: int, length: int) -> slice:
    """Say where the runs of a length stand among all longer runs of so many sentences.

    Examples
    --------
    >>> run_slice(5, 2), run_slice(5, 3)
    (slice(0, 4, None), slice(4, 7, None))
    """
    first = sum(max(sentences - shorter + 1, 0) for shorter in range(2, length))
    return slice(first, first + max(sentences - length + 1, 0))


def _longer_runs(single: Units) -> Units:
    """Join sentences into runs of 2, then of 3, and so on up to the longest."""
    sentences = len(single.words)
    slices = [run_slice(sentences, length) for length in range(2, LONGEST_RUN + 1)]
    weighted = single.vectors * single.words[:, None]
    runs = Units(
        np.empty((slices[-1].stop, weighted.shape[1]), dtype=np.float32),
        np.empty((slices[-1].stop, single.presence.shape[1]), dtype=np.float32),
        single.edges,
        np.empty(slices[-1].stop, dtype=np.float32),
    )
    for table, own, join in (
        (runs.vectors, weighted, np.add),
        (runs.presence, single.presence, np.maximum),
        (runs.words, single.words, np.add),
    ):
        shorter = own
        for shift, place in enumerate(slices, start=1):
            # A run is the run of one less from the same sentence, and the sentence after it.
            count = place.stop - place.start
            shorter = join(shorter[:count], own[shift : shift + count], out=table[place])
    norms = np.linalg.norm(runs.vectors, axis=1, keepdims=True)
    runs.vectors[:] /= np.maximum(norms, np.float32(1e-9))
    return runs


def units_of_pair(
    original: Document, copy: Document, original_vectors: Matrix, copy_vectors: Matrix
) -> tuple[tuple[Units, Units], tuple[Units, Units], StemWeights]:
    """Prepare both documents for comparison.

    Parameters
    ----------
    original, copy : Document
        With n and m sentences.
    original_vectors, copy_vectors : ndarray of float32, shapes (n, d) and (m, d)
        Rows of Euclidean length 1, or zeros.

    Returns
    -------
    original_units, copy_units : (Units, Units)
        Single sentences; and runs of 2 up to :data:`LONGEST_RUN` sentences, one length
        after the other (:func:`run_slice`).
    weights : StemWeights
    """
    sides = _words(original), _words(copy)
    stems = sorted({*sides[0].stems, *sides[1].stems})
    columns = {stem: column for column, stem in enumerate(stems)}
    ids = [
        np.fromiter(map(columns.__getitem__, side.stems), np.int64, len(side.stems))
        for side in sides
    ]
    rows = sides[0].rows, sides[1].rows
    entities, named = _chosen(sides, ids, [side.numbers | side.names for side in sides])
    parts = (
        _Places(len(stems), rows, (ids[0], ids[1])),
        entities,
        _chosen(sides, ids, [side.numbers for side in sides])[0],
        _ngrams(sides, ids, len(stems), 2),
        _ngrams(sides, ids, len(stems), 3),
    )
    singles = [
        _singles(side, parts, at, vectors)
        for at, (side, vectors) in enumerate(
            zip(sides, (original_vectors, copy_vectors), strict=True)
        )
    ]
    counts = singles[0].stems.sum(axis=0) + singles[1].stems.sum(axis=0)
    weights = _stem_weights(sides, ids, counts, named)
    ours, theirs = ((single, _longer_runs(single)) for single in singles)
    return ours, theirs, weights


def _singles(side: _Words, parts: Sequence[_Places], at: int, vectors: Matrix) -> Units:
    """Return a document's sentences as runs of one; it is the pair's side number ``at``."""
    edges = tuple(itertools.accumulate(part.count for part in parts))
    presence = np.zeros((len(side.sizes), edges[-1]), dtype=np.float32)
    starts = (0, *edges[:-1])
    rows = np.concatenate([part.rows[at] for part in parts])
    columns = np.concatenate(
        [part.columns[at] + start for part, start in zip(parts, starts, strict=True)]
    )
    presence[rows, columns] = 1.0
    return Units(vectors, presence, edges, side.sizes.astype(np.float32))
