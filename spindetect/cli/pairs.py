"""``spindetect pairs FILE``: many known pairs, one report a line, in input order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Annotated, Final

import typer

from spindetect.cli import failon
from spindetect.cli.exits import DONE, FOUND, WRONG
from spindetect.cli.options import (
    EncoderOption,
    FailOnOption,
    PolicyOption,
    ThresholdOption,
    TimeoutOption,
    configured,
)
from spindetect.cli.output import print_record
from spindetect.cli.progress import Progress
from spindetect.detector import Config, Detector
from spindetect.errors import InputError
from spindetect.read import PairSource, read_pairs
from spindetect.report.json import dump

__all__ = ["ERROR_SCHEMA", "pairs"]

ERROR_SCHEMA: Final = "spindetect.error/1"
# Pairs handed out ahead of the one being written, for each worker: enough to
# keep workers busy, few enough to keep memory flat.
_AHEAD: Final = 8


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker needs to score pairs."""

    encoder: str | None
    config: Config
    brief: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One line of output."""

    line: str
    found: bool = False
    problem: str | None = None


class _Worker:
    """Scores pairs in one process."""

    def __init__(self, task: _Task) -> None:
        self.task = task
        self.detector = Detector(task.encoder, task.config)

    def __call__(self, pair: PairSource) -> _Outcome:
        limits = self.task.config.limits
        try:
            sides = (pair.load("original", limits=limits), pair.load("copy", limits=limits))
            report = self.detector.score(*sides, pair_id=pair.id)
        except InputError as error:
            record = {
                "schema": ERROR_SCHEMA,
                "id": pair.id,
                "line": pair.line,
                "error": {"code": error.code, "message": str(error)},
            }
            return _Outcome(dump(record), problem=str(error))
        found = failon.found(report, self.task.conditions)
        return _Outcome(report.to_json(brief=self.task.brief), found)


_task: _Task | None = None
_worker: _Worker | None = None


def _start(task: _Task) -> None:
    global _task  # noqa: PLW0603 - one task a process, known when the process starts
    _task = task


def _work(pair: PairSource) -> _Outcome:
    global _worker  # noqa: PLW0603 - one worker a process
    if _worker is None:
        if _task is None:
            raise RuntimeError("a worker was asked before it was started")
        # Not when the process starts: an error there would reach nobody.
        _worker = _Worker(_task)
    return _worker(pair)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold interrupts back, so that a process started meanwhile never sees one.

    A terminal sends them to the whole group: the parent answers for all, and
    ends the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _in_order(sources: Iterable[PairSource], task: _Task, jobs: int) -> Iterator[_Outcome]:
    """Score pairs in processes; results in input order, a bounded number in flight."""
    # Threads of the parent's libraries would not survive a fork.
    context = get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(task,))
    try:
        waiting: deque[Future[_Outcome]] = deque()
        malformed: InputError | None = None
        try:
            for source in sources:
                with _without_interrupts():
                    waiting.append(pool.submit(_work, source))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
        except InputError as error:
            # The list is wrong from here on; what stands before it is still scored.
            malformed = error
        while waiting:
            yield waiting.popleft().result()
        if malformed is not None:
            raise malformed
    finally:
        pool.shutdown(cancel_futures=True)


def pairs(
    file: Annotated[
        str,
        typer.Argument(
            help="JSON Lines or CSV with id, original and copy: inline texts, paths beside the "
            "list, or addresses; - for standard input."
        ),
    ],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.")] = 1,
    brief: Annotated[
        bool, typer.Option("--brief", help="Leave texts and sentences out of the reports.")
    ] = False,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    timeout: TimeoutOption = None,
    policy: PolicyOption = None,
    fail_on: FailOnOption = None,
) -> int:
    """Score many known pairs; JSON Lines out, one report a line, in input order.

    A pair that cannot be read becomes a line of its own (schema
    spindetect.error/1) in its place, and the exit status is 2 at the end.
    """
    conditions = failon.parse(fail_on)
    task = _Task(encoder, configured(threshold, timeout, policy, conditions), brief, conditions)
    sources = read_pairs(file, limits=task.config.limits)
    outcomes = map(_Worker(task), sources) if jobs == 1 else _in_order(sources, task, jobs)
    status = DONE
    with Progress("pairs scored") as progress:
        for outcome in outcomes:
            print_record(outcome.line)
            progress.step()
            if outcome.problem is not None:
                progress.complain(outcome.problem)
                status = WRONG
            elif outcome.found and status == DONE:
                status = FOUND
    return status
