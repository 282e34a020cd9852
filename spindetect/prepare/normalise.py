"""Write what a reader sees in one way, and keep the way back to what was published.

Hidden characters go, look-alike letters become the Latin letters they pass
for, compatibility forms (Unicode Standard Annex 15) become the plain
characters, quotation marks become straight, dashes become ``-`` or ``--``.
Only the hidden ones and the look-alikes are evidence; the rest is typography.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from spindetect.prepare.hidden import strip_hidden
from spindetect.prepare.look_alikes import find_look_alikes
from spindetect.prepare.offsets import Mapped, apply_edits, unchanged
from spindetect.records import HiddenMark

__all__ = ["Normalised", "normalise"]

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Halves of a character that JSON can spell alone. No text can be written with one, so each
# reads as the sign for what is no character; spans stay, as one stands for one.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Letter and combining marks that may compose; other scripts' marks have no composed form
# that publishers leave apart.
_DECOMPOSED = re.compile("[^\\s\u0300-\u036f][\u0300-\u036f]+")

_QUOTES = dict.fromkeys(
    "\u2018\u2019\u201a\u201b\u2032\u2035\u00b4\u02bc\u02b9\u02bb\u2039\u203a", "'"
)
_DOUBLE_QUOTES = dict.fromkeys(
    "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\u301f", '"'
)
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800\u3000",
    " ",
)
_LINES = dict.fromkeys("\u0085\u2028\u2029", "\n")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\u2043", "-")
_DASHES = dict.fromkeys("\u2013\u2014\u2015\u2e3a\u2e3b", "--")
_TABLE: dict[str, str] = {
    **_QUOTES,
    **_DOUBLE_QUOTES,
    **_SPACES,
    **_LINES,
    **_HYPHENS,
    **_DASHES,
    "\u2026": "...",
    "\u2025": "..",
}
# Letters of Latin and typography of which nothing hides, passes for another or composes; most
# texts hold nothing else beside plain characters.
_USUAL = re.compile(
    "[\u00a0\u00a3\u00a9\u00ab\u00ae\u00b7\u00bb\u00c0-\u024f"
    "\u2010-\u2015\u2018-\u201f\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122]*"
)
# Forms that mean the same in running text. Superscripts, fractions and circled figures are
# left: undoing them would glue a footnote's number to the word before it.
_UNDONE_FORMS = ("<wide>", "<narrow>", "<font>", "<compat>", "<noBreak>", "<small>")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text, the way back, and what was hidden in it.

    Parameters
    ----------
    mapped : Mapped
        The text with the map to the source.
    visible : Mapped
        The source without its hidden characters and otherwise unchanged.
    hidden : tuple of HiddenMark
        In order of their offsets in the source.
    """

    mapped: Mapped
    visible: Mapped
    hidden: tuple[HiddenMark, ...] = ()

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.mapped.text


def normalise(text: str) -> Normalised:
    r"""Normalise a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    Normalised

    Notes
    -----
    An em dash, and an en dash that does not join two words or figures, becomes
    ``--``; every other dash ``-``. Normalising twice changes nothing more.

    Examples
    --------
    >>> result = normalise("\u201cP\u0430y\u2009up\u2026\u201d \u2014 he said")
    >>> result.text
    '"Pay up..." -- he said'
    >>> [(mark.start, mark.meant) for mark in result.hidden]
    [(2, 'a')]
    """
    if text.isascii():
        plain = unchanged(text)
        return Normalised(plain, plain)
    special = "".join(set(_NOT_ASCII.findall(text)))
    if _USUAL.fullmatch(special):
        return Normalised(apply_edits(text, _plain_forms(text)), unchanged(text))
    text = _SURROGATE.sub("\ufffd", text)
    visible, hidden = strip_hidden(text)
    composed = apply_edits(visible.text, _compositions(visible.text)).after(visible)
    look_alikes = find_look_alikes(composed.text)
    latin = apply_edits(composed.text, [mark[:3] for mark in look_alikes]).after(composed)
    for start, end, meant, why in look_alikes:
        first, last = composed.source_span(start, end)
        hidden.append(HiddenMark(first, last, text[first:last], meant, why))
    mapped = apply_edits(latin.text, _plain_forms(latin.text)).after(latin)
    hidden.sort(key=lambda mark: mark.start)
    return Normalised(mapped, visible, tuple(hidden))


def _compositions(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that join letters and their accents."""
    edits = []
    for match in _DECOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            edits.append((match.start(), match.end(), composed))
    return edits


def _plain_forms(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that make typography plain."""
    edits = []
    for match in _NOT_ASCII.finditer(text):
        old = match[0]
        new = _plain(old)
        if new != old:
            start = match.start()
            if old == "\u2013" and text[start - 1 : start].isalnum():
                new = "-" if text[start + 1 : start + 2].isalnum() else new
            edits.append((start, start + 1, new))
    return edits


@functools.lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return the plain form of a character, or the character."""
    known = _TABLE.get(character)
    if known is not None:
        return known
    form = unicodedata.decomposition(character).partition(" ")[0]
    if form.startswith("<") and form not in _UNDONE_FORMS:
        return character
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or not plain[0].isprintable() or plain[0] == " ":
        return character
    return "".join(_TABLE.get(part, part) for part in plain)
