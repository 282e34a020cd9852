"""The whole of a name that some words are part of: "Department of Health and Human Services"."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.names import CONNECTORS, LIGHTEST_PART, TITLES, is_owner
from spindetect.records import Word

__all__ = ["bare_keys", "name_runs", "whole_name"]

# "Bank of the West": so many small words may hold two parts of a name together.
LONGEST_CONNECTION = 2
# Behind one of these, "and" joins two parts of a name; elsewhere it joins two names.
_OPENING = frozenset(("of", "for"))


def _joins(between: Sequence[Word], opened: bool) -> bool:
    """Tell whether words hold two parts of a name together: small ones of names, or none."""
    keys = [word.key for word in between if word.form in CONNECTORS]
    return len(keys) == len(between) <= LONGEST_CONNECTION and (opened or "and" not in keys)


def name_runs(words: Sequence[Word], capitals: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where each run of words that may be one name begins and ends, in order.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage; a capital is taken for a name's.
    capitals : sequence of int
        Where those with a capital stand, as
        :func:`~spindetect.evidence.names.capitals_of` gives it.

    Notes
    -----
    Capitals and the small words between them. A mark ends a name, a possessive
    too, and an "and" that no "of" or "for" stands before.
    """
    runs: list[tuple[int, int]] = []
    first, last, opened = -1, 0, False
    for at in capitals:
        word = words[at]
        if not word.is_word or word.weight < LIGHTEST_PART:  # "The" and its like open sentences
            continue
        between = words[last:at] if at <= last + LONGEST_CONNECTION else None
        if first < 0 or between is None or is_owner(words[last - 1]) or not _joins(between, opened):
            if first >= 0:
                runs.append((first, last))
            first, opened = at, False
        elif between:
            opened = opened or not _OPENING.isdisjoint([word.key for word in between])
        last = at + 1
    if first >= 0:
        runs.append((first, last))
    return tuple(runs)


def whole_name(runs: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Return where the name begins and ends that a part of a passage is of.

    Parameters
    ----------
    runs : sequence of (int, int)
        All that may be names in the passage, as :func:`name_runs` gives them.
    first, last : int
        Of the part; words that are of no name are kept.

    Returns
    -------
    tuple of (int, int)
    """
    touching = [run for run in runs if run[0] < last and first < run[1]]
    if not touching:
        return first, last
    return min(first, touching[0][0]), max(last, touching[-1][1])


def bare_keys(words: Sequence[Word]) -> list[str]:
    """Return the keys of a name's words but for titles, marks and small words."""
    return [
        word.key
        for word in words
        if word.is_word and word.key not in TITLES and word.form not in CONNECTORS
    ]
