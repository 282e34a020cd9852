"""Where a text leads: the links of a page, and the addresses written out in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from spindetect.records import Hyperlink

__all__ = ["Anchor", "absolute", "anchors_in", "is_onsite", "markdown_links", "written_links"]

# More than any article has, and longer than what browsers of old could follow: a page made to
# be slow or large is not (set by judgement).
MOST_LINKS: Final = 2000
LONGEST_ADDRESS: Final = 2048

_SOLID: Final = re.compile(r"\S+")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_WEB: Final = re.compile(r"https?://[^/?#]", re.I)
_SITE: Final = re.compile(r"https?://[^/?#]+", re.I)
# Browsers leave line ends and tabs out of an address.
_UNADDRESSED: Final = str.maketrans("", "", "\t\n\r")
_WRITTEN: Final = r"(?:https?://|\bwww\.)[^\s<>\"“”|`\\^{}]+"
_ADDRESS: Final = re.compile(_WRITTEN, re.I)
_TARGET: Final = (
    r"\([ \t]*(?:<(?P<{0}>[^<>\s]+)>|(?P<{1}>(?:[^\s()<>]|\([^\s()<>]*\))++))[^()\n]*\)"
)
# An image is read past, so that its address counts for no link.
_MARKDOWN: Final = re.compile(
    rf"!\[[^\[\]]*\]\([^()\n]*\)"
    rf"|\[(?P<words>[^\[\]]+)\]{_TARGET.format('quoted', 'plain')}"
    rf"|(?P<written>{_WRITTEN})",
    re.I,
)
# Punctuation of the sentence that an address stands in.
_SENTENCE_MARKS: Final = ".,;:!?'\"’”»…*_~。，"
_BRACKETS: Final = {")": "(", "]": "["}


class Anchor(NamedTuple):
    """Linked words of one paragraph.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into the paragraph.
    url : str
        Absolute ``http`` or ``https`` address.
    """

    start: int
    end: int
    url: str


def absolute(href: str | None, base: str | None) -> str | None:
    """Return the web address that a link leads to, or None when it leads to none.

    Parameters
    ----------
    href : str or None
        As the page writes it.
    base : str or None
        Address that relative links start from, where it is known.

    Examples
    --------
    >>> absolute("../2024/ferry", "https://courier.example/news/today/")
    'https://courier.example/news/2024/ferry'
    >>> absolute("mailto:desk@courier.example", None) is absolute("#top", None) is None
    True
    """
    if not href or len(href) > LONGEST_ADDRESS:
        return None
    href = href.strip().translate(_UNADDRESSED)
    if not href or href[0] == "#":
        return None
    if href.startswith("//"):
        # Of whichever scheme: the address is known all the same.
        href = f"{(base or 'https:').partition(':')[0]}:{href}"
    elif not _SCHEME.match(href):
        href = _joined(base, href)
    return href if _WEB.match(href) and _is_address(href) else None


def is_onsite(href: str | None, base: str | None) -> bool:
    """Tell whether a link stays on its page's own site, as far as the page says.

    Examples
    --------
    >>> is_onsite("/news", None), is_onsite("https://a.example/b", "https://www.a.example")
    (True, True)
    """
    href = (href or "").strip()
    if _SCHEME.match(href) is None and not href.startswith("//"):
        return True
    return base is not None and _host(href) == _host(base)


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def _joined(base: str | None, href: str) -> str:
    site = _SITE.match(base) if base and href[0] == "/" and "/." not in href else None
    if site:  # as below, in a fraction of the time
        return site[0] + href
    try:
        return urljoin(base or "", href)
    except ValueError:
        return ""


def _is_address(url: str) -> bool:
    # Brackets in a host are the one thing that the parser of addresses refuses.
    if "[" not in url and "]" not in url:
        return True
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False


def anchors_in(text: str, parts: Iterable[str], links: Iterable[tuple[int, str]]) -> list[Anchor]:
    """Find linked words in a paragraph whose white space was tidied.

    Parameters
    ----------
    text : str
        The paragraph: its parts joined, white space collapsed.
    parts : iterable of str
        The pieces it was made of.
    links : iterable of (int, str)
        Positions among the pieces, rising, and the address each is linked to;
        neighbours of one address are one link.

    Notes
    -----
    Tidying takes away and turns white space alone, so a place is known again
    by the number of other characters before it.
    """
    solid = [sum(map(len, part.split())) for part in parts]
    before = list(accumulate(solid, initial=0))
    runs: list[tuple[int, int, str]] = []
    for index, url in links:
        start, end = before[index], before[index + 1]
        if start == end:
            continue
        if runs and runs[-1][1:] == (start, url):
            start = runs.pop()[0]
        runs.append((start, end, url))
    ends = chain.from_iterable((start, end - 1) for start, end, _ in runs)
    places = _places(text, ends)
    return [Anchor(next(places), next(places) + 1, url) for _, _, url in runs]


def _places(text: str, counts: Iterable[int]) -> Iterator[int]:
    """Yield where the characters stand that have so many before them, white space not counted."""
    before, place, end = 0, 0, 0
    words = _SOLID.finditer(text)
    for count in counts:
        while count >= before + end - place:
            before += end - place
            place, end = next(words).span()
        yield place + count - before


def written_links(text: str) -> tuple[Hyperlink, ...]:
    """Find the addresses written out in a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of Hyperlink
        At most :data:`MOST_LINKS`, in order; the sentence's own punctuation
        after an address is none of it. ``www.`` without a scheme is ``http``.

    Examples
    --------
    >>> [link.url for link in written_links("First on https://courier.example/ferry.")]
    ['https://courier.example/ferry']
    """
    found = (_written(text, *match.span()) for match in _ADDRESS.finditer(text))
    return tuple(islice(filter(None, found), MOST_LINKS))


def markdown_links(text: str) -> tuple[Hyperlink, ...]:
    """Find the links of Markdown, and the addresses written out in it.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of Hyperlink
        As from :func:`written_links`; of ``[words](address)`` the words.

    Examples
    --------
    >>> markdown_links("From the [Courier](https://courier.example).")[0].text
    'Courier'
    """
    return tuple(islice(_in_markdown(text), MOST_LINKS))


def _in_markdown(text: str) -> Iterator[Hyperlink]:
    for match in _MARKDOWN.finditer(text):
        if match["written"]:
            link = _written(text, *match.span())
            if link is not None:
                yield link
        elif match["words"] and match["words"].strip():
            url = absolute(match["quoted"] or match["plain"], None)
            start, end = match.span("words")
            if url is not None:
                yield Hyperlink(start, end, text[start:end], url)


def _written(text: str, start: int, end: int) -> Hyperlink | None:
    """Return the address at a span without what the sentence put behind it."""
    address = text[start:end]
    if len(address) > LONGEST_ADDRESS:
        return None
    unopened = {end: address.count(end) - address.count(_BRACKETS[end]) for end in _BRACKETS}
    kept = len(address)
    while kept and (address[kept - 1] in _SENTENCE_MARKS or unopened.get(address[kept - 1], 0) > 0):
        kept -= 1
        if address[kept] in unopened:
            unopened[address[kept]] -= 1
    address = address[:kept]
    url = address if address[:4].lower() == "http" else f"http://{address}"
    if not _WEB.match(url) or not _is_address(url) or address.lower() == "www":
        return None
    return Hyperlink(start, start + len(address), address, url)
