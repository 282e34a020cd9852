"""The words of a story that its reporter chose, apart from those a speaker said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spindetect.align import TRANSCRIPT
from spindetect.records import Document, Sentence

__all__ = ["Narrative", "narrative_of"]


@dataclass(frozen=True, slots=True)
class Narrative:
    """The story of a document.

    Parameters
    ----------
    body : frozenset of int
        Sentences of the story; all of them when nothing but framing is there.
    words : tuple of int
        Number of words of every sentence.
    told : tuple of int
        The same, outside quotations.
    keys : tuple of str
        Keys of the body's words.
    runs : tuple of tuple of str
        Keys of the body's words outside quotations, cut where a quotation stood.
    all_framing : bool
        Nothing but framing was there, so that all of it counts as body.
    """

    body: frozenset[int]
    words: tuple[int, ...]
    told: tuple[int, ...]
    keys: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...]
    all_framing: bool = False


def _add_runs(runs: list[list[str]], sentence: Sentence) -> None:
    for word in sentence.words:
        if not word.is_word:
            continue
        if word.quotation is None:
            runs[-1].append(word.key)
        else:
            runs.append([])


def narrative_of(document: Document, framing: Collection[int]) -> Narrative:
    """Tell a document's story from its framing and its quotations.

    Parameters
    ----------
    document : Document
    framing : collection of int
        Sentences that are not body.
    """
    indices = [sentence.index for sentence in document.sentences]
    story = frozenset(i for i in indices if i not in framing)
    body = story or frozenset(indices)
    words: list[int] = []
    told: list[int] = []
    keys: list[str] = []
    runs: list[list[str]] = [[]]
    for sentence in document.sentences:
        spoken = [word for word in sentence.words if word.is_word]
        here = [word.key for word in spoken]
        free = [word.key for word in spoken if word.quotation is None]
        words.append(len(here))
        told.append(len(free))
        if sentence.index not in body:
            continue
        keys += here
        if len(free) == len(here):
            runs[-1] += free
        else:
            _add_runs(runs, sentence)
    if sum(told) < TRANSCRIPT * sum(words):
        told, runs = words, [keys]
    kept = tuple(tuple(run) for run in runs if run)
    return Narrative(body, tuple(words), tuple(told), tuple(keys), kept, not story)
