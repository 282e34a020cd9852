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
    ours, theirs = _content(piece.original), _content(piece.copy)
    if not ours or not theirs or ours == theirs:
        return False
    if _has_name_or_figure(piece.original, piece.original_at, linked.original):
        return False
    if _has_name_or_figure(piece.copy, piece.copy_at, linked.copy):
        return False
    if _is_said(piece.original) and _is_said(piece.copy):
        return False
    keys = ["".join([word.key for word in side]) for side in (piece.original, piece.copy)]
    return not is_respelling(*keys)


def _content(words: tuple[Word, ...]) -> set[str]:
    """Stems of the words that carry content."""
    return {word.stem for word in words if _carries_content(word)}


def _is_said(words: tuple[Word, ...]) -> bool:
    return any(word.key in _SAYING for word in words)


def _has_name_or_figure(words: tuple[Word, ...], at: int, side: tuple[Word, ...]) -> bool:
    for place, word in enumerate(words, start=at):
        form = word.form
        if not form.islower() and (_is_named(word, place, side) or _has_digit(form)):
            return True
        if not form.isalpha() and _has_digit(form):
            return True
    return False


def _has_digit(form: str) -> bool:
    return not form.isalpha() and any(map(str.isdigit, form))


def _is_named(word: Word, at: int, side: tuple[Word, ...]) -> bool:
    """Tell whether a word has a capital that no sentence's beginning gave it."""
    if not word.form[:1].isupper():
        return False
    previous = side[at - 1] if at else None
    opens = previous is None or (not previous.is_word and previous.form not in ",;)")
    return not opens or word.form[1:2].isupper()
