"""Find what stands between quotation marks.

Real spun text turns marks around (``” When``), doubles full stops after them
(``.”.``) and mixes curly with straight ones, so the direction of a mark is not
believed: inside a paragraph marks open and close in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from spindetect.records import Paragraph, Quotations

__all__ = ["find_quotations"]

_MARK = re.compile("[\"“”„‟«»\u2033＂]|``|''")


def find_quotations(paragraphs: Sequence[Paragraph]) -> Quotations:
    """Return the quotations of an article.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In reading order.

    Notes
    -----
    A quotation left open at the end of its paragraph runs to that end when the
    paragraph began with it, or when the next one begins with a mark: a long
    quotation is opened again in every paragraph and closed in the last.
    Otherwise the last mark is taken for a stray one.
    """
    starts: list[int] = []
    ends: list[int] = []
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        marks = list(_MARK.finditer(paragraph.text))
        pairs = list(zip(marks[0::2], marks[1::2], strict=False))
        starts.extend(paragraph.start + opening.end() for opening, _ in pairs)
        ends.extend(paragraph.start + closing.start() for _, closing in pairs)
        if len(marks) % 2:
            alone = len(marks) == 1 and not paragraph.text[: marks[0].start()].strip()
            continued = following is not None and _MARK.match(following.text.lstrip())
            if alone or continued:
                starts.append(paragraph.start + marks[-1].end())
                ends.append(paragraph.end)
    return Quotations(tuple(starts), tuple(ends))
