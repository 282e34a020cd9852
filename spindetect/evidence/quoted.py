"""Quotations of a link that stand for one another, with what became of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spindetect.evidence.findings import HELD
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.records import Word

__all__ = ["STAYED", "QuotedPair", "both_quote", "facing_quotations", "quoted_pairs"]

# Share of the shorter quotation's words that must stay, or have a counterpart of
# their meaning, for the two to be versions of one. From 0.6 to 0.8 the worked
# example's altered quotations found stay 12 of 13, while quotations reported on
# 300 dev/reedited_releases fall from 95 to 60, most of the rest really reworded.
SAME_QUOTATION = 0.8
# A short quotation may be swapped word for word; a long one keeps some words.
SWAPPED_COSINE = 0.3
# Relations of the pieces of which nothing but the writing or the place differs.
STAYED = (*HELD, "moved")


@dataclass(frozen=True, slots=True)
class QuotedPair:
    """A quotation of the original, and the version of it in the copy.

    Parameters
    ----------
    original, copy : tuple of Word
        The part of the quotation inside the link, on each side, without marks.
    pieces : tuple of (int, Piece)
        What became of its words, with each piece's place among the link's.
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    pieces: tuple[tuple[int, Piece], ...]


def _part(index: int, words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple([word for word in words if word.quotation == index and word.is_word])


def _touched(words: Sequence[Word], sides: Sequence[tuple[Word, ...]]) -> tuple[Word, ...]:
    """Return the words of a quotation from the first to the last of some."""
    starts = [word.start for side in sides for word in side]
    if not starts:
        return ()
    first, last = min(starts), max(starts)
    return tuple([word for word in words if first <= word.start <= last])


def _support(pieces: Sequence[tuple[int, Piece]]) -> float:
    """Return how many of the words have a counterpart in the other version."""
    kept = sum([len(p.copy) for _, p in pieces if p.relation in STAYED])
    swapped = [
        min(len(p.original), len(p.copy))
        for _, p in pieces
        if p.relation == "substituted" and p.similarity >= SWAPPED_COSINE
    ]
    return kept + sum(swapped)


def _is_quoting(words: Sequence[Word]) -> bool:
    return [word.quotation for word in words].count(None) < len(words)


def both_quote(linked: LinkedWords) -> bool:
    """Tell whether words stand in quotation marks on both sides of a link."""
    return _is_quoting(linked.original) and _is_quoting(linked.copy)


def _by_quotations(linked: LinkedWords) -> dict[tuple[int, int], list[tuple[int, Piece]]]:
    """Sort a link's pieces by the quotations they stand in on both sides."""
    pairs: dict[tuple[int, int], list[tuple[int, Piece]]] = {}
    left: int | None = None
    right: int | None = None
    for at, piece in enumerate(linked.pieces):
        ours, theirs = piece.original, piece.copy
        # An insertion or a deletion stands in the quotation of the words before it.
        if ours:
            left = ours[0].quotation if ours[0].quotation == ours[-1].quotation else None
        if theirs:
            right = theirs[0].quotation if theirs[0].quotation == theirs[-1].quotation else None
        if left is not None and right is not None:
            pairs.setdefault((left, right), []).append((at, piece))
    return pairs


def _facing(linked: LinkedWords) -> Iterator[tuple[QuotedPair, bool]]:
    """Yield quotations that face each other, and whether their words make them versions of one."""
    if not both_quote(linked):
        return
    pairs = _by_quotations(linked)
    counts = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    for (first, second), pieces in pairs.items():
        ours, theirs = _part(first, linked.original), _part(second, linked.copy)
        shorter = min(len(ours), len(theirs))
        if not shorter:
            continue
        supported = _support(pieces) >= SAME_QUOTATION * shorter
        alone = counts[0][first] == counts[1][second] == 1
        # One that was broken in two stands for each part with the words of that part.
        if counts[0][first] > 1:
            ours = _touched(ours, [piece.original for _, piece in pieces])
        if counts[1][second] > 1:
            theirs = _touched(theirs, [piece.copy for _, piece in pieces])
        if ours and theirs and (supported or alone):
            yield QuotedPair(ours, theirs, tuple(pieces)), supported


def quoted_pairs(linked: LinkedWords) -> tuple[QuotedPair, ...]:
    """Find the quotations of a link of which one is a version of the other.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of QuotedPair
    """
    return tuple([pair for pair, supported in _facing(linked) if supported])


def facing_quotations(linked: LinkedWords) -> Iterator[QuotedPair]:
    """Find the quotations of a link that face no other, and share too few words for versions.

    Parameters
    ----------
    linked : LinkedWords

    Yields
    ------
    QuotedPair
    """
    return (pair for pair, supported in _facing(linked) if not supported)
