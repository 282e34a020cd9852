"""Make a document of an article: sentences and words, each with its exact span."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from operator import add
from typing import Any

import numpy as np

from spindetect.prepare.language import language_notices
from spindetect.prepare.normalise import Normalised, normalise
from spindetect.prepare.offsets import Mapped
from spindetect.prepare.quotations import find_quotations, quotation_of
from spindetect.prepare.sentences import split_sentences
from spindetect.prepare.words import find_words
from spindetect.records import Article, Document, Sentence, Word
from spindetect.records.filling import filled

__all__ = ["prepare"]

# Paragraphs whose sentences are remembered (about 5 MB), and the longest of them.
_KEPT_PARAGRAPHS = 1 << 12
_LONGEST_KEPT = 2_000


def prepare(article: Article) -> Document:
    """Find the sentences and words of an article.

    Parameters
    ----------
    article : Article

    Returns
    -------
    Document
        ``article.text[s.start:s.end] == s.text`` for every sentence and every
        word; each character that is neither white space nor invisible belongs
        to exactly one sentence.

    Raises
    ------
    ModelError
        When the word frequencies are missing or damaged.

    Examples
    --------
    >>> from spindetect.records import Paragraph
    >>> text = "Gen. Havel left. Nobody followed."
    >>> article = Article(text, "<text>", "", (Paragraph(0, len(text), text),))
    >>> [(sentence.start, sentence.text) for sentence in prepare(article).sentences]
    [(0, 'Gen. Havel left.'), (17, 'Nobody followed.')]
    """
    normalised = normalise(article.text)
    spans = _sentence_spans(article, normalised)
    positions = normalised.mapped.positions
    firsts, lasts = positions([span[0] for span in spans]), positions([span[1] for span in spans])
    starts: list[int] = []
    known: list[tuple[str, str, str, float, bool]] = []
    counts = [0]
    plain: list[str] = []
    for first, last in zip(firsts, lasts, strict=True):
        form, within, words_here = find_words(normalised.text[first:last])
        starts += map(first.__add__, within)
        known += words_here
        counts.append(len(known))
        plain.append(form)
    quotations = find_quotations(article.paragraphs)
    columns = list(zip(*known, strict=True)) or [()] * 5
    words = _words(article.text, starts, columns, normalised.mapped, quotations)
    sentences = [
        Sentence(
            index,
            start,
            end,
            article.text[start:end],
            plain[index],
            paragraph,
            tuple(words[counts[index] : counts[index + 1]]),
        )
        for index, (start, end, paragraph) in enumerate(spans)
    ]
    return Document(article, tuple(sentences), normalised.hidden, language_notices(columns[0]))


def _sentence_spans(article: Article, normalised: Normalised) -> list[tuple[int, int, int]]:
    """Return the source span of each sentence with the index of its paragraph."""
    visible = normalised.visible
    starts = visible.positions([paragraph.start for paragraph in article.paragraphs])
    ends = visible.positions([paragraph.end for paragraph in article.paragraphs])
    return [
        (*visible.source_span(start + first, start + last), index)
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
        for first, last in _sentences(visible.text[start:end])
    ]


def _sentences(paragraph: str) -> Sequence[tuple[int, int]]:
    """Return where in a paragraph its sentences stand; copies repeat the original's paragraphs."""
    return (_remembered if len(paragraph) <= _LONGEST_KEPT else split_sentences)(paragraph)


@functools.lru_cache(maxsize=_KEPT_PARAGRAPHS)
def _remembered(paragraph: str) -> tuple[tuple[int, int], ...]:
    return tuple(split_sentences(paragraph))


def _words(
    text: str,
    starts: list[int],
    lexical: Sequence[Sequence[Any]],
    mapped: Mapped,
    quotations: list[tuple[int, int]],
) -> list[Word]:
    """Return the words of all sentences, in order, of the columns of their forms and lexemes."""
    forms = lexical[0]
    ends = list(map(add, starts, map(len, forms)))
    if starts and mapped.starts is not None and mapped.ends is not None:
        # One look-up for all words: thousands of small ones cost as much as the rest.
        starts = mapped.starts[starts].tolist()
        ends = mapped.ends[np.array(ends) - 1].tolist()
    texts = forms if mapped.text is text else list(map(text.__getitem__, map(slice, starts, ends)))
    return filled(Word, (starts, ends, texts, *lexical, quotation_of(starts, quotations)))
