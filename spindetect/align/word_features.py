"""What the word model sees of a word on its own: its spelling and what kind of word it is."""

from __future__ import annotations

import functools
import itertools
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.variants import canonical_word
from spindetect.records import Word

__all__ = ["SPELLING", "WORD_TRAITS", "Vocabulary", "WordTable", "vocabulary_of", "word_table"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]

WORD_TRAITS: Final = ("weight", "word", "digit", "light", "length", "hyphen", "stop")
"""Names of the traits of one word, in order; each from 0 to 1."""

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
class Vocabulary:
    """The different words of some passages.

    Parameters
    ----------
    rows : ndarray of int64, shape (n,)
        Which of them each word of the passages is, one passage after the other.
    words : list of Word, length u
        Each where it stands first.
    canonical : list of str, length u
        Writings by which variants compare equal.
    vectors : ndarray of float32, shape (u, d)
        Word vectors of Euclidean length 1, or zeros.
    """

    rows: Numbers
    words: list[Word]
    canonical: list[str]
    vectors: Matrix


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


def _numbered(names: Sequence[str]) -> Numbers:
    """Return equal numbers for equal names, in the order in which they come."""
    # A dictionary that counts: a look-up that finds nothing never leaves C.
    numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    return np.fromiter(map(numbers.__getitem__, names), np.int64, len(names))


def _distinct(words: Sequence[Word]) -> tuple[Numbers, Numbers]:
    """Number words by their forms: the number of each, and where each number stands first."""
    rows = _numbered([word.form for word in words])
    first = np.zeros(int(rows.max(initial=-1)) + 1, dtype=np.int64)
    # Written from the last to the first, so that the first place stays.
    first[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)
    return rows, first


def vocabulary_of(
    words: Sequence[Word], vectors: Callable[[Sequence[Word], Numbers], Matrix]
) -> Vocabulary:
    """Look up each different word of some passages once.

    Parameters
    ----------
    words : sequence of Word
        Of all passages, one after the other.
    vectors : callable
        The different words, and where each stands first → their vectors, one row each.
    """
    rows, first = _distinct(words)
    distinct = [words[at] for at in first.tolist()]
    return Vocabulary(
        rows, distinct, [canonical_word(word) for word in distinct], vectors(distinct, first)
    )


def word_table(words: Sequence[Word]) -> WordTable:
    """Describe each different word of some passages once.

    Parameters
    ----------
    words : sequence of Word
        Of all passages, one after the other.
    """
    rows, first = _distinct(words)
    distinct = [words[at] for at in first.tolist()]
    described = [_described(word.key, word.weight, word.is_word) for word in distinct]
    known = np.concatenate(described or [np.zeros(0, np.float32)])
    known = known.reshape(len(distinct), len(WORD_TRAITS) + SPELLING)
    identities = (
        _numbered([word.key for word in distinct]),
        _numbered([word.stem for word in distinct]),
        _numbered([canonical_word(word) for word in distinct]),
    )
    return WordTable(
        rows,
        first,
        known[:, : len(WORD_TRAITS)],
        known[:, len(WORD_TRAITS) :],
        np.stack(identities),
    )
