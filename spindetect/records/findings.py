"""What is found in a pair of articles: links, changes, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spindetect.records.texts import Span

__all__ = [
    "Change",
    "ChangeKind",
    "Derivation",
    "Link",
    "Manner",
    "Reason",
    "ReportedArticle",
    "Severity",
    "Verdict",
    "WordLink",
    "WordRelation",
]

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
Derivation = Literal["derived", "partial", "independent"]
Manner = Literal["verbatim", "edited", "spun", "rewritten"]
Severity = Literal["corrupting", "spin", "benign"]
WordRelation = Literal["same", "format", "moved", "substituted", "inserted", "deleted"]


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
