"""One visible line of a page: its text, what of it is linked, and what its markup calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from spindetect.read.article import plain_line_ends
from spindetect.read.links import Anchor, anchors_in
from spindetect.records import Role

__all__ = ["NAMING_ROLES", "Frame", "Line", "Piece"]

_SPACES: Final = re.compile(" {2,}")
_AROUND_LINE_END: Final = re.compile(r" *\n *")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)\s|copyright\b[^.]{0,20}(?:©|\(c\)|\d{4}))", re.IGNORECASE
)
NAMING_ROLES: Final[tuple[Role, ...]] = ("byline", "dateline")
# A name or a date that is this share of a short line makes the whole line a
# byline or a dateline ("By <a>Ann Ott</a>, farming editor"); of other roles,
# nearly all of the line must be marked.
_NAMING_SHARE: Final = 0.25
_NAMED_LINE_WORDS: Final = 15
_MARKED_SHARE: Final = 0.8
# An author's box under a story tells about them in sentences: no byline.
_BYLINE_WORDS: Final = 20
_BYLINE_SENTENCE_WORDS: Final = 8
_COPYRIGHT_WORDS: Final = 60
# An aside is a list of links when most of its text is links; else part of the story.
LINKS_SHARE: Final = 0.5
# A date and perhaps a time: where a byline's element holds both, this is not the name.
_DATE: Final = re.compile(
    r"(?:[a-z]+:? )?(?:[a-z]{3,9}\.?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2})"
    r",? \d{4}\b[\d:., apmutcgs|at–-]{0,20}",
    re.IGNORECASE,
)
# Editors fill empty paragraphs with a space of no width.
_UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff \n"
# Between the entries of a line of names and dates.
_SEPARATOR: Final = re.compile(r"\s*(?:::|[|·•∙])")
# What belongs to the name or the date that follows it.
_JOINED: Final = re.compile(
    r"(?:\b(?:by|and|on|at|from|in|of|with|via|posted|published|updated|written)|[,:(&/])\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Frame:
    """An open element and what holds inside it.

    ``named`` is the role that inline elements give, ``role`` that of the
    blocks around; ``styled`` elements may be set apart by style; ``onsite``
    says that a link leads to the page's own site.
    """

    number: int
    parent: int
    role: Role | None = None
    named: Role | None = None
    in_story: bool = False
    articles: tuple[int, ...] = ()
    aside: bool = False
    styled: bool = False
    link: bool = False
    url: str | None = None
    onsite: bool = False
    preformatted: bool = False
    raised: bool = False
    hidden: bool = False
    covert: bool = False
    colour: str | None = None
    background: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished line, or a part of one that its markup sets apart.

    Parameters
    ----------
    text : str
        White space collapsed as a browser does; a newline for each ``<br>``.
    role : Role or None
        What the markup says.
    linked, onsite : float
        Share (0 to 1) of its characters inside links, and inside links to the
        page's own site.
    links : tuple of Anchor
        What of it is linked to an address.
    """

    text: str
    role: Role | None
    linked: float
    onsite: float
    links: tuple[Anchor, ...]


