"""Edits beyond single words: stock phrases, contractions, articles, misplaced marks."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from spindetect.train.spinner_reading import Token
from spindetect.train.spinner_swaps import stock_phrases

__all__ = ["Edit", "SwapKind", "actually_edit", "article_edits", "mark_edits", "phrase_at"]

SwapKind = Literal["synonym", "phrase", "name", "number", "insertion", "article", "mark"]

_CONTRACTIONS: Final = """
do not: don't|does not: doesn't|did not: didn't|is not: isn't|are not: aren't|was not: wasn't
were not: weren't|have not: haven't|has not: hasn't|had not: hadn't|will not: won't
would not: wouldn't|could not: couldn't|should not: shouldn't|cannot: can't|can not: can't
it is: it's|that is: that's|we are: we're|they are: they're|we have: we've|they have: they've
i am: I'm|i have: I've|you are: you're|we will: we'll|they will: they'll
"""
# What spinners put "actually" behind: a perfect, as in "has actually spilled".
_PERFECT: Final = frozenset({"has", "have", "had"})
_PARTICIPLES: Final = frozenset(
    "been made done gone given taken seen become begun come had found held kept led left lost met "
    "paid put said sent set shown spent told won written brought built fallen grown known risen "
    "spoken thrown drawn driven broken chosen".split()
)
_LONGEST: Final = 4
_VOWEL_SOUND: Final = re.compile(
    r"(?i)(?:hour|honest|honou?r|heir)|(?!uni|use|usu|util|one|eu)[aeiou8]"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in the original, before it is carried out.

    Parameters
    ----------
    start, end : int
        Half-open offsets into the text that is spun.
    text : str
        What to put there.
    kind : SwapKind
    """

    start: int
    end: int
    text: str
    kind: SwapKind


def _table() -> dict[str, tuple[str, ...]]:
    table = stock_phrases()
    for entry in _CONTRACTIONS.replace("\n", "|").strip("|").split("|"):
        full, _, short = entry.partition(": ")
        table[full] = (*table.get(full, ()), short)
        table.setdefault(short.lower(), (full,))
    return table


_TABLE: Final = _table()
_FIRST_WORDS: Final = frozenset(phrase.split(" ")[0] for phrase in _TABLE)


def _matches(window: Sequence[Token], phrase: str) -> bool:
    """Whether a phrase stands here; one written in capitals is matched as written."""
    if phrase not in _TABLE:
        return False
    return len(window) > 1 or not window[0].name or phrase == window[0].text


def phrase_at(tokens: Sequence[Token], index: int, rng: random.Random) -> tuple[str, int] | None:
    """A stock replacement for the longest phrase that starts here.

    Returns
    -------
    tuple of (str, int) or None
        The substitute and how many tokens it replaces.
    """
    if tokens[index].lower not in _FIRST_WORDS and tokens[index].text not in _FIRST_WORDS:
        return None
    for size in range(min(_LONGEST, len(tokens) - index), 0, -1):
        window = tokens[index : index + size]
        if not all(token.joined for token in window[1:]):
            continue
        for words in ((t.text for t in window), (t.lower for t in window)):
            phrase = " ".join(words)
            if _matches(window, phrase):
                return rng.choice(_TABLE[phrase]), size
    return None


def actually_edit(tokens: Sequence[Token], index: int) -> Edit | None:
    """Put "actually" into a perfect tense: the mark of one widespread spinner."""
    token = tokens[index]
    if token.lower not in _PERFECT or index + 1 >= len(tokens):
        return None
    after = tokens[index + 1]
    if not after.joined or not (after.lower.endswith("ed") or after.lower in _PARTICIPLES):
        return None
    return Edit(token.start, token.end, f"{token.text} actually", "insertion")


def article_edits(
    tokens: Sequence[Token], edits: Sequence[Edit], repair: float, rng: random.Random
) -> list[Edit]:
    """Put "a" and "an" right before substitutes, as often as the spinner does."""
    replaced = {edit.start: edit for edit in edits}
    repairs = []
    for article, token in pairwise(tokens):
        if article.lower not in {"a", "an"} or article.start in replaced:
            continue
        if token.start not in replaced or not token.joined or rng.random() >= repair:
            continue
        right = "an" if _VOWEL_SOUND.match(replaced[token.start].text) else "a"
        if right != article.lower:
            text = right.capitalize() if article.text[0] == "A" else right
            repairs.append(Edit(article.start, article.end, text, "article"))
    return repairs


_MARKS: Final = (
    (re.compile(r"(?m)(?:^|(?<=\n))[“\"](?=[A-Z])"), ("” ", '" ')),
    (re.compile(r"(?m)(?<=[.!?])[”\"]$"), ("”.", '".')),
    (re.compile(r"(?<=\w) [–—] (?=\w)"), ("– ", "– ")),
    (re.compile(r"(?<=\w)(?:--| -- )(?=\w)"), ("– ", "– ")),
)


def mark_edits(text: str, edits: Sequence[Edit], rng: random.Random) -> list[Edit]:
    """Misplace quotation marks and dashes as feeds through several programs do."""
    taken = {position for edit in edits for position in range(edit.start, edit.end)}
    found: list[Edit] = []
    for pattern, (curly, straight) in _MARKS:
        for match in pattern.finditer(text):
            new = straight if '"' in match.group() else curly
            free = not taken.intersection(range(*match.span()))
            if free and rng.random() < 0.9:
                found.append(Edit(*match.span(), new, "mark"))
    return found
