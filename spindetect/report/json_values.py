"""The values that every part of the JSON report is made of."""

from __future__ import annotations

import math
from typing import Any

from spindetect.errors import ModelError
from spindetect.records import Span

__all__ = ["rounded", "span"]


def rounded(value: float, name: str) -> float:
    """Return a figure to four decimals.

    Parameters
    ----------
    value : float
    name : str
        What to call it in an error.

    Raises
    ------
    ModelError
        When it is not finite.
    """
    if not math.isfinite(value):
        raise ModelError(
            "came out as no finite number",
            source=name,
            hint="run 'spindetect models' to check the models, and report the pair",
        )
    return round(float(value), 4) + 0.0  # no negative zero


def span(place: Span) -> dict[str, Any]:
    """Return a span as an object."""
    return {"start": place.start, "end": place.end, "text": place.text}
