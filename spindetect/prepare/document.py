"""Make a document of an article: sentences and words, each with its exact span."""

from __future__ import annotations

from spindetect.prepare.normalise import Normalised, normalise
from spindetect.prepare.sentences import split_sentences
from spindetect.prepare.words import find_words, lexemes
from spindetect.records import Article, Document, Sentence, Word

__all__ = ["prepare"]

_Found = tuple[int, int, str]


def prepare(article: Article) -> Document:
    """Find the sentences and words of an article.

    Parameters
    ----------
    article : Article

    Returns
    -------
    Document
        ``article.text[s.start:s.end] == s.text`` for every sentence and word;
        each character that is neither white space nor invisible belongs to
        exactly one sentence.
    """
    normalised = normalise(article.text)
    spans = _sentence_spans(article, normalised)
    found = [
        find_words(
            normalised.text,
            normalised.mapped.position(start),
            normalised.mapped.position(end),
        )
        for start, end, _ in spans
    ]
    table = lexemes(form for words in found for _, _, form in words)
    source = _source_spans(found, normalised)
    sentences = []
    text = article.text
    mapped = normalised.mapped
    for index, ((start, end, paragraph), words) in enumerate(zip(spans, found, strict=True)):
        made = []
        for _, _, form in words:
            first, last = next(source)
            lexeme = table[form]
            made.append(
                Word(
                    first,
                    last,
                    text[first:last],
                    form,
                    lexeme.key,
                    lexeme.stem,
                    lexeme.weight,
                    lexeme.is_word,
                )
            )
        form = " ".join(mapped.text[mapped.position(start) : mapped.position(end)].split())
        sentences.append(Sentence(index, start, end, text[start:end], form, paragraph, tuple(made)))
    return Document(article, tuple(sentences), normalised.hidden)


def _sentence_spans(article: Article, normalised: Normalised) -> list[tuple[int, int, int]]:
    """Return the source span of each sentence with the index of its paragraph."""
    visible = normalised.visible
    spans = []
    for index, paragraph in enumerate(article.paragraphs):
        start, end = visible.position(paragraph.start), visible.position(paragraph.end)
        for first, last in split_sentences(visible.text, start, end):
            spans.append((*visible.source_span(first, last), index))
    return spans


def _source_spans(found: list[list[_Found]], normalised: Normalised):  # type: ignore[no-untyped-def]
    """Return the source spans of all words."""
    mapped = normalised.mapped
    if mapped.starts is None or mapped.ends is None:
        return iter([(start, end) for words in found for start, end, _ in words])
    starts = mapped.starts[[start for words in found for start, _, _ in words]]
    ends = mapped.ends[[end - 1 for words in found for _, end, _ in words]]
    return iter(list(zip(starts.tolist(), ends.tolist(), strict=True)))
