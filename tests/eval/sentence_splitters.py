"""Compare sentence splitters: ours, nupunkt, pySBD.

Run it with ``python -m tests.eval.sentence_splitters``. Boundaries are compared
as counts of characters that are not white space, because pySBD loses offsets.
The labelled set is ``tests/data/sentences.jsonl``; the plausibility table reads
fifty articles of ``dev/`` where the corpora are present.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import nupunkt
import pysbd

from spindetect.prepare.sentences import split_sentences

__all__ = ["SPLITTERS", "Score", "labelled", "main", "plausibility", "score"]

Splitter = Callable[[str], list[str]]
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 50


@dataclass(frozen=True, slots=True)
class Score:
    """Boundaries right, found and labelled; passages cut exactly, and all."""

    right: int
    found: int
    labelled: int
    exact: int
    passages: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of boundaries."""
        return 2 * self.right / max(1, self.found + self.labelled)


def _ours(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in split_sentences(paragraph)]


def _nupunkt(paragraph: str) -> list[str]:
    return [str(sentence) for sentence in nupunkt.sent_tokenize(paragraph)]


_SEGMENTER = pysbd.Segmenter(language="en", clean=False)


def _pysbd(paragraph: str) -> list[str]:
    return [str(sentence) for sentence in _SEGMENTER.segment(paragraph)]


SPLITTERS: dict[str, Splitter] = {"nupunkt": _nupunkt, "pySBD": _pysbd, "spindetect": _ours}


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _boundaries(sentences: Iterable[str]) -> set[int]:
    """Return the ends of sentences as counts of characters that are not white space."""
    lengths = (len("".join(sentence.split())) for sentence in sentences)
    return set(itertools.accumulate(length for length in lengths if length))


def labelled(split: str | None = None) -> list[tuple[str, list[str]]]:
    """Return the labelled passages of one split, or of both."""
    lines = (ROOT / "tests" / "data" / "sentences.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in lines.splitlines()]
    return [(row["text"], row["sentences"]) for row in rows if split in (None, row["split"])]


def score(splitter: Splitter, passages: Iterable[tuple[str, list[str]]]) -> Score:
    """Score a splitter; the end of a passage is not counted as a boundary."""
    right = found = gold = exact = count = 0
    for text, sentences in passages:
        wanted = _boundaries(sentences)
        pieces = [piece for part in _paragraphs(text) for piece in splitter(part)]
        cut = _boundaries(pieces)
        end = len("".join(text.split()))
        wanted, cut = wanted - {end}, cut - {end}
        right += len(wanted & cut)
        found += len(cut)
        gold += len(wanted)
        exact += wanted == cut
        count += 1
    return Score(right, found, gold, exact, count)


def _suspicious(sentence: str, *, last: bool, alone: bool) -> Iterable[str]:
    """Yield what looks wrong with a sentence of a paragraph."""
    if re.match(r"[\"'“‘(]*[a-z]", sentence):
        yield "lower-case start"
    if not alone and len(sentence.split()) < 3:
        yield "under 3 words"
    if not last and not re.search(r"[.!?…:][\"'”’)\]]*\.?$", sentence):
        yield "no end mark"
    if sentence.count("“") < sentence.count("”") and not re.search(r"[”]", sentence[:2]):
        yield "closes only"
    if len(sentence.split()) > 60:
        yield "over 60 words"


def plausibility(splitter: Splitter, articles: Iterable[str]) -> dict[str, int]:
    """Count sentences, and those that look wrong, in real articles."""
    counts = dict.fromkeys(
        (
            "sentences",
            "lower-case start",
            "under 3 words",
            "no end mark",
            "closes only",
            "over 60 words",
        ),
        0,
    )
    for article in articles:
        for line in article.split("\n"):
            sentences = [piece.strip() for piece in splitter(line) if piece.strip()]
            counts["sentences"] += len(sentences)
            for position, sentence in enumerate(sentences, 1):
                last = position == len(sentences)
                for kind in _suspicious(sentence, last=last, alone=len(sentences) == 1):
                    counts[kind] += 1
    return counts


def _articles() -> list[str]:
    """Return the first articles of dev, or none where the corpora are absent."""
    folder = Path(os.environ.get("SPINDETECT_CORPORA", ROOT.parent / "shared" / "corpora"))
    path = folder / "dev" / "syndicated_articles.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, ARTICLES)]
    return [row["text"] if "text" in row else "\n".join(row["paragraphs"]) for row in rows]


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def main() -> None:
    """Print the tables."""
    _say(f"{'splitter':<12}{'split':<8}{'precision':>10}{'recall':>8}{'F1':>8}{'exact':>10}")
    for name, splitter in SPLITTERS.items():
        for split in ("tune", "held"):
            result = score(splitter, labelled(split))
            _say(
                f"{name:<12}{split:<8}{result.right / max(1, result.found):>10.3f}"
                f"{result.right / result.labelled:>8.3f}{result.f1:>8.3f}"
                f"{result.exact:>6}/{result.passages}"
            )
    articles = _articles()
    if not articles:
        _say("the corpora are absent: no plausibility table")
        return
    for name, splitter in SPLITTERS.items():
        counts = plausibility(splitter, articles)
        _say(name, ", ".join(f"{kind} {count}" for kind, count in counts.items()))


if __name__ == "__main__":
    main()
