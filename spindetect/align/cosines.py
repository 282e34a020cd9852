"""Cosines of many pairs of vectors at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["cosines"]

Matrix = NDArray[np.float32]


def cosines(left: Matrix, right: Matrix) -> list[float]:
    """Return the cosine of each row of one matrix with that row of the other.

    Parameters
    ----------
    left, right : ndarray of float32, shape (n, d)
        Of any length.

    Returns
    -------
    list of float
        From -1 to 1; 0 where a row is all zeros.

    Examples
    --------
    >>> import numpy as np
    >>> cosines(np.float32([[2, 0], [0, 0]]), np.float32([[3, 0], [1, 1]]))
    [1.0, 0.0]
    """
    squares = [np.vecdot(rows, rows).astype(np.float64) for rows in (left, right)]
    norms = np.sqrt(squares[0]) * np.sqrt(squares[1])
    found = np.divide(np.vecdot(left, right), norms, out=np.zeros_like(norms), where=norms > 0)
    clipped: list[float] = np.clip(found, -1.0, 1.0).tolist()
    return clipped
