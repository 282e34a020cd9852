"""Words that carry denial, likelihood and attribution, and what changing them does."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Literal

from spindetect.records import Word

__all__ = ["denials", "hedges", "is_quotative", "likelihood", "stance_of"]

Stance = Literal["denial", "likelihood", "hedge", "quotative"]

_DENIALS = frozenset(
    "not no never none nobody nothing neither nor without cannot deny denied denies denying "
    "refuse refused refuses refusing fail failed fails failing reject rejected rejects unable "
    "hardly barely unlikely".split()
)
# How sure a verb form makes what follows, in steps; equal steps are house style.
_LIKELIHOOD = {
    "may": 1, "might": 1, "could": 1, "can": 2, "should": 3, "would": 3, "ought": 3,
    "will": 4, "shall": 4, "must": 4, "possibly": 1, "perhaps": 1, "probably": 2, "likely": 2,
    "certainly": 4, "definitely": 4,
}  # fmt: skip
_HEDGES = frozenset(
    "alleged allegedly reportedly apparently suspected accused purported purportedly "
    "unconfirmed claimed claims claim".split()
)
# Verbs of saying, by whether they pass judgement on what is said.
_NEUTRAL = frozenset(
    "said says say told tells stated states added adds noted notes explained explains "
    "announced announces reported reports according wrote writes".split()
)
_LOADED = frozenset(
    "admitted admits conceded concedes confessed claimed claims alleged alleges insisted insists "
    "acknowledged acknowledges boasted boasts denied denies revealed reveals".split()
)


@functools.lru_cache(maxsize=1 << 15)
def _negative(key: str) -> bool:
    return key in _DENIALS or key.endswith("n't")


def denials(words: Iterable[Word]) -> int:
    """Count the words that turn a statement round."""
    return sum([_negative(word.key) for word in words])


def hedges(words: Iterable[Word]) -> int:
    """Count the words that leave a statement to others."""
    return sum(word.key in _HEDGES for word in words)


def likelihood(words: Sequence[Word]) -> int | None:
    """Return how sure the first modal word makes a statement (1 to 4), or None."""
    return next((_LIKELIHOOD[w.key] for w in words if w.key in _LIKELIHOOD), None)


def is_quotative(words: Sequence[Word]) -> Literal["neutral", "loaded"] | None:
    """Tell whether one of the words is a verb of saying, and of which sort."""
    for word in words:
        if word.key in _LOADED:
            return "loaded"
        if word.key in _NEUTRAL:
            return "neutral"
    return None


def stance_of(words: Sequence[Word]) -> Stance | None:
    """Return the first kind of stance a phrase carries, or None."""
    if denials(words):
        return "denial"
    if likelihood(words) is not None:
        return "likelihood"
    if hedges(words):
        return "hedge"
    return "quotative" if is_quotative(words) else None
