"""Whole names in whose place another stands, word by word: "Ida Holm" for "Ned Price"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from spindetect.evidence.names import (
    CONNECTORS,
    TITLES,
    NameBook,
    are_variants,
    is_acronym,
    is_owner,
    is_part,
)
from spindetect.evidence.pieces import HELD, LinkedWords, Piece
from spindetect.evidence.renaming import Surroundings, are_of_one
from spindetect.evidence.whole_names import bare_keys, name_runs, whole_name
from spindetect.records import Word

__all__ = ["renamed_wholes"]

# Of the other words of a passage, so many must have stayed as they are: "nearly unchanged".
STAYED = 0.85
# Other words of a passage, below which it is a byline or a caption and no sentence.
FEWEST = 2
# A passage that only says by whom has no more words than this.
BYLINE = 3
# One part of the new name is as rare as this: "White House" for "Trump administration" names
# who acts by where they work. Set by judgement, not tuned.
RARE_PART = 0.38
# Of a lone word with the capital of a sentence's beginning both are rarer than this, and their
# cosine is lower than any that a swap of one sense has. Set by judgement, not tuned.
RARE = 0.55
APART = 0.25
# Titles, but for those that things of many people have: "United States Senate".
OFFICES = TITLES - frozenset(
    "us u.s. united states republican republicans democrat democrats gop".split()
)
_NO_NAME = ("ly", "ing", "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship")
# Verbs whose subject is one.
_OF_ONE = frozenset(("was", "is", "has"))


@dataclass(frozen=True, slots=True)
class _Run:
    """Adjacent changed words, where they begin and end on each side."""

    pieces: tuple[Piece, ...]
    original: tuple[int, int]
    copy: tuple[int, int]


def _runs(linked: LinkedWords) -> Iterator[_Run]:
    """Give the runs of adjacent changed pieces, both sides of which hold words."""
    group: list[Piece] = []
    places = [at for at, _ in linked.edits]
    for order, (at, piece) in enumerate(linked.edits):
        if piece.relation in ("substituted", "inserted", "deleted"):
            group.append(piece)
        following = places[order + 1] if order + 1 < len(places) else None
        if following == at + 1 and piece.relation in ("substituted", "inserted", "deleted"):
            continue
        run = _run(group)
        if run is not None:
            yield run
        group = []


def _run(group: Sequence[Piece]) -> _Run | None:
    """Return pieces as one run, or None where their words do not stand side by side."""
    if not any(piece.relation == "substituted" for piece in group):
        return None
    ours = [piece for piece in group if piece.original]
    theirs = [piece for piece in group if piece.copy]
    first, other = min(p.original_at for p in ours), min(p.copy_at for p in theirs)
    last = max(p.original_at + len(p.original) for p in ours)
    end = max(p.copy_at + len(p.copy) for p in theirs)
    sizes = sum(len(p.original) for p in ours), sum(len(p.copy) for p in theirs)
    if sizes != (last - first, end - other):
        return None
    return _Run(tuple(group), (first, last), (other, end))


def _is_whole(words: Sequence[Word], run: tuple[int, int], book: NameBook) -> bool:
    """Tell whether a run of words is of one name and of nothing else."""
    chosen = words[slice(*run)]
    parts = [word for word in chosen if word.form not in CONNECTORS]
    if not all(word.is_word and is_part(word) for word in parts):
        return False
    # "Of the Golden Bear" for "of Jack Nimmo": what has an article put before it describes.
    if any(map(is_owner, chosen[:-1])) or chosen[0].form in CONNECTORS:
        return False
    # A sentence's first word has a capital anyway; what follows it has not.
    named = [book.is_name(word) for word in parts]
    return any(named) and all(named[1:])


def _beside(words: Sequence[Word], run: tuple[int, int]) -> tuple[str, str]:
    first, last = run
    return (
        words[first - 1].key if first else "",
        words[last].key if last < len(words) else "",
    )


def _rest(linked: LinkedWords, run: _Run) -> tuple[int, int]:
    """Return how many words a link has beside a run, and how many of those stayed."""
    total = kept = 0
    for piece in linked.pieces:
        if piece in run.pieces:
            continue
        size = max(
            sum(word.is_word for word in piece.original), sum(word.is_word for word in piece.copy)
        )
        total += size
        kept += size if piece.relation in HELD else 0
    return total, kept


def _is_in_place(linked: LinkedWords, run: _Run) -> bool:
    """Tell whether all around a run stayed: the words beside it, and nearly all others."""
    beside = _beside(linked.original, run.original)
    if beside != _beside(linked.copy, run.copy):
        return False
    total, kept = _rest(linked, run)
    if total < FEWEST or kept < STAYED * total:
        return False
    # "Lamps fail | Harbor Herald": what a mark sets off at an end is a credit.
    other = beside[0] if not beside[1] else beside[1]
    if "" in beside and not any(map(str.isalnum, other)):
        return False
    return beside[0] not in ("by", ":") or total > BYLINE


def _is_rest_kept(linked: LinkedWords, run: _Run) -> bool:
    """Tell whether what the two names have beside the run is the same: a title, "Industries"."""
    sides = []
    for words, names, (first, last) in (
        (linked.original, linked.names[0], run.original),
        (linked.copy, linked.names[1], run.copy),
    ):
        begin, end = whole_name(names, first, last)
        sides.append((bare_keys(words[begin:first]), bare_keys(words[last:end])))
    return sides[0] == sides[1]


def _is_owning_acronym(word: Word) -> bool:
    """Tell whether a possessive is one of initials: "BTM's"."""
    return is_owner(word) and word.form.removesuffix("'s").isupper()


def _are_two(ours: Sequence[Word], theirs: Sequence[Word], around: Surroundings) -> bool:
    """Tell whether two names have no part that may be of one thing."""
    if is_owner(ours[-1]) != is_owner(theirs[-1]):
        return False
    if any(map(is_acronym, (*ours, *theirs))) or any(map(_is_owning_acronym, (*ours, *theirs))):
        return False
    parts = [[word for word in side if word.form not in CONNECTORS] for side in (ours, theirs)]
    if not all(parts) or max(word.weight for word in parts[1]) < RARE_PART:
        return False
    return not any(are_variants(a, b) or are_of_one(a, b, around) for a, b in product(*parts))


def _is_known(theirs: Sequence[Word], around: Surroundings) -> bool:
    """Tell whether the original has a name, or words that stand together as in it."""
    if any(word.key not in around.original.keys for word in theirs):
        return False
    pairs = [(a.key, b.key) for a, b in pairwise(theirs)]
    return all(pair in around.original.pairs for pair in pairs)


def _are_persons(sides: Sequence[Sequence[Word]], book: NameBook) -> bool:
    """Tell whether the original gives both names a title somewhere: "Mayor Ida Holm"."""
    keys = _titled(book)
    return all(side[-1].key in keys for side in sides)


def _titled(book: NameBook) -> frozenset[str]:
    """Return the keys of the last words of names that begin with a title."""
    keys = set[str]()
    for words, capitals in book.capitals:
        for first, last in name_runs(words, capitals):
            run = words[first:last]
            plain = all(word.form not in CONNECTORS for word in run)
            if plain and len(run) > 1 and run[0].key in OFFICES and is_part(run[-1]):
                keys.add(run[-1].key)
    return frozenset(keys)


def _opens_with_name(linked: LinkedWords, run: _Run, around: Surroundings) -> bool:
    """Tell whether one word that only opens a sentence was a name, and another stands there."""
    if len(run.pieces) != 1 or run.pieces[0].similarity >= APART:
        return False
    sides = [linked.original[slice(*run.original)], linked.copy[slice(*run.copy)]]
    if any(len(side) != 1 for side in sides):
        return False
    words = [side[0] for side in sides]
    if not all(is_part(word) and word.weight >= RARE for word in words):
        return False
    small = {
        word.key
        for book in (around.original, around.copy)
        for sentence, _ in book.capitals
        for word in sentence
        if word.form[:1].islower()
    }
    if any(word.key in small or word.key.endswith(_NO_NAME) for word in words):
        return False
    # "Luckily, the boat": an adverb has a comma behind it.
    following = linked.copy[run.copy[1] : run.copy[1] + 1]
    if not following or not following[0].is_word or not following[0].form.islower():
        return False
    # "Repercussions were": plurals need no article, as names need none.
    return following[0].key in _OF_ONE or not any(word.key.endswith("s") for word in words)


def _is_renamed(linked: LinkedWords, run: _Run, around: Surroundings) -> bool:
    ours, theirs = linked.original[slice(*run.original)], linked.copy[slice(*run.copy)]
    whole = _is_whole(linked.original, run.original, around.original) and _is_whole(
        linked.copy, run.copy, around.copy
    )
    if not whole and not _opens_with_name(linked, run, around):
        return False
    if not _is_in_place(linked, run) or not _are_two(ours, theirs, around):
        return False
    if not _is_rest_kept(linked, run):
        return False
    if not _is_known(theirs, around):
        return True
    total, kept = _rest(linked, run)
    return kept == total and _are_persons((ours, theirs), around.original)


def renamed_wholes(
    linked: Sequence[LinkedWords], around: Surroundings
) -> frozenset[tuple[str, str]]:
    """Collect parts of whole names in whose place another whole name stands.

    Parameters
    ----------
    linked : sequence of LinkedWords
    around : Surroundings

    Returns
    -------
    frozenset of (str, str)
        Key of a part of the name, and key of the part of the other in its place.

    Notes
    -----
    Word by word the names have nothing that stayed beside them, for the next word
    of the name changed too. So the run of changed words is looked at: both names
    new to each other, the words around them kept, and nearly all else of the passage.
    """
    return frozenset(
        (ours.key, theirs.key)
        for link in linked
        if any(map(_may_rename, link.edits))
        for run in _runs(link)
        if _is_renamed(link, run, around)
        for piece in run.pieces
        for ours, theirs in product(piece.original, piece.copy)
    )


def _may_rename(edit: tuple[int, Piece]) -> bool:
    """Tell whether an edit puts a word with a capital in the place of another."""
    _, piece = edit
    return (
        piece.relation == "substituted"
        and any(word.form[0].isupper() for word in piece.original)
        and any(word.form[0].isupper() for word in piece.copy)
    )
