"""Which edits turn a statement round, make it surer, or take its source away."""

from __future__ import annotations

from spindetect.evidence.contrasts import contrasted_words
from spindetect.evidence.findings import (
    Finding,
    closeness,
    is_close,
    is_held,
    is_pinned,
    swap,
    told,
)
from spindetect.evidence.names import is_respelling
from spindetect.evidence.opposites import direction, opposed_words
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.stance import (
    denials,
    hedges,
    is_bare_denial,
    is_carrier,
    is_quotative,
    likelihood,
)
from spindetect.records import ChangeKind, WordRelation

__all__ = ["contrast_finding", "loss_finding", "stance_finding"]

# Another of its kind is called corrupted only where nearly all else of the link
# stayed. Set by judgement, not tuned.
KEPT = 0.8
CONTRASTED_WORDS = 3
# Lighter words stand in any sentence.
LIGHT = 0.1
# Steps of likelihood that a person's rewording does not take: may → will.
SURER = 3
# A hedge goes alone or with a word or two; more is a statement left out.
HEDGE_WORDS = 2
# "Up" may come with its verb; in longer phrases it is a word among others.
DIRECTION_WORDS = 3


def _turned(linked: LinkedWords) -> bool:
    """Tell whether denials do not cancel out over the link."""
    return (denials(linked.original) - denials(linked.copy)) % 2 == 1


def _denial_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    if denials(piece.original) == denials(piece.copy):
        return None
    if is_respelling(_key(piece, "original"), _key(piece, "copy")) or not _turned(linked):
        return None
    gone = bool(denials(piece.original))
    denying, other = (piece.original, piece.copy) if gone else (piece.copy, piece.original)
    bare = is_bare_denial(denying) and is_carrier(other)
    close = is_held(linked, piece) and is_close(linked)
    why = "the denial is gone" if gone else "a denial was put in"
    return Finding(
        "negation", "corrupting" if bare and close else "benign", f"{why}: {swap(piece)}"
    )


def _key(piece: Piece, side: str) -> str:
    return "".join(word.key for word in (piece.original if side == "original" else piece.copy))


def _opposite_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    opposed = opposed_words(piece.original, piece.copy)
    ours, theirs = (
        denials([word for word in side if opposed is None or word not in opposed])
        for side in (piece.original, piece.copy)
    )
    if ours != theirs:
        return None
    if opposed is None:
        if direction(piece.original) * direction(piece.copy) == -1:
            return Finding("negation", "benign", f"another direction: {swap(piece)}")
        return None
    rest = [word for word in (*piece.original, *piece.copy) if word not in opposed]
    elsewhere = (
        denials(linked.original) - denials(piece.original),
        denials(linked.copy) - denials(piece.copy),
    )
    kept = elsewhere[0] == elsewhere[1] and is_carrier(rest)
    close = kept and is_pinned(linked, piece) and is_close(linked)
    why = f"says the opposite: {swap(piece)}"
    return Finding("negation", "corrupting" if close else "benign", why)


def _lost_direction(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Find the word that says the opposite of one left out, elsewhere ("up 3", "3 lower")."""
    words = piece.original or piece.copy
    towards = direction(words) if len(words) <= DIRECTION_WORDS else 0
    if not towards:
        return None
    wanted: WordRelation = "inserted" if piece.original else "deleted"
    for other in linked.pieces:
        others = other.copy or other.original
        if other.relation != wanted or len(others) > DIRECTION_WORDS:
            continue
        if direction(others) == -towards:
            ours, theirs = (words, others) if piece.original else (others, words)
            why = f"another direction: {told(ours)} became {told(theirs)}"
            return Finding("negation", "benign", why)
    return None


def contrast_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of a thing by another of its kind, or return None."""
    if max(len(piece.original), len(piece.copy)) > CONTRASTED_WORDS:
        return None
    if not contrasted_words(piece.original, piece.copy):
        return None
    if not (is_pinned(linked, piece) and closeness(linked) >= KEPT):
        return None
    stems = {word.stem for word in linked.original}, {word.stem for word in linked.copy}
    told_too = [word for word in piece.copy if word.stem in stems[0] and word.weight >= LIGHT]
    kept_too = [word for word in piece.original if word.stem in stems[1] and word.weight >= LIGHT]
    if told_too or kept_too:
        return None
    return Finding("synonym", "corrupting", f"another of its kind stands here: {swap(piece)}")


def stance_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of denial, likelihood or attribution, or return None."""
    found = _opposite_finding(piece, linked) or _denial_finding(piece, linked)
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
    if is_bare_denial(words) and _turned(linked) and not _correlative(piece, linked):
        if is_close(linked):
            why = "the denial is gone" if piece.original else "a denial was put in"
            return Finding("negation", "corrupting", f"{why}: {told(words)}")
    elif piece.original:
        hedged = len(words) <= HEDGE_WORDS and hedges(words) and not hedges(linked.copy)
        unsourced = (hedged or _is_source(piece)) and not is_quotative(linked.copy)
        if unsourced and is_close(linked):
            kind: ChangeKind = "modality" if hedged else "attribution"
            return Finding(kind, "corrupting", f"stated as fact: {told(words)} was left out")
    turned = _lost_direction(piece, linked)
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
