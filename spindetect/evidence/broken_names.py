"""Long names of which a copy kept all words but one.

A spinner's dictionary does not know names, so it changes a part of one and
leaves the rest: "Joint Chiefs of Personnel", "Ned Rate". What stays of the name
is the evidence that the same one was meant (compare the "immutables" of Zhang,
Wang, Voelker, "DSpin", NDSS 2014).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
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
from spindetect.evidence.whole_names import name_runs, whole_name
from spindetect.records import Word

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


_Context = tuple[tuple[str, ...], bool]
Runs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A capitalised word that has a context: where its name begins, it stands, the name ends."""

    words: Sequence[Word]
    run: tuple[int, int, int]
    behind: bool

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.run[1]]

    @property
    def beyond(self) -> Word | None:
        """The word on the side that is not compared, behind initials in brackets the next."""
        if self.behind:
            words, brackets = self.words[self.run[1] + 1 :], "()"
        else:
            words, brackets = self.words[: self.run[1]][::-1], ")("
        if len(words) > 3 and words[0].form + words[2].form == brackets:
            return words[3]
        return words[0] if words else None


def _contexts(words: Sequence[Word], capitals: Sequence[int]) -> Iterator[tuple[_Context, _Place]]:
    """Every capitalised word, by the name words just before and just after it."""
    runs: Runs | None = None
    # Marks stay in: a name does not run over a comma or a bracket.
    last = len(capitals) - CONTEXT_CAPITALS
    for nth, index in enumerate(capitals):
        # Most words stand alone: where the capitals are spares them the rest of the question.
        led = nth >= CONTEXT_CAPITALS and capitals[nth - CONTEXT_CAPITALS] >= index - CONTEXT_WORDS
        followed = nth < last and capitals[nth + CONTEXT_CAPITALS] <= index + CONTEXT_WORDS
        if not (led or followed) or not is_part(words[index]):
            continue
        before = words[max(index - CONTEXT_WORDS, 0) : index]
        after = words[index + 1 : index + 1 + CONTEXT_WORDS]
        runs = name_runs(words, capitals) if runs is None else runs
        first, end = whole_name(runs, index, index + 1)
        run = (first, index, end)
        if led and first < index and _fixed(before):
            yield (tuple([w.key for w in before]), True), _Place(words, run, behind=True)
        # "Federal Judge Ned Holm": what stands before a title is of the office, not of the name.
        if followed and index + 1 < end and _fixed(after) and after[0].key not in TITLES:
            yield (tuple([w.key for w in after]), False), _Place(words, run, behind=False)


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
    linked: Sequence[LinkedWords], books: tuple[NameBook, NameBook], *, spun: bool = False
) -> tuple[BrokenName, ...]:
    """Find long names of which a link's copy kept all words but one, wherever in it they stand.

    Parameters
    ----------
    linked : sequence of LinkedWords
    books : tuple of (NameBook, NameBook)
        Of the original and of the copy.
    spun : bool
        Whether the copy's words were swapped by a program: then its names are looked for
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
    met = list(_met(linked))
    anywhere = list(_all_contexts(books[1])) if spun else []
    if not (met or anywhere):
        return ()
    known: dict[_Context, dict[str, _Place]] = {}
    for context, place in _all_contexts(books[0]):
        known.setdefault(context, {}).setdefault(place.word.key, place)
    pairs = [(other, place) for context, other, place in met if len(known.get(context, ())) <= 1]
    for context, place in anywhere:
        places = list(known.get(context, {}).values())
        if len(places) == 1:
            pairs.append((places[0], place))
    found: dict[tuple[str, str], BrokenName] = {}
    for ours, theirs in pairs:
        if _is_broken(ours, theirs, books):
            name = BrokenName(*_alike(ours, theirs), ours.word, theirs.word)
            found.setdefault((ours.word.key, theirs.word.key), name)
    return tuple(found.values())


def _alike(ours: _Place, theirs: _Place) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return both names as far as they are the same around the word that differs."""
    (first, i, last), (begin, j, end) = ours.run, theirs.run
    pairs = zip(ours.words[first:i][::-1], theirs.words[begin:j][::-1], strict=False)
    before = sum(1 for _ in itertools.takewhile(_same, pairs))
    pairs = zip(ours.words[i + 1 : last], theirs.words[j + 1 : end], strict=False)
    after = sum(1 for _ in itertools.takewhile(_same, pairs))
    return (
        tuple(ours.words[i - before : i + after + 1]),
        tuple(theirs.words[j - before : j + after + 1]),
    )


def _same(pair: tuple[Word, Word]) -> bool:
    return pair[0].key == pair[1].key


def _all_contexts(book: NameBook) -> Iterator[tuple[_Context, _Place]]:
    for words, capitals in book.capitals:
        yield from _contexts(words, capitals)


def _met(linked: Sequence[LinkedWords]) -> Iterator[tuple[_Context, _Place, _Place]]:
    """Yield the places on both sides of a link where other words stand among the same."""
    for link in linked:
        theirs = list(_contexts(link.copy, link.capitals[1]))
        ours = dict(_contexts(link.original, link.capitals[0])) if theirs else {}
        for context, place in theirs:
            if context in ours and ours[context].word.key != place.word.key:
                yield context, ours[context], place
