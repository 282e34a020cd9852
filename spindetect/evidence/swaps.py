"""Which substitutions are swaps of content words, in which a machine's hand can show."""

from __future__ import annotations

from spindetect.evidence.names import is_respelling
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.records import Word

__all__ = ["GRAMMAR_WEIGHT", "can_be_spin"]

# Lighter words are a sentence's grammar; they change with its turn of phrase.
GRAMMAR_WEIGHT = 0.1
# Verbs of saying change their tense with the house style.
_SAYING = frozenset(("said", "says", "say", "saying"))


def _carries_content(word: Word) -> bool:
    return word.is_word and (word.weight >= GRAMMAR_WEIGHT or word.key in _SAYING)


def can_be_spin(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether a substitution is one of content words, in which a swap can show.

    Parameters
    ----------
    piece : Piece
    linked : LinkedWords
        The link it stands in.

    Notes
    -----
    Function words echo a rewritten phrase. Names, figures, inflections and
    spellings change in honest hands.
    """
    sides = piece.original, piece.copy
    if not all(any(map(_carries_content, side)) for side in sides):
        return False
    if any(_has_digit(word.form) for side in sides for word in side):
        return False
    if any(_is_named(word, at, first) for side, at, first in _starts(piece, linked)
           for at, word in enumerate(side, start=at)):  # fmt: skip
        return False
    stems = [{word.stem for word in side if _carries_content(word)} for side in sides]
    keys = ["".join(word.key for word in side) for side in sides]
    said = all(any(word.key in _SAYING for word in side) for side in sides)
    return not (stems[0] == stems[1] or said or is_respelling(*keys))


def _has_digit(form: str) -> bool:
    return not form.isalpha() and any(map(str.isdigit, form))


def _starts(
    piece: Piece, linked: LinkedWords
) -> tuple[tuple[tuple[Word, ...], int, tuple[Word, ...]], ...]:
    return (
        (piece.original, piece.original_at, linked.original),
        (piece.copy, piece.copy_at, linked.copy),
    )


def _is_named(word: Word, at: int, side: tuple[Word, ...]) -> bool:
    """Tell whether a word has a capital that no sentence's beginning gave it."""
    if not word.form[:1].isupper():
        return False
    previous = side[at - 1] if at else None
    opens = previous is None or (not previous.is_word and previous.form not in ",;)")
    return not opens or word.form[1:2].isupper()
