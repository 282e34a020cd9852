"""Which story sentences without a link are gone, and which are carried after all.

An alignment misses what was split, joined, quoted, shortened or folded into another
sentence. To call such a sentence left out would be a false accusation, so a sentence
is *gone* only where hardly any of it stands in the other text; what stands there in
part is neither carried nor gone, and nothing is claimed of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.content.carried import Carrier, Trace
from spindetect.evidence.content.neighbours import Neighbours
from spindetect.evidence.content.story import SLIGHT, Story, is_line, word_count
from spindetect.records import Manner, Sentence

__all__ = ["Loose", "gone_runs"]

# Of what a sentence's words say, the share from which it may stand in the other text: in runs of
# three words and more, inside two neighbouring sentences, or in both a little. Chosen on the 696
# loose sentences of 45 dev syndicated pairs and on the missed ones of tests.eval.content.
PHRASES: Final = 0.6
NEAR: Final = 0.75
PHRASES_BOTH: Final = 0.25
NEAR_BOTH: Final = 0.6
# Half of it, in a sentence whose meaning is near that of one that is not another's already: of
# 3,004 sentences claimed of 250 dev pairs of re-edited releases 22 are spared for it.
NEAR_ALIKE: Final = 0.5
ALIKE: Final = 0.6  # cosine
# As the first two, between two sentences that are gone: what lies amid them was hardly carried.
PHRASES_AMID: Final = 0.8
NEAR_AMID: Final = 0.9
LARGEST_GAP: Final = 2
# Cosine to a sentence that stands loose at the same place of the other text, from which the one
# may be made of the other in other words.
FACING: Final = 0.6
FACING_REWORDED: Final = 0.4
# More of them than this stand at no one place.
MOST_FACING: Final = 8
# The same to any sentence, in a copy whose every sentence was said anew.
ANYWHERE_REWRITTEN: Final = 0.4
# Words of a run there, which is never a single sentence: all five that were claimed of the worked
# example in seeds/ had been said in other words. Set by judgement.
LEAST_REWRITTEN: Final = 40
# Words of the longest sentence of a run in paragraphs of its own, below which it may be a notice or
# a plea that nobody took for framing: before and after everything that is linked it is believed to
# be, elsewhere unless it names, quotes or counts. In tests.eval.content 39 sentences of furniture
# were claimed with 13 words before and after, 19 with this.
LEAST_ALONE: Final = 16


class Loose:
    """One side's story, and which of its sentences have no link.

    Parameters
    ----------
    story : Story
    linked : frozenset of int
        Sentences of the document that have a link.
    same : frozenset of int
        Those of them that are nearly the same on both sides: they say nothing that
        is not linked.
    """

    def __init__(
        self, story: Story, linked: frozenset[int], same: frozenset[int] = frozenset()
    ) -> None:
        self.story = story
        self.linked = linked
        self.same = same
        self.order = tuple(
            [at for at in story.sentences if at in linked or not is_line(story.document, at)]
        )
        self.sentences = tuple([at for at in self.order if at not in linked])

    @functools.cached_property
    def sizes(self) -> dict[int, int]:
        """How many words each of the story's sentences has."""
        sentences = self.story.document.sentences
        return {at: word_count(sentences[at]) for at in self.order}

    def words(self, sentences: Iterable[int]) -> int:
        """Return how many words some sentences have."""
        return sum([self.sizes[at] for at in sentences])


def gone_runs(
    here: Loose, there: Loose, neighbours: Neighbours, manner: Manner | None
) -> tuple[tuple[int, ...], ...]:
    """Return the runs of story sentences that the other text does not carry.

    Parameters
    ----------
    here, there : Loose
        The side whose sentences are looked for, and the other.
    neighbours : Neighbours
        Where this side's sentences would stand in the other text.
    manner : Manner or None
        Of the pair: where words were swapped, meaning is compared too.

    Returns
    -------
    tuple of tuple of int
        Indices of sentences; consecutive in the story, framing left out.
    """
    if not here.sentences:
        return ()
    states = _states(here, there, neighbours, manner)
    runs = [run for run in _joined(here, states) if _counts(here, run)]
    if manner == "rewritten":
        runs = [run for run in runs if len(run) > 1 and here.words(run) >= LEAST_REWRITTEN]
    return tuple(runs)


