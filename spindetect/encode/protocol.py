"""The seam between spindetect and any model that turns text into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder", "WordEncoder"]


@runtime_checkable
class Encoder(Protocol):
    """Turns sentences into unit vectors.

    Attributes
    ----------
    name : str
        What reports call it.
    dimensions : int
        Length ``d`` of a vector.
    """

    @property
    def name(self) -> str:
        """What reports call the encoder."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Encode sentences.

        Parameters
        ----------
        sentences : sequence of str, length n
            May be empty; may hold empty strings.

        Returns
        -------
        ndarray of float32, shape (n, d)
            Rows of Euclidean length 1; a sentence without any known token is
            a row of zeros. Always two-dimensional, for n = 0 too.
        """
        ...


@runtime_checkable
class WordEncoder(Encoder, Protocol):
    """An encoder that also has a vector for a word on its own."""

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
        ...
