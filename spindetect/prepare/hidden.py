"""Find what a reader cannot see.

Zero-width characters break a word for a duplicate check and for a search, and for
no reader. The same characters have honest uses: joiners in emoji and in Indic or
Arabic words, direction marks in Hebrew, a byte-order mark, soft hyphens between
words. Those are never reported. Letters that pass for others are found by
:mod:`spindetect.prepare.look_alikes`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from spindetect.prepare.offsets import Edit, Mapped, apply_edits, unchanged
from spindetect.records import HiddenMark

__all__ = ["strip_hidden"]

_INVISIBLE_CLASS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_CLASS}]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Read backwards by whatever shows it, so written backwards to read as a word.
_OVERRIDDEN = re.compile("\u202e([^\u200e\u200f\u202a-\u202e\n]{2,200})\u202c")
# Lines through a letter, and marks heaped on it: neither writes a language.
_STRUCK = re.compile("(?<=[A-Za-z])[\u0334-\u0338\u20d2\u20d3\u20e5\u20eb]+")
_HEAPED = re.compile("(?<=[A-Za-z])[\u0300-\u036f]{4,}")
_JOINERS = "\u200c\u200d\u200b\u2060"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TAGS = re.compile("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"


def strip_hidden(text: str) -> tuple[Mapped, list[HiddenMark]]:
    r"""Take invisible characters out of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    Mapped
        The text without them; joiners and selectors that change how emoji or
        a non-Latin word prints stay.
    list of HiddenMark
        Those that no writer or typesetter would have put there, in order.

    Examples
    --------
    >>> visible, marks = strip_hidden("of\u200bficials")
    >>> visible.text, marks[0].why
    ('officials', 'ZERO WIDTH SPACE inside a word')
    """
    edits: list[Edit] = []
    marks: list[HiddenMark] = []
    directed: bool | None = None
    turned = _apart(sorted(_turned_round(text) + _crossed_out(text)))
    for start, end, shown, why in turned:
        edits.append((start, end, shown))
        marks.append(HiddenMark(start, end, text[start:end], shown, why))
    starts = [start for start, _, _, _ in turned]
    for match in _INVISIBLE.finditer(text):
        if directed is None:
            directed = _RIGHT_TO_LEFT.search(text) is not None
        start, end = match.span()
        last = bisect_left(starts, end) - 1
        if last >= 0 and turned[last][1] > start:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if _shapes(match[0], before, after):
            continue
        edits.append((start, end, ""))
        is_byte_order_mark = start == 0 and match[0] == "\ufeff"
        if not is_byte_order_mark and _is_evidence(match[0], before, after, directed):
            where = "inside a word" if before.isalnum() and after.isalnum() else "beside a word"
            why = f"{_names(match[0])} {where}"
            marks.append(HiddenMark(start, end, match[0], "", why))
    if turned:
        edits.sort()
        marks.sort(key=lambda mark: mark.start)
    return (apply_edits(text, edits) if edits else unchanged(text)), marks


def _turned_round(text: str) -> list[tuple[int, int, str, str]]:
    """Return what is written backwards and shown forwards: (start, end, shown, why)."""
    if "\u202e" not in text or _RIGHT_TO_LEFT.search(text):
        return []
    return [
        (*match.span(), _bare(match[1][::-1]), "RIGHT-TO-LEFT OVERRIDE: written backwards")
        for match in _OVERRIDDEN.finditer(text)
    ]


def _bare(text: str) -> str:
    for pattern in (_INVISIBLE, _STRUCK, _HEAPED):
        text = pattern.sub("", text)
    return text


def _apart(found: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Leave out what begins inside the one before."""
    kept: list[tuple[int, int, str, str]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _crossed_out(text: str) -> list[tuple[int, int, str, str]]:
    """Return marks that are no accents, on letters: (start, end, shown, why)."""
    found = [(*match.span(), "", "a line through a letter") for match in _STRUCK.finditer(text)]
    struck = {start for start, _, _, _ in found}
    found += [
        (*match.span(), "", "marks heaped on a letter")
        for match in _HEAPED.finditer(text)
        if not struck.intersection(range(*match.span()))
    ]
    return sorted(found)


def _names(run: str) -> str:
    """Return the names of the characters of a run, each once."""
    names = [unicodedata.name(mark, f"U+{ord(mark):04X}") for mark in dict.fromkeys(run)]
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")


def _shapes(run: str, before: str, after: str) -> bool:
    """Tell whether a run changes how its neighbours print, as in emoji and Indic words."""
    if _TAGS.match(run):
        return before == _FLAG
    if _SELECTORS.match(run):
        return bool(before) and not before.isspace() and not _LATIN.match(before)
    if run[0] in _JOINERS[:3]:
        return _is_shaped(before) and (_is_shaped(after) or run[0] == "\u200c")
    return False


def _is_shaped(neighbour: str) -> bool:
    """Tell whether a character belongs to a script, or to emoji, that joiners shape."""
    return neighbour >= "\u0590" and not "\u2000" <= neighbour < "\u2100"


def _is_evidence(run: str, before: str, after: str, directed: bool) -> bool:
    """Tell whether a run was put there to hide something."""
    kinds = set(run)
    if directed and kinds <= _DIRECTIONS:
        return False
    if kinds == {"\u00ad"}:
        return before.isalnum() and after.isalnum()
    return before.isalnum() or after.isalnum()
