"""Make an article of a text and what its source declares about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spindetect.errors import EmptyArticleError
from spindetect.read.links import MOST_LINKS, Anchor, markdown_links, written_links
from spindetect.read.paragraphs import split_markdown, split_plain
from spindetect.records import Article, Hyperlink, Notice, Paragraph, ParagraphOrigin, Role

__all__ = ["Block", "Declared", "from_blocks", "from_text", "plain_line_ends", "text_digest"]

_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that has no place in a text yet.

    Parameters
    ----------
    text : str
        Its characters; white space at either end is not kept.
    origin, role
        As in :class:`spindetect.records.Paragraph`.
    links : sequence of Anchor or None
        What of it is linked; None where the input cannot say so, and addresses
        are links only when written out.
    """

    text: str
    origin: ParagraphOrigin = "main"
    role: Role | None = None
    links: Sequence[Anchor] | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What an input says about itself; see :class:`spindetect.records.Article`.

    Parameters
    ----------
    id, title, byline, published, publisher, language, url, canonical_url : str or None
        As it says them.
    agency, original_source, copyright_holder : str or None
        Who supplied it, where it was published first, who holds the rights.
    """

    id: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    agency: str | None = None
    original_source: str | None = None
    copyright_holder: str | None = None


def plain_line_ends(text: str) -> str:
    r"""Write every line end as ``\n``.

    Examples
    --------
    >>> plain_line_ends("one\r\ntwo\rthree\n")
    'one\ntwo\nthree\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_digest(text: str) -> str:
    r"""Return the hexadecimal SHA-256 of a text in UTF-8.

    Lone surrogates, which JSON input can hold (``"\ud800"``), are hashed as
    their three-byte form instead of failing.
    """
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def assemble(
    text: str,
    paragraphs: Iterable[Paragraph],
    *,
    source: str,
    declared: Declared,
    notices: Sequence[Notice] = (),
    links: Iterable[Hyperlink] = (),
) -> Article:
    """Put an article together, refusing one without text."""
    if not text or text.isspace():
        raise EmptyArticleError("holds no text", source=source, hint="give a text to compare")
    return Article(
        text=text,
        source=source,
        sha256=text_digest(text),
        paragraphs=tuple(paragraphs),
        id=declared.id,
        title=declared.title,
        byline=declared.byline,
        published=declared.published,
        publisher=declared.publisher,
        language=declared.language,
        url=declared.url,
        canonical_url=declared.canonical_url,
        notices=tuple(notices),
        links=tuple(links),
        agency=declared.agency,
        original_source=declared.original_source,
        copyright_holder=declared.copyright_holder,
    )


def from_text(
    text: str,
    *,
    source: str = "<text>",
    markdown: bool = False,
    declared: Declared | None = None,
    notices: Sequence[Notice] = (),
) -> Article:
    r"""Make an article of plain text.

    Parameters
    ----------
    text : str
        Kept as it is, but for line ends, which become ``\n``.
    source : str, default "<text>"
        Name of the text in reports and errors.
    markdown : bool, default False
        Read ``#`` lines as headlines and subheadings. Their spans leave the
        marker out; the text keeps it.
    declared : Declared, optional
        Title, byline and the like, where known.
    notices : sequence of Notice, default ()
        What was noticed on the way to this text.

    Returns
    -------
    Article

    Raises
    ------
    EmptyArticleError
        When there is nothing but white space.

    Examples
    --------
    >>> article = from_text("One paragraph.\r\n\r\nAnother one.")
    >>> [(p.start, p.text) for p in article.paragraphs]
    [(0, 'One paragraph.'), (16, 'Another one.')]
    """
    text = plain_line_ends(text)
    paragraphs = split_markdown(text) if markdown else split_plain(text)
    declared = declared or Declared()
    if markdown and declared.title is None:
        title = next((p.text for p in paragraphs if p.role == "headline"), None)
        declared = Declared(title=title) if declared == Declared() else declared
    links = markdown_links(text) if markdown else written_links(text)
    return assemble(
        text, paragraphs, source=source, declared=declared, notices=notices, links=links
    )


def from_blocks(
    blocks: Iterable[Block],
    *,
    source: str,
    declared: Declared,
    notices: Sequence[Notice] = (),
) -> Article:
    """Make an article whose text is its paragraphs joined by a blank line.

    Parameters
    ----------
    blocks : iterable of Block
        In reading order; those without text are left out.
    source, declared, notices
        As in :func:`from_text`.

    Raises
    ------
    EmptyArticleError
        When no block holds text.
    """
    paragraphs: list[Paragraph] = []
    links: list[Hyperlink] = []
    position = 0
    for block in blocks:
        text = plain_line_ends(block.text).strip()
        if not text:
            continue
        end = position + len(text)
        paragraphs.append(Paragraph(position, end, text, origin=block.origin, role=block.role))
        links += _placed(block, text, position)
        position = end + len(_PARAGRAPH_BREAK)
    joined = _PARAGRAPH_BREAK.join([paragraph.text for paragraph in paragraphs])
    return assemble(
        joined,
        paragraphs,
        source=source,
        declared=declared,
        notices=notices,
        links=links[:MOST_LINKS],
    )


def _placed(block: Block, text: str, position: int) -> list[Hyperlink]:
    """Return the links of a block, given its text's place in the article."""
    found = written_links(text) if block.links is None else block.links
    return [
        Hyperlink(position + at.start, position + at.end, text[at.start : at.end], at.url)
        for at in found
    ]
