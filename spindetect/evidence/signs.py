"""Signs of figures: which are less than nothing."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.findings import SIGNS
from spindetect.evidence.numbers import is_numeric
from spindetect.evidence.units import is_degree
from spindetect.records import Word

__all__ = ["is_falling", "negative_from"]

# Before a figure with a sign; a hyphen elsewhere is a dash, a bullet or a range.
_LEADS = frozenset("to at of by from between and or was is were are below above".split())
_SAID = frozenset(("minus", "negative"))
# Of what they tell, a figure without a sign says as much: "fell 2 percent", "fell -2 percent".
_FALLS = frozenset(
    "fall fell fallen drop declin shrink shrank shrunk lose lost loss contract decreas slip slid "
    "slide sink sank sunk plung cut down lower tumbl retreat eas dip deficit".split()
)
# So many words before a figure may say that it fell.
REACH = 4


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Tell whether what is behind a figure is counted in degrees, percent or so."""
    if at >= len(words):
        return False
    return words[at].key in ("percent", "%", "per") or is_degree(words[at])


def negative_from(words: Sequence[Word], at: int) -> int | None:
    """Return where the sign of the figure at a place begins, or None if it has none.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage.
    at : int

    Notes
    -----
    A hyphen is a sign where no word runs into it and the figure does, and where a
    word such as "to" leads to it or percent or degrees follow. The "minus" of a sum
    or of "plus or minus" is none. For "10 below zero" it is the figure's own place.
    """
    behind = [word.key for word in words[at + 1 : at + 4]]
    if ["below", "zero"] in (behind[:2], behind[1:]):
        return at
    sign = at - 1
    if sign > 0 and words[sign].form in SIGNS and words[sign].end == words[at].start:
        sign -= 1
    if sign < 0:
        return None
    if words[sign].key in _SAID:
        sum_or_margin = sign and (is_numeric(words[sign - 1]) or words[sign - 1].key == "or")
        return None if sum_or_margin else sign
    if words[sign].key != "-" or sign == 0 or words[sign].end != words[sign + 1].start:
        return None
    lead = words[sign - 1]
    apart = lead.end < words[sign].start and not is_numeric(lead)
    return sign if apart and (lead.key in _LEADS or _is_counted(words, at + 1)) else None


def is_falling(words: Sequence[Word], first: int) -> bool:
    """Tell whether a word before a place says that something fell, and not to where."""
    lead = [word.stem for word in words[max(first - REACH, 0) : first]]
    return any(stem in _FALLS for stem in lead) and lead[-1:] != ["to"]
