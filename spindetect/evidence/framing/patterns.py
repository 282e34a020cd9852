"""Shapes that say what they are: datelines, scraper's glue, bare labels.

Rules stand here only where the wording leaves no doubt; everything else is the
role model's to weigh.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from spindetect.records import Role

__all__ = ["Piece", "certain_role", "glued_pieces", "names_agency", "split_dateline"]

_AGENCY: Final = r"[A-Z][\w.&/ -]{1,30}"
# Shouted labels before a dash that are no places.
_NO_PLACE: Final = (
    r"(?!(?:ANALYSIS|BY|BREAKING|CLARIFICATION|COMMENTARY|CORRECTION|DISCLAIMER|EDITORIAL|EXCLUSIVE"
    r"|FILE|LIVE|NOTE|OPINION|PHOTOS?|REVIEW|UPDATED?|VIDEO|WATCH)\b)"
)
_PLACE: Final = (
    rf"{_NO_PLACE}"
    r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,3}"  # HELSINKI, NEW YORK
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"  # , Finland / , Ore. / , North Dakota
)
_DAY: Final = (
    r"(?:(?:[A-Z][a-z]{2,8}day,? )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, ?\d{4})?)"
)
_KNOWN: Final = r"(?:AP|AFP|ANI|CBS|CNN|EFE|IANS|PA|PTI|Reuters|TASS|UPI|Xinhua)"
# An agency's own name before its letters is no place.
_NO_AGENCY: Final = (
    r"(?!The |[\w.' -]*(?:Press|Agence|Agency|News|Network|International|Association))"
)
_DASH: Final = r"(?:—|–|--+|-|:)"
_DATELINE: Final = re.compile(
    rf"(?:{_PLACE} - )?"
    rf"(?:{_PLACE}(?: ?, ?{_DAY} ?,?)? ?[(/]{_AGENCY}[)/]\s*{_DASH}*"  # PLACE (AP) —
    rf"|{_PLACE}, {_DAY}\s*{_DASH}"  # PLACE, May 3 —
    rf"|{_PLACE}\s?(?:—|–|--+)"  # PLACE —
    rf"|[A-Z][\w.' -]{{2,25}}, {_DAY},? ?[(/]{_AGENCY}[)/]\s*{_DASH}*"  # Place, May 3 (AP):
    rf"|[A-Z][\w.' -]{{2,25}} [(/](?:[A-Z]{{2,6}}|Reuters|Xinhua|Bloomberg)[)/]\s*{_DASH}+"
    # Place (CNN) Word
    rf"|{_NO_AGENCY}[A-Z][\w.' -]{{2,25}}(?:, [A-Z][a-z]+)? \({_KNOWN}\)(?= [A-Z“\"‘])"
    rf"|\([A-Z][\w.]{{1,20}}\)\s*(?:—|–|--+|-)"  # (CNN) —
    rf")\s*(?=\S)"
)
_LABELS: Final = (
    "Categories|Category|Posted (?:on|in|by)|Published (?:on|in|by)|Filed under|Tags"
    "|Tagged(?: with)?|Share this(?: article| story| post)?|Comments|Leave a (?:comment|reply)"
    "|Uncategori[sz]ed"
)
_BARE_LABEL: Final = re.compile(rf"(?:{_LABELS})\s*:?", re.IGNORECASE)
# A label that a scraper glued to the text after it: a lower-case letter meets a capital.
_GLUED_LABEL: Final = re.compile(rf"(?:{_LABELS})(?=[A-Z“\"‘])")
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?"
_GLUED_BYLINE: Final = re.compile(
    rf"(?P<byline>(?:[Bb]y )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}?)"
    rf"\s*(?P<date>(?:Posted|Published|Updated|Last updated)"
    rf"(?: at {_CLOCK})?(?: on)?:? .{{4,40}})"
)
# By Ada Quill and Tom Marsh OSLO (Reuters) - …
_BYLINE_FIRST: Final = re.compile(
    rf"[Bb]y [A-Z][\w.'’-]+(?:,? (?:and |& )?[A-Z][\w.'’-]+){{1,7}}?[.,]? "
    rf"(?={_PLACE} ?[(/]{_AGENCY}[)/]\s*{_DASH})"
)
_ADVERTISEMENT: Final = re.compile(
    r"(?:advert(?:isement)?s?|sponsored(?: content)?|promoted|paid (?:post|content))\W*",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"[\W_]+|-30-|#+|-? ?ENDS? ?-?|&nbsp;?|\d{1,3}")
_COPYRIGHT: Final = re.compile(
    r"(?i:copyright\s*)?(?:©|\([cC]\))\s*(?i:copyright\s*)?(?:\d{4}|[A-Z])"
    r"|(?i:copyright)\s+(?:by\s+)?(?:\d{4}\b|(?:[A-Z][\w.&']* ?)+,? \d{4}\W*$)"
    r"|[Aa]ll [Rr]ights [Rr]eserved\W*$|ALL RIGHTS RESERVED\W*$"
)
# Lines of this length may be labels; of so many what they are is kept (about 1 MB).
_LONGEST_LABEL: Final = 120
_KEPT_LABELS: Final = 1 << 12
_ANY_DIGIT_OR_SIGN: Final = re.compile(r"[©\d]|\(c\)|reserved", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence that is framing, in characters of the sentence."""

    start: int
    end: int
    role: Role


