"""Which sentences of a made copy carry which of its original.

A unit of the copy remembers the sentences of the original it carries. Carried
and carrying text are laid beside each other from end to end (the halves of a
split sentence make one side together, and so do the sentences of a joint one),
and a pair of sentences, as the system cuts them, is *gold* when at least half
of one of the two came out of the other. So both halves of a split sentence are
gold with it, and both sentences of a joint one, and a menu that ran into a
story's sentence takes nothing from it.

Neither right nor wrong are pairs that share less, rows of marks without a word,
and scraps: where a sentence was cut anew and a word or two were torn off or
swallowed ("Sens." spun to "Smoke." ends a sentence), the piece itself asks for
no link. Sentences of an original that say the very same ("United States
Senate") are one another's equals: either may be linked.
"""

from __future__ import annotations

import bisect
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal

from spindetect.records import Document, Sentence
from spindetect.train.copies_units import GoldLink, LaidOut, RoleSpan, gold_links
from tests.eval.made_documents import MadeDocument
from tests.eval.metrics import Counts

__all__ = ["OPERATIONS", "Gold", "Judged", "Operation", "gold_of", "judge_links"]

Operation = Literal["plain", "moved", "merged", "split", "furniture"]
OPERATIONS: Final[tuple[Operation, ...]] = ("plain", "moved", "merged", "split", "furniture")
# So much of one sentence must have come out of the other.
HALF: Final = 0.5
# Characters; a shorter piece of a sentence, torn off or swallowed, is a scrap.
SCRAP: Final = 25

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """What the links of a made document should be, in sentences as the system cuts them.

    Parameters
    ----------
    pairs : frozenset of (int, int)
        Sentence of the original, sentence of the copy.
    unsure : frozenset of (int, int)
        Pairs that are neither right nor wrong.
    operations : tuple of Operation
        What happened to each sentence of the copy.
    """

    pairs: frozenset[Pair]
    unsure: frozenset[Pair]
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a gold link, its stretches of text laid end to end."""

    spans: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        return sum(end - start for start, end in self.spans)

    def within(self, start: int, end: int) -> tuple[float, float]:
        """Return where what it holds of a stretch of text lies in it, 0 to 1."""
        before = sum(max(0, min(b, start) - a) for a, b in self.spans)
        inside = sum(max(0, min(b, end) - max(a, start)) for a, b in self.spans)
        return before / self.length, (before + inside) / self.length

    def sentences(self, document: Document) -> Iterator[tuple[Sentence, float, float]]:
        """Yield the sentences that it touches, and where they lie in it."""
        ends = [sentence.end for sentence in document.sentences]
        for sentence in document.sentences[bisect.bisect_right(ends, self.spans[0][0]) :]:
            if sentence.start >= self.spans[-1][1]:
                break
            low, high = self.within(sentence.start, sentence.end)
            if high > low:
                yield sentence, low, high


def gold_of(made: MadeDocument, original: Document, copy: Document) -> Gold:
    """Return the gold of a made document.

    Parameters
    ----------
    made : MadeDocument
    original, copy : Document
        Its two texts, prepared.
    """
    spans = tuple(RoleSpan(s.start, s.end, "body") for s in original.sentences)
    pairs: set[Pair] = set()
    unsure: set[Pair] = set()
    for link in gold_links(made.units, LaidOut(made.original, spans), made.page):
        for pair, wanted in _parts(link, original, copy):
            (pairs if wanted else unsure).add(pair)
    return Gold(frozenset(pairs), frozenset(unsure - pairs), _operations(made, copy))


def _parts(link: GoldLink, original: Document, copy: Document) -> Iterator[tuple[Pair, bool]]:
    """Yield the pairs that share text in a link, and whether they are gold."""
    ours, theirs = _Side(link.original), _Side(link.copy)
    right = list(theirs.sentences(copy))
    for source, low, high in ours.sentences(original):
        for target, start, end in right:
            shared = min(high, end) - max(low, start)
            if shared > 0:
                lengths = shared * ours.length, shared * theirs.length
                yield (source.index, target.index), _is_gold(source, target, lengths)


def _is_gold(source: Sentence, target: Sentence, shared: tuple[float, float]) -> bool:
    if not all(any(word.is_word for word in one.words) for one in (source, target)):
        return False
    shares = [
        length / (one.end - one.start) for one, length in zip((source, target), shared, strict=True)
    ]
    least = HALF if max(shared) < SCRAP else 0.0
    return max(shares) >= HALF and min(shares) >= least


def _unit_operations(made: MadeDocument) -> list[Operation]:
    moved = _moved([unit.sources[0] if unit.sources else -1 for unit in made.units])
    kinds: list[Operation] = []
    for place, unit in enumerate(made.units):
        beside = (*made.units[max(0, place - 1) : place], *made.units[place + 1 : place + 2])
        if not unit.sources:
            kinds.append("furniture")
        elif len(unit.sources) > 1:
            kinds.append("merged")
        elif any(unit.sources == other.sources for other in beside):
            kinds.append("split")
        else:
            kinds.append("moved" if moved[place] else "plain")
    return kinds


def _operations(made: MadeDocument, copy: Document) -> tuple[Operation, ...]:
    """Say of each sentence of the copy what befell the unit of the story most of it is of."""
    kinds = _unit_operations(made)
    done: list[Operation] = []
    for sentence in copy.sentences:
        inside = {
            place: min(sentence.end, span.end) - max(sentence.start, span.start)
            for place, span in enumerate(made.page.spans)
            if span.start < sentence.end and sentence.start < span.end
        }
        story = [place for place in inside if kinds[place] != "furniture"] or list(inside)
        done.append(kinds[max(story, key=inside.__getitem__)])
    return tuple(done)


def _moved(order: Sequence[int]) -> list[bool]:
    """Mark what is outside the longest run that keeps the original's order; -1 is nothing's."""
    lengths, previous = [0] * len(order), [-1] * len(order)
    for place, source in enumerate(order):
        before = [at for at in range(place) if 0 <= order[at] <= source]
        if source >= 0:
            previous[place] = max(before, key=lengths.__getitem__, default=-1)
            lengths[place] = 1 + (lengths[previous[place]] if before else 0)
    moved = [source >= 0 for source in order]
    at = max(range(len(order)), key=lengths.__getitem__, default=-1)
    while at >= 0:
        moved[at] = False
        at = previous[at]
    return moved


@dataclass(frozen=True, slots=True)
class Judged:
    """Links held against the gold; sentence of the original, sentence of the copy."""

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]

    def counts(self, copies: Container[int] | None = None) -> Counts:
        """Count pairs: all, or those whose sentence of the copy is one of these."""
        sizes = [
            sum(copies is None or j in copies for _, j in pairs)
            for pairs in (self.right, self.wrong, self.missed)
        ]
        return Counts(sizes[0], sizes[0] + sizes[1], sizes[0] + sizes[2])


def judge_links(gold: Gold, found: Set[Pair], original: Document) -> Judged:
    """Tell right links, wrong ones and those that were missed.

    Parameters
    ----------
    gold : Gold
    found : set of (int, int)
        Linked sentences; a link of several makes several pairs.
    original : Document
        Prepared; sentences of the same words stand for each other.
    """
    first: dict[tuple[str, ...], int] = {}
    same = [
        first.setdefault(tuple(word.key for word in s.words if word.is_word), s.index)
        for s in original.sentences
    ]
    linked = {(same[i], j) for i, j in found}
    allowed = {(same[i], j) for i, j in gold.pairs | gold.unsure}
    right = frozenset((i, j) for i, j in gold.pairs if (same[i], j) in linked)
    wrong = frozenset((i, j) for i, j in found if (same[i], j) not in allowed)
    return Judged(right, wrong, gold.pairs - right)
