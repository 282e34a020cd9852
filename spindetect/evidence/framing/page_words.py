"""Which sentences are the page's own, so that what differs in them is framing."""

from __future__ import annotations

from typing import Final

from spindetect.evidence.framing.roles import Passage, framing_sentences
from spindetect.evidence.numbers import day_of, month_of
from spindetect.evidence.units import half_of, measure_of
from spindetect.records import Document, Role, Word

__all__ = ["page_sentences"]

# Framing in sentences of its own, in which a wrong name or figure misleads like any other.
_PROSE: Final[frozenset[Role]] = frozenset({"headline", "subheading", "caption"})
# A short line ("Section 9 applies.") is taken for a menu's for want of a better role, with .6 to
# .75; what markup or a pattern says is surer than this.
UNSURE: Final = 0.85
# What a page counts and says of itself.
_COUNTED: Final = frozenset(
    "comment share view like read reader repli post photo imag video page subscrib follow "
    "copyright updat publish edit vote rate result ago".split()
)


def page_sentences(document: Document, found: tuple[Passage, ...]) -> frozenset[int]:
    """Return the sentences that are the page's and no prose: dates, bylines, menus.

    Parameters
    ----------
    document : Document
    found : tuple of Passage
        Its passages.

    Notes
    -----
    Headlines and captions are prose, and so is a short line in a paragraph of its own that
    ends as a sentence and holds no date, no time and nothing that pages count: that it
    is a menu's is a guess.
    """
    kept = (p for p in found if p.role not in _PROSE and not _is_said(document, p))
    return framing_sentences(document, tuple(kept))


def _is_said(document: Document, passage: Passage) -> bool:
    """Tell whether a passage taken for a menu's reads like a sentence of the story."""
    if passage.role != "navigation" or passage.furniture or passage.probability >= UNSURE:
        return False
    if not passage.text.rstrip().endswith("."):
        return False
    words = [word for index in passage.sentences for word in document.sentences[index].words]
    if not any(word.form.isalpha() and word.form.islower() for word in words):
        return False
    return not any(map(_is_of_page, words))


def _is_of_page(word: Word) -> bool:
    unit = measure_of(word)
    timed = month_of(word) or day_of(word) or half_of(word) or (unit and unit[0] == "time")
    return bool(timed) or word.stem in _COUNTED
