"""Which edits turn a statement round, make it surer, or take its source away."""

from __future__ import annotations

from spindetect.evidence.cues import DENIAL, DIRECTION, HEDGE, MODAL, SAYING, TURNING, cues
from spindetect.evidence.denied import is_left_standing
from spindetect.evidence.findings import Finding, is_close, told
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.polarity import (
    CORRELATIVE,
    denial_finding,
    is_turned,
    lost_direction,
    opposite_finding,
)
from spindetect.evidence.sources_said import likelihood_finding, lost_source, saying_finding
from spindetect.evidence.stance import is_bare_denial

__all__ = ["loss_finding", "stance_finding"]


def stance_finding(piece: Piece, linked: LinkedWords, sides: tuple[int, int]) -> Finding | None:
    """Judge a substitution as one of denial, likelihood or attribution, or return None.

    Parameters
    ----------
    piece : Piece
    linked : LinkedWords
    sides : tuple of (int, int)
        The :func:`~spindetect.evidence.cues.cues` of the original's words and of the copy's.
    """
    ours, theirs = sides
    either, both = ours | theirs, ours & theirs
    return (
        (opposite_finding(piece, linked) if either & (TURNING | DIRECTION) else None)
        or (denial_finding(piece, linked) if either & DENIAL else None)
        or (likelihood_finding(piece, linked) if both & MODAL or ours & HEDGE else None)
        or (saying_finding(piece, linked) if both & SAYING else None)
    )


def _lost_denial(piece: Piece, linked: LinkedWords) -> Finding | None:
    words = piece.original or piece.copy
    if not is_bare_denial(words) or not is_turned(piece, linked) or not is_close(linked):
        return None
    if _correlative(piece, linked) or not is_left_standing(piece, linked):
        return None
    why = "the denial is gone" if piece.original else "a denial was put in"
    return Finding("negation", "corrupting", f"{why}: {told(words)}")


def loss_finding(piece: Piece, linked: LinkedWords) -> Finding:
    """Judge words put in or left out."""
    known = cues(piece.original or piece.copy)
    found = (
        (_lost_denial(piece, linked) if known & DENIAL else None)
        or lost_source(piece, linked)
        or (lost_direction(piece, linked) if known & DIRECTION else None)
    )
    if found is not None:
        return found
    if piece.original:
        return Finding("deletion", "benign", f"left out: {told(piece.original)}")
    return Finding("insertion", "benign", f"put in: {told(piece.copy)}")


def _correlative(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a denial is the head of "not only", "not just", "no matter"."""
    side, at = (
        (linked.original, piece.original_at + len(piece.original))
        if piece.original
        else (linked.copy, piece.copy_at + len(piece.copy))
    )
    return at < len(side) and side[at].key in CORRELATIVE
