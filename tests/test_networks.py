"""Small networks: the table and back, against plain Python."""

from __future__ import annotations

import numpy as np
import pytest

from spindetect.networks import LARGEST_SCORE, Network, parse_network

TABLE = {
    "features": ["a", "b"],
    "layers": [
        {"weights": [[1.0, -2.0], [0.5, 1.0]], "bias": [0.1, -0.2]},
        {"weights": [[2.0], [-1.0]], "bias": [0.3]},
    ],
}


def _slow(a: float, b: float) -> float:
    hidden = [max(a + 0.5 * b + 0.1, 0.0), max(-2.0 * a + b - 0.2, 0.0)]
    return 2.0 * hidden[0] - hidden[1] + 0.3


@pytest.mark.parametrize(("a", "b"), [(0.0, 0.0), (1.0, -1.0), (-1.0, 2.0), (0.3, 0.4)])
def test_scores_are_those_of_the_plain_sum(a: float, b: float) -> None:
    network = parse_network(TABLE, ("a", "b"))
    score = network.scores(np.array([a, b], dtype=np.float32))
    assert float(score) == pytest.approx(_slow(a, b), abs=1e-5)


def test_leading_dimensions_are_kept() -> None:
    network = parse_network(TABLE, ("a", "b"))
    features = np.random.default_rng(0).normal(size=(3, 4, 2)).astype(np.float32)
    scores = network.scores(features)
    assert scores.shape == (3, 4)
    assert float(scores[2, 1]) == pytest.approx(_slow(*map(float, features[2, 1])), abs=1e-4)


def test_scores_stop_at_certainty() -> None:
    network = parse_network(TABLE, ("a", "b"))
    assert float(network.scores(np.array([1e6, 0.0], np.float32))) == LARGEST_SCORE


def test_without_hidden_units_it_is_a_linear_model() -> None:
    network = Network(((np.array([[1.0], [2.0]], np.float32), np.array([0.5], np.float32)),))
    assert float(network.outputs(np.array([3.0, 4.0], np.float32))[0]) == 11.5


@pytest.mark.parametrize(
    "table", [{"features": ["b", "a"], "layers": []}, {"layers": []}, {"features": ["a", "b"]}]
)
def test_another_table_is_refused(table: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        parse_network(table, ("a", "b"))
