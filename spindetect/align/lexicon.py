"""What alignment knows of words by themselves, kept from pair to pair.

The words of news recur in every article: to look one up costs much less than to
describe it anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.align.variants import canonical_word
from spindetect.align.word_features import IDENTITIES, SPELLING, WORD_TRAITS, descriptions
from spindetect.records import Word

__all__ = ["Lexicon", "Vocabulary", "vocabulary_of"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Words kept (about 12 MB), but for those of a longer pair; past it the table starts anew.
_REMEMBERED: Final = 1 << 13
# Signs that are read aloud as words, and that house styles write out.
_SPOKEN_SIGNS: Final = frozenset("%&")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of some passages, as rows of tables that may hold other words, and room, too.

    Parameters
    ----------
    rows : ndarray of int64, shape (n,)
        Of the words of the passages, one passage after the other; equal forms have equal
        rows.
    spoken : list of bool, length u
        Whether each is read aloud: a word, or a sign such as ``%``.
    canonical : list of str, length u
        Writings by which variants compare equal.
    contents : list of float, length u
        Weights, but 1 for what has a capital: a name may be as common as a function word,
        and is none.
    vectors : ndarray of float32, shape (u, d)
        Word vectors of Euclidean length 1, or zeros.
    described : ndarray of float32, shape (u, len(WORD_TRAITS) + SPELLING)
        Traits and spelling.
    identities : ndarray of int64, shape (3, u)
        Equal numbers for equal keys, equal stems and equal canonical writings.
    """

    rows: Numbers
    spoken: list[bool]
    canonical: list[str]
    contents: list[float]
    vectors: Matrix
    described: Matrix
    identities: Numbers


class _Tables:
    """The rows of words; arrays have room for more of them."""

    def __init__(self, dimensions: int) -> None:
        self.places: dict[str, int] = {}
        self.spoken: list[bool] = []
        self.canonical: list[str] = []
        self.contents: list[float] = []
        self.vectors = np.empty((0, dimensions), dtype=np.float32)
        self.described = np.empty((0, len(WORD_TRAITS) + SPELLING), dtype=np.float32)
        self.identities = np.empty((len(IDENTITIES), 0), dtype=np.int64)
        self._numbers: tuple[dict[str, int], ...] = tuple({} for _ in IDENTITIES)

    def rows(self, forms: Sequence[str]) -> Numbers:
        """Return the rows of forms; a KeyError when one is new."""
        return np.fromiter(map(self.places.__getitem__, forms), np.int64, len(forms))

    def add(self, words: Sequence[Word], vectors: Matrix) -> None:
        """Add words with new forms. Who reads meanwhile finds whole rows or none."""
        first, last = len(self.places), len(self.places) + len(words)
        if last > len(self.vectors):
            room = max(2 * first, last) - len(self.vectors)
            self.vectors = np.pad(self.vectors, ((0, room), (0, 0)))
            self.described = np.pad(self.described, ((0, room), (0, 0)))
            self.identities = np.pad(self.identities, ((0, 0), (0, room)))
        self.vectors[first:last] = vectors
        self.described[first:last] = descriptions(words)
        for numbers, name, row in zip(self._numbers, IDENTITIES, self.identities, strict=True):
            row[first:last] = [numbers.setdefault(name(word), len(numbers)) for word in words]
        self.spoken += [word.is_word or word.form in _SPOKEN_SIGNS for word in words]
        self.canonical += map(canonical_word, words)
        self.contents += [1.0 if word.form[:1].isupper() else word.weight for word in words]
        self.places.update(zip([word.form for word in words], range(first, last), strict=True))


class Lexicon:
    """Words by their forms, with what is known of each on its own.

    Parameters
    ----------
    encode : callable
        Keys of words → their vectors, shape (n, d).
    """

    def __init__(self, encode: Callable[[Sequence[str]], Matrix]) -> None:
        self._encode = encode
        self._tables = _Tables(0)
        self._lock = threading.Lock()

    def vocabulary(self, words: Sequence[Word]) -> Vocabulary:
        """Look words up, and learn those that are new.

        Parameters
        ----------
        words : sequence of Word
            Of all passages, one after the other; what is compared of a word depends on its
            form alone.
        """
        forms = [word.form for word in words]
        tables = self._tables
        try:
            rows = tables.rows(forms)
        except KeyError:
            tables = self._learnt(dict(zip(forms, words, strict=True)))
            rows = tables.rows(forms)
        return Vocabulary(
            rows,
            tables.spoken,
            tables.canonical,
            tables.contents,
            tables.vectors,
            tables.described,
            tables.identities,
        )

    def _learnt(self, words: dict[str, Word]) -> _Tables:
        """Return tables that hold these words."""
        with self._lock:
            tables = self._tables
            new = [word for form, word in words.items() if form not in tables.places]
            if len(tables.places) + len(new) > _REMEMBERED:
                # A new table, so that another thread may go on reading the old one.
                tables, new = _Tables(0), list(words.values())
            if new:
                vectors = self._encode([word.key for word in new])
                if not tables.places:
                    tables = _Tables(vectors.shape[1])
                tables.add(new, vectors)
            self._tables = tables
            return tables


def vocabulary_of(words: Sequence[Word], vectors: Matrix) -> Vocabulary:
    """Return the vocabulary of some passages alone.

    Parameters
    ----------
    words : sequence of Word, length n
    vectors : ndarray of float32, shape (n, d)
        Of the words; those of equal keys are equal.
    """
    places = {word.key: at for at, word in enumerate(words)}
    return Lexicon(lambda keys: vectors[[places[key] for key in keys]]).vocabulary(words)
