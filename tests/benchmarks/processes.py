"""Whole processes: time and memory from the shell's point of view."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.texts import COPY, ORIGINAL

__all__ = ["COMMANDS", "Cost", "cost_of"]

_SCORE = ["-m", "spindetect", "score", str(ORIGINAL), str(COPY)]
#: Arguments of the interpreter, by name.
COMMANDS: dict[str, list[str]] = {
    "python alone": ["-c", "pass"],
    "import numpy": ["-c", "import numpy"],
    "spindetect --version": ["-m", "spindetect", "--version"],
    "spindetect score": _SCORE,
    "spindetect score --json": [*_SCORE, "--json"],
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost.

    Parameters
    ----------
    wall, cpu : float
        Seconds; the processor's of user and system together.
    megabytes : float
        Largest resident memory.
    """

    wall: float
    cpu: float
    megabytes: float


def _once(arguments: Sequence[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {process.returncode}")
    # Kilobytes on Linux, bytes on macOS.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def cost_of(arguments: Sequence[str], *, repeats: int = 5) -> Cost:
    """Return the least cost of running the interpreter with some arguments."""
    costs = [_once(arguments) for _ in range(repeats + 1)][1:]
    return Cost(
        min(cost.wall for cost in costs),
        min(cost.cpu for cost in costs),
        min(cost.megabytes for cost in costs),
    )
