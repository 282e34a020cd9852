"""Train the judge: derivation and manner.

``python -m spindetect.train.judge`` makes pairs from the training corpora, takes
them through the bundled encoder, aligner and spin model, fits two linear models
and writes ``models/judge/judge.json``.
"""

from __future__ import annotations

import argparse
import functools
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from spindetect.detector import Detector
from spindetect.judge.features import (
    DERIVATION_FEATURES,
    MANNER_FEATURES,
    derivation_features,
    manner_features,
)
from spindetect.judge.model import MANNERS
from spindetect.resources import models_folder
from spindetect.train.copies import TrainingPair
from spindetect.train.dataset import training_pairs
from spindetect.train.manifest import record

__all__ = ["main"]

NAME: Final = "judge/judge.json"
# Other pairs than the link and spin models were fitted on.
SEED: Final = 12
PAIRS: Final = 3000
HELD: Final = 0.25
# A copy of which half of the story or more is linked is derived, less is partial.
WHOLE: Final = 0.5
# Probability from which a pair is accused.
THRESHOLD: Final = 0.5
# Independent texts count this much: a false accusation costs more than a miss.
INDEPENDENT_WEIGHT: Final = 3.0
STRENGTH: Final = 0.3

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair's features and answers."""

    group: str
    recipe: str
    derived: bool
    manner: str | None
    derivation: Vector
    edits: Vector


@functools.cache
def _detector() -> Detector:
    return Detector()


def _row(pair: TrainingPair) -> Row:
    evidence = _detector().evidence(pair.original_text, pair.copy_text)
    manner = pair.manner if evidence.alignment.links else None
    return Row(
        pair.group,
        pair.recipe,
        pair.derivation != "independent",
        manner,
        derivation_features(evidence),
        manner_features(evidence),
    )


def rows(pairs: Sequence[TrainingPair], jobs: int) -> list[Row]:
    """Take pairs through the detector, in processes; in order."""
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        return list(pool.map(_row, pairs, chunksize=32))


def _split(found: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Keep a share of the groups for measuring."""
    groups = sorted({row.group for row in found})
    held = set(groups[:: round(1 / HELD)])
    return [r for r in found if r.group not in held], [r for r in found if r.group in held]


def _standard(matrix: Vector) -> tuple[Vector, Vector]:
    return matrix.mean(axis=0), matrix.std(axis=0) + 1e-6


def _part(
    names: Sequence[str], model: LogisticRegression, mean: Vector, scale: Vector
) -> dict[str, Any]:
    return {
        "features": list(names),
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weights": model.coef_.round(5).tolist(),
        "bias": model.intercept_.round(5).tolist(),
    }


def fit_derivation(
    train: Sequence[Row], held: Sequence[Row]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit the yes-or-no question, and measure it on held-out groups."""
    matrix = np.stack([row.derivation for row in train])
    answers = np.array([row.derived for row in train])
    mean, scale = _standard(matrix)
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    weights = np.where(answers, 1.0, INDEPENDENT_WEIGHT)
    model.fit((matrix - mean) / scale, answers, sample_weight=weights)
    scores = model.decision_function((np.stack([r.derivation for r in held]) - mean) / scale)
    truth = np.array([row.derived for row in held])
    bar = scores[~truth].max()
    measures = {
        "pairs": len(held),
        "auc": round(float(roc_auc_score(truth, scores)), 4),
        "found_without_false_accusation": round(float((scores[truth] > bar).mean()), 4),
        "found_at_half": round(float((scores[truth] > 0).mean()), 4),
        "accused_at_half": round(float((scores[~truth] > 0).mean()), 4),
    }
    return _part(DERIVATION_FEATURES, model, mean, scale), measures


def fit_manner(train: Sequence[Row], held: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit the four manners, and measure them on held-out groups."""
    kept, others = ([r for r in part if r.manner is not None] for part in (train, held))
    matrix = np.stack([row.edits for row in kept])
    mean, scale = _standard(matrix)
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit((matrix - mean) / scale, [MANNERS.index(r.manner) for r in kept])
    found = model.predict((np.stack([r.edits for r in others]) - mean) / scale)
    truth = np.array([MANNERS.index(r.manner) for r in others])
    edited = np.isin(truth, [MANNERS.index("verbatim"), MANNERS.index("edited")])
    measures = {
        "pairs": len(truth),
        "macro_f1": round(float(f1_score(truth, found, average="macro")), 4),
        "honest_called_spun": round(float((found[edited] == MANNERS.index("spun")).mean()), 4),
    }
    return _part(MANNER_FEATURES, model, mean, scale), measures


def main() -> None:
    """Train and write the bundled judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    train, held = _split(rows(training_pairs(options.pairs, options.seed), options.jobs))
    derivation, found = fit_derivation(train, held)
    manner, named = fit_manner(train, held)
    measured = {"derivation": found, "manner": named}
    table = {
        "derivation": derivation,
        "manner": manner,
        "threshold": THRESHOLD,
        "whole": WHOLE,
        "measured_on_held_out_pairs": measured,
    }
    path = models_folder() / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    record([NAME], licence="Apache-2.0", made_by="python -m spindetect.train.judge")
    print(json.dumps(measured, indent=1))
    for name, weight in zip(DERIVATION_FEATURES, derivation["weights"][0], strict=True):
        print(f"{name:20} {weight:7.3f}")


if __name__ == "__main__":
    main()