def split_dateline(text: str) -> int:
    """Return where the story begins after a dateline; 0 where there is none.

    Examples
    --------
    >>> split_dateline("HELSINKI (AP) — Two presidents met.")
    16
    >>> split_dateline("NASA said on Monday that it would wait.")
    0
    """
    if not (text[:1].isupper() or text[:1] == "("):
        return 0
    match = _DATELINE.match(text)
    return match.end() if match else 0


def names_agency(dateline: str) -> bool:
    """Whether a dateline says who reports, so that what follows it is surely the story."""
    return "(" in dateline or "/" in dateline


def glued_pieces(text: str) -> tuple[Piece, ...]:
    """Return the parts of a sentence that a dateline or a scraper put there.

    Examples
    --------
    >>> [(p.role, p.start, p.end) for p in glued_pieces("CategoriesTwo men met.")]
    [('navigation', 0, 10)]
    """
    label = _GLUED_LABEL.match(text)
    if label:
        return (Piece(0, label.end(), "navigation"),)
    if len(text) <= 110 and ("osted" in text or "ublished" in text or "pdated" in text):
        glued = _GLUED_BYLINE.fullmatch(text)
        if glued:
            byline, date = glued.span("byline"), glued.span("date")
            return (Piece(*byline, "byline"), Piece(*date, "dateline"))
    signed = _BYLINE_FIRST.match(text) if text[:3] in {"By ", "by "} else None
    start = signed.end() if signed else 0
    end = start + split_dateline(text[start:])
    if not start < end < len(text):
        return ()
    dateline = Piece(start, len(text[:end].rstrip()), "dateline")
    return (Piece(0, len(text[:start].rstrip()), "byline"), dateline) if signed else (dateline,)


def certain_role(text: str) -> Role | None:
    """Return the role of a line whose wording leaves no doubt, or None.

    Examples
    --------
    >>> certain_role("Posted on")
    'navigation'
    >>> certain_role("© 2024 Harbour Post")
    'copyright'
    """
    return None if len(text) > _LONGEST_LABEL else _label_role(text)


@functools.lru_cache(maxsize=_KEPT_LABELS)
def _label_role(text: str) -> Role | None:
    if _BARE_LABEL.fullmatch(text) or _RULE.fullmatch(text):
        return "navigation"
    if _ADVERTISEMENT.fullmatch(text):
        return "promotion"
    if _ANY_DIGIT_OR_SIGN.search(text) and _COPYRIGHT.match(text):
        return "copyright"
    return None
