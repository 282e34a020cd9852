"""Train the link model: how likely two units carry the same content.

``python -m spindetect.train.links`` makes pairs from the training corpora, fits
a small network over :data:`~spindetect.align.scores.PAIR_FEATURES`, then one
over :data:`~spindetect.align.scores.CONTEXT_FEATURES` on other pairs, and
writes ``models/align/links.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.features import (
    CONTEXT_FEATURES,
    PAIR_FEATURES,
    RUN_FEATURES,
    background_of,
    context_features,
    pair_features,
    run_features,
    story_cosine,
)
from spindetect.align.model import LinkModel
from spindetect.align.sentences import SHAPES, best_blocks, block_gains
from spindetect.align.units import Units, units_of_pair
from spindetect.encode import Encoder, load_encoder
from spindetect.networks import Network
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document
from spindetect.resources import models_folder
from spindetect.train.copies import TrainingPair
from spindetect.train.copies_units import RoleSpan
from spindetect.train.dataset import Block, gold_blocks, training_pairs
from spindetect.train.fitting import fit_linear, fit_network, network_table
from spindetect.train.manifest import record

__all__ = ["main"]

NAME: Final = "align/links.json"
SEED: Final = 11
PAIRS: Final = 3000
SHUFFLED: Final = 0.5
HIDDEN: Final = 16
# Of the negatives with little in common, this many for each pair are kept.
EASY_NEGATIVES: Final = 40
HARD_COSINE: Final = 0.3
INDEPENDENT_WEIGHT: Final = 4.0
# Chosen on dev: windows of 40 lines of spun_sentences reach F1 .994, shuffled ones .922, while
# independent articles of one event share links for 6% of their sentences, most of them
# quotations of the same words, and independent articles of one week for 0.1%.
THRESHOLD: Final = -2.0
SHOWN_THRESHOLDS: Final = np.arange(-4.0, 3.1, 0.5)

Floats = NDArray[np.float32]
Gains = dict[tuple[int, int], Floats]


@dataclass(frozen=True, slots=True)
class Example:
    """A made pair, ready to compare."""

    pair: TrainingPair
    original: Document
    copy: Document
    vectors: tuple[Floats, Floats]
    gold: tuple[Block, ...]
    body: tuple[NDArray[np.bool_], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Features, answers and weights of some cells."""

    features: Floats
    answers: NDArray[np.bool_]
    weights: Floats


def examples(pairs: Iterable[TrainingPair], encoder: Encoder) -> Iterator[Example]:
    """Prepare pairs whose links are known."""
    for pair in pairs:
        if pair.links is None:
            continue
        original, copy = (prepare(from_text(t)) for t in (pair.original_text, pair.copy_text))
        vectors = [encoder.encode([s.form for s in d.sentences]) for d in (original, copy)]
        gold = tuple(block for _, block in gold_blocks(pair, original, copy))
        body = _body(original, pair.original_roles), _body(copy, pair.copy_roles)
        yield Example(pair, original, copy, (vectors[0], vectors[1]), gold, body)


def _body(document: Document, roles: Sequence[RoleSpan]) -> NDArray[np.bool_]:
    """Tell sentences of the story from furniture, which two pages may share by chance."""
    furniture = [(role.start, role.end) for role in roles if role.role != "body"]
    return np.array(
        [not any(a < s.end and s.start < b for a, b in furniture) for s in document.sentences],
        dtype=np.bool_,
    )


def _labels(example: Example, shape: tuple[int, int], *, parts: bool = False) -> NDArray[np.int8]:
    """1 for a gold block of this shape, 0 for none, -1 where only a part is gold.

    With ``parts``, a single sentence that was split or merged is gold with each
    of its parts: each carries some of its content.
    """
    a, b = shape
    rows = max(len(example.original.sentences) - a + 1, 0)
    columns = max(len(example.copy.sentences) - b + 1, 0)
    labels = np.zeros((rows, columns), dtype=np.int8)
    for ours, theirs in example.gold:
        first, last = min(ours), max(ours) + 1
        left, right = min(theirs), max(theirs) + 1
        wider = last - first > a or right - left > b
        if wider:
            # A part of a larger block is neither right nor wrong.
            split = min(last - first, right - left) == 1
            mark = 1 if parts and split else -1
            labels[max(first - a + 1, 0) : last, max(left - b + 1, 0) : right] = mark
        elif (last - first, right - left) == shape:
            labels[first, left] = 1
    for shift in range(a):
        labels[~example.body[0][shift : shift + rows]] = -1
    for shift in range(b):
        labels[:, ~example.body[1][shift : shift + columns]] = -1
    return labels


