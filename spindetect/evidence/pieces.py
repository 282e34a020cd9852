"""The words of a link, with what became of them: what every kind of evidence looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter
from typing import Any, Generic, NamedTuple, Self, TypeVar, overload

from spindetect.evidence.names import capitals_of
from spindetect.evidence.numbers import is_figure
from spindetect.evidence.whole_names import name_runs
from spindetect.records import Document, Link, Span, Word, WordLink, WordRelation
from spindetect.records.filling import filled

__all__ = ["HELD", "LinkedWords", "Piece", "is_kept", "linked_words", "span_of"]

HELD = ("same", "format")
_KEY = attrgetter("key")
Asked = TypeVar("Asked")
# Cosine of a swap that keeps the sense; below it one thing took another's place.
SWAPPED = 0.25


@dataclass(frozen=True, slots=True)
class Piece:
    """One word link with its words at hand.

    Parameters
    ----------
    relation : WordRelation
    original, copy : tuple of Word
        Empty on one side for an insertion or a deletion.
    similarity : float
        Cosine (-1 to 1) of the two sides.
    original_at, copy_at : int
        Index, among the link's words, of the first word on that side; for an
        insertion or a deletion, of the place where it is missing.
    """

    relation: WordRelation
    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    similarity: float
    original_at: int
    copy_at: int


class Tally(NamedTuple):
    """How many words of a link became what; marks at most are counted nowhere.

    Parameters
    ----------
    total, kept : int
        Words of both sides, and those that stayed or were swapped for one of their sense.
    copy, copy_kept : int
        The same of the copy's alone.
    size, unchanged : int
        Words of all pieces and of those that are the same but for their writing,
        each piece by its larger side.
    """

    total: int
    kept: int
    copy: int
    copy_kept: int
    size: int
    unchanged: int


class _Once(Generic[Asked]):
    """A property worked out when first asked for.

    As :class:`functools.cached_property`, without the lock that up to Python 3.11 costs
    that more than most of what is asked here.
    """

    def __init__(self, find: Callable[[Any], Asked]) -> None:
        self.find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Asked: ...
    def __get__(self, instance: object | None, owner: type) -> Asked | Self:
        if instance is None:
            return self
        found = self.find(instance)
        instance.__dict__[self.name] = found  # where it is looked for first
        return found


@dataclass(frozen=True)
class LinkedWords:
    """A link and its pieces, and what is asked about them again and again.

    Parameters
    ----------
    index : int
        Of the link.
    link : Link
    original, copy : tuple of Word
        All words of each side, marks included.
    pieces : tuple of Piece
    """

    index: int
    link: Link
    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    pieces: tuple[Piece, ...]

    @_Once
    def edits(self) -> tuple[tuple[int, Piece], ...]:
        """The pieces that are not the same on both sides, with their places among all."""
        return tuple([(at, p) for at, p in enumerate(self.pieces) if p.relation != "same"])

    @_Once
    def sizes(self) -> dict[WordRelation, int]:
        """How many words became what, each piece by its larger side."""
        sizes: dict[WordRelation, int] = {"same": self._same}
        for _, piece in self.edits:
            larger = max(len(piece.original), len(piece.copy))
            sizes[piece.relation] = sizes.get(piece.relation, 0) + larger
        return sizes

    @_Once
    def _same(self) -> int:
        """How many words of either side are in pieces that are the same on both."""
        return sum([len(piece.copy) for piece in self.pieces if piece.relation == "same"])

    @_Once
    def figures(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where figures stand among the words of each side."""
        ours, theirs = (
            tuple(compress(range(len(words)), map(is_figure, map(_KEY, words))))
            for words in (self.original, self.copy)
        )
        return ours, theirs

    @_Once
    def capitals(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where words with a capital stand among the words of each side."""
        return capitals_of(self.original), capitals_of(self.copy)

    @_Once
    def names(self) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """Where what may be a name begins and ends on each side."""
        ours, theirs = self.capitals
        return name_runs(self.original, ours), name_runs(self.copy, theirs)

    @_Once
    def tally(self) -> Tally:
        """How many words became what."""
        copy = copy_kept = size = unchanged = self._same
        total = kept = 2 * self._same
        for _, piece in self.edits:
            ours, theirs = len(piece.original), len(piece.copy)
            larger = max(ours, theirs)
            total += ours + theirs
            copy += theirs
            size += larger
            if piece.relation == "format":
                unchanged += larger
            elif not is_kept(piece):
                continue
            kept += ours + theirs
            copy_kept += theirs
        return Tally(total, kept, copy, copy_kept, size, unchanged)


def is_kept(piece: Piece) -> bool:
    """Tell whether words stayed, or were swapped for others of their sense."""
    if piece.relation == "substituted":
        return piece.similarity >= SWAPPED
    return piece.relation in HELD or piece.relation == "moved"


def _words(document: Document, sentences: Sequence[int]) -> tuple[Word, ...]:
    if len(sentences) == 1:
        return document.sentences[sentences[0]].words
    return tuple([word for index in sentences for word in document.sentences[index].words])


def _chosen(words: tuple[Word, ...], indices: tuple[int, ...]) -> tuple[Word, ...]:
    if len(indices) == 1:
        return (words[indices[0]],)
    if not indices:
        return ()
    first, end = indices[0], indices[-1] + 1
    if end - first == len(indices):
        return words[first:end]
    return tuple([words[index] for index in indices])


def _add_rows(
    rows: list[tuple[object, ...]],
    original: tuple[Word, ...],
    copy: tuple[Word, ...],
    word_links: Sequence[WordLink],
) -> None:
    """Append the fields of the pieces of one link."""
    i = j = 0
    for link in word_links:
        ours, theirs = link.original, link.copy
        relation, similarity = link.relation, link.similarity
        i = ours[0] if ours else i
        j = theirs[0] if theirs else j
        chosen = _chosen(original, ours), _chosen(copy, theirs)
        rows.append((relation, *chosen, similarity, i, j))
        i = ours[-1] + 1 if ours else i
        j = theirs[-1] + 1 if theirs else j


def linked_words(
    original: Document,
    copy: Document,
    links: Sequence[Link],
    word_links: Sequence[Sequence[WordLink]],
) -> tuple[LinkedWords, ...]:
    """Put the words of every link beside what became of them.

    Parameters
    ----------
    original, copy : Document
    links : sequence of Link
    word_links : sequence of sequence of WordLink
        One for each link.
    """
    sides = [(_words(original, link.original), _words(copy, link.copy)) for link in links]
    rows: list[tuple[object, ...]] = []
    ends: list[int] = [0]
    for (ours, theirs), found in zip(sides, word_links, strict=True):
        _add_rows(rows, ours, theirs, found)
        ends.append(len(rows))
    pieces = filled(Piece, list(zip(*rows, strict=True)))
    return tuple(
        LinkedWords(index, link, *sides[index], tuple(pieces[ends[index] : ends[index + 1]]))
        for index, link in enumerate(links)
    )


def span_of(document: Document, words: Sequence[Word]) -> Span | None:
    """Return the span from the first to the last of some words, or None for no words."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Span(start, end, document.article.text[start:end])
