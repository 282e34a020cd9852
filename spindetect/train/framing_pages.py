"""Training lines for the framing roles: single lines, and pages made around stories.

Three sources, none of them labelled by hand: patterns of our own writing
(:mod:`spindetect.train.framing_lines`), running text of press releases and of
parallel translations as body, and scraped pages of public agencies, where what
recurs over a publisher's pages is navigation and long running text is body.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from string import capwords
from typing import Final

from spindetect.evidence.framing.features import Line, echoes
from spindetect.evidence.framing.patterns import glued_pieces, names_agency, split_dateline
from spindetect.records import Role
from spindetect.train.corpora import (
    read_agency_pages,
    read_parallel_groups,
    read_press_releases,
)
from spindetect.train.framing_blocks import Paragraph, cut, vary
from spindetect.train.framing_layout import Maker
from spindetect.train.framing_lines import Pattern, Slots, read_patterns

__all__ = ["Example", "examples"]

_NOT_BODY: Final = re.compile(
    r"(?i)contact|immediate release|\d{3}[-/. )]+\d{3}|www\.|https?:|@|^\W*by\W|press release|###"
)
_DATE: Final = re.compile(
    r"(?:[A-Z][a-z]+day, )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? "
    r"\d{1,2}(?:st|nd|rd|th)?, \d{4}"
)
# A translated line without a stop, of the length of headlines, is one.
_HEADLINE: Final = re.compile(r"(?=.{20,110}$)[A-Z\"'“‘](?:\S+ ){3,15}\S*[\w\"'”’?]")
_DATELINES: Final = (
    *("{city_caps} ({wire}) —", "{city_caps} ({wire}) -", "{city_caps}, {country} ({wire}) --"),
    *("{city_caps} —", "{city_caps}, {date} ({wire}) -", "{city_caps}, {country} —"),
)
_FILLS: Final = 16
_PAGES: Final = 2400
_NEWS_PAGES: Final = 900
_AGENCY_PAGES: Final = 500
_PLAIN_PAGES: Final = 1000
# Lines of an agency's page, from the top, that are looked at: menus at the foot go on for long.
_LONGEST_PAGE: Final = 60
# Stories whose paragraphs a scraper lost.
_FLAT: Final = 0.08
# A line on so many pages of a publisher is the page's own.
_RECURRING: Final = 5
_PROSE: Final = 80
_STOPS: Final = frozenset('.!?”"')


@dataclass(frozen=True, slots=True)
class Example:
    """A line, its role, and the pattern or text that it comes from.

    ``role`` is None for a line that is there as a neighbour only. ``page``
    numbers the page it stands on, or the text that stands alone; ``paragraph``
    the paragraph on that page.
    """

    line: Line
    role: Role | None
    group: str
    page: int = 0
    paragraph: int = 0


def examples(seed: int = 0) -> list[Example]:
    """Make every training example; lines of a page stand together, in order.

    Parameters
    ----------
    seed : int
        Equal seeds make equal examples.
    """
    source = random.Random(seed)
    slots = Slots(source, _titles(source))
    made: list[Example] = []
    pages = chain(_single_patterns(source, slots), _single_bodies(source), _pages(source, slots))
    for number, page in enumerate(pages):
        made += _page_examples(page, number)
    return made


def _titles(source: random.Random) -> list[str]:
    """Return titles of releases in the ways that papers write them, and translated headlines."""
    titles = []
    for release in source.sample(read_press_releases(), 3000):
        title = release.title.strip()
        if 4 <= len(title.split()) <= 16:
            titles.append(title if source.random() < 0.1 else _recase(title, source))
    for rows in read_parallel_groups().values():
        versions = (source.choice(row.versions) for row in rows)
        titles += [text for text in versions if _HEADLINE.fullmatch(text)]
    return titles


def _recase(title: str, source: random.Random) -> str:
    if source.random() < 0.5:
        return capwords(title)
    # Which words of a shouted title are names is unknown: about every third is.
    words = title.lower().split()
    return " ".join(
        word.capitalize() if index == 0 or source.random() < 0.3 else word
        for index, word in enumerate(words)
    )


def _single_patterns(source: random.Random, slots: Slots) -> Iterator[Sequence[Paragraph]]:
    for number, pattern in enumerate(read_patterns()):
        fills = _FILLS if "{" in pattern.text else _FILLS // 2
        if "{caption}" in pattern.text:
            fills *= 5
        for _ in range(fills):
            text = slots.fill(pattern.text)
            if pattern.role != "body":
                text = vary(text, source)
            yield [Paragraph(pattern.role, cut(text), f"pattern-{number}")]


def _body_sentences(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the paragraphs of a release that are surely running text, cut into sentences."""
    for paragraph in text.split("\n"):
        if _NOT_BODY.search(paragraph) or paragraph.upper() == paragraph:
            continue
        body = paragraph[split_dateline(paragraph) :].strip()
        if len(body.split()) < 3:
            continue
        body = paragraph
        if body.rstrip("\"”’')")[-1:] in {".", "?", "!"}:
            yield cut(body)
        elif body[0] in "-*•–" or body[-1] in ":;,":
            yield (body,)


