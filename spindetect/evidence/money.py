"""Which sums stand in another currency than the original's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spindetect.evidence.findings import HELD, SIGNS, is_close, told
from spindetect.evidence.numbers import is_numeric, is_scale, number_values
from spindetect.evidence.pieces import LinkedWords
from spindetect.records import Word

__all__ = ["CurrencyChange", "currency_changes", "is_exchanged", "is_other_currency"]

_CODES = {"usd": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen"}
_WORDS = {"dollar": "dollar", "euro": "euro", "pound": "pound", "yen": "yen"} | _CODES
# Keys of signs are the signs.
_MARKS = frozenset(SIGNS) | frozenset(_CODES)
# A sum converted between dollars, euros and pounds changes by less than this factor; none of
# the three was worth twice another in this century but for the pound in dollars, at 2.1.
EXCHANGED = 2.2


@dataclass(frozen=True, slots=True)
class CurrencyChange:
    """A sum whose figure stayed and whose currency did not.

    Parameters
    ----------
    original, copy : tuple of Word
        The figures with their signs or currencies.
    close : bool
        Whether the link was kept close enough for this to be an error.
    why : str
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    close: bool
    why: str


def _sum_at(words: Sequence[Word], first: int, last: int) -> tuple[str | None, int, int]:
    """Return the currency of the figure at ``words[first:last]`` and where the sum stands."""
    while last < len(words) and is_scale(words[last]):
        last += 1
    if first:
        sign = words[first - 1]
        known = SIGNS.get(sign.form) or _CODES.get(sign.key)
        if known:
            return known, first - 1, last
    for at in range(first, min(last + 1, len(words))):
        named = _WORDS.get(words[at].stem)
        if named:
            return named, first, max(last, at + 1)
    return None, first, last


def currency_changes(linked: LinkedWords) -> tuple[CurrencyChange, ...]:
    """Find figures that stayed and now count another currency.

    Parameters
    ----------
    linked : LinkedWords

    Returns
    -------
    tuple of CurrencyChange
        In order. Currencies both written as words are left to the pieces they
        are words of.
    """
    words = linked.copy + linked.original
    if _MARKS.isdisjoint([word.key for word in words]) or not linked.figures[0]:
        return ()
    found = []
    close = is_close(linked)
    for piece in linked.pieces:
        if piece.relation not in HELD or not is_numeric(piece.original[0]):
            continue
        i, j = piece.original_at, piece.copy_at
        if is_scale(piece.original[0]) or (i and is_numeric(linked.original[i - 1])):
            continue
        ours = _sum_at(linked.original, i, i + len(piece.original))
        theirs = _sum_at(linked.copy, j, j + len(piece.copy))
        if ours[0] is None or theirs[0] is None or ours[0] == theirs[0]:
            continue
        if ours[1] == i and theirs[1] == j:  # both are words
            continue
        sides = linked.original[ours[1] : ours[2]], linked.copy[theirs[1] : theirs[2]]
        why = f"the currency was changed: {told(sides[0])} became {told(sides[1])}"
        found.append(CurrencyChange(*sides, close, why))
    return tuple(found)


def is_other_currency(
    original: tuple[Sequence[Word], int, int], copy: tuple[Sequence[Word], int, int]
) -> bool:
    """Tell whether two figures count two currencies; see :func:`is_exchanged`."""
    ours, theirs = _sum_at(*original)[0], _sum_at(*copy)[0]
    return ours is not None and theirs is not None and ours != theirs


def is_exchanged(
    original: tuple[Sequence[Word], int, int], copy: tuple[Sequence[Word], int, int]
) -> bool:
    """Tell whether a sum was converted to another currency, its figure with it.

    Parameters
    ----------
    original, copy : tuple of (sequence of Word, int, int)
        The words of each side, and where the figure's begin and end.
    """
    if not is_other_currency(original, copy):
        return False
    sums = _sum_at(*original), _sum_at(*copy)
    values = [
        number_values(side[0][found[1] : found[2]])
        for side, found in zip((original, copy), sums, strict=True)
    ]
    if not (len(values[0]) == len(values[1]) == 1):
        return False
    low, high = sorted((values[0][0], values[1][0]))
    return "yen" in (sums[0][0], sums[1][0]) or (low > 0 and high / low <= EXCHANGED)
