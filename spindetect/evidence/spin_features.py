"""What is to be seen of a substitution: how it stands, how often, how well it fits."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.context import ChangedFits, changed_fits
from spindetect.evidence.pieces import HELD, LinkedWords, Piece
from spindetect.evidence.swaps import can_be_spin
from spindetect.records import Word

__all__ = ["MISFIT", "PAIR_FITS", "SPIN_FEATURES", "pair_fits", "spin_features"]

# Of all words that were changed: how well those that went and those that came fit on the
# whole, how many of them hardly do, how many not at all.
PAIR_FITS = ("gone_fit", "put_fit", "gone_misfits", "put_misfits", "put_absurd")

SPIN_FEATURES = (
    "similarity",
    "same_stem",
    "one_for_one",
    "held_before",
    "held_after",
    "original_weight",
    "copy_weight",
    "weight_gain",
    "repeated",
    "reversed_elsewhere",
    "link_same",
    "link_substituted",
    "link_inserted",
    "link_deleted",
    "content",
    "length_gain",
    "held_both",
    "same_ending",
    "pair_swapped",
    "pair_one_sided",
    "pair_swap_share",
    "pair_swapped_links",
    "fit_original",
    "fit_copy",
    "fit_gain",
    "fit_known",
    *PAIR_FITS,
)
# Words rarer than this carry content; function words are below it.
CONTENT_WEIGHT = 0.25

# Swaps less alike than this are rewritings that happen to be as long.
SWAP_COSINE = 0.25
# Swaps that a person may make without adding or cutting anything: a few of them
# alone say nothing.
DOUBT = 4
# Fits from which a word hardly stands where it stands, and not at all. Set by judgement, after
# looking at made and dev pairs: few words of persons and of language models lie below.
MISFIT = -3.0
ABSURD = -4.5
# As if so many more words had been changed that fit neither well nor badly.
CALM = 4
_ENDINGS = ("ing", "ed", "ly", "s")

Key = tuple[tuple[str, ...], tuple[str, ...]]


def _key(piece: Piece) -> Key:
    return tuple([w.stem for w in piece.original]), tuple([w.stem for w in piece.copy])


def _profile(linked: LinkedWords) -> tuple[float, float, float, float]:
    """Shares of a link's words that stayed, were swapped, put in and left out."""
    sizes = linked.sizes
    total = max(sum(sizes.values()), 1)
    kept = sizes.get("same", 0) + sizes.get("format", 0)
    changed = (sizes.get(relation, 0) for relation in ("substituted", "inserted", "deleted"))
    return (kept / total, *(count / total for count in changed))  # type: ignore[return-value]


def _ending(words: Sequence[Word]) -> str:
    heaviest = words[0] if len(words) == 1 else max(words, key=lambda word: word.weight)
    return _ending_of(heaviest.key)


@functools.lru_cache(maxsize=1 << 15)
def _ending_of(key: str) -> str:
    return next((ending for ending in _ENDINGS if key.endswith(ending)), "")


def _habits(linked: Sequence[LinkedWords], places: Sequence[tuple[int, int]]) -> list[float]:
    """Describe how a pair's words changed on the whole.

    A program swaps words one for one and leaves the rest; a person's hand adds,
    cuts and turns sentences round as well.
    """
    total = one_sided = 0
    for link in linked:
        sizes = link.sizes
        total += sum(sizes.values())
        one_sided += sizes.get("inserted", 0) + sizes.get("deleted", 0)
    swaps = [linked[index].pieces[at] for index, at in places]
    one = sum(
        len(piece.original) == len(piece.copy) == 1 and piece.similarity >= SWAP_COSINE
        for piece in swaps
    )
    total = max(total, 1)
    links = len({index for index, _ in places})
    return [one / total, one_sided / total, one / (one + one_sided + DOUBT), links / len(linked)]


def _heaviest(words: Sequence[Word]) -> float:
    return words[0].weight if len(words) == 1 else max([word.weight for word in words])


def _row(
    linked: LinkedWords,
    at: int,
    key: Key,
    profile: tuple[float, float, float, float],
    seen: Counter[Key],
) -> list[float]:
    pieces = linked.pieces
    piece = pieces[at]
    ours, theirs = _heaviest(piece.original), _heaviest(piece.copy)
    before = at > 0 and pieces[at - 1].relation in HELD
    after = at + 1 < len(pieces) and pieces[at + 1].relation in HELD
    return [
        piece.similarity,
        key[0] == key[1],
        len(piece.original) == len(piece.copy) == 1,
        before,
        after,
        ours,
        theirs,
        theirs - ours,
        math.log(seen[key]),
        seen[key[1], key[0]] > 0,
        *profile,
        ours > CONTENT_WEIGHT < theirs,
        len(piece.copy) - len(piece.original),
        before and after,
        _ending(piece.original) == _ending(piece.copy),
    ]


def pair_fits(fits: ChangedFits) -> tuple[float, ...]:
    """Describe how the changed words of a pair fit on the whole: :data:`PAIR_FITS`."""
    gone, put = len(fits.gone) + CALM, len(fits.put) + CALM
    return (
        float(fits.gone.sum()) / gone,
        float(fits.put.sum()) / put,
        int((fits.gone < MISFIT).sum()) / gone,
        int((fits.put < MISFIT).sum()) / put,
        int((fits.put < ABSURD).sum()) / put,
    )


def _fit_row(ours: float, theirs: float) -> tuple[float, ...]:
    # What is not a number is not itself.
    if ours == ours and theirs == theirs:  # noqa: PLR0124
        return ours, theirs, theirs - ours, 1.0
    return (0.0 if math.isnan(ours) else ours, 0.0 if math.isnan(theirs) else theirs, 0.0, 0.0)


def spin_features(
    linked: Sequence[LinkedWords], fits: ChangedFits | None = None
) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """Describe every substitution of a pair's content words.

    Parameters
    ----------
    linked : sequence of LinkedWords
    fits : ChangedFits, optional
        Of the same links; computed when left out.

    Returns
    -------
    places : list of (int, int)
        Position in ``linked`` and in its pieces.
    features : ndarray of float64, shape (n, len(SPIN_FEATURES))
    """
    places = [
        (index, at)
        for index, link in enumerate(linked)
        for at, piece in link.edits
        if piece.relation == "substituted" and can_be_spin(piece, link)
    ]
    keys = [_key(linked[index].pieces[at]) for index, at in places]
    seen = Counter(keys)
    profiles = {index: _profile(linked[index]) for index, _ in places}
    habits = _habits(linked, places) if places else []
    fits = fits or changed_fits(linked)
    whole = pair_fits(fits)
    rows = [
        [*_row(linked[place[0]], place[1], key, profiles[place[0]], seen), *habits,
         *_fit_row(*fits.swaps[place]), *whole]
        for place, key in zip(places, keys, strict=True)
    ]  # fmt: skip
    return places, np.array(rows, dtype=np.float64).reshape(-1, len(SPIN_FEATURES))
