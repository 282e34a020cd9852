"""Credits that a copy dropped or replaced, as changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spindetect.evidence.attribution.persons import joined, same_person
from spindetect.records import Attribution, AttributionElement, Change

__all__ = ["attribution_changes"]

# Another site has another publisher, and its own copyright line: no news.
_TOLD: Final[dict[AttributionElement, tuple[str, str]]] = {
    "agency": ("the credit to {0} is gone", "the credit names {1} in place of {0}"),
    "byline": ("the byline of {0} is gone", "the byline names {1} in place of {0}"),
    "first_published": (
        "the note that it first appeared on {0} is gone",
        "where it first appeared is {1} in place of {0}",
    ),
}


def attribution_changes(chain: Sequence[Attribution]) -> tuple[Change, ...]:
    """Return what became of the chain of attribution as changes of the pair.

    Parameters
    ----------
    chain : sequence of Attribution

    Returns
    -------
    tuple of Change
        Of kind ``attribution`` and severity ``benign``: a credit that is gone
        makes no word of the story wrong.
    """
    return tuple(_changes(chain))


def _changes(chain: Sequence[Attribution]) -> Iterator[Change]:
    for link in chain:
        told = _TOLD.get(link.element)
        if told is None or link.original is None or link.status not in {"dropped", "replaced"}:
            continue
        original, copy = link.original, link.copy
        left_out = [] if copy is None else _left_out(original.name, copy.name)
        if copy is None:
            why = told[0].format(original.name)
        elif link.element == "byline" and left_out:
            why = f"the byline leaves out {joined(left_out)}"
        else:
            why = told[1].format(original.name, copy.name)
        span = None if copy is None else copy.span
        yield Change("attribution", "benign", None, original.span, span, why)


def _left_out(original: str, copy: str) -> list[str]:
    """Return the authors that a byline leaves out, where it keeps some of them."""
    ours, theirs = (re.split(", | and ", names) for names in (original, copy))
    gone = [name for name in ours if not any(same_person(name, one) for one in theirs)]
    return gone if len(gone) < len(ours) else []
