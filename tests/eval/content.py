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

import numpy as np

from spindetect.detector import Detector
from spindetect.evidence.content import story_of
from spindetect.evidence.content.story import SLIGHT, is_line, word_count
from spindetect.evidence.framing import passages
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Content, Document, Sentence, Side
from spindetect.train.copies_units import LaidOut
from tests.eval import corpora
from tests.eval.content_copies import COPIES, MANNERS, ContentCopy, make_copies
from tests.eval.made import NO_SPINNER, have_spinner
from tests.eval.metrics import Counts
from tests.eval.table import render

__all__ = ["ContentResult", "content_measures", "content_results", "content_table", "main"]

SIDES: tuple[Side, Side] = ("original", "copy")
STATUS: dict[Side, str] = {"original": "omitted", "copy": "added"}
# Of a sentence's runs of five words, the share from which it stands in the other text after all.
REPEATED = 0.6
RUN = 5
NONE = Counts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class ContentResult:
    """How right the content of one copy's report is, by side.

    Parameters
    ----------
    manner : str
    sentences, words : dict
        Counts of sentences, and of their words.
    furniture : dict
        Sentences claimed that are page furniture; they count as wrong.
    places : dict
        Of the passages made that were found: (place right, all).
    errors : tuple of str
    accused : bool
        Whether the pair was taken for a copy and its original.
    """

    manner: str
    sentences: dict[Side, Counts]
    words: dict[Side, Counts]
    furniture: dict[Side, int]
    places: dict[Side, tuple[int, int]]
    errors: tuple[str, ...]
    accused: bool


def _gold(document: Document, page: LaidOut, chosen: frozenset[int]) -> set[int]:
    """Return the sentences of which at least half came out of the units chosen."""
    found = set()
    spans = [page.spans[at] for at in chosen]
    for sentence in document.sentences:
        inside = sum(
            max(0, min(sentence.end, span.end) - max(sentence.start, span.start)) for span in spans
        )
        if 2 * inside >= sentence.end - sentence.start:
            found.add(sentence.index)
    return found


def _furniture(document: Document, made: ContentCopy, side: Side) -> set[int]:
    page, units = (
        (made.original, made.original_units) if side == "original" else (made.copy, made.copy_units)
    )
    return _gold(document, page, frozenset(at for at, u in enumerate(units) if not u.sources))


def _runs(sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    keys = [word.key for sentence in sentences for word in sentence.words if word.is_word]
    return {tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)}


def _repeated(sentence: Sentence, other: set[tuple[str, ...]]) -> bool:
    runs = _runs([sentence])
    return bool(runs) and len(runs & other) >= REPEATED * len(runs)


def _judged(made: ContentCopy, content: Content | None) -> ContentResult:
    documents = {
        "original": prepare(from_text(made.original.text)),
        "copy": prepare(from_text(made.copy.text)),
    }
    gold = {
        "original": _gold(documents["original"], made.original, made.dropped),
        "copy": _gold(documents["copy"], made.copy, made.inserted),
    }
    found: dict[str, dict[Side, object]] = {}
    errors: list[str] = []
    for side, other in zip(SIDES, reversed(SIDES), strict=True):
        one = _Side(made, documents[side], documents[other], gold[side], side)
        for key, value in one.judged(content, errors).items():
            found.setdefault(key, {})[side] = value
    return ContentResult(made.manner, **found, errors=tuple(errors), accused=content is not None)  # type: ignore[arg-type]


