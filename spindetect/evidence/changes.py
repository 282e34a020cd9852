"""Every difference inside the links of a pair, named, weighed and explained."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spindetect.evidence.broken_names import broken_names
from spindetect.evidence.continued import continued_quotations
from spindetect.evidence.exchanges import exchanges
from spindetect.evidence.findings import told
from spindetect.evidence.kinds import finding_of
from spindetect.evidence.lost_figures import lost_figures
from spindetect.evidence.measured import measured_changes
from spindetect.evidence.misattributions import misattributions
from spindetect.evidence.misquotes import Misquote, misquotes
from spindetect.evidence.money import currency_changes
from spindetect.evidence.name_findings import inserted_part
from spindetect.evidence.names import name_book
from spindetect.evidence.pieces import LinkedWords
from spindetect.evidence.quoted import both_quote, quoted_pairs
from spindetect.evidence.renaming import (
    Surroundings,
    broken_parts,
    renamings,
    replaced_names,
)
from spindetect.evidence.spin import SpinScores
from spindetect.evidence.telling import told_once
from spindetect.evidence.whole_renamings import renamed_wholes
from spindetect.records import Change, ChangeKind, Document, Severity, Span, Word
from spindetect.records.filling import filled

__all__ = ["find_changes"]

# Content systems put it where a long word may break at a line's end.
SOFT_HYPHEN = "\u00ad"
# Editors and content systems leave these behind between words, where they break none: all six
# found in 4,000 dev and training pages stand there.
_STRAY = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff")
# Sentences around a quotation that may tell in other words what it leaves out.
NEARBY = 2


class _Told(NamedTuple):
    """A change whose words have no place in the texts yet: spans are made of all at once."""

    kind: ChangeKind
    severity: Severity
    link: int | None
    original: Sequence[Word]
    copy: Sequence[Word]
    why: str


def _spans(document: Document, sides: Sequence[Sequence[Word]]) -> list[Span | None]:
    """Return the span from the first to the last of each side's words, None for no words."""
    text = document.article.text
    starts = [words[0].start for words in sides if words]
    ends = [words[-1].end for words in sides if words]
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    spans = iter(filled(Span, (starts, ends, texts)))
    return [next(spans) if words else None for words in sides]


def _placed(original: Document, copy: Document, found: Sequence[_Told]) -> list[Change]:
    """Give what was found its place in both texts."""
    if not found:
        return []
    kinds, severities, links, ours, theirs, whys = zip(*found, strict=True)
    spans = _spans(original, ours), _spans(copy, theirs)
    return filled(Change, (kinds, severities, links, *spans, whys))


def _misquoted(linked: LinkedWords, found: Misquote) -> _Told:
    words = (*found.original, *(found.cut.words if found.cut is not None else ()))
    ours = sorted(words, key=lambda word: word.start)
    # Why, `told_once` says, when all that was found in the quotation is known.
    return _Told("quote", "corrupting", linked.index, ours, found.copy, "")


def _nearby(copy: Document, linked: LinkedWords) -> list[Word]:
    """Return the words of the copy's sentences just before and just after a link's."""
    first, last = linked.link.copy[0], linked.link.copy[-1]
    near = (*copy.sentences[max(first - NEARBY, 0) : first], *copy.sentences[last + 1 :][:NEARBY])
    return [word for sentence in near for word in sentence.words]


def _renamed(link: int | None, original: Sequence[Word], copy: Sequence[Word]) -> _Told:
    why = f"part of a name was changed: {told(original)} became {told(copy)}"
    return _Told("name", "corrupting", link, original, copy, why)


def _figure_changes(linked: LinkedWords) -> Iterator[_Told]:
    for lost in lost_figures(linked):
        yield _Told("number", "corrupting", linked.index, [lost.original], [lost.copy], lost.why)
    for measured in measured_changes(linked):
        sides = measured.original, measured.copy
        yield _Told("number", "corrupting", linked.index, *sides, measured.why)
    for sum_ in currency_changes(linked):
        severity: Severity = "corrupting" if sum_.close else "benign"
        yield _Told("number", severity, linked.index, sum_.original, sum_.copy, sum_.why)


def _edit_changes(
    linked: LinkedWords, around: Surroundings, spin: SpinScores, taken: set[int]
) -> list[_Told]:
    """Name every edit, but for those whose words another change took whole."""
    index = linked.index
    changes: list[_Told] = []
    for at, piece in linked.edits:
        if taken and piece.copy and taken.issuperset([word.start for word in piece.copy]):
            continue
        kept = inserted_part(at, linked, around) if piece.relation == "inserted" else None
        if kept is not None:
            changes.append(_renamed(index, kept.original, (*piece.copy, *kept.copy)))
            continue
        swapped = spin.probabilities.get((index, at), 0.0)
        kind, severity, why, words = finding_of(piece, linked, around, swapped, spin.threshold)
        ours, theirs = words or (piece.original, piece.copy)
        changes.append(_Told(kind, severity, index, ours, theirs, why))
    return changes


def _link_changes(linked: LinkedWords, around: Surroundings, spin: SpinScores) -> list[_Told]:
    changes = [*_figure_changes(linked)]
    if not linked.edits:  # marks may differ all the same, and so what a sum is in
        return changes
    taken = set[int]()
    for found in exchanges(linked, around):
        taken.update([word.start for word in found.copy])
        sides = found.original, found.copy
        changes.append(_Told(found.kind, "corrupting", linked.index, *sides, found.why))
    return changes + _edit_changes(linked, around, spin, taken)


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
    documents: tuple[Document, Document], linked: Sequence[LinkedWords], altered: Collection[int]
) -> Iterator[_Told]:
    for ours, theirs in continued_quotations(*documents, linked, altered):
        why = f"in quotation marks, but not what was said: {told(ours)} became {told(theirs)}"
        yield _Told("quote", "corrupting", None, ours, theirs, why)


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
    book, copy_book = name_book(original), name_book(copy)
    # A copy that is not spun comes without scores.
    spun = bool(spin.probabilities)
    names = broken_names(linked, (book, copy_book), spun=spun)
    broken = {(name.original_word.key, name.copy_word.key) for name in names}
    pieces = renamings(linked)
    around = Surroundings(book, copy_book, broken_parts(pieces, book) | broken)
    replaced = replaced_names(pieces, around) | renamed_wholes(linked, around)
    around = replace(around, replaced=replaced)
    changes: list[_Told] = []
    altered: dict[int, Misquote] = {}
    for link in linked:
        if link.edits and both_quote(link):
            quoted = quoted_pairs(link)
            for misquote in misquotes(quoted, link, around, _nearby(copy, link)):
                altered[len(changes)] = misquote
                changes.append(_misquoted(link, misquote))
            for found in misattributions(quoted, link, (original, copy), around):
                sides = found.original, found.copy
                changes.append(_Told("attribution", "corrupting", link.index, *sides, found.why))
        changes.extend(_link_changes(link, around, spin))
    if spun:
        quoted_in = {index for at in altered if (index := changes[at].link) is not None}
        changes.extend(_continued_changes((original, copy), linked, quoted_in))
    changes.extend([_renamed(None, name.original, name.copy) for name in names])
    told_all = told_once(_placed(original, copy, changes), altered)
    return (*told_all, *_hidden_changes(original, copy))
