"""Every difference inside the links of a pair, named, weighed and explained."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spindetect.evidence.broken_names import BrokenName, broken_names
from spindetect.evidence.continued import continued_quotations
from spindetect.evidence.exchanges import Exchange, exchanges
from spindetect.evidence.findings import Finding, told
from spindetect.evidence.kinds import finding_of
from spindetect.evidence.lost_figures import LostFigure, lost_figures
from spindetect.evidence.measured import MeasuredChange, measured_changes
from spindetect.evidence.misattributions import misattributions
from spindetect.evidence.misquotes import Misquote, misquotes
from spindetect.evidence.money import CurrencyChange, currency_changes
from spindetect.evidence.names import name_book
from spindetect.evidence.pieces import LinkedWords, Piece, span_of
from spindetect.evidence.renaming import (
    Surroundings,
    broken_parts,
    inserted_part,
    replaced_names,
)
from spindetect.evidence.spin import SpinScores
from spindetect.evidence.telling import told_once
from spindetect.records import Change, Document, Span, Word

__all__ = ["find_changes"]

# Content systems put it where a long word may break at a line's end.
SOFT_HYPHEN = "\u00ad"
# Editors and content systems leave these behind between words, where they break none: all six
# found in 4,000 dev and training pages stand there.
_STRAY = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff")
# Sentences around a quotation that may tell in other words what it leaves out.
NEARBY = 2


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is looked up again and again while a pair's links are gone through."""

    original: Document
    copy: Document
    spin: SpinScores


def _change(pair: _Pair, linked: LinkedWords, piece: Piece, finding: Finding) -> Change:
    ours, theirs = finding.words or (piece.original, piece.copy)
    return Change(
        kind=finding.kind,
        severity=finding.severity,
        link=linked.index,
        original=span_of(pair.original, ours),
        copy=span_of(pair.copy, theirs),
        why=finding.why,
    )


def _misquote_change(pair: _Pair, linked: LinkedWords, found: Misquote) -> Change:
    words = (*found.original, *(found.cut.words if found.cut is not None else ()))
    return Change(
        kind="quote",
        severity="corrupting",
        link=linked.index,
        original=span_of(pair.original, sorted(words, key=lambda word: word.start)),
        copy=span_of(pair.copy, found.copy),
        why=found.explained((), found.edits, len(found.edits)),
    )


def _nearby(copy: Document, linked: LinkedWords) -> list[Word]:
    """Return the words of the copy's sentences just before and just after a link's."""
    first, last = linked.link.copy[0], linked.link.copy[-1]
    near = (*copy.sentences[max(first - NEARBY, 0) : first], *copy.sentences[last + 1 :][:NEARBY])
    return [word for sentence in near for word in sentence.words]


def _misattributed(pair: _Pair, linked: LinkedWords, around: Surroundings) -> Iterator[Change]:
    for found in misattributions(linked, (pair.original, pair.copy), around):
        yield Change(
            kind="attribution",
            severity="corrupting",
            link=linked.index,
            original=span_of(pair.original, found.original),
            copy=span_of(pair.copy, found.copy),
            why=found.why,
        )


def _lost_figure(pair: _Pair, linked: LinkedWords, found: LostFigure) -> Change:
    return Change(
        kind="number",
        severity="corrupting",
        link=linked.index,
        original=span_of(pair.original, [found.original]),
        copy=span_of(pair.copy, [found.copy]),
        why=found.why,
    )


def _measured_change(pair: _Pair, linked: LinkedWords, found: MeasuredChange) -> Change:
    return Change(
        kind="number",
        severity="corrupting",
        link=linked.index,
        original=span_of(pair.original, found.original),
        copy=span_of(pair.copy, found.copy),
        why=found.why,
    )


def _currency_change(pair: _Pair, linked: LinkedWords, found: CurrencyChange) -> Change:
    return Change(
        kind="number",
        severity="corrupting" if found.close else "benign",
        link=linked.index,
        original=span_of(pair.original, found.original),
        copy=span_of(pair.copy, found.copy),
        why=found.why,
    )


def _exchange_change(pair: _Pair, linked: LinkedWords, found: Exchange) -> Change:
    return Change(
        kind=found.kind,
        severity="corrupting",
        link=linked.index,
        original=span_of(pair.original, found.original),
        copy=span_of(pair.copy, found.copy),
        why=found.why,
    )


