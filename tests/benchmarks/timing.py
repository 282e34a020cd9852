"""Processor time of a call: the least of several, since the machine may be shared."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["least_ms", "table"]


def least_ms(call: Callable[[], Any], *, repeats: int = 20, warm: int = 2) -> float:
    """Return the least processor time of a call, in milliseconds.

    Parameters
    ----------
    call : callable
        Without arguments; what it returns is thrown away.
    repeats, warm : int
        How often it is timed, and run before that.
    """
    for _ in range(warm):
        call()
    least = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        call()
        least = min(least, time.process_time() - start)
    return 1000.0 * least


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out rows as text; the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [title]
    for row in (header, *rows):
        first = row[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(["", first, *rest]))
    return "\n".join(lines)
