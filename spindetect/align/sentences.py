"""Link the sentences of a copy to those of the original.

Every unit of one side is scored against every unit of the other
(:mod:`spindetect.align.features`); the best blocks are linked, those in the order
of the rest a little rather than others (:mod:`spindetect.align.choice`); then each
link is looked at again among the others (:mod:`spindetect.align.support`): links
that nothing speaks for but a shared quotation or a like word are not believed.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from spindetect.align.chain import Block, Cell, gaining_cells
from spindetect.align.choice import blocks_of_cells, moved_places
from spindetect.align.context import context_features, story_cosine
from spindetect.align.cosines import cosines
from spindetect.align.features import pair_features, run_features, run_likeness
from spindetect.align.model import LinkModel, load_link_model
from spindetect.align.support import believed, told_words
from spindetect.align.units import StemWeights, Units, units_of_pair
from spindetect.records import Document, Link

__all__ = ["Alignment", "align_sentences", "block_gains"]

Matrix = NDArray[np.float32]
Documents = tuple[Document, Document]

# Every sentence of a part is compared with every one of another: some 100 MB for parts of this
# length. 12,000 words of news are one part; in longer texts a run of sentences is not joined
# across the few places where parts meet, and rivals are looked for inside the part.
LARGEST_PART = 600


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links of a pair, with the evidence the judge needs.

    Parameters
    ----------
    links : tuple of Link
        In the copy's order.
    scores : tuple of float
        Log-odds of each link above the threshold, in the same order.
    stories : float
        Cosine (-1 to 1) of the two texts as wholes.
    plausible, certain : tuple of int or None
        Positions of the links to believe if one text is a copy of the other, and
        of those to believe in any case; None for all of them.
    """

    links: tuple[Link, ...]
    scores: tuple[float, ...]
    stories: float = 0.0
    plausible: tuple[int, ...] | None = None
    certain: tuple[int, ...] | None = None

    def only(self, positions: Sequence[int]) -> Alignment:
        """Return some of the links alone; what is moved is seen anew among them.

        Parameters
        ----------
        positions : sequence of int
            Rising.
        """
        links = _with_moves([self.links[at] for at in positions])
        return Alignment(links, tuple(self.scores[at] for at in positions), self.stories)


def block_gains(
    originals: tuple[Units, Units],
    copies: tuple[Units, Units],
    weights: StemWeights,
    model: LinkModel,
) -> dict[tuple[int, int], Matrix]:
    """Score every block of every shape.

    Parameters
    ----------
    originals, copies : (Units, Units)
        Of :func:`~spindetect.align.units.units_of_pair`.
    weights : StemWeights
    model : LinkModel

    Returns
    -------
    dict
        Shape ``(a, b)`` → ndarray of float32, shape ``(n - a + 1, m - b + 1)``:
        log-odds above the model's threshold.
    """
    singles = pair_features(originals[0], copies[0], weights)
    stories = story_cosine(originals[0], copies[0])
    described = context_features(model.pair.scores(singles), singles, stories)
    scores = model.context.scores(described)
    gains = {(1, 1): scores - model.threshold}
    for shape, runs in run_likeness(originals, copies, weights).items():
        added, best = run_features(runs, singles, scores, shape)
        gains[shape] = best + model.run.scores(added) - model.threshold
    return gains


