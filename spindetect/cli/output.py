"""The two streams: what can go wrong in writing them, and the one line of an error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper

from spindetect.errors import ConfigurationError

__all__ = ["complain", "print_record", "ready_streams", "silence_output", "writing"]


def ready_streams() -> None:
    """Make the streams such that nothing in a report can stop it from being shown.

    Raises
    ------
    ConfigurationError
        When standard output is closed: there is nowhere to put a result.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if sys.stdout is None:
        raise ConfigurationError(
            "is closed", source="standard output", hint="give the results somewhere to go"
        )


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Turn a failure to write to standard output into one of our errors.

    Raises
    ------
    ConfigurationError
        When a disk is full, say. A closed pipe stays a BrokenPipeError.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConfigurationError(
            f"cannot be written ({error.strerror or error})",
            source="standard output",
            hint="write the results somewhere else",
        ) from error


def print_record(line: str) -> None:
    """Print a line of JSON: in UTF-8, whatever the terminal's encoding.

    Parameters
    ----------
    line : str
        Without its line end.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with writing():
        print(line)


def complain(message: str) -> None:
    """Write one line to standard error.

    Parameters
    ----------
    message : str
        Line ends become spaces; what a terminal could act on is replaced.
    """
    if sys.stderr is None:
        return
    line = " ".join(message.split())
    visible = "".join(c if c.isprintable() else "�" for c in line)
    # Nobody is left to be told that standard error cannot be written.
    with contextlib.suppress(OSError):
        print(f"spindetect: {visible}", file=sys.stderr, flush=True)


def silence_output() -> None:
    """Keep the interpreter from complaining, on its way out, about what it cannot write."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
