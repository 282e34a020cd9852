"""The passages around a story: what they are, and what became of them."""

from __future__ import annotations

from spindetect.evidence.framing.page_words import page_sentences
from spindetect.evidence.framing.roles import Passage, framing_sentences, passages, read_passages
from spindetect.evidence.framing.status import find_framing

__all__ = [
    "Passage",
    "find_framing",
    "framing_sentences",
    "page_sentences",
    "passages",
    "read_passages",
]
