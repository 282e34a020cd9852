"""What one line of a page credits: persons, agencies, outlets, holders."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from spindetect.evidence.attribution.agencies import (
    agencies_in,
    agency_named,
    is_agency_like,
)
from spindetect.evidence.attribution.agencies_list import OUTLETS
from spindetect.evidence.attribution.named import Named
from spindetect.evidence.attribution.persons import persons_in
from spindetect.evidence.attribution.sources import (
    contributors_in,
    holders_in,
    sources_in,
)
from spindetect.records import Role

__all__ = ["PHOTO", "LineCredits", "line_credits"]

# Of so many lines what they credit is kept; pages of one outlet repeat theirs. Longer ones are
# read each time: a terms of use would be held as a whole for as long as the process lives.
_KEPT_LINES: Final = 1 << 12
_LONGEST_KEPT: Final = 500
# "By Jane Roe", "Analysis by Jane Roe", "July 15, 2018, by Jane Roe"; not "watched by Jane Roe".
_BY: Final = re.compile(
    r"(?:^\W*(?:(?:(?:news|guest|staff|special)\s+)?(?:analysis|opinions?|commentary|column|story|article"
    r"|post(?:ed)?|written|published|submitted|contributed|compiled|report(?:ed)?|review|essay"
    r"|interview|text|words|perspective|dispatch|created|authored|told)\s+)?"
    r"|(?:\b\d{4}|\b[ap]\.?m\.?|\b[A-Z]{1,2}T|[|·•—–-])\s*,?\s*)\bby\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
# Those who did something else to it than write it.
_HELPED: Final = re.compile(
    r"\W*(?:edited|review\w*|photo\w*|pictures?|image|illustrat\w+|video|graphics?|translated"
    r"|fact[- ]checked|approved|curated|(?:additional )?reporting|writing|editing|powered)\b",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(r"\W*(?:authors?|written|words|reporter|byline)\s*:\s*", re.IGNORECASE)
_FROM_NEWSROOM: Final = re.compile(r"\W*From (?P<newsroom>[A-Z][\w. ]{1,24}?)[’']s? ")
# Where a byline goes on to something that is no name.
_BYLINE_ENDS: Final = re.compile(
    r"(?:[|•·/—–\n(]|\s-+\s|\d|@|https?:"
    r"|\b(?:is|are|was) (?:an?|the)\b|\b(?:for|in|at|on|via|with|from|of|special to|is|to)\b\s"
    r"|\b(?:last updated|updated|posted|published)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Published|Updated|Posted|Last updated|Email|Follow|Contact|Special to|Staff|About|Read"
    r"|Reviewed|Photo|Share|Published:|Created|Modified)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d)",
)
_JOB: Final = re.compile(
    r"(?:\s+(?:[Ss]taff|[Ww]riters?|[Cc]orrespondent|[Rr]eporters?|[Ee]ditor))+$"
)
_BIOGRAPHY: Final = re.compile(r"\b(?:is|are|was) (?:an?|the)\b")
_RIGHTS_LINE: Final = re.compile(r"\W*(?:©|\(c\)|trademark and copyright|copyright)", re.IGNORECASE)
_OPENS: Final = re.compile(r"\W*")
_LONGEST_BYLINE: Final = 200
_DATELINE_AGENCY: Final = re.compile(
    r"(?:^|[\s,])[(/](?P<name>[^\W\d_a-z][\w.&’'/ -]{1,30}?)[)/]\s*(?:[—–:-]|$)"
)
_NO_AGENCY: Final = re.compile(
    r".*\b(?:AP|Reuters|Getty|EPA) (?:Photo|Images)|[A-Z]\w{1,4}\.$"
    r"|.*\b(?:[AP]M|[A-Z]ST|[A-Z]DT|GMT|UTC)$"
    r"|Tape|Video|Photos?|Live|Update[ds]?|Opinion|File|On camera|Left|Right",
    re.IGNORECASE,
)
# A photographer's credit looks like a writer's.
PHOTO: Final = re.compile(
    r"\b(?:photos?|photograph\w*|images?|pictures?|getty|shutterstock|istock|pool|file|handout"
    r"|lehtikuva|video|illustration|screengrab)\b"
    r"|\S\s*/\s*(?:AP|AFP|EPA|Reuters|Getty|The Associated)"
    r"|[/|] (?:AP|AFP|EPA)\W*$|\bvia (?:AP|AFP|Reuters)\b",
    re.IGNORECASE,
)
_LONGEST_ALONE: Final = 100
_SIGNED: Final = re.compile(r"\W*[-–—]+\s*(?P<name>[^\W\d_a-z][\w ./&’'-]{1,40}?)\W*$")
_NOTICES: Final[frozenset[Role]] = frozenset({"disclaimer", "editors_note"})
_SOURCE_ROLES: Final[frozenset[Role]] = frozenset({"attribution", "byline", "copyright"})


@dataclass(frozen=True, slots=True)
class LineCredits:
    """What a line credits, in characters of the line.

    Parameters
    ----------
    persons : tuple of Named
        Its authors.
    signed : bool
        Whether it says that they are ("By …"); a mere name may be a photographer's.
    agencies : tuple of Named
    sources : tuple of Named
        Where it says that the story was published before.
    holders : tuple of Named
        Holders of the copyright.
    """

    persons: tuple[Named, ...] = ()
    signed: bool = False
    agencies: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    holders: tuple[Named, ...] = ()


_NOTHING: Final = LineCredits()


def line_credits(text: str, role: Role | None) -> LineCredits:
    """Return what a line credits.

    Parameters
    ----------
    text : str
    role : Role or None
        What the line is; None for a short line that is not known to be framing.

    Examples
    --------
    >>> found = line_credits("By Jane Roe, Associated Press", "byline")
    >>> [person.name for person in found.persons], [agency.name for agency in found.agencies]
    (['Jane Roe'], ['The Associated Press'])
    """
    return _kept(text, role) if len(text) <= _LONGEST_KEPT else _read(text, role)


@functools.lru_cache(maxsize=_KEPT_LINES)
def _kept(text: str, role: Role | None) -> LineCredits:
    return _read(text, role)


def _read(text: str, role: Role | None) -> LineCredits:
    if role is None:
        if len(text) > _LONGEST_BYLINE or PHOTO.search(text):
            return _NOTHING
        role_read: Role | None = "copyright" if _RIGHTS_LINE.match(text) else None
    else:
        role_read = role
    if role_read == "dateline":
        return _dateline(text)
    if role_read == "copyright" or role_read in _NOTICES:
        found = _of_holders(text) if role_read == "copyright" else _of_notice(text)
        # A short line that the look of it makes a notice may be an agency's name.
        return _byline(text, None) if found == _NOTHING else found
    return _credit_line(text, role_read)


def _of_notice(text: str) -> LineCredits:
    return _of_sources(sources_in(text, framed=False), ())


def _of_holders(text: str) -> LineCredits:
    holders = holders_in(text)
    provided = sources_in(text) if "rovided" in text else ()
    return LineCredits(agencies=_known(holders), holders=holders, sources=provided)


def _credit_line(text: str, role: Role | None) -> LineCredits:
    sources = sources_in(text, framed=role in _SOURCE_ROLES)
    if sources:
        return _of_sources(sources, contributors_in(text))
    contributors = contributors_in(text)
    if contributors:
        return LineCredits(agencies=_known(contributors))
    return _attribution(text) if role == "attribution" else _byline(text, role)


def _known(found: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(
        Named(one.start, one.end, usual or one.name)
        for one in found
        if (usual := agency_named(one.name)) is not None or is_agency_like(one.name)
    )


def _of_sources(sources: tuple[Named, ...], also: tuple[Named, ...]) -> LineCredits:
    """Tell agencies, which supply, from outlets, which publish."""
    outlets = tuple(one for one in sources if agency_named(one.name) in OUTLETS)
    agencies = _known(tuple(one for one in (*sources, *also) if one not in outlets))
    taken = {agency.start for agency in agencies}
    rest = tuple(one for one in sources if one.start not in taken)
    return LineCredits(agencies=tuple(dict.fromkeys(agencies)), sources=rest)


def _dateline(text: str) -> LineCredits:
    """Read "PLACE (AP) —", and "Posted 6:08 am, by CNN Wires"."""
    found = []
    for match in _DATELINE_AGENCY.finditer(text):
        name = match["name"].strip()
        if not _NO_AGENCY.match(name):
            start, end = match.span("name")
            found.append(Named(start, end, agency_named(name) or name))
    if found:
        taken = {agency.start for agency in found}
        found += [agency for agency in agencies_in(text) if agency.start not in taken]
        return LineCredits(agencies=tuple(found))
    byline = _byline(text, "dateline")
    return byline if byline.signed else LineCredits(agencies=byline.agencies)


def _attribution(text: str) -> LineCredits:
    agencies = _agencies_of_byline(text)
    if not agencies and (signed := _SIGNED.match(text)) and is_agency_like(signed["name"]):
        agencies = (Named(*signed.span("name"), signed["name"]),)
    return LineCredits(agencies=agencies)


def _byline(text: str, role: Role | None) -> LineCredits:
    if PHOTO.search(text):
        return _NOTHING
    by = _BY.search(text, 0, 90) or _AUTHOR.match(text)
    agencies = _agencies_of_byline(text)
    if by is None and (newsroom := _FROM_NEWSROOM.match(text)):
        by = newsroom
    if by is None and role is None:
        return _name_alone(text, agencies)
    if by is None and (role == "dateline" or _HELPED.match(text)):
        return LineCredits(agencies=agencies)
    start = by.end() if by is not None else (lead.end() if (lead := _OPENS.match(text)) else 0)
    persons = persons_in(text, start, _end_of_names(text, start, agencies))
    persons = tuple(person for person in persons if not is_agency_like(person.name))
    if by is None:
        # A bare word in a line of names may be anything.
        persons = tuple(person for person in persons if " " in person.name)
    return LineCredits(persons, by is not None, agencies)


def _agencies_of_byline(text: str) -> tuple[Named, ...]:
    if _BIOGRAPHY.search(text):
        return ()
    known = tuple(found for found in agencies_in(text) if not _is_surname(text, found))
    if known:
        return known
    found = []
    for part in re.finditer(r"[^,|•·—–/(]+?(?=\s-\s|[,|•·—–/()]|$)", text):
        name = re.sub(r"^\W*(?:(?:reported\s+)?[Bb][Yy]\s+)?(?:the\s+)?", "", part[0], flags=re.I)
        name = _JOB.sub("", name.rstrip(" .)"))
        if is_agency_like(name):
            start = part.start() + part[0].index(name)
            found.append(Named(start, start + len(name), name))
    return tuple(found)


def _is_surname(text: str, found: Named) -> bool:
    """Whether an agency's word follows a first name: "Michael Bloomberg"."""
    word = text[found.start : found.end]
    if " " in word or word.isupper():
        return False
    before = re.search(r"(?:^|[Bb]y |[,&] |and )([^\W\d_a-z][\w.’'-]*)\s+$", text[: found.start])
    return before is not None and before[1].lower() not in {"by", "the", "from", "source"}


