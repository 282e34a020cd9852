"""Readers for the training corpora; the one place in the room that opens them.

Only ``train/`` is read here. The evaluation half lies beside it and must never
be trained on, so this module cannot open it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from spindetect.errors import ConfigurationError

__all__ = [
    "AgencyPage",
    "AlignedWords",
    "GradedPair",
    "ParallelSentence",
    "PressRelease",
    "corpora_folder",
    "read_agency_pages",
    "read_graded_pairs",
    "read_moby",
    "read_parallel_groups",
    "read_press_releases",
    "read_synsets",
    "read_word_alignment",
    "train_folder",
    "work_folder",
]

# Of 29,933 rows, the shortest 45 are file-system litter and pages that say "not available";
# the first whole releases appear at about 450 characters.
MIN_RELEASE_CHARACTERS: Final = 450
MAX_RELEASE_CHARACTERS: Final = 30_000
# Flattened tables and lists of grants have few sentence ends for their length.
MIN_LETTER_SHARE: Final = 0.6
_MOJIBAKE: Final = (("Â\xa0", " "), ("Â", ""), ("â€™", "’"), ("â€œ", "“"), ("â€\x9d", "”"))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NOT_THERE: Final = re.compile(
    r"(?i)page not found|404 error|javascript (?:is|must be)|access denied"
)


@dataclass(frozen=True, slots=True)
class PressRelease:
    """One release of one office, paragraphs on lines of their own."""

    id: str
    office: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """A whole scraped page with its furniture, in reading order."""

    id: str
    publisher: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParallelSentence:
    """Independent translations of one sentence: natural paraphrases."""

    id: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Two tokenised sentences and the pairs of positions that say the same."""

    id: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    sure: tuple[tuple[int, int], ...]
    possible: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GradedPair:
    """Two sentences and how alike people found them: 0, nothing in common, to 5, the same."""

    a: str
    b: str
    score: float


def corpora_folder() -> Path:
    """Folder of the corpora: ``SPINDETECT_CORPORA``, else ``../shared/corpora``.

    Raises
    ------
    ConfigurationError
        When there is no such folder.
    """
    named = os.environ.get("SPINDETECT_CORPORA")
    repository = Path(__file__).resolve().parents[2]
    folders = (
        [Path(named)]
        if named
        else [repository.parent / "shared" / "corpora", Path.cwd().parent / "shared" / "corpora"]
    )
    for folder in folders:
        if (folder / "train").is_dir():
            return folder
    raise ConfigurationError(
        "holds no training corpora",
        source=str(folders[0]),
        hint="set SPINDETECT_CORPORA to the folder with train/ in it",
    )


def train_folder() -> Path:
    """The half that may be learned from."""
    return corpora_folder() / "train"


def work_folder() -> Path:
    """Folder for what is dear to compute and can be thrown away; made when absent.

    ``SPINDETECT_WORK``, else ``work/`` at the root of the repository.
    """
    named = os.environ.get("SPINDETECT_WORK")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "work"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lines(name: str) -> Iterator[str]:
    path = train_folder() / name
    try:
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                yield from stream
        else:
            with path.open(encoding="utf-8") as stream:
                yield from stream
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"cannot be read ({error.__class__.__name__})",
            source=str(path),
            hint="copy the training corpora again",
        ) from error


def _rows(name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(name), start=1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigurationError(
                f"line {number} is not JSON", source=name, hint="copy the training corpora again"
            ) from error


def _clean(text: str) -> str:
    for wrong, right in _MOJIBAKE:
        text = text.replace(wrong, right)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _usable(text: str) -> bool:
    if not MIN_RELEASE_CHARACTERS <= len(text) <= MAX_RELEASE_CHARACTERS:
        return False
    if _CONTROL.search(text) or "�" in text or _NOT_THERE.search(text[:600]):
        return False
    letters = sum(map(str.isalpha, text))
    return letters / len(text) >= MIN_LETTER_SHARE


@cache
def read_press_releases() -> tuple[PressRelease, ...]:
    """Releases that hold an article: litter, stubs and tables are left out."""
    releases = []
    for row in _rows("press_releases.jsonl.gz"):
        raw = row["text"]
        if "\x00" in raw or row["office"].startswith("."):
            continue
        text = _clean(raw)
        if _usable(text):
            releases.append(PressRelease(row["id"], row["office"], _clean(row["title"]), text))
    return tuple(releases)


@cache
def read_agency_pages() -> tuple[AgencyPage, ...]:
    """Pages whose paragraphs are text; those kept as HTML source are left out."""
    pages = []
    for row in _rows("agency_pages.jsonl.gz"):
        paragraphs = tuple(" ".join(p.split()) for p in row["paragraphs"] if p.strip())
        if paragraphs and not any("</" in p for p in paragraphs):
            pages.append(AgencyPage(row["id"], row["publisher"], paragraphs))
    return tuple(pages)


@cache
def read_parallel_groups() -> dict[str, tuple[ParallelSentence, ...]]:
    """Parallel sentences by source language, in the order of their documents."""
    groups: dict[str, list[tuple[int, ParallelSentence]]] = {}
    for row in _rows("parallel_versions.jsonl.gz"):
        language, _, number = row["id"].rpartition("-")
        versions = tuple(dict.fromkeys(" ".join(v.split()) for v in row["versions"]))
        sentence = ParallelSentence(row["id"], versions)
        groups.setdefault(language, []).append((int(number), sentence))
    return {
        language: tuple(sentence for _, sentence in sorted(rows, key=lambda row: row[0]))
        for language, rows in sorted(groups.items())
    }


def read_synsets() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ``(part of speech, members)`` of each WordNet synset; satellites count as ``a``."""
    for row in _rows("wordnet_synsets.jsonl.gz"):
        yield ("a" if row["pos"] == "s" else row["pos"]), tuple(row["members"])


def read_moby() -> Iterator[tuple[str, str]]:
    """Yield ``(root, synonyms as one comma-separated string)`` of the Moby Thesaurus."""
    for line in _lines("moby_thesaurus.csv.gz"):
        root, _, synonyms = line.rstrip("\n").partition(",")
        if synonyms:
            yield root, synonyms


def read_graded_pairs() -> Iterator[GradedPair]:
    """Yield the sentence pairs of the STS benchmark's training part."""
    for row in _rows("stsb_train.jsonl"):
        yield GradedPair(row["a"], row["b"], float(row["score"]))


def _positions(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (pair.split("-") for pair in text.split())
    return tuple((int(a), int(b)) for a, b in pairs)


def read_word_alignment() -> Iterator[AlignedWords]:
    """Yield the hand-aligned sentence pairs."""
    for row in _rows("word_alignment_train.jsonl"):
        yield AlignedWords(
            row["id"],
            tuple(row["a"]),
            tuple(row["b"]),
            _positions(row["sure"]),
            _positions(row["possible"]),
        )
