"""The whole of a name that some words are part of: "Department of Health and Human Services"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spindetect.evidence.names import CONNECTORS, LIGHTEST_PART, TITLES, is_owner
from spindetect.records import Word

__all__ = ["bare_keys", "name_runs", "whole_name"]

# "Bank of the West": so many small words may hold two parts of a name together.
LONGEST_CONNECTION = 2
# Behind one of these, "and" joins two parts of a name; elsewhere it joins two names.
_OPENING = frozenset(("of", "for"))


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


def name_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give where each run of words that may be one name begins and ends, in order.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage; a capital is taken for a name's.

    Notes
    -----
    Capitals and the small words between them. A mark ends a name, a possessive
    too, and an "and" that no "of" or "for" stands before.
    """
    at = 0
    while at < len(words):
        if not _is_capital(words[at]):
            at += 1
            continue
        last, opened = at + 1, False
        while not is_owner(words[last - 1]):
            part = _next_part(words, last, opened)
            if part is None:
                break
            opened = opened or any(word.key in _OPENING for word in words[last:part])
            last = part + 1
        yield at, last
        at = last


def whole_name(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return where the name begins and ends that ``words[first:last]`` are of.

    Parameters
    ----------
    words : sequence of Word
        Of the whole passage.
    first, last : int
        Of the part; words that are of no name are kept.

    Returns
    -------
    tuple of (int, int)
    """
    touching = [run for run in name_runs(words) if run[0] < last and first < run[1]]
    return (
        min([first, *(run[0] for run in touching)]),
        max([last, *(run[1] for run in touching)]),
    )


def bare_keys(words: Sequence[Word]) -> list[str]:
    """Return the keys of a name's words but for titles, marks and small words."""
    return [
        word.key
        for word in words
        if word.is_word and word.key not in TITLES and word.form not in CONNECTORS
    ]
