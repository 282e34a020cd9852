"""Any source to an article: decides what a source is and who reads it."""

from __future__ import annotations

import re
import sys
from pathlib import PurePath
from typing import BinaryIO, Literal

from spindetect.read.article import Declared, from_text
from spindetect.read.decode import declared_in_markup, decode
from spindetect.read.files import file_bytes, stream_bytes
from spindetect.read.limits import Limits
from spindetect.read.record import from_json, from_json_lines
from spindetect.records import Article

__all__ = ["SUFFIXES", "Kind", "article_from_bytes", "is_address", "read", "sniff"]

Kind = Literal["text", "markdown", "html", "json", "jsonl"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
}
_ADDRESS = re.compile(r"https?://", re.I)
_HTML_START = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|article|section|main|"
    rb"header|nav|div|p|h[1-6]|span|table|ul|ol|a|img|br|blockquote|figure)(?=[\s/>]))",
    re.I | re.S,
)
_JSON_START = re.compile(rb'\{\s*["}]|\[\s*[\[{"]')
_SNIFFED = 4096


def is_address(source: str) -> bool:
    """Tell whether a source is an ``http(s)://`` address."""
    return _ADDRESS.match(source) is not None


def sniff(data: bytes) -> Kind:
    """Tell what bytes without a telling name hold: HTML, JSON or plain text.

    Examples
    --------
    >>> sniff(b"  <!doctype html><p>x"), sniff(b'{"text": "x"}'), sniff(b"Dear all,")
    ('html', 'json', 'text')
    """
    head = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in head:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    head = head.lstrip()
    if _HTML_START.match(head):
        return "html"
    return "json" if _JSON_START.match(head) else "text"


def read(source: str, *, limits: Limits | None = None, stdin: BinaryIO | None = None) -> Article:
    """Read one article.

    Parameters
    ----------
    source : str
        A path (``.txt .md .html .htm .json .jsonl``; anything else is read as
        what it looks like), ``-`` for standard input, or an ``http(s)://``
        address.
    limits : Limits, optional
        Bounds on bytes, seconds and redirects; default :class:`Limits`.
    stdin : binary stream, optional
        What ``-`` reads; default the process's standard input.

    Returns
    -------
    Article

    Raises
    ------
    InputError
        One of its kinds, naming the source and what to do.
    """
    limits = limits or Limits()
    if source == "-":
        data = stream_bytes(stdin or sys.stdin.buffer, source, limits)
        return article_from_bytes(data, source=source, kind=sniff(data))
    if is_address(source):
        # Imported here: files need no HTTP.
        from spindetect.read.fetch import fetch  # noqa: PLC0415

        page = fetch(source, limits=limits)
        return article_from_bytes(
            page.data,
            source=source,
            kind=page.kind or sniff(page.data),
            charset=page.charset,
            url=page.url,
        )
    data = file_bytes(source, limits)
    kind = SUFFIXES.get(PurePath(source).suffix.lower()) or sniff(data)
    return article_from_bytes(data, source=source, kind=kind)


def article_from_bytes(
    data: bytes, *, source: str, kind: Kind, charset: str | None = None, url: str | None = None
) -> Article:
    """Make an article of bytes whose kind is known.

    Parameters
    ----------
    data : bytes
    source : str
        Name of the input.
    kind : {"text", "markdown", "html", "json", "jsonl"}
    charset : str, optional
        Encoding that a server declared.
    url : str, optional
        Address the bytes came from.

    Raises
    ------
    InputError
        When they are not an article of that kind.
    """
    declared = charset or (declared_in_markup(data) if kind == "html" else None)
    decoded = decode(data, source=source, declared=declared)
    if kind == "html":
        # Imported here: it costs 0.4 s that plain text need not pay.
        from spindetect.read.html import from_html  # noqa: PLC0415

        return from_html(decoded.text, source=source, url=url, notices=decoded.notices)
    if kind == "json":
        return from_json(decoded.text, source=source, notices=decoded.notices)
    if kind == "jsonl":
        return from_json_lines(decoded.text, source=source, notices=decoded.notices)
    return from_text(
        decoded.text,
        source=source,
        markdown=kind == "markdown",
        declared=Declared(url=url),
        notices=decoded.notices,
    )