def _states(
    here: Loose, there: Loose, neighbours: Neighbours, manner: Manner | None
) -> dict[int, str]:
    """Say of every loose sentence whether it is gone, weak (gone amid gone), slight or kept."""
    carrier = Carrier(there.story.document)
    states: dict[int, str] = {}
    for at in here.sentences:
        if here.sizes[at] < SLIGHT:
            states[at] = "slight"
            continue
        trace = carrier.trace(here.story.document.sentences[at], NEAR_ALIKE, PHRASES_AMID)
        stands = trace.phrases >= PHRASES_AMID or trace.near >= NEAR_AMID
        if stands or _reworded(here, there, neighbours, manner, at):
            states[at] = "kept"
        else:
            weak = _is_weak(trace) or (
                trace.near >= NEAR_ALIKE and _is_said_otherwise(there, here.story.vectors[at])
            )
            states[at] = "weak" if weak else "gone"
    return states


def _is_weak(trace: Trace) -> bool:
    if trace.phrases >= PHRASES or trace.near >= NEAR:
        return True
    return trace.phrases >= PHRASES_BOTH and trace.near >= NEAR_BOTH


def _is_said_otherwise(there: Loose, vector: NDArray[np.float32]) -> bool:
    """Tell whether the other side says much the same in a sentence that is not another's."""
    alike = np.flatnonzero(there.story.vectors @ vector >= ALIKE).tolist()
    return not there.same.issuperset(alike)


def _nearest(there: Loose, vector: NDArray[np.float32]) -> float:
    """Return the highest cosine of a sentence to one of the other side."""
    return float((there.story.vectors @ vector).max(initial=-1.0))


def _reworded(
    here: Loose, there: Loose, neighbours: Neighbours, manner: Manner | None, at: int
) -> bool:
    """Tell whether a sentence may be the other side's in other words."""
    vector = here.story.vectors[at]
    if manner == "rewritten" and _nearest(there, vector) >= ANYWHERE_REWRITTEN:
        return True
    facing = neighbours.facing(at, there.sentences)
    if not facing:
        return False
    swapped = manner in {"spun", "rewritten"} and len(facing) <= MOST_FACING
    least = FACING_REWORDED if swapped else FACING
    return bool((there.story.vectors[list(facing)] @ vector).max() >= least)


def _joined(here: Loose, states: dict[int, str]) -> Iterator[tuple[int, ...]]:
    """Yield runs that begin and end with a sentence that is gone, or with a slight one by it."""
    run: list[int] = []
    waiting: list[int] = []
    for at in here.order:
        state = states.get(at, "kept")
        if state == "gone":
            run += [*waiting, at] if run else [*_leading(here, waiting, at), at]
            waiting = []
        elif state in {"weak", "slight"}:
            waiting.append(at)
            if sum(states[one] == "weak" for one in waiting) > LARGEST_GAP and run:
                yield (*run, *_trailing(here, waiting, states, run[-1]))
                run, waiting = [], []
        else:
            if run:
                yield (*run, *_trailing(here, waiting, states, run[-1]))
            run, waiting = [], []
    if run:
        yield (*run, *_trailing(here, waiting, states, run[-1]))


def _leading(here: Loose, waiting: Sequence[int], first: int) -> list[int]:
    """Return the slight sentences just before a run, of its paragraph."""
    return _beside(here, waiting[::-1], first)[::-1]


def _trailing(here: Loose, waiting: Sequence[int], states: dict[int, str], last: int) -> list[int]:
    slight = []
    for at in waiting:
        if states[at] != "slight":
            break
        slight.append(at)
    return _beside(here, slight, last)


def _beside(here: Loose, slight: Sequence[int], anchor: int) -> list[int]:
    sentences = here.story.document.sentences
    found = []
    for at in slight:
        if sentences[at].paragraph != sentences[anchor].paragraph:
            break
        if here.sizes[at] >= SLIGHT:
            break
        found.append(at)
    return found


def _counts(here: Loose, run: Sequence[int]) -> bool:
    """Tell whether a run is the story's beyond doubt, and no line of the page."""
    sentences = here.story.document.sentences
    if max(here.sizes[at] for at in run) >= LEAST_ALONE:
        return True
    told = {sentences[at].paragraph for at in run}
    if any(sentences[at].paragraph in told for at in here.linked):
        return True
    first, last = here.order.index(run[0]), here.order.index(run[-1])
    if here.linked.isdisjoint(here.order[:first]) or here.linked.isdisjoint(here.order[last:]):
        return False
    return any(_is_particular(sentences[at]) for at in run)


def _is_particular(sentence: Sentence) -> bool:
    """Tell whether a sentence names, quotes or counts: pleas to readers seldom do."""
    return any(
        word.quotation is not None or word.form[:1].isupper() or word.form[:1].isdigit()
        for word in sentence.words[1:]
    )
