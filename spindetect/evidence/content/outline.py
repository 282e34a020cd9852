"""The paragraphs and sentences of a story, so that a passage can be named by its place."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from typing import Final

from spindetect.evidence.content.loose import Loose
from spindetect.evidence.content.words import counted, number, ordinal
from spindetect.records import ContentPassage, ContentPlace

__all__ = ["Outline"]

# A text in one or two blocks is told by its sentences, and so is one whose blocks are long: nobody
# finds "the second paragraph" where that is a page. Set by judgement.
FEWEST: Final = 3
LONGEST: Final = 12


class Outline:
    """What a story's paragraphs are, by number.

    Parameters
    ----------
    side : Loose
    """

    def __init__(self, side: Loose) -> None:
        self._sentences = side.story.document.sentences
        self.order = side.order
        numbers = [self._sentences[at].paragraph for at in self.order]
        self._paragraphs = sorted(set(numbers))
        self._sizes = dict.fromkeys(self._paragraphs, 0)
        for at in numbers:
            self._sizes[at] += 1
        count = len(self._paragraphs)
        self.has_paragraphs = count >= FEWEST and len(numbers) <= LONGEST * count

    def paragraph(self, sentence: int) -> int:
        """Return the number of a sentence's paragraph among the story's, from 1."""
        return bisect.bisect_left(self._paragraphs, self._sentences[sentence].paragraph) + 1

    def are_whole(self, sentences: Collection[int]) -> bool:
        """Tell whether some sentences make whole paragraphs."""
        numbers = [self._sentences[at].paragraph for at in sentences]
        return self.has_paragraphs and all(
            numbers.count(one) == self._sizes[one] for one in set(numbers)
        )

    def name(self, sentences: Sequence[int], place: ContentPlace) -> str:
        """Name a run of sentences by its place, for the beginning of a clause.

        Parameters
        ----------
        sentences : sequence of int
            Consecutive in the story.
        place : {"beginning", "middle", "end", "whole"}
        """
        if place == "whole":
            return "the whole story"
        if self.are_whole(sentences):
            first, last = self.paragraph(sentences[0]), self.paragraph(sentences[-1])
            return _of_row(first, last, place)
        count = len(sentences)
        if place == "middle":
            where = self._inside(sentences) or "in the middle"
            return f"{counted(count, 'sentence')} {where}"
        which = "first" if place == "beginning" else "last"
        return f"the {which} sentence" if count == 1 else f"the {which} {number(count)} sentences"

    def _inside(self, sentences: Sequence[int]) -> str:
        first, last = self.paragraph(sentences[0]), self.paragraph(sentences[-1])
        if not self.has_paragraphs:
            return ""
        if first == last:
            return f"of {ordinal(first, 'paragraph')}"
        return (
            f"in paragraphs {first} to {last}"
            if last - first > 1
            else (f"in paragraphs {first} and {last}")
        )

    def size(self, passage: ContentPassage) -> str:
        """Count a passage's paragraphs, or its sentences where it breaks one."""
        if self.are_whole(passage.sentences):
            return counted(passage.paragraphs, "paragraph").replace("one ", "a ", 1)
        return counted(len(passage.sentences), "sentence").replace("one ", "a ", 1)

    def where(self, offset: int) -> str:
        """Say where something was put at a place of the text, after the word "put"."""
        before = [at for at in self.order if self._sentences[at].end <= offset]
        if not before:
            return "in at the beginning"
        last = before[-1]
        if last == self.order[-1]:
            return "in at the end"
        if not self.has_paragraphs:
            return "into the middle"
        following = self.order[len(before)]
        place = ordinal(self.paragraph(last), "paragraph")
        if self._sentences[following].paragraph == self._sentences[last].paragraph:
            return f"into {place}"
        return f"in after {place}"


def _of_row(first: int, last: int, place: ContentPlace) -> str:
    count = last - first + 1
    if place == "middle":
        if count == 1:
            return ordinal(first, "paragraph")
        return f"paragraphs {first} {'to' if count > 2 else 'and'} {last}"
    which = "first" if place == "beginning" else "last"
    return f"the {which} paragraph" if count == 1 else f"the {which} {number(count)} paragraphs"
