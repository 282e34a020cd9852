"""What a page says about itself: title, byline, date, publisher, language, address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from lxml import etree

from spindetect.read.article import Declared

__all__ = ["page_declares"]

_ARTICLE_TYPES = ("article", "posting", "report", "newsarticle")
# Linked data nests an article in a graph in a page; deeper than this it is none.
_DEEPEST = 8


def page_declares(root: etree._Element, *, url: str | None = None) -> Declared:
    """Return what a page's metadata declares; nothing is guessed from its text.

    Parameters
    ----------
    root : etree._Element
        The parsed page.
    url : str, optional
        Address it came from, to complete a relative canonical link.

    Returns
    -------
    Declared
    """
    meta = _meta(root)
    linked = next(_articles(root), {})
    canonical = _canonical(root, url) or _http(meta.get("og:url"))
    return Declared(
        title=_first(
            meta.get("og:title"), linked.get("headline"), meta.get("twitter:title"), _title(root)
        ),
        byline=_first(_names(linked.get("author")), _author(meta)),
        published=_first(
            meta.get("article:published_time"),
            linked.get("datePublished"),
            meta.get("datepublished"),
            meta.get("dc.date.issued"),
            meta.get("dc.date"),
            meta.get("date"),
            meta.get("pubdate"),
        ),
        publisher=_first(meta.get("og:site_name"), _names(linked.get("publisher"))),
        language=_first(
            root.get("lang"),
            root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            linked.get("inLanguage"),
            meta.get("content-language"),
        ),
        url=url,
        canonical_url=canonical,
        agency=_agency(meta, linked),
        original_source=_original_source(meta, linked),
        copyright_holder=_first(
            _names(linked.get("copyrightHolder")),
            meta.get("dcterms.rightsholder"),
            meta.get("copyright"),
            meta.get("dc.rights"),
            meta.get("dcterms.rights"),
        ),
    )


def _agency(meta: Mapping[str, str], linked: Mapping[str, object]) -> str | None:
    """Return who supplied the article: another organisation than the one that publishes it."""
    publisher = _first(_names(linked.get("publisher")), meta.get("og:site_name"))
    for key in ("sourceOrganization", "provider"):
        name = _first(_names(linked.get(key)))
        if name is not None and name != publisher:
            return name
    source = _first(meta.get("dc.source"), meta.get("dcterms.source"), meta.get("article:source"))
    return source if source != publisher and _http(source) is None else None


def _original_source(meta: Mapping[str, str], linked: Mapping[str, object]) -> str | None:
    """Return the work that the article says it is taken from: its address, or else its name."""
    based_on = linked.get("isBasedOn", linked.get("isBasedOnUrl"))
    for work in based_on if isinstance(based_on, list) else [based_on]:
        if isinstance(work, Mapping):
            found = _first(work.get("url"), work.get("@id"), _names(work.get("publisher")))
        else:
            found = _first(work)
        if found is not None:
            return found
    return _first(meta.get("original-source"), meta.get("syndication-source"))


def _first(*values: object) -> str | None:
    """Return the first value that is text, in one line."""
    for value in values:
        if isinstance(value, str) and (line := " ".join(value.split())):
            return line
    return None


def _meta(root: etree._Element) -> dict[str, str]:
    """Return the page's ``<meta>`` values by lower-case name; the first one counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _title(root: etree._Element) -> str | None:
    for element in root.iter("title"):
        # An SVG's title is none of the page's.
        if not any(ancestor.tag == "svg" for ancestor in element.iterancestors()):
            return element.text
    return None


def _author(meta: Mapping[str, str]) -> str | None:
    """Return an author's name; Facebook's ``article:author`` is often an address."""
    for name in ("author", "article:author", "dc.creator", "byl", "parsely-author"):
        value = meta.get(name)
        if value and _http(value) is None:
            return value
    return None


def _http(value: str | None) -> str | None:
    """Return an absolute address, or None for anything else."""
    value = (value or "").strip()
    return value if value.lower().startswith(("http://", "https://")) else None


def _canonical(root: etree._Element, url: str | None) -> str | None:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            return _http(_joined(url, element.get("href") or ""))
    return None


def _joined(url: str | None, link: str) -> str | None:
    """Complete a relative link; None when it is malformed."""
    try:
        urlsplit(link)
        return urljoin(url or "", link.strip())
    except ValueError:
        return None


def _articles(root: etree._Element) -> Iterator[Mapping[str, object]]:
    """Find the articles in the page's linked data (JSON-LD)."""
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            # Templates get this wrong all the time, and browsers ignore it.
            continue
        yield from _typed(data, 0)


def _typed(data: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _typed(entry, depth + 1)
    elif isinstance(data, Mapping):
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower().endswith(_ARTICLE_TYPES) for kind in kinds):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _typed(data.get(key), depth + 1)


def _names(value: object) -> str | None:
    """Return the names of persons or organisations, joined by commas."""
    entries = value if isinstance(value, list) else [value]
    names = []
    for entry in entries:
        name = entry.get("name") if isinstance(entry, Mapping) else entry
        if isinstance(name, str) and name.strip() and _http(name) is None:
            names.append(" ".join(name.split()))
    return ", ".join(names) or None
