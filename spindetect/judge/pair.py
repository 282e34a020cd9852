"""Everything the judge looks at, and what of it a report shows."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spindetect.align import Alignment
from spindetect.evidence import LinkedWords, SpinScores
from spindetect.judge.leftovers import leftover_links
from spindetect.judge.narrative import Narrative, narrative_of
from spindetect.records import Document, Link

__all__ = ["PairEvidence"]

# Dice coefficient of words below which a line around the story is not linked. Set by judgement:
# credits, notes and menus that have nothing in common lie below.
LEAST_FRAMING_OVERLAP = 0.12
# Probability from which a swap is a program's in a copy that a program spun: even odds, for
# there the next odd word is hardly a person's.
SPUN_SWAP = 0.5


@dataclass(frozen=True)
class PairEvidence:
    """Everything the judge looks at.

    Parameters
    ----------
    original, copy : Document
    alignment : Alignment
    linked : sequence of LinkedWords
        One for each link of the alignment.
    spin : SpinScores
    original_framing, copy_framing : frozenset of int
        Sentences that are not body.
    told : tuple of Narrative, optional
        The stories of both texts, where they are known already.
    """

    original: Document
    copy: Document
    alignment: Alignment
    linked: Sequence[LinkedWords]
    spin: SpinScores
    original_framing: frozenset[int] = frozenset()
    copy_framing: frozenset[int] = frozenset()
    told: tuple[Narrative, Narrative] | None = None

    @functools.cached_property
    def narratives(self) -> tuple[Narrative, Narrative]:
        """The stories of both texts; several features and reasons look at them."""
        return self.told or (
            narrative_of(self.original, self.original_framing),
            narrative_of(self.copy, self.copy_framing),
        )

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """Stems of all words and marks of the original."""
        sentences = self.original.sentences
        return frozenset([word.stem for sentence in sentences for word in sentence.words])

    def _is_chance(self, link: Link) -> bool:
        """Tell whether a link holds framing of hardly a word in common: any two pages have that."""
        framing = all(i in self.original_framing for i in link.original) or all(
            j in self.copy_framing for j in link.copy
        )
        return framing and link.overlap < LEAST_FRAMING_OVERLAP

    def shown(self, *, copied: bool) -> PairEvidence:
        """Leave out the links that are not believed.

        Parameters
        ----------
        copied : bool
            Whether the pair is taken for a copy and its original: a link is believed
            sooner then. A copy none of whose links is believed by itself keeps them
            all, for together they made it one.
        """
        alignment = self.alignment
        believed = alignment.plausible if copied else alignment.certain
        if believed is None or (copied and not believed):
            believed = tuple(range(len(alignment.links)))
        left = leftover_links(alignment.links, self.narratives[1].words) if copied else frozenset()
        positions = [
            at for at in believed if at not in left and not self._is_chance(alignment.links[at])
        ]
        if len(positions) == len(alignment.links):
            return self
        places = {old: new for new, old in enumerate(positions)}
        chosen = alignment.only(positions)
        linked = [
            replace(self.linked[old], index=new, link=chosen.links[new])
            for old, new in places.items()
        ]
        spin = self.spin.only(places)
        return replace(self, alignment=chosen, linked=linked, spin=spin, told=self.narratives)

    def spun(self) -> PairEvidence:
        """Judge single swaps as those of a copy that was found to be spun."""
        threshold = min(self.spin.threshold, SPUN_SWAP)
        return replace(self, spin=replace(self.spin, threshold=threshold), told=self.narratives)
