"""Counts in words: how often something was, and how many there were in round numbers."""

from __future__ import annotations

from collections.abc import Mapping

from spindetect.evidence.findings import Finding, after, is_close, is_held, swap
from spindetect.evidence.pieces import LinkedWords, Piece

__all__ = ["counted_finding"]

_OFTEN: Mapping[str, float] = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_MANY: Mapping[str, float] = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
# Tens, dozens and scores say the same: round numbers farther apart than this do not.
APART = 2.0


def counted_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge "twice" against "once", and "dozens" against "hundreds".

    Parameters
    ----------
    piece : Piece
        A substitution.
    linked : LinkedWords
        The link it stands in.

    Returns
    -------
    Finding or None
        Corrupting, where the link was kept close and the words beside stayed.
    """
    if not (len(piece.original) == len(piece.copy) == 1):
        return None
    ours, theirs = piece.original[0].key, piece.copy[0].key
    if not (_is_other_often(ours, theirs, linked) or _is_other_many(ours, theirs, piece, linked)):
        return None
    if not (is_held(linked, piece) and is_close(linked)):
        return None
    return Finding("number", "corrupting", f"the figure was changed: {swap(piece)}")


def _is_other_often(ours: str, theirs: str, linked: LinkedWords) -> bool:
    if ours == theirs or ours not in _OFTEN or theirs not in _OFTEN:
        return False
    # "Once or twice" and "twice, once in May" say both.
    sides = [{word.key for word in words} for words in (linked.original, linked.copy)]
    return theirs not in sides[0] and ours not in sides[1]


def _is_other_many(ours: str, theirs: str, piece: Piece, linked: LinkedWords) -> bool:
    if ours not in _MANY or theirs not in _MANY:
        return False
    sizes = sorted((_MANY[ours], _MANY[theirs]))
    behind = [word.key if word is not None else "" for word in after(linked, piece)]
    return sizes[1] > APART * sizes[0] and behind[0] == behind[1]
