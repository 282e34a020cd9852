"""What of the story is in one article alone, and whom both say that they are from."""

from __future__ import annotations

from spindetect.detector.sides import Prepared
from spindetect.evidence.attribution import find_attribution
from spindetect.evidence.content import find_content, story_of
from spindetect.judge import PairEvidence
from spindetect.records import Attribution, Content, Verdict

__all__ = ["attribution_chain", "story_content"]


def story_content(
    evidence: PairEvidence, verdict: Verdict, original: Prepared, copy: Prepared
) -> Content | None:
    """Return what was left out and put in; a text that is no copy leaves nothing out."""
    if verdict.derivation == "independent":
        return None
    here, there = (
        story_of(s.document, s.vectors, (*s.passages, *s.doubtful)) for s in (original, copy)
    )
    return find_content(
        here,
        there,
        evidence.linked,
        manner=verdict.manner,
        partial=verdict.derivation == "partial",
    )


def attribution_chain(
    verdict: Verdict, original: Prepared, copy: Prepared
) -> tuple[Attribution, ...]:
    """Return whom the two articles say they are from; a text of its own owes no credit."""
    if verdict.derivation == "independent":
        return ()
    return find_attribution(
        original.document,
        copy.document,
        original_passages=original.passages,
        copy_passages=copy.passages,
    )
