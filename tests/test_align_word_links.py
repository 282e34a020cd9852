"""The word model: which words of a link stand for each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from spindetect.align.word_features import SPELLING, word_table
from spindetect.align.word_lines import line_of, rectified
from spindetect.align.word_links import Passages, link_words
from spindetect.align.word_model import load_word_model, parse_words
from spindetect.encode import WordEncoder, load_encoder
from spindetect.errors import ModelError
from spindetect.prepare.words import lexemes
from spindetect.records import Word

FORMS = ("the", "harbour", "ferry", "boats", "boat", "sank", "in", "2", "two", "storms", ",", ".")
PROBABLE = st.floats(0, 1, width=32)
sides = st.lists(st.sampled_from(FORMS), max_size=12)


def words(forms: Sequence[str]) -> list[Word]:
    known = lexemes(forms)
    return [Word(0, len(form), form, form, *known[form]) for form in forms]


def passages(left: Sequence[str], right: Sequence[str]) -> Passages:
    encoder = load_encoder()
    assert isinstance(encoder, WordEncoder)
    ours, theirs = words(left), words(right)
    vectors = [encoder.encode_words([word.key for word in side]) for side in (ours, theirs)]
    return ours, theirs, vectors[0], vectors[1]


def pairs(left: str, right: str) -> set[tuple[str, str]]:
    ours, theirs = left.split(), right.split()
    cells = link_words([passages(ours, theirs)])[0]
    return {(ours[i], theirs[j]) for i, j in zip(cells.original, cells.copy, strict=True)}


@settings(deadline=None)
@given(st.lists(st.tuples(sides, sides), max_size=4))
def test_links_do_not_depend_on_what_is_linked_beside_them(
    batch: list[tuple[list[str], list[str]]],
) -> None:
    links = [passages(left, right) for left, right in batch]
    for link, together in zip(links, link_words(links), strict=True):
        alone = link_words([link])[0]
        assert alone.original.tolist() == together.original.tolist()
        assert alone.copy.tolist() == together.copy.tolist()
        assert np.allclose(alone.probabilities, together.probabilities, atol=1e-4)


@settings(deadline=None)
@given(sides, sides)
def test_pairs_are_in_order_inside_and_likely(left: list[str], right: list[str]) -> None:
    model = load_word_model()
    cells = link_words([passages(left, right)], model)[0]
    found = list(zip(cells.original.tolist(), cells.copy.tolist(), strict=True))
    assert found == sorted(set(found))
    assert all(0 <= i < len(left) and 0 <= j < len(right) for i, j in found)
    assert all(model.threshold <= p <= 1.0 for p in cells.probabilities.tolist())


def test_a_sentence_is_linked_with_itself_word_by_word() -> None:
    side = "the ferry sank in the harbour after two storms .".split()
    cells = link_words([passages(side, side)])[0]
    assert cells.original.tolist() == cells.copy.tolist() == list(range(len(side)))


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("the old mill burned down on sunday", "on sunday the old mill burned down",
         {("sunday", "sunday"), ("mill", "mill")}),
        ("rain delayed both matches", "rain postponed both games",
         {("delayed", "postponed"), ("matches", "games")}),
        ("she sold 2 boats", "she sold two boats", {("2", "two")}),
        ("envoys of the united states met", "envoys of the u.s. met",
         {("united", "u.s."), ("states", "u.s.")}),
        ("the mayor carried out repairs", "the mayor performed repairs",
         {("carried", "performed")}),
    ],
)  # fmt: skip
def test_words_that_stand_for_each_other(
    left: str, right: str, wanted: set[tuple[str, str]]
) -> None:
    assert wanted <= pairs(left, right)


def test_nothing_is_linked_with_nothing() -> None:
    assert link_words([]) == []
    for link in (passages([], []), passages(["ferry"], []), passages([], ["ferry"])):
        assert not len(link_words([link])[0].original)


@given(
    hnp.arrays(np.float32, st.tuples(st.integers(1, 9), st.just(2)), elements=PROBABLE),
    st.data(),
)
def test_what_pairs_of_one_word_say_is_their_highest_and_their_sum(
    values: NDArray[np.float32], data: st.DataObject
) -> None:
    shared = data.draw(hnp.arrays(np.int64, len(values), elements=st.integers(0, 3)))
    highest, total = line_of(shared).highest_and_sum(values)
    for at, word in enumerate(shared):
        assert (highest[at] == values[shared == word].max(axis=0)).all()
        assert np.allclose(total[at], values[shared == word].sum(axis=0))


def test_values_below_nothing_are_nothing() -> None:
    values = np.array([[-np.inf, -1.5, -1e-40, -0.0, 0.0, 1e-40, 2.5, np.inf]], dtype=np.float32)
    assert rectified(values.copy()).tolist() == np.maximum(values, np.float32(0)).tolist()


def test_spellings_are_unit_vectors_and_alike_words_are_close() -> None:
    table = word_table(words(["harbour", "harbor", "mill", "harbour"]))
    assert table.rows.tolist() == [0, 1, 2, 0]
    assert table.first.tolist() == [0, 1, 2]
    assert table.spellings.shape == (3, SPELLING)
    assert np.allclose(np.linalg.norm(table.spellings, axis=1), 1.0)
    assert table.spellings[0] @ table.spellings[1] > table.spellings[0] @ table.spellings[2]


def test_other_features_make_another_model() -> None:
    with pytest.raises(ValueError, match="other features"):
        parse_words({"traits": [], "features": [], "spelling": 1, "neighbours": []})
    with pytest.raises(ModelError):
        load_word_model("align/links.json")


@pytest.mark.slow
def test_the_network_in_training_says_the_same() -> None:
    torch = pytest.importorskip("torch")
    from spindetect.train.word_network import WordNetwork, Words  # noqa: PLC0415 - torch

    left = "the ferry sank in the storm , two boats did not".split()
    right = "in storms 2 boats stayed but the ferry sank".split()
    link = passages(left, right)
    table = word_table([*link[0], *link[1]])
    vectors = np.concatenate([link[2], link[3]])[table.first]
    arrays = (vectors, table.traits, table.spellings, table.identities)
    torch.manual_seed(5)
    network = WordNetwork(Words(*map(torch.from_numpy, arrays))).eval()
    model = parse_words(network.table() | {"threshold": 0.0})
    cells = link_words([link], dataclasses.replace(model, threshold=0.0))[0]
    rows = torch.from_numpy(table.rows)
    _, _, chosen, scores = network(rows[None, : len(left)], rows[None, len(left) :])
    assert chosen[:, 1:].tolist() == np.stack([cells.original, cells.copy], axis=1).tolist()
    assert np.allclose(torch.sigmoid(scores).detach().numpy(), cells.probabilities, atol=2e-3)
