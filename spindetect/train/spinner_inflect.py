"""English inflection, both ways: enough to put a substitute into the form of the word it replaces.

Spinners keep number, tense and degree, so a training spinner has to. Rules cover
regular words; tables cover the irregular ones that news uses. A form that the
rules get wrong is rare and does no harm: real spinners print wrong forms too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

__all__ = ["Analysis", "Form", "PartOfSpeech", "analyse", "inflect"]

PartOfSpeech = Literal["n", "v", "a", "r"]
Form = Literal["base", "s", "ed", "en", "ing", "er", "est"]

_IRREGULAR_VERBS: Final = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten
bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought
build built built|burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung hung
have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent
let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met
pay paid paid|put put put|quit quit quit|read read read|rid rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent
spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn
sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown
understand understood understood|undergo underwent undergone|undertake undertook undertaken
uphold upheld upheld|wake woke woken|wear wore worn|weave wove woven|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
write wrote written|overcome overcame overcome|oversee oversaw overseen|foresee foresaw foreseen
overtake overtook overtaken|outdo outdid outdone|rebuild rebuilt rebuilt|mislead misled misled
upset upset upset|offset offset offset|broadcast broadcast broadcast
"""
_IRREGULAR_NOUNS: Final = """
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice
life lives|wife wives|knife knives|leaf leaves|half halves|shelf shelves|thief thieves|wolf wolves
loaf loaves|self selves|calf calves|analysis analyses|crisis crises|basis bases|thesis theses
criterion criteria|phenomenon phenomena|medium media|datum data|ox oxen
aircraft aircraft|series series|species species|sheep sheep|deer deer|fish fish|police police
congressman congressmen|chairman chairmen|spokesman spokesmen|businessman businessmen
spokeswoman spokeswomen|congresswoman congresswomen|fireman firemen|policeman policemen
"""
_IRREGULAR_DEGREES: Final = """
good better best|bad worse worst|far farther farthest|little less least|well better best
"""
# Verbs of two and more syllables that double their last letter, since stress cannot be seen.
_DOUBLING: Final = frozenset(
    "admit commit permit submit omit refer prefer occur incur defer confer transfer control "
    "compel propel expel rebel begin regret equip patrol forget upset abet allot rebut "
    "program kidnap".split()
)
_PREFIXES: Final = ("", "over", "under", "out", "fore", "for", "mis", "re", "un", "with", "up")
_VOWELS: Final = frozenset("aeiou")


def _rows(table: str) -> list[list[str]]:
    return [row.split() for line in table.split("\n") for row in line.split("|") if row.strip()]


