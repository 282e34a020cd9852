"""Alignment units: single sentences and runs of two or three, ready to compare.

A unit is a run of neighbouring sentences that may be linked as a whole. Its
vector is the word-weighted sum of its sentences' vectors (Thompson and Koehn,
"Vecalign", EMNLP 2019, embed such blocks; summing needs no second pass through
the encoder). Its vocabulary is the union of theirs.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align.stems import DocumentWords, Places, columns_of, document_words, shared_ngrams
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
        Where in ``presence`` each of the five parts ends.
    words : ndarray of float32, shape (p,)
        Number of words.
    """

    vectors: Matrix
    presence: Matrix
    edges: tuple[int, ...]
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


def _stem_weights(
    sides: Sequence[DocumentWords], ids: Sequence[Integers], counts: Matrix, entities: Integers
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
    sides = document_words(original), document_words(copy)
    stems = sorted({*sides[0].stems, *sides[1].stems})
    columns = {stem: column for column, stem in enumerate(stems)}
    ids = [
        np.fromiter(map(columns.__getitem__, side.stems), np.int64, len(side.stems))
        for side in sides
    ]
    rows = sides[0].rows, sides[1].rows
    entities, named = columns_of(sides, ids, [side.numbers | side.names for side in sides])
    parts = (
        Places(len(stems), rows, (ids[0], ids[1])),
        entities,
        columns_of(sides, ids, [side.numbers for side in sides])[0],
        shared_ngrams(sides, ids, len(stems), 2),
        shared_ngrams(sides, ids, len(stems), 3),
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


def _singles(side: DocumentWords, parts: Sequence[Places], at: int, vectors: Matrix) -> Units:
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
