"""Find what a reader cannot see, or takes for something else.

Zero-width characters and letters of other scripts break a word for a
duplicate check and for a search, and for no reader. The same characters have
honest uses: joiners in emoji and in Indic or Arabic words, direction marks in
Hebrew, a byte-order mark, soft hyphens between words, Greek letters in
chemistry. Those are never reported.
"""

from __future__ import annotations

import re
import unicodedata

from spindetect.prepare.offsets import Edit, Mapped, apply_edits, unchanged
from spindetect.records import HiddenMark

__all__ = ["find_look_alikes", "strip_hidden"]

_INVISIBLE_CLASS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_CLASS}]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINERS = "\u200c\u200d\u200b\u2060"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TAGS = re.compile("[\U000e0020-\U000e007f]")
_FLAG = "\U0001f3f4"

# Letters that print like a Latin one in common typefaces (Unicode's confusables.txt, those
# of one letter each).
_CYRILLIC = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405"
        "\u0423\u04ae\u050c\u051a\u051c",
        "aeopcyxijshdqwABEKMHOPCTXIJSYYGQW",
        strict=True,
    )
)
_GREEK_CAPITALS = dict(
    zip(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ABEZHIKMNOPTYX",
        strict=True,
    )
)
_GREEK_SMALL = dict(
    zip("\u03bf\u03bd\u03c1\u03b1\u03b9\u03ba\u03c5\u03f2\u03f3", "ovpaikucj", strict=True)
)
_LATIN_VARIANTS = {"\u0251": "a", "\u0261": "g", "\u1d0f": "o", "\u1d04": "c"}
_LOOK_ALIKES = {**_CYRILLIC, **_GREEK_CAPITALS, **_GREEK_SMALL, **_LATIN_VARIANTS}
_FOREIGN = (
    "\u0370-\u03ff\u0400-\u052f\u0251\u0261\u1d0f\u1d04\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d6a3"
)
_FOREIGN_LETTER = re.compile(f"[{_FOREIGN}]")
_MIXED = re.compile(f"[^\\W\\d_]*[{_FOREIGN}][^\\W\\d_]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_BEFORE = re.compile("[A-Za-z][,;]?\\s$")
_LATIN_AFTER = re.compile("\\s[A-Za-z]")


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
    for match in _INVISIBLE.finditer(text):
        if directed is None:
            directed = _RIGHT_TO_LEFT.search(text) is not None
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _shapes(match[0], before, after):
            continue
        edits.append((start, end, ""))
        is_byte_order_mark = start == 0 and match[0] == "\ufeff"
        if not is_byte_order_mark and _is_evidence(match[0], before, after, directed):
            where = "inside a word" if before.isalnum() and after.isalnum() else "beside a word"
            why = f"{_names(match[0])} {where}"
            marks.append(HiddenMark(start, end, match[0], "", why))
    return (apply_edits(text, edits) if edits else unchanged(text)), marks


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


def find_look_alikes(text: str) -> list[tuple[int, int, str, str]]:
    r"""Find letters that pass for Latin ones inside Latin words.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end, meant, why)
        In order. A word wholly in another script is left alone, unless it is
        one Cyrillic letter that reads as an English word between Latin words.

    Examples
    --------
    >>> find_look_alikes("p\u0430y")
    [(1, 2, 'a', 'CYRILLIC SMALL LETTER A in a Latin word')]
    """
    if not _FOREIGN_LETTER.search(text):
        return []
    found = []
    for match in _MIXED.finditer(text):
        word = match[0]
        if _LATIN.search(word):
            found += _in_word(word, match.start())
        elif _stands_for_a_word(text, match):
            name = unicodedata.name(word)
            why = f"{name} among Latin words"
            found.append((match.start(), match.end(), _CYRILLIC[word], why))
    return found


def _in_word(word: str, offset: int) -> list[tuple[int, int, str, str]]:
    """Return the look-alikes of a word that has Latin letters too."""
    found = []
    for index, letter in enumerate(word):
        if not _FOREIGN_LETTER.match(letter):
            continue
        meant = _LOOK_ALIKES.get(letter) or unicodedata.normalize("NFKC", letter)
        if meant == letter or not meant.isascii():
            continue
        if letter in _GREEK_SMALL and not _among_small_letters(word, index):
            continue
        why = f"{unicodedata.name(letter)} in a Latin word"
        found.append((offset + index, offset + index + 1, meant, why))
    return found


def _among_small_letters(word: str, index: int) -> bool:
    """Tell whether a Greek letter spells a word, unlike those of TNF-\u03b1 and NF\u03baB."""
    near = word[max(0, index - 1) : index] + word[index + 1 : index + 2]
    return len(word) > 2 and any("a" <= letter <= "z" for letter in near)


def _stands_for_a_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether one Cyrillic letter reads as "a", "A" or "I" in a Latin sentence."""
    if match[0] not in ("\u0430", "\u0410", "\u0406"):
        return False
    before = text[max(0, match.start() - 3) : match.start()]
    return bool(_LATIN_BEFORE.search(before) and _LATIN_AFTER.match(text, match.end()))
