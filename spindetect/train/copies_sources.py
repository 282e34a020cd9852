"""Stories to make copies of, and stories that stand beside them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, Literal

from spindetect.prepare.sentences import split_sentences
from spindetect.train import corpora
from spindetect.train.copies_mining import MinedPair, mined_pairs
from spindetect.train.copies_units import Unit

__all__ = [
    "Story",
    "any_story",
    "excerpt",
    "mined",
    "neighbour_of",
    "parallel_story",
    "release_story",
]

StoryKind = Literal["release", "agency", "parallel"]

MIN_SENTENCES: Final = 5
MAX_SENTENCES: Final = 60
PARALLEL_SENTENCES: Final = (8, 40)
# Share of stories cut to an excerpt of a few sentences, for short texts are scored too.
EXCERPTS: Final = 0.2
EXCERPT_SENTENCES: Final = (2, 6)
# Consecutive parallel sentences are grouped for keeping train and validation apart.
EVENT_DAYS: Final = 3
PARALLEL_BLOCK: Final = 100
_BILL: Final = re.compile(r"\b(?:S|H\.\s?R)\.\s?\d{2,4}\b")
_WHOLE: Final = re.compile(r"^[\"“‘'(]?[A-Z0-9].*[.!?][\"”’')]*$", re.DOTALL)
_FURNITURE: Final = re.compile(
    r"(?i)^(?:#+|-?\s?30\s?-?|contact\b.*|for immediate release.*|press release|.{0,60}@.{0,60}|"
    r"(?:phone|tel|fax|office|cell)\b.*|\W*)$"
)


@dataclass(frozen=True, slots=True)
class Story:
    """One story in sentences.

    Parameters
    ----------
    units : tuple of Unit
    group : str
        What it must not be parted from when data are split: its document.
    kind : {"release", "agency", "parallel"}
    index : int
        Position in its corpus; for a parallel story of its first sentence in its language.
    """

    units: tuple[Unit, ...]
    group: str
    kind: StoryKind
    index: int


def _units(paragraphs: list[str]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for paragraph in paragraphs:
        furniture = bool(_FURNITURE.match(paragraph))
        for start, end in split_sentences(paragraph):
            opens = start == 0 or not units
            role: Literal["navigation", "body"] = "navigation" if furniture else "body"
            units.append(Unit(paragraph[start:end], role=role, opens=opens))
    return tuple(units[:MAX_SENTENCES])


@lru_cache(maxsize=4096)
def release_story(index: int) -> Story:
    """One press release, its title as headline."""
    release = corpora.read_press_releases()[index]
    paragraphs = [line for line in release.text.split("\n") if line != release.title]
    head = (Unit(release.title, role="headline", opens=True),) if release.title else ()
    return Story(head + _units(paragraphs), release.id, "release", index)


@lru_cache(maxsize=1024)
def agency_story(index: int) -> Story:
    """The running text of one agency page, without its furniture."""
    page = corpora.read_agency_pages()[index]
    # Inline markup broke some pages' paragraphs in pieces; only whole ones make a story.
    body = [p for p in page.paragraphs if len(p) > 90 and _WHOLE.search(p)]
    return Story(_units(list(dict.fromkeys(body))), page.id, "agency", index)


def parallel_story(
    rng: random.Random, *, distance: Literal["near", "any", "far"] = "any"
) -> tuple[Story, Story]:
    """Consecutive parallel sentences in two versions: a story and its retranslation.

    Parameters
    ----------
    rng : random.Random
    distance : {"near", "any", "far"}
        How far from the first the other version of each sentence is in its words; ``any``
        is mostly on the far side.
    """
    groups = corpora.read_parallel_groups()
    language = rng.choice(sorted(groups))
    sentences = groups[language]
    size = rng.randint(*(EXCERPT_SENTENCES if rng.random() < EXCERPTS else PARALLEL_SENTENCES))
    start = rng.randrange(len(sentences) - size)
    first, second = [], []
    # One length of paragraph per document: translations come without theirs.
    paragraph = rng.randint(1, 5)
    for position, sentence in enumerate(sentences[start : start + size]):
        a = rng.choice(sentence.versions)
        if distance == "any":
            b = _other_version(a, sentence.versions, rng)
        else:
            b = _version_at(distance, a, sentence.versions, rng)
        opens = position % paragraph == 0
        first.append(Unit(a, opens=opens))
        second.append(Unit(b, sources=(position,), opens=opens, manner="rewritten"))
    group = f"parallel/{language}/{start // PARALLEL_BLOCK}"
    return (
        Story(tuple(first), group, "parallel", start),
        Story(tuple(second), group, "parallel", start),
    )


def _version_at(
    distance: Literal["near", "far"], text: str, versions: tuple[str, ...], rng: random.Random
) -> str:
    """One of the two versions in which the fewest, or the most, words are others."""
    words = set(text.lower().split())
    others = {v: words ^ set(v.lower().split()) for v in versions}
    ranked = sorted((len(differing), v) for v, differing in others.items() if differing)
    chosen = ranked[:2] if distance == "near" else ranked[-2:]
    return rng.choice([version for _, version in chosen] or [text])


def _other_version(text: str, versions: tuple[str, ...], rng: random.Random) -> str:
    """Another version; mostly one of those that share the fewest words."""
    others = [v for v in versions if v != text]
    if not others:
        return text
    if rng.random() < 0.4:
        return rng.choice(others)
    words = set(text.lower().split())
    ranked = sorted(others, key=lambda v: (len(words & set(v.lower().split())) / len(v), v))
    return rng.choice(ranked[: max(1, len(ranked) // 2)])


def excerpt(story: Story, rng: random.Random) -> Story:
    """Now and then, a few neighbouring sentences of a story instead of the whole."""
    body = [unit for unit in story.units if unit.role == "body"]
    if rng.random() >= EXCERPTS or len(body) < EXCERPT_SENTENCES[1]:
        return story
    size = rng.randint(*EXCERPT_SENTENCES)
    start = rng.randrange(len(body) - size + 1)
    return replace(story, units=tuple(body[start : start + size]))


def any_story(rng: random.Random) -> Story:
    """A story of any corpus, long enough to make something of."""
    while True:
        draw = rng.random()
        if draw < 0.72:
            story = release_story(rng.randrange(len(corpora.read_press_releases())))
        elif draw < 0.85:
            story = agency_story(rng.randrange(len(corpora.read_agency_pages())))
        else:
            story = parallel_story(rng)[0]
        if sum(u.role == "body" and len(u.text) > 30 for u in story.units) >= MIN_SENTENCES:
            return story


@cache
def mined(kind: str) -> tuple[MinedPair, ...]:
    """Mined pairs of one kind; same-topic pairs of one office and day left in."""
    return tuple(pair for pair in mined_pairs() if pair.kind == kind)


@cache
def same_event_pairs() -> tuple[MinedPair, ...]:
    """Same-topic pairs of two offices within three days: two reports of one event."""
    return tuple(
        pair
        for pair in mined("same_topic")
        if pair.days is not None and pair.days <= EVENT_DAYS and not pair.same_office
    )


@cache
def _neighbours() -> dict[int, tuple[int, ...]]:
    table: dict[int, list[int]] = {}
    for pair in mined("same_topic"):
        table.setdefault(pair.first, []).append(pair.second)
        table.setdefault(pair.second, []).append(pair.first)
    return {index: tuple(others) for index, others in table.items()}


@cache
def _offices() -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = {}
    for index, release in enumerate(corpora.read_press_releases()):
        table.setdefault(release.office, []).append(index)
    return {office: tuple(rows) for office, rows in table.items()}


@cache
def _bills() -> dict[tuple[str, str], tuple[int, ...]]:
    """Releases of one office about one bill."""
    table: dict[tuple[str, str], list[int]] = {}
    for index, release in enumerate(corpora.read_press_releases()):
        for bill in {"".join(found.split()) for found in _BILL.findall(release.text)}:
            table.setdefault((release.office, bill), []).append(index)
    return {key: tuple(rows) for key, rows in sorted(table.items()) if len(rows) > 1}


def same_bill(rng: random.Random) -> tuple[Story, Story]:
    """Two releases of one office about one bill."""
    rows = _bills()[rng.choice(_bill_keys())]
    first, second = rng.sample(rows, 2)
    return release_story(first), release_story(second)


@cache
def _bill_keys() -> tuple[tuple[str, str], ...]:
    return tuple(_bills())


def same_office(story: Story, rng: random.Random) -> Story:
    """Another release of a release's office."""
    rows = _offices()[corpora.read_press_releases()[story.index].office]
    return release_story(rng.choice(rows))


def neighbour_of(story: Story, rng: random.Random) -> Story:
    """A story on the same topic that shares no passage; any other where none is known."""
    rows = _neighbours().get(story.index, ()) if story.kind == "release" else ()
    if rows:
        return release_story(rng.choice(rows))
    while True:
        other = any_story(rng)
        if other.kind == story.kind and other.group != story.group:
            return other
