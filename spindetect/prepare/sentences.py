"""Cut a paragraph into sentences.

Every full stop, question mark, exclamation mark and ellipsis is a candidate.
Rules for news decide the clear ones; nupunkt (Bommarito et al. 2025, after
Kiss and Strunk 2006, Unsupervised Multilingual Sentence Boundary Detection)
decides the rest. Each rule looks at a bounded stretch of text, so that the cost
is linear whatever the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import cast

from spindetect.prepare.abbreviations import (
    DOTTED_TIMES,
    NEVER_FINAL,
    NUMBERED,
    RARELY_FINAL,
    STARTERS,
    TIME_WORDS,
)
from spindetect.prepare.lengths import limit_length
from spindetect.prepare.lines import split_lines

__all__ = ["split_sentences"]

_OPENING = "\"'“‘«([{„*_"
# A mark, the quotation marks and brackets that close after it (with the second full stop
# that spinners leave: `.”.`), and the gap.
_CANDIDATE = re.compile(
    r"""(?P<mark>[.!?…]+|(?P<wide>[。！？]+))(?P<close>["'”’»)\]}*]*(?:\.(?=\s|$))?["”’]*)(?P<gap>\s*)"""
)
_MARK = re.compile("[.!?…。！？]")
# How far a rule looks back for the word before a mark, and ahead for the one after it.
_REACH = 48
_LAST_WORD = re.compile(r"\S*$")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LABEL = re.compile(r"\s*[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})$")
_GLUED_NEXT = re.compile(r"[\"“‘'(]?(?:[A-Z][a-z’']+|[AI])(?=[\s,’'])")
_GLUED_WORD = re.compile(r"(?:^|[\s(\"“‘'—–-])[\w’'-]*[a-z]{2}[\"”’')]*$|\d[\"”’')]+$")
_REPORTING = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|asked|asks|stated|told|wrote|tweeted|added|replied|"
    r"shouted|cried|wondered|exclaimed|demanded|joked|declared)\b"
)
# A stray quotation mark or bracket at the end of a line is no sentence; "###" is one.
_HAS_CONTENT = re.compile(r"[^\W_]|\S{3}")
_JOINT = re.compile(r"[—–/-]+(?=[^\W_])")
_ADDRESS = re.compile(r"https?://|www\.|@\w|#\w|[a-z]+[A-Z]")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Cut one paragraph of a text into sentences.

    Parameters
    ----------
    text : str
        Without hidden characters; quotation marks as published, because their
        direction tells where a sentence starts.
    start, end : int, optional
        The paragraph's span.

    Returns
    -------
    list of (int, int)
        Spans in ``text``, in order, not overlapping, none empty, without white
        space at their ends; together they hold every other character.

    Examples
    --------
    >>> text = "Gen. Mark Havel left at 9 a.m. Monday. “Why?” asked J. K. Ambrose."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Gen. Mark Havel left at 9 a.m. Monday.', '“Why?” asked J. K. Ambrose.']
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for first, last in split_lines(text, start, end):
        left = first
        for cut in _cuts(text, first, last):
            spans += _stripped(text, left, cut)
            left = cut
        if spans and left > first and not _HAS_CONTENT.search(text, left, last):
            spans[-1] = (spans[-1][0], left + len(text[left:last].rstrip()))
        else:
            spans += _stripped(text, left, last)
    return spans


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span without white space at its ends, cut up where it is too long."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield from limit_length(text, start, end)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets inside a line at which a new sentence starts."""
    opened = start
    for match in _candidates(text, start, end):
        if match.end() >= end:
            return
        if match["wide"]:
            decided = True
        elif match["gap"]:
            decided = _ends_sentence(text, opened, match, end)
        else:
            decided = _is_glued(text, start, match, end)
        if decided:
            cut = _cut_at(text, opened, match)
            if cut < end:
                yield cut
                opened = cut


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the marks that may end a sentence.

    A class of characters alone is looked for several times as fast as all of the
    expression, which every character would have to fail.
    """
    while (mark := _MARK.search(text, start, end)) and (
        match := _CANDIDATE.match(text, mark.start(), end)
    ):
        yield match
        start = match.end()


def _cut_at(text: str, opened: int, match: re.Match[str]) -> int:
    """Return where the next sentence starts: a quotation mark set apart may close this one."""
    cut = match.end()
    apart = text[cut : cut + 2]
    if match["gap"] and apart in ("” ", '" ', "’ ") and _is_open(text, opened, match.end("close")):
        return cut + 1
    return cut


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is still open at the end of a span."""
    piece = text[max(start, end - 2000) : end]
    marks = piece.count("“") + piece.count("”") + piece.count('"')
    return marks % 2 == 1


