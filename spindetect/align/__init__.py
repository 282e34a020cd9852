"""Sentence to sentence, word to word: what of the copy comes from where."""

from spindetect.align.sentences import Alignment, align_sentences
from spindetect.align.words import align_words

__all__ = ["Alignment", "align_sentences", "align_words"]
