"""What a line's neighbours rule out: a picture's credit signs no story, a teaser heads none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spindetect.evidence.framing.page import CERTAIN, STOPS, Page, Passage
from spindetect.records import Role

__all__ = ["among_others"]

# Characters from which a paragraph that ends as a sentence, and is no framing, is the story's.
_PROSE: Final = 90
# So many of them above a line, and it heads another story.
_STORY: Final = 3
# Words of a sentence: what is as long and ends with a stop is no headline. Of 60 syndicated
# reports read, 4 captions over a story had been told as its headline.
_SENTENCE: Final = 10


def among_others(page: Page, found: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give passages the role that their place among the others leaves.

    Parameters
    ----------
    page : Page
    found : sequence of Passage
        In reading order.

    Returns
    -------
    tuple of Passage
        The same passages. What is certain stays.
    """
    if len(page.paragraphs) < 2:
        return tuple(found)
    paragraphs = page.paragraphs
    numbers = [_paragraph(page, passage) for passage in found]
    roles: dict[int, set[Role]] = {}
    for passage, number in zip(found, numbers, strict=True):
        roles.setdefault(number, set()).add(passage.role)
    above, story = [], 0
    for number, paragraph in enumerate(paragraphs):
        above.append(story)
        text = paragraph.text.rstrip()
        story += number not in roles and len(text) >= _PROSE and text[-1] in STOPS
    return tuple(
        passage
        if passage.probability >= CERTAIN
        else replace(passage, role=_placed(passage, number, roles, above[number]))
        for passage, number in zip(found, numbers, strict=True)
    )


def _paragraph(page: Page, passage: Passage) -> int:
    """Return the number of the paragraph that a passage stands in."""
    low, high = 0, len(page.paragraphs) - 1
    while low < high:
        middle = (low + high) // 2
        if page.paragraphs[middle].end <= passage.start:
            low = middle + 1
        else:
            high = middle
    return low


def _placed(passage: Passage, number: int, roles: dict[int, set[Role]], above: int) -> Role:
    text = passage.text
    if passage.role == "byline" and text[:3].lower() != "by ":
        # A photographer's name, or an agency's, under a picture.
        beside = roles.get(number - 1, set()) | roles.get(number + 1, set())
        above_it = roles.get(number - 1, set())
        if "caption" in beside and "headline" not in above_it:
            return "caption"
    if passage.role == "headline":
        if text.rstrip()[-1:] == "." and len(text.split()) >= _SENTENCE:
            return "caption"
        if above >= _STORY:
            return "related_links"
    return passage.role
