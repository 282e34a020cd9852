"""The evaluation corpora: where they are, what they are, whether they changed.

They are not part of the repository. ``SPINDETECT_CORPORA`` names their folder;
without it, ``../shared/corpora`` beside the checkout is looked at.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "Answer",
    "Event",
    "ParallelLine",
    "Passage",
    "Reedited",
    "SyndicatedPair",
    "answers",
    "articles",
    "clean_lines",
    "corpora_folder",
    "dev_digest",
    "events",
    "have_dev",
    "missing_message",
    "passages",
    "reedited",
    "releases",
    "spun_lines",
    "syndicated_pairs",
]

VARIABLE = "SPINDETECT_CORPORA"
_DEFAULT = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"


@dataclass(frozen=True, slots=True)
class SyndicatedPair:
    """Two scraped articles; `syndicated` is False for independent reports."""

    original: str
    copy: str
    syndicated: bool


@dataclass(frozen=True, slots=True)
class Reedited:
    """Ids of two press releases that two offices made of one announcement."""

    original: str
    copy: str


@dataclass(frozen=True, slots=True)
class Event:
    """Articles of different outlets about one event, as (outlet, text)."""

    event: str
    articles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParallelLine:
    """A published sentence and, by system, other translations of its source."""

    line: int
    text: str
    parallel: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A news passage and, by instruction, a language model's rewrites of it."""

    id: str
    original: str
    rewrites: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A student's answer; `category` is orig, cut, light, heavy or non."""

    id: str
    task: str
    category: str
    text: str


def corpora_folder() -> Path:
    """Return the folder that is looked at, there or not."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else _DEFAULT


def have_dev() -> bool:
    """Tell whether the evaluation half of the corpora is there."""
    return (corpora_folder() / "dev").is_dir()


def missing_message() -> str:
    """Return what to tell who measures without corpora."""
    return f"no evaluation corpora: {VARIABLE} names no folder that holds dev/"


@functools.cache
def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        total.update(f"{path.name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def dev_digest() -> str:
    """Return the SHA-256 over names, sizes and bytes of all files in dev/.

    Raises
    ------
    FileNotFoundError
        When the corpora are absent.
    """
    return _digest(corpora_folder() / "dev")


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = corpora_folder() / "dev" / name
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    yield from map(json.loads, data.splitlines())


def articles() -> dict[str, str]:
    """Return the syndicated articles' texts by id, paragraphs joined by a blank line."""
    rows = _rows("syndicated_articles.jsonl.gz")
    return {row["id"]: "\n\n".join(row["paragraphs"]) for row in rows}


def syndicated_pairs() -> list[SyndicatedPair]:
    """Return all labelled pairs of scraped articles."""
    return [
        SyndicatedPair(row["original"], row["copy"], row["relation"] == "syndicated")
        for row in _rows("syndicated_pairs.jsonl")
    ]


def releases() -> dict[str, str]:
    """Return the press releases' texts by id."""
    return {row["id"]: row["text"] for row in _rows("press_releases.jsonl.gz")}


def reedited() -> list[Reedited]:
    """Return pairs of press releases made of one announcement."""
    return [Reedited(row["original"], row["copy"]) for row in _rows("reedited_releases.jsonl")]


def events() -> list[Event]:
    """Return events, each with articles of several outlets."""
    return [
        Event(
            row["event"],
            tuple((one["source"], "\n\n".join(one["paragraphs"])) for one in row["articles"]),
        )
        for row in _rows("same_event.jsonl")
    ]


def _lines(name: str) -> list[ParallelLine]:
    return [ParallelLine(row["line"], row["text"], row["parallel"]) for row in _rows(name)]


def spun_lines() -> list[ParallelLine]:
    """Return the really spun sentences, in their document's order."""
    return _lines("spun_sentences.jsonl")


def clean_lines() -> list[ParallelLine]:
    """Return the human translations, in their document's order."""
    return _lines("clean_sentences.jsonl")


def passages() -> list[Passage]:
    """Return news passages with their rewrites by a language model."""
    return [
        Passage(str(row["id"]), row["original"], row["rewrites"])
        for row in _rows("llm_rewrites.jsonl.gz")
    ]


def answers() -> list[Answer]:
    """Return the plagiarised and honest answers with their sources."""
    return [
        Answer(row["id"], row["task"], row["category"], row["text"])
        for row in _rows("plagiarised_answers.jsonl")
    ]
