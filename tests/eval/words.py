"""Word alignment inside a link, against hand-made links: ``python -m tests.eval.words``.

The measure is that of Lan, Jiang and Xu, "Neural semi-Markov CRF for monolingual
word alignment" (2021), for this data: precision and recall of the sure links,
identical words and punctuation counted, each averaged over the sentence pairs;
F1 is that of the two averages. A possible link that is claimed is wrong. Beside
it: all links pooled, and pooled with possible links left out of the count.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz.distance import LCSseq

from spindetect.align.variants import canonical_word
from spindetect.align.word_links import link_words
from spindetect.align.word_model import load_word_model
from spindetect.align.words import align_words
from spindetect.encode import WordEncoder, load_encoder
from spindetect.prepare.words import lexemes
from spindetect.records import Word
from tests.eval import corpora
from tests.eval.metrics import Counts
from tests.eval.table import render

__all__ = ["Gold", "Measure", "gold_pairs", "main", "measure"]

LIGHT = 0.3
Links = set[tuple[int, int]]
Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence pair with its words, their vectors and its links."""

    sides: tuple[list[Word], list[Word]]
    vectors: tuple[Matrix, Matrix]
    sure: Links
    possible: Links


@dataclass(slots=True)
class Measure:
    """Claimed links against sure ones."""

    pairs: list[tuple[float, float]] = field(default_factory=list)
    strict: Counts = field(default_factory=lambda: Counts(0, 0, 0))
    lenient: Counts = field(default_factory=lambda: Counts(0, 0, 0))

    def add(self, gold: Gold, found: Links) -> None:
        """Count one sentence pair."""
        right = len(found & gold.sure)
        self.strict += Counts(right, len(found), len(gold.sure))
        self.lenient += Counts(right, len(found - gold.possible), len(gold.sure))
        precision = right / len(found) if found else float(not gold.sure)
        self.pairs.append((precision, right / len(gold.sure) if gold.sure else float(not found)))

    @property
    def averages(self) -> tuple[float, float, float]:
        """Precision and recall, averaged over the sentence pairs, and F1 of the two."""
        precision, recall = (sum(side) / len(self.pairs) for side in zip(*self.pairs, strict=True))
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0

    def row(self, name: str) -> list[str]:
        """Return a line of the table."""
        values = (*self.averages, self.strict.f1, self.lenient.f1)
        return [name, *(f"{value:.3f}" for value in values)]


def _pairs(text: str) -> Links:
    pairs = (pair.split("-") for pair in text.split())
    return {(int(i), int(j)) for i, j in pairs}


def gold_pairs() -> Iterator[Gold]:
    """Yield the hand-aligned pairs of ``dev/``, on their own tokens."""
    encoder = load_encoder()
    if not isinstance(encoder, WordEncoder):
        raise TypeError("the bundled encoder encodes words")
    path = corpora.corpora_folder() / "dev" / "word_alignment_dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known = lexemes([*row["a"], *row["b"]])
        sides = [[Word(0, len(w), w, w, *known[w]) for w in row[side]] for side in ("a", "b")]
        vectors = [encoder.encode_words([word.key for word in side]) for side in sides]
        sure = _pairs(row["sure"])
        possible = _pairs(row["possible"]) - sure
        yield Gold((sides[0], sides[1]), (vectors[0], vectors[1]), sure, possible)


def measure(golds: Sequence[Gold], find: Callable[[Gold], Links]) -> Measure:
    """Measure a way of finding links."""
    found = Measure()
    for gold in golds:
        found.add(gold, find(gold))
    return found


def model_links(gold: Gold) -> Links:
    """Return the links of the word model."""
    cells = link_words([(*gold.sides, *gold.vectors)])[0]
    return set(zip(cells.original.tolist(), cells.copy.tolist(), strict=True))


def piece_links(gold: Gold) -> Links:
    """Return the links of the pieces that evidence is found in; no punctuation."""
    pieces = align_words(*gold.sides, *gold.vectors)
    return {(i, j) for piece in pieces for i in piece.original for j in piece.copy}


def common_words(gold: Gold) -> Links:
    """Baseline: the longest common subsequence."""
    ops = LCSseq.opcodes(*([word.key for word in side] for side in gold.sides))
    return {
        (op.src_start + k, op.dest_start + k)
        for op in ops
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    }


