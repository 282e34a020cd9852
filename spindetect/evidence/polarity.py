"""Which edits turn a statement round: denials, opposites, and another thing of the same kind."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.contrasts import contrasted_words
from spindetect.evidence.denied import is_left_standing
from spindetect.evidence.findings import (
    HELD,
    Finding,
    after,
    before,
    closeness,
    is_close,
    swap,
    told,
)
from spindetect.evidence.names import is_respelling
from spindetect.evidence.opposites import are_opposites, direction, opposed_words, stems_of
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.speakers import is_saying
from spindetect.evidence.stance import (
    denials,
    is_bare_denial,
    is_carrier,
    is_hearsay,
    is_negated,
    is_negative,
    is_particle,
    without_carriers,
)
from spindetect.records import Word, WordRelation

__all__ = [
    "CORRELATIVE",
    "contrast_finding",
    "denial_finding",
    "is_turned",
    "lost_direction",
    "opposite_finding",
]

# Where one thing or its opposite stands for another, or a denial comes with a word
# changed, it is called corrupted only where nearly all else of the link stayed.
# Chosen on dev/factual_edits, read against dev/reedited_releases.
KEPT = 0.85
# What makes of a denial the head of "not only" and "no doubt".
CORRELATIVE = frozenset(("only", "just", "merely", "matter", "doubt"))
_DENY = frozenset(stems_of("deny denies denied refute refuted"))
# Words of a phrase that can be one thing.
CONTRASTED_WORDS = 3
# Lighter words stand in any sentence.
LIGHT = 0.1
# "Up" may come with its verb; in longer phrases it is a word among others.
DIRECTION_WORDS = 3
# Denials further apart than this many words deny different things.
NEAR = 4


def _is_helped(linked: LinkedWords, piece: Piece) -> bool:
    """Tell whether only a verb's helper came or went before a piece ("works", "does not work")."""
    i, j = piece.original_at, piece.copy_at
    for words, at, others, place in (
        (linked.copy, j, linked.original, i),
        (linked.original, i, linked.copy, j),
    ):
        helped = min(at - 1, place) > 0 and is_carrier((words[at - 1],))
        if helped and words[at - 2].stem == others[place - 1].stem:
            return True
    return False


def is_pinned(linked: LinkedWords, piece: Piece) -> bool:
    """Tell whether the words around a piece stayed, or are words of grammar ("an", "a")."""
    sides = before(linked, piece), after(linked, piece)
    light = [
        ours is not None and theirs is not None and is_carrier((ours, theirs))
        for ours, theirs in sides
    ]
    same = [(ours and ours.stem) == (theirs and theirs.stem) for ours, theirs in sides]
    first = same[0] or light[0] or _is_helped(linked, piece)
    return any(same) and first and (same[1] or light[1])


def _denials_put_in(piece: Piece) -> int:
    return denials(piece.copy) - denials(piece.original)