def _end_of_names(text: str, start: int, agencies: tuple[Named, ...]) -> int:
    end = min((agency.start for agency in agencies if agency.start >= start), default=len(text))
    if end > start and text[:end].rstrip().lower().endswith((" the", "\tthe")):
        end = len(text[:end].rstrip()) - 3
    match = _BYLINE_ENDS.search(text, start, end)
    return match.start() if match else end


def _name_alone(text: str, agencies: tuple[Named, ...]) -> LineCredits:
    """Read "Jane Roe, Associated Press" and "The Associated Press" where no markup helps."""
    if not agencies or len(text) > _LONGEST_ALONE:
        return _NOTHING
    first = agencies[0]
    before = text[: first.start].strip(" \t\n,|•·-–—(")
    before = re.sub(r"(?:^|\s)[Tt]he$", "", before)
    rest = text[agencies[-1].end :].strip(" \t\n,|•·-–—).:;*©")
    if rest and not re.match(
        r"(?:\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
        r"|Sep|Oct|Nov|Dec|Published|Updated|Posted|Writer|Staff|National)\w*)",
        rest,
    ):
        return _NOTHING
    if not before:
        return LineCredits(agencies=agencies)
    persons = persons_in(text, 0, _end_of_names(text, 0, agencies))
    if not persons or " " not in persons[0].name:
        return _NOTHING
    return LineCredits(persons, False, agencies)
