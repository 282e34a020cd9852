"""The recipes of training pairs: which story, which hand, which neighbour."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spindetect.train import copies_sources as sources
from spindetect.train import copies_versions as versions
from spindetect.train.copies_making import (
    LEAST_TOUCHED,
    Draft,
    Making,
    edited,
    spun,
    touched,
    verbatim,
)
from spindetect.train.copies_mining import containment, longest_shared_run
from spindetect.train.copies_sources import Story
from spindetect.train.copies_units import Unit, as_original

__all__ = ["MIX", "MixRow"]

# Independent texts are spun and framed too, so that neither says "copy" by itself.
INDEPENDENT_SPUN: Final = 0.25
# Share of independent texts that quote the same speech as the other side.
SHARED_QUOTES: Final = 0.5
# Words of a sentence worth carrying over alone.
SCATTERED_WORDS: Final = 12
_QUOTATION: Final = re.compile('["“]([^"“”]{30,400})["”]')
_SAID: Final = ("the senator said", "she said", "he told reporters", "a statement read",
                "he added on Tuesday", "she told the committee")  # fmt: skip


Recipe = Callable[[random.Random], Draft | None]


def _copy_of(hand: Callable[[Sequence[Unit], random.Random], Making]) -> Recipe:
    def recipe(rng: random.Random) -> Draft:
        story = sources.excerpt(sources.any_story(rng), rng)
        making = hand(as_original(story.units), rng)
        if making.manner == "edited" and rng.random() < 0.3:
            making = replace(making, units=_with_background(making.units, story, rng))
        return Draft(story.group, story.units, making, "derived")

    return recipe


def _with_background(units: Sequence[Unit], story: Story, rng: random.Random) -> tuple[Unit, ...]:
    """Add one to four sentences of background from a story on the same topic."""
    others = [u for u in sources.neighbour_of(story, rng).units if u.role == "body"]
    size = min(len(others), rng.randint(1, 4), max(1, len(units) // 4))
    start = rng.randrange(len(others) - size + 1)
    at = rng.randrange(1, len(units) + 1)
    added = [replace(u, opens=i == 0) for i, u in enumerate(others[start : start + size])]
    return (*units[:at], *added, *units[at:])


def _reedited(rng: random.Random) -> Draft | None:
    pairs = sources.mined("reedited")
    if not pairs:
        return None
    pair = rng.choice(pairs)
    first, second = map(sources.release_story, rng.sample((pair.first, pair.second), 2))
    making = Making(second.units, "edited")
    return Draft(first.group, first.units, making, "derived", linked=False)


def _partial(rng: random.Random) -> Draft | None:
    """Passages of the original inside another story on the same topic."""
    if rng.random() < 0.2:
        story, version = sources.parallel_story(rng)
        other = sources.parallel_story(rng)[0]
        if other.group == story.group:
            return None
        making = Making(version.units, "rewritten")
    else:
        story = sources.any_story(rng)
        other = sources.neighbour_of(story, rng)
        hand = rng.choices((verbatim, edited, spun), (0.3, 0.35, 0.35))[0]
        making = hand(as_original(story.units), rng)
    host = [u for u in other.units if u.role != "navigation"]
    carried = [u for u in making.units if u.role == "body" and u.sources]
    room = int(len(host) * rng.uniform(0.15, 0.8))
    passages = _passages(carried, room, rng)
    if len(host) < 4 or not passages:
        return None
    if making.manner == "spun" and touched([u for p in passages for u in p]) < LEAST_TOUCHED:
        return None
    units = list(host)
    for passage in passages:
        at = rng.randrange(1, len(units) + 1)
        units[at:at] = [replace(u, opens=u.opens or not i) for i, u in enumerate(passage)]
    carried_words = sum(len(u.text.split()) for p in passages for u in p)
    if carried_words < 40 or carried_words > 0.5 * sum(len(u.text.split()) for u in units):
        return None
    return Draft(story.group, story.units, replace(making, units=tuple(units)), "partial")


def _passages(carried: list[Unit], room: int, rng: random.Random) -> list[list[Unit]]:
    """One to three runs of a few sentences that do not overlap, `room` sentences in all."""
    passages: list[list[Unit]] = []
    start = 0
    for _ in range(rng.choice((1, 1, 2, 3))):
        size = min(rng.randint(2, 8), room)
        if size < 1 or start + size > len(carried):
            break
        at = rng.randrange(start, len(carried) - size + 1)
        passages.append(carried[at : at + size])
        start, room = at + size, room - size
    return passages


def _scattered(rng: random.Random) -> Draft | None:
    """Three to seven single sentences of the original, spread over another story on the topic.

    Two sites that each took some sentences of a third one's report look like this.
    """
    story = sources.any_story(rng)
    other = sources.neighbour_of(story, rng)
    host = [u for u in other.units if u.role != "navigation"]
    hand = rng.choices((edited, spun), (0.4, 0.6))[0]
    making = hand(as_original(story.units), rng)
    carried = [u for u in making.units if u.role == "body" and len(u.sources) == 1]
    carried = [u for u in carried if len(u.text.split()) >= SCATTERED_WORDS]
    count = rng.randint(3, 7)
    if len(host) < 2 * count or len(carried) < count:
        return None
    chosen = sorted(rng.sample(range(len(carried)), count))
    places = sorted(rng.choices(range(1, len(host) + 1), k=count))
    units = list(host)
    for index, place in reversed(list(zip(chosen, places, strict=True))):
        units.insert(place, carried[index])
    if making.manner == "spun" and touched([carried[i] for i in chosen]) < LEAST_TOUCHED:
        return None
    return Draft(story.group, story.units, replace(making, units=tuple(units)), "partial")


def _independent(first: Story, second: Story, rng: random.Random) -> Draft | None:
    """Two stories; refused when they share a passage after all."""
    a, b = (" ".join(u.text for u in story.units) for story in (first, second))
    if min(len(first.units), len(second.units)) < 4:
        return None
    if containment(a, b) >= 0.02 or longest_shared_run(a, b):
        return None
    first, second = sources.excerpt(first, rng), sources.excerpt(second, rng)
    units = tuple(replace(u, sources=(), manner=None) for u in second.units)
    quoted = _quoting(units, first, rng) if rng.random() < SHARED_QUOTES else units
    made = Making(quoted, "verbatim")
    if rng.random() < INDEPENDENT_SPUN:
        made = spun(made.units, rng)
    elif rng.random() < 0.5:
        made = edited(made.units, rng)
    return Draft(first.group, first.units, made, "independent", linked=quoted is units)


def _quoting(units: tuple[Unit, ...], story: Story, rng: random.Random) -> tuple[Unit, ...]:
    """Let a story quote what the other story quotes: a speech is every reporter's."""
    found = [quote for unit in story.units for quote in _QUOTATION.findall(unit.text)]
    if not found:
        return units
    result = list(units)
    for quote in rng.sample(found, min(len(found), rng.randint(1, 4))):
        text = f"“{quote.rstrip(' ,')},” {rng.choice(_SAID)}."
        result.insert(rng.randrange(len(result) + 1), Unit(text, opens=rng.random() < 0.5))
    return tuple(result)


