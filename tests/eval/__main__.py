"""Measure derivation, links and manner on the dev corpora: ``python -m tests.eval``.

The parts ``made``, ``manner`` and ``framing_status`` need the training corpora too, for the
spinner; without them they are left out with a message.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.eval import corpora, derivation, gate, links, made, table
from tests.eval.framing_status import status_measures, status_results, status_table
from tests.eval.made_links import made_results
from tests.eval.manner import manner_measures, manner_results, manner_table
from tests.eval.pairs import EvalPair, derivation_pairs, group_counts
from tests.eval.same_event import event_measures, event_results
from tests.eval.scoring import (
    ALIGNERS,
    SYSTEMS,
    PairScore,
    build_aligner,
    score_pairs,
    write_scores,
)

__all__ = ["main"]

PARTS = ("derivation", "links", "made", "manner", "framing_status")
# What is made of dev texts by our own spinner.
SPUN_PARTS = frozenset(("made", "manner", "framing_status"))
SHIPPED = "spindetect"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    add = parser.add_argument
    add("--only", choices=PARTS, help="one part (default: all)")
    add("--system", choices=sorted({*SYSTEMS, *ALIGNERS}), default=SHIPPED, help="what to measure")
    add("--group", action="append", help="only groups whose name holds this; repeatable")
    add("--no-extra", action="store_true", help="leave out groups that are no part of the bar")
    add("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    add("--markdown", action="store_true", help="tables in Markdown")
    add("--errors", action="store_true", help="list the worst pairs of each label")
    add("--dump", type=Path, metavar="FILE", help="write every pair's score as JSON Lines")
    add("--pin", action="store_true", help="make what was measured the floors")
    add("--lower-floors", action="store_true", help="with --pin: floors may fall")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n\n")


def _pairs(options: argparse.Namespace) -> list[EvalPair]:
    pairs = derivation_pairs(extra=not options.no_extra)
    if options.group:
        pairs = [pair for pair in pairs if any(part in pair.group for part in options.group)]
    counts = ", ".join(f"{name} {count}" for name, count in group_counts(pairs).items())
    sys.stderr.write(f"{len(pairs)} pairs: {counts}\n")
    return pairs


def _show_derivation(options: argparse.Namespace, scores: Sequence[PairScore]) -> dict[str, float]:
    measured: dict[str, float] = {}
    labels = {score.derived for score in scores if not score.extra}
    if len(labels) == 2:
        summary = derivation.summarise(options.system, scores)
        _say(table.derivation_table(summary, markdown=options.markdown))
        measured = derivation.measures(summary)
    if options.errors or not measured:
        _say(table.errors_table(derivation.errors(scores), markdown=options.markdown))
    return measured


def _measure(options: argparse.Namespace) -> dict[str, float]:
    measured: dict[str, float] = {}
    if options.only in {None, "derivation"} and options.system in SYSTEMS:
        scores = score_pairs(options.system, _pairs(options), jobs=options.jobs)
        if options.dump:
            write_scores(options.dump, scores)
        measured |= _show_derivation(options, scores)
    if options.only in {None, "links"} and options.system in ALIGNERS:
        rows = links.links(build_aligner(options.system))
        _say(table.links_table(options.system, rows, markdown=options.markdown))
        measured |= links.measures(rows)
    if options.system == SHIPPED and not options.group:
        measured |= _measure_more(options)
    return measured


def _measure_more(options: argparse.Namespace) -> dict[str, float]:
    """Measure what only the shipped detector is held to."""
    measured: dict[str, float] = {}
    if options.only in {None, "links"}:
        pairs = event_results(jobs=options.jobs)
        _say(made.event_table(pairs, markdown=options.markdown))
        measured |= event_measures(pairs)
    if options.only in {None, *SPUN_PARTS} and not made.have_spinner():
        sys.stderr.write(f"{made.NO_SPINNER}\n")
        return measured
    if options.only in {None, "made"}:
        results = made_results(made.FLOOR_DOCUMENTS, jobs=options.jobs)
        _say(made.made_table(results, markdown=options.markdown))
        measured |= made.made_measures(results)
    if options.only in {None, "manner"}:
        found = manner_results(jobs=options.jobs)
        _say(manner_table(found, markdown=options.markdown))
        measured |= manner_measures(found)
    if options.only in {None, "framing_status"}:
        told = status_results(jobs=options.jobs)
        _say(status_table(told, markdown=options.markdown))
        measured |= status_measures(told)
    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 1 a floor is broken, 2 cannot be run."""
    options = _parser().parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    if options.pin and (options.system != SHIPPED or options.group):
        sys.stderr.write("--pin needs the shipped system on all groups\n")
        return 2
    measured = _measure(options)
    if options.system != SHIPPED or options.group:
        return 0
    try:
        return _hold(options, measured)
    except gate.FloorError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _hold(options: argparse.Namespace, measured: dict[str, float]) -> int:
    floors = gate.load()
    digest = corpora.dev_digest()
    if options.pin:
        floors = gate.pin(floors, measured, digest, lower_floors=options.lower_floors)
        gate.save(floors)
    _say(table.measures_table(measured, floors, markdown=options.markdown))
    parts = [part for part in PARTS if options.only in (None, part)]
    if not made.have_spinner():
        parts = [part for part in parts if part not in SPUN_PARTS]
    failures = [
        line
        for part in parts
        if floors.is_pinned(part)
        for line in gate.check(floors, measured, digest, prefix=f"{part}.")
    ]
    for line in failures:
        sys.stderr.write(f"{line}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
