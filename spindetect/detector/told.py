"""Which changes of a copy are told: what the verdict clears, no change accuses."""

from __future__ import annotations

from spindetect.detector.sides import Prepared
from spindetect.evidence import SpinScores, find_changes
from spindetect.evidence.framing import page_sentences
from spindetect.judge import PairEvidence
from spindetect.records import Change, Verdict

__all__ = ["told_changes"]


def told_changes(
    evidence: PairEvidence, verdict: Verdict, original: Prepared, copy: Prepared
) -> tuple[Change, ...]:
    """Return the changes of a copy that are told.

    A text that is no copy changed nothing, in a copy that is not spun an odd word
    is a person's, and a page's own date or byline in place of another's is framing.
    """
    if verdict.derivation == "independent":
        return ()
    swaps = evidence.spin if verdict.manner == "spun" else SpinScores({}, 1.0)
    # The page's and no prose: dates, bylines, menus.
    here, there = (page_sentences(side.document, side.passages) for side in (original, copy))
    told = [
        linked
        for linked in evidence.linked
        if not (here.issuperset(linked.link.original) and there.issuperset(linked.link.copy))
    ]
    return find_changes(evidence.original, evidence.copy, told, swaps)
