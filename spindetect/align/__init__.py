"""Sentence to sentence, word to word: what of the copy comes from where."""

from spindetect.align.lexicon import Lexicon
from spindetect.align.sentences import Alignment, align_sentences
from spindetect.align.support import FULL_SENTENCE, TRANSCRIPT
from spindetect.align.words import align_links, align_words

__all__ = [
    "FULL_SENTENCE",
    "TRANSCRIPT",
    "Alignment",
    "Lexicon",
    "align_links",
    "align_sentences",
    "align_words",
]
