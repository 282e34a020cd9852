"""What a word may be evidence of, by itself alone.

Of the rules that every edit is held against hardly any can fire. Which might, the
edit's words tell, and each word is asked once.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from spindetect.evidence.contrasts import has_kind
from spindetect.evidence.numbers import day_of, is_numeric, month_of
from spindetect.evidence.opposites import direction, may_turn
from spindetect.evidence.stance import denials, hedges, is_quotative, likelihood
from spindetect.evidence.units import era_of, half_of, measure_of
from spindetect.records import Word

__all__ = [
    "CAPITAL",
    "COUNTED",
    "DENIAL",
    "DIRECTION",
    "HEDGE",
    "KIND",
    "MODAL",
    "SAYING",
    "TURNING",
    "cues",
]

# Of a figure, a date or a unit.
COUNTED: Final = 1
DENIAL: Final = 2
MODAL: Final = 4
HEDGE: Final = 8
SAYING: Final = 16
DIRECTION: Final = 32
# Of a thing that others of its kind exclude.
KIND: Final = 64
# Written with a capital, and so perhaps a name.
CAPITAL: Final = 128
# Of something that may have an opposite.
TURNING: Final = 256


@functools.lru_cache(maxsize=1 << 15)
def _cues(form: str, key: str, stem: str) -> int:
    word = Word(0, 0, form, form, key, stem, 0.0, is_word=True)
    dated = month_of(word) or day_of(word) or era_of(word) or half_of(word)
    counted = is_numeric(word) or measure_of(word) or dated
    return (
        bool(counted) * COUNTED
        | bool(denials([word])) * DENIAL
        | (likelihood([word]) is not None) * MODAL
        | bool(hedges([word])) * HEDGE
        | (is_quotative([word]) is not None) * SAYING
        | bool(direction([word])) * DIRECTION
        | has_kind(word) * KIND
        | form[0].isupper() * CAPITAL
        | may_turn(word) * TURNING
    )


def cues(words: Sequence[Word]) -> int:
    """Return what some words may be evidence of.

    Parameters
    ----------
    words : sequence of Word

    Returns
    -------
    int
        A sum of this module's constants. One that is left out rules out what it
        stands for; one that is there proves nothing.
    """
    found = 0
    for word in words:
        found |= _cues(word.form, word.key, word.stem)
    return found
