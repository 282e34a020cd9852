"""Swap tables of our own writing, for the spinners whose dictionaries are hand-picked.

Content spinners sold for blogs do not draw from a dictionary at random: they
apply a few thousand frequent, half-plausible swaps, everywhere ("officials" →
"authorities", "recent" → "current"), and fixed phrase replacements
("before" → "prior to"). The tables lie beside this module as text, one entry a line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["NUMBER_WORDS", "frequent_swaps", "stock_phrases"]

_FOLDER: Final = Path(__file__).parent


def parse_table(text: str) -> dict[str, tuple[str, ...]]:
    r"""Read lines of ``entry: substitute, substitute``; ``#`` starts a remark line.

    Examples
    --------
    >>> parse_table("# remark\nbefore: prior to")
    {'before': ('prior to',)}
    """
    table: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            entry, _, substitutes = line.strip().partition(": ")
            table[entry] = tuple(dict.fromkeys((*table.get(entry, ()), *substitutes.split(", "))))
    return table


def frequent_swaps() -> dict[str, tuple[str, ...]]:
    """``"n official"`` → ``("authority", "=authorities")`` and so on."""
    return parse_table((_FOLDER / "spinner_swaps.txt").read_text(encoding="utf-8"))


def stock_phrases() -> dict[str, tuple[str, ...]]:
    """``"before"`` → ``("prior to",)`` and so on."""
    return parse_table((_FOLDER / "spinner_phrases.txt").read_text(encoding="utf-8"))


NUMBER_WORDS: Final = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "twenty": "20",
    "thirty": "30",
    "fifty": "50",
}
