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

from spindetect.encode import load_encoder
from spindetect.evidence.framing.context import context_names
from spindetect.evidence.framing.features import features
from spindetect.evidence.framing.model import SCHEMA
from spindetect.records import Role
from spindetect.train.framing_context import context_examples
from spindetect.train.framing_network import Reader, fit_context, fit_reader
from spindetect.train.framing_pages import Example, examples
from spindetect.train.manifest import MODELS, record

__all__ = ["main"]

COMMAND: Final = "python -m spindetect.train.framing"
MIN_EXAMPLES: Final = 4
MIN_GROUPS: Final = 3
MAX_FEATURES: Final = 14_000
# Lines of our own writing, body that looks like framing among them, count for more than the
# running text of releases, of which there is plenty.
PATTERN_WEIGHT: Final = 2.0
FOLDS: Final = 3
DIGITS: Final = 4

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


def main() -> None:
    """Make the examples, fit both networks, choose the temperatures across patterns, write."""
    made = examples()
    roles: list[Role] = sorted({example.role for example in made if example.role})
    target = np.array([roles.index(e.role) if e.role else -1 for e in made])
    groups = np.array([example.group for example in made])
    weight = _weights(target, len(roles))
    weight[np.char.startswith(groups, "pattern-")] *= PATTERN_WEIGHT
    vectors = load_encoder().encode([example.line.text for example in made])
    names = _vocabulary(made)
    matrix = _matrix(made, names)
    kept = _telling(matrix, target, weight)
    names, matrix = [names[column] for column in kept], matrix[:, kept].tocsr()
    print(f"{len(made)} examples, {len(names)} features, {len(roles)} roles")

    logits = _held_out(matrix, vectors, target, weight, groups)
    first = _temperature(logits, target, weight)
    _say("lines on their own", logits, target, made)
    rows, seen = context_examples(made, _softmax(logits / first), roles)
    context, temperature = _context(seen, target[rows], weight[rows], groups[rows], made, rows)
    known = target >= 0
    reader = fit_reader(matrix[known], vectors[known], target[known], weight[known], len(roles))
    table = {
        "schema": SCHEMA,
        "roles": roles,
        "first_temperature": round(first, 4),
        "temperature": round(temperature, 4),
        "context": _context_table(roles, context),
        "features": names,
    }
    _write(reader, table)


def _vocabulary(made: Sequence[Example]) -> list[str]:
    """Return names that hold for several examples of several patterns."""
    count: dict[str, int] = defaultdict(int)
    groups: dict[str, set[str]] = defaultdict(set)
    for example in made:
        if example.role is None:
            continue
        for name in features(example.line):
            count[name] += 1
            if len(groups[name]) < MIN_GROUPS:
                groups[name].add(example.group)
    return sorted(n for n, c in count.items() if c >= MIN_EXAMPLES and len(groups[n]) >= MIN_GROUPS)


def _matrix(made: Sequence[Example], names: Sequence[str]) -> csr_matrix:
    index = {name: column for column, name in enumerate(names)}
    pointers, columns = [0], []
    for example in made:
        columns += sorted(index[name] for name in features(example.line) if name in index)
        pointers.append(len(columns))
    values = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((values, columns, pointers), shape=(len(made), len(names)))


def _weights(target: Numbers, roles: int) -> Matrix:
    """Weigh roles by the square root of their frequency; lines without a role not at all."""
    frequency = np.bincount(target[target >= 0], minlength=roles)
    factor = np.sqrt(frequency.mean() / frequency)
    return np.where(target >= 0, factor[np.maximum(target, 0)], 0).astype(np.float32)


def _telling(matrix: csr_matrix, target: Numbers, weight: Matrix) -> list[int]:
    """Return the columns that a linear model makes most of, rising."""
    known = target >= 0
    model = LogisticRegression(C=1.0, max_iter=60, tol=1e-3)
    model.fit(matrix[known], target[known], sample_weight=weight[known])
    strength = np.abs(model.coef_).max(axis=0)
    return sorted(np.argsort(-strength, kind="stable")[:MAX_FEATURES].tolist())


