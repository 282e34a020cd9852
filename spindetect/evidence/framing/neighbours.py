"""What a line's neighbours rule out: a picture's credit signs no story, a teaser heads none."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_AGENCY: Final = re.compile(
    r"\W*(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|getty images|epa)\W*",
    re.IGNORECASE,
)
_PHOTOGRAPHER: Final = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}(?:, (?:The )?| ?/ ?| ?\| ?)"
    r"(?:Associated Press|AP|Reuters|AFP|Getty(?: Images)?|EPA)\W*"
)
_CLOSING: Final = " \n\t\"'”’"
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORT: Final = 3  # letters
# Of a headline's words, those that its own story holds, or its other writing does.
_OWN: Final = 0.5
# How long a film takes, behind its title.
_RUNNING_TIME: Final = re.compile(r" \d{1,2}:\d{2}\s*$")
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
    ends = [paragraph.end for paragraph in page.paragraphs]
    numbers = [min(bisect_right(ends, passage.start), len(ends) - 1) for passage in found]
    roles: dict[int, set[Role]] = {}
    for passage, number in zip(found, numbers, strict=True):
        roles.setdefault(number, set()).add(passage.role)
    others = _others_headlines(page, found, numbers, roles)
    return tuple(
        passage
        if passage.probability >= CERTAIN
        else replace(passage, role=_placed(passage, number, roles, others))
        for passage, number in zip(found, numbers, strict=True)
    )


def _others_headlines(
    page: Page, found: Sequence[Passage], numbers: Sequence[int], roles: dict[int, set[Role]]
) -> frozenset[int]:
    """Return the paragraphs of headlines that head other stories.

    An article's own shares words with its story, most of all before it begins: teasers,
    video lists and links to other stories have theirs around it and amid it.
    """
    prose = [
        number
        for number, paragraph in enumerate(page.paragraphs)
        if number not in roles and _is_prose(paragraph.text.rstrip())
    ]
    headlines = {
        number: _words_of(passage.text)
        for passage, number in zip(found, numbers, strict=True)
        if passage.role == "headline"
    }
    if not prose or len(headlines) < 2:
        return frozenset(at for at in headlines if len([p for p in prose if p < at]) >= _STORY)
    story = frozenset().union(*(_words_of(page.paragraphs[number].text) for number in prose))
    shares = {
        at: len(words & story) / len(words) if words else 0.0 for at, words in headlines.items()
    }
    above = [at for at in headlines if at < prose[0] and shares[at] >= _OWN] or list(headlines)
    own = max(above, key=lambda at: (round(shares[at], 1), at))
    return frozenset(
        at
        for at, words in headlines.items()
        if len(words & headlines[own]) < _OWN * min(len(words), len(headlines[own]))
    )


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and text[-1] in STOPS


def _words_of(text: str) -> frozenset[str]:
    """Return the longer words of a text in small letters: those that tell what it is about."""
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > _SHORT)


def _placed(
    passage: Passage, number: int, roles: dict[int, set[Role]], others: frozenset[int]
) -> Role:
    """Return the role that a passage's place among the others leaves it."""
    if passage.role == "byline":
        return _signing(passage, number, roles, others)
    if passage.role == "dateline" and not others.isdisjoint({number - 1, number - 2}):
        return "related_links"
    if passage.role == "headline":
        if passage.text.rstrip(_CLOSING)[-1:] == "." and len(passage.text.split()) >= _SENTENCE:
            return "caption"
        if number in others or _RUNNING_TIME.search(passage.text):
            return "related_links"
    return passage.role


def _signing(
    passage: Passage, number: int, roles: dict[int, set[Role]], others: frozenset[int]
) -> Role:
    """Tell an author from a photographer, and from the author of another story."""
    above = roles.get(number - 1, set())
    if "headline" not in above:
        # Under a picture, an agency's name, or a name beside an agency's, is the picture's credit.
        pictured = "caption" in above | roles.get(number + 1, set())
        if pictured and (_AGENCY.fullmatch(passage.text) or _PHOTOGRAPHER.fullmatch(passage.text)):
            return "caption"
    if not others.isdisjoint({number - 1, number - 2}):
        return "related_links"
    return "byline"
