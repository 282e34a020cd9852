"""Figures whose digits stayed, and whose sign, unit or half of the day did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spindetect.evidence.figure_words import written
from spindetect.evidence.findings import is_close
from spindetect.evidence.numbers import is_numeric, is_scale, number_value
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.signs import is_falling, negative_from
from spindetect.evidence.units import Unit, attached_unit, half_of, is_same_unit, unit_at
from spindetect.evidence.writings import zone_at
from spindetect.records import Word

__all__ = ["MeasuredChange", "measured_changes"]

_SHARES = {"percent", "percentage points"}
_MARGINS = frozenset(("margin", "plus", "lead", "ahead", "gap", "differ"))


@dataclass(frozen=True, slots=True)
class MeasuredChange:
    """A figure that stayed and yet says another thing.

    Parameters
    ----------
    original, copy : tuple of Word
        The figure with its sign and unit.
    why : str
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure with what goes with it; ``first`` and ``last`` hold all of it."""

    value: float
    first: int
    last: int
    at: int
    negative: bool
    unit: Unit | None
    half: str | None
    zone: str


def _quantity(words: Sequence[Word], at: int) -> _Quantity | None:
    attached = attached_unit(words[at])
    if attached is not None:
        value, letters, unit = attached
        half = letters.lower() if unit is None else None
        zone = zone_at(words, at + 1) if half else ""
        return _Quantity(value, at, at + 1, at, False, unit, half, zone)
    value_of = number_value([words[at]]) if is_numeric(words[at]) else None
    if value_of is None:
        return None
    sign = negative_from(words, at)
    last = at + 1
    while last < len(words) and is_scale(words[last]):
        last += 1
    half = half_of(words[last]) if last < len(words) else None
    found = unit_at(words, last)
    zone = zone_at(words, last + 1) if half else ""
    end = last + 1 if half else last if found is None else found[1]
    first = at if sign is None else sign
    unit = None if found is None else found[0]
    return _Quantity(value_of, first, end, at, sign is not None, unit, half, zone)


def _aligned(piece: Piece, linked: LinkedWords) -> Iterator[tuple[_Quantity, _Quantity]]:
    """Yield the figures of a piece that have the same digits on both sides."""
    ours, theirs = (
        [found for at in range(first, first + size) if (found := _quantity(words, at))]
        for words, first, size in (
            (linked.original, piece.original_at, len(piece.original)),
            (linked.copy, piece.copy_at, len(piece.copy)),
        )
    )
    if len(ours) == len(theirs):
        yield from ((a, b) for a, b in zip(ours, theirs, strict=True) if a.value == b.value)


def _reason(ours: _Quantity, theirs: _Quantity, linked: LinkedWords) -> str | None:
    if ours.negative != theirs.negative:
        return "the sign was changed" if _is_same_lead(ours, theirs, linked) else None
    if ours.half and theirs.half:
        moved = ours.half != theirs.half and ours.zone == theirs.zone
        return "the time was changed" if moved else None
    if ours.unit is None or theirs.unit is None or is_same_unit(ours.unit, theirs.unit):
        return None
    if {ours.unit[0], theirs.unit[0]} == _SHARES and _is_of_margin(linked):
        return None
    return "the unit was changed"


def _is_of_margin(linked: LinkedWords) -> bool:
    """Tell whether a passage gives a margin, which is of points where it says percent."""
    return any(word.stem in _MARGINS for word in (*linked.original, *linked.copy))


def _is_same_lead(ours: _Quantity, theirs: _Quantity, linked: LinkedWords) -> bool:
    """Tell whether the words before a figure and behind it leave its sign its sense."""
    leads = [
        words[side.first - 1].key if side.first else ""
        for words, side in ((linked.original, ours), (linked.copy, theirs))
    ]
    behind = [
        words[side.at + 1].key if side.at + 1 < len(words) else ""
        for words, side in ((linked.original, ours), (linked.copy, theirs))
    ]
    falling = is_falling(linked.original, ours.first) or is_falling(linked.copy, theirs.first)
    return leads[0] == leads[1] and behind[0] == behind[1] and not falling


def measured_changes(linked: LinkedWords) -> tuple[MeasuredChange, ...]:
    """Find figures whose digits stayed and whose sign, unit or half of the day changed.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of MeasuredChange
        Empty where a link is told anew. What has the same size in another unit has
        other digits, and is none.
    """
    if not linked.edits and len(linked.original) == len(linked.copy):
        return ()
    found = []
    for piece in linked.pieces:
        if not _has_digits(piece.original) or not _has_digits(piece.copy):
            continue
        for ours, theirs in _aligned(piece, linked):
            why = _reason(ours, theirs, linked)
            if why is None or not is_close(linked):
                continue
            sides = (
                linked.original[ours.first : ours.last],
                linked.copy[theirs.first : theirs.last],
            )
            why = f"{why}: {written(sides[0])} became {written(sides[1])}"
            found.append(MeasuredChange(*sides, why))
    return tuple(found)


def _has_digits(words: Sequence[Word]) -> bool:
    return any(word.form[0].isdigit() or is_numeric(word) for word in words)
