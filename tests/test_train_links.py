"""Training of the link model: the examples it sees."""

from __future__ import annotations

import numpy as np
import pytest

from spindetect.encode import load_encoder
from spindetect.prepare import prepare
from spindetect.read import from_text
from tests.test_align_sentences import STORY

pytest.importorskip("sklearn")

from spindetect.train.copies import TrainingPair
from spindetect.train.links_examples import Example, block_labels
from spindetect.train.links_merges import merged_example


def _example(
    copy: tuple[str, ...], gold: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
) -> Example:
    documents = [prepare(from_text(" ".join(lines))) for lines in (STORY, copy)]
    vectors = [load_encoder().encode([s.form for s in d.sentences]) for d in documents]
    body = [np.ones(len(d.sentences), dtype=np.bool_) for d in documents]
    pair = TrainingPair("1", "g", "spun", "", "", "derived", "spun", (), (), ())
    return Example(
        pair, documents[0], documents[1], (vectors[0], vectors[1]), gold, (body[0], body[1])
    )


def test_sentences_that_are_joined_are_one_block_with_what_they_came_from() -> None:
    gold = tuple(((i,), (i,)) for i in range(len(STORY)))
    made = [merged_example(_example(STORY, gold), load_encoder(), np.random.default_rng(seed))
            for seed in range(40)]  # fmt: skip
    kept = [example for example in made if example is not None]
    assert kept
    assert {len(e.original.sentences) < len(STORY) for e in kept} == {True, False}
    for example in kept:
        sides = example.original.sentences, example.copy.sentences
        assert [len(side) for side in sides] == [len(v) for v in example.vectors]
        assert [len(side) for side in sides] == [len(b) for b in example.body]
        assert min(map(len, sides)) < len(STORY)
        for ours, theirs in example.gold:
            texts = [" ".join(side[i].text for i in block)
                     for side, block in zip(sides, (ours, theirs), strict=True)]  # fmt: skip
            words = [
                set(text.lower().replace(",", " ").replace(".", " ").split()) for text in texts
            ]
            assert len(words[0] & words[1]) > 0.8 * min(map(len, words))
        assert sorted(i for ours, _ in example.gold for i in ours) == list(range(len(sides[0])))
        assert sorted(j for _, theirs in example.gold for j in theirs) == list(range(len(sides[1])))


def test_nothing_is_joined_where_nothing_is_linked_in_order() -> None:
    gold = (((0,), (3,)), ((2,), (1,)))
    assert merged_example(_example(STORY, gold), load_encoder(), np.random.default_rng(0)) is None


def test_a_part_of_a_larger_block_is_neither_right_nor_wrong() -> None:
    example = _example(STORY, (((0, 1), (0,)), ((3,), (3,))))
    singles = block_labels(example, (1, 1))
    assert singles[3, 3] == 1
    assert singles[0, 0] == singles[1, 0] == -1
    assert singles[2, 2] == 0
    assert block_labels(example, (2, 1))[0, 0] == 1
    assert block_labels(example, (1, 1), parts=True)[1, 0] == 1