def _held_out(
    matrix: csr_matrix, vectors: Matrix, target: Numbers, weight: Matrix, groups: NDArray[Any]
) -> Matrix:
    """Return log-odds of each example from a model that never saw its pattern."""
    logits = np.zeros((matrix.shape[0], target.max() + 1), dtype=np.float32)
    for train, test in GroupKFold(n_splits=FOLDS).split(matrix, target, groups):
        used = train[target[train] >= 0]
        reader = fit_reader(
            matrix[used], vectors[used], target[used], weight[used], logits.shape[1]
        )
        logits[test] = reader.logits(matrix[test], vectors[test])
    return logits


def _context(
    seen: Matrix,
    target: Numbers,
    weight: Matrix,
    groups: NDArray[Any],
    made: Sequence[Example],
    rows: Numbers,
) -> tuple[list[tuple[Matrix, Matrix]], float]:
    """Fit the second network; its temperature is chosen on patterns held out."""
    roles = target.max() + 1
    logits = np.zeros((len(seen), roles), dtype=np.float32)
    for train, test in GroupKFold(n_splits=FOLDS).split(seen, target, groups):
        used = train[target[train] >= 0]
        layers = fit_context(seen[used], target[used], weight[used], roles)
        logits[test] = _forward(layers, seen[test])
    _say("lines among their neighbours", logits, target, [made[row] for row in rows])
    known = target >= 0
    layers = fit_context(seen[known], target[known], weight[known], roles)
    return layers, _temperature(logits, target, weight)


def _forward(layers: Sequence[tuple[Matrix, Matrix]], values: Matrix) -> Matrix:
    (first, bias), (last, final) = layers
    out: Matrix = np.maximum(values @ first + bias, 0) @ last + final
    return out


def _softmax(logits: Matrix) -> Matrix:
    exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Matrix = (exponents / exponents.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _temperature(logits: Matrix, target: Numbers, weight: Matrix) -> float:
    known = target >= 0
    logits, target, weight = logits[known].astype(np.float64), target[known], weight[known]

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        log_sum = np.logaddexp.reduce(scaled, axis=1)
        right = scaled[np.arange(len(target)), target]
        return float(np.average(log_sum - right, weights=weight))

    return float(minimize_scalar(loss, bounds=(0.3, 5.0), method="bounded").x)


def _say(name: str, logits: Matrix, target: Numbers, made: Sequence[Example]) -> None:
    alone = np.array([example.line.top < 0 for example in made])
    for where, rows in (("alone", alone), ("on pages", ~alone)):
        chosen = rows & (target >= 0)
        macro = f1_score(target[chosen], logits[chosen].argmax(axis=1), average="macro")
        print(f"held-out patterns, {name}, {where}: macro-F1 {macro:.3f}")


def _context_table(roles: Sequence[Role], layers: Sequence[tuple[Matrix, Matrix]]) -> Any:
    return {
        "features": list(context_names(tuple(roles))),
        "layers": [
            {
                "weights": [[round(float(v), DIGITS) for v in row] for row in weights],
                "bias": [round(float(v), DIGITS) for v in bias],
            }
            for weights, bias in layers
        ],
    }


def _write(reader: Reader, table: dict[str, Any]) -> None:
    folder = MODELS / "framing"
    folder.mkdir(exist_ok=True)
    tensors = {
        "weights": reader.weights.astype(np.float16),
        "vector_weights": reader.vector_weights.astype(np.float16),
        "hidden_bias": reader.hidden_bias.astype(np.float32),
        "output": reader.output.astype(np.float32),
        "bias": reader.bias.astype(np.float32),
    }
    save_file(
        {name: np.ascontiguousarray(t) for name, t in tensors.items()},
        folder / "weights.safetensors",
    )
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"
    (folder / "framing.json").write_text(text, encoding="utf-8")
    files = ["framing/framing.json", "framing/weights.safetensors"]
    record(files, licence="Apache-2.0", made_by=COMMAND)


if __name__ == "__main__":
    main()
