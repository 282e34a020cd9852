"""Make a document of an article: sentences and words, each with its exact span."""

from __future__ import annotations

from collections.abc import Iterator

from spindetect.prepare.language import language_notices
from spindetect.prepare.normalise import Normalised, normalise
from spindetect.prepare.sentences import split_sentences
from spindetect.prepare.words import find_words, lexemes
from spindetect.records import Article, Document, Sentence, Word

__all__ = ["prepare"]

_Found = list[tuple[int, int, str]]


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
    position = normalised.mapped.position
    places = [(position(start), position(end)) for start, end, _ in spans]
    found = [find_words(normalised.text, start, end) for start, end in places]
    words = _words(article.text, found, normalised)
    sentences = [
        Sentence(
            index,
            start,
            end,
            article.text[start:end],
            " ".join(normalised.text[first:last].split()),
            paragraph,
            tuple([next(words) for _ in pieces]),
        )
        for index, ((start, end, paragraph), (first, last), pieces) in enumerate(
            zip(spans, places, found, strict=True)
        )
    ]
    notices = language_notices(found)
    return Document(article, tuple(sentences), normalised.hidden, notices)


def _sentence_spans(article: Article, normalised: Normalised) -> list[tuple[int, int, int]]:
    """Return the source span of each sentence with the index of its paragraph."""
    visible = normalised.visible
    spans = []
    for index, paragraph in enumerate(article.paragraphs):
        start, end = visible.position(paragraph.start), visible.position(paragraph.end)
        for first, last in split_sentences(visible.text, start, end):
            spans.append((*visible.source_span(first, last), index))
    return spans


def _words(text: str, found: list[_Found], normalised: Normalised) -> Iterator[Word]:
    """Yield the words of all sentences, in order."""
    flat = [piece for pieces in found for piece in pieces]
    table = lexemes(form for _, _, form in flat)
    mapped = normalised.mapped
    starts, ends = [start for start, _, _ in flat], [end for _, end, _ in flat]
    if mapped.starts is not None and mapped.ends is not None and flat:
        # One look-up for all words: thousands of small ones cost as much as the rest.
        ends = mapped.ends[[end - 1 for end in ends]].tolist()
        starts = mapped.starts[starts].tolist()
    for start, end, (_, _, form) in zip(starts, ends, flat, strict=True):
        known = table[form]
        yield Word(
            start, end, text[start:end], form, known.key, known.stem, known.weight, known.is_word
        )
