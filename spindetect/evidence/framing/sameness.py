"""When two framing passages of a role are the same, and how alike they are when not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spindetect.evidence.framing.likely import LikelyLines
from spindetect.evidence.framing.sides import SAME_WORDS, Item
from spindetect.evidence.framing.signing import NAME_LETTERS, agency_beside, name_letters
from spindetect.evidence.framing.wording import (
    differs_tellingly,
    likeness,
    same_day,
)
from spindetect.records import Role

__all__ = [
    "ALIKE",
    "ALIKE_CAPTIONS",
    "LEAST_TITLE",
    "REPLACED",
    "SEVERAL",
    "Sames",
    "closeness",
    "holds",
    "is_same",
    "is_titled_alike",
]

# Of these, whatever stands on the other side in their place replaced them: a byline by another.
REPLACED: Final[frozenset[Role]] = frozenset(
    {"attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note"}
)
# Of these there are several in an article, each of its own: one becomes another only where they
# share words (Dice coefficient), or the shorter's are nearly all the longer's. Read in 60 pairs of
# dev/syndicated_pairs: captions of other pictures of one event share up to .65.
SEVERAL: Final[frozenset[Role]] = frozenset({"caption", "headline", "subheading"})
_NAMED: Final[frozenset[Role]] = frozenset({"byline", "caption"})
_CUT: Final = re.compile(r" (?:more|less|read more|show more)$")
ALIKE: Final = 0.5
ALIKE_CAPTIONS: Final = 0.7
SHORTENED: Final = 0.85
LEAST_SHORTENED: Final = 6  # words
# Of these a word makes the difference.
EXACT: Final[frozenset[Role]] = frozenset({"byline", "headline", "subheading"})
# Added to the likeness of two bylines that both say "By": photographers sign without it.
SIGNED: Final = 0.3
# Words of an outlet's name, or of what an author is there.
_EMPLOYERS: Final = frozenset(
    "news times post herald tribune gazette report press journal network wire media daily "
    "chronicle courier observer today magazine editor correspondent staff writer reporter "
    "columnist service star mail review monitor".split()
)
LEAST_TITLE: Final = 3  # spaces between the words of a headline that is no label


def closeness(one: Item, other: Item) -> float:
    """Return how alike two passages of a role are, to choose which became which; 0 to 1.3."""
    signed = one.role == other.role == "byline" and (
        one.line.startswith("by ") and other.line.startswith("by ")
    )
    least = min(len(one.key), len(other.key))
    if one.role == other.role == "caption" and least >= LEAST_SHORTENED:
        shared = len(one.key & other.key) / least
        score = likeness(one.key, other.key)
        return max(score, shared if shared >= SHORTENED and score >= ALIKE else 0.0)
    return likeness(one.key, other.key) + (SIGNED if signed else 0.0)


def holds(whole: Item, part: Item) -> bool:
    """Tell whether the words of a passage stand in a longer one, in a row."""
    return part.line != whole.line and f" {part.line} " in f" {whole.line} "


def is_same(one: Item, other: Item) -> bool:
    """Tell whether two passages of a role say the same, however it is written."""
    if one.when is not None and other.when is not None and one.kind == "date":
        return same_day(one.when, other.when) or (one.key == other.key and not one.when.days)
    if one.place is not None and other.place is not None:
        return _is_same_place(one.place, other.place)
    if one.key == other.key or _is_written_otherwise(one, other):
        return True
    if one.role in EXACT or len(one.words) < 2:
        return False
    if likeness(one.words, other.words) < SAME_WORDS:
        return False
    return one.role not in REPLACED | SEVERAL or not differs_tellingly(
        one.span.text, other.span.text
    )


def _is_written_otherwise(one: Item, other: Item) -> bool:
    """Tell names and captions that are the same but for how a page shows them."""
    if one.role == "byline":
        return _is_signed_alike(one, other)
    return one.role == "caption" and _is_cut_short(one, other)


def _is_cut_short(one: Item, other: Item) -> bool:
    """Tell whether a gallery shows a caption with "… more" or "less" behind its beginning."""
    short, long = sorted((_CUT.sub("", one.line), _CUT.sub("", other.line)), key=len)
    return short.count(" ") + 1 >= LEAST_SHORTENED and long.startswith(short)


def _is_signed_alike(one: Item, other: Item) -> bool:
    """Tell whether two bylines give the same names; one may add whom the author works for."""
    short, long = sorted((one, other), key=lambda item: len(name_letters(item.line)))
    names, more = name_letters(short.line), name_letters(long.line)
    if len(names) < NAME_LETTERS or not more.startswith(names):
        return False
    if agency_beside(one.line) != agency_beside(other.line):
        return False
    added = long.words - short.words
    return names == more or (bool(added & _EMPLOYERS) and "and" not in added)


class Sames:
    """Passages of one role and kind, to be asked which of them say the same as another.

    Parameters
    ----------
    items : sequence of Item
    numbers : sequence of int
        Those of them that are asked for.
    """

    def __init__(self, items: Sequence[Item], numbers: Sequence[int]) -> None:
        self._items, self._numbers = items, numbers
        self._by_key: dict[frozenset[str], list[int]] = {}
        for number in numbers:
            self._by_key.setdefault(items[number].key, []).append(number)
        self._likely = LikelyLines([items[number].words for number in numbers], SAME_WORDS)

    def of(self, one: Item) -> list[int]:
        """Return the numbers of those that say the same, in order.

        Parameters
        ----------
        one : Item
            Of their role and kind.
        """
        # Days, places and names in any words, captions cut short.
        if one.when is not None or one.place is not None or one.role in _NAMED:
            near = self._numbers
        else:
            likely = (self._numbers[at] for at in self._likely.like(one.words))
            near = sorted({*self._by_key.get(one.key, ()), *likely})
        return [number for number in near if is_same(one, self._items[number])]


_Place = tuple[frozenset[str], frozenset[str]]


def _is_same_place(one: _Place, other: _Place) -> bool:
    """Tell whether two datelines name one place; one may leave out country or agency."""
    if one[1] and other[1] and one[1].isdisjoint(other[1]):
        return False
    if one[0] and other[0]:
        return one[0] <= other[0] or other[0] <= one[0]
    return bool(one[1] & other[1])


def is_titled_alike(one: Item, other: Item) -> bool:
    """Tell whether two headlines are one, but for what an outlet sets after it."""
    if one.role != "headline" or other.role != "headline":
        return False
    short, long = sorted((one, other), key=lambda item: len(item.line))
    return short.line.count(" ") >= LEAST_TITLE and holds(long, short)
