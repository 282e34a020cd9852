"""Training lines for the framing roles: single lines, and pages made around releases.

Three sources, none of them labelled by hand: patterns of our own writing
(:mod:`spindetect.train.framing_lines`), running text of press releases and of
parallel translations as body, and lines that recur over a publisher's pages as
navigation.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import capwords
from typing import Final

from spindetect.evidence.framing.features import Line
from spindetect.evidence.framing.patterns import split_dateline
from spindetect.records import Role
from spindetect.train.corpora import (
    read_agency_pages,
    read_parallel_groups,
    read_press_releases,
)
from spindetect.train.framing_lines import Pattern, Slots, read_patterns

__all__ = ["Example", "examples"]

_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“(\[])")
_NOT_BODY: Final = re.compile(
    r"(?i)contact|immediate release|\d{3}[-/. )]+\d{3}|www\.|https?:|@|^\W*by\W|press release|###"
)
_TOP: Final[tuple[tuple[Role, float], ...]] = (
    ("navigation", 0.5),
    ("navigation", 0.3),
    ("promotion", 0.15),
    ("headline", 0.8),
    ("subheading", 0.15),
    ("byline", 0.6),
    ("dateline", 0.5),
    ("dateline", 0.15),
    ("navigation", 0.4),
    ("disclaimer", 0.06),
    ("editors_note", 0.08),
    ("caption", 0.3),
    ("attribution", 0.04),
)
_MIDDLE: Final[tuple[tuple[Role, float], ...]] = (
    ("related_links", 0.1),
    ("promotion", 0.07),
    ("caption", 0.1),
    ("subheading", 0.08),
    ("social_embed", 0.05),
    ("navigation", 0.05),
    ("dateline", 0.02),
    ("headline", 0.0),
)
_BOTTOM: Final[tuple[tuple[Role, float], ...]] = (
    ("byline", 0.15),
    ("attribution", 0.35),
    ("editors_note", 0.2),
    ("disclaimer", 0.3),
    ("caption", 0.1),
    ("copyright", 0.35),
    ("social_embed", 0.06),
    ("promotion", 0.3),
    ("related_links", 0.3),
    ("related_links", 0.3),
    ("navigation", 0.4),
    ("navigation", 0.4),
)
# Roles whose passages run over several sentences.
_LONG: Final = frozenset({"disclaimer", "editors_note", "copyright", "promotion"})
# Roles that a scraped page often repeats, word for word.
_REPEATED: Final = frozenset({"caption", "navigation", "promotion", "related_links"})
_FILLS: Final = 16


@dataclass(frozen=True, slots=True)
class Example:
    """A line, its role, and the pattern or text that it comes from."""

    line: Line
    role: Role
    group: str


_Paragraph = tuple[Role, tuple[str, ...], str]


def examples(seed: int = 0) -> list[Example]:
    """Make every training example.

    Parameters
    ----------
    seed : int
        Equal seeds make equal examples.
    """
    source = random.Random(seed)
    slots = Slots(source, _titles(source))
    made = list(_single_patterns(source, slots))
    made += _single_bodies(source)
    made += _agency_lines(source)
    made += _pages(source, slots)
    return made


def _titles(source: random.Random) -> list[str]:
    """Return titles of releases in the ways that papers write them."""
    titles = []
    for release in source.sample(read_press_releases(), 3000):
        title = release.title.strip()
        if 4 <= len(title.split()) <= 16:
            titles.append(title if source.random() < 0.1 else _recase(title, source))
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


def _vary(text: str, source: random.Random) -> str:
    draw = source.random()
    if draw < 0.08:
        return text.upper()
    if draw < 0.13:
        return text.lower()
    if draw < 0.2:
        return text.rstrip(".")
    return text.replace("'", "’") if draw < 0.5 else text


def _single_patterns(source: random.Random, slots: Slots) -> Iterator[Example]:
    for number, pattern in enumerate(read_patterns()):
        fills = _FILLS if "{" in pattern.text else _FILLS // 2
        if "{caption}" in pattern.text:
            fills *= 5
        for _ in range(fills):
            text = slots.fill(pattern.text)
            if pattern.role != "body":
                text = _vary(text, source)
            yield Example(Line(text), pattern.role, f"pattern-{number}")


def _body_sentences(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the paragraphs of a release that are surely running text, cut into sentences."""
    for paragraph in text.split("\n"):
        if _NOT_BODY.search(paragraph) or paragraph.upper() == paragraph:
            continue
        body = paragraph[split_dateline(paragraph) :].strip()
        if len(body.split()) < 3:
            continue
        if body.rstrip("\"”’')")[-1:] in {".", "?", "!"}:
            yield tuple(_SENTENCE.split(body))
        elif body[0] in "-*•–" or body[-1] in ":;,":
            yield (body,)


