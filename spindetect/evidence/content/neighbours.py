"""Where a sentence of one text would stand in the other, told by the links around it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from spindetect.records import Document, Link, Side

__all__ = ["Neighbours"]


class Neighbours:
    """The links of a pair, seen from one side.

    Parameters
    ----------
    links : sequence of Link
    side : {"original", "copy"}
        The side whose sentences are asked about.
    other : Document
        The other side.
    """

    def __init__(self, links: Sequence[Link], side: Side, other: Document) -> None:
        seen = [
            (link.original[0], link.copy, link.moved)
            if side == "original"
            else (link.copy[0], link.original, link.moved)
            for link in links
        ]
        seen.sort()
        self._other = other
        self._firsts = [first for first, _, _ in seen]
        self._there = [there for _, there, _ in seen]
        self._moved = [moved for _, _, moved in seen]

    def _around(self, at: int) -> tuple[int | None, int | None]:
        """Return the links before and after a sentence: moved ones only for want of others."""
        place = bisect.bisect_left(self._firsts, at)
        before = next((k for k in range(place - 1, -1, -1) if not self._moved[k]), None)
        after = next((k for k in range(place, len(self._moved)) if not self._moved[k]), None)
        if before is None and after is None:
            return (place - 1 if place else None, place if place < len(self._there) else None)
        return before, after

    def opposite(self, at: int) -> int:
        """Return the character offset in the other text where a sentence would stand."""
        before, after = self._around(at)
        sentences = self._other.sentences
        if before is not None:
            return sentences[self._there[before][-1]].end
        return sentences[self._there[after][0]].start if after is not None else 0

    def facing(self, at: int, loose: Sequence[int]) -> Sequence[int]:
        """Return those of the other side's loose sentences that stand where it would.

        Parameters
        ----------
        at : int
        loose : sequence of int
            Sentences of the other side, rising.
        """
        before, after = self._around(at)
        low = -1 if before is None else self._there[before][-1]
        high = len(self._other.sentences) if after is None else self._there[after][0]
        return loose[bisect.bisect_right(loose, low) : bisect.bisect_left(loose, high)]
