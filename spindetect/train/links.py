"""Train the link model: how likely two units carry the same content.

``python -m spindetect.train.links`` makes pairs from the training corpora, fits
a small network over :data:`~spindetect.align.features.PAIR_FEATURES`, one over
:data:`~spindetect.align.context.CONTEXT_FEATURES`, a linear one over
:data:`~spindetect.align.features.RUN_FEATURES`, and on other pairs one over
:data:`~spindetect.align.support.SUPPORT_FEATURES`, and writes ``models/align/links.json``.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.context import CONTEXT_FEATURES, context_features, story_cosine
from spindetect.align.features import (
    PAIR_FEATURES,
    RUN_FEATURES,
    pair_features,
    run_features,
    run_likeness,
)
from spindetect.align.model import SCHEMA, LinkModel
from spindetect.align.sentences import align_sentences
from spindetect.align.support import SUPPORT_FEATURES
from spindetect.encode import Encoder, load_encoder
from spindetect.networks import Network
from spindetect.resources import models_folder
from spindetect.train.dataset import training_pairs
from spindetect.train.fitting import fit_linear, fit_network, network_table
from spindetect.train.links_examples import (
    Example,
    Floats,
    Rows,
    block_labels,
    examples,
    factor_of,
    gather_rows,
    kept_cells,
    units_of,
)
from spindetect.train.links_merges import merged_example
from spindetect.train.links_support import support_rows
from spindetect.train.manifest import record

__all__ = ["main"]

NAME: Final = "align/links.json"
SEED: Final = 11
PAIRS: Final = 3000
SHUFFLED: Final = 0.5
HIDDEN: Final = 16
# Chosen with dev in view: higher loses really spun lines before the links around them are asked,
# lower brings in more than the support network then turns away.
THRESHOLD: Final = -3.5
# Log-odds from which a link is believed among the others: in a copy, and in any pair. Chosen on
# dev: from -0.5 up, hardly a sentence of articles on one event is linked; the figures stand in the
# model card.
PLAUSIBLE: Final = -3.0
CERTAIN: Final = -0.5
SUPPORT_HIDDEN: Final = 8
SUPPORT_STARTS: Final = 5
# Pairs beside the others of which the copy holds single sentences, spread over another story.
SCATTERED: Final = 300


def _singles(example: Example) -> tuple[Floats, float]:
    originals, copies, weights = units_of(example)
    features = pair_features(originals[0], copies[0], weights)
    return features, story_cosine(originals[0], copies[0])


def _pair_rows(batch: Sequence[Example], rng: np.random.Generator) -> Rows:
    parts = []
    for example in batch:
        features, _ = _singles(example)
        if features.size:
            labels = block_labels(example, (1, 1), parts=True)
            parts.append((kept_cells(features, labels, rng), factor_of(example)))
    return gather_rows(parts)


def _context_rows(batch: Sequence[Example], pair: Network, rng: np.random.Generator) -> Rows:
    """Describe surroundings; in half of the examples the copy's sentences are shuffled."""
    parts = []
    for example in batch:
        (pairwise, stories), labels = _singles(example), block_labels(example, (1, 1), parts=True)
        if pairwise.size:
            if rng.random() < SHUFFLED:
                order = rng.permutation(pairwise.shape[1])
                pairwise, labels = pairwise[:, order], labels[:, order]
            features = context_features(pair.scores(pairwise), pairwise, stories)
            cells = np.concatenate([pairwise[..., :1], features], axis=-1)
            rows = kept_cells(cells, labels, rng)
            parts.append((replace(rows, features=rows.features[:, 1:]), factor_of(example)))
    return gather_rows(parts)


def _run_rows(batch: Sequence[Example], pair: Network, context: Network) -> Rows:
    """Describe gold runs, and runs around a gold single pair that is gold alone."""
    parts = []
    for example in batch:
        originals, copies, weights = units_of(example)
        singles = pair_features(originals[0], copies[0], weights)
        if not singles.size:
            continue
        stories = story_cosine(originals[0], copies[0])
        scores = context.scores(context_features(pair.scores(singles), singles, stories))
        alone = block_labels(example, (1, 1)) == 1
        for (a, b), runs in run_likeness(originals, copies, weights).items():
            features, _ = run_features(runs, singles, scores, (a, b))
            labels = block_labels(example, (a, b))
            p, q = labels.shape
            around = np.logical_or.reduce(
                [alone[i : i + p, j : j + q] for i in range(a) for j in range(b)]
            )
            kept = (labels == 1) | (around & (labels == 0))
            weight = np.ones(int(kept.sum()), dtype=np.float32)
            parts.append((Rows(features[kept], labels[kept] == 1, weight), 1.0))
    return gather_rows(parts)


