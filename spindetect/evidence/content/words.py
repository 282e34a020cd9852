"""Shares, numbers and places as people say them."""

from __future__ import annotations

from typing import Final

__all__ = ["counted", "number", "ordinal", "share_of"]

_NUMBERS: Final = "no one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_FRACTIONS: Final = (
    (1 / 10, "a tenth"),
    (1 / 8, "an eighth"),
    (1 / 7, "a seventh"),
    (1 / 6, "a sixth"),
    (1 / 5, "a fifth"),
    (1 / 4, "a quarter"),
    (1 / 3, "a third"),
    (2 / 5, "two fifths"),
    (1 / 2, "half"),
    (3 / 5, "three fifths"),
    (2 / 3, "two thirds"),
    (3 / 4, "three quarters"),
    (4 / 5, "four fifths"),
    (9 / 10, "nine tenths"),
)
# Below it percentages are plainer than fractions, above it "nearly all" is.
_SMALL: Final = 0.085
_NEARLY_ALL: Final = 0.945
# A fraction stands without "about" when it is no farther off than this, of itself.
_EXACT: Final = 0.06


def number(count: int) -> str:
    """Write a number out up to twelve.

    Examples
    --------
    >>> number(3), number(1200)
    ('three', '1,200')
    """
    return _NUMBERS[count] if 0 < count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str) -> str:
    """Write a number and its noun.

    Examples
    --------
    >>> counted(1, "sentence"), counted(4, "paragraph")
    ('one sentence', 'four paragraphs')
    """
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def ordinal(place: int, noun: str) -> str:
    """Name one of a row.

    Examples
    --------
    >>> ordinal(3, "paragraph"), ordinal(31, "paragraph")
    ('the third paragraph', 'paragraph 31')
    """
    return f"the {_ORDINALS[place]} {noun}" if place < len(_ORDINALS) else f"{noun} {place}"


def share_of(share: float) -> str:
    """Say a share as people say it.

    Parameters
    ----------
    share : float
        0 to 1.

    Examples
    --------
    >>> [share_of(x) for x in (0.004, 0.03, 0.2, 0.27, 0.5, 0.97, 1)]
    ['under 1%', '3%', 'a fifth', 'about a quarter', 'half', 'nearly all', 'all']
    """
    if share >= 1:
        return "all"
    if share < 0.005:
        return "under 1%"
    if share < _SMALL:
        return f"{share:.0%}"
    if share > _NEARLY_ALL:
        return "nearly all"
    value, told = min(_FRACTIONS, key=lambda row: abs(row[0] - share))
    return told if abs(value - share) <= _EXACT * value else f"about {told}"
