"""Links on made documents, and between reports of one event: ``python -m tests.eval.made``.

Two questions with one bar each. Does every sentence of a spun copy find the one
it was made of, when sentences were dropped, joined and moved and furniture put
around them (:mod:`tests.eval.made_documents`, :mod:`tests.eval.made_gold`)? And
does no sentence of an article find one in another outlet's article of the same
event (:mod:`tests.eval.same_event`)?
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Iterator, Sequence

from spindetect.errors import ConfigurationError
from spindetect.train.corpora import train_folder
from tests.eval import corpora
from tests.eval.made_gold import OPERATIONS
from tests.eval.made_links import LinkedText, MadeResult, made_results
from tests.eval.metrics import Counts, f1_interval
from tests.eval.same_event import KINDS, EventPair, event_results, linked_share
from tests.eval.table import interval_cell, render

__all__ = [
    "FLOOR_DOCUMENTS",
    "NO_SPINNER",
    "event_table",
    "have_spinner",
    "made_measures",
    "made_table",
    "main",
]

DOCUMENTS = 2000
# Enough for a floor: so many are held by `python -m tests.eval`.
FLOOR_DOCUMENTS = 300
NO_SPINNER = "no training corpora, so no spinner: made documents are not measured"
BANDS = ((0.2, 0.35), (0.4, 0.55), (0.6, 0.8))
PAIRS = ("all", "no shared wire passage", "a shared wire passage")


def have_spinner() -> bool:
    """Tell whether the training corpora, with the spinner's dictionaries, are there."""
    try:
        train_folder()
    except ConfigurationError:
        return False
    return True


def made_measures(results: Sequence[MadeResult]) -> dict[str, float]:
    """Return what floors can hold of made documents; more is better."""
    furniture = sum(result.furniture for result in results)
    linked = sum(result.furniture_linked for result in results)
    return {
        "made.links.f1": _total(result.counts for result in results).f1,
        "made.furniture_unlinked": 1 - linked / furniture if furniture else 1.0,
    }


def _total(counts: Iterator[Counts]) -> Counts:
    return sum(counts, Counts(0, 0, 0))


def _row(name: str, counts: Sequence[Counts]) -> list[str]:
    total = sum(counts, Counts(0, 0, 0))
    return [
        name,
        str(sum(one.wanted > 0 for one in counts)),
        str(total.wanted),
        str(total.claimed - total.right),
        f"{total.precision:.4f}",
        f"{total.recall:.4f}",
        interval_cell(f1_interval(counts)) if total.wanted else "–",
    ]


def made_table(results: Sequence[MadeResult], *, markdown: bool = False) -> str:
    """Show precision, recall and F1 by strength, style and operation."""
    rows = [_row("all", [result.counts for result in results])]
    for low, high in BANDS:
        band = [result.counts for result in results if low <= result.strength <= high]
        if band:
            rows.append(_row(f"strength {low:.2f} to {high:.2f}", band))
    rows += [
        _row(style, [result.counts for result in results if result.style == style])
        for style in dict.fromkeys(result.style for result in results)
    ]
    rows += [
        _row(f"{kind} sentences", [result.operations[kind] for result in results])
        for kind in OPERATIONS
    ]
    for name, flat in (("paragraphs kept", False), ("paragraphs lost", True)):
        rows.append(_row(name, [result.counts for result in results if result.flat == flat]))
    head = ["made documents", "n", "gold pairs", "wrong", "precision", "recall", "F1"]
    furniture = sum(result.furniture for result in results)
    linked = sum(result.furniture_linked for result in results)
    notes = (
        f"furniture: {linked} of {furniture} sentences linked, in "
        f"{sum(result.furniture > 0 for result in results)} documents of {len(results)}; "
        f"{sum(result.unsure for result in results)} links neither right nor wrong"
    )
    return f"{render(head, rows, markdown=markdown)}\n\n{notes}"


def event_table(pairs: Sequence[EventPair], *, markdown: bool = False) -> str:
    """Show how much of articles of one event is linked, by what the sides share."""
    groups = (pairs, [p for p in pairs if not p.shares], [p for p in pairs if p.shares])
    rows = [
        [
            name,
            str(len(group)),
            str(sum(bool(pair.links) for pair in group)),
            str(sum(len(pair.links) for pair in group)),
            str(sum(pair.sentences for pair in group)),
            f"{linked_share(group):.4f}",
            *(f"{linked_share(group, (kind,)):.4f}" for kind in KINDS),
        ]
        for name, group in zip(PAIRS, groups, strict=True)
    ]
    head = ["articles of one event", "pairs", "with links", "links", "sentences", "linked", *KINDS]
    return render(head, rows, markdown=markdown)


def _listing(links: Sequence[LinkedText]) -> str:
    lines = []
    for number, link in enumerate(links, start=1):
        score = "" if math.isnan(link.score) else f"  {link.score:+.2f}"
        lines += [f"{number}. {link.kind}{score}", f"   < {link.original}", f"   > {link.copy}"]
    return "\n".join(lines)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.made", description=__doc__)
    add = parser.add_argument
    add("--documents", type=int, default=DOCUMENTS, help=f"how many (default: {DOCUMENTS})")
    add("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    add("--markdown", action="store_true", help="tables in Markdown")
    add("--errors", action="store_true", help="list wrong and missed links, and those of events")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    options = _parser().parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    if not have_spinner():
        sys.stderr.write(NO_SPINNER + "\n")
    elif options.documents > 0:
        results = made_results(options.documents, jobs=options.jobs)
        _say(made_table(results, markdown=options.markdown))
        if options.errors:
            _say(_listing([error for result in results for error in result.errors]))
    pairs = event_results(jobs=options.jobs)
    _say(event_table(pairs, markdown=options.markdown))
    if options.errors:
        _say(_listing([link for pair in pairs for link in pair.links]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
