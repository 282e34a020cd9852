"""Long names of which a copy kept all words but one.

A spinner's dictionary does not know names, so it changes a part of one and
leaves the rest: "Joint Chiefs of Personnel", "Ned Rate". What stays of the name
is the evidence that the same one was meant (compare the "immutables" of Zhang,
Wang, Voelker, "DSpin", NDSS 2014).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spindetect.evidence.names import (
    CONNECTORS,
    TITLES,
    NameBook,
    are_variants,
    is_acronym,
    is_part,
)
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.whole_names import name_runs
from spindetect.records import Document, Word

__all__ = ["BrokenName", "broken_names"]

# Known words of a fixed name on one side of the word that differs.
CONTEXT_WORDS = 3
CONTEXT_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class BrokenName:
    """A name of the original of which the copy kept all words but one.

    Parameters
    ----------
    original, copy : tuple of Word
        The names, as far as they are the same but for that word.
    original_word, copy_word : Word
        The word that differs.
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    original_word: Word
    copy_word: Word


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of a name, the whole, and the word on the side that was not compared."""

    words: tuple[Word, ...]
    word: Word
    beyond: Word | None


_Context = tuple[tuple[str, ...], bool]


def _contexts(words: Sequence[Word]) -> Iterator[tuple[_Context, _Place]]:
    """Every capitalised word, by the name words just before and just after it."""
    # Marks stay in: a name does not run over a comma or a bracket.
    capitals = [word.form[0].isupper() for word in words]
    if sum(capitals) <= CONTEXT_CAPITALS:
        return
    names = {at: run for run in name_runs(words) for at in range(*run)}
    for index, word in enumerate(words):
        # Most words are not: the first letters spare them the rest of the question.
        if not capitals[index] or not _is_among(capitals, index) or not is_part(word):
            continue
        before = tuple(words[max(index - CONTEXT_WORDS, 0) : index])
        after = tuple(words[index + 1 : index + 1 + CONTEXT_WORDS])
        first, last = names.get(index, (index, index + 1))
        name = tuple(words[first:last])
        if first < index and _fixed(before):
            place = _Place(name, word, _beyond(words[index + 1 :], "()"))
            yield (tuple(w.key for w in before), True), place
        # "Federal Judge Ned Holm": what stands before a title is of the office, not of the name.
        if index + 1 < last and _fixed(after) and after[0].key not in TITLES:
            place = _Place(name, word, _beyond(words[:index][::-1], ")("))
            yield (tuple(w.key for w in after), False), place


def _beyond(words: Sequence[Word], brackets: str) -> Word | None:
    """Return the first of some words, or behind initials in brackets the one after these."""
    if len(words) > 3 and words[0].form + words[2].form == brackets:
        return words[3]
    return words[0] if words else None


def _is_among(capitals: Sequence[bool], index: int) -> bool:
    """Tell whether enough of the words just before, or just after, have a capital."""
    before = capitals[max(index - CONTEXT_WORDS, 0) : index]
    after = capitals[index + 1 : index + 1 + CONTEXT_WORDS]
    return sum(before) >= CONTEXT_CAPITALS or sum(after) >= CONTEXT_CAPITALS


def _fixed(words: Sequence[Word]) -> bool:
    """Tell whether words stand together as part of one long name."""
    if len(words) < CONTEXT_WORDS:
        return False
    capitals = 0
    for word in words:
        if word.form[0].isupper():
            capitals += word.key not in TITLES
        elif word.key not in CONNECTORS:  # marks are none of them
            return False
    return capitals >= CONTEXT_CAPITALS


def _is_broken(ours: _Place, theirs: _Place, books: tuple[NameBook, NameBook]) -> bool:
    """Tell whether one word of a name gave way to another, and nothing else of it."""
    first, second = ours.word, theirs.word
    # With the capital of a sentence's beginning a verb looks like a name.
    if not books[0].is_name(first) or first.key in books[1].names:
        return False
    if second.key in books[0].names or are_variants(first, second):
        return False
    # Initials stand for words that nobody swapped: "ECB", "European Central Bank".
    if is_acronym(first) != is_acronym(second):
        return False
    # "Leave Act", "Leave Expansion Act": a longer name, and none of the shorter's words broken.
    put_in = theirs.beyond is not None and theirs.beyond.key == first.key
    left_out = ours.beyond is not None and ours.beyond.key == second.key
    # A word that lost its end to a stray space: "Dis order".
    rest = "" if theirs.beyond is None else theirs.beyond.key
    return not (put_in or left_out or first.key.startswith(second.key + rest))


def broken_names(
    original: Document,
    linked: Sequence[LinkedWords],
    books: tuple[NameBook, NameBook],
    spun: Document | None = None,
) -> tuple[BrokenName, ...]:
    """Find long names of which a link's copy kept all words but one, wherever in it they stand.

    Parameters
    ----------
    original : Document
    linked : sequence of LinkedWords
    books : tuple of (NameBook, NameBook)
        Of the original and of the copy.
    spun : Document, optional
        The copy, when its words were swapped by a program: then its names are looked for
        in all of the original, for the sentences of a spun copy often find no other.

    Returns
    -------
    tuple of BrokenName
        In the links' order, then in the copy's; each pair of words once.

    Notes
    -----
    "Joint Chiefs of Staff" against "Joint Chiefs of Personnel": the same three
    words before (or after) the one that differs, two of them with a capital.
    Not reported when the original has several words in that place, or when
    either text has the other's word in a name: then there are two names. Of
    those in passages that do not correspond, three in four that were read on
    dev/reedited_releases were two names as well, so that in a copy that no program
    touched only links are looked at.
    """
    known: dict[_Context, dict[str, _Place]] = {}
    for sentence in original.sentences:
        for context, place in _contexts(sentence.words):
            known.setdefault(context, {}).setdefault(place.word.key, place)
    found: dict[tuple[str, str], BrokenName] = {}
    for theirs, other in _met(linked, spun, known):
        if _is_broken(other, theirs, books):
            sides = _alike(other, theirs)
            name = BrokenName(*sides, other.word, theirs.word)
            found.setdefault((other.word.key, theirs.word.key), name)
    return tuple(found.values())


def _alike(ours: _Place, theirs: _Place) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return both names as far as they are the same around the word that differs."""
    i, j = ours.words.index(ours.word), theirs.words.index(theirs.word)
    pairs = zip(ours.words[:i][::-1], theirs.words[:j][::-1], strict=False)
    before = sum(1 for _ in itertools.takewhile(_same, pairs))
    pairs = zip(ours.words[i + 1 :], theirs.words[j + 1 :], strict=False)
    after = sum(1 for _ in itertools.takewhile(_same, pairs))
    return ours.words[i - before : i + after + 1], theirs.words[j - before : j + after + 1]


def _same(pair: tuple[Word, Word]) -> bool:
    return pair[0].key == pair[1].key


def _met(
    linked: Sequence[LinkedWords],
    spun: Document | None,
    known: Mapping[_Context, Mapping[str, _Place]],
) -> Iterator[tuple[_Place, _Place]]:
    """Yield places of the copy, each with the one of the original among the same words."""
    for link in linked:
        ours = dict(_contexts(link.original))
        for context, theirs in _contexts(link.copy):
            if context in ours and len(known.get(context, ())) <= 1:
                yield theirs, ours[context]
    for sentence in spun.sentences if spun else ():
        for context, theirs in _contexts(sentence.words):
            places = known.get(context, {})
            if len(places) == 1:
                yield theirs, next(iter(places.values()))
