"""The whole of a name that some words are part of: "Department of Health and Human Services"."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.names import CONNECTORS, LIGHTEST_PART, TITLES, is_owner
from spindetect.records import Word

__all__ = ["bare_keys", "capitals_of", "name_runs", "whole_name"]

# "Bank of the West": so many small words may hold two parts of a name together.
LONGEST_CONNECTION = 2
# Behind one of these, "and" joins two parts of a name; elsewhere it joins two names.
_OPENING = frozenset(("of", "for"))


def capitals_of(words: Sequence[Word]) -> tuple[int, ...]:
    """Return where the words with a capital stand among some words."""
    return tuple([at for at, word in enumerate(words) if word.form[0].isupper()])


def _is_capital(word: Word) -> bool:
    """Tell whether a word has a capital; not "The" and its like, which open sentences."""
    return word.is_word and word.form[0].isupper() and word.weight >= LIGHTEST_PART


def _next_part(words: Sequence[Word], last: int, opened: bool) -> int | None:
    """Return where the next part of a name stands that is whole up to ``last``, or None."""
    at = last
    while at < min(last + LONGEST_CONNECTION, len(words)) and words[at].form in CONNECTORS:
        at += 1
    if at == len(words) or not _is_capital(words[at]):
        return None
    joined = any(word.key == "and" for word in words[last:at])
    return at if opened or not joined else None


def name_runs(words: Sequence[Word], capitals: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where each run of words that may be one name begins and ends, in order.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage; a capital is taken for a name's.
    capitals : sequence of int
        Where those with a capital stand, as :func:`capitals_of` gives it.

    Notes
    -----
    Capitals and the small words between them. A mark ends a name, a possessive
    too, and an "and" that no "of" or "for" stands before.
    """
    runs: list[tuple[int, int]] = []
    last = 0
    for at in capitals:
        if at < last or not _is_capital(words[at]):
            continue
        last, opened = at + 1, False
        while not is_owner(words[last - 1]):
            part = _next_part(words, last, opened)
            if part is None:
                break
            opened = opened or any(word.key in _OPENING for word in words[last:part])
            last = part + 1
        runs.append((at, last))
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
