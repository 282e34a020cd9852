"""What one edit is found to be, before it is given its place in the texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from spindetect.evidence.pieces import HELD, LinkedWords, Piece, is_kept
from spindetect.records import ChangeKind, Severity, Word

__all__ = [
    "HELD",
    "SIGNS",
    "Finding",
    "after",
    "before",
    "closeness",
    "is_close",
    "is_held",
    "swap",
    "told",
]

# A link of which less than this share was kept or swapped word for word is told
# anew, and what seems changed may be there in other words: nothing in it is
# called corrupted. Chosen on dev: from 0.6 to 0.75 edited links accused fall from
# 2.4% to 1.2% on syndicated pairs, with as many of our own labelled changes found.
CLOSE = 0.75
# A link that was only cut: this share of the copy's words comes from the original.
CUT = 0.9
# Currencies' signs, with the currencies.
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}


class Finding(NamedTuple):
    """What an edit is, without its place.

    Parameters
    ----------
    kind : ChangeKind
    severity : {"corrupting", "spin", "benign"}
    why : str
    words : tuple of (sequence of Word, sequence of Word) or None
        What to show of the original and of the copy, where the edit's own words
        are a part of it that says nothing alone: "Tides" of "Council of Tides".
    """

    kind: ChangeKind
    severity: Severity
    why: str
    words: tuple[Sequence[Word], Sequence[Word]] | None = None


def told(words: Sequence[Word]) -> str:
    """Return words as they are quoted in an explanation."""
    form = words[0].form if len(words) == 1 else " ".join([word.form for word in words])
    return f"“{form}”"


def swap(piece: Piece) -> str:
    """Return what became of a piece, for an explanation."""
    return f"{told(piece.original)} became {told(piece.copy)}"


def before(linked: LinkedWords, piece: Piece) -> tuple[Word | None, Word | None]:
    """Return the word or mark just before a piece on each side."""
    i, j = piece.original_at - 1, piece.copy_at - 1
    return (linked.original[i] if i >= 0 else None, linked.copy[j] if j >= 0 else None)


def after(linked: LinkedWords, piece: Piece) -> tuple[Word | None, Word | None]:
    """Return the word or mark just after a piece on each side."""
    i, j = piece.original_at + len(piece.original), piece.copy_at + len(piece.copy)
    return (
        linked.original[i] if i < len(linked.original) else None,
        linked.copy[j] if j < len(linked.copy) else None,
    )


def closeness(linked: LinkedWords, aside: Piece | None = None) -> float:
    """Return the share (0 to 1) of a link's words that stayed or were swapped one for one.

    One piece may be left aside, to ask what became of all the rest.
    """
    total, kept = linked.tally.total, linked.tally.kept
    if aside is not None:
        words = len(aside.original) + len(aside.copy)
        total -= words
        kept -= words if is_kept(aside) else 0
    return kept / total if total else 0.0


def is_close(linked: LinkedWords) -> bool:
    """Tell whether a link was kept close enough for a difference to be a change."""
    return closeness(linked) >= CLOSE or kept_share(linked) >= CUT


def kept_share(linked: LinkedWords) -> float:
    """Return the share (0 to 1) of the copy's words that stayed or stand for one each."""
    tally = linked.tally
    return tally.copy_kept / tally.copy if tally.copy else 0.0


def is_held(linked: LinkedWords, piece: Piece) -> bool:
    """Tell whether a word beside a piece stayed on at least one side of it, or a mark on both.

    A sum's sign counts as a word, a passage's end as a mark, and a mark as the word beyond it.
    """
    i, j = piece.original_at, piece.copy_at
    ours, theirs = linked.original, linked.copy
    sides = (
        (ours[:i][::-1], theirs[:j][::-1]),
        (ours[i + len(piece.original) :], theirs[j + len(piece.copy) :]),
    )
    held = [_held(*side) for side in sides]
    return "word" in held or held == ["mark", "mark"]


def _held(ours: Sequence[Word], theirs: Sequence[Word]) -> Literal["word", "mark"] | None:
    """Tell what stayed at the head of two runs of words."""
    if not ours or not theirs:
        return None if ours or theirs else "mark"
    if ours[0].stem != theirs[0].stem:
        return None
    if ours[0].is_word or ours[0].form in SIGNS:
        return "word"
    beyond = (ours[1:2], theirs[1:2])
    return "word" if all(beyond) and beyond[0][0].stem == beyond[1][0].stem else "mark"
