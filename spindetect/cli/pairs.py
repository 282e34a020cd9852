"""``spindetect pairs FILE``: many known pairs, one report a line, in input order."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Annotated, Final

import typer

from spindetect.cli import failon
from spindetect.cli.exits import DONE, FOUND, WRONG, complain
from spindetect.cli.score import ENCODER_HELP
from spindetect.detector import Config, Detector
from spindetect.errors import InputError
from spindetect.read import PairSource, read_pairs

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
            return _Outcome(json.dumps(record, ensure_ascii=False), problem=str(error))
        found = failon.found(report, self.task.conditions)
        return _Outcome(report.to_json(brief=self.task.brief), found)


_worker: _Worker | None = None


def _start(task: _Task) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, made when the process starts
    _worker = _Worker(task)


def _work(pair: PairSource) -> _Outcome:
    if _worker is None:
        raise RuntimeError("a worker was asked before it was started")
    return _worker(pair)


def _in_order(sources: Iterable[PairSource], task: _Task, jobs: int) -> Iterator[_Outcome]:
    """Score pairs in processes; results in input order, a bounded number in flight."""
    # Threads of the parent's libraries would not survive a fork.
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(task,)) as pool:
        waiting: deque[Future[_Outcome]] = deque()
        for source in sources:
            waiting.append(pool.submit(_work, source))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Give a callback that shows how many pairs are done; only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    try:
        yield lambda done: print(f"\r{done} pairs scored", end="", file=sys.stderr, flush=True)
    finally:
        print(file=sys.stderr)


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
    encoder: Annotated[
        str | None, typer.Option("--encoder", metavar="NAME_OR_PATH", help=ENCODER_HELP)
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold", help="Probability (0 to 1) of derivation from which a pair is accused."
        ),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="WHAT", help=failon.HELP)
    ] = None,
) -> int:
    """Score many known pairs; JSON Lines out, one report a line, in input order.

    A pair that cannot be read becomes a line of its own (schema
    spindetect.error/1) in its place, and the exit status is 2 at the end.
    """
    config = Config(threshold=threshold)
    task = _Task(encoder, config, brief, failon.parse(fail_on))
    sources = read_pairs(file, limits=config.limits)
    outcomes = map(_Worker(task), sources) if jobs == 1 else _in_order(sources, task, jobs)
    status = DONE
    with _progress() as show:
        for done, outcome in enumerate(outcomes, start=1):
            print(outcome.line)
            show(done)
            if outcome.problem is not None:
                complain(outcome.problem)
                status = WRONG
            elif outcome.found and status == DONE:
                status = FOUND
    return status
