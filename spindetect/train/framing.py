"""Train the framing role model: ``python -m spindetect.train.framing``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from spindetect.evidence.framing.features import features
from spindetect.evidence.framing.model import SCHEMA
from spindetect.train.framing_pages import Example, examples
from spindetect.train.manifest import MODELS, record

__all__ = ["main"]

COMMAND: Final = "python -m spindetect.train.framing"
MIN_EXAMPLES: Final = 4
MIN_GROUPS: Final = 2
MAX_FEATURES: Final = 14_000
INVERSE_REGULARISATION: Final = 1.0
# Body is by far the commonest role on real pages, and a false alarm costs more than a miss.
BODY_WEIGHT: Final = 1.0


def main() -> None:
    """Make the examples, choose the temperature across patterns, fit, write."""
    made = examples()
    names = _vocabulary(made)
    matrix = _matrix(made, names)
    roles = sorted({example.role for example in made})
    target = np.array([roles.index(example.role) for example in made])
    weight = _weights(made, roles)
    groups = [example.group for example in made]
    print(f"{len(made)} examples, {len(names)} features, {len(roles)} roles")
    logits = _held_out(matrix, target, weight, groups)
    temperature = _temperature(logits, target, weight)
    macro = f1_score(target, logits.argmax(axis=1), average="macro", sample_weight=weight)
    print(f"held-out patterns: macro-F1 {macro:.3f}, temperature {temperature:.2f}")
    model = _fit(matrix, target, weight)
    _write(names, roles, model, temperature)


def _vocabulary(made: Sequence[Example]) -> list[str]:
    """Return names that hold for several examples of several patterns, the commonest first."""
    count: dict[str, int] = defaultdict(int)
    groups: dict[str, set[str]] = defaultdict(set)
    for example in made:
        for name in features(example.line):
            count[name] += 1
            if len(groups[name]) < MIN_GROUPS:
                groups[name].add(example.group)
    kept = [n for n, c in count.items() if c >= MIN_EXAMPLES and len(groups[n]) >= MIN_GROUPS]
    return sorted(kept)


def _matrix(made: Sequence[Example], names: Sequence[str]) -> csr_matrix:
    index = {name: column for column, name in enumerate(names)}
    pointers, columns = [0], []
    for example in made:
        columns += sorted(index[name] for name in features(example.line) if name in index)
        pointers.append(len(columns))
    values = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((values, columns, pointers), shape=(len(made), len(names)))


def _weights(made: Sequence[Example], roles: Sequence[str]) -> NDArray[np.float64]:
    """Weigh roles by the square root of their frequency, body above the rest."""
    frequency = np.array([sum(e.role == role for e in made) for role in roles], dtype=float)
    factor = np.sqrt(frequency.mean() / frequency)
    factor[roles.index("body")] *= BODY_WEIGHT
    return np.array([factor[roles.index(example.role)] for example in made])


def _fit(
    matrix: csr_matrix, target: NDArray[np.int64], weight: NDArray[np.float64]
) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=300, tol=1e-3)
    return model.fit(matrix, target, sample_weight=weight)


def _held_out(
    matrix: csr_matrix,
    target: NDArray[np.int64],
    weight: NDArray[np.float64],
    groups: Sequence[str],
) -> NDArray[np.float64]:
    """Return log-odds of each example from a model that never saw its pattern."""
    logits = np.zeros((matrix.shape[0], target.max() + 1))
    for train, test in GroupKFold(n_splits=3).split(matrix, target, groups):
        model = _fit(matrix[train], target[train], weight[train])
        logits[test] = model.decision_function(matrix[test])
    return logits


def _temperature(
    logits: NDArray[np.float64], target: NDArray[np.int64], weight: NDArray[np.float64]
) -> float:
    def loss(temperature: float) -> float:
        scaled = logits / temperature
        log_sum = np.logaddexp.reduce(scaled, axis=1)
        right = scaled[np.arange(len(target)), target]
        return float(np.average(log_sum - right, weights=weight))

    return float(minimize_scalar(loss, bounds=(0.3, 5.0), method="bounded").x)


def _write(names: Sequence[str], roles: Sequence[str], model: Any, temperature: float) -> None:
    weights = model.coef_.T
    strength = np.abs(weights).max(axis=1)
    kept = sorted(np.argsort(-strength, kind="stable")[:MAX_FEATURES].tolist())
    folder = MODELS / "framing"
    folder.mkdir(exist_ok=True)
    tensors = {
        "weights": weights[kept].astype(np.float16),
        "bias": model.intercept_.astype(np.float32),
    }
    save_file(tensors, folder / "weights.safetensors")
    table = {
        "schema": SCHEMA,
        "roles": list(roles),
        "temperature": round(temperature, 4),
        "features": [names[row] for row in kept],
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"
    (folder / "framing.json").write_text(text, encoding="utf-8")
    files = ["framing/framing.json", "framing/weights.safetensors"]
    record(files, licence="Apache-2.0", made_by=COMMAND)


if __name__ == "__main__":
    main()
