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


_lexicon: dict[str, Lexeme] = {}
_Known = tuple[str, str, str, float, bool]


def find_words(text: str, start: int, stretches: Iterable[str]) -> tuple[list[int], list[_Known]]:
    """Find the words and marks between white space.

    Parameters
    ----------
    text : str
        Normalised.
    start : int
        Where the first stretch begins, or white space before it.
    stretches : iterable of str
        What stands there between white space: no word runs over any.

    Returns
    -------
    starts : list of int
        Every character of the stretches belongs to exactly one word or mark.
    words : list of tuple
        The form of each, and its lexeme.
    """
    words = list(itertools.chain.from_iterable(map(_stretches.__getitem__, stretches)))
    starts: list[int] = []
    find = text.find
    for word in words:  # nothing but white space lies in between, so each is found at once
        start = find(word[0], start)
        starts.append(start)
        start += len(word[0])
    return starts, words


class _Stretches(dict[str, tuple[_Known, ...]]):
    """What stood between white space before, with its words: news repeats itself."""

    def __missing__(self, stretch: str) -> tuple[_Known, ...]:
        forms = WORD.findall(stretch)
        table = lexemes(forms)
        words = tuple([(form, *table[form]) for form in forms])
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_STRETCHES:
                self.clear()
            self[stretch] = words
        return words


_stretches = _Stretches()


def lexemes(forms: Iterable[str]) -> Mapping[str, Lexeme]:
    """Return the lexeme of every form.

    Parameters
    ----------
    forms : iterable of str
        Normalised words and marks.

    Returns
    -------
    mapping
        Holds each of ``forms``, and maybe more.

    Raises
    ------
    ModelError
        When the word frequencies are missing or damaged.
    """
    global _lexicon  # noqa: PLW0603 - one table a process, begun anew when it is full
    wanted = set(forms)
    # Another thread may begin a new table at any time: this one is kept to the end.
    table = _lexicon
    new = wanted.difference(table)
    if not new:
        return table
    if len(table) + len(new) > _KEPT_LEXEMES:
        _lexicon = table = {}
        new = wanted
    weights, ceiling = _frequencies()
    ordered = list(new)
    keys = [word_key(form) for form in ordered]
    stems = _stemmer().stemWords(keys)
    for form, key, stem in zip(ordered, keys, stems, strict=True):
        is_word = any(character.isalnum() for character in key)
        weight = 0.0
        if is_word:
            weight = 1.0 - math.log1p(weights.get(key, 0)) / ceiling
        table[form] = Lexeme(key, stem if is_word else key, weight, is_word)
    return table


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
