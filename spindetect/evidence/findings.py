"""What one edit is found to be, before it is given its place in the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.records import ChangeKind, Severity, Word

__all__ = ["HELD", "RETOLD", "Finding", "after", "before", "is_held", "swap", "told"]

# Below this share of words in common a link is told anew, and what seems gone
# may be there in other words: nothing in it is called corrupted. Of the false
# accusations on dev/news_paraphrases most stood below it.
RETOLD = 0.55
HELD = ("same", "format")


@dataclass(frozen=True, slots=True)
class Finding:
    """What an edit is, without its place."""

    kind: ChangeKind
    severity: Severity
    why: str


def told(words: Sequence[Word]) -> str:
    """Return words as they are quoted in an explanation."""
    return f"“{' '.join(word.form for word in words)}”"


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


def is_held(linked: LinkedWords, piece: Piece) -> bool:
    """Tell whether the words around a piece stayed, on at least one side of it."""
    sides = before(linked, piece), after(linked, piece)
    return any(a is not None and b is not None and a.stem == b.stem for a, b in sides)
