"""Made pairs as the link model sees them: documents, gold blocks, cells with answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.units import StemWeights, Units, units_of_pair
from spindetect.encode import Encoder
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document
from spindetect.train.copies import TrainingPair
from spindetect.train.copies_units import RoleSpan
from spindetect.train.dataset import Block, gold_blocks

__all__ = [
    "Example",
    "Floats",
    "Rows",
    "block_labels",
    "examples",
    "factor_of",
    "gather_rows",
    "kept_cells",
    "units_of",
]

# Of the negatives with little in common, this many for each pair are kept.
EASY_NEGATIVES: Final = 40
HARD_COSINE: Final = 0.3
INDEPENDENT_WEIGHT: Final = 4.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A made pair, ready to compare.

    Parameters
    ----------
    pair : TrainingPair
    original, copy : Document
    vectors : (ndarray, ndarray)
        Of their sentences.
    gold : tuple of (tuple of int, tuple of int)
        Sentences of the original, sentences of the copy.
    body : (ndarray of bool, ndarray of bool)
        Sentences of the story.
    """

    pair: TrainingPair
    original: Document
    copy: Document
    vectors: tuple[Floats, Floats]
    gold: tuple[Block, ...]
    body: tuple[NDArray[np.bool_], NDArray[np.bool_]]

    @property
    def linked(self) -> bool:
        """Whether the links are known; not of independent texts that quote one speech."""
        return self.pair.links is not None


@dataclass(frozen=True, slots=True)
class Rows:
    """Features, answers and weights of some cells."""

    features: Floats
    answers: NDArray[np.bool_]
    weights: Floats


def examples(pairs: Iterable[TrainingPair], encoder: Encoder) -> Iterator[Example]:
    """Prepare pairs whose links are known, and independent ones: what these share is no link."""
    for pair in pairs:
        if pair.links is None and pair.derivation != "independent":
            continue
        original, copy = (prepare(from_text(t)) for t in (pair.original_text, pair.copy_text))
        vectors = [encoder.encode([s.form for s in d.sentences]) for d in (original, copy)]
        known = gold_blocks(pair, original, copy) if pair.links is not None else ()
        gold = tuple(block for _, block in known)
        body = _body(original, pair.original_roles), _body(copy, pair.copy_roles)
        yield Example(pair, original, copy, (vectors[0], vectors[1]), gold, body)


def _body(document: Document, roles: Sequence[RoleSpan]) -> NDArray[np.bool_]:
    """Tell sentences of the story from furniture, which two pages may share by chance."""
    furniture = [(role.start, role.end) for role in roles if role.role != "body"]
    return np.array(
        [not any(a < s.end and s.start < b for a, b in furniture) for s in document.sentences],
        dtype=np.bool_,
    )


def block_labels(
    example: Example, shape: tuple[int, int], *, parts: bool = False
) -> NDArray[np.int8]:
    """1 for a gold block of this shape, 0 for none, -1 where only a part is gold.

    With ``parts``, a single sentence that was split or merged is gold with each
    of its parts: each carries some of its content.
    """
    a, b = shape
    rows = max(len(example.original.sentences) - a + 1, 0)
    columns = max(len(example.copy.sentences) - b + 1, 0)
    labels = np.zeros((rows, columns), dtype=np.int8)
    for ours, theirs in example.gold:
        first, last = min(ours), max(ours) + 1
        left, right = min(theirs), max(theirs) + 1
        wider = last - first > a or right - left > b
        if wider:
            # A part of a larger block is neither right nor wrong.
            split = min(last - first, right - left) == 1
            mark = 1 if parts and split else -1
            labels[max(first - a + 1, 0) : last, max(left - b + 1, 0) : right] = mark
        elif (last - first, right - left) == shape:
            labels[first, left] = 1
    body = (
        np.logical_and.reduce([example.body[0][i : i + rows] for i in range(a)]),
        np.logical_and.reduce([example.body[1][j : j + columns] for j in range(b)]),
    )
    # Two pages may share a line of furniture by chance; a story and furniture have nothing in
    # common.
    labels[np.ix_(~body[0], ~body[1])] = -1
    labels[np.ix_(~body[0], body[1])] = 0
    labels[np.ix_(body[0], ~body[1])] = 0
    return labels


def kept_cells(features: Floats, labels: NDArray[np.int8], rng: np.random.Generator) -> Rows:
    """Keep all gold cells, the hard others, and a few of the rest."""
    flat = features.reshape(-1, features.shape[-1])
    marks = labels.reshape(-1)
    hard = (flat[:, 0] > HARD_COSINE) | (marks == 1)
    easy = np.flatnonzero(~hard)
    chosen = rng.choice(easy, min(EASY_NEGATIVES, len(easy)), replace=False)
    kept = np.concatenate([np.flatnonzero(hard), chosen])
    kept = np.sort(kept[marks[kept] >= 0])
    weight = np.where(np.isin(kept, chosen), max(len(easy), 1) / max(len(chosen), 1), 1.0)
    return Rows(flat[kept], marks[kept] == 1, np.minimum(weight, 20.0).astype(np.float32))


def units_of(example: Example) -> tuple[tuple[Units, Units], tuple[Units, Units], StemWeights]:
    """Return both sides as units, and the weights of stems."""
    return units_of_pair(example.original, example.copy, *example.vectors)


def gather_rows(parts: Sequence[tuple[Rows, float]]) -> Rows:
    """Put parts together, each weighed by its factor."""
    return Rows(
        np.concatenate([rows.features for rows, _ in parts]),
        np.concatenate([rows.answers for rows, _ in parts]),
        np.concatenate([rows.weights * factor for rows, factor in parts]).astype(np.float32),
    )


def factor_of(example: Example) -> float:
    """What an example counts: a wrong link between independents is the worst."""
    return INDEPENDENT_WEIGHT if example.pair.derivation == "independent" else 1.0
