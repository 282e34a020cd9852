"""Wording that opens a notice, a credit or a byline and leaves no doubt what it is.

The genre has formulas ("Correction:", "The post … appeared first on …", "… contributed to this
report") that running text does not begin with, so a line that opens with one is told without the
model. Where a notice goes on for some sentences, the rest of its paragraph is the notice too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from spindetect.records import Role

__all__ = ["LONGEST_NOTICE", "opening_role", "runs_on"]

# Characters of a paragraph that is one notice; set by judgement. Longer ones may hold an article
# whose line breaks were lost.
LONGEST_NOTICE: Final = 900
_LONGEST_LINE: Final = 320
# Paragraphs from the top, and from the end, where a line of names signs the story.
_TOP, _END = 8, 4

_PIECE: Final = r"(?:story|article|post|piece|column|item|content|essay|op-ed|interview|commentary)"
_SUPPLIED: Final = (
    r"(?:published|posted|reported|produced|provided|supplied|distributed|syndicated|republished"
    r"|reproduced|commissioned|co-?published)"
)
_NOTE: Final = re.compile(
    r"\W{0,3}(?:(?:Correction|Clarification|Retraction|Erratum|Corrigendum)s?"
    r"(?: \(?[A-Z]?[\w., ]{3,24}\)?)?\s?[:—–]"
    r"|(?:Editor|Publisher)(?:['’]?s|s['’])? [Nn]otes?\s?(?:[:—–.-]|$)"
    rf"|(?:An earlier|A previous) version (?:of (?:this|the) {_PIECE}\b|of [“\"‘])"
    rf"|This {_PIECE} (?:has been|was) (?:corrected|amended)\b)",
    re.IGNORECASE,
)
_DISCLAIMER: Final = re.compile(
    r"\W{0,3}(?:(?:Disclaimer|Disclosure|Risk warning)s?\s?[:—–]"
    r"|(?:The )?(?:views|opinions|views and opinions|opinions and views) (?:and \w+ )?"
    r"(?:expressed|presented|stated|shared)\b.{0,120}?\b(?:own|alone|not (?:necessarily|represent"
    r"|reflect|constitute)|of the (?:author|writer|speaker)))",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    rf"\W{{0,2}}(?:This {_PIECE} (?:is|was|has been) (?:\w+ly )?(?:first )?{_SUPPLIED}"
    r" (?:by|in|at|with|through) (?:[Tt]he )?(?=[A-Z])"
    rf"|This {_PIECE} (?:first|originally) (?:appeared|ran)\b"
    r"|The post .{3,220} (?:appeared first|first appeared) (?:on|at|in) "
    r"|(?:Additional )?[Rr]eporting by [A-Z]"
    r"|With (?:additional )?(?:inputs?|reporting|files|contributions?) from "
    r"|(?:© ?)?(?:Provided|Supplied|Distributed|Syndicated) by [A-Z][^.]{1,60}$"
    r"|Published in [A-Z][^.]{2,50}, (?:[A-Z][a-z]+ \d|\d)"
    r"|S(?:ource|OURCE)s?\s?: ?[A-Z][^.:?!]{1,60}$"
    r")"
)
# What a banner asks a reader before the page may be read.
_CONSENT: Final = re.compile(
    r"\b(?:cookies|legitimate interests?|browsing data|your (?:consent|choices|preferences"
    r"|privacy settings)|personali[sz]ed ads|partners store)\b",
    re.IGNORECASE,
)
_PITCH: Final = re.compile(
    r"(?:(?:Subscribe|Sign (?:me )?up)(?: (?:to|for|now|today|here)\b.{0,60})?"
    r"|Follow us on\b.{0,60}|Download (?:the|our) (?:free )?app\b.{0,60})[.!]?",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(r"\b(?:we|you|your|our)\b", re.IGNORECASE)
_HELPED: Final = re.compile(r"\bcontributed (?:\w+ )?to this (?:report|story|article|piece)\b")
_PICTURED: Final = re.compile(r"(?i:photo|image|getty|picture|graphic|video|screen|chart|map)")
_NAME: Final = r"[A-Z][\w.'’-]*"
_JOINT: Final = r"(?:and|And|AND|&|of|for|with|the|in|at|to|de|van|von|del|la|al|bin)"
_SIGNED: Final = re.compile(
    r"\(?(?:By|BY|by|Written by|Story by|Words by|Posted [Bb]y|Author|Authors|AUTHOR)\s?:?\s+"
    rf"(?P<names>{_NAME}(?:(?:,? |\s?/\s?|, ?){_JOINT}(?= ))*"
    rf"(?:(?:,? |\s?[/|]\s?)(?:{_JOINT} )*{_NAME}){{0,9}})"
    r"(?:\s?(?:—|–|-|\|)+ ?.{0,40}\d.{0,16}|,? (?:[Uu]pdated|[Ll]ast [Uu]pdated|[Pp]osted).{0,40})?"
    r"\s?:?\)?"
)
_STAFF: Final = re.compile(
    r"(?:From |By )?(?:(?:Our |The )?(?:Staff|Wire|Agency|News|Web|Online|Digital)"
    r"(?: and (?:wire|agency|staff|news))?(?: service)? (?:[Rr]eports?|[Dd]esk|[Rr]eporters?"
    r"|[Ww]riters?|[Cc]orrespondents?)|Agencies)",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"(?:The|the) [Nn]umbers|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March \d"
    r"|April \d|June|July|August|September|October|November|December"
)
_QUOTES: Final = frozenset("\"“‘'")


def opening_role(text: str, *, above: int, below: int, alone: bool) -> Role | None:
    """Return what a line is by the formula that it opens with, or None.

    Parameters
    ----------
    text : str
        A sentence or a line, without white space around it.
    above, below : int
        Paragraphs above and below its own.
    alone : bool
        Whether it is all of its paragraph.

    Examples
    --------
    >>> opening_role("Correction: The bridge is 96 years old.", above=9, below=0, alone=True)
    'editors_note'
    >>> opening_role("By Ada Quill and Tom Marsh", above=1, below=9, alone=True)
    'byline'
    >>> opening_role("By Tuesday the bridge was shut.", above=1, below=9, alone=True)
    """
    if len(text) > _LONGEST_LINE:
        text = text[:_LONGEST_LINE]
    if alone and (above <= _TOP or below <= _END) and _signs(text):
        return "byline"
    for role, opens in _OPENERS:
        if opens(text):
            return role
    return None


def _credits(text: str) -> bool:
    """Whether a line says whom the story is from, and not whom a picture is from."""
    pictured = text[:1] in "Ss" and _PICTURED.search(text) is not None
    helped = text[:1].isalpha() and _HELPED.search(text) is not None
    return helped or (_CREDIT.match(text) is not None and not pictured)


def _asks(text: str) -> bool:
    """Whether a line asks for a reader's consent."""
    if text[:1] in _QUOTES:
        return False
    return _CONSENT.search(text) is not None and _ASKED.search(text) is not None


def _signs(text: str) -> bool:
    """Whether a line is nothing but whom a story is by."""
    if _STAFF.fullmatch(text):
        return True
    signed = _SIGNED.fullmatch(text)
    return signed is not None and not _NO_NAME.match(signed["names"])


def runs_on(role: Role, paragraph: str) -> bool:
    """Whether the rest of a paragraph is of the notice that it opens with.

    Parameters
    ----------
    role : Role
        Of its first sentence, as of :func:`opening_role`.
    paragraph : str
    """
    return role in {"editors_note", "disclaimer"} and len(paragraph) <= LONGEST_NOTICE


_OPENERS: Final[tuple[tuple[Role, Callable[[str], object]], ...]] = (
    ("editors_note", _NOTE.match),
    ("disclaimer", _DISCLAIMER.match),
    ("attribution", _credits),
    ("navigation", _asks),
    ("promotion", _PITCH.fullmatch),
)
