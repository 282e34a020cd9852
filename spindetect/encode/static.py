"""The static encoder: one row for each piece of a word, averaged; no neural network runs.

A sentence is cut into word pieces, the row of each piece is looked up, and the
mean of the rows is scaled to length 1. How much a piece matters is baked into
the length of its row. That is a model2vec or StaticEmbedding model (Tulkens and
van Dongen, *Model2Vec: fast state-of-the-art static embeddings*, 2024), read
here with numpy, so that the default path never imports torch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from tokenizers import Tokenizer

from spindetect.encode.mapped import mapped_tensors
from spindetect.encode.pieces import PieceReader
from spindetect.errors import ModelError

__all__ = ["StaticEncoder", "static_folder"]

# Sentences read at a time; bounds memory whatever the caller hands over.
_SENTENCES: Final = 2048
# Rows gathered at a time: few enough to stay in the processor's cache.
_ROWS: Final = 1024
# Sentences whose vectors are kept (about 6 MB), and the longest of them.
_KEPT: Final = 1 << 12
_LONGEST_KEPT: Final = 1_000
_HINT: Final = "give a folder saved by sentence-transformers with a StaticEmbedding module"


@dataclass(frozen=True, slots=True)
class _Tables:
    """Rows as stored, and what turns a token's number into its row."""

    rows: NDArray[np.generic]
    mapping: NDArray[np.int64] | None
    scales: NDArray[np.float32] | None

    def gather(self, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the rows of tokens, shape (len(tokens), d)."""
        index = tokens if self.mapping is None else self.mapping[tokens]
        rows = self.rows[index].astype(np.float32)
        if self.scales is not None:
            rows *= self.scales[tokens, None]
        return rows


class StaticEncoder:
    """Sentences and words to unit vectors by table look-up.

    Parameters
    ----------
    folder : Path
        A sentence-transformers model with one StaticEmbedding module and, at
        most, a Normalize module after it.
    name : str, optional
        What reports call it; by default the folder's name.

    Raises
    ------
    ModelError
        When a file is missing, damaged or of another kind.

    Examples
    --------
    >>> from spindetect.resources import model_path
    >>> encoder = StaticEncoder(model_path("encoder"))
    >>> said, told, other = encoder.encode(
    ...     ["He was sent to jail.", "He was put in prison.", "Rain is expected."]
    ... )
    >>> bool(said @ told > said @ other)
    True
    """

    def __init__(self, folder: Path, *, name: str | None = None) -> None:
        inside = static_folder(folder)
        if inside is None:
            raise ModelError("is not a static encoder", source=str(folder), hint=_HINT)
        self._name = name or folder.resolve().name
        tokenizer = _load_tokenizer(inside / "tokenizer.json")
        self._reader = PieceReader(tokenizer)
        self._known: dict[str, NDArray[np.float32]] = {}
        self._tables = _load_tables(inside / "model.safetensors")
        highest = _highest(tokenizer)
        tables = self._tables
        lookup = tables.rows if tables.mapping is None else tables.mapping
        if highest >= len(lookup):
            problem = f"the tokenizer has {highest + 1} tokens and the table {len(lookup)} rows"
            raise ModelError(problem, source=str(folder), hint="save the model again")

    @property
    def name(self) -> str:
        """What reports call the encoder."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._tables.rows.shape[1])

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Encode sentences; each row depends on its own sentence only.

        Parameters
        ----------
        sentences : sequence of str, length n
            Of any length; may be empty and may hold empty strings.

        Returns
        -------
        ndarray of float32, shape (n, d)
            Rows of Euclidean length 1; zeros for a sentence without any known piece.
        """
        if len(sentences) > _KEPT:
            return self._encoded(sentences)
        known = list(map(self._known.get, sentences))
        new = [sentence for sentence, row in zip(sentences, known, strict=True) if row is None]
        fresh = iter(self._encoded(new) if new else ())
        rows = [next(fresh) if row is None else row for row in known]
        if new:
            self._keep(sentences, rows)
        return np.array(rows, dtype=np.float32).reshape(len(sentences), self.dimensions)

    def encode_words(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Encode single words, without context.

        Parameters
        ----------
        words : sequence of str, length n

        Returns
        -------
        ndarray of float32, shape (n, d)
            Rows of Euclidean length 1, or zeros for an unknown word.
        """
        return self._encoded(words)

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts, whether they were met before or not."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _SENTENCES):
            pieces, counts = self._reader.read(texts[start : start + _SENTENCES])
            self._sum(pieces, counts, vectors[start : start + _SENTENCES])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _keep(self, sentences: Sequence[str], rows: Sequence[NDArray[np.float32]]) -> None:
        """Remember sentences: copies repeat the original's, and one original has many copies."""
        if len(self._known) + len(sentences) > _KEPT:
            self._known.clear()
        for sentence, row in zip(sentences, rows, strict=True):
            if len(sentence) <= _LONGEST_KEPT:
                self._known[sentence] = row

    def _sum(
        self,
        tokens: NDArray[np.int64],
        counts: NDArray[np.int64],
        out: NDArray[np.float32],
    ) -> None:
        """Add the rows of each sentence's tokens up, into `out`."""
        ends = np.cumsum(counts)
        for first, last, begin, end in _blocks(ends):
            rows = self._tables.gather(tokens[begin:end])
            filled = first + np.flatnonzero(counts[first:last])
            starts = np.maximum(ends[filled] - counts[filled], begin) - begin
            out[filled] += np.add.reduceat(rows, starts, axis=0)


def _blocks(ends: NDArray[np.int64]) -> Iterator[tuple[int, int, int, int]]:
    """Yield (first sentence, last + 1, first token, last + 1), of at most `_ROWS` pieces.

    Only a sentence with a block to itself is ever divided, from its own start,
    so that the order of additions, and with it every bit of a vector, does not
    depend on its neighbours.
    """
    first, begin = 0, 0
    while first < len(ends):
        last = max(int(np.searchsorted(ends, begin + _ROWS, side="right")), first + 1)
        end = int(ends[last - 1])
        for cut in range(begin, end, _ROWS):
            yield first, last, cut, min(cut + _ROWS, end)
        first, begin = last, end


def static_folder(folder: Path) -> Path | None:
    """Return where in a sentence-transformers model the StaticEmbedding files stand.

    Returns
    -------
    Path or None
        None when the folder holds a model of another kind, or none.

    Raises
    ------
    ModelError
        When its list of modules is damaged.
    """
    path = folder / "modules.json"
    if not path.is_file():
        return None
    try:
        modules = json.loads(path.read_text(encoding="utf-8"))
        kinds = {str(module["type"]).rpartition(".")[2]: module["path"] for module in modules}
        if len(kinds) != len(modules) or not set(kinds) <= {"StaticEmbedding", "Normalize"}:
            return None
        return folder / kinds["StaticEmbedding"] if "StaticEmbedding" in kinds else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError("cannot be read", source=str(path), hint=_HINT) from error


def _load_tokenizer(path: Path) -> Tokenizer:
    if not path.is_file():
        raise ModelError("is missing", source=str(path), hint=_HINT)
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError("is not a tokenizer", source=str(path), hint=_HINT) from error
    tokenizer.no_padding()
    return tokenizer


def _highest(tokenizer: Tokenizer) -> int:
    """Return the largest number of a token; the whole vocabulary is asked for only if need be."""
    size = int(tokenizer.get_vocab_size(with_added_tokens=True))
    if size and tokenizer.id_to_token(size - 1) is not None:
        return size - 1
    return max(tokenizer.get_vocab(with_added_tokens=True).values(), default=-1)


def _load_tables(path: Path) -> _Tables:
    if not path.is_file():
        raise ModelError("is missing", source=str(path), hint=_HINT)
    try:
        found = mapped_tensors(path)
    except (OSError, SafetensorError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("is damaged", source=str(path), hint=_HINT) from error
    plain = found.get("embedding.weight")
    rows = found.get("embeddings") if plain is None else plain
    if rows is None or rows.ndim != 2:
        raise ModelError("holds no table of rows", source=str(path), hint=_HINT)
    mapping, scales = (None, None) if plain is not None else map(found.get, ("mapping", "weights"))
    tables = _Tables(
        rows,
        None if mapping is None else mapping.astype(np.int64),
        None if scales is None else scales.astype(np.float32),
    )
    _check(tables, path)
    return tables


def _check(tables: _Tables, path: Path) -> None:
    """Refuse tables that do not fit each other."""
    tokens = len(tables.rows) if tables.mapping is None else len(tables.mapping)
    inside = tables.mapping is None or (
        tables.mapping.size > 0
        and tables.mapping.min() >= 0
        and tables.mapping.max() < len(tables.rows)
    )
    if not inside or (tables.scales is not None and tables.scales.shape != (tokens,)):
        raise ModelError("holds tables that do not fit each other", source=str(path), hint=_HINT)