def is_turned(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether the denials changed do not cancel out.

    Nearby a denial may have moved; and so may one in a passage told anew, wherever
    it stands. Elsewhere one between words that stayed denies those.
    """
    if all(side and side[-1].form == "?" for side in (linked.original, linked.copy)):
        # "Isn't it?" and "Is it?" ask the same.
        return False
    cancelling = (
        put_in
        for _, other in linked.edits
        if (put_in := _denials_put_in(other))
        if abs(other.original_at - piece.original_at) <= NEAR or not is_pinned(linked, other)
    )
    return sum(cancelling) % 2 == 1


def _is_denied_swap(piece: Piece, linked: LinkedWords, denying: Sequence[Word]) -> bool:
    """Tell whether a word became itself, or one like it, denied ("works", "does not run").

    Denied words of a denying sense say what a plain word says: "missing", "not found".
    """
    if not is_negated(denying):
        return False
    ours, theirs = (without_carriers(side) for side in (piece.original, piece.copy))
    if not (len(ours) == len(theirs) == 1) or are_opposites(ours[0], theirs[0]):
        return False
    if any(is_negative(word) or word.key in CORRELATIVE for word in (*ours, *theirs)):
        return False
    return is_pinned(linked, piece) and closeness(linked, piece) >= KEPT


def _is_denying_said(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a verb of saying became one of denying, or that one, and nothing else."""
    if not len(piece.original) == len(piece.copy) == 1:
        return False
    ours, theirs = piece.original[0], piece.copy[0]
    if not any(
        is_saying(said) and denied.stem in _DENY
        for said, denied in ((ours, theirs), (theirs, ours))
    ):
        return False
    others = (other for _, other in linked.edits if other is not piece)
    alone = not any(map(_denials_put_in, others))
    return alone and is_pinned(linked, piece) and closeness(linked, piece) >= KEPT


def denial_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of a denial by none or of none by one, or return None."""
    if not _denials_put_in(piece):
        return None
    keys = ("".join(word.key for word in side) for side in (piece.original, piece.copy))
    if is_respelling(*keys) or not is_turned(piece, linked):
        return None
    gone = bool(denials(piece.original))
    denying, other = (piece.original, piece.copy) if gone else (piece.copy, piece.original)
    bare = is_bare_denial(denying) and is_carrier(other)
    close = bare and is_pinned(linked, piece) and is_close(linked)
    close = close or _is_denied_swap(piece, linked, denying)
    stands = close and is_left_standing(piece, linked)
    if not (stands or _is_denying_said(piece, linked)):
        return Finding("negation", "benign", swap(piece))
    why = "the denial is gone" if gone else "a denial was put in"
    return Finding("negation", "corrupting", f"{why}: {swap(piece)}")


def opposite_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of words that say the opposite, or return None."""
    opposed = opposed_words(piece.original, piece.copy)
    if opposed is None:
        return _other_direction(piece)
    ours, theirs = (
        denials([word for word in side if word not in opposed])
        for side in (piece.original, piece.copy)
    )
    if ours != theirs:
        return None
    rest = [word for word in (*piece.original, *piece.copy) if word not in opposed]
    # A denial that came or went nearby may turn the opposite back.
    bare = all(is_carrier((word,)) or is_particle(word) or is_hearsay(word) for word in rest)
    kept = bare and (_denials_put_in(piece) % 2 == 1) == is_turned(piece, linked)
    close = kept and is_pinned(linked, piece) and closeness(linked, piece) >= KEPT
    lead = "says the opposite" if close else "may say the opposite"
    return Finding("negation", "corrupting" if close else "benign", f"{lead}: {swap(piece)}")


def _other_direction(piece: Piece) -> Finding | None:
    towards = direction(piece.original)
    if not towards or direction(piece.copy) != -towards or _denials_put_in(piece):
        return None
    return Finding("negation", "benign", f"another direction: {swap(piece)}")


def lost_direction(piece: Piece, linked: LinkedWords) -> Finding | None:
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


def _is_elsewhere(words: Sequence[Word], others: Sequence[tuple[Word, ...]]) -> bool:
    """Tell whether one of some words was put in or left out elsewhere, too: it moved."""
    stems = {word.stem for side in others for word in side}
    return any(word.stem in stems and word.weight >= LIGHT for word in words)


def contrast_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of a thing by another of its kind, or return None."""
    if max(len(piece.original), len(piece.copy)) > CONTRASTED_WORDS:
        return None
    if not contrasted_words(piece.original, piece.copy):
        return None
    if not (is_pinned(linked, piece) and closeness(linked, piece) >= KEPT):
        return None
    others = [p for p in linked.pieces if p.relation not in HELD and p is not piece]
    if _is_elsewhere(piece.copy, [p.original for p in others]):
        return None
    if _is_elsewhere(piece.original, [p.copy for p in others]):
        return None
    return Finding("synonym", "corrupting", f"another of its kind stands here: {swap(piece)}")
