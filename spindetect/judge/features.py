"""What a pair's evidence amounts to, as numbers a model can weigh."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.align import Alignment
from spindetect.evidence import LinkedWords, SpinScores
from spindetect.records import Document

__all__ = ["DERIVATION_FEATURES", "MANNER_FEATURES", "PairEvidence", "derivation_features",
           "manner_features", "reuse_of"]  # fmt: skip

NGRAM = 5

DERIVATION_FEATURES = (
    "reuse",
    "coverage",
    "best_score",
    "mean_score",
    "three_best_scores",
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
)
MANNER_FEATURES = (
    "same",
    "format",
    "substituted",
    "inserted",
    "deleted",
    "moved_words",
    "isolated",
    "spin_mean",
    "spin_share",
    "spin_rate",
    "repeated",
    "untouched_links",
    "similarity",
    "overlap",
    "merged_links",
    "moved_links",
)


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Everything the judge looks at.

    Parameters
    ----------
    original, copy : Document
    alignment : Alignment
    linked : sequence of LinkedWords
        One for each link of the alignment.
    spin : SpinScores
    original_framing, copy_framing : collection of int
        Sentences that are not body.
    """

    original: Document
    copy: Document
    alignment: Alignment
    linked: Sequence[LinkedWords]
    spin: SpinScores
    original_framing: Collection[int] = frozenset()
    copy_framing: Collection[int] = frozenset()


def _body(document: Document, framing: Collection[int]) -> list[int]:
    """Sentences of the story; all of them when nothing else is there."""
    body = [s.index for s in document.sentences if s.index not in framing]
    return body or [s.index for s in document.sentences]


def _word_counts(document: Document) -> list[int]:
    return [sum(word.is_word for word in sentence.words) for sentence in document.sentences]


def _share(counts: Sequence[int], body: Sequence[int], linked: Collection[int]) -> float:
    total = sum(counts[index] for index in body)
    return sum(counts[index] for index in body if index in linked) / total if total else 0.0


def reuse_of(evidence: PairEvidence) -> tuple[float, float]:
    """Return the share (0 to 1) of body words inside links, of the copy and of the original."""
    links = evidence.alignment.links
    copy, original = evidence.copy, evidence.original
    reuse = _share(
        _word_counts(copy), _body(copy, evidence.copy_framing), {j for k in links for j in k.copy}
    )
    coverage = _share(
        _word_counts(original),
        _body(original, evidence.original_framing),
        {i for link in links for i in link.original},
    )
    return reuse, coverage


def _keys(document: Document, body: Sequence[int]) -> list[str]:
    sentences = document.sentences
    return [word.key for index in body for word in sentences[index].words if word.is_word]


def _ngrams(original: Sequence[str], copy: Sequence[str]) -> tuple[float, int]:
    """Share of the copy's n-grams that the original holds, and the longest run in words."""
    known = set(zip(*(original[shift:] for shift in range(NGRAM)), strict=False))
    hits = [gram in known for gram in zip(*(copy[s:] for s in range(NGRAM)), strict=False)]
    longest = run = 0
    for hit in hits:
        run = run + 1 if hit else 0
        longest = max(longest, run)
    share = sum(hits) / len(hits) if hits else float(list(original) == list(copy))
    return share, longest + NGRAM - 1 if longest else 0


def _shared_weight(original: Document, copy: Document, *, names: bool) -> float:
    """Share of the copy's rare words (or of its names and figures) that the original holds."""
    known = {word.stem for sentence in original.sentences for word in sentence.words}
    wanted: dict[str, float] = {}
    for sentence in copy.sentences:
        for word in sentence.words[1:] if names else sentence.words:
            if word.is_word and (not names or not word.form[:1].islower()):
                wanted[word.stem] = word.weight**2
    total = sum(wanted.values())
    return sum(w for stem, w in wanted.items() if stem in known) / total if total else 0.0


