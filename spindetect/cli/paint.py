"""A report on a terminal: colours when someone is looking, plain text when piped."""

from __future__ import annotations

import shutil
import sys
from typing import Final

from spindetect.report import Report, Style, layout

__all__ = ["print_report"]

PIPED_WIDTH: Final = 80
_LOOKS: Final[dict[Style, str]] = {
    "plain": "",
    "title": "bold",
    "strong": "bold",
    "muted": "dim",
    "corrupting": "bold red",
    "spin": "yellow",
    "benign": "cyan",
    "added": "green",
    "omitted": "magenta",
    "good": "bold green",
    "bad": "bold red",
}


def print_report(report: Report) -> None:
    """Print a report to standard output."""
    if not sys.stdout.isatty():
        print(report.to_text(PIPED_WIDTH))
        return
    # rich takes a tenth of a second to import: only where it shows.
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    width = shutil.get_terminal_size().columns
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    for line in layout(report, width):
        text = Text()
        for segment in line:
            text.append(segment.text, style=_LOOKS[segment.style])
        console.print(text, soft_wrap=True)
