"""Whether an article says what the other one's passage says, in whatever part of it."""

from __future__ import annotations

from typing import Final

from spindetect.evidence.framing.sides import SAME_WORDS, Item, Line, SideWords
from spindetect.evidence.framing.signing import (
    NAME_LETTERS,
    agency_beside,
    name_letters,
    signing_words,
)
from spindetect.evidence.framing.wording import (
    differs_tellingly,
    likeness,
    plain,
    same_day,
    telling,
    when,
)
from spindetect.records import Article, Role, Span

__all__ = ["LONG", "declared_there", "found_there"]

# Words from which on a passage that stands in running text is no chance; fewer must stand in a
# line that holds little else. Set by judgement.
LONG: Final = 5
_BESIDE: Final = 3
# Characters from which on a place and its dash, as they are written, are no chance.
_LONG_PLACE: Final = 4
# Agencies' letters name nobody.
_LETTERS: Final = frozenset("ap afp epa pa upi pti ani ians reuters getty".split())
# Words of a line that hold together names and labels.
_JOINTS: Final = frozenset("by and of for the in with from staff at to on".split())
# What a credit says beside whom it credits.
_CREDITING: Final = frozenset(
    "source sources via this that article story post report originally original first published "
    "appeared republished reprinted provided courtesy permission with from by in on at of the a an "
    "and is was read more full here to see https http www com org net".split()
)
# Words of a line that signs a story.
_SIGNING: Final = 14
_PUBLISHING: Final = frozenset("posted published updated modified ap afp reuters".split())
# Roles that a line of a picture's credit may be taken for where it stands alone.
_CREDITS: Final[frozenset[Role]] = frozenset({"attribution", "byline", "caption", "copyright"})
# Roles that a name on a line of its own may be taken for, and words that it has.
_TITLES: Final[frozenset[Role]] = frozenset({"caption", "headline", "subheading"})
_FEW_NAMES: Final = 4
_FURNITURE: Final[frozenset[Role]] = frozenset(
    {"navigation", "promotion", "related_links", "social_embed"}
)


def declared_there(item: Item, article: Article) -> bool:
    """Tell whether an article says outside its text what a passage says.

    Parameters
    ----------
    item : Item
        A passage of the other article.
    article : Article
    """
    if item.role == "byline":
        return _is_within(item, article.byline) or _is_within(item, article.publisher)
    if item.role == "dateline" and item.kind == "date" and article.published and item.when:
        return same_day(item.when._replace(clocks=frozenset()), when(article.published))
    if item.role == "headline":
        return bool(article.title) and item.line in plain(article.title or "")
    if item.role == "attribution":
        named = item.words - _CREDITING
        fields = (article.publisher, article.canonical_url)
        return bool(named) and any(named <= _words(value) for value in fields if value)
    return False


def _is_within(item: Item, declared: str | None) -> bool:
    return declared is not None and item.key <= telling("byline", _words(declared))


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())


def found_there(item: Item, other: SideWords) -> Span | None:
    """Return where an article says what a passage says, as the same or as no role.

    Parameters
    ----------
    item : Item
        A passage of the other article.
    other : SideWords

    Returns
    -------
    Span or None
    """
    if not item.line:  # a rule or another sign
        at = other.document.article.text.find(item.span.text)
        return None if at < 0 else Span(at, at + len(item.span.text), item.span.text)
    if item.role == "byline":
        return _named_in_a_line(item, other) or _in_a_caption(item, other)
    if item.kind in {"place", "date"}:
        return (_place_opens if item.kind == "place" else _day_in_a_line)(item, other)
    if item.line.count(" ") + 1 >= LONG:
        exact = item.role in {"headline", "subheading"}
        return other.find(item.line) or (None if exact else _alike(item, other))
    # Last, an author's name in capitals, on a line of its own.
    named = item.role in _TITLES and item.line.count(" ") < _FEW_NAMES
    return (
        _short_line(item, other)
        or _in_a_caption(item, other)
        or (_signing_line(item, other) if named else None)
    )


def _in_a_caption(item: Item, other: SideWords) -> Span | None:
    """Return where a picture's credit stands behind its caption, which runs on from it."""
    if item.role not in _CREDITS or " " not in item.line:
        return None
    for one in other.items:
        if one.role == "caption" and f" {item.line} " in f" {one.line} ":
            return other.locate(item.line, one.span)
    return None


def _named_in_a_line(item: Item, other: SideWords) -> Span | None:
    """Return a line of names that holds a byline's, or a sentence that it was glued to."""
    for words, line in other.loose:
        if item.key <= words and _is_of_names(line.span.text):
            return line.span
    for line in other.lines:
        if line.words.startswith(f"{item.line} ") and len(item.key) > 1:
            return other.locate(item.line, line.span)
    return _signing_line(item, other) or _named_in_a_passage(item, other)


