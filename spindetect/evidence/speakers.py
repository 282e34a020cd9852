"""Who says what stands between quotation marks, where the sentence itself names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spindetect.evidence.names import TITLES, NameBook, is_acronym
from spindetect.evidence.numbers import is_date_word, is_numeric
from spindetect.records import Word

__all__ = ["Speaker", "is_saying", "speaker_of"]

# Verbs that come with a quotation. "Told" and "asked" name whom it was said to, too: the name
# before them is the speaker's.
_SAYING = frozenset(
    "said says say told tells stated states added adds noted notes explained explains announced "
    "wrote writes tweeted argued argues insisted insists warned warns replied recalled declared "
    "continued testified claimed claims admitted conceded acknowledged asserted commented "
    "remarked concluded observed emphasized stressed quipped joked lamented "
    "responded vowed".split()
)
_ATTRIBUTING = _SAYING | {"according"}
_LISTENED = frozenset(("told", "tells"))
# What may stand between the speaker and the verb.
_BETWEEN = frozenset(
    "also later then has had have later earlier today yesterday recently once further".split()
)
_PRONOUNS = frozenset(("he", "she", "they", "i", "we"))
# What an apposition begins with.
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "of", "who", "whose"))
_BELONGING = frozenset("of at from for with the a an".split())
# Behind these no name is the speaker's.
_NO_ROLE = (
    _SAYING
    | _PRONOUNS
    | frozenset(
        "of at from for with in on by to as and or but that who which when while after before "
        "during about if because is was were are has had".split()
    )
)
# An apposition is this long at most: "Ulla Strand, the manager of the arena, said".
APPOSITION = 14
# Words of a title written small before a name: "said the harbor master Ned Holm".
ROLE_WORDS = 4
ENDS = frozenset((".", "?", "!", ";", ":"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a sentence names as the speaker of its quotation.

    Parameters
    ----------
    words : tuple of Word
        A name with its title, or a pronoun.
    named : bool
        Whether it is a name.
    """

    words: tuple[Word, ...]
    named: bool

    @property
    def text(self) -> str:
        """The words as they are told in an explanation."""
        return " ".join(word.text for word in self.words).replace(" .", ".")

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the parts of the name, titles left out."""
        found = frozenset(word.key for word in self.words if word.is_word)
        return (found - TITLES) or found


def is_saying(word: Word) -> bool:
    """Tell whether a word is a verb that comes with a quotation."""
    return word.key in _SAYING


def _is_named(word: Word, book: NameBook) -> bool:
    if not word.is_word or is_numeric(word) or is_date_word(word):
        return False
    if word.form.rpartition("-")[2][:1].islower():
        return False  # "Oscar-winning"
    return word.form[:1].isupper() and (book.is_name(word) or word.key in TITLES)


def _is_initial(words: Sequence[Word], at: int) -> bool:
    """Tell whether a mark belongs to a name: the full stop of an initial or of a title."""
    if words[at].form != "." or not at or words[at - 1].end != words[at].start:
        return False
    return len(words[at - 1].form) == 1 or words[at - 1].key in TITLES


def _is_whole(words: Sequence[Word]) -> bool:
    """Tell whether some words are a name, and neither a title alone nor initials."""
    return any(w.is_word and w.key not in TITLES and not is_acronym(w) for w in words)


def _before(words: Sequence[Word], end: int, book: NameBook) -> tuple[Word, ...]:
    """Return the name that ends just before a place."""
    at = end
    while at and (_is_named(words[at - 1], book) or _is_initial(words, at - 1)):
        at -= 1
    found = tuple(words[at:end])
    if found and at and words[at - 1].key in _BELONGING:
        return _before(words, at - 1, book)  # "Ulla Strand of the Harbor Board"
    return found if _is_whole(found) else ()


def _after(words: Sequence[Word], start: int, book: NameBook) -> tuple[Word, ...]:
    """Return the name that begins at a place, behind a title in small letters or a firm's name."""
    found: tuple[Word, ...] = ()
    at = start
    while True:
        first = at
        while at < len(words) and at - first < ROLE_WORDS and words[at].form[:1].islower():
            if words[at].key in _NO_ROLE:
                return found
            at += 1
        end = at
        while end < len(words) and (_is_named(words[end], book) or _is_initial(words, end)):
            end += 1
        if end == at:
            return found
        if _is_whole(words[at:end]):
            found = tuple(words[at:end])
        at = end


def _with_apposition(words: Sequence[Word], comma: int, book: NameBook) -> tuple[Word, ...]:
    """Return the name that an apposition before a comma explains, or that explains it."""
    for at in range(comma - 1, max(comma - APPOSITION, 0), -1):
        if words[at].form in ENDS and not _is_initial(words, at):
            return ()
        if words[at].form == ",":
            return _before(words, at, book) or _before(words, comma, book)
    return ()


def _is_open_apposition(words: Sequence[Word], start: int, book: NameBook) -> bool:
    """Tell whether a name may be the end of another's apposition: "X, of the board of Y said"."""
    for at in range(start - 1, max(start - APPOSITION, 0), -1):
        if words[at].form in ENDS:
            return False
        if words[at].form == ",":
            return words[at + 1].key in _ARTICLES and bool(_before(words, at, book))
    return False


def _subject(words: Sequence[Word], verb: int, book: NameBook) -> Speaker | None:
    """Return who stands before a verb of saying."""
    at = verb
    while at and words[at - 1].key in _BETWEEN:
        at -= 1
    if not at:
        return None
    if words[at - 1].key in _PRONOUNS:
        return Speaker((words[at - 1],), named=False)
    if words[at - 1].form == ",":
        found = _with_apposition(words, at - 1, book)
    else:
        found = _before(words, at, book)
        if _is_open_apposition(words, at - len(found), book):
            return None
    return Speaker(found, named=True) if found else None


def _object(words: Sequence[Word], verb: int, book: NameBook) -> Speaker | None:
    """Return who stands behind a verb of saying, or behind "according to"."""
    if words[verb].key in _LISTENED:
        return None
    if verb + 1 < len(words) and words[verb + 1].key in _PRONOUNS:
        return Speaker((words[verb + 1],), named=False)
    found = _after(words, verb + 1, book)
    return Speaker(found, named=True) if found else None


def speaker_of(words: Sequence[Word], book: NameBook) -> Speaker | None:
    """Return whom a passage names as the one speaker of its quotations.

    Parameters
    ----------
    words : sequence of Word
        Of a passage, marks included.
    book : NameBook
        Of its document.

    Returns
    -------
    Speaker or None
        None where nobody or more than one speaks, or a role in place of a name.

    Notes
    -----
    "X said", "X, a pilot, said", "said X", "said the pilot X", "according to X".
    """
    told = [word for word in words if word.quotation is None]
    if _ATTRIBUTING.isdisjoint([word.key for word in told]):
        return None
    found: list[Speaker] = []
    for at, word in enumerate(told):
        if word.key == "to" and at and told[at - 1].key == "according":
            speaker = _object(told, at, book)
        elif word.key in _SAYING:
            speaker = _subject(told, at, book) or _object(told, at, book)
        else:
            continue
        if speaker is None:
            return None
        found.append(speaker)
    if not found or len({speaker.keys for speaker in found}) > 1:
        return None
    return found[0]
