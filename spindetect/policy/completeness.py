"""How much of the story is carried, and how much stands in it that was not."""

from __future__ import annotations

from typing import Final

from spindetect.policy.case import Case, Findings, Told
from spindetect.policy.clauses import Clause
from spindetect.policy.wording import Wording
from spindetect.records import ContentPassage, Side, Span

__all__ = ["added_content", "full_text", "trimmed"]

# What the share of a story may be off by: a line of its page taken for a sentence, and the
# reverse. Set by judgement.
TOLERANCE: Final = 0.02
# A sentence of which so many words stand together on the other side is there.
_THERE: Final = 0.8
_FEWEST_WORDS: Final = 6
_STOPS: Final = tuple(".!?”\"’'")


def full_text(clause: Clause, case: Case) -> Findings:
    """Tell whether less of the story is carried than is required."""
    found = Findings()
    if case.content is None:
        return found
    omitted, trimmed_off = 0.0, False
    largest: tuple[float, ContentPassage | None] = (0.0, None)
    for passage in case.content.passages:
        if passage.status != "omitted":
            continue
        share = _share(passage, case)
        if _is_trimmed(passage, share, case):
            trimmed_off = True
            continue
        omitted += share
        if share > largest[0]:
            largest = (share, passage)
    required = clause.get("share")
    if 1 - omitted < required - TOLERANCE and largest[1] is not None:
        least = "all of it" if required >= 1 else f"at least {_percent(required)}"
        message = f"The copy carries {_percent(1 - omitted)} of the story; {least} is required"
        if trimmed_off:
            message = (
                f"Beside what may be trimmed from its end, {_percent(omitted)} of the story is "
                f"left out; {least} is required"
            )
        found.tell(message, "original", _span(largest[1], case))
    return found


def added_content(clause: Clause, case: Case) -> Findings:
    """Tell what was put into the story, where it is more than may be."""
    found = Findings()
    if case.content is None:
        return found
    shares = [
        (passage, _share(passage, case))
        for passage in case.content.passages
        if passage.status == "added"
    ]
    total = sum(share for _, share in shares)
    if total <= clause.get("up_to") + TOLERANCE:
        return found
    for passage, share in shares:
        if share > 0:
            told = f"Of the copy's story {_part(share)} is not in the original"
            found.told.append(Told(told, "copy", _span(passage, case)))
    return found


def trimmed(case: Case) -> Told | None:
    """Return what is left out at the end, where that is allowed.

    Parameters
    ----------
    case : Case
    """
    for passage in () if case.content is None else case.content.passages:
        share = _share(passage, case) if passage.place == "end" else 0.0
        if passage.status == "omitted" and _is_trimmed(passage, share, case):
            told = f"Of the story {_part(share)} is trimmed from the end"
            return Told(told, "original", _span(passage, case))
    return None


def _is_trimmed(passage: ContentPassage, share: float, case: Case) -> bool:
    trimming = case.allowed.get("trimming")
    if trimming is None or passage.place != "end" or share == 0:
        return False
    return bool(share <= trimming.get("up_to") + TOLERANCE)


def _share(passage: ContentPassage, case: Case) -> float:
    """Return the share of a passage that really is on one side only.

    What the other side has word for word, and lines that are no sentences, do not count.
    """
    side: Side = passage.side
    document = case.document(side)
    other = case.there if side == "original" else case.here
    chosen = [document.sentences[index] for index in passage.sentences]
    counts = [sum(word.is_word for word in sentence.words) for sentence in chosen]
    gone = sum(
        count
        for sentence, count in zip(chosen, counts, strict=True)
        if _is_sentence(sentence.text, count)
        and not case.is_furniture(side, sentence.start)
        and not _stands_in(sentence.text, other)
    )
    return passage.share * gone / max(1, sum(counts))


def _is_sentence(text: str, words: int) -> bool:
    return words >= _FEWEST_WORDS and text.rstrip().endswith(_STOPS)


def _stands_in(text: str, other: Wording) -> bool:
    return other.nearest(text, _THERE).share >= _THERE


def _span(passage: ContentPassage, case: Case) -> Span:
    text = case.document(passage.side).article.text
    return Span(passage.start, passage.end, text[passage.start : passage.end])


def _percent(share: float) -> str:
    return f"{min(share, 0.99):.0%}" if share < 1 else "100%"


def _part(share: float) -> str:
    return f"{max(share, 0.01):.0%}"
