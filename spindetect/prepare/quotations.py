"""Find what stands between quotation marks.

Real spun text turns marks around (``” When``), doubles full stops after them
(``.”.``) and mixes curly with straight ones, so the direction of a mark is not
believed: inside a paragraph marks open and close in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from spindetect.records import Paragraph

__all__ = ["find_quotations", "quotation_of"]

_MARK = re.compile("[\"“”„‟«»\u2033＂]|``|''")


def find_quotations(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the quotations of an article.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In reading order.

    Returns
    -------
    list of (int, int)
        Half-open offsets of what stands between the marks, in order.

    Notes
    -----
    A quotation left open at the end of its paragraph runs to that end when the
    paragraph began with it, or when the next one begins with a mark: a long
    quotation is opened again in every paragraph and closed in the last.
    Otherwise the last mark is taken for a stray one.
    """
    found: list[tuple[int, int]] = []
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        marks = list(_MARK.finditer(paragraph.text))
        pairs = list(zip(marks[0::2], marks[1::2], strict=False))
        found.extend(
            (paragraph.start + opening.end(), paragraph.start + closing.start())
            for opening, closing in pairs
        )
        if len(marks) % 2:
            alone = len(marks) == 1 and not paragraph.text[: marks[0].start()].strip()
            continued = following is not None and _MARK.match(following.text.lstrip())
            if alone or continued:
                found.append((paragraph.start + marks[-1].end(), paragraph.end))
    return found


def quotation_of(starts: Sequence[int], quotations: Sequence[tuple[int, int]]) -> list[int | None]:
    """Tell which quotation each offset stands in.

    Parameters
    ----------
    starts : sequence of int
        Offsets, of words.
    quotations : sequence of (int, int)
        As :func:`find_quotations` gives them.

    Returns
    -------
    list of int or None
        Positions in `quotations`.
    """
    if not quotations:
        return [None] * len(starts)
    firsts, ends = np.array(quotations, dtype=np.int64).T
    at = np.searchsorted(firsts, starts, side="right") - 1
    inside = (at >= 0) & (np.array(starts, dtype=np.int64) < ends[at])
    return [index if held else None for index, held in zip(at.tolist(), inside, strict=True)]
