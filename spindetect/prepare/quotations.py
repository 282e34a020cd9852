"""Find what stands between quotation marks.

Real spun text turns marks around (``” When``), doubles full stops after them
(``.”.``) and mixes curly with straight ones, so the direction in which a mark is
drawn is not believed. Where the spaces around them say of all marks of a paragraph
which open and which close, they are paired by that; else they open and close in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from spindetect.records import Paragraph

__all__ = ["find_quotations", "quotation_of"]

_MARK = re.compile("[\"“”„‟«»\u2033＂]|``|''")
# The style of British papers: speech in single marks, closed behind a full stop or a comma,
# where no apostrophe stands. (8 of the 297 dev/syndicated_articles.)
_SINGLE = re.compile(r"(?<![^\s(\[])['‘](?=[^\W\d_])([^\n]{6,600}?[,.?!…])['’](?![^\s.,;:)\]])")
# The end of one and the beginning of another: "'mandatory' became 'optional'".
_TWO = re.compile(r"['’]\s.*\s['‘]")
_OPENS_AFTER = frozenset("([{-–—/'‘")
_CLOSES_BEFORE = frozenset(".,;:!?)]}-–—/'’…")
# A quotation that nothing closes was opened on purpose where a sentence, or speech, begins.
_BEGINS_AFTER = frozenset(".,:;!?-–—…")
_SAYING = re.compile(r"\b(?:said|says|added|adds|told|stated|continued|asked|wrote)\b")
# A quotation of several paragraphs that is not opened again in each has so many at most.
MOST_PARAGRAPHS = 30

_Span = tuple[int, int]


@dataclass(slots=True)
class _Read:
    """One paragraph's quotations, and what its marks leave open.

    Parameters
    ----------
    spans : list of (int, int)
        Offsets in the paragraph.
    left_open : int or None
        Where a quotation begins that is not closed.
    closes : int or None
        Where one ends that was not opened here.
    """

    spans: list[_Span]
    left_open: int | None = None
    closes: int | None = None


def _direction(text: str, mark: re.Match[str]) -> int:
    """Tell by the spaces around a mark whether it opens (1), closes (-1) or may do either (0)."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    opens = not before or before.isspace() or before in _OPENS_AFTER
    closes = not after or after.isspace() or after in _CLOSES_BEFORE
    opens, closes = opens and bool(after.strip()), closes and bool(before.strip())
    return opens - closes


def _in_turn(marks: Sequence[re.Match[str]]) -> _Read:
    pairs = zip(marks[0::2], marks[1::2], strict=False)
    read = _Read([(opening.end(), closing.start()) for opening, closing in pairs])
    if len(marks) % 2:
        read.left_open = marks[-1].end()
    return read


def _begins(text: str, start: int) -> bool:
    """Tell whether a quotation begins where a sentence or speech does: ``She said, "We``."""
    lead = text[max(start - 8, 0) : start - 1].rstrip("\"'“”„‟«»`\u2033＂").rstrip()
    return not lead or lead[-1] in _BEGINS_AFTER


def _unclosed(
    text: str, marks: Sequence[re.Match[str]], opened: Sequence[int], continued: bool
) -> int | None:
    """Return where a quotation begins that has an opening mark too many in it.

    Paragraphs of one speech may have been run together, or a mark inside it lacks its
    own. Where somebody is named as speaking in between, its closing mark was lost.
    """
    if continued and not text[: marks[0].start()].strip():
        return opened[0]
    following = {mark.end(): at + 1 for at, mark in enumerate(marks)}
    for start in opened:
        at = following[start]
        until = marks[at].start() if at < len(marks) else len(text)
        if at == len(marks) or (_begins(text, start) and not _SAYING.search(text, start, until)):
            return start
    return None


