"""The words of a link, with what became of them: what every kind of evidence looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spindetect.records import Document, Link, Span, Word, WordLink, WordRelation

__all__ = ["LinkedWords", "Piece", "linked_words", "span_of"]


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


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """A link and its pieces.

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


def _words(document: Document, sentences: Sequence[int]) -> tuple[Word, ...]:
    if len(sentences) == 1:
        return document.sentences[sentences[0]].words
    return tuple([word for index in sentences for word in document.sentences[index].words])


def _pieces(
    original: Sequence[Word], copy: Sequence[Word], word_links: Sequence[WordLink]
) -> Iterator[Piece]:
    i = j = 0
    for link in word_links:
        ours, theirs = link.original, link.copy
        i = ours[0] if ours else i
        j = theirs[0] if theirs else j
        yield Piece(
            link.relation,
            tuple([original[index] for index in ours]),
            tuple([copy[index] for index in theirs]),
            link.similarity,
            i,
            j,
        )
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
    result = []
    for index, (link, found) in enumerate(zip(links, word_links, strict=True)):
        ours, theirs = _words(original, link.original), _words(copy, link.copy)
        result.append(LinkedWords(index, link, ours, theirs, tuple(_pieces(ours, theirs, found))))
    return tuple(result)


def span_of(document: Document, words: Sequence[Word]) -> Span | None:
    """Return the span from the first to the last of some words, or None for no words."""
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Span(start, end, document.article.text[start:end])
