"""Find letters that a reader takes for others.

A Cyrillic or Greek letter, or one from the mathematicians' alphabets, breaks a word
for a duplicate check and for a search, and for no reader. The same letters have
honest uses: words of their own languages, Greek letters in chemistry, Roman
numerals, a variable in a formula. Those are never reported.
"""

from __future__ import annotations

import re
import unicodedata

from spindetect.prepare.words import lexemes

__all__ = ["find_look_alikes"]

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
_ARMENIAN = dict(zip("\u0585\u057d\u0570\u0578\u0563", "ouhnq", strict=True))
_CHEROKEE = dict(
    zip(
        "\u13aa\u13df\u13a0\u13ac\u13c0\u13bb\u13ab\u13e6\u13de\u13b7\u13e2\u13a1\u13da\u13a2\u13d9"
        "\u13b3\u13c3\u13bd",
        "ACDEGHJKLMPRSTVWZY",
        strict=True,
    )
)
_LOOK_ALIKES = {
    **_ARMENIAN,
    **_CHEROKEE,
    **_CYRILLIC,
    **_GREEK_CAPITALS,
    **_GREEK_SMALL,
    **_LATIN_VARIANTS,
}
_FOREIGN = (
    "\u0370-\u03ff\u0400-\u052f\u0561-\u0587\u13a0-\u13f5\u2160-\u217f\u0251\u0261\u1d0f\u1d04\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d6a3"
)
_FOREIGN_LETTER = re.compile(f"[{_FOREIGN}]")
# From a word's first letter on: from each of its letters, a long one would be read as often.
_MIXED = re.compile(f"(?:(?<![^\\W\\d_])|(?=[{_FOREIGN}]))[^\\W\\d_]*[{_FOREIGN}][^\\W\\d_]*")
_STYLED = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3]")
# Full-width letters belong beside these.
_WIDE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SAYS_WORD = re.compile(r"\b(?:words?|letters?|spell\w*|Cyrillic|Greek|Russian)\W{1,2}$")
# Such a word ends this near before what it names.
SAYING_REACH = 24
_SMALL = re.compile("[a-z]")
# A shorter one is a variable.
SHORTEST_STYLED = 3
SHORTEST_SPELLED = 3
# Rarer words are as like to be initials in another script: "CCCP". Set by judgement.
KNOWN = 0.85
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_BEFORE = re.compile("[A-Za-z][,;]?\\s$")
_LATIN_AFTER = re.compile("\\s[A-Za-z]")


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
    spelled = None
    plain = _SMALL.search(text) is not None and not _WIDE_SCRIPT.search(text)
    for match in _MIXED.finditer(text):
        word = match[0]
        if _is_latin(word):
            found += _in_word(word, match.start())
        elif plain and _is_styled(word):
            meant = unicodedata.normalize("NFKC", word)
            why = f"{_alphabet(word)} letters in place of plain ones"
            found.append((*match.span(), meant, why))
        elif _stands_for_a_word(text, match):
            name = unicodedata.name(word)
            why = f"{name} among Latin words"
            found.append((match.start(), match.end(), _CYRILLIC[word], why))
        elif _spells_a_word(text, match):
            spelled = _has_other_words(text) if spelled is None else spelled
            if not spelled:
                meant = "".join(map(_LOOK_ALIKES.__getitem__, word))
                found.append(
                    (*match.span(), meant, f"{_alphabet(word)} letters that spell “{meant}”")
                )
    return found


def _is_latin(word: str) -> bool:
    if _LATIN.search(word):
        return True
    return bool(_STYLED.search(word)) and any(letter in _LATIN_VARIANTS for letter in word)


def _alphabet(word: str) -> str:
    """Return the alphabet of a word's first letter, as Unicode names it."""
    name = unicodedata.name(word[0]).partition(" ")[0]
    return name.capitalize()


def _is_among_latin(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 3) : match.start()]
    return bool(_LATIN_BEFORE.search(before) and _LATIN_AFTER.match(text, match.end()))


def _is_styled(word: str) -> bool:
    """Tell whether a word is spelled in mathematical or full-width letters."""
    return len(word) >= SHORTEST_STYLED and all(_STYLED.match(letter) for letter in word)


def _spells_a_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether letters of another script spell an English word in a Latin sentence."""
    word = match[0]
    if len(word) < SHORTEST_SPELLED or not all(letter in _LOOK_ALIKES for letter in word):
        return False
    meant = "".join(map(_LOOK_ALIKES.__getitem__, word))
    start = match.start()
    said = _SAYS_WORD.search(text, max(0, start - SAYING_REACH), start)
    if said or not _is_among_latin(text, match):
        return False
    return lexemes((meant,))[meant].weight < KNOWN


def _has_other_words(text: str) -> bool:
    """Tell whether a text really has words in another script: then all of those are words."""
    return any(
        not _LATIN.search(match[0]) and any(c not in _LOOK_ALIKES for c in match[0])
        for match in _MIXED.finditer(text)
        if len(match[0]) > 1 and not _STYLED.match(match[0])
    )


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
    return _is_among_latin(text, match)