def _parts(count: int) -> list[slice]:
    """Cut so many sentences into parts of about one length, at most :data:`LARGEST_PART`."""
    parts = -(-count // LARGEST_PART)
    edges = [count * part // parts for part in range(parts + 1)]
    return [slice(first, last) for first, last in itertools.pairwise(edges)]


def _cells(documents: Documents, vectors: tuple[Matrix, Matrix], model: LinkModel) -> list[Cell]:
    """Return every block that gains; long documents are compared part by part."""
    original, copy = documents
    cells: list[Cell] = []
    for ours, theirs in itertools.product(
        _parts(len(original.sentences)), _parts(len(copy.sentences))
    ):
        units = units_of_pair(
            replace(original, sentences=original.sentences[ours]),
            replace(copy, sentences=copy.sentences[theirs]),
            vectors[0][ours],
            vectors[1][theirs],
        )
        cells += [
            (i + ours.start, j + theirs.start, a, b, gain)
            for i, j, a, b, gain in gaining_cells(block_gains(*units, model))
        ]
    return cells


def _keys(document: Document, run: range) -> list[str]:
    """Word keys of a run of sentences."""
    sentences = document.sentences[run.start : run.stop]
    return [word.key for sentence in sentences for word in sentence.words if word.is_word]


def _overlap(left: Sequence[str], right: Sequence[str]) -> float:
    """Dice coefficient of two bags of word keys."""
    # Counted by hand: the operators of Counter cost several times as much.
    counts: dict[str, int] = {}
    for key in left:
        counts[key] = counts.get(key, 0) + 1
    shared = 0
    for key in right:
        if counts.get(key):
            counts[key] -= 1
            shared += 1
    total = len(left) + len(right)
    return 2 * shared / total if total else 0.0


def _sums(vectors: Matrix, words: Matrix, runs: Sequence[range]) -> Matrix:
    """Word-weighted sums of the sentences of some runs."""
    firsts = [run.start for run in runs]
    sums = vectors[firsts] * words[firsts, None]
    for at, run in enumerate(runs):
        if len(run) > 1:
            sums[at] = words[run.start : run.stop] @ vectors[run.start : run.stop]
    return sums


def _links(
    documents: Documents,
    vectors: tuple[Matrix, Matrix],
    words: tuple[Matrix, Matrix],
    blocks: Sequence[Block],
) -> tuple[Link, ...]:
    sides = (
        [range(block.original, block.original + block.original_length) for block in blocks],
        [range(block.copy, block.copy + block.copy_length) for block in blocks],
    )
    left, right = map(_sums, vectors, words, sides)
    moved = moved_places(
        [run.start for run in sides[0]], [len(a) + len(b) for a, b in zip(*sides, strict=True)]
    )
    return tuple(
        Link(
            tuple(ours),
            tuple(theirs),
            cosine,
            _overlap(*map(_keys, documents, (ours, theirs))),
            is_moved,
        )
        for ours, theirs, cosine, is_moved in zip(*sides, cosines(left, right), moved, strict=True)
    )


def _with_moves(links: Sequence[Link]) -> tuple[Link, ...]:
    sizes = [len(link.original) + len(link.copy) for link in links]
    moved = moved_places([link.original[0] for link in links], sizes)
    return tuple(
        link if link.moved == is_moved else replace(link, moved=is_moved)
        for link, is_moved in zip(links, moved, strict=True)
    )


def align_sentences(
    original: Document,
    copy: Document,
    original_vectors: Matrix,
    copy_vectors: Matrix,
    *,
    model: LinkModel | None = None,
) -> Alignment:
    """Link sentences of a copy to those of the original.

    Parameters
    ----------
    original, copy : Document
        With n and m sentences.
    original_vectors, copy_vectors : ndarray of float32, shapes (n, d) and (m, d)
        Rows of Euclidean length 1, or zeros.
    model : LinkModel, optional
        The bundled one when left out.

    Returns
    -------
    Alignment
        Links of 1:1, 1:2, 2:1, 1:3 and 3:1 sentences in the copy's order; a
        sentence is in one link at most.

    Raises
    ------
    ModelError
        When the bundled model cannot be loaded.
    """
    rows, columns = len(original.sentences), len(copy.sentences)
    if not rows or not columns:
        return Alignment((), ())
    model = model or load_link_model()
    vectors = original_vectors, copy_vectors
    blocks = blocks_of_cells(_cells((original, copy), vectors, model), rows, columns)
    told = told_words(original), told_words(copy)
    words = told[0][0], told[1][0]
    wholes = (
        _sums(vectors[0], words[0], [range(rows)]),
        _sums(vectors[1], words[1], [range(columns)]),
    )
    stories = cosines(*wholes)[0]
    links = _links((original, copy), vectors, words, blocks)
    scores = tuple(block.gain for block in blocks)
    if model.support is None:
        return Alignment(links, scores, stories)
    plausible, certain = believed(
        told, links, scores, stories, model.support, (model.plausible, model.certain)
    )
    return Alignment(links, scores, stories, plausible, certain)
