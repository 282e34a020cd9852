"""What was left out and put in, against copies made to know: ``python -m tests.eval.content``.

A sentence of the original is wanted when it was left out on purpose, one of the copy
when it was put in (:mod:`tests.eval.content_copies`). Neither right nor wrong are
sentences that the system takes for framing, lines of fewer than five words, short
lines without an end mark, and what stands in the other text after all: a release that
says a sentence twice leaves nothing out with one of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from spindetect.detector import Detector
from spindetect.evidence.content import story_of
from spindetect.evidence.content.story import SLIGHT, is_line, word_count
from spindetect.evidence.framing import passages
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Content, ContentPassage, Document, Sentence, Side
from spindetect.train.copies_units import LaidOut
from tests.eval import corpora
from tests.eval.content_copies import COPIES, MANNERS, ContentCopy, make_copies
from tests.eval.made import NO_SPINNER, have_spinner
from tests.eval.metrics import Counts
from tests.eval.table import render

__all__ = [
    "ContentResult",
    "SideResult",
    "content_measures",
    "content_results",
    "content_table",
    "judged",
    "main",
]

SIDES: tuple[Side, Side] = ("original", "copy")
STATUS: dict[Side, str] = {"original": "omitted", "copy": "added"}
# Of a sentence's runs of five words, the share from which it stands in the other text after all.
REPEATED = 0.6
RUN = 5
NONE = Counts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class SideResult:
    """How right it is what was left out, or what was put in.

    Parameters
    ----------
    sentences, words : Counts
        Of sentences, and of their words.
    furniture : int
        Sentences claimed that are page furniture; they count as wrong.
    places_right, places : int
        Of the runs made that were found: those whose place is told right, and all.
    errors : tuple of str
    """

    sentences: Counts
    words: Counts
    furniture: int
    places_right: int
    places: int
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentResult:
    """How right the content of one copy's report is.

    Parameters
    ----------
    manner : str
        How the copy was made.
    original, copy : SideResult
    accused : bool
        Whether the pair was taken for a copy and its original.
    """

    manner: str
    original: SideResult
    copy: SideResult
    accused: bool

    def side(self, side: Side) -> SideResult:
        """Return one side."""
        return self.original if side == "original" else self.copy


def judged(made: ContentCopy, content: Content | None) -> ContentResult:
    """Judge what a report says of the content of a made copy."""
    original = prepare(from_text(made.original.text))
    copy = prepare(from_text(made.copy.text))
    furniture = [
        frozenset(at for at, unit in enumerate(units) if not unit.sources)
        for units in (made.original_units, made.copy_units)
    ]
    left_out = _Side("original", original, copy, made.original, made.dropped, furniture[0])
    put_in = _Side("copy", copy, original, made.copy, made.inserted, furniture[1])
    told = () if content is None else content.passages
    return ContentResult(
        made.manner,
        left_out.judged(told, made.id),
        put_in.judged(told, made.id),
        accused=content is not None,
    )


class _Side:
    """One side of a made pair: what is wanted of it, and what is right."""

    def __init__(
        self,
        side: Side,
        here: Document,
        there: Document,
        page: LaidOut,
        chosen: frozenset[int],
        furniture: frozenset[int],
    ) -> None:
        self.side, self.here = side, here
        self.gold = _from_units(here, page, chosen)
        self.furniture = _from_units(here, page, furniture)
        no_vectors = np.zeros((len(here.sentences), 0), dtype=np.float32)
        told = story_of(here, no_vectors, passages(here)).sentences
        runs = _runs(there.sentences)
        self.wanted = {
            at
            for at in self.gold & set(told)
            if word_count(here.sentences[at]) >= SLIGHT
            and not is_line(here, at)
            and not _repeated(here.sentences[at], runs)
        }
        self.order = [at for at in told if at not in self.furniture]

    def judged(self, told: Sequence[ContentPassage], name: str) -> SideResult:
        """Return counts of this side, and what is wrong."""
        mine = [passage for passage in told if passage.side == self.side]
        # What was left out but is not wanted is neither right nor wrong.
        claimed = {at for p in mine for at in p.sentences} - (self.gold - self.wanted)
        places = list(self._places(mine))
        return SideResult(
            self._counts(claimed, [1] * len(self.here.sentences)),
            self._counts(claimed, [word_count(sentence) for sentence in self.here.sentences]),
            len(claimed & self.furniture),
            sum(places),
            len(places),
            tuple(self._errors(claimed, name)),
        )

    def _counts(self, claimed: set[int], weights: Sequence[int]) -> Counts:
        groups = (claimed & self.gold, claimed, self.wanted)
        return Counts(*(sum(weights[at] for at in group) for group in groups))

    def _errors(self, claimed: set[int], name: str) -> Iterator[str]:
        for label, wrong in (("wrong", claimed - self.gold), ("missed", self.wanted - claimed)):
            for at in sorted(wrong):
                what = "furniture" if at in self.furniture else STATUS[self.side]
                yield f"{label} {what} {name} [{at}] {self.here.sentences[at].text[:160]!r}"

    def _places(self, mine: Sequence[ContentPassage]) -> Iterator[bool]:
        """Yield, for each run made that is found, whether its place is told right."""
        for inside, group in groupby(self.order, key=lambda at: at in self.gold):
            run = list(group)
            found = [passage for passage in mine if set(passage.sentences) & set(run)]
            if inside and found:
                first, last = run[0] == self.order[0], run[-1] == self.order[-1]
                yield found[0].place == ("beginning" if first else "end" if last else "middle")


def _from_units(document: Document, page: LaidOut, chosen: frozenset[int]) -> set[int]:
    """Return the sentences of which at least half came out of the units chosen."""
    spans = [page.spans[at] for at in chosen]
    found = set()
    for sentence in document.sentences:
        inside = sum(
            max(0, min(sentence.end, span.end) - max(sentence.start, span.start)) for span in spans
        )
        if 2 * inside >= sentence.end - sentence.start:
            found.add(sentence.index)
    return found


def _runs(sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    keys = [word.key for sentence in sentences for word in sentence.words if word.is_word]
    return {tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)}


def _repeated(sentence: Sentence, other: set[tuple[str, ...]]) -> bool:
    runs = _runs([sentence])
    return bool(runs) and len(runs & other) >= REPEATED * len(runs)


def content_results(count: int = COPIES) -> list[ContentResult]:
    """Make copies, score them, and judge what is said of their content."""
    detector = Detector()
    return [
        judged(made, detector.score(made.original.text, made.copy.text).content)
        for made in make_copies(count)
    ]


def content_measures(results: Sequence[ContentResult]) -> dict[str, float]:
    """Return what floors can hold of content; more is better."""
    measured = {}
    for side in SIDES:
        total = sum((result.side(side).sentences for result in results), NONE)
        measured[f"content.{STATUS[side]}.precision"] = total.precision
        measured[f"content.{STATUS[side]}.recall"] = total.recall
    return measured


def _row(name: str, results: Sequence[SideResult]) -> list[str]:
    total = sum((result.sentences for result in results), NONE)
    words = sum((result.words for result in results), NONE)
    places = sum(result.places for result in results)
    right = sum(result.places_right for result in results)
    return [
        name,
        str(len(results)),
        str(total.wanted),
        str(total.claimed - total.right),
        str(sum(result.furniture for result in results)),
        *(f"{value:.3f}" for value in (total.precision, total.recall)),
        *(f"{value:.3f}" for value in (words.precision, words.recall)),
        f"{right / places:.3f}" if places else "–",
    ]


def content_table(results: Sequence[ContentResult], *, markdown: bool = False) -> str:
    """Show precision and recall of what was left out and put in, by manner."""
    rows = [
        _row(
            f"{STATUS[side]}, {manner}",
            [result.side(side) for result in results if manner in {"all", result.manner}],
        )
        for side in SIDES
        for manner in ("all", *MANNERS)
    ]
    head = ["sentences", "n", "wanted", "wrong", "furniture", "precision", "recall"]
    head += ["by words", "recall", "place"]
    missed = sum(not result.accused for result in results)
    return f"{render(head, rows, markdown=markdown)}\n\n{missed} pairs called independent"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.content", description=__doc__)
    add = parser.add_argument
    add("--copies", type=int, default=COPIES, help=f"how many (default: {COPIES})")
    add("--markdown", action="store_true", help="tables in Markdown")
    add("--errors", action="store_true", help="list every wrong and missed sentence")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    options = _parser().parse_args(arguments)
    if not corpora.have_dev() or not have_spinner():
        sys.stderr.write((NO_SPINNER if corpora.have_dev() else corpora.missing_message()) + "\n")
        return 2
    results = content_results(options.copies)
    sys.stdout.write(content_table(results, markdown=options.markdown) + "\n")
    if options.errors:
        errors = (error for r in results for side in SIDES for error in r.side(side).errors)
        sys.stdout.write("\n".join(["", *errors, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