def _single_bodies(source: random.Random) -> Iterator[Sequence[Paragraph]]:
    for release in source.sample(read_press_releases(), 4000):
        paragraphs = list(_body_sentences(release.text))
        for sentences in source.sample(paragraphs, min(3, len(paragraphs))):
            yield [Paragraph("body", (source.choice(sentences),), release.id)]
    for rows in read_parallel_groups().values():
        for row in source.sample(rows, min(1500, len(rows))):
            text = source.choice(row.versions)
            if text[-1:] in '.!?"”' and not _NOT_BODY.search(text):
                yield [Paragraph("body", (text,), f"news-{row.id}")]


def _pages(source: random.Random, slots: Slots) -> Iterator[Sequence[Paragraph]]:
    patterns: dict[Role, list[tuple[str, Pattern]]] = {}
    for number, pattern in enumerate(read_patterns()):
        patterns.setdefault(pattern.role, []).append((f"pattern-{number}", pattern))
    maker = Maker(source, slots, patterns)
    stories = [_dated(story, source, slots) for story in (*_released(source), *_translated(source))]
    teasers = [story[0].sentences[0] for story in stories]
    for story in stories:
        yield maker.page(story if source.random() > _FLAT else _flattened(story, source), teasers)
    yield from _agency_pages(source)
    yield from _plain_pages(source)


def _flattened(story: Sequence[Paragraph], source: random.Random) -> list[Paragraph]:
    """Run a story together into few paragraphs, as scrapers do."""
    size = source.choice([4, 8, 100])
    parts = [story[start : start + size] for start in range(0, len(story), size)]
    return [part[0]._replace(tail=tuple(part[1:])) for part in parts]


def _dated(story: list[Paragraph], source: random.Random, slots: Slots) -> list[Paragraph]:
    """Set a dateline before a story that has none, as most news agencies do."""
    opening = story[0].sentences[0]
    if split_dateline(opening) or source.random() < 0.5:
        return story
    dateline = slots.fill(source.choice(_DATELINES))
    opened = (dateline + " " + opening, *story[0].sentences[1:])
    return [story[0]._replace(sentences=opened), *story[1:]]


def _unglued(sentence: str) -> str:
    """Take off what a scraper glued on; what follows an agency's dateline nobody asks about."""
    pieces = glued_pieces(sentence)
    if not pieces:
        return sentence
    last = pieces[-1]
    if last.role == "dateline" and names_agency(sentence[last.start : last.end]):
        return ""
    return sentence[last.end :].strip()


def _plain_pages(source: random.Random) -> Iterator[list[Paragraph]]:
    """Yield releases line by line: lists, letters and tables are no furniture."""
    for release in source.sample(read_press_releases(), _PLAIN_PAGES):
        found = []
        for text in release.text.split("\n")[:_LONGEST_PAGE]:
            role = _plain_role(text, release.title)
            found.append(Paragraph(role, cut(text), release.id))
        yield found if source.random() > _FLAT else _flattened(found, source)


