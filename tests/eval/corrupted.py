"""Corruptions put into press releases: found where they are, and nowhere else?

``python -m tests.eval.corrupted`` makes copies (:mod:`tests.eval.corrupted_copies`),
scores each against its release through the whole detector and reports recall and
precision of each kind, resampling releases; with ``--errors`` it lists what was missed
and what was accused wrongly.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spindetect import Detector
from spindetect.read import from_text
from spindetect.records import Change, Span
from spindetect.report import Report
from tests.eval import corpora
from tests.eval.corrupted_copies import CORRUPTIONS, CorruptedCopy, Plant, corrupted_copy
from tests.eval.metrics import bootstrap
from tests.eval.table import interval_cell, render

__all__ = ["CorruptedResult", "corrupted_results", "main"]

DOCUMENTS = 500
WORDS = 120, 900
# Kinds of change by which a corruption counts as found, outside quotations and in them.
_FOUND_BY = {
    "name": frozenset({"name", "quote"}),
    "number": frozenset({"number", "date", "quote"}),
    "quote": frozenset({"quote"}),
}
_KINDS: Mapping[str, str] = {"name": "name", "number": "number", "date": "number", "quote": "quote"}


@dataclass(slots=True)
class CorruptedResult:
    """What came of one copy.

    Parameters
    ----------
    release : str
        Its id.
    found : list of (str, str, bool)
        Kind and manner of every corruption, and whether it was found.
    claimed : list of (str, bool)
        Kind of every corrupting change, and whether it is right.
    errors : list of str
    """

    release: str
    found: list[tuple[str, str, bool]] = field(default_factory=list)
    claimed: list[tuple[str, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def _chosen(documents: int) -> list[tuple[str, str]]:
    """Return so many releases of middling length, spread evenly, each text once."""
    texts = {text: name for name, text in sorted(corpora.releases().items(), reverse=True)}
    rows = sorted(
        (name, text) for text, name in texts.items() if WORDS[0] <= len(text.split()) <= WORDS[1]
    )
    return rows[:: max(len(rows) // documents, 1)][:documents]


def _meets(span: Span | None, start: int, end: int) -> bool:
    # Something left out has no width: it is met by what it touches.
    return span is not None and span.start < max(end, start + 1) and start < span.end


def _covers(change: Change, plant: Plant) -> bool:
    edit = plant.edit
    return _meets(change.copy, plant.copy_start, plant.copy_end) or _meets(
        change.original, edit.start, edit.end
    )


def _sentence(report: Report, at: int) -> str:
    return next((s.text for s in report.original.sentences if s.start <= at < s.end), "")


def _show(change: Change) -> str:
    sides = [span.text if span else "∅" for span in (change.original, change.copy)]
    return f"{change.kind}/{change.severity} {sides[0]!r} → {sides[1]!r}: {change.why}"


def _judged(name: str, original: str, copy: CorruptedCopy, report: Report) -> CorruptedResult:
    result = CorruptedResult(name)
    wrong = [change for change in report.changes if change.severity == "corrupting"]
    plants = [plant for plant in copy.plants if plant.edit.kind in CORRUPTIONS]
    for plant in plants:
        edit = plant.edit
        kinds = _FOUND_BY[edit.kind]
        hit = any(change.kind in kinds and _covers(change, plant) for change in wrong)
        result.found.append((edit.kind, edit.what, hit))
        if not hit:
            touching = [_show(change) for change in report.changes if _covers(change, plant)]
            result.errors.append(
                f"MISSED {name} {edit.kind} ({edit.what}): "
                f"{original[edit.start : edit.end]!r} → {edit.text!r}\n"
                f"  {_sentence(report, edit.start)}\n  got {touching}"
            )
    for change in wrong:
        right = any(_covers(change, plant) for plant in plants)
        result.claimed.append((_KINDS.get(change.kind, "another kind"), right))
        if not right:
            at = change.original.start if change.original else -1
            near = [p.edit.what for p in copy.plants if _covers(change, p)]
            result.errors.append(f"FALSE {name} {_show(change)} {near}\n  {_sentence(report, at)}")
    return result


def corrupted_results(documents: int) -> Iterator[CorruptedResult]:
    """Make and score copies of so many releases."""
    detector = Detector()
    for name, release in _chosen(documents):
        original = from_text(release, source=name)
        copy = corrupted_copy(original.text, name)
        article = from_text(copy.text, source=f"{name}, corrupted")
        if article.text != copy.text:
            continue  # reading tidied it up, and places are no longer known
        yield _judged(name, original.text, copy, detector.score(original, article))


def _row(name: str, hits: Sequence[bool], clusters: Sequence[str]) -> list[str]:
    interval = bootstrap(hits, clusters) if hits else None
    return [name, str(len(hits)), str(sum(hits)), interval_cell(interval)]


def _tables(results: Sequence[CorruptedResult]) -> str:
    rows: dict[str, tuple[list[bool], list[str]]] = defaultdict(lambda: ([], []))
    for result in results:
        items = [(f"recall: {kind}", hit) for kind, _, hit in result.found]
        items += [(f"recall: {kind} ({what})", hit) for kind, what, hit in result.found]
        items += [(f"precision: {kind}", right) for kind, right in result.claimed]
        for name, hit in items:
            rows[name][0].append(hit)
            rows[name][1].append(result.release)
    table = [_row(name, *rows[name]) for name in sorted(rows)]
    return render(["measure", "n", "right", "share"], table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.corrupted", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    results = list(corrupted_results(options.documents))
    kinds = Counter(kind for result in results for kind, _, _ in result.found)
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    sys.stdout.write(f"{len(results)} corrupted releases: {counts}\n\n{_tables(results)}\n")
    if options.errors:
        for result in results:
            sys.stdout.writelines(f"\n{error}\n" for error in result.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
