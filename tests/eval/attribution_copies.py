"""Make pairs with credits known: dropped, replaced, kept in other words, added.

The stories are press releases of the evaluation corpora; every credit, name
and outlet around them is of our own making, but for the agencies.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from spindetect.records import AttributionElement, AttributionStatus
from tests.eval import corpora

__all__ = ["ELEMENTS", "MadePair", "made_pairs"]

ELEMENTS: tuple[AttributionElement, ...] = ("agency", "byline", "first_published", "copyright")
PARAGRAPHS = 8
SHORTEST_PARAGRAPH = 120

_Named = TypeVar("_Named")
_STATUSES: tuple[AttributionStatus | None, ...] = (None, "kept", "dropped", "replaced", "added")
_FIRST = "Nora Jonas Mireille Tobias Adaeze Pavel Ines Rowan Sunita Caspar Leila Gareth Wen".split()
_LAST = "Feltham Okafor Lindqvist Barrow Desai Novak Ferreira Haddad Mcallum Stroud Yilmaz".split()
_OUTLETS = (
    "Harbor Post", "The Daily Echo", "Larkfield Courier", "Northgate Review", "valleyledger.com",
    "The Pinewood Sentinel", "Riverside Dispatch", "Coastline Today", "Mill Town Gazette",
)  # fmt: skip
# In full, and as a dateline writes it.
_AGENCIES = (
    ("The Associated Press", "AP"), ("Reuters", "Reuters"), ("Agence France-Presse", "AFP"),
    ("United Press International", "UPI"), ("Northwire", "Northwire"), ("Bernama", "Bernama"),
    ("Press Trust of India", "PTI"), ("The Canadian Press", "CP"), ("Xinhua", "Xinhua"),
)  # fmt: skip
_PLACES = ("PORT ELLERY", "NEW HALDEN", "LARKFIELD, Ore.", "WESTMERE")

_BYLINES = (
    "By {0}", "By {0}", "BY {1}", "{0}", "Written by {0}", "Posted by {0} on May 4, 2024",
    "By {0} | May 4, 2024", "Story by {0}", "by {0}", "Author: {0}",
)  # fmt: skip
_AGENCY_LINES = (
    "Source: {0}", "{0}", "By {0}", "(With inputs from {0})", "{0} contributed to this report.",
    "This story was provided by {0}.",
)  # fmt: skip
_SOURCES = (
    "This article first appeared on {0}.", "This story was originally published by {0}.",
    "Republished from {0} under a Creative Commons license.", "Originally published at {0}.",
    "The post A long night in the valley appeared first on {0}.",
    "Reprinted with permission from {0}.", "This report is republished here courtesy of {0}.",
    "Read the full story at {0}.", "Source: {0}", "A version of this article first ran in {0}.",
)  # fmt: skip
_RIGHTS = (
    "© 2024 {0}. All rights reserved.", "Copyright 2024 {0}", "Copyright © 2024 by {0}.",
    "(c) 2024 {0}, Inc. All rights reserved.",
)  # fmt: skip


@dataclass(slots=True)
class _Article:
    """An article while credits are put around it."""

    top: list[str] = field(default_factory=list)
    dateline: str = ""
    body: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    declared: dict[str, str] = field(default_factory=dict)

    def record(self) -> dict[str, object]:
        first, *rest = self.body
        paragraphs = ["A long night in the valley", *self.top]
        paragraphs += [self.dateline + first, *rest, *self.end]
        return {**self.declared, "paragraphs": paragraphs}


@dataclass(frozen=True, slots=True)
class MadePair:
    """Two records, and what became of each element; None where neither side names it."""

    original: Mapping[str, object]
    copy: Mapping[str, object]
    statuses: Mapping[AttributionElement, AttributionStatus | None]


def made_pairs(count: int, *, seed: int = 5) -> list[MadePair]:
    """Return pairs, the same ones for the same seed."""
    texts = [one for text in corpora.releases().values() if (one := _body(text))]
    rng = random.Random(seed)  # noqa: S311 - for wordings
    return [_pair(rng, texts[number % len(texts)]) for number in range(count)]


def _body(text: str) -> list[str]:
    long = [part.strip() for part in text.split("\n") if len(part.strip()) >= SHORTEST_PARAGRAPH]
    return long[1 : 1 + PARAGRAPHS] if len(long) > 3 else []


def _pair(rng: random.Random, body: list[str]) -> MadePair:
    original, copy = _Article(body=body), _Article(body=body)
    publishers = rng.sample(_OUTLETS, 2)
    original.declared["publisher"], copy.declared["publisher"] = publishers
    makers = {
        "agency": _agency, "byline": _byline, "first_published": _source, "copyright": _rights,
    }  # fmt: skip
    others = [name for name in _OUTLETS if name not in publishers]
    rng.shuffle(others)
    free = {"first_published": others[:3], "copyright": others[3:], "agency": [], "byline": []}
    statuses: dict[AttributionElement, AttributionStatus | None] = {}
    for element in ELEMENTS:
        status = rng.choice(_STATUSES)
        makers[element](rng, original, copy, status, free[element])
        statuses[element] = status
    return MadePair(original.record(), copy.record(), statuses)


def _sides(
    status: AttributionStatus | None, one: _Named, other: _Named
) -> tuple[_Named | None, _Named | None]:
    """Return what the original and the copy name."""
    ours = one if status in {"kept", "dropped", "replaced"} else None
    theirs = {"kept": one, "replaced": other, "added": one}.get(status or "")
    return ours, theirs


def _agency(
    rng: random.Random, original: _Article, copy: _Article, status: AttributionStatus | None,
    _: object,
) -> None:  # fmt: skip
    one, other = rng.sample(_AGENCIES, 2)
    for article, agency in zip((original, copy), _sides(status, one, other), strict=True):
        if agency is None:
            continue
        full, short = agency
        how = rng.random()
        if how < 0.4:
            dash = rng.choice(("—", "-", "--", "–"))
            article.dateline = f"{rng.choice(_PLACES)} ({short}) {dash} "
        elif how < 0.5:
            article.declared["agency"] = rng.choice((full, short))
        else:
            line = rng.choice(_AGENCY_LINES).format(rng.choice((full, full, short)))
            rng.choice((article.top, article.end)).append(line)


def _byline(
    rng: random.Random, original: _Article, copy: _Article, status: AttributionStatus | None,
    _: object,
) -> None:  # fmt: skip
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    chosen = rng.sample(names, 4)
    one, other = chosen[: rng.choice((1, 1, 2))], chosen[2 : rng.choice((3, 3, 4))]
    for article, persons in zip((original, copy), _sides(status, one, other), strict=True):
        if persons is None:
            continue
        told = " and ".join(persons)
        if rng.random() < 0.15:
            article.declared["byline"] = told
        else:
            article.top.insert(0, rng.choice(_BYLINES).format(told, told.upper()))


def _source(
    rng: random.Random, original: _Article, copy: _Article, status: AttributionStatus | None,
    others: list[str],
) -> None:  # fmt: skip
    one, other = rng.sample(others, 2)
    # A copy that names the original's own publisher keeps what the original need not say.
    own = status == "kept" and rng.random() < 0.5
    ours, theirs = _sides(status, one, other)
    if own:
        ours, theirs = None, original.declared["publisher"]
    for article, outlet in zip((original, copy), (ours, theirs), strict=True):
        if outlet is not None:
            article.end.append(rng.choice(_SOURCES).format(outlet))


def _rights(
    rng: random.Random, original: _Article, copy: _Article, status: AttributionStatus | None,
    others: list[str],
) -> None:  # fmt: skip
    one, other = rng.sample(others, 2)
    for article, holder in zip((original, copy), _sides(status, one, other), strict=True):
        if holder is not None:
            article.end.append(rng.choice(_RIGHTS).format(holder))
