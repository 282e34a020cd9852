"""Made pairs, kept in the work folder so that every trainer sees the same ones."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from spindetect.records import Document, Manner
from spindetect.train.copies import TrainingPair, make_pair
from spindetect.train.copies_units import GoldLink, RoleSpan

__all__ = ["WORK", "gold_blocks", "training_pairs"]

WORK: Final = Path("work")
_CHUNK: Final = 16
# A sentence belongs to a gold span when at least this share of it lies inside.
_INSIDE: Final = 0.5

Block = tuple[tuple[int, ...], tuple[int, ...]]


def training_pairs(
    count: int, seed: int, *, recipe: str | None = None, work: Path = WORK, jobs: int = 2
) -> list[TrainingPair]:
    """Return the first ``count`` pairs of a seed, made once and then read back.

    Parameters
    ----------
    count, seed : int
        Another seed gives other pairs.
    recipe : str, optional
        All by one recipe, rather than in the proportions of the mix.
    work : Path
        Where they are kept.
    jobs : int
        Processes that make them.

    Raises
    ------
    ConfigurationError
        When the training corpora are absent.
    """
    path = work / f"pairs-{recipe or 'mix'}-{seed}-{count}.jsonl"
    if not path.exists():
        work.mkdir(parents=True, exist_ok=True)
        make_pair(
            0, seed, recipe=recipe
        )  # mines the corpora once, before the processes would each do it
        partial_path = path.with_suffix(".partial")
        with (
            ProcessPoolExecutor(jobs, get_context("spawn")) as pool,
            partial_path.open("w", encoding="utf-8") as stream,
        ):
            made = pool.map(
                partial(make_pair, seed=seed, recipe=recipe), range(count), chunksize=_CHUNK
            )
            for done, pair in enumerate(made, start=1):
                stream.write(json.dumps(asdict(pair), ensure_ascii=True) + "\n")
                if done % 500 == 0:
                    print(f"{done} of {count} pairs made", file=sys.stderr)
        partial_path.replace(path)
    with path.open(encoding="utf-8") as stream:
        return [_pair(json.loads(line)) for line in stream]


def _pair(row: dict[str, Any]) -> TrainingPair:
    links = row["links"]
    if links is not None:
        links = tuple(
            GoldLink(_spans(link["original"]), _spans(link["copy"]), link["manner"])
            for link in links
        )
    roles = {
        side: tuple(RoleSpan(**role) for role in row[side])
        for side in ("original_roles", "copy_roles")
    }
    return TrainingPair(**{**row, "links": links, **roles})


def _spans(rows: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in rows)


def _sentences(document: Document, spans: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    found = []
    for sentence in document.sentences:
        inside = sum(
            max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in spans
        )
        if inside >= _INSIDE * (sentence.end - sentence.start):
            found.append(sentence.index)
    return tuple(found)


def gold_blocks(
    pair: TrainingPair, original: Document, copy: Document
) -> Iterator[tuple[Manner, Block]]:
    """Yield the gold links of a pair: their manner, and sentence indices of both sides.

    Links whose text our own splitter cut so that nothing is left of a side are
    passed over.
    """
    for link in pair.links or ():
        block = _sentences(original, link.original), _sentences(copy, link.copy)
        if block[0] and block[1]:
            yield link.manner, block
