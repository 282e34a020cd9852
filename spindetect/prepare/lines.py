"""Cut a paragraph at the line ends that part sentences, and at furniture glued to text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from spindetect.prepare.abbreviations import STARTERS

__all__ = ["split_lines"]

# Widths that programs and typists wrap at; a longer line is a paragraph of its own.
_NARROWEST, _WIDEST = 35, 120
_BULLET = re.compile(r"\s*(?:[-–—*•·●▪◦‣►>+#]|\(?\d{1,3}[.):]|\(?[A-Za-z][.):])\s")
# Wrapped text may miss the longest line by a little: a word that was hyphenated or cut.
_RAGGED = 3
_UNFINISHED = re.compile(r"(?:,|\b(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|that|as|its))$")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
# Labels that content management systems print before a story, and that scrapers glue to
# its first word. The second kind are also beginnings of names ("ShareFile").
_SURE = (
    "Categor(?:ies|y)",
    "Tags",
    "Advertisements?",
    "Posted (?:on|in|by)",
    "Comments",
    "(?:Read|Learn|See) (?:[Mm]ore|[Aa]lso)",
    "Filed [Uu]nder",
    "Leave a (?:[Cc]omment|[Rr]eply)",
    "Continue [Rr]eading(?: below)?",
    "Skip to (?:main )?content",
    "Share this(?: article| story| page| post)?",
    "Related (?:[Aa]rticles?|[Ss]tor(?:ies|y)|[Nn]ews)",
    "Sponsored",
    "(?:Image|Media) caption",
    "(?:Story|Article) continues below(?: this)? (?:advertisement|ad)",
)
_LIKELY = (
    "Share|Print|Email|Facebook|Twitter|WhatsApp|Comment|Related|Search|Menu|Photos?|Video",
    "Subscribe|Home|News|World|Updated|Published|Topics?",
)
_LABEL = re.compile(
    rf"\s*(?:(?P<sure>{'|'.join(_SURE)})|{'|'.join(_LIKELY)})(?=(?P<next>[“\"‘]?[A-Z][a-z’']*))"
)
_LABEL_ALONE = re.compile(rf"(?:{'|'.join(_SURE + _LIKELY)})$")


def split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Cut a paragraph where its layout ends a sentence.

    Parameters
    ----------
    text : str
    start, end : int
        The paragraph's span.

    Yields
    ------
    tuple of int
        Spans that cover the paragraph, in order. A line end stays inside a
        span where the text was merely wrapped.

    Examples
    --------
    >>> text = "CategoriesWhile it rained,\nwe waited."
    >>> [text[start:end] for start, end in split_lines(text, 0, len(text))]
    ['Categories', 'While it rained,\nwe waited.']
    """
    for first, last in _unwrapped(text, start, end):
        left = first
        while label := _LABEL.match(text, left, last):
            following = label["next"].lstrip('“"‘')
            if (
                not label["sure"]
                and following not in STARTERS
                and not _LABEL.match(text, label.end())
            ):
                break
            yield left, label.end()
            left = label.end()
        yield left, last


def _unwrapped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph, wrapped ones joined."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        if not text[start:stop].isspace():
            lines.append((start, stop))
        start = stop
    wrapped = _is_wrapped([text[first:stop].strip() for first, stop in lines])
    left = None
    for index, (first, stop) in enumerate(lines):
        left = first if left is None else left
        is_last = index + 1 == len(lines)
        if is_last or not _continues(text[first:stop], text[slice(*lines[index + 1])], wrapped):
            yield left, stop
            left = None


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether lines were wrapped: no first word would have fitted the line before."""
    width = max(map(len, lines), default=0)
    if len(lines) < 3 or width > _WIDEST or width < _NARROWEST:
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _RAGGED
        for line, following in itertools.pairwise(lines)
    )


def _continues(line: str, following: str, wrapped: bool) -> bool:
    """Tell whether a line goes on in the next."""
    line, following = line.strip(), following.strip()
    if _BULLET.match(f"{following} "):
        return False
    if following[0].islower() and not _ENDED.search(line):
        return True
    if _LABEL_ALONE.match(line):
        return False
    return wrapped or bool(_UNFINISHED.search(line))
