"""Runs the command line inside the test's process, as the shell would."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from spindetect.cli import main

__all__ = ["STORY", "Outcome", "Run", "runner"]

STORY = (
    "The council of Port Ellery voted 7-2 on Monday to close the old swing bridge until May. "
    "Engineer Colin Page said two of its 14 hangers had cracked in the frost. "
    "“We will not wait for a third,” he told reporters at the quay. "
    "Buses will run every ten minutes from the ferry slip to Low Marsh.\n"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def problem(self) -> str:
        """The one line on standard error, when nothing else was said."""
        assert self.out == ""
        assert self.err.count("\n") == 1
        assert self.err.startswith("spindetect: ")
        assert "Traceback" not in self.err
        return self.err.removeprefix("spindetect: ").removesuffix("\n")


Run = Callable[..., Outcome]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line on arguments and standard input."""

    def run(arguments: Sequence[str], stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["spindetect", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        assert isinstance(stop.value.code, int)
        return Outcome(stop.value.code, out, err)

    return run
