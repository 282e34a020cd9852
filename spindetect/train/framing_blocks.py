"""Blocks that scraped pages are made of: labels, pictures, galleries, pointers, posts.

How often each has which parts was set by judgement, after a look at scraped
pages of public agencies and of news sites.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, cast

from spindetect.prepare.sentences import split_sentences
from spindetect.records import Role
from spindetect.train.framing_lines import Pattern, Slots

__all__ = ["Blocks", "Paragraph", "cut", "read_labels", "vary"]

LABELS: Final = Path(__file__).parent / "data" / "labels.json"
# Roles whose passages run over several sentences.
_LONG: Final = frozenset({"disclaimer", "editors_note", "copyright", "promotion"})
_SHORT_CREDIT: Final = 60


@cache
def read_labels() -> dict[str, tuple[Role, tuple[str, ...]]]:
    """Read short labels that stand beside what they name, by what they stand for."""
    table = json.loads(LABELS.read_text(encoding="utf-8"))
    return {name: (cast("Role", e["role"]), tuple(e["texts"])) for name, e in table.items()}


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


class Blocks:
    """Makes blocks of a page.

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

    def chance(self, share: float) -> bool:
        """Whether what happens so often happens now."""
        return self._source.random() < share

    def one(self, role: Role, among: Sequence[tuple[str, Pattern]] | None = None) -> Paragraph:
        """Make one passage of a role."""
        patterns = among or self._patterns[role]
        group, pattern = self._source.choice(patterns)
        text = vary(self._slots.fill(pattern.text), self._source)
        if role in _LONG and self.chance(0.4):
            text += " " + self._slots.fill(self._source.choice(patterns)[1].text)
        return Paragraph(role, cut(text), group)

    def label(self, name: str) -> Paragraph:
        """Make a short label; see :func:`read_labels`."""
        role, texts = read_labels()[name]
        text = self._source.choice(texts)
        return Paragraph(role, (self._slots.fill(text),), f"label-{text}")

    def clock(self) -> Paragraph:
        """Make the time of an entry in a running report."""
        return Paragraph("dateline", (self._slots.fill("{time}"),), "label-time")

    def run(self, role: Role, most: int) -> list[Paragraph]:
        """Make up to so many passages of a role."""
        return [self.one(role) for _ in range(self._source.randint(1, most))]

    def _told(self, aside: str) -> Paragraph:
        """A caption that tells rather than shows: running text with a credit at its end."""
        group, pattern = self._source.choice(self._credited)
        text = pattern.text.replace("{caption}", aside.replace("{", "(").replace("}", ")"))
        return Paragraph("caption", cut(self._slots.fill(text)), group)

    def picture(self, aside: str) -> list[Paragraph]:
        """Make a picture's caption, with what stands around it."""
        found = [self.label("picture")] if self.chance(0.2) else []
        draw = self._source.random()
        caption = self.one("caption", self._made if draw < 0.6 else None)
        if draw < 0.1:
            caption = self._told(aside)
        found.append(caption)
        if self.chance(0.2):
            found.append(caption)
        if self.chance(0.35):
            found.append(self.one("caption", self._credits))
        if self.chance(0.08):
            found.append(self.label("picture"))
        return found

    def gallery(self) -> list[Paragraph]:
        """Make the captions of a gallery."""
        found: list[Paragraph] = []
        credit = self.one("caption", self._credits)
        labels, repeats = self.chance(0.4), self.chance(0.3)
        credited, first = self.chance(0.6), self.chance(0.4)
        for _ in range(self._source.randint(3, 8)):
            caption = self.one("caption", self._made)
            block = [caption, caption] if repeats else [caption]
            if credited:
                block.insert(0 if first else len(block), credit)
            found += block
            if labels:
                found.append(self.label("picture"))
        return found

    def reused(self, paragraph: Paragraph) -> list[Paragraph]:
        """A caption that says a sentence of the story again."""
        text = self._source.choice(paragraph.sentences)
        return [Paragraph("caption", (text,), paragraph.group), self.one("caption", self._credits)]

    def related(self, teasers: Sequence[str]) -> list[Paragraph]:
        """Make pointers to other stories."""
        if self.chance(0.4):
            return [self.one("related_links")]
        found = [self.one("related_links")] if self.chance(0.6) else []
        told = self.chance(0.15)
        for _ in range(self._source.randint(1, 4)):
            found.append(self.one("related_links", self._titles))
            if told:
                teaser = self._source.choice(teasers)
                found.append(Paragraph("related_links", (teaser,), f"teaser-{teaser}"))
            elif self.chance(0.06):
                found.append(self.one("dateline"))
        return found

    def embed(self, paragraph: Paragraph) -> list[Paragraph]:
        """Make an embedded post, with who posted it."""
        found = [self.one("social_embed")]
        if self.chance(0.15):  # the post that the story quotes
            quoted = self._source.choice(paragraph.sentences)
            found = [
                Paragraph("social_embed", (quoted,), paragraph.group),
                self.label("signature"),
            ]
        elif self.chance(0.6):
            place = 0 if self.chance(0.3) else 1
            found.insert(place, self.label("signature"))
        if self.chance(0.2):
            found.append(self.label("script"))
        return found
