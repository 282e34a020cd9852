"""Quotations still in quotation marks whose words are no longer the speaker's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from spindetect.evidence.acronyms import is_spelled_out, spelled_out
from spindetect.evidence.findings import HELD, swap, told
from spindetect.evidence.numbers import is_numeric, number_values
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.stance import denials
from spindetect.records import Word

__all__ = ["Misquote", "misquotes"]

# Share of the shorter quotation's words that must stay, or have a counterpart of
# their meaning, for the two to be versions of one. From 0.6 to 0.8 the worked
# example's altered quotations found stay 12 of 13, while quotations reported on
# 300 dev/reedited_releases fall from 95 to 60, most of the rest really reworded.
SAME_QUOTATION = 0.8
# A short quotation may be swapped word for word; a long one keeps some words.
SWAPPED_COSINE = 0.3
# A longer insertion is a sentence of its own, taken from elsewhere.
LONGEST_INSERTION = 3
# Words spelled as alike as this are one word, mistyped.
MISTYPED = 0.8
_OMISSION = frozenset(("...", "…", "....", "[", "]", "(", ")", "--", "-"))


@dataclass(frozen=True, slots=True)
class Misquote:
    """A quotation that the copy altered.

    Parameters
    ----------
    original, copy : tuple of Word
        The part of the quotation inside the link, on each side.
    why : str
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    why: str


def _inner(words: Sequence[Word]) -> int | None:
    """Return the quotation all of some words stand in, or None."""
    if not words:
        return None
    first = words[0].quotation
    return first if first == words[-1].quotation else None


def _is_mistyped(piece: Piece) -> bool:
    ours, theirs = ("".join(w.key for w in side) for side in (piece.original, piece.copy))
    return Indel.normalized_similarity(ours, theirs) >= MISTYPED and denials(
        piece.original
    ) == denials(piece.copy)


def _is_same_figure(piece: Piece) -> bool:
    """Tell whether a figure is only written otherwise: "$2 billion", "$2,000,000,000"."""
    values = number_values(piece.original), number_values(piece.copy)
    words = (*piece.original, *piece.copy)
    return values[0] == values[1] != [] and all(map(is_numeric, words))


def _part(index: int, words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.quotation == index and word.is_word)


def _support(pieces: Sequence[Piece]) -> float:
    """Return how many of the words have a counterpart in the other version."""
    kept = sum(len(p.copy) for p in pieces if p.relation in (*HELD, "moved"))
    swapped = [
        min(len(p.original), len(p.copy))
        for p in pieces
        if p.relation == "substituted" and p.similarity >= SWAPPED_COSINE
    ]
    return kept + sum(swapped)


def _edits(linked: LinkedWords, pieces: Sequence[tuple[int, Piece]]) -> Iterator[Piece]:
    """Yield the pieces of a quotation that change what was said."""
    kept = [at for at, piece in pieces if piece.relation in HELD]
    names = spelled_out(linked)
    for at, piece in pieces:
        if is_spelled_out(piece, names) or _is_same_figure(piece):
            continue
        inside = bool(kept) and kept[0] < at < kept[-1]
        if piece.relation == "substituted" and not _is_mistyped(piece):
            yield piece
        elif piece.relation == "inserted" and inside and len(piece.copy) <= LONGEST_INSERTION:
            around = linked.copy[max(piece.copy_at - 2, 0) : piece.copy_at + len(piece.copy) + 2]
            if not any(word.form in _OMISSION for word in around):
                yield piece
        elif piece.relation == "deleted" and inside and denials(piece.original):
            yield piece


def _told(piece: Piece) -> str:
    if not piece.original:
        return f"{told(piece.copy)} put in"
    return swap(piece) if piece.copy else f"{told(piece.original)} left out"


def misquotes(linked: LinkedWords) -> Iterator[Misquote]:
    """Find quotations of a link that the copy altered.

    Parameters
    ----------
    linked : LinkedWords

    Yields
    ------
    Misquote

    Notes
    -----
    Quoting a part, dropping an ellipsis, other marks, capitals or spellings are
    no alteration; nor is a quotation that took another's place.
    """
    if not all(
        any(word.quotation is not None for word in words)
        for words in (linked.original, linked.copy)
    ):
        return
    pairs: dict[tuple[int, int], list[tuple[int, Piece]]] = {}
    ours: int | None = None
    theirs: int | None = None
    for at, piece in enumerate(linked.pieces):
        # An insertion or a deletion stands in the quotation of the words before it.
        ours = _inner(piece.original) if piece.original else ours
        theirs = _inner(piece.copy) if piece.copy else theirs
        if ours is not None and theirs is not None:
            pairs.setdefault((ours, theirs), []).append((at, piece))
    for (first, second), pieces in pairs.items():
        sides = _part(first, linked.original), _part(second, linked.copy)
        shorter = min(map(len, sides))
        if not shorter or _support([p for _, p in pieces]) < SAME_QUOTATION * shorter:
            continue
        edits = list(_edits(linked, pieces))
        if edits:
            more = f", and {len(edits) - 1} more" if len(edits) > 1 else ""
            why = f"in quotation marks, but not what was said: {_told(edits[0])}{more}"
            yield Misquote(*sides, why)
