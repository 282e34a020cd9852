"""How far a long run is: on standard error, and only on a terminal."""

from __future__ import annotations

import contextlib
import sys
from typing import Final, Self

from spindetect.cli.output import complain

__all__ = ["Progress"]

_CLEAR: Final = "\r\x1b[K"


class Progress:
    """A counter on the terminal's last line.

    Parameters
    ----------
    what : str
        What is counted, such as ``"pairs scored"``.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._done = 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(_CLEAR)

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        self._write(f"{_CLEAR}{self._done:,} {self._what}")

    def complain(self, message: str) -> None:
        """Write a line about a problem, without mixing it with the counter.

        Parameters
        ----------
        message : str
            As for :func:`spindetect.cli.output.complain`.
        """
        self._write(_CLEAR)
        complain(message)

    def _write(self, text: str) -> None:
        if self._shown:
            # A terminal that went away is no reason to stop.
            with contextlib.suppress(OSError):
                print(text, end="", file=sys.stderr, flush=True)
