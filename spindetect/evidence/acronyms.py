"""Names spelled out on one side of a link and by their initials on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spindetect.evidence.names import is_acronym
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.records import Word

__all__ = ["is_spelled_out", "spelled_out"]

# Words of a long name that may have no initial: "Department of Housing and Urban Development".
_SKIPPED = frozenset("of the for and on to in a".split())


def _run(words: Sequence[Word], first: int, letters: str) -> int | None:
    """Return where the words that begin at ``first`` have spelled the letters out, or None."""
    at, found = first, 0
    while at < len(words) and found < len(letters):
        word = words[at]
        if word.is_word and word.form[0].upper() == letters[found]:
            found += 1
        elif word.key not in _SKIPPED and word.form not in ("&", ","):
            return None
        at += 1
    return at if found == len(letters) else None


def _pairs(
    short: Sequence[Word], capitals: Sequence[int], long: Sequence[Word]
) -> Iterator[tuple[Word, Sequence[Word]]]:
    acronyms = [word for word in [short[at] for at in capitals] if is_acronym(word)]
    if not acronyms:
        return
    known, used = Counter(word.key for word in long), Counter(word.key for word in acronyms)
    for word in acronyms:
        if known[word.key] >= used[word.key]:
            continue
        letters = word.form.replace(".", "")
        for at, first in enumerate(long):
            if first.form[0] == letters[0]:
                last = _run(long, at, letters)
                if last is not None:
                    yield word, long[at:last]


def spelled_out(linked: LinkedWords) -> tuple[frozenset[int], frozenset[int]]:
    """Find names that one side spells out and the other gives by their initials.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of (frozenset of int, frozenset of int)
        Offsets of the words of such names in the original, and in the copy.

    Notes
    -----
    "Bureau of Land Management" against "BLM": the initials in order, small words
    and commas left out. Initials that the other side has as often stand for themselves.
    """
    ours, theirs = set[int](), set[int]()
    for word, run in _pairs(linked.original, linked.capitals[0], linked.copy):
        ours.add(word.start)
        theirs.update(one.start for one in run)
    for word, run in _pairs(linked.copy, linked.capitals[1], linked.original):
        theirs.add(word.start)
        ours.update(one.start for one in run)
    return frozenset(ours), frozenset(theirs)


def is_spelled_out(piece: Piece, names: tuple[frozenset[int], frozenset[int]]) -> bool:
    """Tell whether a piece holds words of such names, and grammar at most beside them."""
    for words, found in zip((piece.original, piece.copy), names, strict=True):
        for word in words:
            if word.is_word and word.start not in found and word.key not in _SKIPPED:
                return False
    return True