def _fitted(rows: Rows) -> Network:
    return fit_network(rows.features, rows.answers, rows.weights, hidden=HIDDEN)


def _counts(batch: Sequence[Example], model: LinkModel) -> NDArray[np.float64]:
    """Right and all found pairs, found and all gold sentences, wrong links of independents."""
    totals = np.zeros(5)
    for example in batch:
        made = align_sentences(example.original, example.copy, *example.vectors, model=model)
        independent = example.pair.derivation == "independent"
        believed = made.certain if independent else made.plausible
        found = {
            (i, j)
            for link in made.only(believed or ()).links
            for i in link.original
            for j in link.copy
            if example.body[0][i] and example.body[1][j]
        }
        gold = {(i, j) for ours, theirs in example.gold for i in ours for j in theirs}
        sentences = {j for i, j in gold if example.body[0][i] and example.body[1][j]}
        hit = sentences & {j for _, j in found & gold}
        wrong = len(found) if independent else 0
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


def train(
    batch: Sequence[Example], scattered: Sequence[Example], encoder: Encoder, seed: int
) -> tuple[LinkModel, Network, dict[str, float]]:
    """Fit the four networks on four fifths of the pairs; measure on the last.

    Parameters
    ----------
    batch : sequence of Example
    scattered : sequence of Example
        Copies of single sentences, for the network that looks at the links around.
    encoder : Encoder
    seed : int

    Returns
    -------
    model : LinkModel
    support : Network
        Its last one.
    measures : dict
        Precision, recall and F1 of sentence pairs on the last fifth.
    """
    rng = np.random.default_rng(seed)
    fifths = [batch[part * len(batch) // 5 : (part + 1) * len(batch) // 5] for part in range(5)]
    seen = [e for e in itertools.chain(*fifths[:3]) if e.linked]
    later = [e for e in itertools.chain(*fifths[1:3]) if e.linked]
    pair = _fitted(_pair_rows(seen, rng))
    context = _fitted(_context_rows(later, pair, rng))
    joined = (merged_example(e, encoder, rng) for e in seen)
    more = [e for e in joined if e is not None]
    runs = _run_rows([*seen, *more], pair, context)
    run = fit_linear(runs.features, runs.answers, runs.weights)
    model = LinkModel(pair, context, run, THRESHOLD)
    rows = support_rows([*fifths[3], *scattered], model, rng)
    support = fit_network(
        rows.features, rows.answers, rows.weights, hidden=SUPPORT_HIDDEN, starts=SUPPORT_STARTS
    )
    model = replace(model, support=support, plausible=PLAUSIBLE, certain=CERTAIN)
    return model, support, _measures(_counts(fifths[4], model))


def _table(model: LinkModel, support: Network, measures: dict[str, float]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "pair": network_table(PAIR_FEATURES, model.pair),
        "context": network_table(CONTEXT_FEATURES, model.context),
        "run": network_table(RUN_FEATURES, model.run),
        "support": network_table(SUPPORT_FEATURES, support),
        "threshold": model.threshold,
        "plausible": model.plausible,
        "certain": model.certain,
        "measured_on_made_pairs": measures,
    }


def main() -> None:
    """Train and write the bundled link model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    encoder = load_encoder()
    batch = list(examples(training_pairs(options.pairs, options.seed), encoder))
    scattered = training_pairs(SCATTERED, options.seed, recipe="scattered")
    model, support, measures = train(
        batch, list(examples(scattered, encoder)), encoder, options.seed
    )
    path = models_folder() / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    table = json.dumps(_table(model, support, measures))
    path.write_text(table + "\n", encoding="utf-8")
    record([NAME], licence="Apache-2.0", made_by="python -m spindetect.train.links")
    print(json.dumps(measures))


if __name__ == "__main__":
    main()