def _single_bodies(source: random.Random) -> Iterator[Example]:
    for release in source.sample(read_press_releases(), 4000):
        paragraphs = list(_body_sentences(release.text))
        for sentences in source.sample(paragraphs, min(3, len(paragraphs))):
            yield Example(Line(source.choice(sentences)), "body", release.id)
    for language, rows in read_parallel_groups().items():
        for row in source.sample(rows, min(1500, len(rows))):
            text = source.choice(row.versions)
            if text[-1:] in '.!?"”' and not _NOT_BODY.search(text):
                yield Example(Line(text), "body", f"{language}-{row.id}")


def _agency_lines(source: random.Random) -> Iterator[Example]:
    """Yield what recurs over a publisher's pages as navigation, once each, in its place."""
    pages = read_agency_pages()
    recurring: Counter[tuple[str, str]] = Counter()
    for page in pages:
        recurring.update({(page.publisher, text) for text in page.paragraphs})
    seen: set[str] = set()
    for page in source.sample(pages, len(pages)):
        for index, text in enumerate(page.paragraphs):
            common = recurring[page.publisher, text] >= 5
            if common and text not in seen and 1 <= len(text.split()) <= 4 and text[-1] not in ".,":
                seen.add(text)
                yield Example(_line(page.paragraphs, index), "navigation", f"page-{text.lower()}")


def _line(paragraphs: Sequence[str], index: int) -> Line:
    return Line(
        paragraphs[index],
        top=index,
        bottom=len(paragraphs) - 1 - index,
        before=len(paragraphs[index - 1]) if index else 0,
        after=len(paragraphs[index + 1]) if index + 1 < len(paragraphs) else 0,
    )


def _pages(source: random.Random, slots: Slots) -> Iterator[Example]:
    by_role: dict[Role, list[tuple[str, Pattern]]] = {}
    for number, pattern in enumerate(read_patterns()):
        by_role.setdefault(pattern.role, []).append((f"pattern-{number}", pattern))
    for release in source.sample(read_press_releases(), 1500):
        body: list[_Paragraph] = [
            ("body", sentences, release.id) for sentences in _body_sentences(release.text)
        ]
        if len(body) >= 3:
            yield from _page_examples(_page(body[:14], by_role, source, slots))


def _page(
    body: Sequence[_Paragraph],
    by_role: dict[Role, list[tuple[str, Pattern]]],
    source: random.Random,
    slots: Slots,
) -> list[_Paragraph]:
    def draw(table: Sequence[tuple[Role, float]]) -> Iterator[_Paragraph]:
        for role, chance in table:
            if source.random() < chance:
                aside = source.choice(source.choice(body)[1]) + " "
                yield _framing(role, by_role[role], source, slots, aside)

    page = list(draw(_TOP)) if source.random() < 0.8 else []
    for paragraph in body:
        page.append(paragraph)
        page.extend(draw(_MIDDLE))
    if source.random() < 0.8:
        page.extend(draw(_BOTTOM))
    for paragraph in list(page):
        if paragraph[0] in _REPEATED and source.random() < 0.15:
            page.insert(source.randint(0, len(page)), paragraph)
    return page


def _framing(
    role: Role,
    patterns: Sequence[tuple[str, Pattern]],
    source: random.Random,
    slots: Slots,
    aside: str,
) -> _Paragraph:
    """Make one passage; ``aside`` is a sentence of the story, for a caption to repeat."""
    group, pattern = source.choice(patterns)
    if role == "caption" and source.random() < 0.4:
        group, pattern = source.choice([one for one in patterns if "{caption}" in one[1].text])
    text = _vary(slots.fill(pattern.text), source)
    if role in _LONG and source.random() < 0.5:
        text += " " + slots.fill(source.choice(patterns)[1].text)
    if role == "caption" and source.random() < 0.12:
        text = slots.fill("{caption} ") + aside + text
    return role, tuple(_SENTENCE.split(text)), group


def _page_examples(page: Sequence[_Paragraph]) -> Iterator[Example]:
    lengths = [sum(map(len, sentences)) for _, sentences, _ in page]
    count = Counter(sentences for _, sentences, _ in page)
    for index, (role, sentences, group) in enumerate(page):
        for place, text in enumerate(sentences):
            if place and role == "caption":
                continue  # a caption's second sentence is the story's own
            line = Line(
                text,
                top=index,
                bottom=len(page) - 1 - index,
                siblings=len(sentences),
                place=place,
                before=lengths[index - 1] if index else 0,
                after=lengths[index + 1] if index + 1 < len(page) else 0,
                repeated=count[sentences] > 1,
            )
            yield Example(line, role, group)
