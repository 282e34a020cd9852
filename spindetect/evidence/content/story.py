"""The sentences of a document that tell its story, and which of them stand loose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing import Passage
from spindetect.records import Document, Sentence

__all__ = ["SLIGHT", "Story", "is_line", "story_of", "word_count"]

# Words; "Yes." and "he said." are never missed on their own, for any text has their like.
SLIGHT: Final = 5
# Words up to which a line without an end mark is a label, a credit or a row of a menu, and up to
# which one in a paragraph of its own is a heading. Of 696 loose sentences in 45 dev syndicated
# pairs, no line of the story was among those.
SHORT_LINE: Final = 12
LONG_HEADING: Final = 20
_ENDS: Final = frozenset(".!?…:;")
_IS_WORD: Final = attrgetter("is_word")
_CLOSING: Final = " \n\t\"'”’»)]*"


@dataclass(frozen=True, slots=True)
class Story:
    """The sentences of one side that tell its story.

    Parameters
    ----------
    document : Document
    vectors : ndarray of float32, shape (n, d)
        One row for each sentence of the document.
    sentences : tuple of int
        Indices of the story's sentences, rising.
    """

    document: Document
    vectors: NDArray[np.float32]
    sentences: tuple[int, ...]


def story_of(document: Document, vectors: NDArray[np.float32], framing: Sequence[Passage]) -> Story:
    """Tell the sentences of a story from those that framing fills.

    Parameters
    ----------
    document : Document
    vectors : ndarray of float32, shape (n, d)
    framing : sequence of Passage
        Framing passages of the document. Whatever is told as framing, however
        unsure, is not told as content as well.
    """
    sentences = document.sentences
    covered: dict[int, int] = {}
    filled: set[int] = set()
    for passage in framing:
        for index in passage.sentences:
            first, last = sentences[index].start, sentences[index].end
            if passage.start <= first and last <= passage.end:
                filled.add(index)
                continue
            text = document.article.text[max(passage.start, first) : min(passage.end, last)]
            covered[index] = covered.get(index, 0) + _letters(text)
    filled.update(at for at, size in covered.items() if size >= _letters(sentences[at].text))
    told = tuple([at for at in range(len(sentences)) if at not in filled])
    return Story(document, vectors, told)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def word_count(sentence: Sentence) -> int:
    """Return how many words a sentence has, punctuation not counted."""
    return sum(map(_IS_WORD, sentence.words))


def is_line(document: Document, index: int) -> bool:
    r"""Tell whether a sentence without a link is none of the story's.

    A heading, a label and a row of code do not read like sentences; and what the
    extraction of the main text left out is never said to be missing.

    Examples
    --------
    >>> from spindetect.prepare import prepare
    >>> from spindetect.read import from_text
    >>> document = prepare(from_text("Share this\n\nIt rained all day."))
    >>> is_line(document, 0), is_line(document, 1)
    (True, False)
    """
    sentence = document.sentences[index]
    paragraph = document.article.paragraphs[sentence.paragraph]
    count = word_count(sentence)
    if paragraph.origin == "furniture" or len(sentence.words) > 2 * count:
        return True
    if count >= LONG_HEADING or sentence.text.rstrip(_CLOSING)[-1:] in _ENDS:
        return False
    return count < SHORT_LINE or len(paragraph.text.strip()) <= len(sentence.text)
