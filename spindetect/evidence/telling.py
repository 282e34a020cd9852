"""One edit, told once.

Several rules look at the same words, and one edit can be an altered quotation, a lost
denial and a swap at the same time. A reader is told of it once: by the quotation that
was altered, which then says what the others found in it; else by the graver finding.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
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
    starts: tuple[frozenset[int], frozenset[int]] = field(init=False)

    def __post_init__(self) -> None:
        edits = self.misquote.edits
        self.starts = (
            frozenset([piece.original[0].start for piece in edits if piece.original]),
            frozenset([piece.copy[0].start for piece in edits if piece.copy]),
        )

    def _is_of(self, change: Change) -> bool:
        """Tell whether a change is what was found of one of the edits."""
        ours, theirs = change.original, change.copy
        return (ours is not None and ours.start in self.starts[0]) or (
            theirs is not None and theirs.start in self.starts[1]
        )

    def takes(self, change: Change) -> bool:
        """Tell whether a change is one of this quotation; a grave one is remembered."""
        if change.link not in (None, self.change.link):
            return False
        if change.severity == "benign":
            return self._is_of(change)
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
    length = sum([span.end - span.start for span in _spans(change) if span is not None])
    return _SEVERITIES.index(change.severity), change.link is None, -length, at


class _Taken:
    """Stretches of one side that a change tells of; none overlaps another."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []

    def meets(self, span: Span) -> bool:
        places = self._places
        if not places:
            return False
        first, last = span.start, span.end
        at = bisect_left(places, (first, last))
        if at < len(places) and places[at][0] < last and first < places[at][1]:
            return True
        return at > 0 and places[at - 1][0] < last and first < places[at - 1][1]

    def add(self, span: Span | None) -> None:
        if span is not None and span.start < span.end:
            insort(self._places, (span.start, span.end))


class _Sides:
    """Stretches of both texts that changes tell of."""

    def __init__(self) -> None:
        self._original, self._copy = _Taken(), _Taken()

    def meets(self, change: Change) -> bool:
        """Tell whether a side that a change has is told already."""
        ours, theirs = change.original, change.copy
        return (ours is not None and self._original.meets(ours)) or (
            theirs is not None and self._copy.meets(theirs)
        )

    def holds(self, change: Change) -> bool:
        """Tell whether all sides that a change has are told already."""
        ours, theirs = change.original, change.copy
        return (ours is None or self._original.meets(ours)) and (
            theirs is None or self._copy.meets(theirs)
        )

    def add(self, change: Change) -> None:
        self._original.add(change.original)
        self._copy.add(change.copy)


def _crowded(spans: Sequence[Span | None]) -> set[int]:
    """Return the places of the spans that meet another."""
    order = sorted([(span.start, span.end, at) for at, span in enumerate(spans) if span])
    found = set[int]()
    reach = longest = -1
    for start, end, at in order:
        if start < reach:
            found.update((at, longest))
        if end > reach:
            reach, longest = end, at
    return found


def _gravest(changes: Sequence[Change]) -> list[Change]:
    """Return the changes of whose words no graver one tells, in their order."""
    # Hardly any shares words with another: only those that do are weighed against each other.
    crowded = _crowded([c.original for c in changes]) | _crowded([c.copy for c in changes])
    accused, exact = _Sides(), _Sides()
    told = set[int]()
    for at, change in sorted([(at, changes[at]) for at in crowded], key=_rank):
        if change.severity == "benign":
            # A small edit in a long quotation is another one; at a name, it is the name's.
            if exact.holds(change):
                told.add(at)
        elif accused.meets(change):
            told.add(at)
        else:
            accused.add(change)
            if change.kind != "quote":
                exact.add(change)
    return [change for at, change in enumerate(changes) if at not in told]


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
    kept: list[tuple[int, Change]] = []
    for at, change in enumerate(changes):
        holders = everywhere if change.link is None else by_link.get(change.link, ())
        if at in quoted or not holders or not any(holder.takes(change) for holder in holders):
            kept.append((at, change))
    # Only now does each quotation know all that was found in it.
    return _gravest([quoted[at].told() if at in quoted else change for at, change in kept])
