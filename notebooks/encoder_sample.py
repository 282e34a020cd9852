"""Something small for ``encoder.ipynb`` to train on, in the files that the recipe reads.

A slice of the training corpora where they are; else the stories of ``seeds/``,
with a thesaurus and graded pairs of a page, written for this purpose. And a
teacher of fewer word pieces, because the recipe asks it about every one.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import importlib
import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from unittest import mock

import numpy as np
import torch
from tokenizers import Tokenizer

from spindetect.encode import TransformerEncoder, load_encoder
from spindetect.errors import ConfigurationError
from spindetect.resources import models_folder
from spindetect.train.corpora import train_folder

__all__ = ["small_teacher", "story_pairs", "training_on", "write_sample"]

SEEDS: Final = models_folder().parent / "seeds" / "harbor-bridge"
# Every so manieth row of so many: the files begin with a few offices and one genre.
_RELEASES: Final = (40, 50)
_GRADED: Final = (80, 60)
_PARALLEL: Final = (48, 1)
# Common words are what a spinner swaps.
_USED_WORDS: Final = 4_000
# Special and unused tokens of BERT's vocabulary, which must keep their numbers.
_FIXED: Final = 104

_SENSES: Final = """
n bridge, span, overpass, viaduct
n board, committee, panel, plank
n crack, fissure, cleft
n town, village, burg
n road, route, street
n repair, fix, mending
n cost, price, expense
n engineer, technician, applied scientist
n port, haven, seaport
n inspector, examiner, checker
n damage, harm, impairment
n worker, laborer, employee
n driver, motorist, wheel man
n danger, peril, hazard
n decision, determination, verdict
n hearing, audience, listening
n member, associate, limb
n week, hebdomad, seven days
n ferry, ferryboat, vessel
n trip, journey, stumble
n door, entrance, doorway
n ship, vessel, watercraft
v close, shut, seal
v vote, cast a ballot, elect
v begin, start, commence
v find, discover, locate
v say, state, allege
v tell, inform, recount
v pay, remunerate, give
v cut, sever, slash
v believe, think, consider
v lose, misplace, forfeit
v call, phone, summon
v run, sprint, operate
v sign, autograph, subscribe
v ask, inquire, demand
v urge, press, exhort
v show, exhibit, present
v need, require, want
a direct, straight, unmediated
a loaded, laden, full
a early, previous, premature
a long, lengthy, prolonged
a bitter, acrimonious, acrid
a extra, additional, supernumerary
a heavy, weighty, hefty
a whole, entire, total
"""
_GRADES: Final = (
    ("The mayor opened a school.", "A school was opened by the mayor.", 5.0),
    ("The mayor opened a school.", "The mayor visited a school.", 2.8),
    ("The mayor opened a school.", "A farmer sold his barley.", 0.0),
    ("The ferry leaves at noon.", "At midday the ferry departs.", 4.8),
    ("The ferry leaves at noon.", "The ferry leaves at dawn.", 3.0),
    ("The ferry leaves at noon.", "The choir sang two hymns.", 0.0),
    ("Rain flooded the lower road.", "The lower road was under water after the rain.", 4.6),
    ("Rain flooded the lower road.", "Snow closed the upper road.", 2.0),
    ("Rain flooded the lower road.", "Her brother plays the oboe.", 0.0),
    ("Two men were hurt in the fire.", "The fire injured two men.", 5.0),
    ("Two men were hurt in the fire.", "Two men put the fire out.", 2.4),
    ("Two men were hurt in the fire.", "The shop sells cheese.", 0.0),
)


def write_sample(folder: Path) -> str:
    """Write a corpus, and what a spinner knows of words; says from what."""
    train = folder / "train"
    train.mkdir(parents=True)
    try:
        _slice(train_folder(), train)
        source = "a slice of the training corpora"
    except ConfigurationError:
        _from_seeds(train)
        source = "the stories in seeds/: there are no training corpora here"
    _write_word_use(folder / "work")
    return source


@contextlib.contextmanager
def training_on(folder: Path | None) -> Iterator[None]:
    """Let the recipe find the sample where it looks for the corpora; None leaves these."""
    if folder is None:
        yield
        return
    names = {"SPINDETECT_CORPORA": str(folder), "SPINDETECT_WORK": str(folder / "work")}
    with mock.patch.dict(os.environ, names):
        yield


def story_pairs(copy: str) -> list[tuple[str, str]]:
    """Return sentences of a copy of the seed story, each with what it was made of."""
    labels = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))
    return [
        (_joined(link["copy"]), _joined(link["original"]))
        for link in labels["copies"][copy]["links"]
    ]


def small_teacher(name: str, texts: Iterable[str], folder: Path) -> str:
    """Save the teacher with only the word pieces of some texts; what it says of them stays.

    Returns
    -------
    str
        The folder, as a recipe's ``teacher``.
    """
    model: Any = TransformerEncoder(name).model
    state = json.loads(model.tokenizer.backend_tokenizer.to_str())
    old: dict[str, int] = state["model"]["vocab"]
    used = set(itertools.chain.from_iterable(map(model.tokenizer.tokenize, texts)))
    kept = [
        piece
        for piece, number in sorted(old.items(), key=lambda item: item[1])
        if number < _FIXED or piece in used or len(piece.removeprefix("##")) == 1
    ]
    state["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    table = model[0].auto_model.embeddings.word_embeddings
    rows = table.weight.detach()[[old[piece] for piece in kept]]
    smaller = torch.nn.Embedding(*rows.shape)
    smaller.weight.data = rows
    model[0].auto_model.set_input_embeddings(smaller)
    model[0].auto_model.config.vocab_size = len(kept)
    importlib.import_module("transformers.utils.logging").disable_progress_bar()
    model.save(str(folder), create_model_card=False)
    Tokenizer.from_str(json.dumps(state)).save(str(folder / "tokenizer.json"))
    (folder / "vocab.txt").unlink(missing_ok=True)
    return str(folder)


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else " ".join(text)


def _slice(corpora: Path, train: Path) -> None:
    for name, (count, step) in (("press_releases", _RELEASES), ("parallel_versions", _PARALLEL)):
        _write(train / f"{name}.jsonl.gz", _some(corpora / f"{name}.jsonl.gz", count, step))
    _write(train / "agency_pages.jsonl.gz", [])
    _write(train / "stsb_train.jsonl", _some(corpora / "stsb_train.jsonl", *_GRADED))
    for name in ("wordnet_synsets.jsonl.gz", "moby_thesaurus.csv.gz"):
        shutil.copyfile(corpora / name, train / name)


def _from_seeds(train: Path) -> None:
    stories = {
        name: [pair[0] for pair in story_pairs(f"{name}.txt")]
        for name in ("verbatim", "edited", "rewritten")
    }
    labels = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))
    stories["independent"] = labels["copies"]["independent.txt"]["unlinked"]["copy"]
    releases = [
        {"id": name, "office": name, "title": name, "text": "\n".join(lines)}
        for name, lines in stories.items()
    ]
    versions: dict[str, list[str]] = {}
    for name in ("verbatim", "edited", "rewritten"):
        for copy, original in story_pairs(f"{name}.txt"):
            versions.setdefault(original, [original]).append(copy)
    groups = [{"id": f"en-{n}", "versions": group} for n, group in enumerate(versions.values())]
    graded = [{"a": a, "b": b, "score": score} for a, b, score in _GRADES]
    senses = [line.partition(" ")[::2] for line in _SENSES.strip().splitlines()]
    synsets = [{"pos": pos, "members": members.split(", ")} for pos, members in senses]
    _write(train / "press_releases.jsonl.gz", map(json.dumps, releases))
    _write(train / "agency_pages.jsonl.gz", [])
    _write(train / "parallel_versions.jsonl.gz", map(json.dumps, groups))
    _write(train / "stsb_train.jsonl", map(json.dumps, graded))
    _write(train / "wordnet_synsets.jsonl.gz", map(json.dumps, synsets))
    _write(train / "moby_thesaurus.csv.gz", (line.replace(", ", ",") for _, line in senses))


def _write_word_use(work: Path) -> None:
    """Say how common words are and which are used alike, by what is bundled.

    The recipe counts and learns that from all the releases, for minutes.
    """
    work.mkdir()
    table = json.loads((models_folder() / "words" / "frequencies.json").read_text(encoding="utf-8"))
    counts: Mapping[str, int] = {word: n for word, n in table["counts"].items() if word.isalpha()}
    words = sorted(counts, key=lambda word: (-counts[word], word))[:_USED_WORDS]
    (work / "word_counts.json").write_text(json.dumps(counts), encoding="utf-8")
    rows = {word: row for row, word in enumerate(words)}
    (work / "usage.json").write_text(json.dumps(rows), encoding="utf-8")
    np.save(work / "usage.npy", load_encoder().encode_words(words))


def _opener(path: Path) -> Callable[..., Any]:
    return functools.partial(gzip.open if path.suffix == ".gz" else open, path, encoding="utf-8")


def _some(path: Path, count: int, step: int) -> list[str]:
    with _opener(path)(mode="rt") as stream:
        return [line.rstrip("\n") for line in itertools.islice(stream, 0, count * step, step)]


def _write(path: Path, lines: Iterable[str]) -> None:
    with _opener(path)(mode="wt") as stream:
        stream.writelines(f"{line}\n" for line in lines)
