"""Texts to time: the worked example, and longer ones made of it."""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

__all__ = ["COPY", "ORIGINAL", "SEEDS", "long_pair", "seed_pair"]

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "harbor-bridge"
ORIGINAL, COPY = SEEDS / "original.txt", SEEDS / "spun.txt"
_RENAMED = 0.4
_WORD = re.compile(r"\b[a-z]{5,}\b")


def seed_pair() -> tuple[str, str]:
    """Return the worked example's original and its spun copy, 690 words each."""
    return ORIGINAL.read_text(encoding="utf-8"), COPY.read_text(encoding="utf-8")


def long_pair(words: int) -> tuple[str, str]:
    """Return an original of about so many words, and its spun copy.

    The worked example over and over; each time other words of it, the same on
    both sides, are exchanged for one another, so that no two rounds are alike.
    """
    sides = [text.split("\n\n") for text in seed_pair()]
    known = sorted(set(_WORD.findall(" ".join(sides[0]))))
    rounds: tuple[list[str], list[str]] = ([], [])
    count = 0
    for number in itertools.count():
        chance = random.Random(number)  # noqa: S311 - no secret
        chosen = chance.sample(known, int(_RENAMED * len(known)))
        others = chance.sample(chosen, len(chosen))
        renamed = dict(zip(chosen, others, strict=True)) if number else {}
        for index in range(max(map(len, sides))):
            for side, out in zip(sides, rounds, strict=True):
                if index < len(side):
                    out.append(_WORD.sub(lambda m: renamed.get(m[0], m[0]), side[index]))  # noqa: B023
            count += len(rounds[0][-1].split()) if index < len(sides[0]) else 0
            if count >= words:
                return "\n\n".join(rounds[0]), "\n\n".join(rounds[1])
    raise AssertionError("unreachable")
