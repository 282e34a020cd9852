"""Scores labelled pairs with any system, in one process or several."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.eval.links import Aligner
from tests.eval.pairs import EvalPair

__all__ = [
    "ALIGNERS",
    "SYSTEMS",
    "PairScore",
    "Scored",
    "Scorer",
    "build",
    "build_aligner",
    "score_pairs",
    "write_scores",
]


@dataclass(frozen=True, slots=True)
class Scored:
    """What a system says of a pair.

    Parameters
    ----------
    score : float
        The higher, the more derived.
    accused : bool or None
        Its verdict at its own default; None when it has none.
    """

    score: float
    accused: bool | None = None


@dataclass(frozen=True, slots=True)
class PairScore:
    """A pair's label beside what a system said of it and how long that took."""

    id: str
    group: str
    derived: bool
    cluster: str
    extra: bool
    score: float
    accused: bool | None
    milliseconds: float


Scorer = Callable[[str, str], Scored]

# Module and class by name: imported when asked for, since some need torch or scikit-learn.
SYSTEMS = {
    "spindetect": ("tests.eval.system", "SpindetectScorer"),
    "containment": ("tests.eval.peers", "Containment"),
    "tfidf": ("tests.eval.peers", "TfidfCosine"),
    "rapidfuzz": ("tests.eval.peers", "TokenSetRatio"),
    "minilm": ("tests.eval.peers", "MiniLmBestMatch"),
}
ALIGNERS = {
    "spindetect": ("tests.eval.system", "SpindetectLinks"),
    "mutual-best": ("tests.eval.peers", "MutualBestLinks"),
}

_scorer: Scorer | None = None


def build(name: str) -> Scorer:
    """Make a system by its name in `SYSTEMS`."""
    module, cls = SYSTEMS[name]
    scorer: Scorer = getattr(importlib.import_module(module), cls)()
    return scorer


def build_aligner(name: str) -> Aligner:
    """Make a linking system by its name in `ALIGNERS`."""
    module, cls = ALIGNERS[name]
    aligner: Aligner = getattr(importlib.import_module(module), cls)()
    return aligner


def _start(name: str) -> None:
    global _scorer  # noqa: PLW0603 - a worker process holds one system
    _scorer = build(name)
    _scorer("Rain fell on Oslo.", "It rained in Oslo.")  # pays for whatever loads lazily


def _score(pair: EvalPair) -> PairScore:
    if _scorer is None:
        raise RuntimeError("a worker was not started with a system")
    began = time.perf_counter()
    scored = _scorer(pair.original, pair.copy)
    took = 1000 * (time.perf_counter() - began)
    return PairScore(
        pair.id,
        pair.group,
        pair.derived,
        pair.cluster,
        pair.extra,
        scored.score,
        scored.accused,
        took,
    )


def score_pairs(name: str, pairs: Sequence[EvalPair], *, jobs: int = 1) -> list[PairScore]:
    """Score pairs with a system, in their order.

    Parameters
    ----------
    name : str
        A key of `SYSTEMS`.
    pairs : sequence of EvalPair
    jobs : int
        Processes; 1 stays in this one.
    """
    if jobs <= 1:
        _start(name)
        return [_score(pair) for pair in pairs]
    # One process a core: threads inside each would only get in each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(name,)) as pool:
        return list(pool.map(_score, pairs, chunksize=8))


def write_scores(path: Path, scores: Iterable[PairScore]) -> None:
    """Write scores as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for score in scores:
            file.write(json.dumps(asdict(score)) + "\n")
