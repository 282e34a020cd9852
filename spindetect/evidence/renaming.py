"""Which edits break a name, and which call the same by another of its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spindetect.evidence.findings import HELD, Finding, after, before, closeness, is_close, swap
from spindetect.evidence.names import NameBook, are_variants, is_owner, is_part
from spindetect.evidence.pieces import LinkedWords, Piece

__all__ = ["Surroundings", "broken_parts", "name_finding"]

# A name that became another altogether is called corrupted only where nearly all
# else of the link stayed and the two names' vectors do not say that they are
# close: "Moscow" for "Russia" and "British" for "U.K." are house style. Set by
# judgement, not tuned.
KEPT = 0.8
CLOSE_NAMES = 0.45


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole pair says about names.

    Parameters
    ----------
    original, copy : NameBook
    broken : mapping of str to str
        Key of a part of a name in the original → the key that replaced it next
        to a part that stayed.
    """

    original: NameBook
    copy: NameBook
    broken: Mapping[str, str]


def _stayed(linked: LinkedWords, piece: Piece, book: NameBook) -> bool:
    """Tell whether the word just before or after a piece is a part of a name that stayed.

    A mark in between parts two names of a list, so only the very next word counts;
    an owner does so too.
    """
    for last, (ours, theirs) in (
        ((), before(linked, piece)),
        ((*piece.original, *piece.copy), after(linked, piece)),
    ):
        if ours is None or theirs is None or ours.key != theirs.key:
            continue
        if any(map(is_owner, last or (ours, theirs))):
            continue
        if book.is_name(ours) and is_part(ours) and is_part(theirs):
            return True
    return False


def _broken_pair(linked: LinkedWords, piece: Piece, book: NameBook) -> tuple[str, str] | None:
    if piece.relation != "substituted" or not (len(piece.original) == len(piece.copy) == 1):
        return None
    ours, theirs = piece.original[0], piece.copy[0]
    parts = is_part(ours) and is_part(theirs) and book.is_name(ours)
    if not parts or are_variants(ours, theirs) or theirs.key in book.names:
        return None
    return (ours.key, theirs.key) if _stayed(linked, piece, book) else None


def broken_parts(linked: Sequence[LinkedWords], book: NameBook) -> dict[str, str]:
    """Collect parts of names replaced next to a part that stayed ("Ned" Price → Rate).

    Parameters
    ----------
    linked : sequence of LinkedWords
        Only those kept close say so; a sentence told anew names people anew.
    book : NameBook
        Of the original.
    """
    close = (link for link in linked if is_close(link))
    pairs = (_broken_pair(link, piece, book) for link in close for piece in link.pieces)
    return dict(pair for pair in pairs if pair is not None)


def _is_replaced(piece: Piece, linked: LinkedWords, around: Surroundings) -> bool:
    """Tell whether a whole name stands where another stood, and either text knows only one."""
    if piece.similarity >= CLOSE_NAMES:
        return False
    if not (len(piece.original) == len(piece.copy) <= 2):
        return False
    for ours, theirs in zip(piece.original, piece.copy, strict=True):
        if not (around.original.is_name(ours) and around.copy.is_name(theirs)):
            return False
        if not (is_part(ours) and is_part(theirs)) or are_variants(ours, theirs):
            return False
        if theirs.key in around.original.keys or ours.key in around.copy.keys:
            return False
    sides = before(linked, piece), after(linked, piece)
    beside = all(a is not None and b is not None and a.key == b.key for a, b in sides)
    return beside and closeness(linked) >= KEPT


def name_finding(piece: Piece, linked: LinkedWords, around: Surroundings) -> Finding | None:
    """Judge a substitution as one of names, or return None."""
    ours = [word for word in piece.original if around.original.is_name(word)]
    theirs = [word for word in piece.copy if word.form[:1].isupper()]
    if not ours or not theirs:
        return None
    text = swap(piece)
    if any(around.broken.get(a.key) == b.key for a in ours for b in theirs):
        return Finding("name", "corrupting", f"part of a name was changed: {text}")
    if any(are_variants(a, b) for a in ours for b in theirs):
        return Finding("name", "benign", f"another spelling of the name: {text}")
    if _is_replaced(piece, linked, around):
        return Finding("name", "corrupting", f"another name stands here: {text}")
    if all(word.key in around.original.keys for word in theirs):
        why = "another name of the same story stands here"
    elif any(word.key in around.copy.keys for word in ours):
        why = "the name is still given elsewhere"
    else:
        why = "named otherwise"
    return Finding("name", "benign", f"{why}: {text}")


def inserted_part(at: int, linked: LinkedWords, around: Surroundings) -> Piece | None:
    """Return a word put into a name whose next part lost its capital ("Colin Web page").

    Returns
    -------
    Piece or None
        The piece that follows, when the one at ``at`` broke a name that way.
    """
    piece, following = linked.pieces[at], linked.pieces[at + 1 : at + 2]
    if piece.relation != "inserted" or not following or following[0].relation not in HELD:
        return None
    last = following[0]
    if not last.copy or not last.original or not piece.copy:
        return None
    word, kept = piece.copy[-1], last.copy[0]
    lowered = around.original.is_name(last.original[0]) and kept.form[:1].islower()
    new = word.form[:1].isupper() and word.key not in around.original.keys
    beside = piece.copy_at + len(piece.copy) == last.copy_at
    return last if lowered and new and beside else None
