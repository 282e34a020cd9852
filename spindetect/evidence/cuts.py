"""Quotations cut so that what is left no longer says what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.quoted import STAYED, QuotedPair
from spindetect.evidence.stance import denials, is_carrier, likelihood
from spindetect.records import Word

__all__ = ["Cut", "turning_cut"]

# Words that take back what follows, or what went before, without "not".
_DOUBTS = frozenset(
    "wrong false untrue mistaken myth lie doubt doubts doubted wish wished used hardly barely "
    "seldom rarely incorrect misleading".split()
)
# What may stand between a denial and what it denies: "I do not believe that …", "there is no
# evidence that …", "it would be wrong to say that …".
_BRIDGE = frozenset(
    "believe believed think thought say said saying claim claimed suggest suggested know knew "
    "known feel felt assume assumed mean means agree agreed accept pretend evidence proof sign "
    "indication guarantee promise way true case certain sure convinced confident there here "
    "really actually simply very entirely quite so far this these those his her their our "
    "my its i me us them him who anyone anybody everyone somebody of".split()
)
_BOUNDARIES = frozenset((",", ";", ":", "--", "-", ".", "?", "!", "...", "(", ")"))
_ENDS = frozenset((".", "?", "!"))
_CONTRASTS = frozenset("but yet although though however except".split())
_CONDITIONS = frozenset("if unless provided providing assuming".split())
# "Not until they pay": only if they pay.
_TERMS = frozenset(("until", "till"))
_GUESSES = frozenset("think believe guess suppose suspect imagine assume".split())
_THOUGHT = frozenset("thinks thought believes believed suspects suspected guessed".split())
# Of others one says what one guesses; "I think it is a shame" is an opinion cut or not.
_OTHERS = frozenset(("he", "she", "they"))
# "As if", "even if", "if anything": no condition. "See if", "know if": a question.
_NO_CONDITION = frozenset(
    "as even what see know knew ask asked asking wonder wondered sure decide determine check "
    "find tell especially particularly".split()
)
_NO_CONDITION_AFTER = frozenset("anything not ever you only".split())
# What a speaker who takes a statement back ends with: "but I am no longer certain".
_WITHDRAWN = frozenset(
    "certain sure convinced confident true believe think longer not more is was isn't wasn't "
    "anymore doesn't don't wrong mistaken false untrue case so".split()
)
_TRAILING = frozenset("it that this now today anymore of about there then any".split())
_ASKING = frozenset(("whether", "if", "unless", "would", "should", "once", "when"))
LONGEST_BRIDGE = 8
LONGEST_WITHDRAWAL = 10
# A condition is one of a statement: a shorter rest is a phrase quoted from it.
SHORTEST_STATEMENT = 4
# Share of the copy's quoted words that must be the original's own.
WHOLE = 0.9
# Heavier words carry content: where the copy has those that were cut, it tells them otherwise.
CONTENT = 0.25

Loss = Literal["denial", "condition", "withdrawal", "guess"]


@dataclass(frozen=True, slots=True)
class Cut:
    """Words whose loss turns what is left of a quotation.

    Parameters
    ----------
    loss : {"denial", "condition", "withdrawal", "guess"}
    words : tuple of Word
        Of the original.
    """

    loss: Loss
    words: tuple[Word, ...]


def _doubts(words: Iterable[Word]) -> int:
    return sum([word.key in _DOUBTS for word in words])


def _is_bridge(word: Word) -> bool:
    turning = bool(denials((word,))) or word.key in _DOUBTS
    return turning or word.key in _BRIDGE or is_carrier((word,))


def _denial_before(words: Sequence[Word], gone: Sequence[bool], kept: int) -> tuple[Word, ...]:
    """Return the dropped words before a kept one that deny it, from the denial on."""
    at = kept
    while at and kept - at < LONGEST_BRIDGE and gone[at - 1] and _is_bridge(words[at - 1]):
        at -= 1
    bridge = words[at:kept]
    if (denials(bridge) + _doubts(bridge)) % 2 == 0:
        return ()
    first = next(i for i, w in enumerate(bridge) if denials((w,)) or w.key in _DOUBTS)
    return tuple(bridge[first:])


def _withdrawal(tail: Sequence[Word]) -> bool:
    """Tell whether words behind a statement take it back."""
    plain = list(_plain(tail))
    if not plain or plain[0].key not in _CONTRASTS or len(plain) > LONGEST_WITHDRAWAL:
        return False
    if (denials(plain) + _doubts(plain)) % 2 == 0:
        return False
    while plain and plain[-1].key in _TRAILING:
        plain.pop()
    return bool(plain) and plain[-1].key in _WITHDRAWN


def _is_condition(words: Sequence[Word], at: int) -> bool:
    """Tell whether a condition begins at a place."""
    term = words[at].key in _TERMS and denials(words[:at]) % 2 == 1
    if words[at].key not in _CONDITIONS and not term:
        return False
    last = words[at - 1].key if at else ""
    following = words[at + 1].key if at + 1 < len(words) else ""
    return last not in _NO_CONDITION and following not in _NO_CONDITION_AFTER


def _condition(
    words: Sequence[Word], gone: Sequence[bool], first: int, last: int
) -> tuple[Word, ...]:
    """Return the condition cut off before or behind a statement of what will be."""
    kept = [word for word in words[first : last + 1] if word.is_word]
    if len(kept) < SHORTEST_STATEMENT or likelihood(kept) is None:
        return ()
    tail = next((at for at in range(last + 1, len(words)) if words[at].is_word), len(words))
    if tail < len(words) and all(gone[tail:]) and _is_condition(words, tail):
        return tuple(words[tail:])
    head = words[:first]
    closed = bool(head) and (head[-1].form == "," or head[-1].key == "then")
    if closed and all(gone[:first]):
        opening = next((at for at, word in enumerate(head) if word.is_word), 0)
        if _is_condition(words, opening) and not any(w.form == "," for w in head[opening:-1]):
            return tuple(head[opening:])
    return ()


def _first_told(words: Sequence[Word], gone: Sequence[bool], kept: int) -> int:
    """Return where the words around a kept one begin that the copy has too, quoted or not."""
    at = kept
    while at and words[at - 1].is_word and not gone[at - 1]:
        at -= 1
    return at


def _lost(words: Sequence[Word], gone: Sequence[bool], quoted: Sequence[bool]) -> Cut | None:
    """Find what turns the kept words of one sentence of a quotation."""
    kept = [at for at, held in enumerate(quoted) if held and words[at].is_word]
    if not kept:
        return None
    for at in sorted({_first_told(words, gone, at) for at in kept}):
        denial = _denial_before(words, gone, at)
        if denial:
            return Cut("denial", denial)
    tail = words[kept[-1] + 1 :]
    lost = all(gone[kept[-1] + 1 + at] for at, word in enumerate(tail) if word.is_word)
    if lost and _withdrawal(tail):
        return Cut("withdrawal", _plain(tail))
    left_out = [cut or not word.is_word for cut, word in zip(gone, words, strict=True)]
    condition = _condition(words, left_out, kept[0], kept[-1])
    return Cut("condition", _plain(condition)) if condition else None


def _plain(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.is_word)


def _sentences(words: Sequence[Word]) -> list[list[Word]]:
    found: list[list[Word]] = [[]]
    for word in words:
        if word.form in _ENDS:
            found.append([])
        else:
            found[-1].append(word)
    return [sentence for sentence in found if sentence]


def _guess(words: Sequence[Word], gone: Sequence[bool]) -> tuple[Word, ...]:
    """Return the "I think" cut off before what is said of others and was kept whole."""
    plain = [(word, cut) for word, cut in zip(words, gone, strict=True) if word.is_word]
    keys = [word.key for word, _ in plain[:3]]
    length = 3 if keys[2:] == ["that"] else 2
    if len(plain) <= length or keys[0] not in ("i", "we") or keys[1] not in _GUESSES:
        return ()
    if plain[length][0].key not in _OTHERS:
        return ()
    whole = not any(cut for _, cut in plain[length:])
    return tuple(word for word, _ in plain[:length]) if whole and plain[0][1] else ()


def _says_so(cut: Cut, linked: LinkedWords, nearby: Sequence[Word]) -> bool:
    """Tell whether the copy gives in its own words what it cut from the speaker's."""
    told = [word for word in linked.copy if word.quotation is None]
    if denials(told) or _doubts(told):
        return True
    if cut.loss == "guess" and any(w.key in _GUESSES | _THOUGHT for w in (*told, *nearby)):
        return True
    if any(word.key in _ASKING or word.key in _CONTRASTS for word in told):
        return True
    content = {word.stem for word in cut.words if word.weight >= CONTENT}
    return bool(content) and bool(content & {word.stem for word in (*nearby, *linked.copy)})


