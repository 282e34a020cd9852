"""Train the model of substitutions: which are a machine's and which a person's.

``python -m spindetect.train.spin`` makes pairs from the training corpora, aligns
their words with the bundled models, takes substitutions in spun sentences for a
machine's and those in edited and retranslated ones for a person's, and writes
``models/spin/substitutions.json``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from spindetect.detector import Detector
from spindetect.evidence.spin import SpinScores
from spindetect.evidence.spin_features import SPIN_FEATURES, spin_features
from spindetect.records import Manner
from spindetect.resources import models_folder
from spindetect.train.copies import TrainingPair
from spindetect.train.dataset import gold_blocks, training_pairs
from spindetect.train.fitting import fit_network, network_table
from spindetect.train.manifest import record

__all__ = ["main"]

NAME: Final = "spin/substitutions.json"
SEED: Final = 11
PAIRS: Final = 3000
# And pairs in which words were swapped one for one, but well, and pairs in which every sentence
# was said in other words: no spinner does either.
TOUCHED_UP: Final = 400
RETOLD: Final = 400
HELD: Final = 0.25
# Share of a person's substitutions that may be called a machine's. One swap
# alone accuses nobody; the judge weighs them together.
FALSE_ALARMS: Final = 0.03
HIDDEN: Final = 8
DECAY: Final = 0.1
STARTS: Final = 5

Vector = NDArray[np.float64]


def rows(pairs: Sequence[TrainingPair]) -> Iterator[tuple[str, Vector, Vector]]:
    """Yield, for each pair, its group, the features and the answers of its substitutions."""
    detector = Detector()
    for pair in pairs:
        if pair.links is None or pair.manner is None:
            continue
        evidence = detector.evidence(
            pair.original_text, pair.copy_text, spin=SpinScores({}, threshold=1.0)
        )
        known: dict[int, Manner] = {}
        for manner, (_, copies) in gold_blocks(pair, evidence.original, evidence.copy):
            known.update(dict.fromkeys(copies, manner))
        places, features = spin_features(evidence.linked)
        manners = [known.get(evidence.linked[index].link.copy[0]) for index, _ in places]
        kept = np.array([manner is not None for manner in manners], dtype=np.bool_)
        answers = np.array([manner == "spun" for manner in manners], dtype=np.float64)
        yield pair.group, features[kept], answers[kept]


def main() -> None:
    """Train and write the bundled model of substitutions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    pairs = training_pairs(options.pairs, options.seed)
    pairs += training_pairs(TOUCHED_UP, options.seed, recipe="touched_up")
    pairs += training_pairs(RETOLD, options.seed, recipe="retold")
    found = [row for row in rows(pairs) if len(row[1])]
    groups = sorted({group for group, _, _ in found})
    held = set(groups[:: round(1 / HELD)])
    sides = [[row for row in found if (row[0] in held) is side] for side in (False, True)]
    features, answers = (
        [np.concatenate([row[part] for row in side]) for side in sides] for part in (1, 2)
    )
    spun = answers[0] == 1
    # As much is at stake in the swaps of persons as in those of machines, which are more.
    weights = np.where(spun, 1.0, spun.sum() / max((~spun).sum(), 1))
    network = fit_network(features[0], spun, weights, hidden=HIDDEN, decay=DECAY, starts=STARTS)
    scores = 1 / (1 + np.exp(-network.scores(features[1].astype(np.float32))))
    threshold = float(np.quantile(scores[answers[1] == 0], 1 - FALSE_ALARMS))
    table = {
        "network": network_table(SPIN_FEATURES, network),
        "threshold": round(max(threshold, 0.5), 4),
        "measured_on_held_out_pairs": {
            "substitutions": len(scores),
            "auc": round(float(roc_auc_score(answers[1], scores)), 4),
            "found": round(float((scores[answers[1] == 1] > threshold).mean()), 4),
            "false_alarms": FALSE_ALARMS,
        },
    }
    path = models_folder() / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table) + "\n", encoding="utf-8")
    record([NAME], licence="Apache-2.0", made_by="python -m spindetect.train.spin")
    print(json.dumps(table["measured_on_held_out_pairs"], indent=1))


if __name__ == "__main__":
    main()
