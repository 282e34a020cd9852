"""Text that was changed, with a way back to the text it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Edit", "Mapped", "apply_edits", "unchanged"]

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there in the new one."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and, for each of its characters, the source characters behind it.

    Parameters
    ----------
    text : str
        The new text, ``n`` characters long.
    starts, ends : ndarray of int64, shape (n,), or None
        Character ``k`` stands for ``source[starts[k]:ends[k]]``. Both rise
        monotonically. None when every character kept its place.

    Examples
    --------
    >>> mapped = apply_edits("so\u2026 on", [(2, 3, "...")])
    >>> mapped.text, mapped.source_span(2, 5)
    ('so... on', (2, 3))
    """

    text: str
    starts: NDArray[np.int64] | None = None
    ends: NDArray[np.int64] | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the source characters behind ``text[start:end]``, a span that is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return int(self.starts[start]), int(self.ends[end - 1])

    def positions(self, source: Sequence[int]) -> list[int]:
        """Return, for each source offset, where the first character at or after it went."""
        if self.starts is None:
            return list(source)
        found: list[int] = np.searchsorted(self.starts, source).tolist()
        return found

    def after(self, earlier: Mapped) -> Mapped:
        """Return this text with a map through ``earlier``, the text it was made from."""
        if earlier.starts is None or earlier.ends is None:
            return self
        if self.starts is None or self.ends is None:
            return Mapped(self.text, earlier.starts, earlier.ends)
        return Mapped(self.text, earlier.starts[self.starts], earlier.ends[self.ends - 1])


def unchanged(text: str) -> Mapped:
    """Return a text as its own source."""
    return Mapped(text)


def apply_edits(text: str, edits: Sequence[Edit]) -> Mapped:
    """Carry out edits and keep the map back.

    Parameters
    ----------
    text : str
    edits : sequence of (start, end, replacement)
        In order, not overlapping, none with ``start == end``.

    Returns
    -------
    Mapped
    """
    if not edits:
        return Mapped(text)
    pieces: list[str] = []
    last = 0
    same_place = True
    for start, end, replacement in edits:
        pieces += (text[last:start], replacement)
        same_place = same_place and len(replacement) == end - start == 1
        last = end
    pieces.append(text[last:])
    result = "".join(pieces)
    if same_place:
        return Mapped(result)
    return Mapped(result, *_offsets(len(result), edits))


def _offsets(length: int, edits: Sequence[Edit]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the maps; steps between neighbours are summed, so that the cost is linear."""
    steps = np.ones(length + 1, dtype=np.int64)
    steps[0] = 0
    widths = np.ones(length, dtype=np.int64)
    shift = 0
    for start, end, replacement in edits:
        new, old, size = start + shift, end - start, len(replacement)
        if size:
            steps[new + 1 : new + size] = 0
            steps[new + size] += old - 1
            widths[new : new + size] = old
        else:
            steps[new] += old
        shift += size - old
    starts = np.cumsum(steps)[:length]
    return starts, starts + widths
