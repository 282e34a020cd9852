"""Who wrote an article and whom it is from: names as bylines and credit lines write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spindetect.policy.wording import Wording, words_of

__all__ = ["PUBLISHER_ALIASES", "is_named", "outlet_names", "person_names", "spelled_in"]

_LEAD: Final = re.compile(
    r"^\W*(?:(?:written|reported|posted|published|story|words|text)\s+)?(?:by|from)\b[\s:]*",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"[,;|/\n·•()]|\s[-–—]\s|\s&\s|\s+and\s+|\s+with\s+", re.IGNORECASE)
# A line break that a scraper lost: “OlsenAssociated Press”.
_GLUED: Final = re.compile(
    r"([a-z])(?=(?:Associated|Agence|Press|Reuters|Staff|The|Special|Correspondent|News)\b)"
)
_NAME_WORD: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[\w’'.-]*\w|\.?)$|(?:[A-Z]\.){1,3}$")
_PARTICLES: Final = frozenset(
    "al bin da de del della den der di dos du el ibn la le van von y".split()
)
_OUTLETS: Final = frozenset(
    "advertiser agency argus beacon bulletin chronicle citizen courier daily dispatch examiner "
    "gazette globe herald independent inquirer journal ledger magazine mail media mercury monitor "
    "network news newspapers newsroom observer post press radio record register reporter republic "
    "review sentinel service standard star sun telegraph television times today tribune union "
    "voice wire wires".split()
)
# Words of outlets and of trades, which stand beside names in bylines and are no names.
_NO_NAME: Final = _OUTLETS | frozenset(
    "afp agence ap associated bbc bureau cbs chief cnn columnist contributor correspondent "
    "desk editor editors france international nbc nyt online photographer presse producer report "
    "reporters reuters senior special staff the upi updated washington writer national "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_CREDITING: Final = frozenset(
    "by byline contributed contributor correspondent editing edited report reported reporter "
    "reporting reports writer writes writing wrote written".split()
)
PUBLISHER_ALIASES: Final = (
    ("Associated Press", "The Associated Press", "AP"),
    ("Agence France-Presse", "AFP"),
    ("Thomson Reuters", "Reuters"),
    ("United Press International", "UPI"),
    ("Cable News Network", "CNN"),
    ("Deutsche Presse-Agentur", "dpa"),
    ("The Canadian Press", "Canadian Press"),
    ("Press Association", "PA Media"),
    ("Australian Associated Press", "AAP"),
)
"""Agencies that are credited under several names."""


_ALIASES: Final = {tuple(words_of(name)): group for group in PUBLISHER_ALIASES for name in group}


def person_names(byline: str) -> tuple[str, ...]:
    """Return the people that a byline names; nobody where it names an outlet or a desk.

    Examples
    --------
    >>> person_names("By NORA FELTHAM and Samuel van Oduya, Northwire News")
    ('NORA FELTHAM', 'Samuel van Oduya')
    >>> person_names("By The Associated Press")
    ()
    """
    found: list[str] = []
    text = _GLUED.sub(r"\1 ", byline.strip())
    for piece in _SPLIT.split(_LEAD.sub("", text)):
        every = piece.split()
        words: list[str] = []
        for word in every:
            if _plain(word) in _NO_NAME or not _is_name_word(word, words):
                break
            words.append(word.strip(","))
        # After the first name, what ends as outlets do is one: “…, New York Times”.
        outlet = bool(found) and bool(every) and _plain(every[-1]) in _OUTLETS
        if 2 <= len(words) <= 6 and not outlet:
            found.append(" ".join(words[:4]))
    return tuple(dict.fromkeys(found))


def _plain(word: str) -> str:
    return word.strip(".,").lower()


def _is_name_word(word: str, before: Sequence[str]) -> bool:
    return bool(_NAME_WORD.match(word)) or (bool(before) and _plain(word) in _PARTICLES)


def is_named(name: str, copy: Wording, original: Wording) -> bool:
    """Tell whether a person is named anywhere, in full, by initial, or by family name.

    The family name alone will do beside words that credit somebody, or where the original
    names nobody else by it: a story may speak of a namesake.

    Parameters
    ----------
    name : str
        Given name first.
    copy : Wording
        Where to look.
    original : Wording
        The article that the person wrote.
    """
    parts = words_of(name)
    if not parts or next(copy.places(parts), None) is not None:
        return True
    if len(parts) < 2:
        return False
    # Not the last word alone: an outlet may stand beside a name with nothing between.
    families = [part for part in parts[1:] if len(part) > 2 and part not in _PARTICLES]
    return any(_is_named_by(family, parts[0], copy, original) for family in families)


def _is_named_by(family: str, given: str, copy: Wording, original: Wording) -> bool:
    if not copy.counts[family]:
        return False
    for place, word in enumerate(copy.words):
        if word == family:
            before = copy.words[max(0, place - 3) : place]
            if given in before or given[0] in before:
                return True
            if not _CREDITING.isdisjoint(copy.words[max(0, place - 5) : place + 6]):
                return True
    return original.counts[family] <= 1


def spelled_in(root: str, words: Sequence[str]) -> bool:
    """Tell whether a name in an address is made of the beginnings of words in a row.

    A word may be left out between them.

    Examples
    --------
    >>> spelled_in("latimes", ["the", "los", "angeles", "times"])
    True
    >>> spelled_in("dallasnews", ["dallas", "morning", "news"])
    True
    >>> spelled_in("foxnews", ["box", "news"])
    False
    """
    known: set[tuple[int, int]] = set()
    return any(
        _spells(root, words, at, known) for at, word in enumerate(words) if word[:1] == root[:1]
    )


def _spells(rest: str, words: Sequence[str], at: int, failed: set[tuple[int, int]]) -> bool:
    """Tell whether words from one on spell the rest; what was tried in vain is kept."""
    if not rest:
        return True
    if (len(rest), at) in failed:
        return False
    for place in range(at, min(at + 2, len(words))):
        word = words[place]
        sizes = (n for n in range(min(len(rest), len(word)), 0, -1) if rest.startswith(word[:n]))
        if any(_spells(rest[n:], words, place + 1, failed) for n in sizes):
            return True
    failed.add((len(rest), at))
    return False


def outlet_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of outlets with the other names that they go by.

    An address is read as the name in it.

    Examples
    --------
    >>> outlet_names(["harborpost.example/news", "AP"])
    ('harborpost.example/news', 'harborpost', 'AP', 'Associated Press', 'The Associated Press')
    """
    found: list[str] = []
    for name in names:
        plain = name.strip()
        host = re.fullmatch(r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+(?:/\S*)?", plain)
        found += [plain, host[1]] if host else [plain]
        found += _ALIASES.get(tuple(words_of(plain)), ())
    return tuple(dict.fromkeys(name for name in found if words_of(name)))