def _cells(features: Floats, labels: NDArray[np.int8], rng: np.random.Generator) -> Rows:
    """Keep all gold cells, the hard others, and a few of the rest."""
    flat = features.reshape(-1, features.shape[-1])
    marks = labels.reshape(-1)
    hard = (flat[:, 0] > HARD_COSINE) | (marks == 1)
    easy = np.flatnonzero(~hard)
    chosen = rng.choice(easy, min(EASY_NEGATIVES, len(easy)), replace=False)
    kept = np.concatenate([np.flatnonzero(hard), chosen])
    kept = np.sort(kept[marks[kept] >= 0])
    weight = np.where(np.isin(kept, chosen), max(len(easy), 1) / max(len(chosen), 1), 1.0)
    return Rows(flat[kept], marks[kept] == 1, np.minimum(weight, 20.0).astype(np.float32))


def _units(example: Example) -> tuple[tuple[Units, ...], tuple[Units, ...], Floats]:
    return units_of_pair(example.original, example.copy, *example.vectors)


def _gather(parts: Sequence[tuple[Rows, float]]) -> Rows:
    return Rows(
        np.concatenate([rows.features for rows, _ in parts]),
        np.concatenate([rows.answers for rows, _ in parts]),
        np.concatenate([rows.weights * factor for rows, factor in parts]).astype(np.float32),
    )


def _factor(example: Example) -> float:
    return INDEPENDENT_WEIGHT if example.pair.derivation == "independent" else 1.0


def _singles(example: Example) -> tuple[Floats, float]:
    originals, copies, weights = _units(example)
    background = background_of(originals[0], copies[0])
    features = pair_features(originals[0], copies[0], weights, background)
    return features, story_cosine(originals[0], copies[0])


def _pair_rows(batch: Sequence[Example], rng: np.random.Generator) -> Rows:
    parts = []
    for example in batch:
        features, _ = _singles(example)
        if features.size:
            labels = _labels(example, (1, 1), parts=True)
            parts.append((_cells(features, labels, rng), _factor(example)))
    return _gather(parts)


def _context_rows(batch: Sequence[Example], pair: Network, rng: np.random.Generator) -> Rows:
    """Describe surroundings; in half of the examples the copy's sentences are shuffled."""
    parts = []
    for example in batch:
        (pairwise, stories), labels = _singles(example), _labels(example, (1, 1), parts=True)
        if pairwise.size:
            if rng.random() < SHUFFLED:
                order = rng.permutation(pairwise.shape[1])
                pairwise, labels = pairwise[:, order], labels[:, order]
            features = context_features(pair.scores(pairwise), pairwise, stories)
            cells = np.concatenate([pairwise[..., :1], features], axis=-1)
            rows = _cells(cells, labels, rng)
            parts.append((replace(rows, features=rows.features[:, 1:]), _factor(example)))
    return _gather(parts)


def _run_rows(batch: Sequence[Example], pair: Network, context: Network) -> Rows:
    """Describe gold runs, and runs around a gold single pair that is gold alone."""
    parts = []
    for example in batch:
        originals, copies, weights = _units(example)
        background = background_of(originals[0], copies[0])
        singles = pair_features(originals[0], copies[0], weights, background)
        if not singles.size:
            continue
        stories = story_cosine(originals[0], copies[0])
        scores = context.scores(context_features(pair.scores(singles), singles, stories))
        alone = _labels(example, (1, 1)) == 1
        for a, b in SHAPES[1:]:
            runs = pair_features(originals[a - 1], copies[b - 1], weights, background)
            if not runs.size:
                continue
            features, _ = run_features(runs, singles, scores, (a, b))
            labels = _labels(example, (a, b))
            p, q = labels.shape
            around = np.logical_or.reduce(
                [alone[i : i + p, j : j + q] for i in range(a) for j in range(b)]
            )
            kept = (labels == 1) | (around & (labels == 0))
            weight = np.ones(int(kept.sum()), dtype=np.float32)
            parts.append((Rows(features[kept], labels[kept] == 1, weight), 1.0))
    return _gather(parts)


