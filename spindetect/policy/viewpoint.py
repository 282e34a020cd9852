"""A framing passage as it stands on one side: a kept or altered one stands on both."""

from __future__ import annotations

from dataclasses import replace

from spindetect.records import Framing, Side, Span

__all__ = ["seen_from"]


def seen_from(item: Framing, side: Side) -> Framing | None:
    """Return a framing passage as it stands on a side; None where it does not stand there.

    What was altered is told once, in the copy, and points at the original's.

    Parameters
    ----------
    item : Framing
    side : {"original", "copy"}

    Examples
    --------
    >>> became = Framing("altered", "byline", "copy", 0, 7, "By Nils", 0.9, Span(4, 12, "By Tora "))
    >>> seen_from(became, "original").text
    'By Tora '
    """
    if item.side == side:
        return item
    there = item.counterpart
    if there is None:
        return None
    here = Span(item.start, item.end, item.text)
    return replace(
        item, side=side, start=there.start, end=there.end, text=there.text, counterpart=here
    )
