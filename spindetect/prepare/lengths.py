"""Keep sentences to a length that every later room can bear."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["MOST_CHARACTERS", "MOST_WORDS", "limit_length"]

# The longest of 117,591 sentences of 6,000 press releases of train/ had 280 words and 1,528
# characters, and five had more than 150 words: what is longer is no sentence.
MOST_WORDS = 400
MOST_CHARACTERS = 4_000
_CLAUSE_END = re.compile(r"[;:,–—|•/]\s")
_WORD = re.compile(r"\S+")


def limit_length(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span, in pieces where it is too long.

    Parameters
    ----------
    text : str
    start, end : int
        A span without white space at its ends.

    Yields
    ------
    tuple of int
        Spans without white space at their ends, of at most :data:`MOST_WORDS`
        words and :data:`MOST_CHARACTERS` characters; cut at the last clause
        mark of a piece's second half, else between words, else anywhere.
    """
    while end - start > MOST_WORDS:  # fewer characters cannot be too many words
        cut = _cut(text, start, end)
        if cut >= end:
            break
        yield start, cut
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """Return where the first piece of a span ends."""
    limit = min(end, start + MOST_CHARACTERS)
    last = start
    for count, word in enumerate(_WORD.finditer(text, start, limit)):
        if count == MOST_WORDS:
            limit = last
            break
        last = word.end()
    if limit == end:
        return end
    middle = (start + limit) // 2
    cut = max((mark.start() + 1 for mark in _CLAUSE_END.finditer(text, middle, limit)), default=0)
    if cut:
        return cut
    if text[limit - 1].isspace() or text[limit].isspace():
        return start + len(text[start:limit].rstrip())
    space = max(text.rfind(" ", middle, limit), text.rfind("\n", middle, limit))
    return start + len(text[start:space].rstrip()) if space > 0 else limit
