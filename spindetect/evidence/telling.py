"""One edit, told once.

Several rules look at the same words, and one edit can be an altered quotation, a lost
denial and a swap at the same time. A reader is told of it once: by the quotation that
was altered, which then says what the others found in it; else by the graver finding.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spindetect.evidence.misquotes import Misquote
from spindetect.evidence.pieces import Piece
from spindetect.records import Change, Severity, Span

__all__ = ["told_once"]

# So many edits of one quotation are told; the rest is counted.
TOLD = 3

_SEVERITIES: tuple[Severity, ...] = ("corrupting", "spin", "benign")

Spans = tuple[Span | None, Span | None]


def _spans(change: Change) -> Spans:
    return change.original, change.copy


def _meet(first: Span | None, second: Span | None) -> bool:
    if first is None or second is None:
        return False
    return first.start < second.end and second.start < first.end


def _overlap(first: Change, second: Change) -> bool:
    """Tell whether two changes share words on one side."""
    return any(map(_meet, _spans(first), _spans(second)))


def _is_edit(change: Change, piece: Piece) -> bool:
    """Tell whether a change is what was found of a piece."""
    return any(
        span is not None and bool(words) and span.start == words[0].start
        for span, words in zip(_spans(change), (piece.original, piece.copy), strict=True)
    )


def _covers(change: Change, piece: Piece) -> bool:
    return any(
        span is not None and any(span.start <= word.start < span.end for word in words)
        for span, words in zip(_spans(change), (piece.original, piece.copy), strict=True)
    )


@dataclass(slots=True)
class _Quoted:
    """An altered quotation, and what else was found to be wrong in it."""

    change: Change
    misquote: Misquote
    found: list[Change] = field(default_factory=list)

    def takes(self, change: Change) -> bool:
        """Tell whether a change is one of this quotation; a grave one is remembered."""
        if change.link not in (None, self.change.link):
            return False
        if change.severity == "benign":
            return any(_is_edit(change, piece) for piece in self.misquote.edits)
        if not _overlap(self.change, change):
            return False
        if change.severity == "corrupting" and not any(_overlap(c, change) for c in self.found):
            self.found.append(change)
        return True

    def told(self) -> Change:
        """Return the change with all that was found in its explanation."""
        rest = [
            piece for piece in self.misquote.edits if not any(_covers(c, piece) for c in self.found)
        ]
        items = [_inner(change.why) for change in self.found]
        return replace(self.change, why=self.misquote.explained(items, rest, TOLD))


def _inner(why: str) -> str:
    """Return an explanation as part of another: "a denial was put in (“not”)"."""
    reason, colon, text = why.partition(": ")
    return f"{reason} ({text})" if colon else reason


def _rank(item: tuple[int, Change]) -> tuple[int, bool, int, int]:
    at, change = item
    length = sum(span.end - span.start for span in _spans(change) if span is not None)
    return _SEVERITIES.index(change.severity), change.link is None, -length, at


class _Taken:
    """Stretches of one side that a change tells of; none overlaps another."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def meets(self, span: Span | None) -> bool:
        if span is None:
            return False
        at = bisect_left(self._spans, (span.start, span.end))
        near = self._spans[max(at - 1, 0) : at + 1]
        return any(start < span.end and span.start < end for start, end in near)

    def add(self, span: Span | None) -> None:
        if span is not None and span.start < span.end:
            insort(self._spans, (span.start, span.end))


class _Sides:
    """Stretches of both texts that changes tell of."""

    def __init__(self) -> None:
        self._sides = _Taken(), _Taken()

    def _met(self, change: Change) -> list[bool]:
        """Tell of each side that a change has whether it is told already."""
        spans = zip(self._sides, _spans(change), strict=True)
        return [side.meets(span) for side, span in spans if span is not None]

    def meets(self, change: Change) -> bool:
        return any(self._met(change))

    def holds(self, change: Change) -> bool:
        return all(self._met(change))

    def add(self, change: Change) -> None:
        for side, span in zip(self._sides, _spans(change), strict=True):
            side.add(span)


def _gravest(changes: Sequence[Change]) -> Iterator[int]:
    """Yield the places of the changes that no graver one of the same words tells."""
    accused, exact = _Sides(), _Sides()
    for at, change in sorted(enumerate(changes), key=_rank):
        if change.severity == "benign":
            # A small edit in a long quotation is another one; at a name, it is the name's.
            if not exact.holds(change):
                yield at
        elif not accused.meets(change):
            accused.add(change)
            if change.kind != "quote":
                exact.add(change)
            yield at


def told_once(changes: Sequence[Change], misquotes: Mapping[int, Misquote]) -> list[Change]:
    """Leave out what another change tells already.

    Parameters
    ----------
    changes : sequence of Change
        Of one pair, hidden characters not among them: those are no edit of words.
    misquotes : mapping of int to Misquote
        By the place of their change among `changes`.

    Returns
    -------
    list of Change
        In their order. No two that accuse share words.
    """
    by_link: dict[int | None, list[_Quoted]] = {}
    quoted = {at: _Quoted(changes[at], misquote) for at, misquote in misquotes.items()}
    for holder in quoted.values():
        by_link.setdefault(holder.change.link, []).append(holder)
    everywhere = list(quoted.values())
    kept: list[Change] = []
    places: list[int] = []
    for at, change in enumerate(changes):
        holders = everywhere if change.link is None else by_link.get(change.link, ())
        if at in quoted or not any(holder.takes(change) for holder in holders):
            kept.append(change)
            places.append(at)
    told = [
        quoted[at].told() if at in quoted else change
        for at, change in zip(places, kept, strict=True)
    ]
    return [told[at] for at in sorted(_gravest(told))]
