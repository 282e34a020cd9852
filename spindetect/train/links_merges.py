"""Made pairs in which neighbouring sentences run into one, on either side.

What the recipes of copies join is what a person would, and rare. A run of
sentences against one is learned from more: any two that are linked one by one
in order may be joined in the copy, or in the original, which is a split.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from spindetect.encode import Encoder
from spindetect.records import Document, Sentence
from spindetect.train.dataset import Block
from spindetect.train.links_examples import Example, Floats

__all__ = ["merged_example"]

_Table = TypeVar("_Table", Floats, NDArray[np.bool_])

# Share of the sentences that could be joined with the next one.
_JOINED: Final = 0.2
_JOINTS: Final = (" ", ", and ", "; ", " and ", ", while ", " — ")


def merged_example(example: Example, encoder: Encoder, rng: np.random.Generator) -> Example | None:
    """Join some sentences of one side with the next; None where no two could be.

    Parameters
    ----------
    example : Example
    encoder : Encoder
        Encodes the joined sentences.
    rng : numpy.random.Generator
    """
    side = int(rng.integers(2))
    document = (example.original, example.copy)[side]
    firsts = _firsts(example.gold, side, document, rng)
    if not firsts:
        return None
    sentences: list[Sentence] = []
    places: list[int] = []
    for index, sentence in enumerate(document.sentences):
        if index and index - 1 in firsts:
            joint = str(rng.choice(_JOINTS))
            sentences[-1] = _joined(sentences[-1], sentence, joint)
        else:
            sentences.append(replace(sentence, index=len(sentences)))
        places.append(len(sentences) - 1)
    joined = replace(document, sentences=tuple(sentences))
    vectors = encoder.encode([sentence.form for sentence in sentences])
    return _with_side(example, side, joined, vectors, places)


def _firsts(
    gold: tuple[Block, ...], side: int, document: Document, rng: np.random.Generator
) -> set[int]:
    """Sentences that are joined with the next: both linked one to one, and in order."""
    single = {block[side][0]: block[1 - side][0] for block in gold if _is_single(block)}
    chosen: set[int] = set()
    for index, other in sorted(single.items()):
        follows = single.get(index + 1) == other + 1
        free = index - 1 not in chosen
        near = follows and abs(document.sentences[index].paragraph
                               - document.sentences[index + 1].paragraph) <= 1  # fmt: skip
        if near and free and rng.random() < _JOINED:
            chosen.add(index)
    return chosen


def _is_single(block: Block) -> bool:
    return len(block[0]) == 1 and len(block[1]) == 1


def _joined(first: Sentence, second: Sentence, joint: str) -> Sentence:
    words = [*first.words, *second.words]
    if first.words and not first.words[-1].is_word:
        words.pop(len(first.words) - 1)
    text = first.text.rstrip(" .") + joint + second.text
    form = first.form.rstrip(" .") + joint + second.form
    return replace(first, end=second.end, text=text, form=form, words=tuple(words))


def _with_side(
    example: Example, side: int, document: Document, vectors: Floats, places: list[int]
) -> Example:
    """Put the joined side in place of the old one; links that meet in a sentence become one."""
    blocks: dict[tuple[int, ...], tuple[int, ...]] = {}
    for block in example.gold:
        ours = tuple(sorted({places[i] for i in block[side]}))
        blocks[ours] = tuple(sorted({*blocks.get(ours, ()), *block[1 - side]}))
    pairs = [(theirs, ours) if side else (ours, theirs) for ours, theirs in blocks.items()]
    body = np.zeros(len(document.sentences), dtype=np.bool_)
    body[np.array(places, dtype=np.int64)] = example.body[side]
    documents = (example.original, document) if side else (document, example.copy)
    return replace(
        example,
        original=documents[0],
        copy=documents[1],
        vectors=_swapped(example.vectors, side, vectors),
        gold=tuple(pairs),
        body=_swapped(example.body, side, body),
    )


def _swapped(tables: tuple[_Table, _Table], side: int, new: _Table) -> tuple[_Table, _Table]:
    return (tables[0], new) if side else (new, tables[1])
