"""Which agency supplied a story, and whether the copy still says so."""

from __future__ import annotations

import re
from typing import Final

from spindetect.evidence.attribution.agencies import agency_named, writings
from spindetect.evidence.attribution.credits import SideCredits
from spindetect.evidence.attribution.lines import PHOTO
from spindetect.evidence.attribution.outlets import host_of
from spindetect.evidence.attribution.statuses import compared
from spindetect.records import Attribution, Credit, Span

__all__ = ["compare_agencies"]

_REPORTED: Final = re.compile(
    r"[’']?s?,?\s+(?:first\s+)?(?:reports?|reported|has\s+reported|writes|wrote)\b", re.IGNORECASE
)
_ACCORDING: Final = re.compile(
    r"\b(?:according\s+to|as\s+reported\s+by|reported\s+by|from|via|by|source:)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEARBY: Final = 40
# What they publish themselves they have supplied, whether or not the page says so again.
_WIRES: Final = frozenset(
    {
        "Agence France-Presse",
        "Anadolu Agency",
        "ANSA",
        "Asian News International",
        "Australian Associated Press",
        "Bernama",
        "Deutsche Presse-Agentur",
        "EFE",
        "Indo-Asian News Service",
        "Interfax",
        "Kyodo News",
        "PA Media",
        "Press Trust of India",
        "Reuters",
        "TASS",
        "The Associated Press",
        "The Canadian Press",
        "United Press International",
        "Xinhua",
        "Yonhap News Agency",
    }
)


def compare_agencies(original: SideCredits, copy: SideCredits) -> Attribution | None:
    """Compare the agencies; None where neither side names one."""
    ours, theirs = original.agency, copy.agency
    published = _as_agency(original)
    if ours is None:
        if theirs is None and published is not None and published.name in _WIRES:
            kept = published.name in copy.agencies
            return _agency_of(original, copy, published, kept=kept)
        if published is not None and theirs is not None and theirs.name == published.name:
            return compared("agency", published, theirs, kept=True)
        named = None if theirs is None else _agency_credit(original, theirs.name)
        return compared("agency", named, theirs, kept=named is not None)
    return _agency_of(original, copy, ours, kept=ours.name in copy.agencies)


def _agency_of(
    original: SideCredits, copy: SideCredits, ours: Credit, *, kept: bool
) -> Attribution | None:
    theirs = copy.agency
    publisher = _as_agency(copy)
    if not kept and publisher is not None and publisher.name == ours.name:
        kept, theirs = True, theirs or publisher
    if not kept:
        said = _told_in_story(ours.name, original, copy)
        if said is not None:
            kept, theirs = True, said
    if kept and (theirs is None or theirs.name != ours.name):
        theirs = _agency_credit(copy, ours.name) or theirs
    return compared("agency", ours, theirs, kept=kept)


def _agency_credit(side: SideCredits, name: str) -> Credit | None:
    for line in side.lines:
        for agency in (*line.found.agencies, *line.found.sources):
            if agency.name == name or agency_named(agency.name) == name:
                start, end = line.start + agency.start, line.start + agency.end
                return Credit(name, "text", Span(start, end, side.article.text[start:end]))
    return Credit(name, "metadata") if name in side.agencies else None


def _as_agency(side: SideCredits) -> Credit | None:
    """Return the publisher as the agency that it is."""
    publisher = side.publisher
    if publisher is None:
        return None
    name = agency_named(publisher.name) or agency_named(host_of(publisher.url) or "")
    return None if name is None else Credit(name, publisher.origin, publisher.span, publisher.url)


def _told_in_story(name: str, original: SideCredits, copy: SideCredits) -> Credit | None:
    """Return where the copy's own sentences say that the agency reported the story."""
    text, other = copy.article.text, original.article.text
    for writing in writings(name):
        if writing not in text:
            continue
        for match in re.finditer(rf"\b{re.escape(writing)}\b", text):
            before = text[max(match.start() - _NEARBY, 0) : match.start()]
            after = text[match.end() : match.end() + _NEARBY]
            if not (_REPORTED.match(after) or _ACCORDING.search(before)):
                continue
            if any(start <= match.start() < end for start, end in copy.captions):
                continue
            if before[-15:] + match[0] + after[:15] in other or PHOTO.search(before + after):
                continue
            return Credit(name, "text", Span(*match.span(), match[0]))
    return None
