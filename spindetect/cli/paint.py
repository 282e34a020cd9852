"""A report on a terminal: colours when someone is looking, plain text when piped."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

from spindetect.cli.output import writing
from spindetect.report import Line, Report, Style, layout

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["painted", "print_report"]

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
    """Print a report to standard output.

    Parameters
    ----------
    report : Report
        Laid out for the terminal's width, or for 80 columns when piped.
    """
    with writing():
        if not sys.stdout.isatty():
            print(report.to_text(PIPED_WIDTH))
            return
        width = shutil.get_terminal_size().columns
        # https://no-color.org: set and not empty. A dumb terminal shows codes as rubbish.
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") in {None, "", "dumb"}:
            print(report.to_text(width))
            return
        _print_painted(report, width)


def painted(line: Line) -> Text:
    """Return a line of a report in its colours.

    Parameters
    ----------
    line : Line
    """
    from rich.text import Text  # noqa: PLC0415

    text = Text()
    for segment in line:
        text.append(segment.text, style=_LOOKS[segment.style])
    return text


def _print_painted(report: Report, width: int) -> None:
    # rich takes a tenth of a second to import: only where it shows.
    from rich.console import Console  # noqa: PLC0415

    console = Console(width=width, highlight=False, markup=False, emoji=False)
    for line in layout(report, width):
        console.print(painted(line), soft_wrap=True)
