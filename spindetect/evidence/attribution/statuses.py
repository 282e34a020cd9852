"""What became of one element of the chain."""

from __future__ import annotations

from spindetect.records import Attribution, AttributionElement, Credit

__all__ = ["compared"]


def compared(
    element: AttributionElement, original: Credit | None, copy: Credit | None, *, kept: bool
) -> Attribution | None:
    """Return an element with its status; None where neither side names anybody.

    Parameters
    ----------
    element : AttributionElement
    original, copy : Credit or None
        The one that each side shows.
    kept : bool
        Whether the copy gives the original's credit, wherever it does.
    """
    if original is None and copy is None:
        return None
    if kept:
        return Attribution(element, "kept", original, copy)
    if original is None:
        return Attribution(element, "added", original, copy)
    return Attribution(element, "dropped" if copy is None else "replaced", original, copy)
