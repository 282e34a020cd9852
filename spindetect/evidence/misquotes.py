"""Quotations still in quotation marks whose words are no longer the speaker's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from spindetect.evidence.acronyms import is_spelled_out, spelled_out
from spindetect.evidence.cuts import Cut, Loss, turning_cut
from spindetect.evidence.findings import HELD, swap, told
from spindetect.evidence.numbers import is_numeric, number_values
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.quoted import STAYED, QuotedPair
from spindetect.evidence.renaming import Surroundings
from spindetect.evidence.short_quotations import is_short, short_pairs, swapped_places
from spindetect.evidence.speakers import speaker_of
from spindetect.evidence.stance import denials, is_bare_denial
from spindetect.records import Word

__all__ = ["Misquote", "misquotes"]

# A longer insertion is a sentence of its own, taken from elsewhere.
LONGEST_INSERTION = 3
# Words spelled as alike as this are one word, mistyped.
MISTYPED = 0.8
# Lighter words follow a change of others: "an opportunity", "a chance".
LIGHT = 0.1
# So near stand brackets around an editor's words.
BRACKETED = 2
_CUT: Mapping[Loss, str] = {
    "denial": "but cut so that it says the opposite",
    "withdrawal": "but {} took it back",
    "condition": "but {} said it under a condition",
    "guess": "but {} only thought so",
}
_OMISSION = frozenset(("...", "…", "....", "[", "]", "(", ")", "--", "-"))


@dataclass(frozen=True, slots=True)
class Misquote:
    """A quotation that the copy altered.

    Parameters
    ----------
    original, copy : tuple of Word
        The part of the quotation inside the link, on each side.
    speaker : str
        Whom the original names as the speaker; empty where it names none.
    edits : tuple of Piece
        What was changed in it.
    cut : Cut or None
        What was cut from it so that the rest says something else.
    """

    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    speaker: str
    edits: tuple[Piece, ...]
    cut: Cut | None

    def explained(self, found: Sequence[str], edits: Sequence[Piece], most: int) -> str:
        """Return what is wrong with the quotation, in one sentence.

        Parameters
        ----------
        found : sequence of str
            Findings in it, told first.
        edits : sequence of Piece
            Its edits that those do not tell.
        most : int
            So many are told, the rest is counted.
        """
        speaker = self.speaker or "the speaker"
        items = [*found, *map(_told, sorted(edits, key=_is_light))]
        if self.cut is not None:
            items.insert(0, f"{told(self.cut.words)} left out")
        if self.cut is not None and not self.edits and len(items) == 1:
            lead = _CUT[self.cut.loss].format(speaker)
        else:
            lead = f"but not what {speaker} said"
        more = f"; and {len(items) - most} more" if len(items) > most else ""
        return f"in quotation marks, {lead}: {'; '.join(items[:most])}{more}"


def _is_mistyped(piece: Piece) -> bool:
    ours, theirs = ("".join(w.key for w in side) for side in (piece.original, piece.copy))
    return Indel.normalized_similarity(ours, theirs) >= MISTYPED and denials(
        piece.original
    ) == denials(piece.copy)


def _is_inflected(piece: Piece) -> bool:
    """Tell whether the same words stand in another form: in a few quoted words, no other."""
    return [word.stem for word in piece.original] == [word.stem for word in piece.copy]


def _is_same_figure(piece: Piece) -> bool:
    """Tell whether a figure is only written otherwise: "$2 billion", "$2,000,000,000"."""
    if not all(map(is_numeric, piece.original + piece.copy)):
        return False
    return number_values(piece.original) == number_values(piece.copy) != []


def _is_bracketed(words: Sequence[Word], piece: Piece) -> bool:
    """Tell whether an editor's brackets stand around what a piece put in: "[Mr. Dane]"."""
    start, end = piece.copy_at, piece.copy_at + len(piece.copy)
    opening, closing = words[max(start - BRACKETED, 0) : start], words[end : end + BRACKETED]
    opened = "[" in [word.form for word in opening]
    return opened and "]" in [word.form for word in closing]


def _edits(linked: LinkedWords, pair: QuotedPair) -> Iterator[Piece]:
    """Yield the pieces of a quotation that change what was said."""
    kept = [at for at, piece in pair.pieces if piece.relation in HELD]
    if len(kept) == len(pair.pieces):
        return
    names = spelled_out(linked)
    for at, piece in pair.pieces:
        if piece.relation in STAYED or is_spelled_out(piece, names) or _is_same_figure(piece):
            continue
        inside = bool(kept) and kept[0] < at < kept[-1]
        if piece.relation == "substituted":
            if is_short(pair) and _is_inflected(piece):
                continue
            if not _is_mistyped(piece) and not _is_bracketed(linked.copy, piece):
                yield piece
        elif piece.relation == "inserted" and inside and len(piece.copy) <= LONGEST_INSERTION:
            around = linked.copy[max(piece.copy_at - 2, 0) : piece.copy_at + len(piece.copy) + 2]
            if not any(word.form in _OMISSION for word in around):
                yield piece
        elif piece.relation == "deleted" and inside and is_bare_denial(piece.original):
            yield piece


def _is_light(piece: Piece) -> bool:
    """Tell whether a piece has words of grammar only: told after what changes the sense."""
    words = (*piece.original, *piece.copy)
    return all(word.weight < LIGHT for word in words) and denials(words) == 0


def _plain(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.is_word)


def _told(piece: Piece) -> str:
    if not piece.original:
        return f"{told(piece.copy)} put in"
    return swap(piece) if piece.copy else f"{told(piece.original)} left out"


def _is_of(piece: Piece, cut: Cut) -> bool:
    """Tell whether a piece left out nothing but words of a cut."""
    starts = {word.start for word in cut.words}
    return bool(piece.original) and starts.issuperset(word.start for word in piece.original)


def misquotes(
    quoted: Sequence[QuotedPair],
    linked: LinkedWords,
    around: Surroundings,
    nearby: Sequence[Word],
) -> Iterator[Misquote]:
    """Find quotations of a link that the copy altered.

    Parameters
    ----------
    quoted : sequence of QuotedPair
        All of the link.
    linked : LinkedWords
    around : Surroundings
    nearby : sequence of Word
        The copy's words just before and just after the link's.

    Yields
    ------
    Misquote

    Notes
    -----
    Quoting a part, dropping an ellipsis, other marks, capitals or spellings are
    no alteration; nor is a quotation that took another's place, or an editor's
    words in brackets. A part that was denied or taken back is one, where the
    copy does not say so: see :func:`spindetect.evidence.cuts.turning_cut`.
    """
    said = speaker_of(linked.original, around.original) if linked.edits else None
    named = said.text if said is not None and said.named else ""
    exchanged = swapped_places(linked)
    if exchanged is not None:
        left, right = exchanged
        ours = linked.original[left.original_at : right.original_at + 1]
        theirs = linked.copy[left.copy_at : right.copy_at + 1]
        yield Misquote(_plain(ours), _plain(theirs), named, exchanged, None)
        return
    for pair in quoted:
        edits = tuple(_edits(linked, pair))
        cut = turning_cut(pair, linked, nearby)
        if cut is not None and any(_is_of(piece, cut) for piece in edits):
            cut = None  # the edit tells it
        if edits or cut is not None:
            yield Misquote(pair.original, pair.copy, named, edits, cut)
    for pair in short_pairs(linked):
        edits = tuple(_edits(linked, pair))
        if not all(map(_is_light, edits)):
            yield Misquote(pair.original, pair.copy, named, edits, None)
