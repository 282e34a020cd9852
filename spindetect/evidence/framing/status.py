"""Say what became of each framing passage: kept, altered, added or omitted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from spindetect.evidence.framing.roles import Passage, passages
from spindetect.records import Article, Document, Framing, FramingStatus, Link, Role, Side

__all__ = ["find_framing"]

# Words that two passages must share (Dice coefficient of their bags) to be the same words;
# below, it is another wording.
SAME_WORDS: Final = 0.8
# Shorter to longer, in characters: texts further apart cannot share that many words.
NEAR_LENGTH: Final = 0.6
# A passage of which there is one in an article: other words on the other side replaced it.
_SINGLE: Final[frozenset[Role]] = frozenset(
    {"attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note", "headline"}
)
_WORD: Final = re.compile(r"[^\W_]+")
# What mostly stands in news beside ASCII, and in no word.
_MARKS: Final = "“”‘’–—…\u00a0"
# Of ASCII, small letters for capitals, and a space for what is in no word.
_PLAIN: Final = bytes(ord(chr(c).lower() if chr(c).isalnum() else " ") for c in range(128)) * 2
# Words that say nothing about whose byline or which date it is.
_FILLER: Final = frozenset(
    "by posted published updated on at the a an and of in staff writer reporter author written "
    "last first created date am pm".split()
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One article's passages, and its words for looking things up."""

    document: Document
    passages: tuple[Passage, ...]
    squeezed: str
    texts: tuple[str, ...]
    declared: dict[Role, frozenset[str]]
    telling: frozenset[frozenset[str]]
    bags: dict[str, Counter[str]] = field(default_factory=dict)

    def bag(self, text: str) -> Counter[str]:
        """Return the words of one of the texts; several passages are compared with each."""
        known = self.bags.get(text)
        if known is None:
            known = self.bags[text] = Counter(_words(text))
        return known


def find_framing(
    original: Document,
    copy: Document,
    links: Sequence[Link] = (),
    *,
    original_passages: Sequence[Passage] | None = None,
    copy_passages: Sequence[Passage] | None = None,
) -> tuple[Framing, ...]:
    """Say what became of the passages that frame the story.

    Parameters
    ----------
    original, copy : Document
    links : sequence of Link
        Links of the pair's sentences; a linked framing passage whose wording
        changed is ``altered``.
    original_passages, copy_passages : sequence of Passage, optional
        Their passages, where the caller has them already.

    Returns
    -------
    tuple of Framing
        ``omitted`` passages and the replaced wording of ``altered`` ones point
        into the original; ``kept``, ``added`` and the replacing wording of
        ``altered`` ones into the copy. First the original's, then the copy's,
        each in reading order.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    ours = _side(original, original_passages)
    theirs = _side(copy, copy_passages)
    linked_here = _filled(ours) & {i for link in links for i in link.original}
    linked_there = _filled(theirs) & {j for link in links for j in link.copy}
    here = [_is_kept(passage, theirs) for passage in ours.passages]
    there = [_is_kept(passage, ours) for passage in theirs.passages]
    replaced = _open_roles(ours.passages, here) & _open_roles(theirs.passages, there) & _SINGLE
    found = [
        _framing(passage, _status(passage, "omitted", replaced, linked_here), "original")
        for passage, kept in zip(ours.passages, here, strict=True)
        if not kept
    ]
    for passage, kept in zip(theirs.passages, there, strict=True):
        status = "kept" if kept else _status(passage, "added", replaced, linked_there)
        found.append(_framing(passage, status, "copy"))
    return tuple(found) + _kept_unseen(ours, here, theirs, there)


def _side(document: Document, found: Sequence[Passage] | None) -> _Side:
    known = passages(document) if found is None else tuple(found)
    article = document.article
    texts = [sentence.text for sentence in document.sentences]
    texts += [passage.text for passage in known]
    squeezed = " " + " ".join(_words(article.text)) + " "
    telling = frozenset(_telling(_words(passage.text)) for passage in known)
    return _Side(document, known, squeezed, tuple(texts), _declared(article), telling)


def _filled(side: _Side) -> set[int]:
    """Sentences that one passage fills; what is linked of others is the story beside it."""
    sentences = side.document.sentences
    return {
        index
        for passage in side.passages
        for index in passage.sentences
        if passage.start <= sentences[index].start and passage.end >= sentences[index].end
    }


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words) - _FILLER


def _declared(article: Article) -> dict[Role, frozenset[str]]:
    """Return the words of what a page declares about itself outside its text."""
    fields: dict[Role, str | None] = {
        "byline": article.byline,
        "dateline": article.published,
        "headline": article.title,
        "attribution": article.publisher,
    }
    return {role: frozenset(_words(value)) for role, value in fields.items() if value}


def _words(text: str) -> list[str]:
    plain = text
    if not text.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
    if plain.isascii():  # as the expression would, in a fraction of the time
        return plain.encode("ascii").translate(_PLAIN).decode("ascii").split()
    return _WORD.findall(text.lower())


def _is_kept(passage: Passage, other: _Side) -> bool:
    """Whether the other article says the same, anywhere: furniture and metadata count."""
    words = _words(passage.text)
    if not words:
        return passage.text.strip() in other.document.article.text
    if f" {' '.join(words)} " in other.squeezed:
        return True
    telling = _telling(words)
    if telling and telling in other.telling:
        return True
    declared = other.declared.get(passage.role)
    if declared and telling and telling <= declared:
        return True
    size = len(passage.text)
    bag = Counter(words)
    return any(
        _alike(bag, len(words), other.bag(text))
        for text in other.texts
        if NEAR_LENGTH * size <= len(text) <= size / NEAR_LENGTH
    )


def _alike(bag: Counter[str], total: int, candidate: Counter[str]) -> bool:
    least = SAME_WORDS * (total + candidate.total())
    # Most candidates are far apart: the words that both hold at all bound what they share.
    common = bag.keys() & candidate.keys()
    if 2 * sum([bag[word] for word in common]) < least:
        return False
    return 2 * sum([min(bag[word], candidate[word]) for word in common]) >= least


def _open_roles(found: Iterable[Passage], kept: Iterable[bool]) -> set[Role]:
    return {p.role for p, is_kept in zip(found, kept, strict=True) if not is_kept}


def _status(
    passage: Passage, otherwise: FramingStatus, replaced: set[Role], linked: set[int]
) -> FramingStatus:
    if passage.role in replaced or linked.issuperset(passage.sentences):
        return "altered"
    return otherwise


def _kept_unseen(
    ours: _Side, here: Sequence[bool], theirs: _Side, there: Sequence[bool]
) -> tuple[Framing, ...]:
    """Return the original's passages that the copy keeps where no passage was recognised."""
    known = {" ".join(_words(p.text)) for p, k in zip(theirs.passages, there, strict=True) if k}
    return tuple(
        _framing(passage, "kept", "original")
        for passage, kept in zip(ours.passages, here, strict=True)
        if kept and " ".join(_words(passage.text)) not in known
    )


def _framing(passage: Passage, status: FramingStatus, side: Side) -> Framing:
    return Framing(
        status,
        passage.role,
        side,
        passage.start,
        passage.end,
        passage.text,
        round(passage.probability, 4),
    )
