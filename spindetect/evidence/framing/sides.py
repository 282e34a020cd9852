"""One article of a pair as the other looks things up in it: passages, lines, running words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from spindetect.evidence.framing.likely import LikelyLines
from spindetect.evidence.framing.roles import Passage, passages
from spindetect.evidence.framing.wording import When, place_of, plain, telling, when
from spindetect.records import Document, Role, Span

__all__ = ["SAME_WORDS", "Item", "Line", "SideWords", "side_words"]

# Words that two passages must share (Dice coefficient of their sets) to be the same words;
# below, it is another wording. Names, figures and negations must be the same whatever it is.
SAME_WORDS: Final = 0.8

Kind = Literal["", "place", "date", "clock"]

# Passages of these in neighbouring sentences of one paragraph are one notice, caption or credit.
_JOINED: Final[frozenset[Role]] = frozenset(
    {"attribution", "caption", "copyright", "disclaimer", "editors_note"}
)
# Words of a line that may be a byline, a date or a credit that no role was found for.
LONGEST_LINE: Final = 14
_LABELLED: Final = re.compile(r"(?i)\b(?:posted|published|updated|modified|ago|today|yesterday)\b")
_GAP: Final = r"[\W_]+"
# An agency's letters, and the name that stands for them in running text.
_SPELLED: Final = {"ap": r"(?:ap|associated\W+press)", "afp": r"(?:afp|agence\W+france\W+presse)"}


@dataclass(frozen=True, slots=True)
class Item:
    """A framing passage, and what it says.

    Parameters
    ----------
    span : Span
    role : Role
    probability : float
    sentences : tuple of int
    kind : {"", "place", "date", "clock"}
        What a dateline is of: the story's place, the page's date, or an hour or a label
        alone, which are never another's replacement.
    line : str
        Its words, plain.
    words, key : frozenset of str
        All of its words, and those that tell it from others of its role.
    when : When or None
        Of a date or an hour.
    place : tuple of frozenset
        Of a dateline's place: its words, and its agency's.
    parts : tuple of Passage
        The passages that it joins.
    """

    span: Span
    role: Role
    probability: float
    sentences: tuple[int, ...]
    kind: Kind
    line: str
    words: frozenset[str]
    key: frozenset[str]
    when: When | None = None
    place: tuple[frozenset[str], frozenset[str]] | None = None
    parts: tuple[Passage, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span.end

    @property
    def text(self) -> str:
        """Its characters."""
        return self.span.text


class Line(NamedTuple):
    """A sentence's words, plain, and where it stands."""

    words: str
    span: Span
    sentence: int


@dataclass(frozen=True)
class SideWords:
    """One article: its items, its sentences' words, and all of them in a row."""

    document: Document
    items: tuple[Item, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence, as a line of plain words."""
        return tuple(
            Line(plain(s.text), Span(s.start, s.end, s.text), s.index)
            for s in self.document.sentences
        )

    @cached_property
    def squeezed(self) -> str:
        """All sentences in a row."""
        return f" {' '.join([line.words for line in self.lines])} "

    @cached_property
    def framed(self) -> frozenset[int]:
        """Sentences that items fill; what is linked of others is the story beside them."""
        return frozenset(
            index
            for item in self.items
            for index in item.sentences
            if item.span.start <= self.lines[index].span.start
            and item.span.end >= self.lines[index].span.end
        )

    @cached_property
    def loose(self) -> tuple[tuple[frozenset[str], Line], ...]:
        """Short lines that no role was found for."""
        short = (
            line
            for line in self.lines
            if line.sentence not in self.framed and line.words.count(" ") < LONGEST_LINE
        )
        return tuple((frozenset(line.words.split()), line) for line in short)

    @cached_property
    def said(self) -> tuple[tuple[str, Span], ...]:
        """Every sentence and every item, as plain words and where they stand."""
        lines = [(line.words, line.span) for line in self.lines]
        return (*lines, *((item.line, item.span) for item in self.items))

    @cached_property
    def likely(self) -> LikelyLines:
        """Those, to be looked up by their words."""
        return LikelyLines([frozenset(words.split()) for words, _ in self.said], SAME_WORDS)

    @cached_property
    def captions(self) -> dict[frozenset[str], Span]:
        """Where each sentence of a caption, or each credit beside one, stands."""
        return {
            telling("caption", frozenset(plain(part.text).split())): Span(
                part.start, part.end, part.text
            )
            for item in self.items
            if item.role == "caption"
            for part in item.parts
        }

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for line in self.lines:
            starts.append(at)
            at += len(line.words) + 1
        return starts

    def find(self, line: str) -> Span | None:
        """Return where plain words stand in the text, or None.

        Parameters
        ----------
        line : str
            Words as :func:`~spindetect.evidence.framing.wording.plain` gives them.
        """
        at = self.squeezed.find(f" {line} ")
        if at < 0:
            return None
        first = max(0, bisect_right(self._starts, at + 1) - 1)
        last = max(first, bisect_right(self._starts, at + len(line)) - 1)
        start, end = self.lines[first].span.start, self.lines[last].span.end
        return self.locate(line, Span(start, end, self.document.article.text[start:end]))

    def locate(self, line: str, within: Span) -> Span:
        """Return where plain words stand in a stretch of the text; all of it in doubt."""
        pattern = _GAP.join(_SPELLED.get(word, re.escape(word)) for word in line.split())
        match = re.search(
            rf"(?<![^\W_]){pattern}(?![^\W_])[.!?…”’\"')\]]*", within.text, re.IGNORECASE
        )
        if match is None:
            return within
        start, end = within.start + match.start(), within.start + match.end()
        return Span(start, end, match[0])


def side_words(document: Document, found: Sequence[Passage] | None) -> SideWords:
    """Return an article as the other looks things up in it.

    Parameters
    ----------
    document : Document
    found : sequence of Passage or None
        Its passages, where the caller has them already.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    known = passages(document) if found is None else found
    groups: list[list[Passage]] = []
    for passage in known:
        if groups and _continues(document, groups[-1][-1], passage):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return SideWords(document, tuple(_item(document, group) for group in groups))


def _continues(document: Document, last: Passage, passage: Passage) -> bool:
    if passage.role != last.role or passage.role not in _JOINED:
        return False
    here, there = last.sentences[-1], passage.sentences[0]
    sentences = document.sentences
    return there - here <= 1 and sentences[here].paragraph == sentences[there].paragraph


def _item(document: Document, group: Sequence[Passage]) -> Item:
    first, last = group[0], group[-1]
    text = document.article.text[first.start : last.end]
    line = plain(text)
    words = frozenset(line.split())
    kind: Kind = ""
    moment = place = None
    if first.role == "dateline":
        moment = when(text)
        kind = _kind(text, moment)
        if kind == "place":
            place = place_of(text)
    return Item(
        Span(first.start, last.end, text),
        first.role,
        max(passage.probability for passage in group),
        tuple(dict.fromkeys(index for passage in group for index in passage.sentences)),
        kind,
        line,
        words,
        telling(first.role, words),
        moment,
        place,
        tuple(group),
    )


def _kind(text: str, moment: When) -> Kind:
    """Tell a place ("OSLO, May 3 (AP) —") from a page's date, and both from an hour alone."""
    if _LABELLED.search(text):  # "Updated" alone is no date
        return "date" if moment.days or moment.clocks or re.search(r"\d", text) else "clock"
    if text.rstrip()[-1:] in "—–-:" or "(" in text:
        return "place"
    if moment.days:
        return "date"
    return "clock" if moment.clocks else "place"
