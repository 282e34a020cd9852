"""Links between two outlets' articles of one event.

None should be there between independent reports. But outlets quote the same
speech, and some print passages of one wire report: such sentences are rightly
linked. So a link is told apart by what its two sides share: a *quotation* or a
*passage*, where half of the shorter side or more stands on both in runs of
three words or longer; else each is in its outlet's *own words*, and the link
is of two reports of one fact.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from spindetect.prepare import prepare
from spindetect.read import from_text
from tests.eval import corpora
from tests.eval.made_links import LinkedText, linked, measured, sentences_text
from tests.eval.pairs import SAME_EVENT_CONTAINMENT, SAME_EVENT_GRAM, containment

__all__ = [
    "KINDS",
    "EventPair",
    "Kind",
    "event_measures",
    "event_pairs",
    "event_results",
    "kind_of_link",
    "linked_share",
    "measure_event_pair",
]

Kind = Literal["quotation", "passage", "own words"]
KINDS: Final[tuple[Kind, ...]] = ("quotation", "passage", "own words")

# Words in a row, and the share (0 to 1) of the shorter side in such runs. Chosen by reading some
# 150 links of dev/same_event: from half on nearly all are one quotation, below it there are names
# and titles, and quotations in part.
RUN: Final = 3
SHARED: Final = 0.5

_WORD: Final = re.compile(r"\w+(?:'\w+)?")
_QUOTE: Final = re.compile('["“”]')


@dataclass(frozen=True, slots=True)
class EventPair:
    """Two articles of one event, and how many of their sentences were linked.

    Parameters
    ----------
    id : str
    shares : bool
        Both print passages of one wire report.
    sentences : int
        Of both articles.
    linked : dict of Kind to int
        Sentences of both articles in links of each kind.
    links : tuple of LinkedText
    """

    id: str
    shares: bool
    sentences: int
    linked: dict[Kind, int]
    links: tuple[LinkedText, ...]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def kind_of_link(original: str, copy: str) -> Kind:
    """Tell what two linked texts share.

    Parameters
    ----------
    original, copy : str
    """
    ours, theirs = _words(original), _words(copy)
    blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size >= RUN)
    if ours != theirs and shared < SHARED * max(1, min(len(ours), len(theirs))):
        return "own words"
    return "quotation" if _QUOTE.search(original + copy) else "passage"


def event_pairs() -> list[tuple[str, str, str]]:
    """Return id and both texts of every two articles of one event."""
    return [
        (f"{event.event}/{i}-{j}", original, copy)
        for event in corpora.events()
        for (i, (_, original)), (j, (_, copy)) in itertools.combinations(
            enumerate(event.articles), 2
        )
    ]


def measure_event_pair(task: tuple[str, str, str]) -> EventPair:
    """Link two articles of one event and count the sentences in links.

    Parameters
    ----------
    task : (str, str, str)
        Id and both texts, as :func:`event_pairs` gives them.
    """
    name, *texts = task
    original, copy = (prepare(from_text(text)) for text in texts)
    counts = dict.fromkeys(KINDS, 0)
    shown = []
    for link, score in linked(original, copy):
        sides = sentences_text(original, link.original), sentences_text(copy, link.copy)
        kind = kind_of_link(*sides)
        counts[kind] += len(link.original) + len(link.copy)
        shown.append(LinkedText(f"{kind}, {name}", *sides, score))
    return EventPair(
        name,
        containment(texts[0], texts[1], SAME_EVENT_GRAM) >= SAME_EVENT_CONTAINMENT,
        len(original.sentences) + len(copy.sentences),
        counts,
        tuple(shown),
    )


def event_results(*, jobs: int = 1) -> list[EventPair]:
    """Measure every two articles of one event."""
    return measured(measure_event_pair, event_pairs(), jobs=jobs)


def linked_share(pairs: Sequence[EventPair], kinds: Sequence[Kind] = KINDS) -> float:
    """Return the share (0 to 1) of the sentences of both articles that are in links."""
    sentences = sum(pair.sentences for pair in pairs)
    found = sum(pair.linked[kind] for pair in pairs for kind in kinds)
    return found / sentences if sentences else 0.0


def event_measures(pairs: Sequence[EventPair]) -> dict[str, float]:
    """Return what floors can hold; more is better.

    The first is of all links between articles that share no wire passage, the
    second of links of all articles between sentences in their own words.
    """
    apart = [pair for pair in pairs if not pair.shares]
    return {
        "links.same_event.sentences_unlinked": 1 - linked_share(apart),
        "links.same_event.own_words_unlinked": 1 - linked_share(pairs, ("own words",)),
    }
