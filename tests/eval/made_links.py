"""The aligner on made documents."""

from __future__ import annotations

import functools
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from spindetect import Detector
from spindetect.judge import judge
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document, Link
from tests.eval.made_documents import make_document, usable_releases
from tests.eval.made_gold import OPERATIONS, Operation, gold_of, judge_links
from tests.eval.metrics import Counts

__all__ = [
    "LinkedText",
    "MadeResult",
    "linked",
    "made_results",
    "measure_made",
    "measured",
    "sentences_text",
]

_CHUNK = 8
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A link to be read by a person.

    Parameters
    ----------
    kind : str
        Wrong or missed and the operation, or the pair that it is of.
    original, copy : str
        Sentences of both sides.
    score : float
        Log-odds above the threshold of the link; not a number for one that is missed.
    """

    kind: str
    original: str
    copy: str
    score: float


@dataclass(frozen=True, slots=True)
class MadeResult:
    """The links of one made document, counted as pairs of sentences."""

    id: str
    style: str
    strength: float
    counts: Counts
    operations: dict[Operation, Counts]
    furniture: int
    furniture_linked: int
    unsure: int
    flat: bool
    errors: tuple[LinkedText, ...]


@functools.cache
def _detector() -> Detector:
    return Detector()


def linked(original: Document, copy: Document) -> list[tuple[Link, float]]:
    """Link two documents as a report shows it; with log-odds above the threshold."""
    evidence = _detector().evidence(original.article, copy.article)
    copied = judge(evidence).derivation != "independent"
    shown = evidence.shown(copied=copied).alignment
    return list(zip(shown.links, shown.scores, strict=True))


def sentences_text(document: Document, indices: Iterable[int]) -> str:
    """Return sentences of a document as one line."""
    return " ".join(document.sentences[i].form for i in indices)


def measure_made(task: tuple[str, int]) -> MadeResult:
    """Make a copy of a release, link the two and count.

    Parameters
    ----------
    task : (str, int)
        The release's id and its place in the series.
    """
    made = make_document(*task)
    original, copy = prepare(from_text(made.original)), prepare(from_text(made.copy))
    gold = gold_of(made, original, copy)
    links = linked(original, copy)
    found = {(i, j) for link, _ in links for i in link.original for j in link.copy}
    judged = judge_links(gold, found, original)
    scores = {j: score for link, score in links for j in link.copy}
    places = {
        kind: {j for j, operation in enumerate(gold.operations) if operation == kind}
        for kind in OPERATIONS
    }
    errors = [
        LinkedText(
            f"{name} {gold.operations[j]}",
            sentences_text(original, [i]),
            sentences_text(copy, [j]),
            score,
        )
        for name, pairs in (("wrong", judged.wrong), ("missed", judged.missed))
        for i, j in sorted(pairs)
        for score in [scores.get(j, float("nan"))]
    ]
    return MadeResult(
        made.id,
        made.style,
        made.strength,
        judged.counts(),
        {kind: judged.counts(at) for kind, at in places.items()},
        len(places["furniture"]),
        len(places["furniture"] & scores.keys()),
        len(found & gold.unsure),
        made.flat,
        tuple(errors),
    )


def measured(
    measure: Callable[[Item], Result], items: Sequence[Item], *, jobs: int = 1
) -> list[Result]:
    """Apply a measure to items, in their order, in one process or several."""
    if jobs <= 1:
        return [measure(item) for item in items]
    # One process a core: threads inside each would only get in each other's way.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(measure, items, chunksize=_CHUNK))


def made_results(documents: int, *, jobs: int = 1) -> list[MadeResult]:
    """Measure the first so many made documents."""
    names = usable_releases()[:documents]
    tasks = [(name, number) for number, name in enumerate(names)]
    return measured(measure_made, tasks, jobs=jobs)