def _is_glued(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Tell whether a sentence starts right behind a mark: "done.The next"."""
    after = text[match.end() : min(end, match.end() + _REACH)]
    following = _GLUED_NEXT.match(after)
    if not following:
        return False
    before = text[max(start, match.start() - _REACH) : match.end("close")].rstrip("\"'”’»)]")
    word = before.rstrip(".!?…").rpartition(" ")[2].lstrip(_OPENING)
    if word in NEVER_FINAL or word in RARELY_FINAL or word in NUMBERED or "/" in word:
        return False
    closing = text[match.start("close") : match.end("close")]
    if closing:
        return closing[0] != "'" or len(word) > 2
    return bool(_GLUED_WORD.search(before.rstrip(".!?…"))) and "@" not in word


def _ends_sentence(text: str, opened: int, match: re.Match[str], end: int) -> bool:
    """Decide about a mark with white space behind it."""
    at = match.end()
    ahead = text[at : min(end, at + 2 * _REACH)]
    if not _may_start(ahead, match):
        return False
    mark = match["mark"]
    found = _NEXT_WORD.search(ahead)
    following = found[0].replace("’", "'") if found else ""
    if found and len(following) == 1 and ahead[found.end() : found.end() + 1] == ".":
        following = ""  # an initial, not "A" or "I"
    if "!" in mark or "?" in mark or match["close"]:
        reported = _REPORTING.match(ahead) if match["close"] else None
        # After a full stop only a bare "Smith said." belongs to the quotation.
        if reported and (mark != "." or ahead[reported.end() : reported.end() + 1] in ".,"):
            return False
    if "!" in mark or "?" in mark:
        return True
    before = text[max(opened, match.start() - _REACH) : match.start()]
    if mark != ".":
        attached = before[-1:].strip() != ""
        return (attached and len(mark) != 2) or following in STARTERS
    if _LABEL.fullmatch(before):
        return False
    if ahead[0] in "-–—" or (ahead[0] == "(" and ahead[1:2].islower()):
        following = ""
    window = (match.start() - len(before), match.end("close"), at + len(ahead))
    return _full_stop(before, following, lambda: _ask_nupunkt(text, *window))


def _may_start(ahead: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence can start with these characters at all."""
    first = ahead[0]
    if first.isalpha():
        return not first.islower() or bool(_ADDRESS.match(ahead))
    if first in ".,;:!?%&":
        return False
    if first in "“‘(«[":
        return True
    if first in "”’\"'-–—*":
        inner = ahead.lstrip("”’\"'-–—* (“‘")
        return bool(inner) and not inner[0].islower()
    if first in "@#/":
        return match["mark"] != "." or first != "/"
    return True


def _full_stop(before: str, following: str, ask: Callable[[], bool]) -> bool:
    """Decide about a full stop by the words around it."""
    found = _LAST_WORD.search(before)
    word = (found[0] if found else "").rstrip("\"'”’»)]").lstrip(_OPENING)
    word = _JOINT.split(word)[-1]
    if word in DOTTED_TIMES:
        return bool(following) and following not in TIME_WORDS
    if not word:
        # "last year . He": the stop was set apart; ". . . He": an ellipsis was.
        return following in STARTERS or before.rstrip()[-1:] not in (".", "")
    word, following = _as_in_small_letters(word), _as_in_small_letters(following)
    if word in NEVER_FINAL or (word in NUMBERED and following[:1].isdigit()):
        return False
    if following in STARTERS:
        return True
    if word in RARELY_FINAL or _INITIALS.fullmatch(word):
        return False
    # Short capitalised words may be abbreviations nobody listed.
    doubtful = word[0].isupper() and len(word) <= 5 and word.isalpha()
    return ask() if doubtful and following else True


def _as_in_small_letters(word: str) -> str:
    """Return a word of a text in capitals as it would stand in a list of words."""
    if word.isupper() and len(word) > 2 and word.isalpha() and word not in RARELY_FINAL:
        return word.capitalize()
    return word


@functools.cache
def _nupunkt() -> Callable[[str], list[tuple[int, int]]]:
    """Import nupunkt when the first doubtful full stop needs it."""
    import nupunkt  # noqa: PLC0415 - a third of the room's start-up, and not always needed

    return cast("Callable[[str], list[tuple[int, int]]]", nupunkt.sent_spans)


def _ask_nupunkt(text: str, start: int, stop: int, end: int) -> bool:
    """Return nupunkt's decision about the mark that ends at ``stop``."""
    return any(
        stop <= start + last and start + last < end and not text[stop : start + last].strip()
        for _, last in _nupunkt()(text[start:end])
    )
