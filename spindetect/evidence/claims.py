"""Which edits turn a statement round, make it surer, or take its source away."""

from __future__ import annotations

from spindetect.evidence.findings import Finding, is_close, swap, told
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.polarity import (
    denial_finding,
    is_turned,
    lost_direction,
    opposite_finding,
)
from spindetect.evidence.stance import hedges, is_bare_denial, is_quotative, likelihood
from spindetect.records import ChangeKind

__all__ = ["loss_finding", "stance_finding"]

# Steps of likelihood that a person's rewording does not take: may → will.
SURER = 3
# A hedge goes alone or with a word or two; more is a statement left out.
HEDGE_WORDS = 2
# Modal words this many words apart at most may be one that changed.
NEAR = 3


def stance_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of denial, likelihood or attribution, or return None."""
    found = opposite_finding(piece, linked) or denial_finding(piece, linked)
    if found is not None:
        return found
    first, second = likelihood(piece.original), likelihood(piece.copy)
    if first is not None and second is not None and first != second:
        far = abs(second - first) >= SURER and is_close(linked)
        surer = "surer" if second > first else "less sure"
        why = f"the copy is {surer}: {swap(piece)}"
        return Finding("modality", "corrupting" if far else "benign", why)
    if (is_quotative(piece.original), is_quotative(piece.copy)) == ("neutral", "loaded"):
        why = f"the speaker now owns up or denies: {swap(piece)}"
        return Finding("attribution", "corrupting" if is_close(linked) else "benign", why)
    return None


def loss_finding(piece: Piece, linked: LinkedWords) -> Finding:
    """Judge words put in or left out."""
    words = piece.original or piece.copy
    if is_bare_denial(words) and is_turned(piece, linked) and not _correlative(piece, linked):
        if is_close(linked):
            why = "the denial is gone" if piece.original else "a denial was put in"
            return Finding("negation", "corrupting", f"{why}: {told(words)}")
    elif piece.original:
        hedged = len(words) <= HEDGE_WORDS and hedges(words) and not hedges(linked.copy)
        unsourced = (hedged or _is_source(piece)) and not is_quotative(linked.copy)
        if unsourced and is_close(linked):
            kind: ChangeKind = "modality" if hedged else "attribution"
            return Finding(kind, "corrupting", f"stated as fact: {told(words)} was left out")
    turned = lost_direction(piece, linked)
    if turned is not None:
        return turned
    if piece.original:
        return Finding("deletion", "benign", f"left out: {told(words)}")
    return Finding("insertion", "benign", f"put in: {told(words)}")


def _is_source(piece: Piece) -> bool:
    """Tell whether a phrase names where a statement comes from: "according to …"."""
    return len(piece.original) > HEDGE_WORDS and [w.key for w in piece.original[:2]] == [
        "according",
        "to",
    ]


def _correlative(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a denial is the head of "not only", "not just", "no matter"."""
    side, at = (
        (linked.original, piece.original_at + len(piece.original))
        if piece.original
        else (linked.copy, piece.copy_at + len(piece.copy))
    )
    return at < len(side) and side[at].key in ("only", "just", "merely", "matter", "doubt")
