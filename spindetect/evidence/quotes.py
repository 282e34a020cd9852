"""Find what stands between quotation marks.

Real spun text turns marks around (``” When``), doubles full stops after them
(``.”.``) and mixes curly with straight ones, so the direction of a mark is not
believed: inside a paragraph marks open and close in turn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from spindetect.records import Document

__all__ = ["Quotations", "find_quotations"]

_MARK = re.compile("[\"“”„‟«»\u2033＂]|``|''")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a document.

    Parameters
    ----------
    starts, ends : tuple of int
        Half-open offsets of what stands between the marks, in order.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, offset: int) -> bool:
        """Tell whether an offset stands in a quotation."""
        return self.around(offset) is not None

    def holding(self, offsets: Sequence[int]) -> list[bool]:
        """Tell of each of some rising offsets whether it stands in a quotation."""
        if not offsets:
            return []
        first = bisect_right(self.ends, offsets[0])
        if first == len(self.starts) or self.starts[first] > offsets[-1]:
            return [False] * len(offsets)
        return [self.holds(offset) for offset in offsets]

    def around(self, offset: int) -> int | None:
        """Return which quotation an offset stands in, or None."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None


def find_quotations(document: Document) -> Quotations:
    """Return the quotations of a document.

    Notes
    -----
    A quotation left open at the end of its paragraph runs to that end when the
    paragraph began with it, or when the next one begins with a mark: a long
    quotation is opened again in every paragraph and closed in the last.
    Otherwise the last mark is taken for a stray one.
    """
    paragraphs = document.article.paragraphs
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