def mutual_best(gold: Gold) -> Links:
    """Baseline: each the other's best by identity, cosine and place in the sentence."""
    ours, theirs = ([word.key for word in side] for side in gold.sides)
    if not ours or not theirs:
        return set()
    places = [np.linspace(0, 1, len(side)) for side in (ours, theirs)]
    scores = gold.vectors[0] @ gold.vectors[1].T
    scores = scores + 2.0 * np.equal.outer(np.array(ours), np.array(theirs))
    scores = scores - 0.3 * np.abs(np.subtract.outer(*places))
    across, down = scores.argmax(axis=1).tolist(), scores.argmax(axis=0).tolist()
    return {(i, j) for i, j in enumerate(across) if down[j] == i and scores[i, j] > 0.35}


METHODS: dict[str, Callable[[Gold], Links]] = {
    "longest common subsequence": common_words,
    "mutual best": mutual_best,
    "pieces, without punctuation": piece_links,
    "word model": model_links,
}


def _kind(gold: Gold, i: int, j: int, degrees: tuple[Counter[int], Counter[int]]) -> str:
    ours, theirs = gold.sides[0][i], gold.sides[1][j]
    if degrees[0][i] > 1 or degrees[1][j] > 1:
        return "phrase (n:m)"
    if ours.key == theirs.key:
        return "identical" if ours.is_word else "punctuation"
    if ours.stem == theirs.stem or canonical_word(ours) == canonical_word(theirs):
        return "inflected or respelt"
    return "light word" if min(ours.weight, theirs.weight) < LIGHT else "synonym"


def _kinds(gold: Gold, links: Links, side: Links) -> Iterator[tuple[int, int, str]]:
    degrees = Counter(i for i, _ in links), Counter(j for _, j in links)
    for i, j in sorted(side):
        yield i, j, _kind(gold, i, j, degrees)


def by_kind(golds: Sequence[Gold], find: Callable[[Gold], Links]) -> tuple[str, list[str]]:
    """Return a table by kind of link, and every error on a line."""
    counts: Counter[tuple[str, str]] = Counter()
    errors = []
    for gold in golds:
        found = find(gold)
        for i, j, kind in _kinds(gold, gold.sure, gold.sure):
            counts[kind, "right" if (i, j) in found else "missed"] += 1
            if (i, j) not in found:
                errors.append(_shown("missed", kind, gold, i, j))
        for i, j, kind in _kinds(gold, found, found - gold.sure):
            mark = "possible" if (i, j) in gold.possible else "wrong"
            counts[kind, mark] += 1
            errors.append(_shown(mark, kind, gold, i, j))
    columns = ("right", "missed", "wrong", "possible")
    names = sorted({kind for kind, _ in counts})
    rows = [[name, *(str(counts[name, column]) for column in columns)] for name in names]
    return render(["kind of link", *columns], rows), errors


def _shown(mark: str, kind: str, gold: Gold, i: int, j: int) -> str:
    sides = [" ".join(word.form for word in side) for side in gold.sides]
    pair = f"{gold.sides[0][i].form!r} {gold.sides[1][j].form!r}"
    return f"{mark}, {kind}: {pair}\n  {sides[0]}\n  {sides[1]}"


def _thresholds(golds: Sequence[Gold]) -> str:
    model = dataclasses.replace(load_word_model(), threshold=0.3)
    cells = link_words([(*gold.sides, *gold.vectors) for gold in golds], model)
    rows = []
    for threshold in np.arange(0.4, 0.825, 0.05):
        found = Measure()
        for gold, cell in zip(golds, cells, strict=True):
            kept = cell.probabilities >= threshold
            ours, theirs = cell.original[kept].tolist(), cell.copy[kept].tolist()
            found.add(gold, set(zip(ours, theirs, strict=True)))
        rows.append(found.row(f"{threshold:.2f}"))
    return render(["threshold", *HEADER], rows)


HEADER = ("precision", "recall", "F1", "pooled F1", "without possible")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.words", description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list so many errors")
    parser.add_argument("--thresholds", action="store_true", help="the word model's, one by one")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    golds = list(gold_pairs())
    rows = [measure(golds, find).row(name) for name, find in METHODS.items()]
    table, errors = by_kind(golds, model_links)
    parts = [
        f"sure links of {len(golds)} sentence pairs",
        render(["method", *HEADER], rows),
        table,
        *([_thresholds(golds)] if options.thresholds else []),
    ]
    step = max(len(errors) // options.errors, 1) if options.errors else len(errors) + 1
    parts += errors[::step][: options.errors]
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
