"""Whom the original says it is by and from, and whether the copy says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spindetect.policy.case import Case
from spindetect.policy.people import (
    PUBLISHER_ALIASES,
    is_named,
    outlet_names,
    person_names,
    spelled_in,
)
from spindetect.policy.wording import Wording, words_of
from spindetect.records import Credit, Framing, Role, Side, Span

__all__ = ["Line", "bylines", "credited", "holders", "is_kept", "outlets", "unnamed"]

_BY: Final = re.compile(r"^\W*(?:(?:written|reported|story|words|text)\s+)?by\b", re.IGNORECASE)
_BY_LINE: Final = re.compile(r"^\s*By\s+[A-Z]", re.MULTILINE)
_DATED: Final = re.compile(
    r"\b(?:published|updated|staff|writer|correspondent|reporter)\b|\b20\d\d\b", re.IGNORECASE
)
_PICTURE: Final = re.compile(
    r"\b(?:photo\w*|images?|pictures?|illustration|graphic|video|getty)\b|[/|]\s*(?:ap|afp|reuters)\b",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_NOT_HOLDER: Final = re.compile(
    r"©|\(c\)|\bcopyright(?:ed)?\b|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b|"
    r"\btrademark and\b",
    re.IGNORECASE,
)
_NAMING: Final[frozenset[Role]] = frozenset({"attribution", "byline", "copyright", "dateline"})
_AGENCY: Final = re.compile(r"\(([A-Z][\w.& ’'-]{1,30})\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A byline or a copyright line of the original.

    Parameters
    ----------
    text : str
        As it is written.
    name : str
        Whom it names.
    side : {"original"} or None
    span : Span or None
        Where it stands, if it stands in the text.
    """

    text: str
    name: str
    side: Side | None = None
    span: Span | None = None


def _line(credit: Credit) -> Line:
    if credit.span is None:
        return Line(credit.name, credit.name)
    return Line(credit.span.text, credit.name, "original", credit.span)


def bylines(case: Case) -> list[Line]:
    """Return the bylines of the original; those of pictures aside.

    Parameters
    ----------
    case : Case
    """
    chained = [_line(found.original) for found in case.chain("byline") if found.original]
    chained = [line for line in chained if not _is_of_picture(line, case)]
    if chained:
        return chained
    declared = case.original.article.byline
    if declared and words_of(declared):
        return [Line(declared, declared)]
    if any(item.role == "byline" and item.status == "kept" for item in case.framing):
        return []
    found = [item for item in case.passages("original", "byline") if _is_byline(item, case)]
    lines = [Line(f.text, f.text, "original", Span(f.start, f.end, f.text)) for f in found]
    # Of several, some are of other stories or of pictures: one that is kept will do.
    if len(lines) > 1 and any(is_kept(line.text, case) for line in lines):
        return []
    return lines[:1]


def _is_byline(item: Framing, case: Case) -> bool:
    """Tell whether a passage is the byline of the story rather than of a picture or a teaser."""
    if (
        _PICTURE.search(item.text)
        or case.is_furniture("original", item.start)
        or item.start > case.story["original"][1]
    ):
        return False
    if _BY.match(item.text):
        return True
    article = case.original.article
    people = person_names(item.text)
    # One name and an agency are a picture's as often as a story's.
    sure = len(people) > 1 or _DATED.search(item.text)
    if not people or not sure or _BY_LINE.search(article.text):
        return False
    return not _beside_picture(item.start, case)


def _is_of_picture(line: Line, case: Case) -> bool:
    """Tell whether who is named took a picture: one name, in a line with a caption beside it."""
    if _PICTURE.search(line.text):
        return True
    if line.span is None or len(person_names(line.text)) > 1:
        return False
    text = case.original.article.text
    start = text.rfind("\n", 0, line.span.start) + 1
    return not _BY.match(text[start : line.span.end]) and _beside_picture(line.span.start, case)


def _beside_picture(start: int, case: Case) -> bool:
    paragraphs = case.original.article.paragraphs
    at = bisect_right([part.start for part in paragraphs], start) - 1
    around = paragraphs[max(0, at - 1) : at + 2]
    return any(_PICTURE.search(part.text) for part in around)


def unnamed(byline: str, case: Case) -> tuple[str, ...]:
    """Return the people of a byline whom the copy names nowhere.

    Parameters
    ----------
    byline : str
    case : Case
    """
    return tuple(
        name
        for name in _people(byline, case)
        if not any(is_named(name, place, case.here) for place in (case.there, case.declared_there))
    )


def _people(byline: str, case: Case) -> tuple[str, ...]:
    """Return whom a byline names; the outlet may stand there like one more name."""
    known = [words_of(name) for name in outlets(case)]
    return tuple(name for name in person_names(byline) if words_of(name) not in known)


def is_kept(byline: str, case: Case) -> bool:
    """Tell whether the copy names anybody that a byline names.

    Parameters
    ----------
    byline : str
    case : Case
    """
    people = _people(byline, case)
    if people:
        return len(unnamed(byline, case)) < len(people)
    names = [part for part in re.split(r"[,;|/\n]", _BY.sub("", byline)) if words_of(part)]
    return not names or credited(outlet_names(names), case)


def outlets(case: Case) -> tuple[str, ...]:
    """Return the names of those whom the original is from: its agency and its publisher.

    Parameters
    ----------
    case : Case
    """
    found = [
        link.original.name
        for link in case.attribution
        if link.original and link.element in {"agency", "first_published", "publisher"}
    ]
    if case.original.article.publisher:
        found.append(case.original.article.publisher)
    for item in case.framing_on["original"]:
        if item.role in _NAMING:
            line = Wording(item.text)
            found += [name for group in PUBLISHER_ALIASES for name in group if line.find(name)]
            found += _AGENCY.findall(item.text) if item.role == "dateline" else []
    return outlet_names(found)


def credited(names: Sequence[str], case: Case) -> bool:
    """Tell whether the copy names any of some outlets, anywhere.

    Parameters
    ----------
    names : sequence of str
    case : Case
    """
    if any(case.says(name) for name in names):
        return True
    letters = ["".join(words_of(name)) for name in names]
    text = "".join(case.declared_there.words)
    declared = set(case.declared_there.words)
    if any(name in declared or (len(name) >= 4 and name in text) for name in letters):
        return True
    # Of the outlet at latimes.example only the address may be known.
    hosts = [name for name in names if name.isalnum() and name.islower()]
    return any(spelled_in(name, case.there.words) for name in hosts)


def holders(case: Case) -> list[Line]:
    """Return the copyright lines of the original.

    Parameters
    ----------
    case : Case
    """
    chained = [_line(found.original) for found in case.chain("copyright") if found.original]
    if chained:
        return chained
    lines = []
    for span in case.groups("original", "copyright"):
        name = _NOT_HOLDER.sub(" ", re.split(r"\.\s|\n", span.text)[0])
        name = re.sub(r"^[\s,.]*(?:by\s+)?", "", " ".join(name.split()), flags=re.IGNORECASE)
        if _SIGN.search(span.text) and words_of(name) and not _PICTURE.search(span.text):
            lines.append(Line(span.text, name.strip(" .,"), "original", span))
    return lines
