"""Is the manner of a copy told right?: ``python -m tests.eval.manner``.

Shows, for every group of :mod:`tests.eval.manner_pairs`, what its copies are called, and F1
of every manner over the groups of the bar. A copy that the detector takes for no copy has
no manner, and counts as wrong.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

from spindetect import Detector
from spindetect.read import from_text
from spindetect.records import Manner
from tests.eval import corpora
from tests.eval.made import NO_SPINNER, have_spinner
from tests.eval.manner_pairs import MannerPair, manner_pairs
from tests.eval.metrics import Counts, f1_interval
from tests.eval.table import interval_cell, render

__all__ = ["MannerResult", "main", "manner_measures", "manner_results", "manner_table"]

MANNERS: tuple[Manner, ...] = get_args(Manner)
_NONE = "no copy"


@dataclass(frozen=True, slots=True)
class MannerResult:
    """What one copy is called.

    Parameters
    ----------
    id, group : str
    manner : Manner
        The label.
    found : Manner or None
        What the detector says; None where it sees no copy.
    spin_probability : float
    cluster : str
    extra : bool
    """

    id: str
    group: str
    manner: Manner
    found: Manner | None
    spin_probability: float
    cluster: str
    extra: bool


@functools.cache
def _detector() -> Detector:
    return Detector()


def _result(pair: MannerPair) -> MannerResult:
    sides = from_text(pair.original, source="original"), from_text(pair.copy, source="copy")
    verdict = _detector().score(*sides).verdict
    return MannerResult(
        pair.id,
        pair.group,
        pair.manner,
        verdict.manner,
        verdict.spin_probability,
        pair.cluster,
        pair.extra,
    )


def manner_results(*, jobs: int = 1) -> list[MannerResult]:
    """Score every pair, in processes; in order."""
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        return list(pool.map(_result, manner_pairs(), chunksize=16))


def _counts(results: Sequence[MannerResult], manner: Manner) -> Counts:
    right = sum(result.manner == result.found == manner for result in results)
    claimed = sum(result.found == manner for result in results)
    return Counts(right, claimed, sum(result.manner == manner for result in results))


def manner_measures(results: Sequence[MannerResult]) -> dict[str, float]:
    """Return what floors can hold; more is better."""
    held = [result for result in results if not result.extra]
    edited = [result for result in held if result.manner == "edited"]
    scores = [_counts(held, manner).f1 for manner in MANNERS]
    return {
        "manner.macro_f1": sum(scores) / len(scores),
        "manner.edited_not_spun": sum(r.found != "spun" for r in edited) / len(edited),
        **{f"manner.{m}.f1": score for m, score in zip(MANNERS, scores, strict=True)},
    }


def manner_table(results: Sequence[MannerResult], *, markdown: bool = False) -> str:
    """Show what the copies of each group are called, and F1 of each manner."""
    rows = []
    for group in dict.fromkeys(result.group for result in results):
        members = [result for result in results if result.group == group]
        named = Counter(result.found or _NONE for result in members)
        title = f"{group} (extra)" if members[0].extra else group
        cells = [str(named[name]) for name in (*MANNERS, _NONE)]
        rows.append([title, members[0].manner, str(len(members)), *cells])
    head = ["copies", "label", "n", *MANNERS, _NONE]
    held = [result for result in results if not result.extra]
    scores = []
    for manner in MANNERS:
        counts = _counts(held, manner)
        interval = f1_interval([_counts([result], manner) for result in held])
        cells = [f"{counts.precision:.3f}", f"{counts.recall:.3f}", interval_cell(interval)]
        scores.append([manner, str(counts.wanted), *cells])
    called = render(head, rows, markdown=markdown)
    table = render(["manner", "n", "precision", "recall", "F1"], scores, markdown=markdown)
    macro = manner_measures(results)["manner.macro_f1"]
    return f"{called}\n\n{table}\n\nmacro-F1 {macro:.4f} over {len(held)} copies"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.manner", description=__doc__)
    add = parser.add_argument
    add("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    add("--markdown", action="store_true", help="tables in Markdown")
    add("--errors", action="store_true", help="list what is called by a wrong name")
    add("--dump", type=Path, metavar="FILE", help="write every result as JSON Lines")
    options = parser.parse_args(arguments)
    if not corpora.have_dev() or not have_spinner():
        sys.stderr.write((NO_SPINNER if corpora.have_dev() else corpora.missing_message()) + "\n")
        return 2
    results = manner_results(jobs=options.jobs)
    sys.stdout.write(manner_table(results, markdown=options.markdown) + "\n")
    if options.dump:
        lines = [json.dumps(asdict(result)) + "\n" for result in results]
        options.dump.write_text("".join(lines), encoding="utf-8")
    if options.errors:
        for result in results:
            if result.found != result.manner:
                found = result.found or _NONE
                share = f"{result.spin_probability:.3f}"
                sys.stdout.write(f"{result.id}: {result.manner}, called {found} ({share})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
