"""Measure what is said to have become of framing: ``python -m tests.eval.framing_status``.

On the copies of :mod:`tests.eval.framing_copies`. A finding is right when role and status are
and it covers most of a planted line; what is told of a story's own lines, the same on both
sides, is wrong unless it is ``kept``. Beside the figures of the whole stand those of the lines
whose role was found, where only the status can be wrong.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from spindetect import Detector
from spindetect.read import from_text
from spindetect.records import Framing, FramingStatus, Role
from tests.eval import corpora
from tests.eval.framing_copies import ROLES, STATUSES, FramedPair, Plant, framed_pairs
from tests.eval.made import NO_SPINNER, have_spinner
from tests.eval.metrics import Counts
from tests.eval.table import render

__all__ = ["StatusResult", "main", "status_measures", "status_results", "status_table"]

COVERED = 0.5


@dataclass(frozen=True, slots=True)
class StatusResult:
    """What was told of one planted line, or told of none.

    Parameters
    ----------
    pair, manner : str
    role : Role
    status : FramingStatus or None
        The truth; None for a finding of which there is no planted line.
    found : FramingStatus or None
        What is told; None where nothing is told of a line.
    known : bool
        Whether the line was found in its role, on both sides if it stands on both.
    how, text : str
    """

    pair: str
    manner: str
    role: Role
    status: FramingStatus | None
    found: FramingStatus | None
    known: bool
    how: str
    text: str

    @property
    def right(self) -> bool:
        """Whether what is told is the truth."""
        return self.status is not None and self.status == self.found


@functools.cache
def _detector() -> Detector:
    return Detector()


def _spans(one: Framing) -> dict[str, tuple[int, int]]:
    """Return a finding's stretches by side, its counterpart's included."""
    found: dict[str, tuple[int, int]] = {one.side: (one.start, one.end)}
    if one.counterpart is not None:
        other = "copy" if one.side == "original" else "original"
        found[other] = (one.counterpart.start, one.counterpart.end)
    return found


def _shared(span: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    if span is None or other is None:
        return 0
    return max(0, min(span[1], other[1]) - max(span[0], other[0]))


def _overlap(plant: Plant, one: Framing) -> int:
    spans = _spans(one)
    sides = (("original", plant.original), ("copy", plant.copy))
    return max(_shared(span, spans.get(name)) for name, span in sides)


def _covered(plant: Plant, found: Sequence[Framing], sides: Callable[..., bool] = any) -> bool:
    """Tell whether findings cover most of a plant, on a side that it stands on or on all."""
    return sides(
        sum(_shared(span, _spans(one).get(name)) for one in found) >= COVERED * (span[1] - span[0])
        for name, span in (("original", plant.original), ("copy", plant.copy))
        if span is not None
    )


def _judge(pair: FramedPair) -> list[StatusResult]:
    sides = (
        from_text(pair.original, source="original"),
        from_text(pair.copy, source="copy"),
    )
    framing = [one for one in _detector().score(*sides).framing if one.role in ROLES]
    results: list[StatusResult] = []
    taken: set[int] = set()
    for plant in pair.plants:
        about = [k for k, one in enumerate(framing) if _overlap(plant, one)]
        mine = [k for k in about if framing[k].role == plant.role]
        right = [framing[k] for k in mine if framing[k].status == plant.status]
        said = Counter(framing[k].status for k in mine).most_common(1)
        found = plant.status if _covered(plant, right) else said[0][0] if said else None
        wrong = [k for k in mine if framing[k].status != plant.status]
        if found == plant.status and any(_covered(plant, [framing[k]]) for k in wrong):
            found = framing[wrong[0]].status
        span = plant.original or plant.copy or (0, 0)
        text = (pair.original if plant.original else pair.copy)[slice(*span)]
        known = _covered(plant, [framing[k] for k in mine], all)
        results.append(_result(pair, plant.role, plant.status, found, known, plant.how, text))
        taken.update(mine)
        for k in set(about) - set(mine) - taken:  # another role than the planted one
            one = framing[k]
            if _covered(plant, [one]):
                taken.add(k)
                how = f"planted as {plant.role}"
                results.append(_result(pair, one.role, None, one.status, True, how, one.text))
    for k, one in enumerate(framing):
        if k not in taken and not _is_of_the_story(pair, one):
            results.append(_result(pair, one.role, None, one.status, True, "", one.text))
    return results


def _result(
    pair: FramedPair,
    role: Role,
    status: FramingStatus | None,
    found: FramingStatus | None,
    known: bool,
    how: str,
    text: str,
) -> StatusResult:
    return StatusResult(pair.id, pair.manner, role, status, found, known, how, text)


def _is_of_the_story(pair: FramedPair, one: Framing) -> bool:
    """Tell whether the story's own line is told rightly, so that it counts neither way."""
    if one.status == "kept":
        return True
    if pair.manner == "edited" and one.status == "omitted":
        return one.text not in pair.copy
    return pair.manner == "spun" and one.text not in (
        pair.copy if one.side == "original" else pair.original
    )


