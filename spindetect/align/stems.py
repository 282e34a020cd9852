"""The stems of a pair's words, and of what both sides hold, which sentences hold what."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.records import Document

__all__ = ["DocumentWords", "Places", "columns_of", "document_words", "shared_ngrams"]

Matrix = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of a document, end to end.

    Parameters
    ----------
    stems : list of str
    rows : ndarray of int64
        Index of each word's sentence.
    weights : ndarray of float32
    numbers : ndarray of bool
        Words with a digit.
    names : ndarray of bool
        Words with a capital inside a sentence that is not all capitals.
    sizes : ndarray of int64, shape (n,)
        Words of each sentence.
    """

    stems: list[str]
    rows: NDArray[np.int64]
    weights: Matrix
    numbers: NDArray[np.bool_]
    names: NDArray[np.bool_]
    sizes: NDArray[np.int64]


# Bits of what :func:`_kind` says.
_NUMBER, _CAPITAL = 1, 2


@functools.lru_cache(maxsize=1 << 15)
def _kind(form: str) -> int:
    """Tell whether a form holds a digit, and whether it begins with a capital."""
    return _NUMBER * any(map(str.isdigit, form)) | _CAPITAL * form[:1].isupper()


def document_words(document: Document) -> DocumentWords:
    """Put the words of a document end to end."""
    sentences = [[w for w in sentence.words if w.is_word] for sentence in document.sentences]
    words = [word for sentence in sentences for word in sentence]
    kinds = np.frombuffer(bytes([_kind(word.form) for word in words]), dtype=np.uint8)
    sizes = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    quiet = np.array([not sentence.form.isupper() for sentence in document.sentences], dtype=bool)
    named = (kinds & _CAPITAL > 0) & quiet.repeat(sizes)
    # The first word of a sentence has a capital whatever it is.
    named[(sizes.cumsum() - sizes)[sizes > 0]] = False
    return DocumentWords(
        [word.stem for word in words],
        np.arange(len(sizes)).repeat(sizes),
        np.array([word.weight for word in words], dtype=np.float32),
        kinds & _NUMBER > 0,
        named,
        sizes,
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Some columns of a table of what each sentence holds, for both sides of a pair.

    Parameters
    ----------
    count : int
        Of the columns.
    rows, columns : pair of ndarray of int64
        What each side's sentences hold: index of the sentence, and column.
    """

    count: int
    rows: tuple[Integers, Integers]
    columns: tuple[Integers, Integers]


def columns_of(
    sides: Sequence[DocumentWords],
    stems: Sequence[Integers],
    chosen: Sequence[NDArray[np.bool_]],
) -> tuple[Places, Integers]:
    """Give the stems of chosen words columns of their own.

    Parameters
    ----------
    sides : pair of DocumentWords
    stems : pair of ndarray of int64
        The stem of each word, by its number.
    chosen : pair of ndarray of bool
        Which words.

    Returns
    -------
    places : Places
    kinds : ndarray of int64, shape (places.count,)
        The stem of each column.
    """
    picked = stems[0][chosen[0]], stems[1][chosen[1]]
    kinds = np.unique(np.concatenate(picked))
    rows = sides[0].rows[chosen[0]], sides[1].rows[chosen[1]]
    columns = kinds.searchsorted(picked[0]), kinds.searchsorted(picked[1])
    return Places(len(kinds), rows, columns), kinds


def shared_ngrams(
    sides: Sequence[DocumentWords], stems: Sequence[Integers], kinds: int, length: int
) -> Places:
    """Give the runs of stems that both sides hold columns, in order of the stems.

    Parameters
    ----------
    sides : pair of DocumentWords
    stems : pair of ndarray of int64
        The stem of each word, by its number.
    kinds : int
        How many stems there are.
    length : int
        Stems in a run.
    """
    codes, rows = [], []
    for side, own in zip(sides, stems, strict=True):
        count = max(len(own) - length + 1, 0)
        code = own[:count]
        for shift in range(1, length):
            code = code * kinds + own[shift : shift + count]
        first, last = side.rows[:count], side.rows[length - 1 : length - 1 + count]
        inside = first == last
        codes.append(code[inside])
        rows.append(first[inside])
    ours, theirs = _numbered(codes[0], codes[1])
    held = np.zeros((2, max(ours.max(initial=-1), theirs.max(initial=-1)) + 1), dtype=bool)
    held[0, ours] = held[1, theirs] = True
    shared = held[0] & held[1]
    columns, kept = shared.cumsum() - 1, (shared[ours], shared[theirs])
    return Places(
        int(shared.sum()),
        (rows[0][kept[0]], rows[1][kept[1]]),
        (columns[ours[kept[0]]], columns[theirs[kept[1]]]),
    )


def _numbered(ours: Integers, theirs: Integers) -> tuple[Integers, Integers]:
    """Number the codes of both sides by their order among all different ones."""
    # Both sides are sorted together, once: the set functions of numpy sort four times.
    codes = np.concatenate([ours, theirs])
    order = codes.argsort(kind="stable")
    ordered = codes[order]
    fresh = np.ones(len(codes), dtype=np.int64)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    numbers = np.empty_like(order)
    numbers[order] = fresh.cumsum() - 1
    return numbers[: len(ours)], numbers[len(ours) :]
