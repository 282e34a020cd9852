"""Edits that hold a name, a figure or a date without being a swap of two."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.cues import CAPITAL, COUNTED, cues
from spindetect.evidence.findings import Finding, swap, told
from spindetect.evidence.names import LIGHTEST_PART, is_owner, is_part
from spindetect.evidence.numbers import is_date_word, is_numeric
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.renaming import Surroundings
from spindetect.records import ChangeKind, Word

__all__ = ["exchanged_finding", "valued_finding"]

_NOUNS: dict[ChangeKind, str] = {"name": "name", "number": "figure", "date": "date"}
# They count less often than they point: "one of them", "the first time".
_POINTING = frozenset("one first second third a m b k".split())
# Rarer words than this, with the capital of a sentence's beginning, are rather a name.
RARE = 0.75
# Marks of an era or an hour, no names.
_MARKS = frozenset("ad bc ce bce am pm a.d b.c a.d. b.c. c.e b.c.e c.e. b.c.e. a.m p.m".split())
# Who speaks or is spoken to: no name stands for them.
_SELVES = frozenset("i we you us our my me your ours mine yours".split())
_OPPOSITE = {"inserted": "deleted", "deleted": "inserted"}


def _is_named(word: Word, around: Surroundings) -> bool:
    if not is_part(word) or word.key in _MARKS:
        return False
    if around.original.is_name(word) or around.copy.is_name(word):
        return True
    return word.weight >= RARE or is_owner(word)


def _may_be_named(words: Sequence[Word]) -> bool:
    """Tell whether some words can call a thing: one of them is more than grammar."""
    plain = [word for word in words if word.is_word and word.key not in _SELVES]
    return any(word.weight >= LIGHTEST_PART for word in plain)


def _kind(words: Sequence[Word], around: Surroundings) -> ChangeKind | None:
    known = cues(words)
    if known & COUNTED:
        if any(map(is_date_word, words)):
            return "date"
        if any(is_numeric(word) and word.key not in _POINTING for word in words):
            return "number"
    named = known & CAPITAL and any(_is_named(word, around) for word in words)
    return "name" if named else None


def valued_finding(piece: Piece, around: Surroundings) -> Finding | None:
    """Judge a substitution that holds a name, a figure or a date on either side.

    Parameters
    ----------
    piece : Piece
    around : Surroundings
        Of the pair; the piece may be of either text.

    Returns
    -------
    Finding or None
        Benign: whether the two sides agree, the words do not tell.
    """
    kinds = _kind(piece.original, around), _kind(piece.copy, around)
    kind = kinds[0] or kinds[1]
    if kind is None or (
        kind == "name" and not all(map(_may_be_named, (piece.original, piece.copy)))
    ):
        return None
    # "For the 88th time", "time and again": whether it says as much, the words do not tell.
    how = "otherwise" if kinds[0] and kinds[1] else "on one side, other words on the other"
    return Finding(kind, "benign", f"the {_NOUNS[kind]} is given {how}: {swap(piece)}")


def exchanged_finding(piece: Piece, linked: LinkedWords, around: Surroundings) -> Finding | None:
    """Judge words left out or put in with a name, a figure or a date for another elsewhere.

    Parameters
    ----------
    piece : Piece
        An insertion or a deletion.
    linked : LinkedWords
    around : Surroundings

    Returns
    -------
    Finding or None
        Benign, where the link also lost (or got) another of the same kind.
    """
    kind = _kind(piece.original or piece.copy, around)
    opposite = _OPPOSITE[piece.relation]
    if kind is None or not any(
        other.relation == opposite and _kind(other.original or other.copy, around) == kind
        for other in linked.pieces
    ):
        return None
    noun = _NOUNS[kind]
    if piece.original:
        why = f"left out, and another {noun} put in: {told(piece.original)}"
    else:
        why = f"put in, and another {noun} left out: {told(piece.copy)}"
    return Finding(kind, "benign", why)