class _Side:
    """One side of a made pair: what is wanted of it, and what is right."""

    def __init__(
        self, made: ContentCopy, here: Document, there: Document, gold: set[int], side: Side
    ) -> None:
        self.here, self.gold, self.side = here, gold, side
        self.name = made.id
        framing = passages(here)
        empty = np.zeros((0, 0), dtype=np.float32)
        told = story_of(here, empty, framing).sentences
        runs = _runs(there.sentences)
        self.story = [
            at
            for at in told
            if word_count(here.sentences[at]) >= SLIGHT
            and not is_line(here, at)
            and not _repeated(here.sentences[at], runs)
        ]
        self.furniture = _furniture(here, made, side)
        # What a repeated sentence is neither, a claimed one that stands there is wrong.
        self.neutral = gold - set(self.story)
        self.order = [at for at in told if at not in self.furniture]

    def judged(self, content: Content | None, errors: list[str]) -> dict[str, object]:
        """Return counts of this side, and note what is wrong."""
        sentences = self.here.sentences
        mine = [] if content is None else [p for p in content.passages if p.side == self.side]
        claimed = {at for p in mine for at in p.sentences} - self.neutral
        wanted = self.gold & set(self.story)
        status = STATUS[self.side]
        for label, wrong in (("wrong", claimed - self.gold), ("missed", wanted - claimed)):
            errors += [
                f"{label} {status} {self.name} [{at}]"
                f"{' FURNITURE' if at in self.furniture else ''} {sentences[at].text[:160]!r}"
                for at in sorted(wrong)
            ]

        def counted(weights: dict[int, int]) -> Counts:
            return Counts(
                sum(weights[at] for at in claimed & self.gold),
                sum(weights[at] for at in claimed),
                sum(weights[at] for at in wanted),
            )

        places = list(self._places(mine))
        return {
            "sentences": counted({s.index: 1 for s in sentences}),
            "words": counted({s.index: word_count(s) for s in sentences}),
            "furniture": len(claimed & self.furniture),
            "places": (sum(places), len(places)),
        }

    def _places(self, mine: Sequence[object]) -> Iterator[bool]:
        """Yield, for each run made that is found, whether its place is told right."""
        run: list[int] = []
        for at in [*self.order, None]:
            if at is not None and at in self.gold:
                run.append(at)
                continue
            found = [p for p in mine if set(p.sentences) & set(run)]  # type: ignore[attr-defined]
            if run and found:
                first, last = run[0] == self.order[0], run[-1] == self.order[-1]
                place = "beginning" if first else "end" if last else "middle"
                yield found[0].place == place  # type: ignore[attr-defined]
            run = []


def content_results(count: int = COPIES) -> list[ContentResult]:
    """Make copies, score them, and judge what is said of their content."""
    detector = Detector()
    return [
        _judged(made, detector.score(made.original.text, made.copy.text).content)
        for made in make_copies(count)
    ]


def _total(results: Sequence[ContentResult], side: Side, what: str) -> Counts:
    return sum((getattr(result, what)[side] for result in results), NONE)


def content_measures(results: Sequence[ContentResult]) -> dict[str, float]:
    """Return what floors can hold; more is better."""
    measured = {}
    for side in SIDES:
        total = _total(results, side, "sentences")
        measured[f"content.{STATUS[side]}.precision"] = total.precision
        measured[f"content.{STATUS[side]}.recall"] = total.recall
    return measured


def content_table(results: Sequence[ContentResult], *, markdown: bool = False) -> str:
    """Show precision and recall of what was left out and put in, by manner."""
    rows = []
    for side in SIDES:
        for manner in ("all", *MANNERS):
            group = [r for r in results if manner in {"all", r.manner}]
            total, words = (_total(group, side, what) for what in ("sentences", "words"))
            right, all_ = (sum(r.places[side][k] for r in group) for k in (0, 1))
            rows.append(
                [
                    f"{STATUS[side]}, {manner}",
                    str(len(group)),
                    str(total.wanted),
                    str(total.claimed - total.right),
                    str(sum(r.furniture[side] for r in group)),
                    *(f"{value:.3f}" for value in (total.precision, total.recall)),
                    *(f"{value:.3f}" for value in (words.precision, words.recall)),
                    f"{right / all_:.3f}" if all_ else "–",
                ]
            )
    head = [
        "sentences", "n", "wanted", "wrong", "furniture", "precision", "recall",
        "by words", "recall", "place",
    ]  # fmt: skip
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
        sys.stdout.write("\n".join(["", *(e for r in results for e in r.errors), ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
