"""Two names or two figures of one passage that changed places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spindetect.evidence.findings import told
from spindetect.evidence.numbers import is_date_word, is_numeric
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.renaming import Surroundings
from spindetect.evidence.stance import is_quotative
from spindetect.records import ChangeKind, Word

__all__ = ["Exchange", "exchanges"]

# Share of the words that both sides have; below it a passage is told anew. Set by
# judgement, not tuned.
SHARED = 0.75
# Between the two, words that make no difference of them: "Holm and Aske", "Holm with Aske".
_EQUALS = frozenset("and or with nor versus vs between both".split())


@dataclass(frozen=True, slots=True)
class Exchange:
    """What stands in the place of another that is in the passage too.

    Parameters
    ----------
    kind : ChangeKind
    original, copy : tuple of Word
    why : str
    """

    kind: ChangeKind
    original: tuple[Word, ...]
    copy: tuple[Word, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Run:
    """A name or a figure, with the words on either side of it."""

    words: tuple[Word, ...]
    first: int
    last: int
    left: Word | None
    right: Word | None


def _runs(words: Sequence[Word], chosen: Sequence[int]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return where the runs of chosen words that occur once begin and end, by their keys."""
    cuts = [at for at in range(1, len(chosen)) if chosen[at] - chosen[at - 1] > 1]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for begin, end in zip([0, *cuts], [*cuts, len(chosen)], strict=True):
        first, last = chosen[begin], chosen[end - 1] + 1
        keys = tuple([word.key for word in words[first:last]])
        places.setdefault(keys, []).append((first, last))
    return {keys: found[0] for keys, found in places.items() if len(found) == 1}


def _run(words: Sequence[Word], first: int, last: int) -> _Run:
    left = words[first - 1] if first else None
    right = words[last] if last < len(words) else None
    return _Run(tuple(words[first:last]), first, last, left, right)


def _beyond(words: Sequence[Word], place: tuple[int, int]) -> str:
    """Return the stem of the word behind a run, empty at the end."""
    last = place[1]
    return words[last].stem if last < len(words) else ""


def _key(word: Word | None) -> str:
    return "" if word is None else word.stem


def _counting(words: Sequence[Word], figures: Sequence[int]) -> list[int]:
    return [at for at in figures if not is_date_word(words[at])]


def _are_apart(words: Sequence[Word], first: _Run, second: _Run) -> bool:
    """Tell whether more than a list's words stand between two runs."""
    between = [word for word in words[first.last : second.first] if word.is_word]
    return bool(between) and not any(word.key in _EQUALS for word in between[:1] + between[-1:])


def _swapped(ours: tuple[_Run, _Run], theirs: tuple[_Run, _Run]) -> bool:
    """Tell whether two runs stand each where the other stood, alone or with a title before."""
    right = [[_key(run.right) for run in side] for side in (ours, theirs)]
    if right[0] != right[1][::-1] or right[0][0] == right[0][1]:
        return False
    left = [[_key(run.left) for run in side] for side in (ours, theirs)]
    if left[0] == left[1][::-1]:
        return True
    along = left[0] == left[1] and all(run.left is not None and run.left.is_word for run in ours)
    return along and all(run.right is not None and run.right.is_word for run in ours)


def _shared(linked: LinkedWords) -> float:
    sides = [Counter(w.key for w in words) for words in (linked.original, linked.copy)]
    return (sides[0] & sides[1]).total() / max(sides[0].total(), sides[1].total(), 1)


def _pairs(
    kind: ChangeKind, linked: LinkedWords, chosen: tuple[Sequence[int], Sequence[int]]
) -> Iterator[Exchange]:
    if min(map(len, chosen)) < 2:
        return
    places = _runs(linked.original, chosen[0]), _runs(linked.copy, chosen[1])
    common = [keys for keys in places[0] if keys in places[1]]
    if len(common) < 2:
        return
    # What changed places changed its neighbors.
    common = [
        keys
        for keys in common
        if _beyond(linked.original, places[0][keys]) != _beyond(linked.copy, places[1][keys])
    ]
    ours = {keys: _run(linked.original, *places[0][keys]) for keys in common}
    theirs = {keys: _run(linked.copy, *places[1][keys]) for keys in common}
    for first, second in combinations(common, 2):
        sides = (ours[first], ours[second]), (theirs[first], theirs[second])
        if not _swapped(*sides) or not _are_apart(linked.original, *sides[0]):
            continue
        for run, other in zip(sides[0], sides[1][::-1], strict=True):
            spoken = [word for word in (run.left, run.right) if word is not None]
            said = kind == "name" and is_quotative(spoken) is not None
            noun = "names" if kind == "name" else "figures"
            why = (
                f"said by another: {told(run.words)} became {told(other.words)}"
                if said
                else f"two {noun} changed places: {told(run.words)} became {told(other.words)}"
            )
            yield Exchange("attribution" if said else kind, run.words, other.words, why)


def _frame_moved(linked: LinkedWords) -> bool:
    """Tell whether words other than figures changed their order: the figures' owners moved."""
    sides = [
        [w.stem for w in words if w.is_word and not is_numeric(w)]
        for words in (linked.original, linked.copy)
    ]
    once = [{stem for stem, n in Counter(side).items() if n == 1} for side in sides]
    common = once[0] & once[1]
    orders = [[stem for stem in side if stem in common] for side in sides]
    return orders[0] != orders[1]


def _is_any_elsewhere(linked: LinkedWords) -> bool:
    """Tell whether a word was left out in one place and put in in another.

    Of two that changed places one was, or all that stands around them.
    """
    edits = [piece for _, piece in linked.edits if piece.relation != "format"]
    lost = [word.stem for piece in edits for word in piece.original]
    return not set(lost).isdisjoint([word.stem for piece in edits for word in piece.copy])


def exchanges(linked: LinkedWords, around: Surroundings) -> tuple[Exchange, ...]:
    """Find names and figures that stand in each other's place.

    Parameters
    ----------
    linked : LinkedWords
    around : Surroundings

    Returns
    -------
    tuple of Exchange
        Two for each exchange. A list in another order is none: what stands beside
        a name or a figure, and in a list moves with it, must have stayed.
    """
    if not _is_any_elsewhere(linked):
        return ()
    ours, theirs = linked.original, linked.copy
    capitals = linked.capitals
    names = around.original.parts(ours, capitals[0]), around.copy.parts(theirs, capitals[1])
    figures = _counting(ours, linked.figures[0]), _counting(theirs, linked.figures[1])
    found = tuple(_pairs("name", linked, names))
    exchanged = tuple(_pairs("number", linked, figures))
    # Last, for hardly any passage comes this far.
    if not (found or exchanged) or _shared(linked) < SHARED:
        return ()
    # Where what they count moved with them, the passage says the same in another order.
    if exchanged and _frame_moved(linked):
        return ()
    return (*found, *exchanged)
