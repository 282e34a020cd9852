"""The labelled pairs on which "derived or not" is measured.

Labels are taken as they come. A few do not hold, seen by reading the worst
errors, and are counted all the same: two "cut" answers (``g2pE_taskc``,
``g4pD_taskb``) were cut from other pages than their task's source, and
``syndicated/1962-5489`` sets a short report against the transcript of the
broadcast that it reports.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.eval import corpora

__all__ = ["EvalPair", "containment", "derivation_pairs", "group_counts", "windows"]

REEDITED = 300
SAME_EVENT_GRAM = 8
# A few events' articles share wire passages: above this, "independent" would be a wrong label.
SAME_EVENT_CONTAINMENT = 0.05
PASSAGE_WORDS = 50
WINDOW_LINES = 12
UNSPUN = "GPT4-5shot"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EvalPair:
    """One labelled pair.

    Parameters
    ----------
    id : str
        Unique; names the rows it was made of.
    group : str
        Where it comes from, a row of the table.
    original, copy : str
        Texts.
    derived : bool
        The label.
    cluster : str
        Pairs that share a document share it; resampled together.
    extra : bool
        Measured and shown, but no part of the bar, the totals or the floors.
    """

    id: str
    group: str
    original: str
    copy: str
    derived: bool
    cluster: str
    extra: bool = False


def _grams(text: str, size: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def containment(original: str, copy: str, size: int) -> float:
    """Return the share (0 to 1) of the copy's distinct word n-grams found in the original.

    Parameters
    ----------
    original, copy : str
    size : int
        ``n``. A copy of fewer words has containment 0.
    """
    grams = _grams(copy, size)
    return len(grams & _grams(original, size)) / len(grams) if grams else 0.0


def windows(
    lines: Sequence[corpora.ParallelLine], size: int
) -> list[tuple[corpora.ParallelLine, ...]]:
    """Cut a document into windows that do not overlap.

    The rest is a window too when it holds half a window's lines or more.
    """
    cut = [tuple(lines[start : start + size]) for start in range(0, len(lines), size)]
    return [window for window in cut if 2 * len(window) >= size]


def _syndicated() -> Iterator[EvalPair]:
    texts = corpora.articles()
    for pair in corpora.syndicated_pairs():
        group = "syndicated" if pair.syndicated else "independent reports"
        yield EvalPair(
            f"syndicated/{pair.original}-{pair.copy}",
            group,
            texts[pair.original],
            texts[pair.copy],
            pair.syndicated,
            f"article {pair.original}",
        )


def _reedited() -> Iterator[EvalPair]:
    texts = corpora.releases()
    for pair in corpora.reedited()[:REEDITED]:
        yield EvalPair(
            f"reedited/{pair.original}-{pair.copy}",
            "re-edited releases",
            texts[pair.original],
            texts[pair.copy],
            derived=True,
            cluster=f"release {pair.original}",
        )


def _answers() -> Iterator[EvalPair]:
    rows = corpora.answers()
    sources = {row.task: row.text for row in rows if row.category == "orig"}
    for row in rows:
        if row.category != "orig":
            derived = row.category != "non"
            group = f"answers, {row.category}" if derived else "answers, own words"
            source = sources[row.task]
            # Clusters by the three sources would be too few to resample.
            yield EvalPair(f"answers/{row.id}", group, source, row.text, derived, row.id)


def _same_event() -> Iterator[EvalPair]:
    for event in corpora.events():
        numbered = enumerate(event.articles)
        for (i, (_, original)), (j, (_, copy)) in itertools.combinations(numbered, 2):
            if containment(original, copy, SAME_EVENT_GRAM) < SAME_EVENT_CONTAINMENT:
                yield EvalPair(
                    f"event/{event.event}/{i}-{j}",
                    "same event",
                    original,
                    copy,
                    derived=False,
                    cluster=event.event,
                )


def _rewritten() -> Iterator[EvalPair]:
    for passage in corpora.passages():
        if len(passage.original.split()) >= PASSAGE_WORDS:
            for number, rewrite in enumerate(passage.rewrites.values()):
                yield EvalPair(
                    f"rewrite/{passage.id}/{number}",
                    "rewritten by a model",
                    passage.original,
                    rewrite,
                    derived=True,
                    cluster=f"passage {passage.id}",
                )


def _text(lines: Iterable[str]) -> str:
    return "\n\n".join(lines)


def _line_windows(lines: Sequence[corpora.ParallelLine], group: str, extra: bool) -> list[EvalPair]:
    return [
        EvalPair(
            f"{group}/{window[0].line}-{window[-1].line}",
            group,
            _text(line.parallel[UNSPUN] for line in window),
            _text(line.text for line in window),
            derived=True,
            cluster=f"{group} {window[0].line}",
            extra=extra,
        )
        for window in windows(lines, WINDOW_LINES)
    ]


def _neighbours(pairs: Sequence[EvalPair], group: str) -> Iterator[EvalPair]:
    """Pair each window's copy with the next window's original: one document, other content."""
    for one, following in itertools.pairwise(pairs):
        yield EvalPair(
            f"{group}/{one.id}+1",
            group,
            following.original,
            one.copy,
            derived=False,
            cluster=one.cluster,
            extra=True,
        )


def derivation_pairs(*, extra: bool = True) -> list[EvalPair]:
    """Return every labelled pair, in a fixed order.

    Parameters
    ----------
    extra : bool
        Also the groups that are no part of the bar.

    Raises
    ------
    FileNotFoundError
        When the corpora are absent.
    """
    spun = _line_windows(corpora.spun_lines(), "really spun", extra=False)
    pairs = [*_syndicated(), *_reedited(), *_answers(), *_rewritten(), *spun, *_same_event()]
    if extra:
        retranslated = _line_windows(corpora.clean_lines(), "retranslated", extra=True)
        pairs += [*retranslated, *_neighbours([*spun, *retranslated], "next passage")]
    return pairs


def group_counts(pairs: Iterable[EvalPair]) -> dict[str, int]:
    """Return how many pairs each group holds, in order of appearance."""
    return dict(Counter(pair.group for pair in pairs))
