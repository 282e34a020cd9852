"""Every difference inside the links of a pair, named, weighed and explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spindetect.evidence.exchanges import exchanges
from spindetect.evidence.figures import lost_figures
from spindetect.evidence.findings import told
from spindetect.evidence.kinds import finding_of
from spindetect.evidence.misquotes import misquotes
from spindetect.evidence.money import currency_changes
from spindetect.evidence.names import BrokenName, broken_names, name_book
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.renaming import (
    Surroundings,
    broken_parts,
    inserted_part,
    replaced_names,
)
from spindetect.evidence.spin import SpinScores
from spindetect.records import Change, ChangeKind, Document, Severity, Span, Word
from spindetect.records.filling import filled

__all__ = ["find_changes"]

# Content systems put it where a long word may break at a line's end.
SOFT_HYPHEN = "\u00ad"


class _Told(NamedTuple):
    """A change whose words have not been given their places yet."""

    kind: ChangeKind
    severity: Severity
    link: int | None
    original: Sequence[Word]
    copy: Sequence[Word]
    why: str


def _broken_by_insertion(linked: LinkedWords, piece: Piece, kept: Piece) -> _Told:
    words = (*piece.copy, *kept.copy)
    why = f"part of a name was changed: {told(kept.original)} became {told(words)}"
    return _Told("name", "corrupting", linked.index, kept.original, words, why)


def _passage_changes(linked: LinkedWords) -> Iterator[_Told]:
    """What is found in a link as a whole."""
    index = linked.index
    for quote in misquotes(linked):
        yield _Told("quote", "corrupting", index, quote.original, quote.copy, quote.why)
    for figure in lost_figures(linked):
        yield _Told("number", "corrupting", index, [figure.original], [figure.copy], figure.why)
    for sums in currency_changes(linked):
        severity: Severity = "corrupting" if sums.close else "benign"
        yield _Told("number", severity, index, sums.original, sums.copy, sums.why)


def _link_changes(linked: LinkedWords, around: Surroundings, spin: SpinScores) -> Iterator[_Told]:
    yield from _passage_changes(linked)
    taken = set[int]()
    for found in exchanges(linked, around):
        taken.update(word.start for word in found.copy)
        yield _Told(found.kind, "corrupting", linked.index, found.original, found.copy, found.why)
    for at, piece in linked.edits:
        if taken and piece.copy and taken.issuperset([word.start for word in piece.copy]):
            continue
        kept = inserted_part(at, linked, around)
        if kept is not None:
            yield _broken_by_insertion(linked, piece, kept)
            continue
        chance = spin.probabilities.get((linked.index, at), 0.0)
        edit = finding_of(piece, linked, around, chance, spin.threshold)
        yield _Told(edit.kind, edit.severity, linked.index, piece.original, piece.copy, edit.why)


def _placed(original: Document, copy: Document, changes: Sequence[_Told]) -> list[Change]:
    """Give changes their places in both texts."""
    if not changes:
        return []
    kinds, severities, links, ours, theirs, whys = zip(*changes, strict=True)
    spans = _spans(original, ours), _spans(copy, theirs)
    return filled(Change, (kinds, severities, links, *spans, whys))


def _spans(document: Document, phrases: Sequence[Sequence[Word]]) -> list[Span | None]:
    """Return the span from the first to the last word of every phrase, None for no words."""
    starts = [words[0].start for words in phrases if words]
    ends = [words[-1].end for words in phrases if words]
    texts = list(map(document.article.text.__getitem__, map(slice, starts, ends)))
    found = iter(filled(Span, (starts, ends, texts)))
    return [next(found) if words else None for words in phrases]


def _hidden_changes(original: Document, copy: Document) -> Iterator[Change]:
    """What the copy hides and the original does not: its publisher may hide the same."""
    carried = {character for mark in original.hidden for character in mark.text}
    for mark in copy.hidden:
        if carried.issuperset(mark.text):
            continue
        span = Span(mark.start, mark.end, mark.text)
        if set(mark.text) == {SOFT_HYPHEN}:
            why = f"typesetting: {mark.why}"
            yield Change("hidden", "benign", None, None, span, why)
        else:
            yield Change("hidden", "spin", None, None, span, f"hidden in the copy: {mark.why}")


def _name_changes(names: Sequence[BrokenName], reported: set[tuple[int, int]]) -> Iterator[_Told]:
    for name in names:
        if (name.copy_word.start, name.copy_word.end) in reported:
            continue
        whole = " ".join(word.text for word in name.original)
        why = f"the original writes “{whole}”; only “{name.original_word.text}” was changed"
        yield _Told("name", "corrupting", None, name.original, name.copy, why)


def find_changes(
    original: Document,
    copy: Document,
    linked: Sequence[LinkedWords],
    spin: SpinScores,
) -> tuple[Change, ...]:
    """Name, weigh and explain every difference of a pair.

    Parameters
    ----------
    original, copy : Document
    linked : sequence of LinkedWords
        The pair's links with their words, as
        :func:`spindetect.evidence.linked_words` gives them; some may be left
        out, for ``index`` says which link each is.
    spin : SpinScores
        By that index.

    Returns
    -------
    tuple of Change
        Link by link; then names broken anywhere, then hidden characters.
    """
    book, copy_book = name_book(original), name_book(copy)
    names = broken_names(original, copy, (book.names, copy_book.names)) if linked else ()
    broken = {(name.original_word.key, name.copy_word.key) for name in names}
    around = Surroundings(book, copy_book, broken_parts(linked, book) | broken)
    around = replace(around, replaced=replaced_names(linked, around))
    changes = _placed(
        original,
        copy,
        [change for link in linked for change in _link_changes(link, around, spin)],
    )
    reported = {
        (change.copy.start, change.copy.end)
        for change in changes
        if change.copy is not None and (change.kind, change.severity) == ("name", "corrupting")
    }
    changes.extend(_placed(original, copy, list(_name_changes(names, reported))))
    changes.extend(_hidden_changes(original, copy))
    return tuple(changes)
