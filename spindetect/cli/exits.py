"""Exit statuses, and the one line an error gets on standard error.

0 done; 1 done, and something named in ``--fail-on`` was found; 2 the call or an
input is wrong; 3 an internal failure. A closed pipe is no failure.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Final

from spindetect.errors import ModelError, SpindetectError

__all__ = ["DONE", "FOUND", "INTERNAL", "WRONG", "complain", "guarded"]

DONE: Final = 0
FOUND: Final = 1
WRONG: Final = 2
INTERNAL: Final = 3
_SIGNALLED: Final = 128


def complain(message: str) -> None:
    """Write one line to standard error."""
    line = " ".join(message.split())
    visible = "".join(c if c.isprintable() else "�" for c in line)
    print(f"spindetect: {visible}", file=sys.stderr)


def _silence_output() -> None:
    """Keep the interpreter from complaining about the closed pipe on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def guarded(run: Callable[[], int | None], *, debug: bool) -> int:
    """Run the command line and return its exit status.

    Parameters
    ----------
    run : callable
        Returns an exit status, or None for 0.
    debug : bool
        Let exceptions through with their traceback.
    """
    try:
        status = run() or DONE
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_output()
        return DONE
    except KeyboardInterrupt:
        complain("interrupted")
        return _SIGNALLED + signal.SIGINT
    except SpindetectError as error:
        if debug:
            traceback.print_exc()
        complain(str(error))
        return INTERNAL if isinstance(error, ModelError) else WRONG
    except Exception as error:  # noqa: BLE001 - the last line of defence
        if debug:
            traceback.print_exc()
        complain(
            f"internal failure ({type(error).__name__}: {error}); "
            "run again with --debug before the command and report what it prints"
        )
        return INTERNAL
    return status
