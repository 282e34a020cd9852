"""Time a warm pair, long articles and a cold start: ``python -m tests.benchmarks``.

Figures of different machines and hours cannot be compared; the ratios to the
peers of the same run can. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import functools
import sys

from tests.benchmarks.peers import difflib_words, peers
from tests.benchmarks.processes import COMMANDS, cost_of
from tests.benchmarks.stages import report_ms, stage_times
from tests.benchmarks.texts import long_pair, seed_pair
from tests.benchmarks.timing import least_ms, table

LENGTHS = (100, 300, 1_000, 3_000, 10_000, 20_000)
PARTS = ("warm", "lengths", "cold")


def _warm() -> str:
    pair = seed_pair()
    times = stage_times(*pair)
    whole = report_ms(*pair)
    rows = [(name, f"{ms:.2f}", f"{ms / whole:.0%}") for name, ms in times.items()]
    rows.append(("full report", f"{whole:.2f}", "100%"))
    stages = table("A warm pair, 690 words a side, by stage", ("stage", "ms", "share"), rows)
    rows = [("spindetect, full report", f"{whole:.2f}", "1.00")]
    for name, peer in peers().items():
        ms = least_ms(functools.partial(peer, *pair), repeats=5, warm=1)
        rows.append((name, f"{ms:.2f}", f"{ms / whole:.2f}"))
    return f"{stages}\n\n{table('The same pair', ('method', 'ms', 'times ours'), rows)}"


def _lengths() -> str:
    rows = []
    for length in LENGTHS:
        pair = long_pair(length)
        repeats = 10 if length < 5_000 else 2
        ms = report_ms(*pair, repeats=repeats)
        words = len(pair[0].split())
        peer = least_ms(functools.partial(difflib_words, *pair), repeats=repeats, warm=0)
        rows.append(
            (
                f"{words:,}",
                f"{ms:.1f}",
                f"{1000 * ms / words:.1f}",
                f"{peer:.1f}",
                f"{peer / ms:.2f}",
            )
        )
    header = ("words", "ms", "µs a word", "difflib ms", "times ours")
    return table("Full report by length; difflib over the words beside it", header, rows)


def _cold() -> str:
    rows = []
    floor = 0.0
    for name, arguments in COMMANDS.items():
        cost = cost_of(arguments)
        floor = floor or cost.wall
        rows.append(
            (
                name,
                f"{cost.wall:.2f}",
                f"{cost.cpu:.2f}",
                f"{cost.megabytes:.0f}",
                f"{cost.wall / floor:.1f}",
            )
        )
    header = ("process", "wall s", "cpu s", "MB", "times python")
    return table("Cold start, whole process", header, rows)


def main() -> None:
    """Run the parts asked for and print their tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, choices=PARTS, help="all when left out")
    wanted = parser.parse_args().parts
    calls = {"warm": _warm, "lengths": _lengths, "cold": _cold}
    for part in PARTS:
        if part in wanted:
            sys.stdout.write(f"{calls[part]()}\n\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