_VERB_FORMS: Final = {
    base: (past, participle) for base, past, participle in _rows(_IRREGULAR_VERBS)
}
_NOUN_PLURALS: Final = dict(_rows(_IRREGULAR_NOUNS))
_DEGREES: Final = {base: (more, most) for base, more, most in _rows(_IRREGULAR_DEGREES)}
_NOT_PLURAL_ENDINGS: Final = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to read a word.

    Parameters
    ----------
    lemma : str
        Dictionary form, lower case.
    part_of_speech : {"n", "v", "a", "r"}
        Noun, verb, adjective or adverb.
    form : Form
        ``base``, ``s`` (plural or third person), ``ed`` (past), ``en`` (participle),
        ``ing``, ``er`` and ``est`` (degrees).
    """

    lemma: str
    part_of_speech: PartOfSpeech
    form: Form


def _reverse() -> dict[str, tuple[Analysis, ...]]:
    table: dict[str, list[Analysis]] = {}
    for base, (past, participle) in _VERB_FORMS.items():
        table.setdefault(past, []).append(Analysis(base, "v", "ed"))
        table.setdefault(participle, []).append(Analysis(base, "v", "en"))
    for one, many in _NOUN_PLURALS.items():
        table.setdefault(many, []).append(Analysis(one, "n", "s"))
    for base, (more, most) in _DEGREES.items():
        table.setdefault(more, []).append(Analysis(base, "a", "er"))
        table.setdefault(most, []).append(Analysis(base, "a", "est"))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in table.items()}


_IRREGULAR_READINGS: Final = _reverse()
_IRREGULAR_BASES: Final = frozenset(_VERB_FORMS)


def _stems(word: str, ending: str) -> list[str]:
    """Bases that could have taken `ending`, the likeliest first."""
    stem = word[: -len(ending)]
    if len(stem) < 2:
        return []
    stems = [stem, stem + "e"]
    if stem.endswith("i"):
        stems.insert(0, stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stems.insert(0, stem[:-1])
    return stems


def _plural_stems(word: str) -> list[str]:
    if not word.endswith("s") or word.endswith(_NOT_PLURAL_ENDINGS) or len(word) < 4:
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return [word[:-2], word[:-1]]
    return [word[:-1]]


def analyse(word: str, known: Callable[[str, PartOfSpeech], bool]) -> tuple[Analysis, ...]:
    """Readings of a lower-case word whose lemma a lexicon knows.

    Parameters
    ----------
    word : str
        Lower case, without punctuation.
    known : callable
        ``known(lemma, part_of_speech)`` says whether the lexicon has that entry.

    Returns
    -------
    tuple of Analysis
        Base forms first; empty for a word that the lexicon does not know.

    Examples
    --------
    >>> [a.form for a in analyse("parties", lambda lemma, pos: (lemma, pos) == ("party", "n"))]
    ['s']
    """
    found = [Analysis(word, pos, "base") for pos in ("n", "v", "a", "r") if known(word, pos)]
    irregular = _IRREGULAR_READINGS.get(word, ())
    found += [a for a in irregular if known(a.lemma, a.part_of_speech)]
    trials: list[tuple[list[str], PartOfSpeech, Form]] = [
        (_plural_stems(word), "n", "s"),
        (_plural_stems(word), "v", "s"),
    ]
    if word.endswith("ed"):
        trials += [(_stems(word, "ed"), "v", "ed")]
    elif word.endswith("ing"):
        trials += [(_stems(word, "ing"), "v", "ing")]
    elif word.endswith("er"):
        trials += [(_stems(word, "er"), "a", "er")]
    elif word.endswith("est"):
        trials += [(_stems(word, "est"), "a", "est")]
    for stems, pos, form in trials:
        lemma = next((s for s in stems if known(s, pos) and s not in _NOUN_PLURALS.values()), None)
        if lemma is not None and not (form == "ed" and lemma in _IRREGULAR_BASES):
            found.append(Analysis(lemma, pos, form))
    return tuple(dict.fromkeys(found))


def _sibilant_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("o") and len(word) > 2 and word[-2] not in _VOWELS:
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    if len(word) < 3 or word[-1] in "aeiouwxyh" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS or letter == "y" for letter in word) == 1


def _suffixed(word: str, ending: str) -> str:
    """Add ``ed``, ``ing``, ``er`` or ``est``."""
    if ending == "ing":
        if word.endswith("ie"):
            return word[:-2] + "ying"
        if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
            return word[:-1] + "ing"
    elif word.endswith("e"):
        return word + ending[1:]
    elif word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "i" + ending
    return word + word[-1] * _doubles(word) + ending


def _verb(word: str, form: Form) -> str:
    if form == "s":
        return "has" if word == "have" else _sibilant_s(word)
    if form in {"ed", "en"}:
        prefix, base = next(
            ((p, word.removeprefix(p)) for p in _PREFIXES if word.removeprefix(p) in _VERB_FORMS),
            ("", word),
        )
        if base in _VERB_FORMS and (not prefix or word.startswith(prefix)):
            return prefix + _VERB_FORMS[base][form == "en"]
    return _suffixed(word, "ed" if form == "en" else form)


def _degree(word: str, form: Form) -> str:
    if word in _DEGREES:
        return _DEGREES[word][form == "est"]
    syllables = sum(
        letter in "aeiouy" and (not i or word[i - 1] not in "aeiouy")
        for i, letter in enumerate(word.removesuffix("e"))
    )
    if syllables > 2 or (syllables == 2 and not word.endswith(("y", "le", "ow"))):
        return ("more " if form == "er" else "most ") + word
    return _suffixed(word, form)


def _inflect_one(word: str, part_of_speech: PartOfSpeech, form: Form) -> str:
    if part_of_speech == "n":
        plural_already = word.endswith("s") and not word.endswith(_NOT_PLURAL_ENDINGS)
        return _NOUN_PLURALS.get(word) or (word if plural_already else _sibilant_s(word))
    if part_of_speech == "v":
        return _verb(word, form)
    return _degree(word, form)


@lru_cache(maxsize=100_000)
def inflect(lemma: str, part_of_speech: PartOfSpeech, form: Form) -> str:
    """Put a lemma, of one word or several, into a form.

    A verb of several words is inflected at its first word, a noun at its last
    or before ``of``.

    Examples
    --------
    >>> inflect("carry out", "v", "ing"), inflect("piece of land", "n", "s")
    ('carrying out', 'pieces of land')
    >>> inflect("big", "a", "est"), inflect("comprehensive", "a", "er")
    ('biggest', 'more comprehensive')
    """
    if form == "base" or not lemma or not lemma[-1].isalpha():
        return lemma
    if part_of_speech == "n":
        head, of, tail = lemma.partition(" of ")
        before, space, last = head.rpartition(" ")
        return f"{before}{space}{_inflect_one(last, 'n', form)}{of}{tail}"
    if part_of_speech == "v":
        first, space, rest = lemma.partition(" ")
        return f"{_inflect_one(first, 'v', form)}{space}{rest}"
    if " " in lemma:
        return lemma
    return _inflect_one(lemma, part_of_speech, form)
