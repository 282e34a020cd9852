"""Recognise news agencies in the writings that credits use."""

from __future__ import annotations

import functools
import re
from typing import Final

from spindetect.evidence.attribution.agencies_list import AGENCIES
from spindetect.evidence.attribution.named import Named

__all__ = ["agencies_in", "agency_named", "is_agency_like", "writings"]

_ADDRESS: Final = re.compile(r"[a-z\d-]+(?:\.[a-z]{2,})+")
# What names an agency whatever stands before it.
_GENERIC: Final = re.compile(
    r"[A-Z][\w-]*(?:[Ww]ire|[Pp]resse?)\b"
    r"|(?:[A-Z][\w’'&.-]*(?: of)? ){1,4}(?:News ?[Ww]ires?|Wires?|Wire Services?|News Services?"
    r"|(?:News|Press|Content|Media) Agency|Press Association|Syndicate)\b"
)
# Names in capitals are short for other things too.
_LONG: Final = 6
_NO_AGENCY: Final = frozenset({"Press", "Wire", "Newswire", "Presse"})


def _key(text: str) -> str:
    squeezed = re.sub(r"[\W_]+", "", text.lower())
    return squeezed[3:] if text[:4].lower() == "the " else squeezed


_USUAL: Final[dict[str, str]] = {
    _key(writing): name for name, writings in AGENCIES.items() for writing in writings
}


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Return the writings that begin with a word, the longest first."""
    table: dict[str, set[str]] = {}
    for writings in AGENCIES.values():
        for writing in writings:
            if not _ADDRESS.fullmatch(writing):
                long = " " in writing or len(writing) >= _LONG
                for one in {writing, writing.upper()} if long else {writing}:
                    table.setdefault(one.split()[0], set()).add(one)
    return {
        first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in table.items()
    }


_FIRST_WORDS: Final = _by_first_word()
# A scraper runs the agency into the name before it: "Jan OlsenAssociated Press".
_GLUED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-z][\w.’'/&-]*|\bdpa\b")


def agency_named(name: str) -> str | None:
    """Return the usual name of an agency, or None for what is none that is known.

    Examples
    --------
    >>> agency_named("AP"), agency_named("The associated press"), agency_named("Daily Echo")
    ('The Associated Press', 'The Associated Press', None)
    """
    return _USUAL.get(_key(name.strip(" .,")))


def is_agency_like(name: str) -> bool:
    """Whether a name says itself that it is an agency's, known or not.

    Examples
    --------
    >>> is_agency_like("Northwire"), is_agency_like("Harbor News Service")
    (True, True)
    >>> is_agency_like("Harbor Post"), is_agency_like("Press")
    (False, False)
    """
    return name not in _NO_AGENCY and _GENERIC.fullmatch(name) is not None


def agencies_in(text: str) -> tuple[Named, ...]:
    """Return the known agencies that a line names, in order.

    Capitals count: ``AP`` is one, ``ap`` is none.

    Examples
    --------
    >>> [found.name for found in agencies_in("JILL ROE Associated Press and AFP")]
    ['The Associated Press', 'Agence France-Presse']
    """
    found = []
    end = 0
    for match in _CAPITAL.finditer(text):
        if match.start() < end:
            continue
        writing = _writing_at(text, match.start(), match[0])
        if writing is not None:
            end = writing.end()
            name = _USUAL[_key(" ".join(writing[0].split()))]
            found.append(Named(writing.start(), end, name))
    return tuple(found)


def _writing_at(text: str, start: int, word: str) -> re.Match[str] | None:
    candidates = _FIRST_WORDS.get(word)
    if candidates is None:
        for bare in (word.rstrip(".'’-/"), *_parts(word)):
            if bare in _FIRST_WORDS:
                candidates = _FIRST_WORDS[bare]
                break
    if candidates is None and (glued := _GLUED.search(word)):
        start += glued.end()
        candidates = _FIRST_WORDS.get(word[glued.end() :])
    for writing in candidates or ():
        if match := _written(writing).match(text, start):
            return match
    return None


def _parts(word: str) -> tuple[str, str]:
    """Return a word before its possessive, and before its first joint."""
    return re.split(r"[’']", word, maxsplit=1)[0], re.split(r"[’'/-]", word, maxsplit=1)[0]


@functools.cache
def _written(writing: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, writing.split())) + r"(?!\w)")


def writings(name: str) -> tuple[str, ...]:
    """Return every writing of an agency's usual name; its own where it is not known."""
    return AGENCIES.get(name, (name,))
