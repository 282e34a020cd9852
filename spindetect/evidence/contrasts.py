"""Words for things of one kind that are not each other: "girls" and "boys"."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from spindetect.evidence.contrasts_list import CONTRASTS
from spindetect.evidence.opposites import rows_of, stems_of
from spindetect.records import Word

__all__ = ["are_contrasted", "contrasted_words", "has_kind"]

Places = frozenset[tuple[int, int]]


@functools.cache
def _places() -> tuple[Mapping[str, Places], frozenset[int]]:
    """Return the kinds and groups of every stem, and the kinds that are of names too."""
    places: dict[str, set[tuple[int, int]]] = {}
    named: set[int] = set()
    for kind, row in enumerate(rows_of(CONTRASTS, " ")):
        if row.startswith("^"):
            named.add(kind)
        for group, words in enumerate(row.removeprefix("^").split("|")):
            for stem in stems_of(words):
                places.setdefault(stem, set()).add((kind, group))
    return {stem: frozenset(found) for stem, found in places.items()}, frozenset(named)


@functools.lru_cache(maxsize=1 << 14)
def _excluding(first: str, second: str) -> frozenset[int]:
    """Return the kinds in which two stems exclude each other, none where they may be one."""
    ours, theirs = (_places()[0].get(stem, frozenset()) for stem in (first, second))
    if ours & theirs:
        return frozenset()
    return frozenset(kind for kind, _ in ours) & frozenset(kind for kind, _ in theirs)


def are_contrasted(first: Word, second: Word) -> bool:
    """Tell whether two words are of things of one kind that are not each other."""
    kinds = _excluding(first.stem, second.stem)
    if not kinds:
        return False
    small = first.form[:1].islower() or second.form[:1].islower()
    return small or bool(kinds & _places()[1])


def has_kind(word: Word) -> bool:
    """Tell whether a word is of a thing that others of its kind exclude."""
    return word.stem in _places()[0]


def contrasted_words(original: Sequence[Word], copy: Sequence[Word]) -> bool:
    """Tell whether the last words that two phrases do not share exclude each other.

    A phrase's last word says what the thing is, those before it which.
    """
    known = _places()[0]
    if not (
        any(word.stem in known for word in original) and any(word.stem in known for word in copy)
    ):
        return False
    shared = {word.stem for word in original} & {word.stem for word in copy}
    ours, theirs = (
        [word for word in side if word.is_word and word.stem not in shared]
        for side in (original, copy)
    )
    return bool(ours and theirs) and are_contrasted(ours[-1], theirs[-1])
