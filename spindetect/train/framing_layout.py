"""The layout of scraped pages: what stands where around a story.

A page is a list of paragraphs with their roles, put together from blocks that
scraped pages are made of: chrome, a head, pictures and galleries, pointers to
other stories, embedded posts, a foot. How often each stands was set by
judgement, after a look at scraped pages of public agencies and of news sites.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from spindetect.prepare.sentences import split_sentences
from spindetect.records import Role
from spindetect.train.framing_lines import Pattern, Slots

__all__ = ["LABELS", "Maker", "Paragraph", "cut", "vary"]

#: Short labels that a layout puts beside what they name, by what they stand for.
LABELS: Final[dict[str, tuple[Role, tuple[str, ...]]]] = {
    "picture": (
        "navigation",
        (
            "Photo",
            "Picture",
            "View Photo",
            "Photo {n}/{n2}",
            "Image {n}/{n2}",
            "Open image modal",
            "Enlarge this photo",
            "Show Caption",
            "Hide Captions",
            "Slide {n}",
            "Fullscreen",
        ),
    ),
    "date": (
        "dateline",
        (
            "Published:",
            "Last updated",
            "Last updated:",
            "Created",
            "Created:",
            "Date",
            "First posted",
            "Modified",
            "Published at",
            "Posted:",
            "Updated at",
            "Updated:",
            "Published",
        ),
    ),
    "rule": ("navigation", ("____", "* * *", "***", "---", "_____", "• • •", "— —", "~", "###")),
    "signature": (
        "social_embed",
        (
            "— {person} (@{handle}) {date}",
            "-- {person} (@{handle}) {date}",
            "{person} @{handle}",
            "{person}@{handle}",
            "@{handle} {date}",
            "{person} (@{handle})",
            "— {outlet} (@{handle})",
        ),
    ),
    "script": (
        "social_embed",
        (
            "//platform.{site}/widgets.js",
            "https://www.{site}/embed/{code}",
            "pic.twitter.com/{code}",
            "!function(d,s,id){var js,fjs=d.getElementsByTagName(s)[0];}",
            "https://t.co/{code}",
            "window._ads = window._ads || []; _ads.push({placement: 'below'});",
        ),
    ),
}
# How likely each stands at the foot of a page, in this order.
_FOOT: Final[tuple[tuple[Role, float], ...]] = (
    ("byline", 0.15),
    ("attribution", 0.35),
    ("editors_note", 0.2),
    ("disclaimer", 0.3),
    ("copyright", 0.3),
    ("social_embed", 0.05),
    ("promotion", 0.3),
)
# What may stand under a headline beside byline and date.
_NOTICES: Final[tuple[tuple[Role, float], ...]] = (
    ("disclaimer", 0.06),
    ("editors_note", 0.08),
    ("attribution", 0.06),
)
# Roles whose passages run over several sentences.
_LONG: Final = frozenset({"disclaimer", "editors_note", "copyright", "promotion"})
# What a scraper runs into the paragraph before it.
_RUN_IN: Final[tuple[Role, ...]] = (
    *("attribution", "copyright", "disclaimer", "editors_note", "navigation", "navigation"),
    *("promotion", "related_links", "social_embed"),
)
_SHORT_CREDIT: Final = 60


class Paragraph(NamedTuple):
    """A paragraph of a made page.

    ``role`` is None where nobody knows; ``group`` names the pattern or text it comes from.
    ``tail`` is what else a scraper put into the same paragraph.
    """

    role: Role | None
    sentences: tuple[str, ...]
    group: str
    tail: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join((*self.sentences, *(one.text for one in self.tail)))


def cut(text: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences, as articles are."""
    return tuple(text[start:end] for start, end in split_sentences(text)) or (text,)


def vary(text: str, source: random.Random) -> str:
    """Write a line as another page would: shouted, in small letters, without its stop."""
    draw = source.random()
    if draw < 0.08:
        return text.upper()
    if draw < 0.13:
        return text.lower()
    if draw < 0.2:
        return text.rstrip(".")
    return text.replace("'", "’") if draw < 0.5 else text


