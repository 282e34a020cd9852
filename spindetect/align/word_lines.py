"""What the pairs of words that share a word say together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Line", "line_of", "rectified"]

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Line:
    """Pairs that share a word.

    Parameters
    ----------
    order : ndarray of int64, shape (pairs,)
        How to order pairs, so that those of a word stand together.
    begins : ndarray of int64, shape (words,)
        Where in that order each word begins.
    group : ndarray of int64, shape (pairs,)
        Which of these words each pair holds.
    """

    order: Numbers
    begins: Numbers
    group: Numbers

    def highest_and_sum(self, values: Matrix) -> tuple[Matrix, Matrix]:
        """Return the largest value and the sum among the pairs that share each pair's word.

        Parameters
        ----------
        values : ndarray of float32, shape (pairs, c)
            None below 0.

        Returns
        -------
        highest, total : ndarray of float32, shape (pairs, c)
        """
        ordered = values.take(self.order, axis=0)
        # Of numbers that are not below 0, the larger is the larger as a whole number of the
        # same bits too, and these numpy compares in half the time.
        highest = np.maximum.reduceat(ordered.view(np.int32), self.begins, axis=0)
        total = np.add.reduceat(ordered, self.begins, axis=0)
        return highest.view(np.float32).take(self.group, axis=0), total.take(self.group, axis=0)


def line_of(words: Numbers) -> Line:
    """Group pairs by a word.

    Parameters
    ----------
    words : ndarray of int64, shape (pairs,)
        A word of each; at least one pair.
    """
    order = np.argsort(words, kind="stable")
    ordered = words[order]
    fresh = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    group = np.empty(len(words), dtype=np.int64)
    group[order] = np.cumsum(fresh) - 1
    return Line(order, np.flatnonzero(fresh), group)


def rectified(values: Matrix) -> Matrix:
    """Put 0 in the place of what is below 0; in place, and without copying.

    Examples
    --------
    >>> rectified(np.float32([-1.5, 0.0, 2.5]))
    array([0. , 0. , 2.5], dtype=float32)
    """
    # As a whole number of the same bits, what is below 0 is below 0 too; numpy takes the larger
    # of whole numbers several times as fast.
    bits = values.view(np.int32)
    np.maximum(bits, 0, out=bits)
    return values
