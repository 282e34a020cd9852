"""Which links stand among the others of their pair: rows for the last of the link networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from spindetect.align.model import LinkModel
from spindetect.align.sentences import Alignment, align_sentences
from spindetect.align.support import support_features, told_words
from spindetect.train.links_examples import Example, Rows, factor_of

__all__ = ["support_rows"]

SHUFFLED: Final = 0.35


def support_rows(batch: Sequence[Example], model: LinkModel, rng: np.random.Generator) -> Rows:
    """Describe every link that the model chooses among its pair's links.

    Parameters
    ----------
    batch : sequence of Example
        Independent pairs that quote one speech too: no link of theirs is right.
    model : LinkModel
        Without the network that is to be fitted.
    rng : numpy.random.Generator
        In a share of the pairs the copy's sentences are shuffled, so that order alone is
        no condition.
    """
    features, answers, weights = [], [], []
    for as_made in batch:
        example = _shuffled(as_made, rng) if rng.random() < SHUFFLED else as_made
        found = align_sentences(example.original, example.copy, *example.vectors, model=model)
        if not found.links:
            continue
        sides = [told_words(document) for document in (example.original, example.copy)]
        rows = support_features(sides, found.links, found.scores, found.stories)
        kept = _story(example, found)
        features.append(rows[kept])
        answers.append(_right(example, found)[kept])
        weights.append(np.full(int(kept.sum()), factor_of(example), dtype=np.float32))
    return Rows(np.concatenate(features), np.concatenate(answers), np.concatenate(weights))


def _shuffled(example: Example, rng: np.random.Generator) -> Example:
    order = rng.permutation(len(example.copy.sentences))
    places = {int(old): new for new, old in enumerate(order)}
    copy = replace(example.copy, sentences=tuple(example.copy.sentences[old] for old in order))
    gold = tuple((ours, tuple(sorted(places[j] for j in theirs))) for ours, theirs in example.gold)
    vectors = example.vectors[0], example.vectors[1][order]
    body = example.body[0], example.body[1][order]
    return replace(example, copy=copy, vectors=vectors, gold=gold, body=body)


def _story(example: Example, found: Alignment) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell links that have an answer from those of furniture with furniture."""
    return np.array(
        [
            all(example.body[0][list(link.original)]) or all(example.body[1][list(link.copy)])
            for link in found.links
        ],
        dtype=np.bool_,
    )


def _right(example: Example, found: Alignment) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    gold = {(i, j) for ours, theirs in example.gold for i in ours for j in theirs}
    return np.array(
        [any((i, j) in gold for i in link.original for j in link.copy) for link in found.links],
        dtype=np.bool_,
    )
