"""The lines of an article that credit somebody, and credits made of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from spindetect.evidence.attribution.lines import LineCredits, line_credits
from spindetect.evidence.attribution.sources import begins_as_source
from spindetect.evidence.framing import Passage
from spindetect.records import Article, Credit, Document, Hyperlink, Role, Span

__all__ = ["Line", "credit_at", "crediting_lines", "stands_beside"]

_CREDITING: Final[frozenset[Role]] = frozenset(
    {"attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note"}
)
# What frames a picture or another story credits neither.
_PASSED_OVER: Final[frozenset[Role]] = frozenset(
    {"caption", "headline", "related_links", "social_embed", "subheading"}
)
_OF_OTHERS: Final[frozenset[Role]] = frozenset({"caption", "related_links"})
_LONGEST_LINE: Final = 200
_LONGEST_CREDIT: Final = 80
_SHORTEST: Final = 24
_STOPS: Final = frozenset('.!?"”’')
# Only a line with one of these can credit anybody: the rest need not be read.
_MAY_CREDIT: Final = re.compile(
    r"\b[Bb][Yy]\b|Press|[A-Z]{2}|Reuters|ource\b|rigin|irst|ublish|©|opyright|ontribut|rovided"
    r"|ourtesy|ermission|Times|Bloomberg|News|[Ww]ire|[Vv]ia\b|Guardian|Post\b|Xinhua|Tass|Kyodo"
)
# Lines that no role is known of credit the story only near its ends.
_NEAR_ENDS: Final = 15
_HERE: Final = re.compile(r"\b(?:here|this|link|article|story|post|original|read|source)\b", re.I)


class Line(NamedTuple):
    """A line that credits somebody."""

    start: int
    text: str
    role: Role | None
    found: LineCredits
    near: bool


def crediting_lines(document: Document, passages: Sequence[Passage]) -> tuple[Line, ...]:
    """Return the lines that credit somebody, in reading order.

    What its wording makes a credit is one whatever role a line was given by
    the look of it; what the page's markup calls a caption or a list of links
    is that.
    """
    roles: dict[int, Role] = {}
    found = []
    for passage in passages:
        for index in passage.sentences:
            roles[document.sentences[index].paragraph] = passage.role
        if passage.role in _CREDITING:
            credits_ = line_credits(passage.text, passage.role)
            found.append(Line(passage.start, passage.text, passage.role, credits_, near=True))
    found += _other_lines(document.article, roles)
    told = [line for line in found if _says_something(line.found)]
    return tuple(sorted(told, key=lambda line: line.start))


def _other_lines(article: Article, roles: Mapping[int, Role]) -> Iterator[Line]:
    """Yield the short lines that were not recognised as credits, but may be some."""
    paragraphs = article.paragraphs
    last = len(paragraphs) - _NEAR_ENDS
    count = Counter([paragraph.text for paragraph in paragraphs])
    for number, paragraph in enumerate(paragraphs):
        text, role = paragraph.text, roles.get(number)
        if len(text) > _LONGEST_LINE or role in _CREDITING or paragraph.role in _PASSED_OVER:
            continue
        if text == article.title or not _may_credit(text):
            continue
        # What stands there again and again goes with pictures.
        near = (number < _NEAR_ENDS or number >= last) and count[text] == 1
        read = line_credits(text, None)
        if role in _OF_OTHERS and read.persons:
            near = False
        yield Line(paragraph.start, text, None, read, near)


def _may_credit(text: str) -> bool:
    """Whether a line that no role is known of is worth reading: prose is none."""
    if len(text) <= _SHORTEST or begins_as_source(text):
        return True
    if len(text) > _LONGEST_CREDIT and text[-1] in _STOPS:
        return "ontribut" in text
    return _MAY_CREDIT.search(text) is not None


def _says_something(found: LineCredits) -> bool:
    return bool(found.persons or found.agencies or found.sources or found.holders)


def credit_at(article: Article, line: Line, start: int, end: int, name: str) -> Credit:
    """Return a credit to a name that stands in a line, with where it leads."""
    first, last = line.start + start, line.start + end
    span = Span(first, last, article.text[first:last])
    return Credit(name, "text", span, _link_at(article, line, first, last))


def _link_at(article: Article, line: Line, start: int, end: int) -> str | None:
    """Return where a name leads: its own link, or one beside it that says "here"."""
    beside = None
    for link in article.links:
        if link.start < end and start < link.end:
            return link.url
        if beside is None and stands_beside(link, line) and _HERE.search(link.text):
            beside = link.url
    return beside


def stands_beside(link: Hyperlink, line: Line) -> bool:
    """Whether a link stands in a line, or begins the sentence after it."""
    return line.start <= link.start <= line.start + len(line.text) + 1
