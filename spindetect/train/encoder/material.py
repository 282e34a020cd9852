"""What the student reads: news, the same news spun, parallel versions, graded pairs."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.prepare.sentences import split_sentences
from spindetect.train.copies_mining import mined_pairs
from spindetect.train.corpora import (
    read_agency_pages,
    read_graded_pairs,
    read_parallel_groups,
    read_press_releases,
)
from spindetect.train.encoder.recipe import Workshop
from spindetect.train.spinner import Spinner

__all__ = ["Material", "collect"]

# Shorter lines are headings and furniture; longer ones are lists that were run together.
_WORDS: Final = range(5, 61)
_LETTERS: Final = 0.8
_SENTENCES: Final = 4
# Spinners that take any sense of a word, as the really spun news that was seen does; the gentler
# styles hardly move a sentence and teach little.
_STYLES: Final = ("moby", "thesaurus_machine", "wordnet")
_STRENGTHS: Final = (0.3, 0.95)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the student reads, in one list, and what belongs to what.

    Parameters
    ----------
    texts : list of str
        News, the news spun, versions, the versions spun, graded pairs.
    news : int
        Number of news sentences, in whole documents; as many spun ones follow.
    versions : int
        Number of versions; as many spun ones follow.
    groups : ndarray of int64, shape (g + 1,)
        Versions ``groups[k]`` to ``groups[k + 1]`` say the same; neighbouring
        groups mostly come from one document.
    grades : ndarray of float32, shape (p,)
        Of the pairs at the end of ``texts``, 0 to 5.
    """

    texts: list[str]
    news: int
    versions: int
    groups: NDArray[np.int64]
    grades: NDArray[np.float32]

    @property
    def first_version(self) -> int:
        """Where the versions begin in ``texts``."""
        return 2 * self.news

    @property
    def first_graded(self) -> int:
        """Where the graded pairs begin in ``texts``."""
        return 2 * self.news + 2 * self.versions


def collect(workshop: Workshop) -> Material:
    """Read, spin and lay out the training texts.

    Raises
    ------
    ConfigurationError
        When the training corpora are absent or damaged.
    """
    recipe = workshop.recipe
    news = workshop.texts(
        "news",
        "seed news same_topic",
        lambda: _news(recipe.news, recipe.seed, recipe.same_topic),
    )
    groups = _groups(recipe.versions, recipe.seed)
    versions = list(itertools.chain.from_iterable(groups))
    spun_news = workshop.texts(
        "spun-news", "seed news same_topic", lambda: _spun(news, recipe.seed)
    )
    spun_versions = workshop.texts(
        "spun-versions", "seed versions", lambda: _spun(versions, recipe.seed)
    )
    graded = list(read_graded_pairs())
    pairs = list(itertools.chain.from_iterable((pair.a, pair.b) for pair in graded))
    return Material(
        texts=[*news, *spun_news, *versions, *spun_versions, *pairs],
        news=len(news),
        versions=len(versions),
        groups=np.cumsum([0, *map(len, groups)]),
        grades=np.array([pair.score for pair in graded], dtype=np.float32),
    )


def _news(limit: int, seed: int, same_topic: int) -> list[str]:
    """Sentences of whole documents, each sentence once."""
    seen: set[str] = set()
    kept: list[str] = []
    for paragraphs in _documents(seed, same_topic):
        fresh = list(dict.fromkeys(s for s in _sentences(paragraphs) if s not in seen))
        if len(fresh) >= _SENTENCES:
            seen.update(fresh)
            kept += fresh
        if len(kept) >= limit:
            break
    return kept


def _documents(seed: int, same_topic: int) -> Iterator[list[str]]:
    """Releases and pages in random order, each release followed by others on its topic."""
    documents = [release.text.split("\n") for release in read_press_releases()]
    others: dict[int, list[int]] = {}
    for pair in sorted(mined_pairs() if same_topic else (), key=lambda pair: -pair.cosine):
        if pair.kind == "same_topic" and not pair.same_office:
            others.setdefault(pair.first, []).append(pair.second)
            others.setdefault(pair.second, []).append(pair.first)
    documents += [list(page.paragraphs) for page in read_agency_pages()]
    taken: set[int] = set()
    for first in random.Random(seed).sample(range(len(documents)), len(documents)):
        if first not in taken:
            near = [number for number in others.get(first, ()) if number not in taken]
            chosen = [first, *near[:same_topic]]
            taken.update(chosen)
            yield from (documents[number] for number in chosen)


def _groups(limit: int, seed: int) -> list[list[str]]:
    """Versions of each parallel sentence, in the order of their documents."""
    rng = random.Random(f"{seed} versions")
    sentences = itertools.chain.from_iterable(read_parallel_groups().values())
    return [rng.sample(s.versions, min(limit, len(s.versions))) for s in sentences]


def _sentences(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for start, end in split_sentences(paragraph):
            sentence = " ".join(paragraph[start:end].split())
            letters = sum(c.isalpha() or c == " " for c in sentence)
            if len(sentence.split()) in _WORDS and letters >= _LETTERS * len(sentence):
                yield sentence


def _spun(sentences: list[str], seed: int) -> list[str]:
    """Every sentence spun by itself, in a style and a strength of its own."""
    rng = random.Random(f"{seed} {' '.join(_STYLES)}")
    return [
        Spinner(rng.choice(_STYLES), round(rng.uniform(*_STRENGTHS), 2), seed).spin(sentence).text
        for sentence in sentences
    ]
