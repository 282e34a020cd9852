"""The layout of scraped pages: what stands where around a story.

A page is a list of paragraphs with their roles. How often each block stands
where was set by judgement, after a look at scraped pages of public agencies and
of news sites.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

from spindetect.records import Role
from spindetect.train.framing_blocks import Blocks, Paragraph
from spindetect.train.framing_lines import Pattern, Slots

__all__ = ["Maker"]

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
# What a scraper runs into the paragraph before it.
_RUN_IN: Final[tuple[Role, ...]] = (
    *("attribution", "copyright", "disclaimer", "editors_note", "navigation", "navigation"),
    *("promotion", "related_links", "social_embed"),
)


class Maker:
    """Puts pages together.

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
        self._blocks = Blocks(source, slots, patterns)

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
            self._head(title, self._source.choice(body).sentences[0])
            if self._blocks.chance(0.85)
            else []
        )
        live = self._blocks.chance(0.07)
        for number, paragraph in enumerate(body):
            if live and number and number % 4 == 0:
                page += [self._blocks.label("rule"), self._blocks.clock()]
            page.append(self._tailed(paragraph) if self._blocks.chance(0.05) else paragraph)
            page += self._aside(paragraph, teasers)
        if self._blocks.chance(0.8):
            page += self._foot(teasers)
        return page

    def _tailed(self, paragraph: Paragraph) -> Paragraph:
        """Run what stands under a paragraph of the story into it."""
        role = self._source.choice(_RUN_IN)
        return paragraph._replace(tail=(*paragraph.tail, self._blocks.one(role)))

    def _head(self, title: str, aside: str) -> list[Paragraph]:
        page: list[Paragraph] = []
        if self._blocks.chance(0.5):
            page += self._blocks.run("navigation", 8)
        if self._blocks.chance(0.2):
            page += self._blocks.run("promotion", 3)
        parts: list[Callable[[], list[Paragraph]]] = [
            lambda: self._headline(title),
            self._signed,
            lambda: self._blocks.run("navigation", 3) if self._blocks.chance(0.4) else [],
            lambda: self._blocks.picture(aside) if self._blocks.chance(0.45) else [],
        ]
        if self._blocks.chance(0.3):
            self._source.shuffle(parts)
        for part in parts:
            page += part()
        page += [self._blocks.one(role) for role, share in _NOTICES if self._blocks.chance(share)]
        if self._blocks.chance(0.04):
            page += self._blocks.gallery()
        if self._blocks.chance(0.05):
            text = self._slots.fill(self._source.choice(["{city_caps}", "{city} ({wire})"]))
            page.append(Paragraph("dateline", (text,), "label-city"))
        return page

    def _headline(self, title: str) -> list[Paragraph]:
        if self._blocks.chance(0.1):
            return []
        if self._blocks.chance(0.3):
            found = [self._blocks.one("headline")]
        else:
            found = [Paragraph("headline", (title,), f"title-{title.lower()}")]
        if self._blocks.chance(0.12):
            tail = self._source.choice([" | {outlet}", " - {outlet}", ""])
            again = found[0].sentences[0] + self._slots.fill(tail)
            found.insert(0, Paragraph("headline", (again,), found[0].group))
        if self._blocks.chance(0.2):
            found.append(self._blocks.one("subheading"))
        return found

    def _signed(self) -> list[Paragraph]:
        """Byline and date, in either order, or either of them."""
        found: list[Paragraph] = []
        if self._blocks.chance(0.65):
            found.append(self._blocks.one("byline"))
        if self._blocks.chance(0.65):
            date = [self._blocks.one("dateline")]
            if self._blocks.chance(0.25):
                date.insert(0, self._blocks.label("date"))
            found = found + date if self._blocks.chance(0.7) else date + found
        if self._blocks.chance(0.12):
            found.append(self._blocks.one("dateline"))
        return found

    def _aside(self, paragraph: Paragraph, teasers: Sequence[str]) -> list[Paragraph]:
        """What stands between two paragraphs of the story."""
        draw = self._source.random()
        steps: tuple[tuple[float, Callable[[], list[Paragraph]]], ...] = (
            (0.07, lambda: self._blocks.related(teasers)),
            (0.06, lambda: [self._blocks.one("promotion")]),
            (0.06, lambda: self._blocks.picture(self._source.choice(teasers))),
            (0.005, self._blocks.gallery),
            (0.05, lambda: [self._blocks.one("subheading")]),
            (0.04, lambda: self._blocks.embed(paragraph)),
            (0.05, lambda: [self._blocks.one("navigation")]),
            (0.012, lambda: [self._blocks.one("dateline")]),
            (0.012, lambda: self._blocks.reused(paragraph)),
        )
        for share, step in steps:
            if draw < share:
                return step()
            draw -= share
        return []

    def _foot(self, teasers: Sequence[str]) -> list[Paragraph]:
        found = [self._blocks.one(role) for role, share in _FOOT if self._blocks.chance(share)]
        if self._blocks.chance(0.06):
            found += self._blocks.gallery()
        if self._blocks.chance(0.4):
            found += self._blocks.related(teasers)
        if self._blocks.chance(0.4):
            found += self._blocks.run("related_links", 4)
        if self._blocks.chance(0.6):
            found += self._blocks.run("navigation", 6)
        if self._blocks.chance(0.15):
            found += self._blocks.run("promotion", 2)
        return found
