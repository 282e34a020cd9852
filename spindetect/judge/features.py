"""How much of a copy comes from the original, as numbers a model can weigh."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.align import FULL_SENTENCE
from spindetect.judge.narrative import Narrative
from spindetect.judge.pair import PairEvidence
from spindetect.records import Document, Link

__all__ = ["DERIVATION_FEATURES", "derivation_features", "narrated", "reuse_of"]

NGRAM = 5

DERIVATION_FEATURES = (
    "reuse",
    "coverage",
    "best_score",
    "mean_score",
    "three_best_scores",
    "best_wording",
    "two_best_wordings",
    "links",
    "in_order",
    "neighbours",
    "similarity",
    "overlap",
    "five_grams",
    "longest_run",
    "shared_rare_words",
    "shared_names",
    "length",
    "original_length",
    "stories",
)


def _share(counts: Sequence[int], body: Collection[int], linked: Collection[int]) -> float:
    total = sum(counts[index] for index in body)
    return sum(counts[index] for index in body if index in linked) / total if total else 0.0


def _linked(evidence: PairEvidence) -> tuple[set[int], set[int]]:
    links = evidence.alignment.links
    return {i for link in links for i in link.original}, {j for link in links for j in link.copy}


def reuse_of(evidence: PairEvidence) -> tuple[float, float]:
    """Return the share (0 to 1) of body words inside links, of the copy and of the original."""
    ours, theirs = _linked(evidence)
    original, copy = evidence.narratives
    return (
        _share(copy.words, copy.body, theirs),
        _share(original.words, original.body, ours),
    )


def _ngrams(original: Narrative, copy: Narrative) -> tuple[float, int]:
    """Share of the copy's n-grams that the original holds, and the longest run in words.

    The copy's quotations are left out: what a speaker said is every reporter's to quote.
    """
    known = set(_grams(original.keys))
    hits = [[gram in known for gram in _grams(run)] for run in copy.runs]
    longest = 0
    for run in hits:
        length = 0
        for hit in run:
            length = length + 1 if hit else 0
            longest = max(longest, length)
    total = sum(map(len, hits))
    share = sum(map(sum, hits)) / total if total else 0.0
    return share, longest + NGRAM - 1 if longest else 0


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(NGRAM)), strict=False)


def _shared_weights(copy: Document, known: Collection[str]) -> tuple[float, float]:
    """Shares of the copy's rare words, and of its names and figures, that the original holds."""
    words = {
        word.stem: word.weight
        for sentence in copy.sentences
        for word in sentence.words
        if word.is_word
    }
    names = {
        word.stem: word.weight
        for sentence in copy.sentences
        for word in sentence.words[1:]
        if word.is_word and not word.form[0].islower()
    }
    return _held(words, known), _held(names, known)


def _held(weights: Mapping[str, float], known: Collection[str]) -> float:
    squares = {stem: weight**2 for stem, weight in weights.items()}
    total = sum(squares.values())
    return sum([w for stem, w in squares.items() if stem in known]) / total if total else 0.0


def _neighbours(links: Sequence[Link], told: NDArray[np.float64]) -> float:
    """Weight of links that follow, on both sides, right after another link."""
    ends = {(link.original[-1], link.copy[-1]) for link in links}
    following = [(link.original[0] - 1, link.copy[0] - 1) in ends for link in links]
    return float(told @ np.array(following or [False]) / (told.sum() + 1.0))


def _told(narrative: Narrative, sentences: Sequence[int]) -> float:
    """Share (0 to 1) of some sentences' words that the reporter, not a speaker, chose."""
    words = sum(narrative.words[index] for index in sentences)
    return sum(narrative.told[index] for index in sentences) / words if words else 0.0


def narrated(evidence: PairEvidence, link: Link) -> float:
    """Share (0 to 1) of a link's words that are a reporter's; 0 for framing on both sides."""
    original, copy = evidence.narratives
    framing = all(i in evidence.original_framing for i in link.original) and all(
        j in evidence.copy_framing for j in link.copy
    )
    if framing and not original.all_framing and not copy.all_framing:
        return 0.0
    # Words in quotation marks on both sides are the speaker's; what only one side
    # quotes, the other tells.
    return max(_told(original, link.original), _told(copy, link.copy))


def _worded(links: Sequence[Link], copy: Narrative) -> NDArray[np.float64]:
    """How much wording each link shares (0 to 1); in full only from a sentence of some length."""
    sizes = [min(sum(copy.words[j] for j in link.copy), FULL_SENTENCE) for link in links]
    shared = [link.overlap * size / FULL_SENTENCE for link, size in zip(links, sizes, strict=True)]
    return np.array(shared or [0.0])


def derivation_features(evidence: PairEvidence) -> NDArray[np.float64]:
    """Describe how much of the copy comes from the original.

    Links count by the share of their words that stand outside quotation marks
    on both sides: independent reports of one speech quote the same words.

    Returns
    -------
    ndarray of float64, shape (len(DERIVATION_FEATURES),)
    """
    links = evidence.alignment.links
    original, copy = evidence.narratives
    ours, theirs = _linked(evidence)
    told = np.array([narrated(evidence, link) for link in links] or [0.0])
    # As if one more link of no weight were there: a single sentence proves little.
    weights = told / (told.sum() + 1.0)
    scores = np.array(evidence.alignment.scores or (0.0,))
    best = np.sort(scores * told)[::-1][:3]
    wording = np.sort(told * _worded(links, copy))[::-1][:2]
    five_grams, longest = _ngrams(original, copy)
    in_order = np.array([not link.moved for link in links] or [False])
    return np.array(
        [
            _share(copy.told, copy.body, theirs),
            _share(original.told, original.body, ours),
            best[0],
            weights @ scores,
            best.sum() / 3,
            wording[0],
            wording.sum() / 2,
            np.log1p(told.sum()),
            weights @ in_order,
            _neighbours(links, told),
            weights @ np.array([link.similarity for link in links] or [0.0]),
            weights @ np.array([link.overlap for link in links] or [0.0]),
            five_grams,
            np.log1p(longest),
            *_shared_weights(evidence.copy, evidence.known),
            np.log1p(sum(copy.words)),
            np.log1p(sum(original.words)),
            evidence.alignment.stories,
        ],
        dtype=np.float64,
    )
