"""Figures that stand where another stood and yet are not that one changed."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.findings import HELD, after
from spindetect.evidence.names import CONNECTORS, is_part
from spindetect.evidence.numbers import day_of, is_numeric, month_of, number_values
from spindetect.evidence.pieces import LinkedWords, Piece

__all__ = ["is_dateline", "is_left_out", "is_of_another"]

# Words before a figure that say what it is: how much more, from where, up to where.
_LEADS = frozenset(("by", "from", "to"))


def is_of_another(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether two figures are of two things.

    Parameters
    ----------
    piece : Piece
        A substitution of one figure by another.
    linked : LinkedWords
        The link it stands in.

    Notes
    -----
    Two pages' dates, two entries of a list, the numbers of two passages, and how
    much something rose against how far.
    """
    return (
        is_dateline(linked)
        or _is_other_entry(piece, linked)
        or _is_enumerator(piece, linked)
        or _is_led_otherwise(piece, linked)
    )


def is_dateline(linked: LinkedWords) -> bool:
    """Tell whether a passage is a date and nothing else, each page's own."""
    return all(
        is_numeric(word) or month_of(word) or day_of(word) or not word.is_word
        for word in (*linked.original, *linked.copy)
    )


def _is_other_entry(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a passage is a list's entry, its name another: "Orsk County $40"."""
    if any(word.form.islower() and word.form not in CONNECTORS for word in linked.original):
        return False
    return any(
        other.relation == "substituted"
        and other is not piece
        and all(any(is_part(word) for word in side) for side in (other.original, other.copy))
        for other in linked.pieces
    )


def _is_led_otherwise(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether one figure is a change and the other its end: "by 10", "to 35"."""
    leads = [
        next((word.key for word in reversed(words[:at]) if word.is_word), "")
        for words, at in ((linked.original, piece.original_at), (linked.copy, piece.copy_at))
    ]
    return leads[0] != leads[1] and all(lead in _LEADS for lead in leads)


def is_left_out(piece: Piece, linked: LinkedWords, values: Sequence[float]) -> bool:
    """Tell whether the original's figures of these values did not stay elsewhere.

    Where "43 million, of which 25 million go to Orsk" is cut to "25 million go to
    Orsk", the words may be linked so that 25 seems to stand for 43.
    """
    lost = [
        value
        for other in linked.pieces
        if other is not piece and other.relation not in HELD
        for value in number_values(other.original)
    ]
    return all(value in lost for value in values)


def _is_enumerator(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a figure numbers the passage: ``2.`` or ``(3)`` at its head."""
    last = after(linked, piece)
    opens = not any(word.is_word for word in linked.original[: piece.original_at])
    return opens and any(word is not None and word.form in (".", ")") for word in last)
