"""Names: which words are part of one, and which write the same part."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Indel

from spindetect.evidence.numbers import is_date_key, is_figure
from spindetect.records import Document, Word

__all__ = [
    "CONNECTORS",
    "LIGHTEST_PART",
    "TITLES",
    "NameBook",
    "are_variants",
    "capitals_of",
    "is_acronym",
    "is_owner",
    "is_part",
    "is_respelling",
    "name_book",
]

TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord dame gen general sen senator rep representative gov governor "
    "lt lieutenant col colonel capt captain maj major sgt sergeant president vice prime minister "
    "secretary chairman chairwoman chair chief director judge justice professor prof rev reverend "
    "king queen prince princess pope mayor ambassador spokesman spokeswoman officer detective "
    "adm admiral commissioner superintendent attorney sheriff congressman congresswoman sens reps "
    "congressmen congresswomen govs messrs drs senators representatives governors generals former "
    "ex us u.s. united states ceo cfo coo cto chancellor premier commander cmdr captains "
    "brigadier corporal cpl cadet constable inspector sergeants lieutenants colonels majors "
    "admirals commanders rabbi imam bishop archbishop cardinal republican republicans democrat "
    "democrats gop spokesperson spokespeople councilman councilwoman councilor councillor "
    "lawmaker assemblyman assemblywoman alderman coach deputy acting interim assistant founder "
    "co-founder chairperson treasurer presidents ministers mayors secretaries candidate nominee "
    "incumbent emeritus vice-president taoiseach sheikh emir professors judges justices doctor "
    "nurse prosecutor reporter correspondent editor author actor actress singer analyst "
    "economist".split()
)
# A legislator's party and state, as in "(R-Neb.)".
_PARTY = re.compile(r"^[dri]-\w+\.?$|^ind$")
CONNECTORS = frozenset("of the for and de la von van bin al".split())
# Spelling likeness above which two names are transliterations of one. Set by judgement,
# not tuned.
RESPELLING = 0.72
# A word that holds so long a one whole is taken for another writing of it.
SHARED_LETTERS = 3
SHORTEST_PART = 3
# Words lighter than this are grammar even with a capital, as in a headline.
LIGHTEST_PART = 0.05
# Capitals to each small word above which a sentence is a heading or a list of names.
MOST_CAPITALS = 2
LONGEST_ACRONYM = 6
# "Sens.", "Calif."
LONGEST_ABBREVIATION = 5
# Words that make of a word before them the name of another thing.
_HEADS = frozenset(
    "room rooms house houses yard yards work works man men woman women ship ships craft hood "
    "side way ways road bridge field".split()
)
_DIGITS = re.compile(r"\d+")
# Where words were joined: "Hagel-Pryor", "OperationsFour"; no "McDonald".
_RUN_TOGETHER = re.compile(r"-|(?<=[a-z]{3})(?=[A-Z])")


@dataclass(frozen=True)
class NameBook:
    """Which words of a document are names.

    Parameters
    ----------
    names : frozenset of str
        Keys written with a capital inside a sentence and never without.
    places : frozenset of int
        Offsets of the words that have a capital inside a sentence of prose, those
        written without one elsewhere too: the "Act" and the "Force" of a long name.
    capitals : tuple of (tuple of Word, tuple of int)
        The words of each sentence, and where those with a capital stand.
    """

    names: frozenset[str]
    places: frozenset[int]
    capitals: tuple[tuple[tuple[Word, ...], tuple[int, ...]], ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of all words and marks."""
        return frozenset([word.key for words, _ in self.capitals for word in words])

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Keys of neighbors of which one has a capital; few pairs of articles ask."""
        return frozenset(
            (first.key, second.key)
            for words, capitals in self.capitals
            for at in capitals
            if words[at].is_word
            for first, second in pairwise(words[max(at - 1, 0) : at + 2])
        )

    def is_name(self, word: Word) -> bool:
        """Tell whether a word is, or is part of, a name in this document."""
        return word.form[:1].isupper() and (word.key in self.names or word.start in self.places)

    def parts(self, words: Sequence[Word], capitals: Sequence[int]) -> list[int]:
        """Return which of the words with a capital are parts of names in this document."""
        names, places = self.names, self.places
        return [
            at
            for at in capitals
            if ((word := words[at]).start in places or word.key in names) and is_part(word)
        ]


def _opens(words: Sequence[Word], at: int) -> bool:
    """Tell whether a mark has a sentence begin behind it, where a capital says nothing."""
    form = words[at].form
    if form == '"':  # one that closes a quotation stands off from what follows
        return at + 1 < len(words) and words[at + 1].start == words[at].end
    if form == "." and at and words[at - 1].end == words[at].start:
        last = words[at - 1].form  # a title's or an initial's, or a sentence's within a quotation
        return len(last) > LONGEST_ABBREVIATION or not last[:1].isupper()
    return form in (":", "--", ".", "?", "!")


def name_book(document: Document) -> NameBook:
    """Collect the names of a document."""
    inside, small, places = set[str](), set[str](), set[int]()
    found = []
    for sentence in document.sentences:
        words = sentence.words
        capitals = capitals_of(words)
        found.append((words, capitals))
        lower = [word.key for word in words if word.form[0].islower() and word.is_word]
        small.update(lower)
        if not capitals or sentence.form.isupper() or sentence.form.istitle():
            continue
        named = [
            words[at]
            for at in capitals
            if words[at].is_word and at and (words[at - 1].is_word or not _is_first(words, at))
        ]
        inside.update([word.key for word in named])
        if len(named) <= MOST_CAPITALS * len(lower):
            places.update([word.start for word in named])
    return NameBook(frozenset(inside - small), frozenset(places), tuple(found))


def capitals_of(words: Sequence[Word]) -> tuple[int, ...]:
    """Return where the words with a capital stand among some words."""
    return tuple([at for at, word in enumerate(words) if word.form[0].isupper()])


def _is_first(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word begins a sentence: only marks lie before it, or one that opens."""
    for last in range(at - 1, -1, -1):
        if words[last].is_word:
            return False
        if _opens(words, last):
            return True
    return True


