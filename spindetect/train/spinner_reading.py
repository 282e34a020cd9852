"""How the training spinner reads a text: tokens, names, and a guess at parts of speech.

Real spinners have no parser, so guesses from the neighbouring word are enough;
what counts is that grammar words, names and addresses are told from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spindetect.train.spinner_inflect import Analysis, Form
from spindetect.train.spinner_thesaurus import FUNCTION_WORDS, Thesaurus

__all__ = ["Token", "in_place", "read_tokens", "reading"]

_TOKEN: Final = re.compile(
    r"[A-Za-z]+['’](?:t|re|ve|ll|d|m)\b|(?:U\.S\.|[A-Za-z]+(?:-[A-Za-z]+)*)|\d[\d,.]*\d|\d"
)
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.|\.(?:com|org|gov|net)\b)\S*")
_STARTS_SENTENCE: Final = re.compile(
    r"(?:^|\n\s*|[.!?:]['\"”’)\]]*\s+['\"“‘(\[]?|(?:^|\s)[\"“‘(\[]|[“•*]\s*)$"
)
_ENDS_SENTENCE: Final = re.compile(r"[.!?]['\"”’)\]]*\s+$|\n\s*$")
_TITLES: Final = frozenset(
    "sen rep mr mrs ms dr gov gen col lt sgt st prof rev hon sens reps capt maj adm no".split()
)
_BEFORE_NOUN: Final = frozenset(
    "the a an this that these those my your his her its our their some any no each every "
    "another of".split()
)
_BEFORE_VERB: Final = frozenset(
    "to will would can could may might must should shall cannot not i we they you he she it who "
    "which don't won't can't doesn't didn't and also".split()
)
_BEFORE_PARTICIPLE: Final = frozenset(
    "has have had having be is are was were been being am not also already never been get "
    "gets got".split()
)


# A base form may be a noun as well; "cut" is rather a base than a past; "-ed" is a verb.
_FORM_SCORES: Final = {"base": 0.4, "s": 0.7}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a figure, with what its place says about it.

    Parameters
    ----------
    start, end : int
        Half-open offsets into the text.
    text, lower : str
        As written; in lower case with straight apostrophes.
    sentence : int
        Number of the sentence it stands in.
    joined : bool
        One plain space parts it from the token before it.
    name : bool
        Capitalised where an ordinary word would not be.
    frozen : bool
        Part of an address, an abbreviation or an initial: nobody's dictionary has it.
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int
    joined: bool
    name: bool
    frozen: bool


def _title_lines(text: str) -> list[tuple[int, int]]:
    """Spans of lines set like headlines, where capitals do not mark names."""
    spans, start = [], 0
    for line in text.split("\n"):
        long_words = [w for w in re.findall(r"[A-Za-z]+", line) if len(w) > 3]
        capitals = sum(w[0].isupper() for w in long_words)
        if len(long_words) > 2 and capitals > 0.7 * len(long_words) and not line.endswith("."):
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _is_frozen(token: str, text: str, start: int, end: int) -> bool:
    if len(token) == 1 and token.lower() not in {"a", "i"}:
        return True
    if token.isupper() and 1 < len(token) < 6 and token.isalpha():
        return not _in_capitals(text, start, end)
    return False


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the neighbourhood is all in capitals, so that capitals mean nothing."""
    around = [c for c in text[max(0, start - 25) : start] + text[end : end + 25] if c.isalpha()]
    return bool(around) and sum(map(str.isupper, around)) > 0.8 * len(around)


def read_tokens(text: str) -> list[Token]:
    """Split a text into words and figures and mark names and frozen strings."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    titles = _title_lines(text)
    drafts: list[Token] = []
    sentence, previous_end, previous = 0, 0, ""
    for match in _TOKEN.finditer(text):
        start, end, word = *match.span(), match.group()
        gap = text[previous_end:start]
        after_title = previous.lower() in _TITLES or len(previous) == 1
        if _ENDS_SENTENCE.search(gap) and not (after_title and gap == ". "):
            sentence += 1
        opens = bool(_STARTS_SENTENCE.search(text[max(0, start - 6) : start]))
        ordinary_capital = (opens and not (after_title and gap == ". ")) or any(
            a <= start < b for a, b in titles
        )
        frozen = any(a <= start < b for a, b in addresses) or _is_frozen(word, text, start, end)
        name = word[0].isupper() and not ordinary_capital and not _in_capitals(text, start, end)
        lower = word.lower().replace("’", "'")
        drafts.append(Token(start, end, word, lower, sentence, gap == " ", name, frozen))
        previous_end, previous = end, word
    return _spread_names(drafts)


def _spread_names(drafts: list[Token]) -> list[Token]:
    """Mark sentence-initial words too, when the text elsewhere writes them as names only."""
    names = {t.lower for t in drafts if t.name}
    ordinary = {t.lower for t in drafts if t.text[0].islower()}
    only_names = names - ordinary
    return [
        Token(t.start, t.end, t.text, t.lower, t.sentence, t.joined, True, t.frozen)
        if not t.name and t.text[0].isupper() and t.lower in only_names
        else t
        for t in drafts
    ]


def _score(option: Analysis, word: str, before: str, after: str) -> float:
    pos, form = option.part_of_speech, option.form
    # "a plan that helps": no plural follows a singular pointer.
    relative = before in {"that", "this"} and word.endswith("s") and form == "s"
    if pos == "n":
        led = before in _BEFORE_NOUN and not relative
        return 1.0 + 2.0 * led - 1.5 * (before in _BEFORE_VERB or relative)
    if pos == "v":
        cue = before in _BEFORE_VERB or (form != "base" and before in _BEFORE_PARTICIPLE)
        followed = after in _BEFORE_NOUN and after != "of"
        return (
            (0.3 if word == option.lemma and form != "base" else _FORM_SCORES.get(form, 1.6))
            + 1.5 * cue
            + 0.6 * followed
            - 2.0 * (before in _BEFORE_NOUN and form in {"base", "s"} and not relative)
        )
    if pos == "a":
        before_content = bool(after) and after not in FUNCTION_WORDS and after.isalpha()
        return 0.7 + 0.8 * before_content + 0.4 * (before in _BEFORE_PARTICIPLE)
    return 1.8 if word.endswith("ly") else 0.6


def reading(tokens: Sequence[Token], index: int, thesaurus: Thesaurus) -> Analysis | None:
    """The likeliest reading of a token among those its thesaurus knows."""
    token = tokens[index]
    options = thesaurus.analyse(token.lower)
    if not options:
        return None
    before = tokens[index - 1].lower if index and token.joined else ""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    after = following.lower if following and following.joined else ""
    best = max(options, key=lambda option: _score(option, token.lower, before, after))
    return in_place(best, before)


def in_place(found: Analysis, before: str) -> Analysis:
    """Tell participle from past by the word before."""
    if found.form not in {"ed", "en"}:
        return found
    form: Form = "en" if before in _BEFORE_PARTICIPLE | _BEFORE_NOUN else "ed"
    return Analysis(found.lemma, found.part_of_speech, form)
