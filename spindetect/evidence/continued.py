"""Short sentences in which an altered quotation goes on.

"Seize the moment." and "Take the minute." have one word in common, too little to link
them. Where they follow on a quotation that was altered, in both texts, they are the
speaker's next words and what became of them. To be asked of spun copies alone: elsewhere
another sentence of the same speech may stand there.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from spindetect.evidence.pieces import LinkedWords
from spindetect.records import Document, Sentence, Word

__all__ = ["continued_quotations"]

# A longer sentence would have been linked, if it were the same one. Set by judgement.
MOST_WORDS = 12
# A swap changes a sentence's length by no more.
LENGTH_GAIN = 1


def _quoted(sentence: Sentence) -> tuple[Word, ...]:
    """Return the words that a sentence begins with in quotation marks."""
    words = [word for word in sentence.words if word.is_word]
    return tuple(itertools.takewhile(lambda word: word.quotation is not None, words))


def _is_swapped(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Tell whether some words of one quotation are others in the next, and the rest stand."""
    if not 1 < len(ours) <= MOST_WORDS or abs(len(ours) - len(theirs)) > LENGTH_GAIN:
        return False
    same = sum(a.key == b.key for a, b in zip(ours, theirs, strict=False))
    return 0 < same < max(len(ours), len(theirs))


def continued_quotations(
    original: Document,
    copy: Document,
    linked: Sequence[LinkedWords],
    altered: Collection[int],
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Find what became of the sentences that follow on altered quotations.

    Parameters
    ----------
    original, copy : Document
    linked : sequence of LinkedWords
    altered : collection of int
        Indices of the links in which a quotation was altered.

    Yields
    ------
    tuple of (tuple of Word, tuple of Word)
        Words in quotation marks of the original's sentence and of the copy's. Both stand
        right after the link and are linked to nothing.
    """
    ours = {index for link in linked for index in link.link.original}
    theirs = {index for link in linked for index in link.link.copy}
    for link in linked:
        if link.index not in altered:
            continue
        i, j = link.link.original[-1] + 1, link.link.copy[-1] + 1
        if i in ours or j in theirs or i >= len(original.sentences) or j >= len(copy.sentences):
            continue
        sides = _quoted(original.sentences[i]), _quoted(copy.sentences[j])
        if _is_swapped(*sides):
            yield sides
