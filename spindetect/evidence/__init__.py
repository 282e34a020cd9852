"""What the edits of a copy are, and what stands around its story."""

from spindetect.evidence.changes import find_changes
from spindetect.evidence.pieces import LinkedWords, Piece, linked_words, span_of
from spindetect.evidence.spin import SpinScores, spin_scores

__all__ = [
    "LinkedWords",
    "Piece",
    "SpinScores",
    "find_changes",
    "linked_words",
    "span_of",
    "spin_scores",
]
