"""Articles, and what preparation makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Article",
    "Document",
    "HiddenMark",
    "Hyperlink",
    "Notice",
    "Paragraph",
    "ParagraphOrigin",
    "Role",
    "Sentence",
    "Side",
    "Span",
    "Word",
]

ParagraphOrigin = Literal["main", "furniture"]
Role = Literal[
    "disclaimer",
    "attribution",
    "byline",
    "dateline",
    "copyright",
    "editors_note",
    "promotion",
    "related_links",
    "caption",
    "headline",
    "subheading",
    "navigation",
    "social_embed",
    "body",
]
Side = Literal["original", "copy"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters between them.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link of a page, or an address written out in a text.

    Parameters
    ----------
    start, end : int
        Half-open character offsets of the linked words into :attr:`Article.text`.
    text : str
        The characters between them.
    url : str
        Where it leads: an absolute ``http`` or ``https`` address.
    """

    start: int
    end: int
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the reader found it.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters between them.
    origin : {"main", "furniture"}
        ``"furniture"`` when the extraction of the main text left it out: page
        furniture around a story, kept so that nothing our own extraction
        removes is ever reported as the copier's omission.
    role : Role or None
        What the page's own markup says it is (``<h1>``, ``<figcaption>``,
        ``<nav>`` …), or None where the markup says nothing.
    """

    start: int
    end: int
    text: str
    origin: ParagraphOrigin = "main"
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a report should know, that is not a finding.

    Parameters
    ----------
    code : str
        Stable, machine-readable name, such as ``"language"``.
    message : str
        One plain sentence.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    r"""One text and what is known about it.

    Parameters
    ----------
    text : str
        The decoded input with line ends as ``\n`` and nothing else changed;
        for structured input, its paragraphs joined by a blank line.
    source : str
        Where it came from, as the user named it: a path, an address, ``"-"``
        or ``"<text>"``.
    sha256 : str
        Hexadecimal SHA-256 of ``text`` in UTF-8.
    paragraphs : tuple of Paragraph
        In reading order, covering every character that is not white space.
    id, title, byline, published, publisher, language, url, canonical_url : str or None
        What the input itself declares; never guessed.
    notices : tuple of Notice
        What the reader noticed, such as an encoding that had to be detected.
    links : tuple of Hyperlink
        Links that a reader can follow, in reading order.
    agency, original_source, copyright_holder : str or None
        Likewise declared: the agency that supplied the article, where it was
        published first (a name or an address), and who holds the rights.
    """

    text: str
    source: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    notices: tuple[Notice, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    agency: str | None = None
    original_source: str | None = None
    copyright_holder: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark of a sentence.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters between them.
    form : str
        Normalised form: hidden characters removed, Unicode compatibility
        form, straight quotation marks, plain dashes; case kept.
    key : str
        What words are compared by: ``form`` in lower case, without accents
        and without a possessive ``'s``.
    stem : str
        Snowball (Porter2) English stem of ``key``, so that inflections compare equal.
    weight : float
        How much sharing this word says, 0 to 1: inverse document frequency of
        ``key`` in news, divided by that of a word never seen; 0 for punctuation.
    is_word : bool
        False for punctuation and symbols.
    quotation : int or None
        Which quotation of its document it stands in, from 0; None outside quotation marks.
    """

    start: int
    end: int
    text: str
    form: str
    key: str
    stem: str
    weight: float
    is_word: bool
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a headline or a line of furniture.

    Parameters
    ----------
    index : int
        Position among the sentences of its document.
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters between them.
    form : str
        Normalised text, for the encoder and for display beside ``text``.
    paragraph : int
        Index into :attr:`Article.paragraphs`.
    words : tuple of Word
        In order; spans lie inside the sentence.
    """

    index: int
    start: int
    end: int
    text: str
    form: str
    paragraph: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class HiddenMark:
    """A character that a reader cannot see or takes for another.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters as published.
    meant : str
        What a reader sees: nothing for a zero-width character, the Latin
        letter for a look-alike.
    why : str
        For example ``"CYRILLIC SMALL LETTER A in a Latin word"``.
    """

    start: int
    end: int
    text: str
    meant: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article prepared for comparison.

    Parameters
    ----------
    article : Article
    sentences : tuple of Sentence
        In reading order; they do not overlap.
    hidden : tuple of HiddenMark
        Characters that were undone before anything else looked at the text.
    notices : tuple of Notice
        What preparation noticed, such as another language.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    hidden: tuple[HiddenMark, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def word_count(self) -> int:
        """Number of words, punctuation not counted."""
        return sum([word.is_word for sentence in self.sentences for word in sentence.words])
