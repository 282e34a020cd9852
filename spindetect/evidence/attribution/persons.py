"""Persons' names in bylines: told from jobs, places and outlets, and compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from spindetect.evidence.attribution.named import Named

__all__ = ["joined", "persons_in", "plain_name", "same_person"]

_MOST_WORDS: Final = 5
_TITLES: Final = frozenset(
    "dr prof professor rev reverend sir dame hon mr mrs ms mx maj gen col capt sgt lt adm sen rep "
    "gov amb fr rabbi imam".split()
)
_SUFFIXES: Final = frozenset("jr sr ii iii iv md phd m.d ph.d esq mph mba".split())
_PARTICLES: Final = frozenset(
    "de del della der den di da das do dos du la le van von vom zu ter ten bin bint ibn al el ben "
    "abu abdul y e st of".split()
)
# A name with one of these is a job, an outlet, a place or a date.
_NO_NAME: Final = frozenset(
    """
    writer writers reporter reporters editor editors correspondent correspondents columnist
    contributor contributors contributing staff bureau chief desk team web online digital newsroom
    special senior national international political business sports security foreign
    producer anchor host analyst fellow researcher freelance guest opinion opinions commentary
    author authors agency agencies service services wire wires news newspaper newspapers media
    press times post tribune herald gazette chronicle journal daily weekly today network report
    reports tv radio television magazine university college school institute center centre
    foundation council department ministry office committee commission association group company
    inc llc ltd corp corporation limited government county city state states united republic
    kingdom
    february july september october november december monday tuesday wednesday thursday friday
    saturday sunday gmt utc est edt pst pdt ist bst cet published updated posted photo photos
    photographer photographs getty images image video file handout pool courtesy credit copyright
    rights reserved source more share this that these those our your their its the and or with
    from for who you we they it email follow contact click here subscribe sign tape live
    by admin administrator anonymous unknown user correspondent's various multiple local world
    """.split()
)
_WORD_ENDS: Final = ".,;:!?'’\"”“()[]*"
_LIST: Final = re.compile(r"\s*(?:(,)(?:\s*(?:and|AND|&)\b)?|;|\band\b|\bAND\b|&)\s*")
_LEADING: Final = re.compile(r"[\W_]+")


def persons_in(
    text: str, start: int = 0, end: int | None = None, *, listed: bool = False
) -> tuple[Named, ...]:
    """Return the persons that a list of names begins with.

    Parameters
    ----------
    text : str
    start, end : int
        Where in it the list stands.
    listed : bool
        Whether commas alone part names, as they do in metadata. In a byline
        what follows the first comma is a job or an outlet, unless an "and"
        makes a list of it.

    Examples
    --------
    >>> [found.name for found in persons_in("JANE ROE, Sam Poe and Lee Fox, staff writers")]
    ['Jane Roe', 'Sam Poe', 'Lee Fox']
    >>> [found.name for found in persons_in("Jane Roe, Port Ellery")]
    ['Jane Roe']
    """
    end = len(text) if end is None else end
    parts: list[tuple[int, int]] = []
    at, last_and = start, 0
    for match in _LIST.finditer(text, start, end):
        parts.append((at, match.start()))
        at = match.end()
        if match[0].strip() != ",":
            last_and = len(parts)
    parts.append((at, end))
    found = []
    for number, (first, last) in enumerate(parts):
        if number > last_and and not listed:
            break
        person = _person(text, first, last)
        if person is not None:
            found.append(person)
        elif not found and not listed:
            break
    return tuple(found)


def _person(text: str, start: int, end: int) -> Named | None:
    if lead := _LEADING.match(text, start, end):
        start = lead.end()
    name = text[start:end].rstrip(" \t\n" + _WORD_ENDS)
    words = name.split()
    if not _is_name(words):
        return None
    return Named(start, start + len(name), _cased(words))


def _is_name(words: list[str]) -> bool:
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    bare = [word.strip(_WORD_ENDS).lower() for word in words]
    if any(
        word in _NO_NAME or not word or any(map(str.isdigit, word)) or "@" in word for word in bare
    ):
        return False
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return bare[0] in _PARTICLES and words[-1][0].isupper() and len(words) > 1
    inner = zip(words, bare, strict=True)
    if not all(word[0].isupper() or low in _PARTICLES for word, low in inner):
        return False
    return len(words) > 1 or len(bare[0]) > 2


def _cased(words: list[str]) -> str:
    """Write a name of capitals as a name is written."""
    if len(words) == 1:
        return words[0]
    shouted = all(word.isupper() for word in words)
    return " ".join(_cased_word(word, shouted=shouted) for word in words)


def _cased_word(word: str, *, shouted: bool) -> str:
    letters = word.strip(_WORD_ENDS)
    short = len(letters) < 3 and not (shouted and len(letters) == 2 and set(letters) & set("AEIOU"))
    if short or not letters.isupper() or "." in letters or letters.lower() in _SUFFIXES:
        return word
    cased = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda mc: "Mc" + mc[1].upper(), cased)


def plain_name(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared: without accents, titles and suffixes."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", bare)
    kept = [w.replace("’", "'") for w in words if w not in _TITLES and w not in _SUFFIXES]
    return tuple(kept or words)


def same_person(one: str, other: str) -> bool:
    """Whether two writings name the same person.

    The last names must be the same, and the first ones, or one is the other's
    initial or beginning; what stands between is passed over.

    Examples
    --------
    >>> same_person("JANE M. ROE", "Jane Roe"), same_person("J. Roe", "Jane Roe")
    (True, True)
    >>> same_person("Jane Roe", "John Roe")
    False
    """
    here, there = plain_name(one), plain_name(other)
    if not here or not there or here[-1] != there[-1]:
        return False
    if len(here) == 1 or len(there) == 1:
        return len(here) == len(there)
    return here[0].startswith(there[0]) or there[0].startswith(here[0])


def joined(names: list[str]) -> str:
    """Return names as a sentence lists them.

    Examples
    --------
    >>> joined(["Ann Ott", "Bo Lind", "Cy Moss"])
    'Ann Ott, Bo Lind and Cy Moss'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