def _fitted(rows: Rows) -> Network:
    return fit_network(rows.features, rows.answers, rows.weights, hidden=HIDDEN)


def _counts(
    batch: Sequence[Example], gains: Sequence[Gains], threshold: float
) -> NDArray[np.float64]:
    """Right and all found pairs, found and all gold sentences, wrong links of independents."""
    totals = np.zeros(5)
    for example, scores in zip(batch, gains, strict=True):
        above = {shape: matrix - threshold for shape, matrix in scores.items()}
        size = len(example.original.sentences), len(example.copy.sentences)
        found = {
            (i, j)
            for block in best_blocks(above, *size)
            for i in range(block.original, block.original + block.original_length)
            for j in range(block.copy, block.copy + block.copy_length)
            if example.body[0][i] and example.body[1][j]
        }
        gold = {(i, j) for ours, theirs in example.gold for i in ours for j in theirs}
        sentences = {j for i, j in gold if example.body[0][i] and example.body[1][j]}
        hit = sentences & {j for _, j in found & gold}
        wrong = len(found) if example.pair.derivation == "independent" else 0
        totals += (len(found & gold), len(found), len(hit), len(sentences), wrong)
    return totals


def _measures(totals: NDArray[np.float64]) -> dict[str, float]:
    right, found, hit, gold, wrong = map(float, totals)
    precision, recall = right / max(found, 1.0), hit / max(gold, 1.0)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "wrong_links_between_independents": wrong,
    }


def _measured(batch: Sequence[Example], model: LinkModel) -> dict[str, float]:
    """Measure on pairs that no part was fitted on, at the threshold and around it."""
    gains = [block_gains(*_units(example), replace(model, threshold=0.0)) for example in batch]
    for threshold in SHOWN_THRESHOLDS:
        measures = _measures(_counts(batch, gains, float(threshold)))
        print(f"threshold {threshold:5.2f}  {measures}", file=sys.stderr)
    return _measures(_counts(batch, gains, model.threshold))


def train(batch: Sequence[Example], seed: int) -> tuple[LinkModel, dict[str, float]]:
    """Fit the three models on two thirds of the pairs; measure on the last.

    Returns
    -------
    model : LinkModel
    measures : dict
        Precision, recall and F1 of sentence pairs on the last third.
    """
    rng = np.random.default_rng(seed)
    third = len(batch) // 3
    pair = _fitted(_pair_rows(batch[: 2 * third], rng))
    context = _fitted(_context_rows(batch[third : 2 * third], pair, rng))
    runs = _run_rows(batch[: 2 * third], pair, context)
    run = fit_linear(runs.features, runs.answers, runs.weights)
    model = LinkModel(pair, context, run, THRESHOLD)
    return model, _measured(batch[2 * third :], model)


def _table(model: LinkModel, measures: dict[str, float]) -> dict[str, Any]:
    return {
        "pair": network_table(PAIR_FEATURES, model.pair),
        "context": network_table(CONTEXT_FEATURES, model.context),
        "run": network_table(RUN_FEATURES, model.run),
        "threshold": model.threshold,
        "measured_on_made_pairs": measures,
    }


def main() -> None:
    """Train and write the bundled link model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    batch = list(examples(training_pairs(options.pairs, options.seed), load_encoder()))
    model, measures = train(batch, options.seed)
    path = models_folder() / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    table = json.dumps(_table(model, measures))
    path.write_text(table + "\n", encoding="utf-8")
    record([NAME], licence="Apache-2.0", made_by="python -m spindetect.train.links")
    print(json.dumps(measures))


if __name__ == "__main__":
    main()
