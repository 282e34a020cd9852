"""What the word model sees of a word on its own: its spelling and what kind of word it is."""

from __future__ import annotations

import functools
import operator
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.variants import canonical_word
from spindetect.records import Word

__all__ = ["IDENTITIES", "SPELLING", "WORD_TRAITS", "WordTable", "descriptions", "word_table"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]

WORD_TRAITS: Final = ("weight", "word", "digit", "light", "length", "hyphen", "stop")
"""Names of the traits of one word, in order; each from 0 to 1."""

IDENTITIES: Final[tuple[Callable[[Word], str], ...]] = (
    operator.attrgetter("key"),
    operator.attrgetter("stem"),
    canonical_word,
)
"""What two words may have in common, in the order of their features."""

SPELLING: Final = 64
"""Length of a spelling vector."""

# Lengths of the letter groups that make up a spelling.
_GROUPS: Final = (2, 3, 4)
# Words of less weight say little by themselves: "the", "of", "said".
_LIGHT: Final = 0.3
_LONGEST: Final = 12
# Words whose description is kept (about 10 MB).
_REMEMBERED: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class WordTable:
    """The different words of some passages, one row each.

    Parameters
    ----------
    rows : ndarray of int64, shape (n,)
        Row of every word of the passages.
    first : ndarray of int64, shape (u,)
        Where among them each row stands first.
    traits : ndarray of float32, shape (u, len(WORD_TRAITS))
    spellings : ndarray of float32, shape (u, SPELLING)
        Of Euclidean length 1, or zeros.
    identities : ndarray of int64, shape (3, u)
        Equal numbers for equal keys, equal stems and equal canonical writings.
    """

    rows: Numbers
    first: Numbers
    traits: Matrix
    spellings: Matrix
    identities: Numbers


def _spelling(key: str) -> Matrix:
    """Count a word's groups of letters, hashed: words spelt alike point the same way.

    The hashing trick with signs (Weinberger et al., "Feature hashing for large
    scale multitask learning", 2009).
    """
    vector = np.zeros(SPELLING, dtype=np.float32)
    text = f"<{key}>".encode()
    for length in _GROUPS:
        for at in range(len(text) - length + 1):
            code = zlib.crc32(text[at : at + length])
            vector[code % SPELLING] += 1.0 if (code >> 16) & 1 else -1.0
    norm = float(np.sqrt(vector @ vector))
    return vector / np.float32(norm) if norm else vector


@functools.lru_cache(maxsize=_REMEMBERED)
def _described(key: str, weight: float, is_word: bool) -> Matrix:
    """Return the traits and the spelling of a word, end to end."""
    traits = (
        weight,
        float(is_word),
        float(any(map(str.isdigit, key))),
        float(weight < _LIGHT),
        min(len(key), _LONGEST) / _LONGEST,
        float("-" in key),
        float(key in (",", ".")),
    )
    return np.concatenate([np.array(traits, np.float32), _spelling(key)])


def word_table(words: Sequence[Word]) -> WordTable:
    """Describe each different word of some passages once.

    Parameters
    ----------
    words : sequence of Word
        Of all passages, one after the other.
    """
    places: dict[str, int] = {}
    rows = np.array([places.setdefault(word.form, len(places)) for word in words], np.int64)
    first = np.zeros(len(places), dtype=np.int64)
    # Written from the last to the first, so that the first place stays.
    first[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)
    distinct = [words[at] for at in first.tolist()]
    described = descriptions(distinct)
    identities = [_numbered([name(word) for word in distinct]) for name in IDENTITIES]
    return WordTable(
        rows,
        first,
        described[:, : len(WORD_TRAITS)],
        described[:, len(WORD_TRAITS) :],
        np.array(identities, dtype=np.int64),
    )


def descriptions(words: Sequence[Word]) -> Matrix:
    """Return the traits and the spelling of each word, end to end."""
    described = [_described(word.key, word.weight, word.is_word) for word in words]
    return np.array(described, dtype=np.float32).reshape(-1, len(WORD_TRAITS) + SPELLING)


def _numbered(names: Sequence[str]) -> list[int]:
    """Return equal numbers for equal names."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]
