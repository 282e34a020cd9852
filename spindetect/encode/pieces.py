"""Sentences to the numbers of their word pieces, remembering every word met before.

News repeats its words, so that looking a whole word up beats cutting it into
pieces again, several times over. What is remembered is what the tokenizer
itself said about that word; a text that needs more than splitting at white
space and punctuation goes to the tokenizer whole.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

__all__ = ["PieceReader"]

# Characters that BERT's rules leave alone, drop as white space or set apart, one by one.
_SIMPLE: Final = re.compile(r"[ -~\t\n\r“”‘’–—…]*")
_WORD: Final = re.compile(r"[a-z0-9]+|[^a-z0-9 \t\n\r]")
# About 10 MB; emptied when full.
_REMEMBERED: Final = 50_000
_LONGEST: Final = 40
# A longer text is cut at white space before it is read; pieces never cross white space, so the
# result stays the same. Text that has none for this long is no text in words: cut anywhere.
_CHARACTERS: Final = 50_000
_WITHOUT_SPACE: Final = 5_000
_CUT: Final = re.compile(rf".{{{_CHARACTERS}}}\S{{0,{_WITHOUT_SPACE}}}|.+", re.DOTALL)


class _Words(dict[str, tuple[int, ...]]):
    """Words and their pieces; asks the tokenizer about a new one."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self._tokenizer = tokenizer

    def __missing__(self, word: str) -> tuple[int, ...]:
        pieces = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)
        self[word] = pieces
        return pieces


class _Stretches(dict[str, tuple[int, ...]]):
    """What stands between white space, mostly a word with its marks, and the pieces of it."""

    def __init__(self, words: _Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        words = map(self._words.__getitem__, _WORD.findall(stretch))
        pieces = tuple(itertools.chain.from_iterable(words))
        if len(stretch) <= _LONGEST:
            self[stretch] = pieces
        return pieces


class PieceReader:
    """Cuts sentences into word pieces.

    Parameters
    ----------
    tokenizer : Tokenizer
        Of any kind; one with BERT's rules in lower case is read fast.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._words = _Words(tokenizer)
        self._stretches = _Stretches(self._words)
        self._by_words = _is_bert(tokenizer)
        added = tokenizer.get_added_tokens_decoder().values()
        self._added = re.compile("|".join([re.escape(t.content.lower()) for t in added]) or "(?!)")

    def read(self, sentences: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Read sentences.

        Parameters
        ----------
        sentences : sequence of str, length n

        Returns
        -------
        pieces : ndarray of int64
            Of all sentences, end to end.
        counts : ndarray of int64, shape (n,)
            How many belong to each sentence.
        """
        for table in (self._words, self._stretches):
            if len(table) > _REMEMBERED:
                table.clear()
        read = [self._pieces(sentence) for sentence in sentences]
        counts = np.fromiter(map(len, read), dtype=np.int64, count=len(read))
        pieces = np.fromiter(
            itertools.chain.from_iterable(read), dtype=np.int64, count=int(counts.sum())
        )
        return pieces, counts

    def _pieces(self, text: str) -> list[int]:
        if len(text) > _CHARACTERS + _WITHOUT_SPACE:
            return list(itertools.chain.from_iterable(map(self._pieces, _CUT.findall(text))))
        lower = text.lower()
        if self._by_words and _is_simple(text) and not self._added.search(lower):
            return list(
                itertools.chain.from_iterable(map(self._stretches.__getitem__, lower.split()))
            )
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids


def _is_simple(text: str) -> bool:
    # Most texts are told by what str knows of them; the expression looks at every character.
    return (text.isascii() and text.isprintable()) or _SIMPLE.fullmatch(text) is not None


def _is_bert(tokenizer: Tokenizer) -> bool:
    """Tell whether a word's pieces depend on nothing but the word in lower case."""
    normalizer = tokenizer.normalizer
    return (
        isinstance(tokenizer.model, WordPiece)
        and isinstance(tokenizer.pre_tokenizer, BertPreTokenizer)
        and isinstance(normalizer, BertNormalizer)
        and bool(normalizer.lowercase)
        and tokenizer.truncation is None
    )
