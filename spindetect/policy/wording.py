"""Look words up in an article as a reader would: case, accents, marks and breaks aside."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from spindetect.records import Document, Span

__all__ = ["Likeness", "Wording", "acronym", "words_of"]

_WORD: Final = re.compile(r"[^\W_]+")
# Glued or torn apart ("OlsenAssociated Press", "Nora Fel tham"), a name is the same letters;
# shorter ones stand inside other words.
_GLUED: Final = 8
_NEGATIONS: Final = frozenset({"no", "not", "never", "nor", "neither", "without", "none", "cannot"})
_ACRONYM: Final = re.compile(r"[A-Z](?:\.?[A-Z]){1,4}\.?")
# A sentence with words put in or left out is longer or shorter by this much at most, where it
# is still alike.
_WINDOWS: Final = (1.0, 0.8, 1.25)


def words_of(text: str) -> list[str]:
    r"""Return the words of a text as they are compared.

    Examples
    --------
    >>> words_of("By Zoë  O’Neil,\nAP")
    ['by', 'zoe', 'o', 'neil', 'ap']
    """
    return [_folded(word) for word in _WORD.findall(text)]


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def acronym(name: str) -> re.Pattern[str] | None:
    """Return what finds a name of capitals (``AP``, ``A.P.``), or None for another name.

    Its letters in small stand for something else.
    """
    if not _ACRONYM.fullmatch(name.strip()):
        return None
    letters = r"\.?".join(letter for letter in name if letter.isalpha())
    return re.compile(rf"(?<!\w){letters}(?!\w)")


class Likeness(NamedTuple):
    """The stretch of an article that comes nearest to some words.

    Parameters
    ----------
    share : float
        Words in common, 0 to 1: Dice coefficient of the two bags of words.
    span : Span or None
        None where nothing is shared.
    denied : bool
        True where one of the two denies what the other says.
    """

    share: float
    span: Span | None
    denied: bool


class Wording:
    """The words of a text, and where they stand.

    Parameters
    ----------
    text : str
    visible : str, optional
        The same characters as a reader sees them; of the length of the text.
    """

    def __init__(self, text: str, visible: str | None = None) -> None:
        self.text = text
        self.visible = text if visible is None else visible
        found = list(_WORD.finditer(self.visible))
        self.words = [_folded(match[0]) for match in found]
        self.spans = [match.span() for match in found]

    @classmethod
    def of(cls, document: Document) -> Wording:
        """Return the words of an article, with its look-alike letters undone.

        Parameters
        ----------
        document : Document
        """
        text = document.article.text
        seen = list(text)
        for mark in document.hidden:
            if mark.end - mark.start == len(mark.meant):
                seen[mark.start : mark.end] = mark.meant
        return cls(text, "".join(seen) if document.hidden else None)

    @cached_property
    def _line(self) -> tuple[str, list[int]]:
        """The words with blanks between, and where each begins there."""
        starts = accumulate((len(word) + 1 for word in self.words), initial=1)
        return f" {' '.join(self.words)} ", list(starts)

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        return "".join(self.words), list(accumulate(map(len, self.words), initial=0))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word is there."""
        return Counter(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one word to another, both in it.

        Parameters
        ----------
        first, last : int
            Indices into :attr:`words`.
        """
        start, end = self.spans[first][0], self.spans[last][1]
        return Span(start, end, self.text[start:end])

    def find(self, phrase: str) -> Span | None:
        """Return the first place of a phrase, whatever its writing; None where it is nowhere.

        Parameters
        ----------
        phrase : str
        """
        capitals = acronym(phrase)
        if capitals is not None:
            match = capitals.search(self.visible)
            return Span(*match.span(), self.text[slice(*match.span())]) if match else None
        return next(self.places(words_of(phrase)), None)

    def places(self, words: Sequence[str]) -> Iterator[Span]:
        """Yield every place where words follow one another, then those of the same letters.

        Parameters
        ----------
        words : sequence of str
            As :func:`words_of` gives them.
        """
        if not words:
            return
        line, starts = self._line
        yield from self._found(line, starts, f" {' '.join(words)} ", 1)
        letters = "".join(words)
        if len(letters) >= _GLUED:
            yield from self._found(*self._letters, letters, 0)

    def _found(self, line: str, starts: list[int], wanted: str, margin: int) -> Iterator[Span]:
        at = line.find(wanted)
        while at >= 0:
            first = bisect_right(starts, at + margin) - 1
            last = bisect_right(starts, at + len(wanted) - margin - 1) - 1
            yield self.span(first, min(last, len(self.words) - 1))
            at = line.find(wanted, at + 1)

    def nearest(self, phrase: str, least: float = 0.0) -> Likeness:
        """Return the stretch that shares most words with a text.

        Parameters
        ----------
        phrase : str
        least : float
            Share of words below which none is looked for.
        """
        wanted = words_of(phrase)
        exact = next(self.places(wanted), None)
        if exact is not None:
            return Likeness(1.0, exact, False)
        bag = Counter(wanted)
        shared = sum(min(count, self.counts[word]) for word, count in bag.items())
        if not wanted or 2 * shared < least * (len(wanted) + shared):
            return Likeness(0.0, None, False)
        found = [self._window(bag, max(1, round(len(wanted) * size))) for size in _WINDOWS]
        found.sort(key=lambda one: (one.denied, -one.share))
        good = [one for one in found if one.share >= least]
        return good[0] if good else max(found, key=lambda one: one.share)

    def _window(self, bag: Counter[str], size: int) -> Likeness:
        """Return the best stretch of so many words."""
        wanted = bag.total()
        size = min(size, len(self.words))
        seen: Counter[str] = Counter()
        shared, best, at = 0, 0, 0
        for place, word in enumerate(self.words):
            if word in bag:
                seen[word] += 1
                shared += seen[word] <= bag[word]
            gone = self.words[place - size] if place >= size else ""
            if gone in bag:
                shared -= seen[gone] <= bag[gone]
                seen[gone] -= 1
            if shared > best:
                best, at = shared, place
        if not best:
            return Likeness(0.0, None, False)
        first = max(0, at - size + 1)
        while self.words[first] not in bag:
            first += 1
        window = self.words[first : at + 1]
        share = 2 * best / (wanted + len(window))
        denied = _denials(window) != _denials(list(bag.elements()))
        return Likeness(share, self.span(first, at), denied)


def _denials(words: Sequence[str]) -> int:
    # “don’t” is two words here, of which the second is its t.
    return sum(word in _NEGATIONS or word == "t" for word in words)
