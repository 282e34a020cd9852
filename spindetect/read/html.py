"""HTML to an article: every visible paragraph, and which of them are the story.

Two readings are laid over each other. Our own walk (:mod:`spindetect.read.page`)
loses nothing and repeats nothing; trafilatura tells the story from the page
around it. What it leaves out stays, as furniture. Where it left out a paragraph
between two of the story's, that paragraph is the story's too.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from spindetect.errors import EmptyArticleError, SourceFormatError
from spindetect.read.article import Block, from_blocks
from spindetect.read.declared import page_declares
from spindetect.read.decode import declared_in_markup, decode
from spindetect.read.page import Page, PageBlock, walk
from spindetect.read.story import NEVER_MAIN, Story, main_blocks, told_roles, with_headline
from spindetect.records import Article, Notice, Role

__all__ = ["from_html"]

_FURNITURE: frozenset[Role | None] = NEVER_MAIN | {"byline", "dateline", "caption"}
# The extractor copies trees recursively: far beyond any page, far below the stack.
_DEEPEST_EXTRACTED = 400
_METADATA = frozenset(
    ("base", "link", "meta", "noscript", "object", "script", "style", "template", "title")
)
# More of the story than this cannot be menus and bylines.
_FURNITURE_SHARE = 0.25
_PROSE_WORDS = 14
_HIDDEN_SHOWN = 80


def from_html(
    data: str | bytes,
    *,
    source: str = "<html>",
    url: str | None = None,
    charset: str | None = None,
    notices: Sequence[Notice] = (),
) -> Article:
    """Make an article of a page.

    Parameters
    ----------
    data : str or bytes
        Bytes are decoded by byte-order mark, ``charset``, the page's own
        declaration, UTF-8, or detection, in this order.
    source : str, default "<html>"
        Name of the page in reports and errors.
    url : str, optional
        Address it came from.
    charset : str, optional
        Encoding that the server declared.
    notices : sequence of Notice, default ()
        What was noticed on the way.

    Returns
    -------
    Article
        Its text is the visible paragraphs in document order, joined by a blank
        line; ``origin`` tells the story's from the page's.

    Raises
    ------
    SourceFormatError
        When the bytes are not text, or no page can be made of them.
    EmptyArticleError
        When the page shows no text.

    Examples
    --------
    >>> page = "<nav>Home</nav><article><h1>Dam reopens</h1><p>Water flows.</p></article>"
    >>> [(p.text, p.role) for p in from_html(page).paragraphs]
    [('Home', 'navigation'), ('Dam reopens', 'headline'), ('Water flows.', None)]
    """
    if isinstance(data, bytes):
        decoded = decode(data, source=source, declared=charset or declared_in_markup(data))
        data, notices = decoded.text, (*notices, *decoded.notices)
    root = _parse(data, source)
    story = Story.of(_extracted_text(root))
    page = _walk(root, story, url)
    if not page.blocks:
        raise EmptyArticleError(
            "shows no text",
            source=source,
            hint="if scripts build the page, save it from a browser or give its text",
        )
    found = [*notices, *_hidden_notice(page)]
    declared = page_declares(root, url=url)
    lines = with_headline(page.blocks, declared.title)
    main = main_blocks(lines, story, live=_is_live(root))
    if main is None:
        main = [block.role not in NEVER_MAIN for block in lines]
        found.append(
            Notice(
                "no_main_text",
                "The story could not be told from the page around it; all of it was read.",
            )
        )
    blocks = _blocks(lines, main)
    if declared.title is None:
        headline = next((block.text for block in blocks if block.role == "headline"), None)
        declared = replace(declared, title=headline)
    return from_blocks(blocks, source=source, declared=declared, notices=found)


def _blocks(lines: Sequence[PageBlock], main: Sequence[bool]) -> list[Block]:
    """Return the paragraphs of a page, the story's told from the page's."""
    return [
        Block(
            block.text,
            "main" if kept and role not in NEVER_MAIN else "furniture",
            role,
            block.links,
        )
        for block, kept, role in zip(lines, main, told_roles(lines, main), strict=True)
    ]


def _parse(text: str, source: str) -> lxml_html.HtmlElement:
    # A lone surrogate cannot be written as UTF-8, which the parser wants.
    data = text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml_html.document_fromstring(data.replace("\x00", "").encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise EmptyArticleError(
            "shows no text", source=source, hint="give a page with an article"
        ) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceFormatError(
            "nests its markup too deeply to be read as a page",
            source=source,
            hint="give the article's text",
        )
    _empty_head(root)
    return root


def _empty_head(root: lxml_html.HtmlElement) -> None:
    """Move what is visible out of the head.

    Where a page leaves out its ``<body>`` tag, as HTML 5 allows, the parser
    takes ``<article>`` and other young elements for metadata, and the
    extractor would not look at them there.
    """
    head = root.find("head")
    if head is None:
        return
    stray = list(itertools.dropwhile(lambda child: child.tag in _METADATA, head))
    if not stray:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    opening, body.text = body.text, None
    stray[-1].tail = (stray[-1].tail or "") + (opening or "")
    body[:0] = stray


def _extracted_text(root: lxml_html.HtmlElement) -> str:
    if _depth(root) > _DEEPEST_EXTRACTED:
        return ""
    try:
        text = trafilatura.extract(
            copy.deepcopy(root),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            output_format="txt",
        )
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError):
        # Broken pages find new ways through its heuristics; ours go on without.
        return ""
    return text or ""


def _walk(root: lxml_html.HtmlElement, story: Story, url: str | None) -> Page:
    """Walk the page; by its tags alone when names would make the story furniture.

    Class names such as ``content-author`` or ``social-layout`` around a whole
    story would otherwise turn all of it into a byline or a menu.
    """
    page = walk(root, url=url)
    kept = [block for block in page.blocks if story.holds(block)]
    # Prose alone: where a paywall cut the story short, its offers are much of what is left.
    prose = [block for block in kept if len(block.text.split()) >= _PROSE_WORDS]
    furniture = sum(len(block.text) for block in prose if block.role in _FURNITURE)
    if furniture > _FURNITURE_SHARE * sum(len(block.text) for block in prose):
        return walk(root, url=url, by_names=False)
    return page


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_live(root: lxml_html.HtmlElement) -> bool:
    """Tell whether a page says that it is a live blog."""
    kinds = [element.get("itemtype") or "" for element in root.iter("article", "div", "main")]
    kinds += [
        element.text or ""
        for element in root.iter("script")
        if "json" in (element.get("type") or "")
    ]
    return any("LiveBlogPosting" in kind for kind in kinds)


def _hidden_notice(page: Page) -> list[Notice]:
    if not page.hidden:
        return []
    text = " ".join(" ".join(page.hidden).split())
    words = len(text.split())
    shown = text if len(text) <= _HIDDEN_SHOWN else f"{text[:_HIDDEN_SHOWN].rstrip()}…"
    message = f"The page hides {words} word{'s' * (words != 1)} from readers: “{shown}”"
    return [Notice("hidden_text", message)]
