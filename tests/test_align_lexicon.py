"""What is kept of words from pair to pair: the same as if nothing had been kept."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from spindetect.align import Lexicon, align_links, lexicon
from spindetect.align.lexicon import Vocabulary
from spindetect.align.word_features import WORD_TRAITS, word_table
from spindetect.encode import WordEncoder, load_encoder
from spindetect.prepare.words import lexemes
from spindetect.records import Word

ORIGINAL = "The harbour council voted on Monday to keep two old ferries in service , it said ."
COPY = "The harbor board chose Monday to hold 2 aged boats in use , the council told us ."
ELSEWHERE = "Rain is expected in Port Ellery , where the council of elders may vote on Sunday ."


def words(text: str) -> list[Word]:
    forms = text.split()
    known = lexemes(forms)
    return [Word(0, len(form), form, form, *known[form]) for form in forms]


def new_lexicon() -> Lexicon:
    encoder = load_encoder()
    assert isinstance(encoder, WordEncoder)
    return Lexicon(encoder.encode_words)


def told(vocabulary: Vocabulary) -> tuple[bytes, ...]:
    """Return what is said of each word, one after the other."""
    rows = vocabulary.rows
    same = [kind[rows][:, None] == kind[rows] for kind in vocabulary.identities]
    lists = [
        [known[row] for row in rows.tolist()]
        for known in (vocabulary.spoken, vocabulary.canonical, vocabulary.contents)
    ]
    arrays = (vocabulary.vectors[rows], vocabulary.described[rows], *same)
    return (*(array.tobytes() for array in arrays), repr(lists).encode())


def test_a_lexicon_says_what_a_table_of_the_words_alone_says() -> None:
    every = words(f"{ORIGINAL} {COPY}")
    vocabulary, table = new_lexicon().vocabulary(every), word_table(every)
    rows, others = vocabulary.rows, table.rows
    traits, spellings = np.split(vocabulary.described[rows], [len(WORD_TRAITS)], axis=1)
    np.testing.assert_array_equal(traits, table.traits[others])
    np.testing.assert_array_equal(spellings, table.spellings[others])
    for ours, theirs in zip(vocabulary.identities, table.identities, strict=True):
        same = ours[rows][:, None] == ours[rows]
        np.testing.assert_array_equal(same, theirs[others][:, None] == theirs[others])


@pytest.mark.parametrize("room", [1, 20, 1000])
def test_what_was_looked_up_before_changes_nothing(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "_REMEMBERED", room)
    kept = new_lexicon()
    for text in (ELSEWHERE, COPY, ORIGINAL, ELSEWHERE, f"{COPY} {ORIGINAL}"):
        assert told(kept.vocabulary(words(text))) == told(new_lexicon().vocabulary(words(text)))


def test_links_are_the_same_to_the_bit_whatever_was_aligned_before() -> None:
    def aligned(kept: Lexicon, pairs: Sequence[tuple[str, str]]) -> object:
        return align_links([(words(ours), words(theirs)) for ours, theirs in pairs], kept)

    kept = new_lexicon()
    aligned(kept, [(ELSEWHERE, COPY)])
    pairs = [(ORIGINAL, COPY), (COPY, ELSEWHERE)]
    assert aligned(kept, pairs) == aligned(new_lexicon(), pairs)
    assert aligned(kept, []) == []


def test_threads_share_a_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_REMEMBERED", 24)
    texts = [" ".join(part) for part in itertools.permutations((ORIGINAL, COPY, ELSEWHERE), 2)]
    alone = [told(new_lexicon().vocabulary(words(text))) for text in texts]
    kept = new_lexicon()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: told(kept.vocabulary(words(text))), texts * 8))
    assert found == alone * 8


def test_no_words_have_no_rows() -> None:
    assert len(new_lexicon().vocabulary([]).rows) == 0