@dataclass(slots=True)
class Line:
    """Text gathered for the next paragraph, with the element of each part."""

    parts: list[str] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    styled: bool = False

    def add(self, text: str, frame: Frame) -> None:
        """Add a part."""
        self.styled = self.styled or frame.styled or frame.named is not None
        self.parts.append(text)
        self.frames.append(frame)

    def pieces(self, frame: Frame) -> Iterator[Piece]:
        """Yield the line, cut where a byline meets a date.

        Parameters
        ----------
        frame : Frame
            Of the block that the line ends in.
        """
        if not self.parts:
            return
        if not (self.styled or frame.role in NAMING_ROLES or "\n" in self.parts):
            lines: Iterable[Line] = (self,)
        else:
            lines = (line for row in self._rows() for line in row._cut(frame))
        for line in lines:
            piece = line._finished(frame)
            if piece is not None:
                yield piece

    def _rows(self) -> Iterator[Line]:
        """Yield a line cut before a copyright notice on a row of its own."""
        first = 0
        for at, part in enumerate(self.parts):
            if part == "\n" and _COPYRIGHT.match("".join(self.parts[at + 1 : at + 6]).lstrip()):
                yield Line(self.parts[first:at], self.frames[first:at])
                first = at
        yield self if not first else Line(self.parts[first:], self.frames[first:])

    def _cut(self, around: Frame) -> Iterator[Line]:
        """Yield a line's names and dates as lines of their own: pages set them apart by style.

        Running text that holds a date stays whole.
        """
        whole = "".join(self.parts)
        if len(whole.split()) > _BYLINE_WORDS or whole.rstrip().endswith("."):
            yield self
            return
        naming = around.role if around.role in NAMING_ROLES else None
        is_named = naming or any(frame.named in NAMING_ROLES for frame in self.frames)
        line, role = Line(), None
        for at, (part, frame) in enumerate(zip(self.parts, self.frames, strict=True)):
            named = _naming(part, frame, naming)
            changes = named is not None and role is not None and named != role
            listed = is_named and _SEPARATOR.match(part) and any(map(_has_word, self.parts[at:]))
            if (changes or listed or line._runs_into(part, frame)) and any(
                map(_has_word, line.parts)
            ):
                line, rest = line._without_joint() if changes else (line, Line())
                yield line
                line, role = rest, None
            line.add(part, frame)
            role = named or role
        yield line

    def _runs_into(self, part: str, frame: Frame) -> bool:
        """Tell whether a name and a date, say, are only set apart by how they look."""
        if not self.parts or frame is self.frames[-1] or frame.raised:
            return False
        last = self.frames[-1]
        apart = frame.styled and last.styled
        apart = apart or any(inner.named in NAMING_ROLES for inner in (frame, last))
        glued = self.parts[-1][-1:].isalnum() and (part[:1].isdigit() or part[:1].isupper())
        return apart and glued

    def _without_joint(self) -> tuple[Line, Line]:
        """Split off what belongs to the name that follows: "3 May, by"."""
        at = len(self.parts)
        while at and self.frames[at - 1].named not in NAMING_ROLES:
            at -= 1
        rest = "".join(self.parts[at:])
        if not at or not _JOINED.search(rest):
            return self, Line()
        return Line(self.parts[:at], self.frames[:at]), Line(self.parts[at:], self.frames[at:])

    def _finished(self, frame: Frame) -> Piece | None:
        text = "".join(self.parts)
        if frame.preformatted:
            text = plain_line_ends(text)
        elif "\n" in text or "  " in text:
            text = _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", text))
        text = text.strip()
        if not text.strip(_UNSEEN):
            return None
        length = linked = onsite = 0
        named: dict[Role, int] = {}
        urls: list[tuple[int, str]] = []
        for index, (part, inner) in enumerate(zip(self.parts, self.frames, strict=True)):
            visible = len(part.strip())
            length += visible
            if inner.link:
                linked += visible
                onsite += visible if inner.onsite else 0
                if inner.url is not None:
                    urls.append((index, inner.url))
            if inner.named is not None:
                named[inner.named] = named.get(inner.named, 0) + visible
        length = max(1, length)
        shares = {role: count / length for role, count in named.items()}
        links = tuple(anchors_in(text, self.parts, urls)) if urls else ()
        role = _role(text, shares, frame, linked / length)
        return Piece(text, role, linked / length, onsite / length, links)


def _naming(part: str, frame: Frame, around: Role | None) -> Role | None:
    """Return whether a part is a name or a date, as its element or the block says."""
    if frame.named in NAMING_ROLES:
        return frame.named
    if around is None or frame.named is not None or not _has_word(part):
        return None
    return "dateline" if _DATE.fullmatch(part.strip()) else around


def _has_word(part: str) -> bool:
    return any(character.isalnum() for character in part)


def _role(text: str, shares: dict[Role, float], frame: Frame, linked: float) -> Role | None:
    """Return the role of a finished line."""
    words = len(text.split())
    if words <= _COPYRIGHT_WORDS and _COPYRIGHT.match(text):
        return "copyright"
    if frame.role in NAMING_ROLES:
        told = words > _BYLINE_SENTENCE_WORDS and text.endswith(".")
        if told or words > _BYLINE_WORDS:
            return None
        if _DATE.fullmatch(text):
            return "dateline"
        marked = (role for role, share in shares.items() if share >= _MARKED_SHARE)
        return next(marked, frame.role)
    if frame.role is None and frame.aside and linked >= LINKS_SHARE:
        return "related_links"
    return frame.role or _role_of_names(shares, words)


def _role_of_names(shares: dict[Role, float], words: int) -> Role | None:
    """Return the role that inline elements give to the line they stand in."""
    if words <= _NAMED_LINE_WORDS:
        for role in NAMING_ROLES:
            if shares.get(role, 0) > _NAMING_SHARE:
                return role
    return next((role for role, share in shares.items() if share >= _MARKED_SHARE), None)
