"""The kind and the severity of one edit inside a link."""

from __future__ import annotations

from spindetect.evidence.claims import loss_finding, stance_finding
from spindetect.evidence.counted import counted_finding
from spindetect.evidence.cues import CAPITAL, COUNTED, KIND, cues
from spindetect.evidence.figures import figure_finding
from spindetect.evidence.findings import Finding, swap, told
from spindetect.evidence.name_findings import name_finding
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.polarity import contrast_finding
from spindetect.evidence.renaming import Surroundings
from spindetect.evidence.valued import exchanged_finding, valued_finding

__all__ = ["finding_of"]


def finding_of(
    piece: Piece, linked: LinkedWords, around: Surroundings, spin: float, threshold: float
) -> Finding:
    """Return the kind, the severity and the explanation of one edit.

    Parameters
    ----------
    piece : Piece
        Of any relation but ``same``.
    linked : LinkedWords
        The link it stands in.
    around : Surroundings
    spin : float
        Probability (0 to 1) that a machine made the substitution.
    threshold : float
        Probability above which it is called spin.
    """
    if piece.relation in ("inserted", "deleted"):
        lost = loss_finding(piece, linked)
        plain = lost.kind in ("insertion", "deletion")
        return (plain and exchanged_finding(piece, linked, around)) or lost
    if piece.relation == "format":
        return Finding("format", "benign", f"the same, written otherwise: {swap(piece)}")
    if piece.relation == "moved":
        return Finding("reordering", "benign", f"moved: {told(piece.copy)}")
    ours, theirs = cues(piece.original), cues(piece.copy)
    both = ours & theirs
    named = name_finding(piece, linked, around) if both & CAPITAL else None
    # A name broken is told as one, even where the two are things of one kind too.
    broken = named if named is not None and named.severity == "corrupting" else None
    finding = (
        (figure_finding(piece, linked) if both & COUNTED else None)
        or counted_finding(piece, linked)
        or broken
        or (contrast_finding(piece, linked) if both & KIND else None)
        or named
        or stance_finding(piece, linked, (ours, theirs))
    )
    if finding is None and spin > threshold:
        why = f"{swap(piece)}: a swap as a program makes it"
        finding = Finding("synonym", "spin", why)
    if finding is None and (ours | theirs) & (CAPITAL | COUNTED):
        finding = valued_finding(piece, around)
    return finding or Finding("synonym", "benign", swap(piece))
