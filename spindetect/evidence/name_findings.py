"""What a change of words says of a name: another, a broken one, or the same otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from spindetect.evidence.acronyms import is_spelled_out, spelled_out
from spindetect.evidence.findings import Finding, told
from spindetect.evidence.names import LIGHTEST_PART, are_variants, is_acronym, is_owner, is_part
from spindetect.evidence.pieces import HELD, LinkedWords, Piece
from spindetect.evidence.renaming import Surroundings, is_rest_kept, wholes
from spindetect.records import Word

__all__ = ["inserted_part", "name_finding"]


def _swapped(piece: Piece, linked: LinkedWords) -> str:
    """Return what became of a name, whole, for an explanation."""
    ours, theirs = _whole_words(piece, linked)
    return f"{told(ours)} became {told(theirs)}"


def _whole_words(piece: Piece, linked: LinkedWords) -> tuple[Sequence[Word], Sequence[Word]]:
    ours, theirs = wholes(piece, linked)
    return linked.original[slice(*ours)], linked.copy[slice(*theirs)]


def _other_name(piece: Piece, linked: LinkedWords, broken: bool) -> Finding:
    """Return the finding of a name in another's place: whole, where more of it differs."""
    kept = is_rest_kept(piece, linked)
    why = "part of a name was changed" if broken and kept else "another name stands here"
    words = None if kept else _whole_words(piece, linked)
    return Finding("name", "corrupting", f"{why}: {_swapped(piece, linked)}", words)


def _is_capital(word: Word) -> bool:
    """Tell whether a word has the capital of a name: not of a "We" that begins a sentence."""
    grammar = word.key == "i" or (word.weight < LIGHTEST_PART and not is_acronym(word))
    return word.form[:1].isupper() and not grammar


def name_finding(piece: Piece, linked: LinkedWords, around: Surroundings) -> Finding | None:
    """Judge a substitution as one of names, or return None."""
    theirs = [word for word in piece.copy if _is_capital(word)]
    ours = theirs and [word for word in piece.original if around.original.is_name(word)]
    if not ours:
        return _opening_name(piece, linked, around)
    text = _swapped(piece, linked)
    if is_spelled_out(piece, spelled_out(linked)):
        return Finding("name", "benign", f"the same name by its initials: {text}")
    if any((a.key, b.key) in around.broken for a in ours for b in theirs):
        return _other_name(piece, linked, broken=True)
    if any(are_variants(a, b) for a in ours for b in theirs):
        return Finding("name", "benign", f"another spelling of the name: {text}")
    replaced = [(a.key, b.key) in around.replaced for a in ours for b in theirs]
    # Words are paired as they may: "Ned Price" with "Holm" alone, where "Ida" counts as put in.
    if all(replaced) or (any(replaced) and len(ours) == len(theirs)):
        return _other_name(piece, linked, broken=False)
    if all(word.key in around.original.keys for word in theirs):
        why = "another name of the same story stands here"
    elif any(word.key in around.copy.keys for word in ours):
        why = "the name is still given elsewhere"
    else:
        why = "named otherwise"
    return Finding("name", "benign", f"{why}: {text}")


def _opening_name(piece: Piece, linked: LinkedWords, around: Surroundings) -> Finding | None:
    """Judge words that only a sentence's beginning gives a capital, as far as others tell."""
    replaced = any(
        (a.key, b.key) in around.replaced for a, b in product(piece.original, piece.copy)
    )
    return _other_name(piece, linked, broken=False) if replaced else None


def inserted_part(at: int, linked: LinkedWords, around: Surroundings) -> Piece | None:
    """Return a word put into a name whose next part lost its capital ("Colin Web page").

    Returns
    -------
    Piece or None
        The piece that follows, when the one at ``at`` broke a name that way.
    """
    piece = linked.pieces[at]
    if piece.relation != "inserted":
        return None
    following = linked.pieces[at + 1 : at + 2]
    if not following or following[0].relation not in HELD:
        return None
    last = following[0]
    if not last.copy or not last.original or not piece.copy:
        return None
    word, kept = piece.copy[-1], last.copy[0]
    ours = last.original[0]
    lowered = around.original.is_name(ours) and is_part(ours) and kept.form[:1].islower()
    # "The Ministry of Tides", "Orsk's ministry of tides": whose it is, and no part of the name.
    new = word.form[:1].isupper() and word.key not in around.original.keys and not is_owner(word)
    beside = piece.copy_at + len(piece.copy) == last.copy_at
    return last if lowered and new and beside else None
