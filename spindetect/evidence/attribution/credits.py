"""Whom an article says it is from: read out of its text, its markup and its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from spindetect.evidence.attribution.agencies import agencies_in, agency_named
from spindetect.evidence.attribution.gathering import (
    Line,
    credit_at,
    crediting_lines,
    stands_beside,
)
from spindetect.evidence.attribution.lines import LineCredits
from spindetect.evidence.attribution.outlets import host_of, plain_address, same_outlet, site_of
from spindetect.evidence.attribution.persons import joined, persons_in
from spindetect.evidence.attribution.sources import holders_in
from spindetect.evidence.framing import Passage
from spindetect.records import Article, Credit, Document, Role, Span

__all__ = ["SideCredits", "read_side"]

_ORIGINAL_LINK: Final = re.compile(
    r"\b(?:original(?:ly)?|source)\b|\b(?:full|complete) (?:story|article|report|post)\b", re.I
)
# Of agencies, that of the dateline names the supplier more surely than the holder of rights.
_RANKS: Final[dict[Role | None, int]] = {"dateline": 0, "byline": 1, None: 2, "attribution": 3}


@dataclass(frozen=True, slots=True)
class SideCredits:
    """Whom one article credits.

    Parameters
    ----------
    article : Article
    publisher, agency, byline, canonical : Credit or None
        The one that is shown.
    agencies, persons : tuple of str
        Everybody who is credited so anywhere, the uncertain ones too: who is
        among them was not dropped.
    sources, holders : tuple of Credit
        Likewise; the first one is shown.
    authors : tuple of str
        The persons of the byline.
    lines : tuple of Line
        The lines that they were read in.
    captions : tuple of (int, int)
        Where pictures are described and credited.
    addresses : frozenset of str
        Its own, without what two writings of one address differ in.
    """

    article: Article
    publisher: Credit | None = None
    agency: Credit | None = None
    byline: Credit | None = None
    canonical: Credit | None = None
    agencies: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[Credit, ...] = ()
    holders: tuple[Credit, ...] = ()
    lines: tuple[Line, ...] = ()
    captions: tuple[tuple[int, int], ...] = ()
    addresses: frozenset[str] = field(default_factory=frozenset)


def read_side(document: Document, passages: Sequence[Passage]) -> SideCredits:
    """Read whom an article credits.

    Parameters
    ----------
    document : Document
    passages : sequence of Passage
        What frames its story.
    """
    article = document.article
    lines = crediting_lines(document, passages)
    publisher = _publisher(article, lines)
    byline, authors = _byline(article, lines)
    agency = _agency(article, lines)
    sources = tuple(_sources(article, lines, publisher))
    holders = tuple(_holders(article, lines))
    return SideCredits(
        article=article,
        publisher=publisher,
        agency=agency,
        byline=byline,
        canonical=_canonical(article),
        agencies=_agency_names(article, lines),
        persons=_person_names(article, lines),
        authors=authors,
        sources=sources,
        holders=holders,
        lines=lines,
        captions=tuple((p.start, p.end) for p in passages if p.role == "caption"),
        addresses=_addresses(article),
    )


def _publisher(article: Article, lines: Sequence[Line]) -> Credit | None:
    if article.publisher:
        return Credit(article.publisher, "metadata", None, article.url or article.canonical_url)
    host = host_of(article.url)
    if host is not None:
        return Credit(host, "address", None, article.url)
    host = host_of(article.canonical_url)
    if host is not None:
        return Credit(host, "metadata", None, article.canonical_url)
    for line in reversed(lines):
        for holder in line.found.holders:
            if agency_named(holder.name) is None:
                return credit_at(article, line, *holder)
    return None


def _byline(article: Article, lines: Sequence[Line]) -> tuple[Credit | None, tuple[str, ...]]:
    """Return the byline and its names: the first line that is one, or what is declared."""
    declared = _declared_persons(article)
    near = [line for line in lines if line.near]
    signed = [line for line in near if line.found.persons and line.found.signed]
    named = [line for line in near if line.found.persons and line.role == "byline"]
    # Of an agency without a name of a person: who is named after that took a picture.
    alone = [
        line.start for line in near if line.role in {"byline", None} and _is_agency(line.found)
    ]
    named = [line for line in named if not alone or line.start < alone[0]]
    several = [line for line in near if line.role is None and len(line.found.persons) > 1]
    for line in (*signed, *named, *several):
        persons = line.found.persons
        names = tuple(person.name for person in persons)
        credit = credit_at(article, line, persons[0].start, persons[-1].end, joined(list(names)))
        return credit, names
    if declared:
        return Credit(joined(list(declared)), "metadata"), declared
    return None, ()


def _is_agency(found: LineCredits) -> bool:
    return bool(found.agencies) and not (found.persons or found.sources or found.holders)


def _declared_persons(article: Article) -> tuple[str, ...]:
    if not article.byline:
        return ()
    text = re.sub(r"^\W*[Bb][Yy]\s+", "", article.byline)
    agencies = agencies_in(text)
    end = min((agency.start for agency in agencies), default=len(text))
    return tuple(person.name for person in persons_in(text, 0, end, listed=True))


def _agency(article: Article, lines: Sequence[Line]) -> Credit | None:
    """Return the agency that supplied the story, from where it is named most surely."""
    ranked = []
    for number, line in enumerate(lines):
        found = line.found
        if not found.agencies or not line.near:
            continue
        if line.role is None and len(found.persons) == 1 and not found.signed:
            continue
        rank = _RANKS.get(line.role, 4)
        if line.role == "dateline" and line.text[: found.agencies[0].start][-1:] not in {"(", "/"}:
            rank = 3
        ranked.append((rank, number, line, found.agencies[0]))
    sure = [entry for entry in ranked if entry[0] < 4]
    declared = _declared_agency(article)
    if not sure and declared is not None:
        return declared
    if ranked:
        _, _, line, agency = min(ranked, key=lambda entry: entry[:2])
        return credit_at(article, line, *agency)
    return None


def _declared_agency(article: Article) -> Credit | None:
    if article.agency:
        return Credit(agency_named(article.agency) or article.agency, "metadata")
    for agency in agencies_in(article.byline or ""):
        return Credit(agency.name, "metadata")
    return None


def _agency_names(article: Article, lines: Sequence[Line]) -> tuple[str, ...]:
    names = [agency.name for line in lines for agency in line.found.agencies]
    published = [source.name for line in lines for source in line.found.sources]
    names += [name for source in published if (name := agency_named(source)) is not None]
    names += [agency.name for agency in agencies_in(article.byline or "")]
    for declared in (article.agency, article.copyright_holder, article.original_source):
        if declared:
            names.append(agency_named(declared) or declared)
            names += [agency.name for agency in agencies_in(declared)]
    return tuple(dict.fromkeys(names))


def _person_names(article: Article, lines: Sequence[Line]) -> tuple[str, ...]:
    names = [person.name for line in lines for person in line.found.persons]
    return tuple(dict.fromkeys((*names, *_declared_persons(article))))


def _sources(article: Article, lines: Sequence[Line], publisher: Credit | None) -> Iterator[Credit]:
    """Yield where the article says that it was published before, but for itself."""
    own = [name for name in (publisher.name if publisher else None, article.url) if name]

    def is_own(name: str) -> bool:
        return any(same_outlet(name, one) for one in own)

    yield from (credit for credit in _told_sources(article, lines) if not is_own(credit.name))
    yield from _linked_sources(article, lines, is_own)
    declared = article.original_source
    if declared and not (article.url and plain_address(declared) == plain_address(article.url)):
        host = host_of(declared)
        if not is_own(host or declared):
            yield Credit(host or declared, "metadata", None, declared if host else None)


def _told_sources(article: Article, lines: Sequence[Line]) -> Iterator[Credit]:
    for line in lines:
        for source in line.found.sources:
            host = host_of(source.name)
            credit = credit_at(article, line, source.start, source.end, host or source.name)
            yield credit


def _linked_sources(
    article: Article, lines: Sequence[Line], is_own: Callable[[str], bool]
) -> Iterator[Credit]:
    """Yield links that say that they lead to the original."""
    told = [line for line in lines if line.found.sources]
    for link in article.links:
        if len(link.text) > 60 or not _ORIGINAL_LINK.search(link.text):
            continue
        host = host_of(link.url)
        if host is None or is_own(host) or any(stands_beside(link, line) for line in told):
            continue
        yield Credit(host, "text", Span(link.start, link.end, link.text), link.url)


def _canonical(article: Article) -> Credit | None:
    """Return the address that a page declares as its own, where that is another site's."""
    declared, own = host_of(article.canonical_url), host_of(article.url)
    if declared is None or own is None or site_of(declared) == site_of(own):
        return None
    return Credit(declared, "metadata", None, article.canonical_url)


def _holders(article: Article, lines: Sequence[Line]) -> Iterator[Credit]:
    for line in lines:
        for holder in line.found.holders:
            name = agency_named(holder.name) if agency_named(holder.name) else holder.name
            yield credit_at(article, line, holder.start, holder.end, name or holder.name)
    if article.copyright_holder:
        named = holders_in(article.copyright_holder)
        name = named[0].name if named else article.copyright_holder
        yield Credit(agency_named(name) or name, "metadata")


def _addresses(article: Article) -> frozenset[str]:
    own = (article.url, article.canonical_url)
    return frozenset(filter(None, (plain_address(address) for address in own if address)))
