"""Cut a paragraph into sentences."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["split_sentences"]


@functools.cache
def _nupunkt() -> Any:
    """Import nupunkt when the first paragraph needs it."""
    import nupunkt

    return nupunkt


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``."""
    end = len(text) if end is None else end
    spans = []
    offset = start
    for line in text[start:end].splitlines(keepends=True):
        for first, last in _nupunkt().sent_spans(line):
            piece = line[first:last]
            left = offset + first + len(piece) - len(piece.lstrip())
            right = left + len(piece.strip())
            if right > left:
                spans.append((left, right))
        offset += len(line)
    return spans
