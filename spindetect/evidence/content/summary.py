"""What was left out and put in, in a plain sentence or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spindetect.evidence.content.loose import Loose
from spindetect.evidence.content.outline import Outline
from spindetect.evidence.content.words import counted, share_of
from spindetect.records import ContentPassage, ContentPlace, Manner

__all__ = ["summary_of"]

# From this share of the original on it is plainer to say what was taken than what is missing.
MOSTLY_GONE: Final = 0.5
# Of the copy's words: what is neither linked nor told to be other text.
UNTOLD: Final = 0.1
_HEDGE: Final = "As far as texts in other words can be compared: "


def summary_of(
    original: Loose,
    copy: Loose,
    passages: Sequence[ContentPassage],
    *,
    partial: bool,
    manner: Manner | None,
) -> str:
    """Say what was left out and put in.

    Parameters
    ----------
    original, copy : Loose
    passages : sequence of ContentPassage
    partial : bool
        Whether only passages of the copy come from the original.
    manner : Manner or None
        Of the pair.

    Returns
    -------
    str
        One or two sentences.
    """
    omitted = [p for p in passages if p.status == "omitted"]
    added = [p for p in passages if p.status == "added"]
    if partial or sum(p.share for p in omitted) >= MOSTLY_GONE:
        told = _taken(original, copy, omitted, added)
    else:
        told = _changed(original, copy, omitted, added)
    if manner == "rewritten" and passages:
        return _HEDGE + told[0].lower() + told[1:]
    return told


def _changed(
    original: Loose,
    copy: Loose,
    omitted: Sequence[ContentPassage],
    added: Sequence[ContentPassage],
) -> str:
    if not omitted and not added:
        if not original.sentences and not copy.sentences:
            return "Nothing of the story is missing, and nothing was put in."
        surely = "surely " if max(_untold(original, omitted), _untold(copy, added)) > UNTOLD else ""
        return f"No passage of the story is {surely}missing, and none was {surely}put in."
    missing = _missing(original, omitted)
    put_in = _put_in(original, copy, added)
    if len(omitted) > 1 and added:
        return f"{missing}. {_capital(put_in)}."
    return f"{missing}; {put_in}."


def _missing(original: Loose, omitted: Sequence[ContentPassage]) -> str:
    if not omitted:
        if not original.sentences:
            return "Nothing of the story is missing"
        surely = "surely " if _untold(original, omitted) > UNTOLD else ""
        return f"No passage of the story is {surely}missing"
    largest, rest = _split(omitted)
    name = _capital(Outline(original).name(largest.sentences, largest.place))
    share = share_of(largest.share)
    verb = "is" if _is_one(name) else "are"
    told = f"{name}, {share} of the story, {verb} missing"
    return told + _rest(rest)


def _put_in(original: Loose, copy: Loose, added: Sequence[ContentPassage]) -> str:
    if not added:
        if not copy.sentences:
            return "nothing was put in"
        surely = "surely " if _untold(copy, added) > UNTOLD else ""
        return f"no passage was {surely}put in"
    largest, rest = _split(added)
    size = Outline(copy).size(largest)
    verb = "was" if size.startswith("a ") else "were"
    where = Outline(original).where(largest.opposite)
    share = share_of(largest.share)
    told = f"{size} not in the original, {share} of the copy, {verb} put {where}"
    return told + _rest(rest)


def _split(
    passages: Sequence[ContentPassage],
) -> tuple[ContentPassage, list[ContentPassage]]:
    largest = max(passages, key=lambda passage: passage.words)
    return largest, [passage for passage in passages if passage is not largest]


def _rest(passages: Sequence[ContentPassage]) -> str:
    if not passages:
        return ""
    count = sum(len(passage.sentences) for passage in passages)
    share = share_of(sum(passage.share for passage in passages))
    more = counted(count, "more sentence") if count > 1 else "one more sentence"
    return f", and {more} elsewhere ({share})"


def _taken(
    original: Loose,
    copy: Loose,
    omitted: Sequence[ContentPassage],
    added: Sequence[ContentPassage],
) -> str:
    """Say what of the original stands in the copy, where that is the smaller part of one."""
    taken = [at for at in original.order if at in original.linked]
    if not taken:
        return "No sentence of the original can be told to stand in the copy."
    share = original.words(taken) / original.words(original.order)
    if share <= MOSTLY_GONE:
        name, verb = _taken_name(original, taken)
        told = f"Only {name} of the original, {share_of(share)} of it, {verb} in the copy"
    elif omitted:
        told = f"{_capital(share_of(share))} of the original stands in the copy"
    else:
        whole = "" if not original.sentences else "Nearly "
        told = _capital(f"{whole}the whole original stands in the copy")
    return f"{told}{_other_text(copy, added)}."


def _taken_name(original: Loose, taken: Sequence[int]) -> tuple[str, str]:
    outline = Outline(original)
    first, last = original.order.index(taken[0]), original.order.index(taken[-1])
    if last - first + 1 == len(taken):
        name = outline.name(taken, _place(original, first, last))
    else:
        name = counted(len(taken), "sentence")
    return name, "stands" if _is_one(name) else "stand"


def _place(original: Loose, first: int, last: int) -> ContentPlace:
    if first == 0:
        return "beginning"
    return "end" if last == len(original.order) - 1 else "middle"


def _other_text(copy: Loose, added: Sequence[ContentPassage]) -> str:
    """Say how much of the copy is not the original's, to follow what is."""
    other = sum(passage.share for passage in added)
    untold = _untold(copy, added)
    if untold > UNTOLD:
        told = f". That is {share_of(1 - other - untold)} of the copy; "
        if added:
            return f"{told}at least {share_of(other)} of it is other text"
        return f"{told}where the rest comes from cannot be told"
    if not added:
        return f"; {_put_in_nothing(copy)}"
    return f"; the rest of the copy, {share_of(other)} of it, is other text"


def _put_in_nothing(copy: Loose) -> str:
    return "no passage was put in" if copy.sentences else "nothing was put in"


def _untold(side: Loose, passages: Sequence[ContentPassage]) -> float:
    """Return the share of a side's story that is neither linked nor claimed."""
    total = side.words(side.order)
    told = sum(passage.words for passage in passages)
    return (side.words(side.sentences) - told) / total if total else 0.0


def _is_one(name: str) -> bool:
    return "paragraphs" not in name.lower() and "sentences" not in name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
