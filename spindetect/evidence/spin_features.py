"""What is to be seen of a substitution: how it stands, how often, how well it fits."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.context import ChangedFits, changed_fits
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.swaps import can_be_spin
from spindetect.records import Word

__all__ = ["PAIR_FITS", "SPIN_FEATURES", "pair_fits", "spin_features"]

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
# Fits from which a word hardly stands where it stands, and not at all. Of content words in
# press releases that no model saw one in 16 lies below the first, of those that a spinner put
# there one in 3 to 5; a language model's are as few as the original's.
MISFIT = -3.0
ABSURD = -4.5
# As if so many more words had been changed that fit neither well nor badly.
CALM = 4
_ENDINGS = ("ing", "ed", "ly", "s")

Key = tuple[tuple[str, ...], tuple[str, ...]]


def _key(piece: Piece) -> Key:
    return tuple([w.stem for w in piece.original]), tuple([w.stem for w in piece.copy])


def _profile(linked: LinkedWords) -> dict[str, float]:
    """Shares of a link's words by what became of them."""
    counts: dict[str, int] = {}
    for piece in linked.pieces:
        size = max(len(piece.original), len(piece.copy))
        counts[piece.relation] = counts.get(piece.relation, 0) + size
    total = max(sum(counts.values()), 1)
    return {relation: count / total for relation, count in counts.items()}


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
    counts = Counter[str]()
    for link in linked:
        for piece in link.pieces:
            counts[piece.relation] += max(len(piece.original), len(piece.copy))
    swaps = [linked[index].pieces[at] for index, at in places]
    one = sum(
        len(piece.original) == len(piece.copy) == 1 and piece.similarity >= SWAP_COSINE
        for piece in swaps
    )
    total = max(counts.total(), 1)
    one_sided = counts["inserted"] + counts["deleted"]
    links = len({index for index, _ in places})
    return [one / total, one_sided / total, one / (one + one_sided + DOUBT), links / len(linked)]


def _row(
    linked: LinkedWords, at: int, key: Key, profile: dict[str, float], seen: Counter[Key]
) -> list[float]:
    pieces = linked.pieces
    piece = pieces[at]
    ours = max(word.weight for word in piece.original)
    theirs = max(word.weight for word in piece.copy)
    held = ("same", "format")
    return [
        piece.similarity,
        float(key[0] == key[1]),
        float(len(piece.original) == len(piece.copy) == 1),
        float(at > 0 and pieces[at - 1].relation in held),
        float(at + 1 < len(pieces) and pieces[at + 1].relation in held),
        ours,
        theirs,
        theirs - ours,
        math.log(seen[key]),
        float(seen[key[1], key[0]] > 0),
        profile.get("same", 0.0) + profile.get("format", 0.0),
        profile.get("substituted", 0.0),
        profile.get("inserted", 0.0),
        profile.get("deleted", 0.0),
        float(min(ours, theirs) > CONTENT_WEIGHT),
        float(len(piece.copy) - len(piece.original)),
        float(
            0 < at < len(pieces) - 1
            and {pieces[at - 1].relation, pieces[at + 1].relation} <= {*held}
        ),
        float(_ending(piece.original) == _ending(piece.copy)),
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


def _fit_row(ours: float, theirs: float) -> list[float]:
    known = not (math.isnan(ours) or math.isnan(theirs))
    return [
        0.0 if math.isnan(ours) else ours,
        0.0 if math.isnan(theirs) else theirs,
        theirs - ours if known else 0.0,
        float(known),
    ]


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
        for at, piece in enumerate(link.pieces)
        if piece.relation == "substituted" and can_be_spin(piece, link)
    ]
    keys = [_key(linked[index].pieces[at]) for index, at in places]
    seen = Counter(keys)
    profiles = [_profile(link) for link in linked]
    habits = _habits(linked, places) if places else []
    fits = fits or changed_fits(linked)
    whole = pair_fits(fits)
    rows = [
        [*_row(linked[place[0]], place[1], key, profiles[place[0]], seen), *habits,
         *_fit_row(*fits.swaps[place]), *whole]
        for place, key in zip(places, keys, strict=True)
    ]  # fmt: skip
    return places, np.array(rows, dtype=np.float64).reshape(-1, len(SPIN_FEATURES))
