"""A name where it stands in a line."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Named"]


class Named(NamedTuple):
    """A person, an agency or an outlet where a line names it.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into the line.
    name : str
        In the usual writing.
    """

    start: int
    end: int
    name: str
