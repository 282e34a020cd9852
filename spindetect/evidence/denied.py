"""Whether what a text denied stands in the other without its denial.

A denial can go, or come, and the statement stay: "did not accept" and "turned down", "no
support and no need" and "no support or need". The statement is turned round only where the
word that was denied stands in the other text as it is, and nothing denies it there.
"""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.evidence.findings import HELD, closeness
from spindetect.evidence.opposites import are_opposites
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.stance import denials, is_carrier, refuses
from spindetect.records import Word

__all__ = ["is_left_standing"]

# A synonym is this close to the word in whose place it stands; words of one field are less so.
# Set by judgement.
SYNONYM = 0.45
# Share of a link's other words that stayed, from which a word in another's place counts.
KEPT = 0.85
# A denial holds for what follows it in a list for so many words.
REACH = 6
# A word this many words away may say no in the denial's stead.
NEAR = 6
# What a denial at a clause's end denied stands before it: it is told otherwise unless so much
# of the link stayed.
SAME = 0.9
_ENDS = frozenset((".", ";", ":", "?", "!"))
_LISTING = frozenset(("or", "nor"))


def _governed(words: Sequence[Word], start: int) -> Word | None:
    """Return the word that a denial at a place denies: the first behind it that says what."""
    for word in words[start + 1 :]:
        if word.form in _ENDS:
            return None
        light = is_carrier((word,)) or denials((word,)) or word.key.endswith("ly")
        if word.is_word and not light:
            return word
    return None


def _is_denied_in_list(words: Sequence[Word], at: int) -> bool:
    """Tell whether a denial before a list holds for a word of it: "no support or need"."""
    before = words[max(at - REACH, 0) : at]
    listed = [place for place, word in enumerate(before) if word.key in _LISTING]
    return bool(listed) and denials(before[: listed[-1]]) > 0


def _stands_for(word: Word, piece: Piece, others: Sequence[Word], close: bool) -> bool:
    """Tell whether the one content word in a word's place says what it says, or like it.

    Where all else stayed, the one word in its place counts, whatever it is.
    """
    content = [other for other in others if other.is_word and not is_carrier((other,))]
    if len(content) != 1 or not (piece.similarity >= SYNONYM or (close and len(others) == 1)):
        return False
    return not are_opposites(word, content[0]) and refuses((word,)) == refuses(content)


def _counterpart(word: Word, linked: LinkedWords, gone: bool) -> int | None:
    """Return where, in the other text, the word that was denied stands, or one like it."""
    others = linked.copy if gone else linked.original
    for piece in linked.pieces:
        ours, theirs = (piece.original, piece.copy) if gone else (piece.copy, piece.original)
        if not theirs or all(word.start != mine.start for mine in ours):
            continue
        first = piece.copy_at if gone else piece.original_at
        if piece.relation in (*HELD, "moved") or any(word.stem == w.stem for w in theirs):
            return first
        if _stands_for(word, piece, theirs, closeness(linked, piece) >= KEPT):
            return first
    return next((at for at, other in enumerate(others) if other.stem == word.stem), None)


def _is_refused(piece: Piece, linked: LinkedWords, gone: bool) -> bool:
    """Tell whether a word that only the other text has says nearby that something is not so."""
    stems = {word.stem for word in (piece.original if gone else piece.copy) if denials((word,))}
    for other in linked.pieces:
        words = other.copy if gone else other.original
        if other.relation in (*HELD, "moved") or not words:
            continue
        place, own = (
            (other.copy_at, piece.copy_at) if gone else (other.original_at, piece.original_at)
        )
        near = -NEAR - len(words) < place - own <= NEAR
        if (near and refuses(words)) or any(word.stem in stems for word in words):
            return True
    return False


def is_left_standing(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether what a denial denied stands without one in the other text.

    Parameters
    ----------
    piece : Piece
        An edit of a denial: gone, or put in.
    linked : LinkedWords
        The link it stands in.

    Returns
    -------
    bool
        False where the word that was denied, or a synonym of it, is not there; where
        another word came that says no ("refrain", "incomplete"); or where a denial
        before it holds for it too ("no support or need").
    """
    gone = denials(piece.original) > denials(piece.copy)
    words, start = (linked.original, piece.original_at) if gone else (linked.copy, piece.copy_at)
    denying = piece.original if gone else piece.copy
    first = next((at for at, word in enumerate(denying) if denials((word,))), 0)
    if _is_refused(piece, linked, gone):
        return False
    governed = _governed(words, start + first)
    if governed is None:
        return closeness(linked, piece) >= SAME
    at = _counterpart(governed, linked, gone)
    if at is None:
        return False
    return not _is_denied_in_list(linked.copy if gone else linked.original, at)
