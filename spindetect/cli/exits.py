"""Exit statuses, and what each way to fail comes to.

0 done; 1 done, and something named in ``--fail-on`` was found; 2 the call or an
input is wrong; 3 an internal failure. A closed pipe is no failure.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable
from typing import Final

import typer

from spindetect.cli.output import complain, ready_streams, silence_output, writing
from spindetect.errors import ModelError, SpindetectError

__all__ = ["DONE", "FOUND", "INTERNAL", "WRONG", "guarded"]

DONE: Final = 0
FOUND: Final = 1
WRONG: Final = 2
INTERNAL: Final = 3
_SIGNALLED: Final = 128
# Every error of the call's form derives from the base of BadParameter, in the
# versions of typer that stand on click as in those that bring their own.
_CallError: type[Exception] = typer.BadParameter.__mro__[1]


def guarded(run: Callable[[], int], *, debug: bool) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    run : callable
        Returns an exit status.
    debug : bool
        Print the traceback of an exception before its one line.

    Returns
    -------
    int
        One of :data:`DONE`, :data:`FOUND`, :data:`WRONG`, :data:`INTERNAL`, or
        130 when interrupted.
    """
    status = DONE
    try:
        status = _finished(run)
    except BrokenPipeError:
        silence_output()
    except KeyboardInterrupt:
        complain("interrupted")
        status = _SIGNALLED + signal.SIGINT
    except Exception as error:  # noqa: BLE001 - the last line of defence
        if debug:
            traceback.print_exception(error)
        status = _failed(error)
    return _flushed(status)


def _finished(run: Callable[[], int]) -> int:
    ready_streams()
    try:
        status = run()
        with writing():
            sys.stdout.flush()
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort as stop:
        raise KeyboardInterrupt from stop
    return status


def _failed(error: Exception) -> int:
    """Say what was wrong, and return the status it comes to."""
    if isinstance(error, _CallError):
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "spindetect"
        problem = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
        complain(f"{problem}; see '{command} --help'")
        return WRONG
    if isinstance(error, SpindetectError):
        complain(str(error))
        return INTERNAL if isinstance(error, ModelError) else WRONG
    complain(
        f"internal failure ({type(error).__name__}: {error}); "
        "run again with --debug and report what it prints"
    )
    return INTERNAL


def _flushed(status: int) -> int:
    """Write what was printed before a failure; a second failure changes nothing."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        silence_output()
    return status
