"""Addresses that are the same page, however they are written."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from spindetect.records import Article

__all__ = ["is_page", "is_same", "leads_to", "own_addresses"]

# Where a browser or a mail program stops reading an address written out in a text.
_WRITTEN: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’]+", re.IGNORECASE)
_EDGE: Final = ".,;:!?)]}'"
_SIDE_HOST: Final = re.compile(r"^(?:www|m|mobile|amp)\d?\.")
_SIDE_PATH: Final = re.compile(r"(?:/amp|/index\.\w+|\.amp)?/*$")
_PAGE: Final = re.compile(r"^https?://|\.(?:x?html?|mhtml)$", re.IGNORECASE)


def _plain(url: str) -> tuple[str, str]:
    """Return host and path; what follows is counting of visitors more often than a page."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return "", url
    path = _SIDE_PATH.sub("", unquote(parts.path))
    return _SIDE_HOST.sub("", host), path.lower()


def is_same(one: str, other: str) -> bool:
    """Tell whether two addresses are of one page, however they are written.

    Examples
    --------
    >>> is_same("http://www.post.example/a/", "https://post.example/a?from=mail#top")
    True
    """
    return _plain(one) == _plain(other)


def is_page(article: Article) -> bool:
    """Tell whether an article was read from markup, so that its links can be known."""
    return bool(
        article.links
        or article.canonical_url
        or _PAGE.search(article.source)
        or any(part.origin == "furniture" for part in article.paragraphs)
    )


def own_addresses(article: Article) -> tuple[str, ...]:
    """Return the addresses that an article is known by."""
    source = article.source if article.source.startswith(("http://", "https://")) else None
    known = (article.canonical_url, article.url, source)
    return tuple(dict.fromkeys(url for url in known if url))


def leads_to(article: Article, url: str) -> bool:
    """Tell whether an article links to an address, writes it out, or declares it.

    A host without a path is the outlet's front page: any page of it will do.
    """
    host, path = _plain(url)
    written = [match.rstrip(_EDGE) for match in _WRITTEN.findall(article.text)]
    declared = [article.canonical_url] if article.canonical_url else []
    for candidate in (*(link.url for link in article.links), *declared, *written):
        there, page = _plain(candidate)
        if there == host and (not path or page == path):
            return True
        # Behind a counter of clicks (https://l.example/?u=https%3A%2F%2F…).
        if path and f"{host}{path}" in unquote(unquote(candidate)).lower():
            return True
    return bool(path) and f"{host}{path}" in article.text.lower()
