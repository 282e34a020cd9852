"""Every difference inside the links of a pair, named, weighed and explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spindetect.evidence import kinds
from spindetect.evidence.kinds import Finding, Surroundings
from spindetect.evidence.names import BrokenName, broken_names, name_book
from spindetect.evidence.pieces import LinkedWords, Piece, span_of
from spindetect.evidence.quotes import Quotations, find_quotations
from spindetect.evidence.spin import SpinScores
from spindetect.records import Change, Document, HiddenMark, Span, Word

__all__ = ["find_changes"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """What is looked up again and again while a pair's links are gone through."""

    original: Document
    copy: Document
    original_quotes: Quotations
    copy_quotes: Quotations
    spin: SpinScores


def _change(pair: _Pair, linked: LinkedWords, piece: Piece, finding: Finding) -> Change:
    return Change(
        kind=finding.kind,
        severity=finding.severity,
        link=linked.index,
        original=span_of(pair.original, piece.original),
        copy=span_of(pair.copy, piece.copy),
        why=finding.why,
    )


def _inner(quotes: Quotations, words: Sequence[Word]) -> int | None:
    """Return the quotation all of some words stand in, or None."""
    if not words:
        return None
    first, last = quotes.around(words[0].start), quotes.around(words[-1].start)
    return first if first == last else None


def _is_quoting(quotes: Quotations, words: Sequence[Word]) -> bool:
    return any(quotes.holding([word.start for word in words]))


def _quoted_part(
    document: Document, quotes: Quotations, index: int, words: Sequence[Word]
) -> Span | None:
    """Return the part of a quotation that a link's words cover."""
    return span_of(document, [word for word in words if quotes.around(word.start) == index])


def _altered_quotations(pair: _Pair, linked: LinkedWords) -> Iterator[Change]:
    """Quotations still in quotation marks whose words are no longer the speaker's."""
    if not (
        _is_quoting(pair.original_quotes, linked.original)
        and _is_quoting(pair.copy_quotes, linked.copy)
    ):
        return
    altered: dict[tuple[int, int], int] = {}
    original_at, copy_at = None, None
    for piece in linked.pieces:
        ours = _inner(pair.original_quotes, piece.original)
        theirs = _inner(pair.copy_quotes, piece.copy)
        # An insertion or a deletion stands in the quotation of the words before it.
        original_at = ours if piece.original else original_at
        copy_at = theirs if piece.copy else copy_at
        if original_at is None or copy_at is None:
            continue
        if piece.relation == "substituted" or kinds.alters_quotation(piece):
            altered[original_at, copy_at] = altered.get((original_at, copy_at), 0) + 1
    for (ours, theirs), count in altered.items():
        first = _quoted_part(pair.original, pair.original_quotes, ours, linked.original)
        second = _quoted_part(pair.copy, pair.copy_quotes, theirs, linked.copy)
        words = "one passage" if count == 1 else f"{count} passages"
        yield Change(
            "quote",
            "corrupting",
            linked.index,
            first,
            second,
            f"still in quotation marks, but {words} in it are not what was said",
        )


def _link_changes(pair: _Pair, linked: LinkedWords, around: Surroundings) -> Iterator[Change]:
    yield from _altered_quotations(pair, linked)
    figures = kinds.unmatched_figures(linked)
    for at, piece in enumerate(linked.pieces):
        if piece.relation == "same":
            continue
        spin = pair.spin.probabilities.get((linked.index, at), 0.0)
        finding = kinds.finding_of(piece, linked, around, spin, pair.spin.threshold)
        if piece.relation in ("inserted", "deleted") and finding.kind != "negation":
            finding = kinds.figure_finding(piece, figures) or finding
        yield _change(pair, linked, piece, finding)


def _hidden_change(mark: HiddenMark) -> Change:
    span = Span(mark.start, mark.end, mark.text)
    why = f"hidden in the copy: {mark.why}"
    return Change("hidden", "spin", None, None, span, why)


def _name_changes(
    pair: _Pair, names: Sequence[BrokenName], reported: set[tuple[int, int]]
) -> Iterator[Change]:
    for name in names:
        if (name.copy_word.start, name.copy_word.end) in reported:
            continue
        whole = " ".join(word.text for word in name.original)
        yield Change(
            "name",
            "corrupting",
            None,
            span_of(pair.original, name.original),
            span_of(pair.copy, name.copy),
            f"the original writes “{whole}”; only “{name.original_word.text}” was changed",
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
        :func:`spindetect.evidence.linked_words` gives them; ``index`` must be
        the position in the sequence.
    spin : SpinScores
        Of the same links.

    Returns
    -------
    tuple of Change
        Link by link; then names broken anywhere, then hidden characters.
    """
    pair = _Pair(original, copy, find_quotations(original), find_quotations(copy), spin)
    book, copy_book = name_book(original), name_book(copy)
    names = broken_names(original, copy, (book.keys, copy_book.keys)) if linked else ()
    broken = {name.original_word.key: name.copy_word.key for name in names}
    around = Surroundings(book, copy_book, {**kinds.broken_parts(linked, book), **broken})
    changes = [change for link in linked for change in _link_changes(pair, link, around)]
    reported = {
        (change.copy.start, change.copy.end)
        for change in changes
        if change.copy is not None and (change.kind, change.severity) == ("name", "corrupting")
    }
    changes.extend(_name_changes(pair, names, reported))
    changes.extend(_hidden_change(mark) for mark in copy.hidden)
    return tuple(changes)
