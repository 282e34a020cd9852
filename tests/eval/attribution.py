"""Measure the chain of attribution on made copies: ``python -m tests.eval.attribution``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spindetect.evidence.attribution import find_attribution
from spindetect.evidence.framing import passages
from spindetect.prepare import prepare
from spindetect.read import from_record
from spindetect.records import Attribution, AttributionElement, Document
from tests.eval import corpora
from tests.eval.attribution_copies import ELEMENTS, MadePair, made_pairs
from tests.eval.table import render

__all__ = ["Judged", "judged", "main", "measures"]

PAIRS = 400
STATUSES = ("kept", "dropped", "replaced", "added")


@dataclass(frozen=True, slots=True)
class Judged:
    """One element of one pair: what became of it, and what was said."""

    element: AttributionElement
    gold: str | None
    said: str | None
    pair: MadePair
    link: Attribution | None


def judged(count: int = PAIRS) -> list[Judged]:
    """Compare the credits of made pairs."""
    found = []
    for pair in made_pairs(count):
        original, copy = (_document(record) for record in (pair.original, pair.copy))
        chain = find_attribution(
            original,
            copy,
            original_passages=passages(original),
            copy_passages=passages(copy),
        )
        links = {link.element: link for link in chain}
        for element in ELEMENTS:
            link = links.get(element)
            said = None if link is None else link.status
            found.append(Judged(element, pair.statuses[element], said, pair, link))
    return found


def _document(record: object) -> Document:
    return prepare(from_record(record, source="made"))  # type: ignore[arg-type]


def _scores(found: Sequence[Judged]) -> dict[tuple[str, str], tuple[int, float, float]]:
    """Return examples, precision and recall by element and status."""
    gold = Counter((one.element, one.gold) for one in found)
    said = Counter((one.element, one.said) for one in found)
    right = Counter((one.element, one.said) for one in found if one.gold == one.said)
    return {
        (element, status): (
            gold[element, status],
            right[element, status] / max(1, said[element, status]),
            right[element, status] / max(1, gold[element, status]),
        )
        for element in ELEMENTS
        for status in STATUSES
    }


def measures(found: Sequence[Judged]) -> dict[str, float]:
    """Return precision and recall by element and status, and the lowest of each."""
    scores = _scores(found)
    table = {}
    for (element, status), (_, precision, recall) in scores.items():
        table[f"attribution.{element}.{status}.precision"] = precision
        table[f"attribution.{element}.{status}.recall"] = recall
    return table


def _wrong(found: Sequence[Judged]) -> str:
    lines = []
    for one in found:
        if one.gold == one.said:
            continue
        lines.append(f"{one.element}: {one.gold} called {one.said}")
        for side, record in (("original", one.pair.original), ("copy", one.pair.copy)):
            declared = {key: value for key, value in record.items() if key != "paragraphs"}
            shown = [text[:70] for text in record["paragraphs"] if len(text) < 140]  # type: ignore[attr-defined]
            lines.append(f"    {side}: {declared} {shown} {record['paragraphs'][1][:40]!r}")  # type: ignore[index]
        lines.append(f"    {one.link}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 0, or 2 without corpora."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.attribution", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what was called wrong")
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"made pairs (default: {PAIRS})")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    found = judged(options.pairs)
    rows = [
        (element, status, str(count), f"{precision:.3f}", f"{recall:.3f}")
        for (element, status), (count, precision, recall) in _scores(found).items()
    ]
    say = sys.stdout.write
    say(render(("element", "status", "pairs", "precision", "recall"), rows) + "\n")
    if options.errors:
        say(_wrong(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
