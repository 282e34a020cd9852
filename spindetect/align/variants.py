"""Different writings of the same word: spelling, abbreviation, digits.

Only equivalences an editor's house style makes without changing a word's sense.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from spindetect.records import Word

__all__ = ["SHARES", "canonical", "canonical_word", "joined"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}

# Lower-case token → its house-neutral writing.
_TOKENS: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_UNITS)},
    **{word: f"{value}{suffix}" for value, (word, suffix) in enumerate(
        zip(_ORDINALS, ("st", "nd", "rd", *("th",) * 7), strict=True), start=1)},
    **{word: str(value) for word, value in _TENS.items()},
    "ninety": "90",
    "%": "percent",
    "pct": "percent",
    "&": "and",
    "gen": "general", "sen": "senator", "rep": "representative", "gov": "governor",
    "sens": "senators", "reps": "representatives", "lt": "lieutenant", "col": "colonel",
    "capt": "captain", "sgt": "sergeant", "adm": "admiral", "cmdr": "commander", "maj": "major",
    "sec": "secretary", "prof": "professor", "dept": "department", "st": "saint",
    "doctor": "dr", "mister": "mr", "junior": "jr", "senior": "sr",
    "incorporated": "inc", "corporation": "corp", "limited": "ltd",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "aug": "august",
    "jul": "july", "jun": "june", "sept": "september", "sep": "september", "oct": "october",
    "nov": "november", "dec": "december", "mon": "monday", "tues": "tuesday", "tue": "tuesday",
    "wed": "wednesday", "thurs": "thursday", "thu": "thursday", "fri": "friday",
    "mph": "milesperhour", "kph": "kilometersperhour", "km": "kilometers", "kg": "kilograms",
    "hr": "hour", "hrs": "hours", "mins": "minutes",
    "a.m.": "am", "p.m.": "pm",
    "adviser": "advisor", "advisers": "advisors", "towards": "toward", "amongst": "among",
    "whilst": "while", "grey": "gray", "programme": "program", "programmes": "programs",
    "cheque": "check", "cheques": "checks", "tyre": "tire", "tyres": "tires",
    "sceptic": "skeptic", "sceptical": "skeptical", "defence": "defense", "offence": "offense",
    "licence": "license", "centre": "center", "centres": "centers", "theatre": "theater",
    "theatres": "theaters", "metre": "meter", "metres": "meters", "litre": "liter",
    "litres": "liters", "fibre": "fiber", "ok": "okay", "o.k.": "okay",
    "can't": "cannot", "zelenskyy": "zelensky", "zelenskiy": "zelensky",
}  # fmt: skip

_NUMERALS = frozenset((*_UNITS, *_ORDINALS, *_TENS, "ninety"))
_SCALED = re.compile(r"^(\d+(?:\.\d+)?)(k|m|mn|bn|tn)$")
_SCALE = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}

# Whole phrases, after their tokens were joined; the second kind only in capitals.
_PHRASES = {"percent": "percent", "u.s.": "unitedstates", "u.s.a.": "unitedstates",
            "u.k.": "unitedkingdom", "u.n.": "unitednations", "e.u.": "europeanunion",
            "d.c.": "dc", "won't": "willnot"}  # fmt: skip
_CAPITALS = {"us": "unitedstates", "usa": "unitedstates", "uk": "unitedkingdom",
             "un": "unitednations", "eu": "europeanunion"}  # fmt: skip

# British endings; the length limits keep "four", "hour" and "prise" apart from
# "for", "hor" and "prize", and the two vowels keep "filled" apart from "filed".
_SPELLINGS = (
    (re.compile(r"^(\w{3,})our(s|ed|ing|able|ful|ite|ites|er|ers)?$"), r"\1or\2"),
    (re.compile(r"^(\w{3,})is(e|es|ed|er|ers|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"^(\w{3,})ys(e|es|ed|er|ers|ing)$"), r"\1yz\2"),
    (re.compile(r"^(\w*[aeiou][^aeiou\W]+[aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
)  # fmt: skip
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DOTTED = re.compile(r"(?:\w\.)+\w?")
_NOT = re.compile(r"^(\w+)n't$")
# Contractions whose apostrophe was lost; none of them is another word.
_LOST = frozenset(
    "dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt".split()
)
_HAVE = {"'ve": "have", "'re": "are", "'ll": "will"}


@functools.lru_cache(maxsize=65536)
def _token(key: str, capitals: bool) -> str:
    listed = (_CAPITALS.get(key) if capitals else None) or _TOKENS.get(key) or _PHRASES.get(key)
    if listed:
        return listed
    if key[:1].isdigit() and not _LETTERS.search(key.partition("-")[2]):
        return _figure(key)
    if key in _LOST:
        return f"{key.removesuffix('nt')}not"
    if _DOTTED.fullmatch(key):
        return key.replace(".", "")
    if "-" in key:
        return "".join(_part(part) for part in key.split("-") if part)
    return _contraction(key) if "'" in key else _american(key)


def _part(part: str) -> str:
    """Write a part of a compound: only figures are written otherwise in one."""
    return _TOKENS[part] if part in _NUMERALS else _american(part)


def _figure(key: str) -> str:
    """Write digits without separators, and a scale at their end in full."""
    bare = _THOUSANDS.sub("", key)
    scaled = _SCALED.match(bare)
    if scaled is None:
        return bare
    value = float(scaled[1]) * _SCALE[scaled[2]]
    return str(int(value)) if value.is_integer() else bare


def _american(key: str) -> str:
    """Give a word its American ending."""
    for pattern, replacement in _SPELLINGS:
        if pattern.match(key):
            return pattern.sub(replacement, key)
    return key


def _contraction(key: str) -> str:
    """Write a contraction out."""
    negated = _NOT.match(key)
    if negated:
        return f"{negated[1]}not"
    for ending, word in _HAVE.items():
        if key.endswith(ending):
            return key.removesuffix(ending) + word
    return key


SHARES = {
    "half": "50percent", "1half": "50percent", "ahalf": "50percent", "1quarter": "25percent",
    "aquarter": "25percent", "3quarters": "75percent",
}  # fmt: skip
"""Shares that are written as a word or as a percentage, after their tokens were joined."""


def joined(writings: Sequence[str]) -> str:
    """Return the canonical writing of a phrase from those of its words.

    Examples
    --------
    >>> joined(["united", "states"]), joined(["1", "half"]) == joined(["50", "percent"])
    ('unitedstates', True)
    """
    text = "".join(writings)
    return SHARES.get(text, text)


def canonical(words: Sequence[Word]) -> str:
    """Return a writing that is the same for all variants of some words.

    Parameters
    ----------
    words : sequence of Word
        A phrase, usually of one to three words.

    Returns
    -------
    str
        For comparison only; not for display.

    Notes
    -----
    ``U.S.``, ``US`` and ``United States``; ``2`` and ``two``; ``one-on-one``
    and ``1-on-1``; ``colour`` and ``color``; ``doesn't`` and ``does not``
    become equal. ``us`` in lower case stays the pronoun.
    """
    return joined([_token(word.key, word.form.isupper()) for word in words])


def canonical_word(word: Word) -> str:
    """Return :func:`canonical` of a single word; phrases join those of their words."""
    return _token(word.key, word.form.isupper())
