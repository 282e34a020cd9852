"""One side of a pair, ready to compare, and what of it is reported."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing import Passage
from spindetect.records import Document, Notice, ReportedArticle, Span

__all__ = ["Prepared", "notices", "reported"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One side of a pair, ready to compare.

    Parameters
    ----------
    document : Document
    vectors : ndarray of float32, shape (n, d)
        One row for each sentence.
    passages, doubtful : tuple of Passage
        What frames the story, and what may.
    framing : frozenset of int
        Sentences that framing fills.
    """

    document: Document
    vectors: NDArray[np.float32]
    passages: tuple[Passage, ...]
    doubtful: tuple[Passage, ...]
    framing: frozenset[int]


def reported(document: Document) -> ReportedArticle:
    """Return what a report shows of an article."""
    article = document.article
    return ReportedArticle(
        source=article.source,
        sha256=article.sha256,
        title=article.title,
        language=article.language,
        words=document.word_count,
        sentence_count=len(document.sentences),
        text=article.text,
        sentences=tuple(Span(s.start, s.end, s.text) for s in document.sentences),
    )


def notices(original: Document, copy: Document) -> tuple[Notice, ...]:
    """Return what a reader of the report should know of its two articles."""
    found = [
        Notice(notice.code, f"{side}: {notice.message}")
        for side, document in (("original", original), ("copy", copy))
        for notice in (*document.article.notices, *document.notices)
    ]
    if original.article.sha256 == copy.article.sha256:
        found.append(Notice("identical", "both sides are the same text, to the letter"))
    return tuple(found)
