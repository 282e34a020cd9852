"""Find the paragraphs of plain text and of Markdown, with exact spans.

Three layouts are met in practice: paragraphs between blank lines; scraped
text with one paragraph a line; and text wrapped by hand or program at some 72
columns, where a line end means nothing. The third is told from the second by
what wrapping does to a text: most lines begin in the middle of a sentence, so
with a lower-case letter, and most lines were full, so that the next word would
not have fitted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spindetect.records import Paragraph, Role

__all__ = ["split_markdown", "split_plain"]

# Wrapping widths in use run from 60 to 100; a "line" beyond this is a paragraph.
WIDEST_WRAP = 120
# Below this, lines are items of a list or a menu.
NARROWEST_WRAP = 30
# Of the line ends inside blocks. Wrapped English prose begins 70-90 % of its
# lines in lower case and fills nearly all; one-paragraph-a-line texts 0-10 %.
WRAPPED_LOWER_SHARE = 0.4
WRAPPED_FULL_SHARE = 0.6
# With so many, ragged lines are wrapped lines too (broken by hand).
RAGGED_LOWER_SHARE = 0.7
# A line this much shorter than the wrapping width was ended on purpose.
SHORT_LINE_SHARE = 0.6

_LIST_MARKER = re.compile(r"\s*(?:[-*+•·–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCE_END = re.compile(r"[.!?:…。！？][\"'”’»)\]]*\s*$")
_MID_SENTENCE = re.compile(r"(?:,|\s[a-z]+)\s*$")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for line in text.split("\n"):
        lines.append(_Line(position, position + len(line), line))
        position += len(line) + 1
    return lines


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.blank:
            if block:
                yield block
            block = []
        else:
            block.append(line)
    if block:
        yield block


def _span(text: str, start: int, end: int, role: Role | None = None) -> Paragraph:
    """Return the paragraph at a span, white space at its ends left out."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Paragraph(start, start + len(piece), piece, role=role)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted."""
    first = following.text.split(maxsplit=1)[0]
    return len(line.text.rstrip()) + 1 + len(first) > width


def _high_quantile(lengths: Iterable[int]) -> int:
    """Return the length that nine in ten do not exceed."""
    ordered = sorted(lengths)
    return ordered[int(0.9 * len(ordered))]


def _continues(text: str) -> bool:
    """Tell whether a line begins like the middle of a sentence."""
    text = text.lstrip()
    return text[0].islower() and not _ADDRESS.match(text)


def _wrap_width(blocks: Sequence[Sequence[_Line]]) -> int | None:
    """Return the column at which a text is wrapped, or None when it is not."""
    pairs = [pair for block in blocks for pair in itertools.pairwise(block)]
    if not pairs:
        return None
    # Not the longest: one unbreakable address may stick out.
    width = _high_quantile(len(line.text.rstrip()) for line, _ in pairs)
    longest = _high_quantile(len(line.text.rstrip()) for block in blocks for line in block)
    if longest > WIDEST_WRAP or width < NARROWEST_WRAP:
        return None
    lower = sum(_continues(following.text) for _, following in pairs)
    full = sum(_is_full(line, following, width) for line, following in pairs)
    wrapped = lower >= RAGGED_LOWER_SHARE * len(pairs) or (
        lower >= WRAPPED_LOWER_SHARE * len(pairs) and full >= WRAPPED_FULL_SHARE * len(pairs)
    )
    return width if wrapped else None


def _breaks_a_sentence(line: _Line, following: _Line) -> bool:
    """Tell whether a line of prose runs on in the next one.

    Scraped pages have such breaks inside paragraphs that stand one a line
    (some eighty in 29,933 press releases). Short lines are left alone: they are
    items of a list.
    """
    return (
        len(line.text.rstrip()) >= NARROWEST_WRAP
        and _MID_SENTENCE.search(line.text) is not None
        and _continues(following.text)
        and len(following.text.split()) > 1
    )


def _ends_paragraph(line: _Line, following: _Line, width: int | None) -> bool:
    """Tell whether a paragraph ends at the line end between two lines."""
    if _LIST_MARKER.match(following.text):
        return True
    if width is None:
        return not _breaks_a_sentence(line, following)
    if _continues(following.text):
        return False
    indent = len(line.text) - len(line.text.lstrip())
    if len(following.text) - len(following.text.lstrip()) >= indent + 2:
        return True
    if _is_full(line, following, width):
        return False
    short = len(line.text.rstrip()) < SHORT_LINE_SHARE * width
    return short or _SENTENCE_END.search(line.text) is not None


def _paragraphs(text: str, block: Sequence[_Line], width: int | None) -> Iterator[Paragraph]:
    first = block[0]
    for line, following in itertools.pairwise(block):
        if _ends_paragraph(line, following, width):
            yield _span(text, first.start, line.end)
            first = following
    yield _span(text, first.start, block[-1].end)


def split_plain(text: str) -> tuple[Paragraph, ...]:
    r"""Split plain text into paragraphs.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end.

    Returns
    -------
    tuple of Paragraph
        In order, without overlap, covering every character that is not white
        space.

    Examples
    --------
    >>> [p.text for p in split_plain("A scraped line.\nAnother scraped line.")]
    ['A scraped line.', 'Another scraped line.']
    >>> wrapped = "The harbour was closed to ships\nfrom abroad on Monday morning,\nthe port said."
    >>> len(split_plain(wrapped))
    1
    """
    blocks = list(_blocks(_lines(text)))
    width = _wrap_width(blocks)
    return tuple(paragraph for block in blocks for paragraph in _paragraphs(text, block, width))


def split_markdown(text: str) -> tuple[Paragraph, ...]:
    r"""Split Markdown into paragraphs; headings get a role.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end.

    Returns
    -------
    tuple of Paragraph
        As from :func:`split_plain`, except that the markers of headings
        (``#``, or a line of ``=`` or ``-`` below) lie outside every span.

    Examples
    --------
    >>> [(p.text, p.role) for p in split_markdown("# Dam reopens\n\nWater flows.")]
    [('Dam reopens', 'headline'), ('Water flows.', None)]
    """
    pieces: list[list[_Line] | Paragraph] = []
    for block in _blocks(_lines(text)):
        pieces.extend(_markdown_pieces(text, block))
    width = _wrap_width([piece for piece in pieces if isinstance(piece, list)])
    found: list[Paragraph] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.append(piece)
        else:
            found.extend(_paragraphs(text, piece, width))
    return tuple(found)


def _markdown_pieces(text: str, block: Sequence[_Line]) -> Iterator[list[_Line] | Paragraph]:
    """Take the headings out of a block."""
    rest: list[_Line] = []
    for line in block:
        heading = _HEADING.match(line.text)
        underline = _UNDERLINE.match(line.text)
        if heading and heading[2].strip():
            if rest:
                yield rest
            rest = []
            start, end = heading.span(2)
            yield _span(text, line.start + start, line.start + end, _level_role(len(heading[1])))
        elif underline and len(rest) == 1:
            title = rest.pop()
            yield _span(text, title.start, title.end, _level_role(1 + (underline[1][0] == "-")))
        else:
            rest.append(line)
    if rest:
        yield rest


def _level_role(level: int) -> Role:
    return "headline" if level == 1 else "subheading"
