"""Escaping, and the small pieces of markup that all parts of the page share."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Final

from spindetect.records import ChangeKind, Manner, Side
from spindetect.report.wrapping import visible

__all__ = [
    "KIND_SIGN",
    "MANNER_LETTER",
    "SIDES",
    "Marks",
    "change_id",
    "escaped",
    "framing_id",
    "sentence_id",
]

Marks = Mapping[Side, Mapping[int, tuple[tuple[int, int, int], ...]]]
"""For each side and sentence: start, end and index of the changes to mark."""

SIDES: Final[tuple[Side, Side]] = ("original", "copy")
KIND_SIGN: Final[dict[ChangeKind, str]] = {
    "name": "name",
    "number": "number",
    "date": "date",
    "quote": "quote",
    "negation": "not",
    "modality": "certainty",
    "attribution": "who",
    "hidden": "hidden",
}
MANNER_LETTER: Final[dict[Manner | None, str]] = {
    "verbatim": "V",
    "edited": "E",
    "spun": "S",
    "rewritten": "R",
    None: "",
}


def escaped(text: str) -> str:
    r"""Return text that is safe inside an element and inside a quoted attribute.

    What is hidden or would act on its surroundings is made visible first, so
    that a direction override cannot turn the words after it.

    Examples
    --------
    >>> escaped('"><script>\u202e')
    '&quot;&gt;&lt;script&gt;&lt;U+202E&gt;'
    """
    return html.escape(visible(text), quote=True)


def sentence_id(side: Side, index: int) -> str:
    """Return the anchor of a sentence."""
    return f"{side}-sentence-{index + 1}"


def change_id(side: Side, place: int) -> str:
    """Return the anchor of a change's mark."""
    return f"{side}-change-{place + 1}"


def framing_id(place: int) -> str:
    """Return the anchor of a framing passage."""
    return f"framing-{place + 1}"
