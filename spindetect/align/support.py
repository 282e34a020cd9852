"""What speaks for a link besides its own two sentences: the links around it.

Two independent reports of one event quote the same statement, and now and then
tell the same thing in like words; a copy carries more than that. So a link is
looked at again among the others of its pair: how much of what the reporters
themselves tell is linked, near it and over all, and in what order.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.records import Document, Link

__all__ = ["SUPPORT_FEATURES", "believed", "support_features", "told_words"]

Matrix = NDArray[np.float32]

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
    words = np.zeros(len(document.sentences), dtype=np.float32)
    told = np.zeros_like(words)
    for index, sentence in enumerate(document.sentences):
        quotations = [word.quotation for word in sentence.words if word.is_word]
        words[index] = len(quotations)
        told[index] = quotations.count(None)
    return words, (words if told.sum() < TRANSCRIPT * words.sum() else told)


def _spans(runs: Sequence[tuple[int, ...]]) -> tuple[Matrix, Matrix]:
    ends = np.array([(run[0], run[-1]) for run in runs], dtype=np.float32).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _apart(runs: Sequence[tuple[int, ...]]) -> Matrix:
    """Sentences from each run to each other one, shape (k, k)."""
    first, last = _spans(runs)
    after = first[None, :] - last[:, None]
    return np.asarray(np.maximum(after, after.T), dtype=np.float32)


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
    sides = told_words_of
    runs = [link.original for link in links], [link.copy for link in links]
    words, told = (
        np.array(
            [
                [side[kind][list(run)].sum() for run in own]
                for side, own in zip(sides, runs, strict=True)
            ],
            dtype=np.float32,
        )
        for kind in (0, 1)
    )
    share = (told / np.maximum(words, 1.0)).max(axis=0)
    overlap = np.array([link.overlap for link in links], dtype=np.float32)
    size = np.minimum(words[1], FULL_SENTENCE) / FULL_SENTENCE
    worded = share * overlap * size
    likely = 1.0 / (1.0 + np.exp(-np.array(scores, dtype=np.float32)))
    others = 1.0 - np.eye(len(links), dtype=np.float32)
    weights = others * share
    # As if one more link of no weight were there: a single sentence proves little.
    weights /= weights.sum(axis=1, keepdims=True) + 1.0
    scored = np.array(scores, dtype=np.float32)
    similar = np.array([link.similarity for link in links], dtype=np.float32)
    in_order = np.array([not link.moved for link in links], dtype=np.float32)
    near = others * (_apart(runs[0]) <= _NEAR) * (_apart(runs[1]) <= _NEAR)
    totals = [max(float(side[1].sum()), 1.0) for side in sides]
    columns = (
        scored,
        similar,
        overlap,
        share,
        worded,
        1.0 - in_order,
        [len(link.original) + len(link.copy) for link in links],
        others @ (told[0] * likely) / totals[0],
        others @ (told[1] * likely) / totals[1],
        np.log1p(others @ (share * likely)),
        near @ (share * likely),
        np.log1p(others @ worded),
        (others * worded).max(axis=1, initial=0.0),
        (others * scored * share).max(axis=1, initial=0.0),
        *(weights @ values for values in (scored, similar, in_order, _following(links))),
        np.full(len(links), np.log1p(totals[0])),
        np.full(len(links), np.log1p(totals[1])),
        np.full(len(links), stories),
    )
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)


def believed(
    told_words_of: Sequence[tuple[Matrix, Matrix]],
    links: Sequence[Link],
    scores: Sequence[float],
    stories: float,
    believes: Callable[[Matrix], NDArray[np.bool_]],
) -> tuple[int, ...]:
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
    believes : callable
        Features, shape (k, len(SUPPORT_FEATURES)) → which to believe, shape (k,).

    Returns
    -------
    tuple of int
        Positions of the links that are left, rising.
    """
    left = list(range(len(links)))
    while left:
        chosen = [links[index] for index in left]
        features = support_features(
            told_words_of, chosen, [scores[index] for index in left], stories
        )
        kept = list(itertools.compress(left, believes(features).tolist()))
        if len(kept) == len(left):
            break
        left = kept
    return tuple(left)
