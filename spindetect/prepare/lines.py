"""Cut a paragraph at the line ends that part sentences, and at furniture glued to text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spindetect.prepare.abbreviations import STARTERS

__all__ = ["split_lines"]

# Widths that programs and typists wrap at; a longer line is a paragraph of its own.
_NARROWEST, _WIDEST = 35, 120
_BULLET = re.compile(r"\s*(?:[-–—*•·●▪◦‣►>+#]|\(?\d{1,3}[.):]|\(?[A-Za-z][.):])\s")
_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")
# Labels that content management systems print before a story, and that scrapers glue to
# its first word. The second kind are also beginnings of names ("ShareFile").
_LABEL = re.compile(
    r"""\s*(?:
      (?P<sure> Categor(?:ies|y) | Tags | Advertisements? | Posted[ ](?:on|in|by) | Comments
        | (?:Read|Learn|See)[ ](?:[Mm]ore|[Aa]lso) | Filed[ ][Uu]nder | Leave[ ]a[ ](?:[Cc]omment|[Rr]eply)
        | Continue[ ][Rr]eading(?:[ ]below)? | Skip[ ]to[ ](?:main[ ])?content | Share[ ]this(?:[ ]\w+)??
        | Related[ ](?:[Aa]rticles?|[Ss]tor(?:ies|y)|[Nn]ews) | Sponsored | Image[ ]caption | Media[ ]caption
        | (?:Story|Article)[ ]continues[ ]below[ ](?:this[ ])?(?:advertisement|ad) )
      | (?P<likely> Share | Print | Email | Facebook | Twitter | WhatsApp | Comment | Related | Search | Menu
        | Photos? | Video | Subscribe | Home | News | World | Updated | Published | Topics? )
    )(?=(?P<next>[“"‘]?[A-Z][a-z’']*))""",
    re.VERBOSE,
)


def split_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where its layout ends a sentence.

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
    >>> text = "CategoriesWhile it rained,\\nwe waited."
    >>> [text[start:end] for start, end in split_lines(text, 0, len(text))]
    ['Categories', 'While it rained,\\nwe waited.']
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
    width = max((stop - first for first, stop in lines), default=0)
    left = None
    for index, (first, stop) in enumerate(lines):
        left = first if left is None else left
        is_last = index + 1 == len(lines)
        if is_last or not _continues(text[first:stop], text[slice(*lines[index + 1])], width):
            yield left, stop
            left = None


def _continues(line: str, following: str, width: int) -> bool:
    """Tell whether a line was wrapped and goes on in the next."""
    line, following = line.strip(), following.strip()
    if _BULLET.match(f"{following} "):
        return False
    if following[0].islower() and not _ENDED.search(line):
        return True
    # Greedy wrapping: the next word would not have fitted.
    fits = len(line) + 1 + len(following.split(maxsplit=1)[0]) < width
    return not fits and _NARROWEST <= len(line) and width <= _WIDEST
