"""Cut normalised sentences into words, each with what it is compared by."""

from __future__ import annotations

import functools
import itertools
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import Stemmer

from spindetect.errors import ModelError
from spindetect.resources import model_path

__all__ = ["Lexeme", "find_words", "lexemes", "split_words", "word_key"]

FREQUENCIES = "words/frequencies.json"
SCHEMA = "spindetect.words/1"
# What a process keeps of words seen; past it the table starts anew, so that a long audit
# does not grow.
_KEPT_LEXEMES = 100_000
# The same of what stands between white space, and the longest of it: about 15 MB.
_KEPT_STRETCHES = 50_000
_LONGEST_KEPT = 40
# And of sentences, which the two sides of a pair share: about 6 MB.
_KEPT_SENTENCES = 1 << 12
_LONGEST_SENTENCE = 1_000


def _marks() -> str:
    """Return the combining marks of living scripts, for a character class."""
    marks = (chr(code) for code in range(0x300, 0x1B00))
    return "".join(mark for mark in marks if unicodedata.category(mark) in ("Mn", "Mc"))


# Raised and lowered figures are marks: a footnote's number is no part of its word.
_RAISED = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = f"(?:[^\\W_{_RAISED}{_IDEOGRAPHS}]|[{_marks()}])"
_IN_ADDRESS = r"[^\s<>\"]*[^\s<>\".,;:!?)\]']"
_HOSTS = "com|org|net|gov|edu|co|info|news|example"
# In the order of how often they stand in news, then from the long to the short. Only lengths
# that are bounded may precede a test that can fail, so that the cost stays linear.
WORD = re.compile(
    rf"""
    [A-Za-z]++(?=[\s,;])
  | [,;"]
  | https?://{_IN_ADDRESS} | www\.{_IN_ADDRESS}
  | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+ | [@\#]\w+
  | (?:[A-Za-z]\.){{2,}}(?:-{_LETTER}+)*(?:'s\b)? | (?:[A-Za-z]\.)+[A-Za-z](?![\w.])
  | Ph\.D\b\.?
  | \d+(?:[,.:/]\d+)*{_LETTER}*(?:-{_LETTER}+)*(?:'{_LETTER}+)*
  | {_LETTER}+(?:['&-]{_LETTER}+|\.(?=(?:{_HOSTS})\b){_LETTER}+)*
  | [{_IDEOGRAPHS}]
  | \.{{2,}} | -+ | _+ | \S
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"'s$")
# Written with or without full stops; "us" in small letters is another word.
_INITIALISMS = {"US": "u.s.", "UK": "u.k.", "UN": "u.n.", "EU": "e.u.", "USA": "u.s.a."}


class Lexeme(NamedTuple):
    """What a form of a word is compared by; see :class:`spindetect.records.Word`."""

    key: str
    stem: str
    weight: float
    is_word: bool


def split_words(text: str) -> list[tuple[int, int, str]]:
    """Return the words and marks of a normalised text.

    Examples
    --------
    >>> [form for _, _, form in split_words("U.S. officials don't pay $1,000.50 one-on-one.")]
    ['U.S.', 'officials', "don't", 'pay', '$', '1,000.50', 'one-on-one', '.']
    """
    return [(*match.span(), match[0]) for match in WORD.finditer(text)]


def word_key(form: str) -> str:
    """Return what a form is compared by.

    Examples
    --------
    >>> word_key("Zo\u00eb's"), word_key("100,000"), word_key("U.S."), word_key("US")
    ('zoe', '100000', 'u.s.', 'u.s.')
    """
    if not any(map(str.isalnum, form)):
        return "-" if form[0] == "-" else form
    known = _INITIALISMS.get(form)
    if known is not None:
        return known
    key = _POSSESSIVE.sub("", form.lower())
    if not key.isascii():
        parts = unicodedata.normalize("NFD", key)
        key = "".join(part for part in parts if not "\u0300" <= part <= "\u036f") or key
    if "," in key:
        key = _THOUSANDS.sub("", key)
    return f"{key}." if "." in key and _DOTTED.fullmatch(key) else key


# Plain tuples here and below: of what a process keeps, the garbage collector passes over these.
_Known = tuple[str, str, str, float, bool]
_Found = tuple[str, tuple[int, ...], tuple[_Known, ...]]


class _Lexicon(dict[str, _Known]):
    """Forms met before, each with its lexeme behind it."""

    def __missing__(self, form: str) -> _Known:
        weights, ceiling = _frequencies()
        key = word_key(form)
        is_word = any(map(str.isalnum, key))
        stem = _stemmer().stemWord(key) if is_word else key
        weight = 1.0 - math.log1p(weights.get(key, 0)) / ceiling if is_word else 0.0
        if len(self) >= _KEPT_LEXEMES:
            self.clear()
        known = self[form] = (form, key, stem, weight, is_word)
        return known


class _Stretches(dict[str, tuple[_Known, ...]]):
    """What stood between white space before, with its words: news repeats itself."""

    def __missing__(self, stretch: str) -> tuple[_Known, ...]:
        words = tuple([_lexicon[form] for form in WORD.findall(stretch)])
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_STRETCHES:
                self.clear()
            self[stretch] = words
        return words


_lexicon = _Lexicon()
_stretches = _Stretches()


def find_words(text: str) -> _Found:
    """Find the words and marks of a normalised text.

    Parameters
    ----------
    text : str

    Returns
    -------
    plain : str
        The text with single spaces for its white space, and none at its ends.
    starts : tuple of int
        Where each word stands; every character but white space belongs to exactly one.
    words : tuple of tuple
        The form of each, and its lexeme.

    Raises
    ------
    ModelError
        When the word frequencies are missing or damaged.

    Examples
    --------
    >>> plain, starts, words = find_words(" They  won.")
    >>> plain, starts, words[1][:3]
    ('They won.', (1, 7, 10), ('won', 'won', 'won'))
    """
    return (_remembered if len(text) <= _LONGEST_SENTENCE else _found)(text)


def _found(text: str) -> _Found:
    stretches = text.split()
    words = tuple(itertools.chain.from_iterable(map(_stretches.__getitem__, stretches)))
    starts: list[int] = []
    find, start = text.find, 0
    for word in words:  # nothing but white space lies in between, so each is found at once
        start = find(word[0], start)
        starts.append(start)
        start += len(word[0])
    return " ".join(stretches), tuple(starts), words


_remembered = functools.lru_cache(maxsize=_KEPT_SENTENCES)(_found)


def lexemes(forms: Iterable[str]) -> dict[str, Lexeme]:
    """Return the lexeme of every form.

    Parameters
    ----------
    forms : iterable of str
        Normalised words and marks.

    Raises
    ------
    ModelError
        When the word frequencies are missing or damaged.
    """
    return {form: Lexeme(*_lexicon[form][1:]) for form in forms}


@functools.cache
def _stemmer() -> Stemmer.Stemmer:
    """Return the one stemmer; its own cache is of no use behind ours."""
    return Stemmer.Stemmer("english", 0)


@functools.cache
def _frequencies() -> tuple[Mapping[str, int], float]:
    """Return document counts by key, and the logarithm that a word in every document reaches."""
    try:
        path = model_path(FREQUENCIES)
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["schema"] != SCHEMA:
            raise ModelError(f"has schema {table['schema']!r}", source=FREQUENCIES)
        return table["counts"], math.log1p(table["documents"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "install spindetect again"
        raise ModelError("cannot be read", source=FREQUENCIES, hint=hint) from error
