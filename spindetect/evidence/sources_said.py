"""Which edits make a statement surer, or take its source away."""

from __future__ import annotations

from spindetect.evidence.findings import HELD, Finding, is_close, swap, told
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.stance import (
    hedges,
    is_carrier,
    is_quotative,
    leaves_open,
    likelihood,
)
from spindetect.records import WordRelation

__all__ = ["likelihood_finding", "lost_source", "saying_finding"]

# Steps of likelihood that a person's rewording does not take: may → will.
SURER = 3
# A hedge goes alone or with a word of grammar; more is a statement left out.
HEDGE_WORDS = 2
# Modal words this many words apart at most may be one that changed.
NEAR = 3


def _likelier(ours: int, theirs: int, text: str, close: bool) -> Finding:
    surer = "surer" if theirs > ours else "less sure"
    far = close and abs(theirs - ours) >= SURER
    return Finding("modality", "corrupting" if far else "benign", f"the copy is {surer}: {text}")


def likelihood_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of how likely something is said to be, or return None."""
    ours, theirs = likelihood(piece.original), likelihood(piece.copy)
    if ours is not None and theirs is not None and ours != theirs:
        return _likelier(ours, theirs, swap(piece), is_close(linked))
    if hedges(piece.original) and not hedges(linked.copy):
        return Finding("modality", "benign", f"no longer left to others: {swap(piece)}")
    return None


def saying_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of verbs of saying, or return None."""
    if (is_quotative(piece.original), is_quotative(piece.copy)) != ("neutral", "loaded"):
        return None
    why = f"the speaker now owns up or denies: {swap(piece)}"
    return Finding("attribution", "corrupting" if is_close(linked) else "benign", why)


def _moved_modal(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Find a modal word whose place changed with it ("may soon end", "soon will end")."""
    words = piece.original or piece.copy
    sure = likelihood(words)
    if sure is None or not is_carrier(words):
        return None
    wanted: WordRelation = "inserted" if piece.original else "deleted"
    for other in linked.pieces:
        others = other.copy or other.original
        known = likelihood(others) if other.relation == wanted else None
        near = abs(other.original_at - piece.original_at) <= NEAR
        if known is None or known == sure or not (near and is_carrier(others)):
            continue
        # Told once as the change it is: where the word was left out.
        if not piece.original:
            return Finding("modality", "benign", f"{told(others)} became {told(words)}")
        text = f"{told(words)} became {told(others)}"
        return _likelier(sure, known, text, is_close(linked) and known > sure)
    return None


def _is_source(piece: Piece) -> bool:
    """Tell whether a phrase names where a statement comes from: "according to …"."""
    return len(piece.original) > HEDGE_WORDS and [w.key for w in piece.original[:2]] == [
        "according",
        "to",
    ]


def _is_hedge(piece: Piece) -> bool:
    words = [word for word in piece.original if not hedges((word,))]
    return len(words) < len(piece.original) <= HEDGE_WORDS and is_carrier(words)


def _stayed(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether all else of a link stayed, and the statement whose source went with it."""
    return all(other.relation in HELD for other in linked.pieces if other is not piece)


def lost_source(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge words left out, or a modal word put in, as one of who says so and how surely."""
    moved = _moved_modal(piece, linked)
    if moved is not None or not piece.original:
        return moved
    hedge, source = _is_hedge(piece), _is_source(piece)
    if not (hedge or source) or is_quotative(linked.copy):
        return None
    text = f"stated as fact: {told(piece.original)} was left out"
    known = {word.key for word in linked.original}
    open_still = leaves_open(word for word in linked.copy if word.key not in known)
    if hedge and not (hedges(linked.copy) or open_still) and is_close(linked):
        return Finding("modality", "corrupting", text)
    if source:
        close = is_close(linked) or _stayed(piece, linked)
        return Finding("attribution", "corrupting" if close else "benign", text)
    return None
