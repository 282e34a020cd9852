"""Honest edits: how many are accused, and how many of those wrongly?

``python -m tests.eval.honest`` draws linked sentences that editors edited, from
wire stories and from announcements sent out by two offices, scores their pairs
whole, and holds what was called corrupting against the labels of those who read
both sides. Paraphrases accused of another name, figure or date are held against
theirs likewise. The labels keep no text: a link and a change are known by hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spindetect import Detector, Report
from spindetect.read import from_text
from spindetect.records import Change
from tests.eval import corpora
from tests.eval.changes import CORRUPTION, accused_paraphrases, show
from tests.eval.table import render

__all__ = ["Case", "cases", "change_id", "counted", "draw", "main", "verdicts"]

LABELS = Path(__file__).with_name("honest_labels.json")
GROUPS = ("syndicated", "reedited")
# The sample that was read after the rules were made; another seed draws another.
SEED = 2
DRAWN = 100
# So many links of one pair at most: a pair's edits are of one hand.
FROM_EACH = 2
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Case:
    """Two sides that correspond, and what was called corrupting between them.

    Parameters
    ----------
    group : str
    original, copy : str
    changes : tuple of Change
    """

    group: str
    original: str
    copy: str
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that stand for both sides."""
        return _digest(self.original, self.copy)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def change_id(case: Case, change: Change) -> str:
    """Return what a change is known by: its link, its kind and its words."""
    words = [span.text if span else "" for span in (change.original, change.copy)]
    return _digest(case.original, case.copy, change.kind, *words)


def _within(change: Change, starts: range) -> bool:
    return change.copy is not None and change.copy.start in starts


def _cases(group: str, report: Report) -> Iterator[Case]:
    """Give the links of a report that were edited."""
    edited = {change.link for change in report.changes}
    for index, link in enumerate(report.links):
        if index not in edited:
            continue
        ours = [report.original.sentences[i] for i in link.original]
        theirs = [report.copy.sentences[j] for j in link.copy]
        # A name broken anywhere in the pair is told without a link.
        span = range(theirs[0].start, theirs[-1].end)
        wrong = tuple(
            change
            for change in report.changes
            if change.severity == "corrupting"
            and (change.link == index or (change.link is None and _within(change, span)))
        )
        sides = [" ".join(s.text for s in side) for side in (ours, theirs)]
        yield Case(group, sides[0], sides[1], wrong)


@cache
def _detector() -> Detector:
    return Detector()


def _pairs(group: str) -> list[tuple[str, str]]:
    if group == "syndicated":
        texts = corpora.articles()
        found = [(p.original, p.copy) for p in corpora.syndicated_pairs() if p.syndicated]
    else:
        texts = corpora.releases()
        found = [(p.original, p.copy) for p in corpora.reedited()]
    return [(texts[original], texts[copy]) for original, copy in found]


def cases(group: str, original: str, copy: str) -> list[Case]:
    """Return the edited links of a pair, as a report of it has them."""
    sides = from_text(original, source="original"), from_text(copy, source="copy")
    return list(_cases(group, _detector().score(*sides)))


def draw(group: str, seed: int, wanted: int = DRAWN) -> list[Case]:
    """Draw edited links of a group, few of each pair; the same for the same seed.

    Which links were edited the alignment says, so that the rules that accuse have
    no say in what is drawn.
    """
    rng = random.Random(f"{group} {seed}")  # noqa: S311
    pairs = _pairs(group)
    rng.shuffle(pairs)
    drawn: dict[str, Case] = {}
    for original, copy in pairs:
        found = cases(group, original, copy)
        for case in rng.sample(found, min(FROM_EACH, len(found))):
            drawn.setdefault(case.id, case)
        if len(drawn) >= wanted:
            break
    return list(drawn.values())[:wanted]


def verdicts(case: Case, labels: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what was read of each change of a case: real, debatable, false or unread."""
    return [labels.get(change_id(case, change), (UNREAD,))[0] for change in case.changes]


def _told(case: Case, labels: Mapping[str, Sequence[str]]) -> str:
    lines = [f"{case.group} {case.id}", f"  {case.original}", f"  {case.copy}"]
    for change in case.changes:
        known = labels.get(change_id(case, change), (UNREAD,))
        lines.append(f"  [{change_id(case, change)} {', '.join(known)}] {show(change)}")
    return "\n".join(lines)


def counted(group: str, found: Sequence[Case], labels: Mapping[str, Sequence[str]]) -> list[str]:
    """Count a group's cases by the worst that can be said of their accusations."""
    counts = Counter[str]()
    for case in found:
        said = verdicts(case, labels)
        counts["accused"] += bool(said)
        for worst in (UNREAD, "false", "debatable", "real"):
            if worst in said:
                counts[worst] += 1
                break
    wrong = counts["false"] + counts[UNREAD]
    shown = [counts[name] for name in ("accused", "real", "debatable", "false", UNREAD)]
    return [group, str(len(found)), *map(str, shown), f"{wrong / max(len(found), 1):.3f}"]


def _labels() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(LABELS.read_text(encoding="utf-8"))
    return known


def _everything(group: str, wanted: int) -> list[Case]:
    """Return all edited links of pairs spread over a group."""
    pairs = _pairs(group)
    step = max(len(pairs) // wanted, 1)
    found = (case for pair in pairs[::step][:wanted] for case in cases(group, *pair))
    return list({case.id: case for case in found}.values())


def _paraphrases() -> list[Case]:
    """Return the paraphrases, with what accuses them of another name, figure or date."""
    return [
        Case("paraphrases", original, copy, tuple(c for c in wrong if c.kind in CORRUPTION))
        for original, copy, wrong in accused_paraphrases()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.honest", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED, help="of the links drawn")
    parser.add_argument("--only", choices=(*GROUPS, "paraphrases"), action="append")
    parser.add_argument("--show", action="store_true", help="list each link drawn, and its changes")
    parser.add_argument(
        "--all", type=int, metavar="PAIRS", help="look at every edited link of so many pairs"
    )
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    known = _labels()
    labels, read, rows = known["changes"], set(known["read"]), []
    for group in options.only or (*GROUPS, "paraphrases"):
        if group == "paraphrases":
            found = _paraphrases()
        elif options.all:
            found = _everything(group, options.all)
        else:
            found = draw(group, options.seed)
        rows.append(counted(group, found, labels))
        if not options.all and group in GROUPS:
            seen = sum(case.id in read for case in found)
            sys.stdout.write(f"{group}: {seen} of {len(found)} links drawn were read\n")
        whole = options.show and not options.all and group in GROUPS
        for case in found:
            unread = UNREAD in verdicts(case, labels)
            if whole or unread or (options.show and case.changes):
                sys.stdout.write(_told(case, labels) + "\n")
    heads = ["group", "n", "accused", "real", "debatable", "false", UNREAD, "false or unread"]
    sys.stdout.write(f"links accused, as read\n\n{render(heads, rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
