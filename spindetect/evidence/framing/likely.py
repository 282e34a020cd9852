"""Which of many lines may be as good as the same as one, without a look at every one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

__all__ = ["LikelyLines"]

# Room for the rounding of a share.
_SLACK: Final = 1e-9


class LikelyLines:
    """Sets of words, to be asked which of them share nearly all with another.

    Two sets with a Dice coefficient of ``d`` share at least ``d / (2 - d)`` of each. So a set
    that is as like as that holds one of the other's rarest words: of ``n`` words, of the first
    ``n - ceil(n * d / (2 - d)) + 1``. Prefix filtering: Chaudhuri, Ganti and Kaushik, 2006.

    Parameters
    ----------
    lines : sequence of frozenset of str
    least : float
        Dice coefficient, above 0 and up to 1.

    Examples
    --------
    >>> lines = [frozenset({"all", "rights"}), frozenset({"old", "pier"})]
    >>> LikelyLines(lines, 0.8).like(frozenset({"old", "pier"}))
    [1]
    """

    def __init__(self, lines: Sequence[frozenset[str]], least: float) -> None:
        self._share = least / (2 - least)
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._empty = [at for at, words in enumerate(lines) if not words]
        for at, words in enumerate(lines):
            for word in words:
                self._holding[word].append(at)

    def like(self, words: frozenset[str]) -> list[int]:
        """Return the indices, rising, of every line that may be as like; perhaps of others too.

        Parameters
        ----------
        words : frozenset of str
        """
        if not words:
            return self._empty
        common = max(1, math.ceil(len(words) * self._share - _SLACK))
        rarest = sorted((self._holding.get(word, ()) for word in words), key=len)
        found: set[int] = set()
        for places in rarest[: len(words) - common + 1]:
            found.update(places)
        return sorted(found)
