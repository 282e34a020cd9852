"""Whether the words of a sentence without a link stand in the other text after all."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from math import fsum
from typing import Final

from spindetect.records import Document, Sentence

__all__ = ["Carrier", "Trace"]

_RUN: Final = 3  # words that stand together are a phrase


@dataclass(frozen=True, slots=True)
class Trace:
    """How much of a sentence stands in the other text.

    Parameters
    ----------
    phrases : float
        Share (0 to 1) of what its words say, by their weights, that stands there in
        runs of three words or more, wherever that is.
    near : float
        Share (0 to 1) of what its words say that stands in two neighbouring sentences.
    """

    phrases: float
    near: float


class Carrier:
    """A document in which the words of another's sentences are looked up.

    Words are compared by their stems. Tables are made when first needed: most
    sentences have too few words in common with the other text to ask further.

    Parameters
    ----------
    document : Document
    """

    def __init__(self, document: Document) -> None:
        self._stems = [
            [word.stem for word in sentence.words if word.is_word]
            for sentence in document.sentences
        ]

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset([stem for stems in self._stems for stem in stems])

    @functools.cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        stems = [stem for stems in self._stems for stem in stems]
        return frozenset(zip(stems, stems[1:], stems[2:], strict=False))

    @functools.cached_property
    def _sets(self) -> list[frozenset[str]]:
        return [frozenset(stems) for stems in self._stems]

    def trace(self, sentence: Sentence, least: float, enough: float) -> Trace:
        """Look a sentence up.

        Parameters
        ----------
        sentence : Sentence
            Of the other document.
        least : float
            Share of its words below which it is not looked for further: what is
            returned then is no more than this.
        enough : float
            Share in phrases from which it is not looked for further either.
        """
        words = [(word.stem, word.weight) for word in sentence.words if word.is_word]
        total = sum([weight for _, weight in words])
        if not total:
            return Trace(0.0, 0.0)
        share = sum([weight for stem, weight in words if stem in self._known]) / total
        if share < least:
            return Trace(0.0, share)
        phrases = self._phrases(words) / total
        return Trace(phrases, share if phrases >= enough else self._near(words) / total)

    def _phrases(self, words: list[tuple[str, float]]) -> float:
        stems = [stem for stem, _ in words]
        standing = [False] * len(words)
        for at, run in enumerate(zip(stems, stems[1:], stems[2:], strict=False)):
            if run in self._runs:
                standing[at : at + _RUN] = [True] * _RUN
        return sum([weight for (_, weight), stands in zip(words, standing, strict=True) if stands])

    def _near(self, words: list[tuple[str, float]]) -> float:
        weights: dict[str, float] = {}
        for stem, weight in words:
            weights[stem] = weights.get(stem, 0.0) + weight
        asked = frozenset(weights)
        found = [asked & stems for stems in self._sets]
        # Rounded once, so that the order of a set, which is chance, is nothing to the sum.
        sums = [fsum([weights[stem] for stem in stems]) for stems in found]
        best = max(sums)
        for at in range(len(sums) - 1):
            # Two neighbours hold no more than both together: the union is made where that is most.
            if sums[at] and sums[at + 1] and sums[at] + sums[at + 1] > best:
                best = max(best, fsum([weights[stem] for stem in found[at] | found[at + 1]]))
        return best