def _by_spaces(
    text: str, marks: Sequence[re.Match[str]], directions: Sequence[int], continued: bool
) -> _Read:
    """Pair marks whose directions are clear; a quotation inside another belongs to it."""
    read = _Read([])
    opened: list[int] = []
    for mark, direction in zip(marks, directions, strict=True):
        if direction > 0:
            opened.append(mark.end())
        elif opened:
            opening = opened.pop()
            while read.spans and read.spans[-1][0] > opening:
                read.spans.pop()
            read.spans.append((opening, mark.start()))
        elif not read.spans:
            read.closes = mark.start()
    start = _unclosed(text, marks, opened, continued) if opened else None
    if start is None:
        return read
    inside = [span for span in read.spans if span[0] > start]
    read.spans = read.spans[: len(read.spans) - len(inside)]
    if inside and directions[-1] < 0 and not continued:
        read.spans.append((start, inside[-1][1]))
    else:
        read.left_open = start
    return read


def _read(text: str, continued: bool) -> _Read:
    """Read the double marks of a paragraph; `continued` says that the next begins with one."""
    marks = list(_MARK.finditer(text))
    directions = [_direction(text, mark) for mark in marks]
    clear = bool(marks) and all(directions)
    read = _by_spaces(text, marks, directions, continued) if clear else _in_turn(marks)
    if read.left_open is not None and not continued:
        first = not text[: read.left_open - 1].strip("\"'“”„‟«»`\u2033＂ ")
        alone = first and len(marks) == 1
        if not (alone or (clear and not first and _begins(text, read.left_open))):
            read.left_open = None  # a stray mark
    return read


def _single(text: str, quoted: Sequence[_Span]) -> list[_Span]:
    """Return what stands between single marks outside the quotations found."""
    # Most paragraphs have none, which str tells sooner than the expression.
    if "'" not in text and "‘" not in text:
        return []
    found = [match.span(1) for match in _SINGLE.finditer(text) if not _TWO.search(match[1])]
    return [
        span
        for span in found
        if not _MARK.search(text, *span) and all(span[1] <= a or b <= span[0] for a, b in quoted)
    ]


def _is_stray(text: str) -> bool:
    """Tell whether a paragraph's first mark closes a quotation of the one before: ``”He left``."""
    return text.startswith("”") and len(_MARK.findall(text)) == 1


def _carried(
    reads: Sequence[_Read], paragraphs: Sequence[Paragraph], first: int
) -> Iterator[_Span]:
    """Yield the rest of a quotation that is closed some paragraphs on, and not opened again."""
    inner: list[_Span] = []
    last = first + MOST_PARAGRAPHS
    for paragraph, read in zip(paragraphs[first:last], reads[first:last], strict=True):
        if read.closes is not None:
            yield from inner
            yield paragraph.start, paragraph.start + read.closes
            return
        if read.spans or read.left_open is not None:
            return
        inner.append((paragraph.start, paragraph.end))


def find_quotations(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return the quotations of an article.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In reading order.

    Returns
    -------
    list of (int, int)
        Half-open offsets of what stands between the marks, in order, without
        overlap; one of several paragraphs is as many quotations.

    Notes
    -----
    A quotation left open at the end of its paragraph runs to that end when the
    paragraph began with it, when speech was about to begin there (``she said, "We``)
    or when the next one begins with a mark: a long quotation is opened again in every
    paragraph and closed in the last. Where it is not opened again, it runs on to the
    paragraph that closes it. Otherwise the mark is taken for a stray one. A quotation
    inside another is part of that.
    """
    reads: list[_Read] = []
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        if reads and reads[-1].left_open is not None and _is_stray(paragraph.text):
            reads.append(_Read([]))
            continue
        continued = following is not None and _MARK.match(following.text.lstrip()) is not None
        reads.append(_read(paragraph.text, continued))
    found: list[_Span] = []
    for at, (paragraph, read) in enumerate(zip(paragraphs, reads, strict=True)):
        spans = list(read.spans)
        carried = bool(found) and found[-1][1] > paragraph.start
        if not carried:
            rest = [] if read.left_open is None else [(read.left_open, len(paragraph.text))]
            spans += _single(paragraph.text, spans + rest) + rest
        found += [(paragraph.start + start, paragraph.start + end) for start, end in sorted(spans)]
        if read.left_open is not None:
            found += _carried(reads, paragraphs, at + 1)
    return sorted(found)


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
