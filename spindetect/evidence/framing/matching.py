"""Pair the framing passages of two articles: what was kept, what took the place of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from spindetect.evidence.framing.elsewhere import declared_there, found_there
from spindetect.evidence.framing.fate import Fate
from spindetect.evidence.framing.sameness import (
    ALIKE,
    ALIKE_CAPTIONS,
    LEAST_TITLE,
    REPLACED,
    SEVERAL,
    Sames,
    closeness,
    holds,
    is_titled_alike,
)
from spindetect.evidence.framing.sides import Item, SideWords
from spindetect.evidence.framing.wording import likeness, plain
from spindetect.records import FramingStatus, Link, Role, Span

__all__ = ["fates"]

# Words of a longer passage that must stand in the other side's shorter ones for it to be kept.
COVERED: Final = 0.8
# Of a headline's telling words, those that its story must hold for it to be the article's own; not
# asked of one that the article declares as its title.
OWN_WORDS: Final = 0.5


def fates(
    ours: SideWords, theirs: SideWords, links: Sequence[Link]
) -> tuple[tuple[Fate, ...], tuple[Fate, ...]]:
    """Say what became of every passage of the original, and whence every one of the copy.

    Parameters
    ----------
    ours, theirs : SideWords
        The original and the copy.
    links : sequence of Link
        Links of the pair's sentences.

    Returns
    -------
    tuple of tuple of Fate
        One for each of the original's items, ``kept``, ``altered`` or
        ``omitted``; one for each of the copy's, ``kept``, ``altered`` or ``added``.
    """
    table = _Table(ours, theirs)
    table.keep_same()
    table.keep_parts()
    table.keep_elsewhere()
    table.alter_alike()
    table.repeat()
    table.alter_replaced()
    table.alter_linked(links)
    table.repeat()
    return table.listed()


class _Table:
    """The fates that are known so far; what is done first is surest."""

    def __init__(self, ours: SideWords, theirs: SideWords) -> None:
        self.sides = (ours, theirs)
        self.known: tuple[dict[int, Fate], dict[int, Fate]] = ({}, {})

    def listed(self) -> tuple[tuple[Fate, ...], tuple[Fate, ...]]:
        """Return the fate of every item, in order."""
        rest = (Fate("omitted"), Fate("added"))
        ours, theirs = (
            tuple(known.get(at, otherwise) for at in range(len(side.items)))
            for side, known, otherwise in zip(self.sides, self.known, rest, strict=True)
        )
        return ours, theirs

    def open(self, side: int, roles: Iterable[Role] | None = None) -> list[int]:
        """Return the items of a side of which nothing is known yet."""
        items, known = self.sides[side].items, self.known[side]
        return [
            at
            for at, item in enumerate(items)
            if at not in known and (roles is None or item.role in roles)
        ]

    def pair(self, status: FramingStatus, here: int, there: int) -> None:
        """Make two items each other's counterparts, where they have none."""
        ours, theirs = self.sides[0].items[here], self.sides[1].items[there]
        self._settle(0, here, Fate(status, theirs.span))
        self._settle(1, there, Fate(status, ours.span))

    def _settle(self, side: int, at: int, fate: Fate) -> None:
        """Say what became of an item, and of any that says the same again."""
        items, known = self.sides[side].items, self.known[side]
        known.setdefault(at, fate)
        if fate.status != "altered" or items[at].kind:
            return
        for i, item in enumerate(items):
            if item.role == items[at].role and item.key == items[at].key:
                known.setdefault(i, fate)

    def groups(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the open items of both sides that are of one role and kind."""
        found: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side in (0, 1):
            for at in self.open(side):
                item = self.sides[side].items[at]
                found[item.role, item.kind][side].append(at)
        yield from (group for group in found.values() if group[0] and group[1])

    def keep_same(self) -> None:
        """Pair what says the same as the same; repeated passages share a counterpart."""
        ours, theirs = self.sides[0].items, self.sides[1].items
        for here, there in self.groups():
            same, again = Sames(theirs, there), Sames(ours, here)
            for first in here:
                matching = same.of(ours[first])
                fresh = next((at for at in matching if at not in self.known[1]), None)
                for at in matching[:1] if fresh is None else (fresh,):
                    self.pair("kept", first, at)
            for at in there:
                for first in again.of(theirs[at])[:1] if at not in self.known[1] else ():
                    self.pair("kept", first, at)

    def keep_parts(self) -> None:
        """Keep what the other side divided, or said within a longer passage of its role."""
        for side in (0, 1):
            for here, there in self.groups():
                mine, others = (here, there) if side == 0 else (there, here)
                for at in mine:
                    self._keep_part(side, at, others)
            for at in self.open(side, {"headline"}):
                self._keep_part(side, at, self._headlines(1 - side))

    def _headlines(self, side: int) -> list[int]:
        items = self.sides[side].items
        return [at for at, item in enumerate(items) if item.role == "headline"]

    def _keep_part(self, side: int, at: int, others: Sequence[int]) -> None:
        whole, items = self.sides[side].items[at], self.sides[1 - side].items
        if whole.role in {"byline", "dateline"}:
            return
        parts = [i for i in others if items[i].line and holds(whole, items[i])]
        covered = sum(len(items[i].line) + 1 for i in parts)
        # "Pier to go | The Courier" is kept where the other headline is "Pier to go".
        headline = whole.role == "headline" and any(items[i].line.count(" ") > 2 for i in parts)
        if not headline and covered < COVERED * (len(whole.line) + 1):
            return
        for i in parts:
            span = self.sides[side].locate(items[i].line, whole.span)
            self.known[1 - side].setdefault(i, Fate("kept", span))
        if parts:
            self.known[side].setdefault(at, Fate("kept", self._together(1 - side, whole, parts)))

    def _together(self, side: int, whole: Item, parts: Sequence[int]) -> Span:
        """Return the stretch that the parts of a passage fill; their longest where apart."""
        spans = [self.sides[side].items[at].span for at in parts]
        joined = self._text(side, spans[0], spans[-1])
        if len(joined.text) <= 2 * len(whole.span.text) and whole.role != "headline":
            return joined
        return max(spans, key=lambda span: len(span.text))

    def _text(self, side: int, first: Span, last: Span) -> Span:
        text = self.sides[side].document.article.text
        return Span(first.start, last.end, text[first.start : last.end])

    def keep_elsewhere(self) -> None:
        """Keep what the other article says in other parts of its text, or outside it."""
        for side in (0, 1):
            other = self.sides[1 - side]
            for at in self.open(side):
                item = self.sides[side].items[at]
                span = found_there(item, other)
                if span is not None:
                    if not self._is_within_longer(side, at, span):
                        self.known[side][at] = Fate("kept", span)
                        self._keep_names(side, at, span)
                elif declared_there(item, other.document.article):
                    self.known[side][at] = Fate("kept")

    def _keep_names(self, side: int, at: int, span: Span) -> None:
        """Keep a byline whose names the other side has under a look of its own, as a caption."""
        item = self.sides[side].items[at]
        for i in self.open(1 - side, {"byline"}) if item.role == "caption" else ():
            there = self.sides[1 - side].items[i].span
            if there.start <= span.start and span.end <= there.end:
                self.known[1 - side][i] = Fate("kept", item.span)

    def _is_within_longer(self, side: int, at: int, span: Span) -> bool:
        """Pair a passage with a longer one of its role that holds it, as altered."""
        role = self.sides[side].items[at].role
        if role not in REPLACED:
            return False
        for i in self.open(1 - side, {role}):
            longer = self.sides[1 - side].items[i].span
            if longer.start <= span.start and span.end <= longer.end:
                self.pair("altered", *((at, i) if side == 0 else (i, at)))
                return True
        return False

    def alter_alike(self) -> None:
        """Pair what shares words, likest first: of one role, then of whatever role."""
        for here, there in self.groups():
            role = self.sides[0].items[here[0]].role
            if role in REPLACED:
                self._alter(here, there, 0.0)
            elif role in SEVERAL:
                self._alter(here, there, ALIKE_CAPTIONS if role == "caption" else ALIKE)
        roles = REPLACED | SEVERAL
        self._alter(self.open(0, roles), self.open(1, roles), ALIKE_CAPTIONS)

    def _alter(self, here: Sequence[int], there: Sequence[int], least: float) -> None:
        ours, theirs = self.sides[0].items, self.sides[1].items
        scored = (
            (closeness(ours[i], theirs[j]), -i, -j)
            for i, j in product(here, there)
            if ours[i].kind == theirs[j].kind != "clock"
        )
        for score, i, j in sorted((row for row in scored if row[0] > 0), reverse=True):
            if score >= least and -i not in self.known[0] and -j not in self.known[1]:
                self.pair("altered", -i, -j)

    def alter_replaced(self) -> None:
        """Pair in reading order what stands in each other's place."""
        items = self.sides[0].items
        for here, there in self.groups():
            first = items[here[0]]
            if first.role in REPLACED and first.kind != "clock":
                for i, j in zip(here, there, strict=False):
                    self.pair("altered", i, j)
        own = [self._own_headline(side) for side in (0, 1)]
        if own[0] is not None and own[1] is not None:
            self.pair("altered", own[0], own[1])

    def _own_headline(self, side: int) -> int | None:
        """Return the headline of the story itself, where nothing is known of any yet."""
        items, found = self.sides[side].items, self._headlines(side)
        if not self.open(side, {"headline"}):
            return None
        framed = self.sides[side].framed
        title = f" {plain(self.sides[side].document.article.title or '')} "
        story = frozenset(
            word
            for line in self.sides[side].lines
            if line.sentence not in framed
            for word in line.words.split()
        )
        for at in found:
            key, line = items[at].key, items[at].line
            declared = line.count(" ") >= LEAST_TITLE and f" {line} " in title
            if declared or (len(key) > 2 and len(key & story) >= OWN_WORDS * len(key)):
                return None if at in self.known[side] else at
        return None

    def alter_linked(self, links: Sequence[Link]) -> None:
        """Pair a passage with the sentences it is linked to where no role was found for them."""
        for side in (0, 1):
            # A caption that tells what a sentence of the story tells is none of it.
            waiting = self.open(side, (REPLACED | SEVERAL) - {"caption"})
            if not waiting:
                continue
            ends = [(link.original, link.copy)[:: 1 if side == 0 else -1] for link in links]
            for at in waiting:
                self._alter_linked(side, at, ends)

    def repeat(self) -> None:
        """Give a passage that its article says twice the fate that it has the other time."""
        for items, known in zip((side.items for side in self.sides), self.known, strict=True):
            said = {(items[at].role, items[at].key): fate for at, fate in known.items()}
            for at, item in enumerate(items):
                if at in known or item.kind == "clock":
                    continue
                if (item.role, item.key) in said:
                    known[at] = said[item.role, item.key]
                elif item.role == "headline":  # with or without the outlet's name after it
                    same = [i for i in known if is_titled_alike(items[i], item)]
                    if same:
                        known[at] = known[same[0]]

    def _alter_linked(
        self, side: int, at: int, ends: Sequence[tuple[tuple[int, ...], ...]]
    ) -> None:
        item, other = self.sides[side].items[at], self.sides[1 - side]
        if not self.sides[side].framed.issuperset(item.sentences):
            return
        for mine, theirs in ends:
            if set(item.sentences).isdisjoint(mine) or not other.framed.isdisjoint(theirs):
                continue
            lines = [other.lines[index] for index in theirs]
            words = frozenset(word for line in lines for word in line.words.split())
            if likeness(item.words, words) >= ALIKE:
                span = self._text(1 - side, lines[0].span, lines[-1].span)
                self.known[side][at] = Fate("altered", span)
                return