def _broken_by_insertion(pair: _Pair, linked: LinkedWords, piece: Piece, kept: Piece) -> Change:
    words = (*piece.copy, *kept.copy)
    why = f"part of a name was changed: {told(kept.original)} became {told(words)}"
    return Change(
        kind="name",
        severity="corrupting",
        link=linked.index,
        original=span_of(pair.original, kept.original),
        copy=span_of(pair.copy, words),
        why=why,
    )


def _link_changes(pair: _Pair, linked: LinkedWords, around: Surroundings) -> Iterator[Change]:
    yield from _misattributed(pair, linked, around)
    for figure in lost_figures(linked):
        yield _lost_figure(pair, linked, figure)
    for measured in measured_changes(linked):
        yield _measured_change(pair, linked, measured)
    for exchange in currency_changes(linked):
        yield _currency_change(pair, linked, exchange)
    taken = set[int]()
    for found in exchanges(linked, around):
        taken.update(word.start for word in found.copy)
        yield _exchange_change(pair, linked, found)
    for at, piece in linked.edits:
        if taken and piece.copy and taken.issuperset([word.start for word in piece.copy]):
            continue
        kept = inserted_part(at, linked, around)
        if kept is not None:
            yield _broken_by_insertion(pair, linked, piece, kept)
            continue
        spin = pair.spin.probabilities.get((linked.index, at), 0.0)
        finding = finding_of(piece, linked, around, spin, pair.spin.threshold)
        yield _change(pair, linked, piece, finding)


def _hidden_changes(original: Document, copy: Document) -> Iterator[Change]:
    """What the copy hides and the original does not: its publisher may hide the same."""
    carried = {character for mark in original.hidden for character in mark.text}
    for mark in copy.hidden:
        if carried.issuperset(mark.text):
            continue
        span = Span(mark.start, mark.end, mark.text)
        beside = _STRAY.issuperset(mark.text) and mark.why.endswith("beside a word")
        if set(mark.text) == {SOFT_HYPHEN} or beside:
            yield Change("hidden", "benign", None, None, span, f"typesetting: {mark.why}")
        else:
            yield Change("hidden", "spin", None, None, span, f"hidden in the copy: {mark.why}")


def _continued_changes(
    pair: _Pair, linked: Sequence[LinkedWords], altered: Collection[int | None]
) -> Iterator[Change]:
    links = {index for index in altered if index is not None}
    for ours, theirs in continued_quotations(pair.original, pair.copy, linked, links):
        why = f"in quotation marks, but not what was said: {told(ours)} became {told(theirs)}"
        sides = span_of(pair.original, ours), span_of(pair.copy, theirs)
        yield Change("quote", "corrupting", None, *sides, why)


def _name_changes(pair: _Pair, names: Sequence[BrokenName]) -> Iterator[Change]:
    for name in names:
        yield Change(
            "name",
            "corrupting",
            None,
            span_of(pair.original, name.original),
            span_of(pair.copy, name.copy),
            f"part of a name was changed: {told(name.original)} became {told(name.copy)}",
        )


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
        By that index; without any, the copy counts as one that no program touched.

    Returns
    -------
    tuple of Change
        Link by link; then names broken anywhere, then hidden characters.
    """
    pair = _Pair(original, copy, spin)
    book, copy_book = name_book(original), name_book(copy)
    # A copy that is not spun comes without scores.
    spun = copy if spin.probabilities else None
    names = broken_names(original, linked, (book, copy_book), spun)
    broken = {(name.original_word.key, name.copy_word.key) for name in names}
    around = Surroundings(book, copy_book, broken_parts(linked, book) | broken)
    around = replace(around, replaced=replaced_names(linked, around))
    changes: list[Change] = []
    altered: dict[int, Misquote] = {}
    for link in linked:
        for found in misquotes(link, around, _nearby(copy, link)):
            altered[len(changes)] = found
            changes.append(_misquote_change(pair, link, found))
        changes.extend(_link_changes(pair, link, around))
    quoted = {change.link for at, change in enumerate(changes) if at in altered}
    changes.extend(_continued_changes(pair, linked, quoted))
    changes.extend(_name_changes(pair, names))
    return (*told_once(changes, altered), *_hidden_changes(original, copy))
