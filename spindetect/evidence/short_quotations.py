"""Quotations of a few words, and words of a quotation that changed places.

Of "Pike lied" and "Cole lied" too little stayed to call one a version of the other by their
words alone. They are, where all around them stayed and the same verb gives them to a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spindetect.evidence.findings import HELD
from spindetect.evidence.pieces import LinkedWords, Piece, is_kept
from spindetect.evidence.quoted import QuotedPair, facing_quotations
from spindetect.evidence.speakers import is_saying
from spindetect.records import Word

__all__ = ["is_short", "short_pairs", "swapped_places"]

# A quotation with fewer words is short.
SHORT = 5
# Share of the words outside a short quotation that must have stayed.
KEPT = 0.85
# Lighter words may change places without another sense.
LIGHT = 0.1
_CALLING = frozenset(
    "call called calls calling describe described describes describing dub dubbed label labeled "
    "labelled brand branded deem deemed denounced denounce asked ask answered answer replied "
    "shouted cried yelled chanted".split()
)
# Between two words of a list their order says nothing.
_LISTING = frozenset("and or nor".split())


def is_short(pair: QuotedPair) -> bool:
    """Tell whether both versions of a quotation have a few words only."""
    return max(len(pair.original), len(pair.copy)) < SHORT


def _outside(words: Sequence[Word], inside: Sequence[Word]) -> tuple[str, str]:
    """Return the stems of the words just before and just after a quotation."""
    first, last = inside[0].start, inside[-1].start
    left = [word.stem for word in words if word.is_word and word.start < first]
    right = [word.stem for word in words if word.is_word and word.start > last]
    return (left[-1] if left else "", right[0] if right else "")


def _attributing(words: Sequence[Word]) -> set[str]:
    """Return the verbs outside quotation marks that give words to a speaker."""
    told = [word for word in words if word.quotation is None]
    return {word.stem for word in told if is_saying(word) or word.key in _CALLING}


def _is_title(linked: LinkedWords, pair: QuotedPair) -> bool:
    """Tell whether a quotation is written as a title or a nickname: "The Long Road"."""
    content = [word for word in (*pair.original, *pair.copy) if word.weight >= LIGHT]
    if not content or not all(word.form[:1].isupper() for word in content):
        return False
    opening = next((word for word in linked.original if word.is_word), None)
    return opening is None or opening.start != pair.original[0].start


def _is_kept_around(linked: LinkedWords, pair: QuotedPair) -> bool:
    inside = {at for at, _ in pair.pieces}
    around = [piece for at, piece in enumerate(linked.pieces) if at not in inside]
    total = sum(len(piece.original) + len(piece.copy) for piece in around)
    kept = sum(len(piece.original) + len(piece.copy) for piece in around if is_kept(piece))
    return total > 0 and kept >= KEPT * total


def short_pairs(linked: LinkedWords) -> Iterator[QuotedPair]:
    """Find short quotations that stand for one another by all that stands around them.

    Parameters
    ----------
    linked : LinkedWords

    Yields
    ------
    QuotedPair
    """
    for pair in facing_quotations(linked):
        if not is_short(pair) or _is_title(linked, pair):
            continue
        if _outside(linked.original, pair.original) != _outside(linked.copy, pair.copy):
            continue
        if not _attributing(linked.original) & _attributing(linked.copy):
            continue
        if _is_kept_around(linked, pair):
            yield pair


def swapped_places(linked: LinkedWords) -> tuple[Piece, Piece] | None:
    """Find two words of a link's quotations that stand each where the other stood.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of (Piece, Piece) or None
        What stands in each of the two places; None where anything else differs.
    """
    if all(piece.relation in HELD for piece in linked.pieces):
        return None
    ours, theirs = (
        [(at, word) for at, word in enumerate(words) if word.quotation is not None and word.is_word]
        for words in (linked.original, linked.copy)
    )
    if len(ours) != len(theirs):
        return None
    pairs = zip(ours, theirs, strict=True)
    places = [at for at, (a, b) in enumerate(pairs) if a[1].stem != b[1].stem]
    if len(places) != 2:
        return None
    first, last = places
    crossed = (
        ours[first][1].stem == theirs[last][1].stem and ours[last][1].stem == theirs[first][1].stem
    )
    between = [word.key for _, word in ours[first + 1 : last]]
    if not crossed or not between or _LISTING.issuperset((between[0], between[-1])):
        return None
    if any(word.weight < LIGHT for _, word in (ours[first], ours[last])):
        return None
    left, right = (
        Piece("substituted", (ours[at][1],), (theirs[at][1],), 0.0, ours[at][0], theirs[at][0])
        for at in places
    )
    return left, right