def _plain_role(text: str, title: str) -> Role | None:
    if _DATE.fullmatch(text):
        return "dateline"
    if len(title) > 20 and text.startswith(title[:60]):
        return "headline" if text[-1] not in _STOPS and len(text) <= 2 * _PROSE else None
    return None if text.upper() == text or _NOT_BODY.search(text) else "body"


def _released(source: random.Random) -> Iterator[list[Paragraph]]:
    for release in source.sample(read_press_releases(), _PAGES):
        body = [Paragraph("body", found, release.id) for found in _body_sentences(release.text)]
        if len(body) >= 3 and sum(len(p.sentences[0]) for p in body) > _PROSE * len(body):
            yield body[: source.randint(6, 24)]


def _translated(source: random.Random) -> Iterator[list[Paragraph]]:
    """Yield stories of translated sentences, which follow one another as they did in print."""
    groups = [rows for rows in read_parallel_groups().values() if len(rows) > 40]
    for _ in range(_NEWS_PAGES):
        rows = source.choice(groups)
        start = source.randrange(len(rows) - 30)
        body, last = [], start + source.randint(8, 30)
        while start < last:
            taken = rows[start : start + source.choice([1, 1, 2, 3])]
            start += len(taken)
            texts = [source.choice(row.versions) for row in taken]
            if all(text[-1:] in '.!?"”' and not _NOT_BODY.search(text) for text in texts):
                body.append(Paragraph("body", tuple(texts), f"news-{taken[0].id}"))
        if len(body) >= 3:
            yield body


def _agency_pages(source: random.Random) -> Iterator[list[Paragraph]]:
    """Yield scraped pages, with roles where they are plain to see."""
    pages = read_agency_pages()
    recurring: Counter[tuple[str, str]] = Counter()
    for page in pages:
        recurring.update({(page.publisher, text) for text in page.paragraphs})
    met: Counter[str] = Counter()
    for page in source.sample(pages, min(_AGENCY_PAGES, len(pages))):
        texts = page.paragraphs[:_LONGEST_PAGE]
        title = texts[0].rpartition(" - ")[0] or texts[0]
        found = []
        for text in texts:
            common = recurring[page.publisher, text] >= _RECURRING
            role = _agency_role(text, title, common)
            met[text] += common
            if met[text] > 3 * _RECURRING:
                role = None  # the same menu over and over teaches nothing
            found.append(Paragraph(role, cut(text), f"page-{text.lower()}"))
        yield found


def _agency_role(text: str, title: str, common: bool) -> Role | None:
    if _DATE.fullmatch(text):
        return "dateline"
    if len(title) > 20 and text.startswith(title[:60]):
        return "headline" if text[-1] not in _STOPS else None
    if common:
        return "navigation" if len(text.split()) <= 4 and text[-1] not in ".," else None
    if len(text) >= _PROSE and text[-1] in ".”" and not _NOT_BODY.search(text):
        return "body"
    return None


def _page_examples(page: Sequence[Paragraph], number: int) -> Iterator[Example]:
    texts = [paragraph.text for paragraph in page]
    echoed = echoes(texts)
    count = Counter(texts)
    last = len(page) - 1
    for index, paragraph in enumerate(page):
        lines = [(one, text) for one in (paragraph, *paragraph.tail) for text in one.sentences]
        for place, (own, sentence) in enumerate(lines):
            text = _unglued(sentence)
            if not text:
                continue
            line = Line(
                text,
                top=index if last else -1,
                bottom=last - index if last else -1,
                siblings=len(lines),
                place=place,
                before=len(texts[index - 1]) if index else 0,
                after=len(texts[index + 1]) if index < last else 0,
                repeated=count[texts[index]] > 1,
                echoed=echoed[index],
            )
            yield Example(line, own.role, own.group, number, index)
