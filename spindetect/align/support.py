"""What speaks for a link besides its own two sentences: the links around it.

Two independent reports of one event quote the same statement, and now and then
tell the same thing in like words; a copy carries more than that. So a link is
looked at again among the others of its pair: how much of what the reporters
themselves tell is linked, near it and over all, and in what order.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.networks import Network
from spindetect.records import Document, Link

__all__ = ["SUPPORT_FEATURES", "believed", "support_features", "told_words"]

Matrix = NDArray[np.float32]
Integers = NDArray[np.int64]

SUPPORT_FEATURES = (
    "score",
    "similarity",
    "overlap",
    "told",
    "worded",
    "moved",
    "sentences",
    "support_in_original",
    "support_in_copy",
    "support",
    "support_nearby",
    "worded_support",
    "best_worded",
    "best_score",
    "mean_score",
    "mean_similarity",
    "in_order",
    "following",
    "original_words",
    "copy_words",
    "stories",
)

# A text that is nearly all quotation is a speech or a transcript: there the
# quotation is the story.
TRANSCRIPT = 0.2
# Words of a sentence that two reporters do not write alike by chance.
FULL_SENTENCE = 20
# Sentences on either side that are near.
_NEAR = 3


def told_words(document: Document) -> tuple[Matrix, Matrix]:
    """Count the words of each sentence, and those that no speaker said.

    Parameters
    ----------
    document : Document
        With n sentences.

    Returns
    -------
    words, told : ndarray of float32, shape (n,)
        ``told`` counts words outside quotation marks; all of them in a text
        that is nearly all quotation.
    """
    quotations = [
        [word.quotation for word in sentence.words if word.is_word]
        for sentence in document.sentences
    ]
    words = np.array([len(marks) for marks in quotations], dtype=np.float32)
    told = np.array([marks.count(None) for marks in quotations], dtype=np.float32)
    return words, (words if told.sum() < TRANSCRIPT * words.sum() else told)


def _following(links: Sequence[Link]) -> Matrix:
    """Mark links that follow, on both sides, right after another."""
    ends = {(link.original[-1] + 1, link.copy[-1] + 1) for link in links}
    return np.array([(k.original[0], k.copy[0]) in ends for k in links], dtype=np.float32)


def support_features(
    told_words_of: Sequence[tuple[Matrix, Matrix]],
    links: Sequence[Link],
    scores: Sequence[float],
    stories: float,
) -> Matrix:
    """Describe each link among the links of its pair.

    Parameters
    ----------
    told_words_of : sequence of (ndarray, ndarray)
        :func:`told_words` of the original and of the copy.
    links : sequence of Link
        k of them.
    scores : sequence of float
        Log-odds of each link above the threshold.
    stories : float
        Cosine (-1 to 1) of the two texts as wholes.

    Returns
    -------
    ndarray of float32, shape (k, len(SUPPORT_FEATURES))
        In the order of :data:`SUPPORT_FEATURES`.
    """
    words, told = _sizes(told_words_of, links)
    share = (told / np.maximum(words, 1.0)).max(axis=0)
    overlap = np.array([link.overlap for link in links], dtype=np.float32)
    worded = share * overlap * (np.minimum(words[1], FULL_SENTENCE) / FULL_SENTENCE)
    scored = np.array(scores, dtype=np.float32)
    likely = 1.0 / (1.0 + np.exp(-scored))
    similar = np.array([link.similarity for link in links], dtype=np.float32)
    in_order = np.array([not link.moved for link in links], dtype=np.float32)
    totals = [max(float(side[1].sum()), 1.0) for side in told_words_of]
    columns = (
        scored,
        similar,
        overlap,
        share,
        worded,
        1.0 - in_order,
        [len(link.original) + len(link.copy) for link in links],
        _of_others(told[0] * likely) / totals[0],
        _of_others(told[1] * likely) / totals[1],
        np.log1p(_of_others(share * likely)),
        _nearby(links, share * likely),
        np.log1p(_of_others(worded)),
        _best_other(worded),
        _best_other(scored * share),
        *(_mean_of_others(v, share) for v in (scored, similar, in_order, _following(links))),
        np.full(len(links), np.log1p(totals[0])),
        np.full(len(links), np.log1p(totals[1])),
        np.full(len(links), stories),
    )
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def _sizes(
    told_words_of: Sequence[tuple[Matrix, Matrix]], links: Sequence[Link]
) -> tuple[Matrix, Matrix]:
    """Words, and told words, of both sides of each link, shape (2, k)."""
    runs = [link.original for link in links], [link.copy for link in links]
    sizes = np.empty((2, 2, len(links)), dtype=np.float32)
    for side, (counts, own) in enumerate(zip(told_words_of, runs, strict=True)):
        # Sums up to each sentence; whole numbers, so that their differences are exact.
        sums = np.zeros((2, len(counts[0]) + 1))
        np.cumsum(counts, axis=1, out=sums[:, 1:])
        firsts, ends = [run[0] for run in own], [run[-1] + 1 for run in own]
        sizes[:, side] = sums[:, ends] - sums[:, firsts]
    return sizes[0], sizes[1]


def _of_others(values: Matrix) -> Matrix:
    """Sum of what the other links hold."""
    return np.asarray(values.sum() - values, dtype=np.float32)


def _mean_of_others(values: Matrix, weights: Matrix) -> Matrix:
    """Weighted mean over the other links and one more of nothing: a single one proves little."""
    return np.asarray(_of_others(values * weights) / (_of_others(weights) + 1.0), dtype=np.float32)


def _best_other(values: Matrix) -> Matrix:
    """The largest value among the other links; 0 where there is none, or none above."""
    if len(values) < 2:
        return np.zeros_like(values)
    best = int(values.argmax())
    others = np.full(len(values), max(float(values[best]), 0.0), dtype=np.float32)
    others[best] = max(float(np.delete(values, best).max()), 0.0)
    return others


def _near(links: Sequence[Link]) -> tuple[Integers, Integers]:
    """Return pairs of links that are near each other on both sides, each pair both ways."""
    near: list[int] = []
    for at, link in enumerate(links):
        first, last, end = link.original[0], link.original[-1], link.copy[-1]
        # Links follow each other in the copy, so that those near stand side by side.
        for to in range(at + 1, len(links)):
            other = links[to]
            if other.copy[0] - end > _NEAR:
                break
            if max(other.original[0] - last, first - other.original[-1]) <= _NEAR:
                near += (at, to, to, at)
    pairs = np.array(near, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _nearby(links: Sequence[Link], values: Matrix) -> Matrix:
    """Sum over the other links that are near on both sides."""
    sums = np.zeros_like(values)
    at, to = _near(links)
    np.add.at(sums, at, values[to])
    return sums


def believed(
    told_words_of: Sequence[tuple[Matrix, Matrix]],
    links: Sequence[Link],
    scores: Sequence[float],
    stories: float,
    support: Network,
    bars: Sequence[float],
) -> list[tuple[int, ...]]:
    """Leave out the links that nothing speaks for, and then those that only these spoke for.

    Parameters
    ----------
    told_words_of : sequence of (ndarray, ndarray)
        :func:`told_words` of the original and of the copy.
    links : sequence of Link
        In the copy's order.
    scores : sequence of float
        Log-odds of each link above the threshold.
    stories : float
        Cosine (-1 to 1) of the two texts as wholes.
    support : Network
        Over :data:`SUPPORT_FEATURES`.
    bars : sequence of float
        Log-odds above which a link is believed.

    Returns
    -------
    list of tuple of int
        For each bar, positions of the links that are left, rising.
    """
    # Of what was asked before, by which links were left: each bar begins with all of them.
    known: dict[tuple[int, ...], Matrix] = {}

    def supported(left: tuple[int, ...]) -> Matrix:
        if left not in known:
            chosen, scored = [links[at] for at in left], [scores[at] for at in left]
            known[left] = support.scores(support_features(told_words_of, chosen, scored, stories))
        return known[left]

    found = []
    for bar in bars:
        left: tuple[int, ...] = ()
        kept = tuple(range(len(links)))
        while kept != left:
            left = kept
            kept = tuple(itertools.compress(left, (supported(left) > bar).tolist())) if left else ()
        found.append(left)
    return found
