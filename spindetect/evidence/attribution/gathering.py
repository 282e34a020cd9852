"""The lines of an article that credit somebody, and credits made of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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
    """Return the lines that credit somebody, in reading order."""
    taken: set[int] = set()
    found = []
    for passage in passages:
        if passage.role in _CREDITING:
            credits_ = line_credits(passage.text, passage.role)
            found.append(Line(passage.start, passage.text, passage.role, credits_, near=True))
        elif passage.role != "headline" and begins_as_source(passage.text):
            # "Read the full story at …" passes for a pointer to another one.
            credits_ = line_credits(passage.text, None)
            found.append(Line(passage.start, passage.text, None, credits_, near=True))
        elif passage.role == "caption" and len(passage.text) <= _LONGEST_CREDIT:
            # "Jane Roe | Associated Press" may stand over a story as well as under a picture.
            credits_ = line_credits(passage.text, None)
            found.append(Line(passage.start, passage.text, None, credits_, near=False))
        elif passage.role not in _PASSED_OVER:
            continue
        taken.update(document.sentences[index].paragraph for index in passage.sentences)
    paragraphs = document.article.paragraphs
    last = len(paragraphs) - _NEAR_ENDS
    count = Counter(paragraph.text for paragraph in paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if number in taken or len(paragraph.text) > _LONGEST_LINE:
            continue
        if paragraph.role in _PASSED_OVER or not _may_credit(paragraph.text):
            continue
        # What stands there again and again goes with pictures.
        near = (number < _NEAR_ENDS or number >= last) and count[paragraph.text] == 1
        credits_ = line_credits(paragraph.text, None)
        found.append(Line(paragraph.start, paragraph.text, None, credits_, near))
    told = [line for line in found if _says_something(line.found)]
    return tuple(sorted(told, key=lambda line: line.start))


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