class Maker:
    """Puts blocks of a page together.

    Parameters
    ----------
    source : random.Random
    slots : Slots
    patterns : dict
        Patterns by role, each with the name of its group.
    """

    def __init__(
        self,
        source: random.Random,
        slots: Slots,
        patterns: dict[Role, list[tuple[str, Pattern]]],
    ) -> None:
        self._source = source
        self._slots = slots
        self._patterns = patterns
        captions = patterns["caption"]
        self._made = [one for one in captions if "{caption}" in one[1].text]
        self._credited = [one for one in self._made if len(one[1].text) > len("{caption} ")]
        self._credits = [
            one
            for one in captions
            if len(one[1].text) <= _SHORT_CREDIT
            and re.search(r"\{(?:wire|outlet|handle)|hoto|redit|mage|\(", one[1].text)
            and "{caption}" not in one[1].text
        ]
        self._titles = [one for one in patterns["related_links"] if one[1].text == "{title}"]

    def page(self, body: Sequence[Paragraph], teasers: Sequence[str]) -> list[Paragraph]:
        """Put a page around a story.

        Parameters
        ----------
        body : sequence of Paragraph
        teasers : sequence of str
            First sentences of other stories.
        """
        title = self._slots.fill("{title}")
        page = (
            self._head(title, self._source.choice(body).sentences[0]) if self._chance(0.85) else []
        )
        live = self._chance(0.07)
        for number, paragraph in enumerate(body):
            if live and number and number % 4 == 0:
                page += [self._label("rule"), self._clock()]
            page.append(self._tailed(paragraph) if self._chance(0.05) else paragraph)
            page += self._aside(paragraph, teasers)
        if self._chance(0.8):
            page += self._foot(teasers)
        return page

    def _chance(self, share: float) -> bool:
        return self._source.random() < share

    def _one(self, role: Role, among: Sequence[tuple[str, Pattern]] | None = None) -> Paragraph:
        patterns = among or self._patterns[role]
        group, pattern = self._source.choice(patterns)
        text = vary(self._slots.fill(pattern.text), self._source)
        if role in _LONG and self._chance(0.4):
            text += " " + self._slots.fill(self._source.choice(patterns)[1].text)
        return Paragraph(role, cut(text), group)

    def _label(self, name: str) -> Paragraph:
        role, texts = LABELS[name]
        text = self._source.choice(texts)
        return Paragraph(role, (self._slots.fill(text),), f"label-{text}")

    def _clock(self) -> Paragraph:
        return Paragraph("dateline", (self._slots.fill("{time}"),), "label-time")

    def _run(self, role: Role, most: int) -> list[Paragraph]:
        return [self._one(role) for _ in range(self._source.randint(1, most))]

    def _tailed(self, paragraph: Paragraph) -> Paragraph:
        """Run what stands under a paragraph of the story into it."""
        role = self._source.choice(_RUN_IN)
        return paragraph._replace(tail=(*paragraph.tail, self._one(role)))

    def _head(self, title: str, aside: str) -> list[Paragraph]:
        page: list[Paragraph] = []
        if self._chance(0.5):
            page += self._run("navigation", 8)
        if self._chance(0.2):
            page += self._run("promotion", 3)
        parts: list[Callable[[], list[Paragraph]]] = [
            lambda: self._headline(title),
            self._signed,
            lambda: self._run("navigation", 3) if self._chance(0.4) else [],
            lambda: self._picture(aside) if self._chance(0.45) else [],
        ]
        if self._chance(0.3):
            self._source.shuffle(parts)
        for part in parts:
            page += part()
        page += [self._one(role) for role, share in _NOTICES if self._chance(share)]
        if self._chance(0.04):
            page += self._gallery()
        if self._chance(0.05):
            text = self._slots.fill(self._source.choice(["{city_caps}", "{city} ({wire})"]))
            page.append(Paragraph("dateline", (text,), "label-city"))
        return page

    def _headline(self, title: str) -> list[Paragraph]:
        if self._chance(0.1):
            return []
        if self._chance(0.3):
            found = [self._one("headline")]
        else:
            found = [Paragraph("headline", (title,), f"title-{title.lower()}")]
        if self._chance(0.12):
            tail = self._source.choice([" | {outlet}", " - {outlet}", ""])
            again = found[0].sentences[0] + self._slots.fill(tail)
            found.insert(0, Paragraph("headline", (again,), found[0].group))
        if self._chance(0.2):
            found.append(self._one("subheading"))
        return found

    def _signed(self) -> list[Paragraph]:
        """Byline and date, in either order, or either of them."""
        found: list[Paragraph] = []
        if self._chance(0.65):
            found.append(self._one("byline"))
        if self._chance(0.65):
            date = [self._one("dateline")]
            if self._chance(0.25):
                date.insert(0, self._label("date"))
            found = found + date if self._chance(0.7) else date + found
        if self._chance(0.12):
            found.append(self._one("dateline"))
        return found

    def _told(self, aside: str) -> Paragraph:
        """A caption that tells rather than shows: running text with a credit at its end."""
        group, pattern = self._source.choice(self._credited)
        text = pattern.text.replace("{caption}", aside.replace("{", "(").replace("}", ")"))
        return Paragraph("caption", cut(self._slots.fill(text)), group)

    def _picture(self, aside: str) -> list[Paragraph]:
        found = [self._label("picture")] if self._chance(0.2) else []
        draw = self._source.random()
        caption = self._one("caption", self._made if draw < 0.6 else None)
        if draw < 0.1:
            caption = self._told(aside)
        found.append(caption)
        if self._chance(0.2):
            found.append(caption)
        if self._chance(0.35):
            found.append(self._one("caption", self._credits))
        if self._chance(0.08):
            found.append(self._label("picture"))
        return found

    def _gallery(self) -> list[Paragraph]:
        found: list[Paragraph] = []
        credit = self._one("caption", self._credits)
        labels, repeats = self._chance(0.4), self._chance(0.3)
        credited, first = self._chance(0.6), self._chance(0.4)
        for _ in range(self._source.randint(3, 8)):
            caption = self._one("caption", self._made)
            block = [caption, caption] if repeats else [caption]
            if credited:
                block.insert(0 if first else len(block), credit)
            found += block
            if labels:
                found.append(self._label("picture"))
        return found

    def _aside(self, paragraph: Paragraph, teasers: Sequence[str]) -> list[Paragraph]:
        """What stands between two paragraphs of the story."""
        draw = self._source.random()
        steps: tuple[tuple[float, Callable[[], list[Paragraph]]], ...] = (
            (0.07, lambda: self._related(teasers)),
            (0.06, lambda: [self._one("promotion")]),
            (0.06, lambda: self._picture(self._source.choice(teasers))),
            (0.005, self._gallery),
            (0.05, lambda: [self._one("subheading")]),
            (0.04, lambda: self._embed(paragraph)),
            (0.05, lambda: [self._one("navigation")]),
            (0.012, lambda: [self._one("dateline")]),
            (0.012, lambda: self._reused(paragraph)),
        )
        for share, step in steps:
            if draw < share:
                return step()
            draw -= share
        return []

    def _reused(self, paragraph: Paragraph) -> list[Paragraph]:
        """A caption that says a sentence of the story again."""
        text = self._source.choice(paragraph.sentences)
        return [Paragraph("caption", (text,), paragraph.group), self._one("caption", self._credits)]

    def _related(self, teasers: Sequence[str]) -> list[Paragraph]:
        if self._chance(0.4):
            return [self._one("related_links")]
        found = [self._one("related_links")] if self._chance(0.6) else []
        told = self._chance(0.15)
        for _ in range(self._source.randint(1, 4)):
            found.append(self._one("related_links", self._titles))
            if told:
                teaser = self._source.choice(teasers)
                found.append(Paragraph("related_links", (teaser,), f"teaser-{teaser}"))
            elif self._chance(0.06):
                found.append(self._one("dateline"))
        return found

    def _embed(self, paragraph: Paragraph) -> list[Paragraph]:
        found = [self._one("social_embed")]
        if self._chance(0.15):  # the post that the story quotes
            quoted = self._source.choice(paragraph.sentences)
            found = [
                Paragraph("social_embed", (quoted,), paragraph.group),
                self._label("signature"),
            ]
        elif self._chance(0.6):
            place = 0 if self._chance(0.3) else 1
            found.insert(place, self._label("signature"))
        if self._chance(0.2):
            found.append(self._label("script"))
        return found

    def _foot(self, teasers: Sequence[str]) -> list[Paragraph]:
        found = [self._one(role) for role, share in _FOOT if self._chance(share)]
        if self._chance(0.06):
            found += self._gallery()
        if self._chance(0.4):
            found += self._related(teasers)
        if self._chance(0.4):
            found += self._run("related_links", 4)
        if self._chance(0.6):
            found += self._run("navigation", 6)
        if self._chance(0.15):
            found += self._run("promotion", 2)
        return found
