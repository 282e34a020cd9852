"""What stands around a story, who it is from, and what of it is not in both articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spindetect.records.texts import Role, Side, Span

__all__ = [
    "Attribution",
    "AttributionElement",
    "AttributionStatus",
    "Content",
    "ContentPassage",
    "ContentPlace",
    "ContentStatus",
    "Credit",
    "CreditOrigin",
    "Framing",
    "FramingStatus",
]

AttributionElement = Literal[
    "publisher", "agency", "byline", "first_published", "canonical", "copyright"
]
AttributionStatus = Literal["kept", "dropped", "replaced", "added"]
ContentPlace = Literal["beginning", "middle", "end", "whole"]
ContentStatus = Literal["omitted", "added"]
CreditOrigin = Literal["text", "metadata", "address"]
FramingStatus = Literal["added", "omitted", "kept", "altered"]


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
    counterpart : Span or None
        The passage of the other side that it is, or that took its place; None
        for ``added`` and ``omitted``, and where the other side says it outside
        its text.
    """

    status: FramingStatus
    role: Role
    side: Side
    start: int
    end: int
    text: str
    probability: float
    counterpart: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article names as one of those it is from.

    Parameters
    ----------
    name : str
        A person, an outlet, an agency or the host of an address, in the usual
        writing: an agency's full name, a name in capitals as names are written,
        several authors as a sentence lists them. The span holds what is written.
    origin : {"text", "metadata", "address"}
        Whether a reader sees it in the text, the page declares it in its
        markup, or it is the address that the article was fetched from.
    span : Span or None
        Where it stands in the article's text; None outside the text.
    url : str or None
        The address that the name is linked to.
    """

    name: str
    origin: CreditOrigin
    span: Span | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of attribution, on both sides.

    Parameters
    ----------
    element : {"publisher", "agency", "byline", "first_published", "canonical", "copyright"}
        ``agency``: the wire that supplied the story; ``first_published``: where
        the article says that it appeared first; ``canonical``: the address it
        declares as its own; ``copyright``: the holder.
    status : {"kept", "dropped", "replaced", "added"}
    original, copy : Credit or None
        None where that side names nobody.
    """

    element: AttributionElement
    status: AttributionStatus
    original: Credit | None
    copy: Credit | None


@dataclass(frozen=True, slots=True)
class ContentPassage:
    """A run of the story's own sentences that the other article does not carry.

    Parameters
    ----------
    status : {"omitted", "added"}
    side : {"original", "copy"}
        ``original`` for what is omitted, ``copy`` for what was added.
    start, end : int
        Half-open character offsets into that side's :attr:`Article.text`.
    sentences : tuple of int
        Indices of the sentences, rising; framing between them is not among them.
    paragraphs : int
        Paragraphs of the story that it fills; 0 where it is part of one.
    words : int
        Words in these sentences, punctuation not counted.
    share : float
        Of the words of that side's story (0 to 1), framing not counted.
    place : {"beginning", "middle", "end", "whole"}
        Where in that side's story it stands.
    opposite : int
        Character offset into the other side's text: where it would stand there.
    """

    status: ContentStatus
    side: Side
    start: int
    end: int
    sentences: tuple[int, ...]
    paragraphs: int
    words: int
    share: float
    place: ContentPlace
    opposite: int


@dataclass(frozen=True, slots=True)
class Content:
    """What of the story was left out and put in.

    Parameters
    ----------
    omitted : float
        Share (0 to 1) of the words of the original's story that the copy leaves out.
    added : float
        Share (0 to 1) of the words of the copy's story that the original has not.
    passages : tuple of ContentPassage
        The original's, then the copy's, each in reading order.
    summary : str
        All of it in a plain sentence or two.
    """

    omitted: float
    added: float
    passages: tuple[ContentPassage, ...]
    summary: str
