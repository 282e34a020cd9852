r"""Styled text for a terminal, as data: harmless characters, display widths, wrapping.

Article text is hostile until proven otherwise: escape sequences would run in
the reader's terminal, and direction overrides would show words in another
order than they stand. :func:`visible` makes both readable instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Line", "Segment", "Style", "display_width", "excerpt", "visible", "wrap"]

Style = Literal[
    "plain",
    "title",
    "strong",
    "muted",
    "corrupting",
    "spin",
    "benign",
    "added",
    "omitted",
    "good",
    "bad",
]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line in one style.

    Parameters
    ----------
    text : str
        Printable characters, without a line end.
    style : Style
        What it means; the command line decides how that looks.
    """

    text: str
    style: Style = "plain"


Line = tuple[Segment, ...]

_UNPRINTABLE = re.compile("[^\x20-\x7e]")
_QUOTES = frozenset("“”\"'‘«„")
# They join letters in emoji and Indic scripts; after a Latin letter they are a trick.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    r"""Return text that is safe to print: what is hidden shows, what is active does not act.

    White space becomes single spaces, control characters become their
    pictures, format characters such as direction overrides and zero-width
    spaces their code points. Soft hyphens and lone surrogates, which no
    reader was meant to see, become nothing and the replacement character.

    Examples
    --------
    >>> visible("a\x1b[2Jb\n c\u202ed")
    'a␛[2Jb c<U+202E>d'
    """
    return _UNPRINTABLE.sub(_shown, re.sub(r"\s+", " ", text))


def _shown(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    category = unicodedata.category(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if character in _JOINERS:
        latin = match.start() > 0 and match.string[match.start() - 1].isascii()
        return f"<U+{code:04X}>" if latin else character
    if category == "Cs":
        return "\ufffd"
    if category in {"Cc", "Cf", "Zl", "Zp"}:
        return "" if character == "\u00ad" else f"<U+{code:04X}>"
    return character


def excerpt(text: str, length: int) -> str:
    """Return the beginning of a passage in quotation marks, unless it brings its own.

    Parameters
    ----------
    text : str
    length : int
        Characters to keep, about; whole words.

    Examples
    --------
    >>> excerpt("Rain fell on the harbour", 13)
    '“Rain fell on …”'
    >>> excerpt("“Seize the moment.”", 40)
    '“Seize the moment.”'
    """
    text = visible(text).strip()
    if len(text) > length:
        text = (text[:length].rpartition(" ")[0] or text[:length]) + " …"
    return text if text[:1] in _QUOTES else f"“{text}”"


def display_width(text: str) -> int:
    """Return how many columns a terminal gives to the text.

    Examples
    --------
    >>> display_width("abc"), display_width("新聞"), display_width("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(
    segments: Iterable[Segment], width: int, *, first: Line = (), rest: str = ""
) -> list[Line]:
    """Break styled text into lines, between words.

    A word is broken only where it is longer than a line. Text joined by
    no-break spaces stays together where it fits.

    Parameters
    ----------
    segments : iterable of Segment
    width : int
        Columns of a whole line, indents included.
    first : Line
        What the first line begins with.
    rest : str
        What the other lines begin with.
    """
    builder = _Builder(width, first, rest)
    for word in _words(segments):
        builder.add(word)
    return builder.finish()


def _words(segments: Iterable[Segment]) -> Iterable[list[Segment]]:
    """Yield words, each as the segments it is made of; neighbours may share a word."""
    word: list[Segment] = []
    for segment in segments:
        for piece in re.split("( +)", segment.text):
            if piece.startswith(" "):
                if word:
                    yield word
                word = []
            elif piece:
                word.append(Segment(piece, segment.style))
    if word:
        yield word


class _Builder:
    """Fills lines greedily."""

    __slots__ = ("_bare", "_current", "_lines", "_rest", "_used", "_width")

    def __init__(self, width: int, first: Line, rest: str) -> None:
        self._width = width
        self._rest = rest
        self._lines: list[Line] = []
        self._current: list[Segment] = list(first)
        self._used = sum(display_width(segment.text) for segment in first)
        self._bare = True

    def add(self, word: Sequence[Segment]) -> None:
        size = sum(display_width(segment.text) for segment in word)
        if size > self._width - display_width(self._rest):
            self._fill(word)
            return
        if self._used + (not self._bare) + size > self._width:
            self._break()
        self._space()
        self._put(word, size)

    def _fill(self, word: Sequence[Segment]) -> None:
        """Break a word that no line can hold, between what the eye sees as characters."""
        self._space()
        for segment in word:
            for cluster in _clusters(segment.text):
                size = display_width(cluster)
                if self._used + size > self._width and not self._bare:
                    self._break()
                self._put((Segment(cluster, segment.style),), size)

    def _space(self) -> None:
        if not self._bare:
            self._put((Segment(" "),), 1)

    def _put(self, word: Iterable[Segment], size: int) -> None:
        self._current.extend(word)
        self._used += size
        self._bare = False

    def _break(self) -> None:
        self._lines.append(_merged(self._current))
        self._current = [Segment(self._rest)] if self._rest else []
        self._used = display_width(self._rest)
        self._bare = True

    def finish(self) -> list[Line]:
        return [*self._lines, _merged(self._current)]


def _clusters(text: str) -> Iterable[str]:
    cluster = ""
    for character in text:
        if cluster and _columns(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _merged(segments: Sequence[Segment]) -> Line:
    """Join neighbours of one style, and end the line at its last visible character."""
    line: list[Segment] = []
    for segment in segments:
        text = segment.text.replace("\u00a0", " ")
        # A space takes the style around it, so that a marked phrase is painted in one stroke.
        if line and (line[-1].style == segment.style):
            line[-1] = Segment(line[-1].text + text, segment.style)
        elif text:
            line.append(Segment(text, segment.style))
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        line[-1] = Segment(line[-1].text.rstrip(), line[-1].style)
    return tuple(line)
