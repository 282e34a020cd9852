"""Quotations whose words stayed, and which the copy gives to another speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from spindetect.evidence.findings import told
from spindetect.evidence.names import NameBook, are_variants, is_part
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.quoted import STAYED, QuotedPair
from spindetect.evidence.renaming import Surroundings
from spindetect.evidence.speakers import Speaker, speaker_of
from spindetect.records import Document, Word

__all__ = ["Misattribution", "misattributions"]

# Share of the shorter quotation's words that must have stayed, and how many those must be:
# of 1,900 quotations in dev/syndicated_pairs and dev/reedited_releases with a speaker named on
# both sides, all those that stayed so far have the same one, but for one that two senators gave.
STAYED_SHARE = 0.9
SHORTEST = 4
# A pronoun stands for somebody named this many sentences before, or fewer.
REACH = 4
_HE, _SHE = "he", "she"


@dataclass(frozen=True, slots=True)
class Misattribution:
    """A quotation given to another speaker.

    Parameters
    ----------
    original, copy : tuple of Word
        Who says it, on each side: a name, or the pronoun that stands for one.
    why : str
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    why: str


def _has_stayed(pair: QuotedPair) -> bool:
    kept = sum([len(p.copy) for _, p in pair.pieces if p.relation in STAYED])
    shorter = min(len(pair.original), len(pair.copy))
    return kept >= max(SHORTEST, STAYED_SHARE * shorter)


def _parts(speaker: Speaker) -> list[Word]:
    return [word for word in speaker.words if word.is_word and is_part(word)]


def _are_one(first: Speaker, second: Speaker, around: Surroundings) -> bool:
    """Tell whether two names may be one person's: a shared part, or parts met side by side."""
    if first.keys & second.keys:
        return True
    words = [
        [word for word in speaker.words if word.key in speaker.keys] for speaker in (first, second)
    ]
    if any(are_variants(ours, theirs) for ours, theirs in product(*words)):
        return True
    return any(around.are_neighbors(a, b) for a, b in product(first.keys, second.keys))


def _is_there(speaker: Speaker, words: Sequence[Word]) -> bool:
    """Tell whether words outside quotation marks have a part of a speaker's name."""
    return any(word.key in speaker.keys for word in words if word.quotation is None)


def _is_known(speaker: Speaker, book: NameBook) -> bool:
    return all(word.key in book.keys for word in _parts(speaker))


def _named_before(
    document: Document, first: int, book: NameBook
) -> tuple[Speaker | None, frozenset[str]]:
    """Return who spoke last before a sentence, and the keys of all words since."""
    keys = set[str]()
    for at in range(first - 1, max(first - REACH, 0) - 1, -1):
        words = document.sentences[at].words
        keys.update(word.key for word in words)
        speaker = speaker_of(words, book)
        if speaker is not None and speaker.named:
            return speaker, frozenset(keys)
    return None, frozenset(keys)


def _meant(
    speaker: Speaker, other: Speaker, document: Document, first: int, book: NameBook
) -> Speaker | None:
    """Return whom a pronoun stands for, where that cannot be the other side's speaker."""
    if speaker.named:
        return speaker
    found, keys = _named_before(document, first, book)
    return None if other.keys & keys else found


def _other_person(
    sides: tuple[Speaker, Speaker],
    linked: LinkedWords,
    documents: tuple[Document, Document],
    around: Surroundings,
) -> tuple[str, str] | None:
    """Return the names of two speakers who are not one, or None."""
    ours, theirs = sides
    if not (ours.named or theirs.named):
        keys = ours.words[0].key, theirs.words[0].key
        return keys if set(keys) == {_HE, _SHE} else None
    left = _meant(ours, theirs, documents[0], linked.link.original[0], around.original)
    right = _meant(theirs, ours, documents[1], linked.link.copy[0], around.copy)
    if left is None or right is None or _are_one(left, right, around):
        return None
    # "X of the Harbor Board said": which of the two speaks is not to be read off the words.
    if _is_there(right, linked.original) or _is_there(left, linked.copy):
        return None
    # A name that the original does not know is another name, which is told as one.
    if not (_is_known(left, around.original) and _is_known(right, around.original)):
        return None
    return left.text, right.text


def misattributions(
    quoted: Sequence[QuotedPair],
    linked: LinkedWords,
    documents: tuple[Document, Document],
    around: Surroundings,
) -> Iterator[Misattribution]:
    """Find quotations that the copy gives to another speaker of the original.

    Parameters
    ----------
    quoted : sequence of QuotedPair
        All of the link.
    linked : LinkedWords
    documents : tuple of Document
        The original and the copy.
    around : Surroundings

    Yields
    ------
    Misattribution
        One at most.

    Notes
    -----
    Both sides must name one speaker each, or have a pronoun for one named shortly
    before; "the company" and "its spokesman" are no two names.
    """
    if not any(map(_has_stayed, quoted)):
        return
    ours = speaker_of(linked.original, around.original)
    theirs = speaker_of(linked.copy, around.copy) if ours is not None else None
    if ours is None or theirs is None:
        return
    names = _other_person((ours, theirs), linked, documents, around)
    if names is not None:
        why = f"said by another: the words of {names[0]} are given to {names[1]}"
        if not (ours.named or theirs.named):
            why = f"said by another: {told(ours.words)} became {told(theirs.words)}"
        yield Misattribution(ours.words, theirs.words, why)
