"""Tell the story from the page around it: which paragraphs of a page it is.

The extractor says which text is the story. Its words are laid over the paragraphs of the
page; what it dropped between two paragraphs of the story is the story's, and so are the
entries of a live blog, of which it takes one. A second article on the page is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.read.lines import LINKS_SHARE, NAMING_ROLES
from spindetect.read.page import PageBlock
from spindetect.records import Role

__all__ = ["NEVER_MAIN", "Story", "main_blocks", "told_roles", "with_headline"]

# Roles that are never the story, even where the extractor kept them.
NEVER_MAIN: Final[frozenset[Role | None]] = frozenset(
    ("navigation", "related_links", "copyright", "promotion")
)
# Roles that are the story's only where the extractor kept them.
_MAYBE_MAIN: Final[frozenset[Role | None]] = frozenset((None, "subheading"))
_HEADINGS: Final[frozenset[Role | None]] = frozenset(("headline", "subheading", "related_links"))
# Two readings of a paragraph differ in white space and in lost or added ends,
# so it is known again by runs of words; shorter ones, by the whole line.
_SHINGLE_WORDS: Final = 5
_KEPT_SHARE: Final = 0.5
_WORD: Final = re.compile(r"\w+")
# Set by judgement: a paragraph that nearly all is one link to the same site leads on to
# another story; of fewer words it may be a name; before the first prose, a byline.
_POINTER_SHARE: Final = 0.8
_POINTER_WORDS: Final = 4
_PROSE_WORDS: Final = 15
# A column of links, with a heading of its own perhaps.
_MENU_SHARE: Final = 0.6
_SEPARATOR: Final = re.compile(r"\s+[-–—|·•»]+\s+|:\s+")
_TITLE_WORDS: Final = 3
# Of a line that is no heading: shorter ones are names of sites.
_PLAIN_TITLE_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Story:
    """The story as the extractor sees it: its lines, and their runs of words.

    Parameters
    ----------
    lines, shingles : frozenset of tuple of str
    """

    lines: frozenset[tuple[str, ...]]
    shingles: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> Story:
        """Return the story of an extracted text."""
        lines = [words for words in map(_words, text.split("\n")) if words]
        return cls(
            frozenset(map(tuple, lines)),
            frozenset(shingle for words in lines for shingle in _shingles(words)),
        )

    def holds(self, block: PageBlock) -> bool:
        """Tell whether the extractor kept a paragraph."""
        words = _words(block.text)
        if tuple(words) in self.lines:
            return True
        shingles = _shingles(words)
        return sum(shingle in self.shingles for shingle in shingles) > _KEPT_SHARE * len(shingles)


def _words(text: str) -> list[str]:
    """Return the words of a text, to compare two readings of a page by."""
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(_SHINGLE_WORDS)), strict=False))


def with_headline(blocks: Sequence[PageBlock], title: str | None) -> list[PageBlock]:
    """Find the headline that a page marks by no ``<h1>``: its title says what it is.

    Parameters
    ----------
    blocks : sequence of PageBlock
    title : str or None
        As the page declares it, perhaps with the site's name.

    Returns
    -------
    list of PageBlock
        What repeats most of the title is the headline; a link in an
        ``<h1>`` above it is not, then.
    """
    found = list(blocks)
    titles = _titles(title or "")
    longest = 2 * len(title or "")
    places = [
        i
        for i, block in enumerate(found)
        if len(block.text) <= longest and _is_title(block, titles)
    ]
    if not places:
        return found
    # The site's own name stands in its title, too, and mostly is shorter.
    at = max(places, key=lambda i: len(_words(found[i].text)))
    found[at] = replace(found[at], role="headline")
    for i, block in enumerate(found[:at]):
        if block.role == "headline" and block.linked > _POINTER_SHARE:
            found[i] = replace(block, role="navigation")
    return found


def _titles(title: str) -> set[tuple[str, ...]]:
    """Return a title's words, with and without what stands before or behind a separator."""
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    pieces = [title, *(title[:start] for start, _ in cuts), *(title[end:] for _, end in cuts)]
    return {words for words in map(tuple, map(_words, pieces)) if len(words) >= _TITLE_WORDS}


