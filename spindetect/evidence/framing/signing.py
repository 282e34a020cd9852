"""The names of a line that signs a story, however a scraper ran them together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

__all__ = ["NAME_LETTERS", "agency_beside", "name_letters", "signing_words"]

# Letters of a name that no other name begins with by chance; set by judgement.
NAME_LETTERS: Final = 8
# What a byline says beside names, and what follows it on its line.
_NO_NAMES: Final = frozenset(
    "by and the associated press ap reuters afp cnn news staff writer writers reporter of "
    "for".split()
)
_DATING: Final = frozenset({"published", "posted", "updated", "last"})
_WIRES: Final = {"associatedpress": "ap", "reuters": "reuters", "bloomberg": "bloomberg"}
_GLUED: Final = ("associatedpress", "associated", "reuters")


def signing_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a line before those that date it."""
    return tuple(takewhile(lambda word: word.lower() not in _DATING, words))


def name_letters(line: str) -> str:
    """Run the names of a line together, as scrapers do with a name and its agency's.

    Parameters
    ----------
    line : str
        Of :func:`plain`.

    Examples
    --------
    >>> name_letters("by ada quill and tom marshassociated press published 6 18 a m")
    'adaquilltommarsh'
    """
    letters = "".join([word for word in signing_words(line.split()) if word not in _NO_NAMES])
    for glued in _GLUED:
        letters = letters.removesuffix(glued)
    return letters


def agency_beside(line: str) -> str | None:
    """Return the agency that a line of names gives beside them, if it is one of a few.

    Parameters
    ----------
    line : str
        Of :func:`plain`.
    """
    if "ap" in line.split():
        return "ap"
    letters = line.replace(" ", "")
    return next((short for name, short in _WIRES.items() if name in letters), None)