def is_respelling(first: str, second: str) -> bool:
    """Tell whether two names differ as transliterations of one do."""
    return first[:1] == second[:1] and Indel.normalized_similarity(first, second) >= RESPELLING


def is_part(word: Word) -> bool:
    """Tell whether a word can be a part of a name: not a title, an initial, a figure or a date."""
    return word.form[0].isupper() and word.weight >= LIGHTEST_PART and _names(word.key)


@functools.lru_cache(maxsize=1 << 14)
def _names(key: str) -> bool:
    """Tell whether the key of a word with a capital can be a part of a name's."""
    if len(key) < SHORTEST_PART or key in TITLES or key in CONNECTORS:
        return False
    return not (is_figure(key) or is_date_key(key) or _PARTY.match(key))


def is_owner(word: Word) -> bool:
    """Tell whether a word is possessive: a name does not run on behind one.

    "Germany's Angela Merkel" for "Chancellor Angela Merkel" breaks no name.
    """
    return word.form.endswith("'s")


def are_variants(first: Word, second: Word) -> bool:
    """Tell whether two words write one part of a name: inflected, run together or respelled.

    Codes are of two things where their digits differ: flights "QX417" and "QX471".
    """
    digits = [_DIGITS.findall(word.form) for word in (first, second)]
    if all(digits) and digits[0] != digits[1]:
        return False
    if first.stem == second.stem or is_respelling(first.key, second.key):
        return True
    if "-" in first.key and "-" in second.key and _same_parts(first.form, second.form):
        return True
    return _holds(first, second) or _holds(second, first)


def _holds(longer: Word, shorter: Word) -> bool:
    """Tell whether a word is another with more at one end, or run together with other words.

    "Holmian" is of "Holm" and "Tim" of "Timothy"; a "Courtroom" is another thing than a "Court".
    """
    if len(shorter.key) < SHARED_LETTERS:
        return False
    if longer.key.endswith(shorter.key):
        return True
    if longer.key.startswith(shorter.key):
        return longer.key.removeprefix(shorter.key) not in _HEADS
    parts = _RUN_TOGETHER.split(longer.form)
    if len(parts) == 1 or len(_RUN_TOGETHER.split(shorter.form)) > 1:
        return False
    return any(is_respelling(part.lower(), shorter.key) for part in parts)


def _same_parts(first: str, second: str) -> bool:
    """Tell whether two compounds hold the same names: "U.S.-led" and "U.S.-backed"."""
    names = [{part for part in form.split("-") if part[:1].isupper()} for form in (first, second)]
    return names[0] == names[1]


def is_acronym(word: Word) -> bool:
    """Tell whether a word is spelled of initials: "NATO", "U.N."."""
    if not word.form.isupper():
        return False
    letters = word.form.replace(".", "")
    return 1 < len(letters) <= LONGEST_ACRONYM and letters.isalpha() and letters.isupper()
