"""The records that cross the borders between rooms.

Frozen, slotted dataclasses without behaviour beyond ratios as properties.
Offsets are in characters of :attr:`Article.text`, half-open, so that
``article.text[span.start:span.end] == span.text`` holds for every span.
Scores run from 0 to 1 unless a field says that it is a cosine (-1 to 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Article",
    "Change",
    "ChangeKind",
    "Derivation",
    "Document",
    "Framing",
    "FramingStatus",
    "HiddenMark",
    "Link",
    "Manner",
    "Notice",
    "Paragraph",
    "ParagraphOrigin",
    "Reason",
    "ReportedArticle",
    "Role",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "Verdict",
    "Word",
    "WordLink",
    "WordRelation",
]

Derivation = Literal["derived", "partial", "independent"]
Manner = Literal["verbatim", "edited", "spun", "rewritten"]
Severity = Literal["corrupting", "spin", "benign"]
Side = Literal["original", "copy"]
ChangeKind = Literal[
    "synonym",
    "name",
    "number",
    "date",
    "quote",
    "negation",
    "modality",
    "attribution",
    "insertion",
    "deletion",
    "reordering",
    "format",
    "hidden",
]
FramingStatus = Literal["added", "omitted", "kept", "altered"]
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
ParagraphOrigin = Literal["main", "furniture"]
WordRelation = Literal["same", "format", "moved", "substituted", "inserted", "deleted"]


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
    """

    start: int
    end: int
    text: str
    form: str
    key: str
    stem: str
    weight: float
    is_word: bool


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
        return sum(word.is_word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True, slots=True)
class WordLink:
    """What became of some words inside a link.

    Parameters
    ----------
    relation : {"same", "format", "moved", "substituted", "inserted", "deleted"}
        ``format``: the same words in another spelling or writing; ``moved``:
        the same words elsewhere in the sentence.
    original, copy : tuple of int
        Indices into the words of the link's original and copy side, in order
        and without gaps; empty on one side for an insertion or a deletion.
    similarity : float
        Cosine (-1 to 1) of the two sides' word vectors; 1 for ``same``,
        ``format`` and ``moved``, 0 for an insertion or a deletion.
    """

    relation: WordRelation
    original: tuple[int, ...]
    copy: tuple[int, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the copy that carry the content of sentences of the original.

    Parameters
    ----------
    original, copy : tuple of int
        Sentence indices, in order and without gaps; one to three on a side,
        with more than one on one side at most.
    similarity : float
        Cosine (-1 to 1) of the two sides' vectors.
    overlap : float
        Share (0 to 1) of words in common: Dice coefficient of the two bags of
        word keys.
    moved : bool
        True when the passage stands elsewhere than its neighbours would have it.
    manner : Manner or None
        None until judged.
    """

    original: tuple[int, ...]
    copy: tuple[int, ...]
    similarity: float
    overlap: float
    moved: bool = False
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One edit, with both sides' words and why it was classed so.

    Parameters
    ----------
    kind : ChangeKind
    severity : {"corrupting", "spin", "benign"}
    link : int or None
        Index into the report's links; None for a change across the whole pair.
    original, copy : Span or None
        None on one side for an insertion or a deletion.
    why : str
        One plain sentence.
    """

    kind: ChangeKind
    severity: Severity
    link: int | None
    original: Span | None
    copy: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Framing:
    """A passage around the story, and what became of it.

    Parameters
    ----------
    status : {"added", "omitted", "kept", "altered"}
    role : Role
    side : {"original", "copy"}
        The side whose text the span indexes.
    start, end : int
        Half-open character offsets into that side's :attr:`Article.text`.
    text : str
        The characters between them.
    probability : float
        Probability (0 to 1) that the role is right.
    """

    status: FramingStatus
    role: Role
    side: Side
    start: int
    end: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason behind a verdict.

    Parameters
    ----------
    code : str
        Stable, machine-readable name.
    message : str
        One plain sentence with the figures in it.
    weight : float
        Log-odds: for derivation, what the evidence adds, positive towards
        derived; for the manner, of the named manner against all others.
    """

    code: str
    message: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence amounts to.

    Parameters
    ----------
    derivation : {"derived", "partial", "independent"}
    derivation_probability : float
        Probability (0 to 1) that any passage of the copy comes from the original.
    manner : Manner or None
        Of the derived part; None when independent.
    spin_probability : float
        Probability (0 to 1) that the derived part was spun by a machine.
    reuse : float
        Share (0 to 1) of the words of the copy's story that stand inside linked
        sentences; framing is no part of the story.
    reasons : tuple of Reason
        The weightiest first.
    """

    derivation: Derivation
    derivation_probability: float
    manner: Manner | None
    spin_probability: float
    reuse: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """One side of a report: enough to show and check it without its source.

    Parameters
    ----------
    source, sha256 : str
        As in :class:`Article`.
    title, language : str or None
        As in :class:`Article`.
    words : int
        Number of words, punctuation not counted.
    sentence_count : int
        Number of sentences.
    text : str or None
        The article's text; None in a brief report.
    sentences : tuple of Span
        The sentences; empty in a brief report.
    """

    source: str
    sha256: str
    title: str | None
    language: str | None
    words: int
    sentence_count: int
    text: str | None
    sentences: tuple[Span, ...] = ()