def _left_out(linked: LinkedWords) -> set[int]:
    """Return the offsets of the quoted words that a link lost."""
    return {
        word.start
        for _, piece in linked.edits
        if piece.relation == "deleted"
        for word in piece.original
        if word.quotation is not None
    }


def turning_cut(pair: QuotedPair, linked: LinkedWords, nearby: Sequence[Word]) -> Cut | None:
    """Find what was cut from a quotation so that the rest says something else.

    Parameters
    ----------
    pair : QuotedPair
    linked : LinkedWords
        The link it stands in.
    nearby : sequence of Word
        The copy's words just before and just after the link's, which may tell
        what the quotation no longer does.

    Returns
    -------
    Cut or None

    Notes
    -----
    Quoting a part is no misquotation. It is one where the part was denied ("I do
    not believe that it was safe"), taken back ("it was safe, but I am no longer
    certain") or said under a condition, and the copy says nothing of it.
    """
    gone = _left_out(linked)
    theirs = [piece.relation in STAYED for _, piece in pair.pieces if piece.copy]
    if not gone or sum(theirs) < WHOLE * len(theirs):
        return None
    inside = {word.start for word in pair.copy}
    held = set[int]()
    for piece in linked.pieces:
        if piece.relation in STAYED and not inside.isdisjoint([w.start for w in piece.copy]):
            held.update([word.start for word in piece.original])
    said = [word for word in linked.original if word.quotation is not None]
    for sentence in _sentences(said):
        found = _lost(
            sentence, [w.start in gone for w in sentence], [w.start in held for w in sentence]
        )
        if found is None and pair.copy[0].form[:1].isupper():
            guess = _guess(sentence, [word.start in gone for word in sentence])
            found = Cut("guess", guess) if guess else None
        if found is not None and not _says_so(found, linked, nearby):
            return found
    return None