def _is_title(block: PageBlock, titles: set[tuple[str, ...]]) -> bool:
    may_be = block.role in _MAYBE_MAIN or block.role in {"headline", *NAMING_ROLES}
    words = tuple(_words(block.text)) if may_be else ()
    return words in titles and len(words) >= (_TITLE_WORDS if block.role else _PLAIN_TITLE_WORDS)


def main_blocks(
    blocks: Sequence[PageBlock], story: Story, *, live: bool = False
) -> list[bool] | None:
    """Tell which paragraphs are the story.

    Parameters
    ----------
    blocks : sequence of PageBlock
    story : Story
    live : bool, default False
        Whether the page says that it is a live blog.

    Returns
    -------
    list of bool or None
        One for each; None when the extractor found no story.
    """
    kept = [block.role not in NEVER_MAIN and story.holds(block) for block in blocks]
    pairs = zip(blocks, kept, strict=True)
    if not any(keep and block.role in _MAYBE_MAIN for block, keep in pairs):
        return None
    _keep_enclosed(blocks, kept)
    if live:
        _keep_entries(blocks, kept)
    outside = _other_articles(blocks, kept)
    # The extractor puts the headline into its metadata; it is the story's.
    return [
        keep or (block.role == "headline" and not outside.intersection(block.articles))
        for block, keep in zip(blocks, kept, strict=True)
    ]


def _keep_enclosed(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """Keep what the extractor dropped between two paragraphs of one parent."""
    last: dict[int, int] = {}
    for i, keep in enumerate(kept):
        if not keep:
            continue
        before = last.get(blocks[i].parent)
        for j in range(before + 1 if before is not None else i, i):
            block = blocks[j]
            enclosed = block.parent == blocks[i].parent and block.role in _MAYBE_MAIN
            kept[j] = kept[j] or (enclosed and block.linked < LINKS_SHARE)
        last[blocks[i].parent] = i


def _keep_entries(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """Keep the entries beside the one that the extractor took."""
    first = next((i for i, keep in enumerate(kept) if keep and blocks[i].articles), None)
    if first is None:
        return
    around = blocks[first].articles[:-1]
    for i, block in enumerate(blocks):
        beside = len(block.articles) > len(around) and block.articles[: len(around)] == around
        if beside and block.role in _MAYBE_MAIN and block.linked < LINKS_SHARE:
            kept[i] = True


def _other_articles(blocks: Sequence[PageBlock], kept: Iterable[bool]) -> set[int]:
    """Return the articles that have a heading of their own, and nothing of the story."""
    headed: set[int] = set()
    story: set[int] = set()
    for block, keep in zip(blocks, kept, strict=True):
        if keep and block.role in _MAYBE_MAIN:
            story.update(block.articles)
        elif block.role in _HEADINGS:
            headed.update(block.articles)
    return headed - story if story else set()


def told_roles(blocks: Sequence[PageBlock], main: Sequence[bool]) -> list[Role | None]:
    """Return the roles of all paragraphs, those of other articles and pointers to them told.

    Parameters
    ----------
    blocks : sequence of PageBlock
    main : sequence of bool
        Which of them are the story.
    """
    outside = _other_articles(blocks, main)
    roles: list[Role | None] = []
    told = False
    for block, keep in zip(blocks, main, strict=True):
        role = block.role
        if role is None and _is_menu(block):
            role = "navigation"
        elsewhere = role not in NEVER_MAIN and outside.intersection(block.articles)
        if elsewhere or (told and role in _MAYBE_MAIN and _is_pointer(block)):
            role = "related_links"
        told = told or (keep and role is None and len(block.text.split()) >= _PROSE_WORDS)
        roles.append(role)
    return roles


def _is_menu(block: PageBlock) -> bool:
    """Tell whether a paragraph is links on lines of their own."""
    return block.onsite >= _MENU_SHARE and len(block.links) > 1 and "\n" in block.text


def _is_pointer(block: PageBlock) -> bool:
    return block.onsite >= _POINTER_SHARE and len(block.text.split()) >= _POINTER_WORDS