def status_results(*, jobs: int = 1) -> list[StatusResult]:
    """Score every pair, in processes; in order."""
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        return [one for found in pool.map(_judge, framed_pairs(), chunksize=16) for one in found]


def _counts(
    results: Sequence[StatusResult], role: Role | None, status: FramingStatus | None
) -> Counts:
    mine = [one for one in results if role in {None, one.role}]
    right = sum(one.right for one in mine if status in {None, one.status})
    claimed = sum(one.found is not None for one in mine if status in {None, one.found})
    wanted = sum(one.status is not None for one in mine if status in {None, one.status})
    return Counts(right, claimed, wanted)


def status_measures(results: Sequence[StatusResult]) -> dict[str, float]:
    """Return what floors can hold; more is better."""
    measured: dict[str, float] = {}
    for status in STATUSES:
        counts = _counts(results, None, status)
        measured[f"framing_status.{status}.precision"] = counts.precision
        measured[f"framing_status.{status}.recall"] = counts.recall
    known = [one for one in results if one.known and one.status is not None]
    measured["framing_status.right_where_known"] = sum(o.right for o in known) / len(known)
    return measured


def status_table(results: Sequence[StatusResult], *, markdown: bool = False) -> str:
    """Show precision and recall of every role and status, and of each status over the roles."""
    rows = []
    for role in (*ROLES, None):
        for status in (*STATUSES, None):
            counts = _counts(results, role, status)
            known = [
                one
                for one in results
                if one.known
                and one.status is not None
                and role in {None, one.role}
                and status in {None, one.status}
            ]
            share = sum(one.right for one in known) / len(known) if known else 1.0
            cells = [f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{share:.3f}"]
            names = [role or "all", status or "all"]
            rows.append([*names, str(counts.wanted), str(counts.claimed), *cells])
    head = ["role", "status", "planted", "told", "precision", "recall", "right where known"]
    return render(head, rows, markdown=markdown)


def _errors(results: Sequence[StatusResult]) -> str:
    wrong = sorted(
        (one for one in results if not one.right),
        key=lambda one: (one.role, str(one.status), str(one.found)),
    )
    return "\n".join(
        f"{one.role}: {one.status or 'not planted'}, told {one.found or 'nothing'}"
        f" ({one.manner}; {one.how}; {one.pair}) {' '.join(one.text.split())[:150]}"
        for one in wrong
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.framing_status")
    add = parser.add_argument
    add("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    add("--markdown", action="store_true", help="tables in Markdown")
    add("--errors", action="store_true", help="list what is told wrong")
    options = parser.parse_args(arguments)
    if not corpora.have_dev() or not have_spinner():
        sys.stderr.write((NO_SPINNER if corpora.have_dev() else corpora.missing_message()) + "\n")
        return 2
    results = status_results(jobs=options.jobs)
    sys.stdout.write(status_table(results, markdown=options.markdown) + "\n")
    for name, value in status_measures(results).items():
        sys.stdout.write(f"{name:36} {value:.4f}\n")
    if options.errors:
        sys.stdout.write(_errors(results) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