def _neighbours(evidence: PairEvidence) -> float:
    """Share of links that follow, on both sides, right after another link."""
    links = evidence.alignment.links
    ends = {(link.original[-1], link.copy[-1]) for link in links}
    following = sum((link.original[0] - 1, link.copy[0] - 1) in ends for link in links)
    return following / max(len(links), 1)


def derivation_features(evidence: PairEvidence) -> NDArray[np.float64]:
    """Describe how much of the copy comes from the original.

    Returns
    -------
    ndarray of float64, shape (len(DERIVATION_FEATURES),)
    """
    links, scores = evidence.alignment.links, evidence.alignment.scores
    reuse, coverage = reuse_of(evidence)
    ours = _keys(evidence.original, _body(evidence.original, evidence.original_framing))
    theirs = _keys(evidence.copy, _body(evidence.copy, evidence.copy_framing))
    five_grams, longest = _ngrams(ours, theirs)
    best = sorted(scores, reverse=True)[:3]
    count = max(len(links), 1)
    return np.array(
        [
            reuse,
            coverage,
            best[0] if best else 0.0,
            sum(scores) / count,
            sum(best) / 3,
            np.log1p(len(links)),
            sum(not link.moved for link in links) / count,
            _neighbours(evidence),
            sum(link.similarity for link in links) / count,
            sum(link.overlap for link in links) / count,
            five_grams,
            np.log1p(longest),
            _shared_weight(evidence.original, evidence.copy, names=False),
            _shared_weight(evidence.original, evidence.copy, names=True),
            np.log1p(min(len(ours), len(theirs))),
        ],
        dtype=np.float64,
    )


def _word_shares(linked: Sequence[LinkedWords]) -> dict[str, float]:
    counts: dict[str, float] = {"isolated": 0.0, "repeated": 0.0}
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    total = 0
    for link in linked:
        for at, piece in enumerate(link.pieces):
            size = max(len(piece.original), len(piece.copy))
            total += size
            counts[piece.relation] = counts.get(piece.relation, 0.0) + size
            if piece.relation != "substituted":
                continue
            around = (
                link.pieces[i].relation for i in (at - 1, at + 1) if 0 <= i < len(link.pieces)
            )
            counts["isolated"] += size * all(r in ("same", "format") for r in around)
            key = tuple(w.stem for w in piece.original), tuple(w.stem for w in piece.copy)
            seen[key] = seen.get(key, 0) + 1
    counts["repeated"] = float(sum(count for count in seen.values() if count > 1))
    return {name: count / max(total, 1) for name, count in counts.items()}


def manner_features(evidence: PairEvidence) -> NDArray[np.float64]:
    """Describe how the linked part was changed.

    Returns
    -------
    ndarray of float64, shape (len(MANNER_FEATURES),)
    """
    links, linked = evidence.alignment.links, evidence.linked
    shares = _word_shares(linked)
    spin = list(evidence.spin.probabilities.values())
    machine = [value for value in spin if value > evidence.spin.threshold]
    words = sum(len(link.copy) for link in linked)
    count = max(len(links), 1)
    untouched = sum(all(p.relation in ("same", "format") for p in k.pieces) for k in linked)
    return np.array(
        [
            shares.get("same", 0.0),
            shares.get("format", 0.0),
            shares.get("substituted", 0.0),
            shares.get("inserted", 0.0),
            shares.get("deleted", 0.0),
            shares.get("moved", 0.0),
            shares["isolated"],
            sum(spin) / max(len(spin), 1),
            len(machine) / max(len(spin), 1),
            len(machine) / max(words, 1),
            shares["repeated"],
            untouched / count,
            sum(link.similarity for link in links) / count,
            sum(link.overlap for link in links) / count,
            sum(len(k.original) + len(k.copy) > 2 for k in links) / count,
            sum(link.moved for link in links) / count,
        ],
        dtype=np.float64,
    )
