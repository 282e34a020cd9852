"""Which words say the opposite of which: a list of our own, and what prefixes tell."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

import Stemmer

from spindetect.evidence.opposites_list import DOWN, OPPOSITES, UP
from spindetect.records import Word

__all__ = ["are_opposites", "direction", "may_turn", "opposed_words", "rows_of", "stems_of"]

_DENYING = ("un", "non", "non-")
# What may follow a prefix that many other words begin with too.
_IN = tuple(
    "able ible ent ant ate ive ect ure act ility ency ance ence ably ibly ently ately".split()
)
_DIS = frozenset(
    "agree approv honest loyal satisfi connect continu obey appear allow trust qualifi respect "
    "regard advantag organ courag able abl agreement similar contented engag assembl infect".split()
)
_PAIRED = (
    ("pro", "anti"), ("pro-", "anti-"), ("pre", "post"), ("pre-", "post-"), ("over", "under"),
    ("hyper", "hypo"), ("in", "out"), ("up", "down"), ("inter", "intra"), ("maxi", "mini"),
)  # fmt: skip

_PREFIXES = (
    *_DENYING,
    "dis",
    "in",
    "im",
    "ir",
    "il",
    *[prefix for pair in _PAIRED for prefix in pair],
)


@functools.cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)


def stems_of(words: str) -> list[str]:
    """Return the stems of the words of a text of our own, to be compared with ``Word.stem``.

    Examples
    --------
    >>> stems_of("rises rising rose")
    ['rise', 'rise', 'rose']
    """
    return list(_stemmer().stemWords(words.split()))


def rows_of(text: str, continuing: str) -> list[str]:
    """Return the entries of a list, whose further lines begin with one of some characters."""
    rows: list[str] = []
    for line in text.strip().splitlines():
        if rows and line[0] in continuing:
            rows[-1] += f" {line.strip()}"
        else:
            rows.append(line)
    return rows


@functools.cache
def _table() -> Mapping[str, frozenset[str]]:
    """Return the opposites of every stem of the list."""
    table: dict[str, set[str]] = {}
    for row in rows_of(OPPOSITES, " /"):
        left, right = (stems_of(side) for side in row.split("/"))
        for ours, theirs in ((left, right), (right, left)):
            for stem in ours:
                table.setdefault(stem, set()).update(theirs)
    return {stem: frozenset(others - {stem}) for stem, others in table.items()}


def may_turn(word: Word) -> bool:
    """Tell whether a word may be another's opposite at all: by the list, or by its form."""
    return word.stem in _table() or word.key.startswith(_PREFIXES) or word.key.endswith("less")


@functools.cache
def _directions() -> Mapping[str, int]:
    return {**dict.fromkeys(stems_of(UP), 1), **dict.fromkeys(stems_of(DOWN), -1)}


def _adds_denial(plain: str, denied: str) -> bool:
    """Tell whether a key is another with a prefix or a suffix that denies it."""
    if denied.endswith("less") and len(denied) > 6:
        root = denied[:-4]
        if plain == f"{root}ful":
            return True
    if len(plain) < 4 or not denied.endswith(plain):
        return False
    prefix = denied[: -len(plain)]
    if prefix in _DENYING:
        return True
    if prefix == "dis":
        return stems_of(plain)[0] in _DIS
    return prefix in ("in", "im", "ir", "il") and plain.endswith(_IN)


def _are_paired(first: str, second: str) -> bool:
    return any(
        first.startswith(a) and second.startswith(b) and first[len(a) :] == second[len(b) :]
        and len(first) > len(a) + 3
        for pair in _PAIRED
        for a, b in (pair, pair[::-1])
    )  # fmt: skip


@functools.lru_cache(maxsize=1 << 14)
def _opposed(first: str, second: str, stems: tuple[str, str]) -> bool:
    if stems[1] in _table().get(stems[0], ()):
        return True
    if _adds_denial(first, second) or _adds_denial(second, first):
        return True
    return _are_paired(first, second)


def are_opposites(first: Word, second: Word) -> bool:
    """Tell whether two words are each other's opposite."""
    return _opposed(first.key, second.key, (first.stem, second.stem))


def direction(words: Iterable[Word]) -> int:
    """Return 1 for words that say that something rose, -1 that it fell, 0 for neither or both."""
    table = _directions()
    found = 0
    for word in words:
        towards = table.get(word.stem, found)
        if found and towards != found:
            return 0
        found = towards
    return found


def opposed_words(original: Sequence[Word], copy: Sequence[Word]) -> tuple[Word, Word] | None:
    """Return the first word of the one whose opposite the other has, with that, or None.

    Words that both have are passed over.
    """
    if len(original) == len(copy) == 1:  # as most are
        ours, theirs = original[0], copy[0]
        opposed = ours.stem != theirs.stem and are_opposites(ours, theirs)
        return (ours, theirs) if opposed else None
    shared = {word.stem for word in original} & {word.stem for word in copy}
    for ours in original:
        if ours.stem in shared:
            continue
        for theirs in copy:
            if theirs.stem not in shared and are_opposites(ours, theirs):
                return ours, theirs
    return None