def _named_in_a_passage(item: Item, other: SideWords) -> Span | None:
    """Return a passage of names, or of another role, that holds a byline's."""
    for one in other.items:
        if one.role == "byline" and item.key < one.key:
            return one.span
        if one.role not in {"byline", "caption"} and item.key == telling("byline", one.words):
            return one.span
    if item.line.startswith("by "):
        return _glued(item, other)
    # Who is named without a word on what they did may have taken the picture.
    return _within(item, other, "caption")


def _glued(item: Item, other: SideWords) -> Span | None:
    """Return a byline's words in a row, amid a text without its paragraphs."""
    span = other.find(item.line) if len(item.key) > 1 else None
    written = span is not None and span.text[:1].isupper() and _is_of_names(span.text)
    return span if written else None


def _within(item: Item, other: SideWords, role: Role) -> Span | None:
    """Return a name's words in a row in a longer passage of a role."""
    if len(item.key - _LETTERS) < 2:
        return None
    inside = f" {item.line} "
    for one in other.items:
        if one.role == role and inside in f" {one.line} ":
            return other.locate(item.line, one.span)
    return None


def _signing_line(item: Item, other: SideWords) -> Span | None:
    """Return a line of nothing but names that holds a byline's, letter for letter."""
    signed, agency = name_letters(item.line), agency_beside(item.line)
    if len(signed) < NAME_LETTERS:
        return None
    for line in other.lines:
        short = line.words.count(" ") < _SIGNING and _is_of_names(line.span.text)
        if short and signed in name_letters(line.words) and agency == agency_beside(line.words):
            return line.span
    return None


def _is_of_names(text: str) -> bool:
    return not any(word.islower() and word not in _JOINTS for word in signing_words(text.split()))


def _place_opens(item: Item, other: SideWords) -> Span | None:
    """Return where a dateline stands as it is, or its place opens a sentence without one."""
    if item.text.rstrip()[-1:] in tuple("—–-") and len(item.line) >= _LONG_PLACE:
        at = other.document.article.text.find(item.text)
        if at >= 0:
            return Span(at, at + len(item.text), item.text)
    place = item.place[0] if item.place else frozenset()
    opening = " ".join(word for word in item.line.split() if word in place)
    if not opening:
        return None
    for line in other.lines:
        if f"{line.words} ".startswith(f"{opening} "):
            span = other.locate(opening, line.span)
            if span.start == line.span.start and _is_written_as_place(span, line):
                return span
    return None


def _is_written_as_place(span: Span, line: Line) -> bool:
    """Tell "HELSINKI The talks" and "Oslo: The talks" from a sentence about the place."""
    first = span.text.split()[0]
    rest = line.span.text[len(span.text) :].lstrip()
    shouted = len(first) > 1 and first.isupper()
    return (shouted and (not rest or rest[0].isupper())) or rest[:1] in tuple("(—–-:/")


def _day_in_a_line(item: Item, other: SideWords) -> Span | None:
    if item.when is None or not item.when.days:
        return other.find(item.line) if item.line.count(" ") else None
    for one in other.items:
        if (
            one.role in {"byline", "navigation"}
            and same_day(item.when, when(one.span.text))
            and (one.role == "byline" or _is_of_publishing(one.words, one.span.text))
        ):
            return one.span
    for words, line in other.loose:
        text = line.span.text
        if (
            any(c.isdigit() for c in text)
            and same_day(item.when, when(text))
            and _is_of_publishing(words, text)
        ):
            return line.span
    return None


def _is_of_publishing(words: frozenset[str], text: str) -> bool:
    """Tell a page's date, a byline's perhaps, from a forecast's or an event's."""
    if not words.isdisjoint(_PUBLISHING):
        return True
    left = telling("byline", words)
    return left == words or (" by " in f" {text.lower()} ")


def _short_line(item: Item, other: SideWords) -> Span | None:
    most = item.line.count(" ") + 1 + _BESIDE
    inside = f" {item.line} "
    if inside not in other.squeezed:
        return None
    for line in other.lines:
        if line.words.count(" ") < most and inside in f" {line.words} ":
            return other.locate(item.line, line.span)
    for one in other.items:
        if one.line.count(" ") < most and inside in f" {one.line} ":
            return other.locate(item.line, one.span)
    if item.role == "caption":
        return _within(item, other, "caption") or _within(item, other, "byline")
    return None


def _alike(item: Item, other: SideWords) -> Span | None:
    """Return a sentence, or a passage, that is the same but for a word or two."""
    size = len(item.line)
    for at in other.likely.like(item.words):
        words, span = other.said[at]
        if SAME_WORDS * size <= len(words) <= size / SAME_WORDS and (
            likeness(item.words, frozenset(words.split())) >= SAME_WORDS
            and (item.role in _FURNITURE or not differs_tellingly(item.span.text, span.text))
        ):
            return span
    return None