def _same_topic(rng: random.Random) -> Draft | None:
    pair = rng.choice(sources.mined("same_topic"))
    first, second = map(sources.release_story, rng.sample((pair.first, pair.second), 2))
    return _independent(first, second, rng)


def _same_event(rng: random.Random) -> Draft | None:
    close = sources.same_event_pairs()
    pair = rng.choice(close)
    first, second = map(sources.release_story, rng.sample((pair.first, pair.second), 2))
    return _independent(first, second, rng)


def _same_office(rng: random.Random) -> Draft | None:
    story = sources.any_story(rng)
    if story.kind != "release":
        return _independent(story, sources.neighbour_of(story, rng), rng)
    return _independent(story, sources.same_office(story, rng), rng)


def _same_bill(rng: random.Random) -> Draft | None:
    return _independent(*sources.same_bill(rng), rng)


def _halves(rng: random.Random) -> Draft | None:
    """The first and the second half of one long story: same names, other content."""
    story = sources.any_story(rng)
    body = [u for u in story.units if u.role == "body"]
    if len(body) < 12:
        return None
    middle = len(body) // 2
    halves = [replace(story, units=tuple(half)) for half in (body[:middle], body[middle:])]
    rng.shuffle(halves)
    return _independent(halves[0], halves[1], rng)


@dataclass(frozen=True, slots=True)
class MixRow:
    """One kind of pair, its share of the whole, and what it teaches."""

    name: str
    share: float
    recipe: Recipe
    summary: str


# Seven tenths carry something of the original; the rest leans on the hard negatives, because a
# false accusation costs more than a miss.
MIX: Final = (
    MixRow("verbatim", 0.06, _copy_of(verbatim), "other marks, layout and frame"),
    MixRow("edited", 0.12, _copy_of(edited), "cut, moved, house style, plainer, background added"),
    MixRow("reedited", 0.01, _reedited, "one announcement as two real offices edited it"),
    MixRow("spun", 0.16, _copy_of(spun), "every style at strengths .1 to .8, some also cut"),
    MixRow("reworded", 0.08, versions.reworded, "some sentences said anew, the rest edited"),
    MixRow("rewritten", 0.12, versions.rewritten, "another translation of every sentence"),
    MixRow("rewritten_spun", 0.09, versions.rewritten_spun, "another translation, spun"),
    MixRow("partial", 0.10, _partial, "passages inside another story on the topic"),
    MixRow("same_event", 0.10, _same_event, "two offices on one topic within three days"),
    MixRow("same_topic", 0.05, _same_topic, "nearest neighbours that share no passage"),
    MixRow("halves", 0.06, _halves, "first against second half of one long story"),
    MixRow("same_bill", 0.02, _same_bill, "one office twice on one bill"),
    MixRow("same_office", 0.03, _same_office, "one office on two things; other documents"),
    # Made by name; see spindetect.train.spin and spindetect.train.judge.
    MixRow("touched_up", 0.0, versions.touched_up, "single words said otherwise, and well"),
    MixRow("retold", 0.0, versions.retold, "every sentence in the farthest words"),
    MixRow("scattered", 0.0, _scattered, "single sentences spread over another story"),
)
