"""Walk a parsed page and write down every line of text that a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from spindetect.read.hiding import Hiding
from spindetect.read.lines import NAMING_ROLES, Frame, Line
from spindetect.read.links import Anchor, absolute, is_onsite
from spindetect.read.markup import BLOCK_TAGS, SKIPPED_TAGS, Markup
from spindetect.records import Role

__all__ = ["Page", "PageBlock", "walk"]

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
# Crossed out beside what stands in its place.
_DELETED = frozenset(("del", "s", "strike"))
# Elements that pages set apart by style alone.
_STYLED = frozenset(("a", "span", "time"))
# What may hold such parts without being a story.
_AROUND: frozenset[Role | None] = frozenset(("navigation", "promotion", "related_links"))
_PARTS: frozenset[Role | None] = frozenset(("byline", "caption", "dateline", "subheading"))
# A raised figure is a note's mark or a power: run into the figure before, it would be another.
_RAISED = str.maketrans(
    "0123456789+-\u2212",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b",
)
_RAISED_FIGURE = re.compile(r"\s*[+\-\u2212]?\d[\d,\s]*")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A visible paragraph of a page.

    Parameters
    ----------
    text : str
        White space collapsed as a browser does; a newline for each ``<br>``.
    role : Role or None
        What the markup says.
    parent : int
        Number of the block element around the paragraph's own element.
    linked : float
        Share (0 to 1) of its characters inside links.
    in_story : bool
        Inside an ``<article>`` or ``<main>``.
    links : tuple of Anchor
        What of it is linked to an address.
    onsite : float
        Share (0 to 1) of its characters inside links to the page's own site.
    articles : tuple of int
        Numbers of the ``<article>`` elements around it, the outermost first.
    """

    text: str
    role: Role | None
    parent: int
    linked: float
    in_story: bool
    links: tuple[Anchor, ...] = ()
    onsite: float = 0.0
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a walk over a page found.

    Parameters
    ----------
    blocks : tuple of PageBlock
        Every visible paragraph, in document order.
    hidden : tuple of str
        Texts that the markup hides from readers for no honest reason.
    """

    blocks: tuple[PageBlock, ...]
    hidden: tuple[str, ...]


class _Walker:
    def __init__(self, root: etree._Element, *, url: str | None, by_names: bool) -> None:
        self._root = root
        self._base = _base(root, url)
        self._markup = Markup(root, by_names=by_names)
        self._hiding = Hiding(root)
        self._frames = [Frame(0, 0)]
        self._count = 0
        self._line = Line()
        self._breaks = 0
        self._link_just_ended = False
        self._blocks: list[PageBlock] = []
        self._hidden: list[str] = []

    def walk(self) -> Page:
        events = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in events:
            if not isinstance(element.tag, str):
                if event == "end":
                    self._add(element.tail)
            elif event == "start":
                if element.tag in SKIPPED_TAGS:
                    events.skip_subtree()
                else:
                    self._start(element)
            else:
                self._end(element)
        self._flush()
        return Page(tuple(self._blocks), tuple(self._hidden))

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break()
        elif tag in BLOCK_TAGS:
            self._flush()
        frame = self._frame(element, tag)
        if tag == "a" and self._link_just_ended and frame.role in {"navigation", "related_links"}:
            # Menus set their entries apart by style alone.
            self._line.add(" ", frame)
        self._frames.append(frame)
        self._add(element.text)

    def _frame(self, element: etree._Element, tag: str) -> Frame:
        outer = self._frames[-1]
        block = tag in BLOCK_TAGS
        self._count += 1
        look = self._hiding.look(element, colour=outer.colour, background=outer.background)
        frame = Frame(
            number=self._count if block else outer.number,
            parent=outer.number if block else outer.parent,
            role=outer.role,
            named=outer.named if block else self._named(element, outer),
            in_story=outer.in_story or tag in {"article", "main"},
            articles=outer.articles + ((self._count,) if tag == "article" else ()),
            aside=outer.aside or tag == "aside",
            styled=tag in _STYLED or (outer.styled and not block),
            link=outer.link or tag == "a",
            url=outer.url,
            onsite=outer.onsite,
            preformatted=outer.preformatted or tag == "pre",
            raised=outer.raised or tag == "sup",
            colour=look.colour or outer.colour,
            background=look.background or outer.background,
            hidden=outer.hidden or look.hidden or self._is_crossed_out(tag, element),
            # What is hidden in a menu, or in what is put away anyway, is hidden with it.
            covert=outer.covert or (look.covert and not outer.hidden and outer.role is None),
        )
        if tag == "a":
            href = element.get("href")
            frame.url = absolute(href, self._base)
            frame.onsite = is_onsite(href, self._base)
        if block:
            role = self._markup.role(element, in_article=frame.in_story)
            heading = tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
            # Headings inside menus and lists of links are part of those; so are their captions.
            inside = heading or (outer.role in _AROUND and role in _PARTS)
            frame.role = outer.role if inside and outer.role else role or outer.role
        return frame

    def _named(self, element: etree._Element, outer: Frame) -> Role | None:
        """Return the role of an inline element; a name or a date is one inside another, too."""
        named = self._markup.inline_role(element)
        return named if outer.named is None or named in NAMING_ROLES else outer.named

    def _is_crossed_out(self, tag: str, element: etree._Element) -> bool:
        """Tell whether words of a sentence were crossed out: its publisher takes them back."""
        return tag in _DELETED and self._hiding.is_in_sentence(element)

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in SKIPPED_TAGS:
            self._add(element.tail)
            return
        if tag in BLOCK_TAGS:
            self._flush()
        self._frames.pop()
        self._link_just_ended = tag == "a"
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        frame, line = self._frames[-1], self._line
        if frame.hidden:
            # Kept apart, so that a hidden word does not split its paragraph.
            self._hidden.extend([text] if frame.covert and text.strip() else [])
            return
        if not frame.preformatted:
            text = _SPACE.sub(" ", text)
        if frame.raised and _RAISED_FIGURE.fullmatch(text):
            text = text.translate(_RAISED)
        line.add(text, frame)
        if not text.isspace():
            self._breaks, self._link_just_ended = 0, False

    def _break(self) -> None:
        """Take a ``<br>`` as a line end, and two in a row as the end of a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._line.add("\n", self._frames[-1])

    def _flush(self) -> None:
        line, frame = self._line, self._frames[-1]
        self._line, self._breaks = Line(), 0
        for piece in line.pieces(frame):
            self._blocks.append(
                PageBlock(
                    piece.text,
                    piece.role,
                    frame.parent,
                    piece.linked,
                    frame.in_story,
                    piece.links,
                    piece.onsite,
                    frame.articles,
                )
            )


def _base(root: etree._Element, url: str | None) -> str | None:
    """Return the address that relative links start from: the first ``<base>`` counts."""
    for element in root.iter("base"):
        if element.get("href"):
            return absolute(element.get("href"), url) or url
    return url


def walk(root: etree._Element, *, url: str | None = None, by_names: bool = True) -> Page:
    """Write down every visible paragraph of a page.

    Parameters
    ----------
    root : etree._Element
        The parsed page; it is not changed.
    url : str, optional
        Address it came from, to complete relative links.
    by_names : bool, default True
        Whether class and id attributes give roles, beside tags.

    Returns
    -------
    Page
    """
    return _Walker(root, url=url, by_names=by_names).walk()
