"""Lists of pairs: what a side is, and which line is wrong."""

from __future__ import annotations

import csv
import io
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import InputError, SourceFormatError, SourceMissingError, SourceTooLargeError
from spindetect.read import Limits, PairSource, read_pairs

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1)


def listed(data: str | bytes, *, limits: Limits | None = None) -> list[PairSource]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_pairs("-", stdin=io.BytesIO(data), limits=limits))


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_both_formats_give_back_what_was_written(pairs: list[tuple[str, str]]) -> None:
    lines = "\n".join(json.dumps({"original": a, "copy": b}) for a, b in pairs)
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "original", "copy"), *(("", a, b) for a, b in pairs)])
    from_lines, from_table = listed(lines), listed(table.getvalue())
    assert [(p.original, p.copy) for p in from_lines] == pairs
    expected = [(a, b) for a, b in pairs if a.strip() or b.strip()]
    assert [(p.original, p.copy) for p in from_table] == expected
    assert [p.id for p in from_lines] == [str(i + 1) for i in range(len(pairs))]


def test_a_side_is_a_text_a_path_or_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("From a file.")
    (tmp_path / "plain").write_text("No suffix.")
    path = tmp_path / "list.jsonl"
    rows = [
        {"id": "x", "original": "a.txt", "copy": {"text": "An object.", "title": "T"}},
        {"id": 4, "original": "plain", "copy": "An inline text."},
        {"original": "line one\na.txt", "copy": str(tmp_path / "a.txt")},
    ]
    path.write_text("\n\n".join(map(json.dumps, rows)))
    pairs = list(read_pairs(str(path)))
    assert [(p.id, p.line) for p in pairs] == [("x", 1), ("4", 3), ("5", 5)]
    texts = [(p.load("original").text, p.load("copy").text) for p in pairs]
    assert texts == [
        ("From a file.", "An object."),
        ("No suffix.", "An inline text."),
        ("line one\na.txt", "From a file."),
    ]
    assert pairs[0].load("copy").title == "T"
    assert pairs[1].load("copy").source == f"{path}, line 3, copy"


def test_a_path_is_looked_up_beside_the_list_then_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "a.txt").write_text("Here.")
    (here / "b.txt").write_text("Here.")
    (tmp_path / "a.txt").write_text("Beside.")
    (tmp_path / "l.csv").write_text("original,copy\na.txt,b.txt\n")
    monkeypatch.chdir(here)
    (pair,) = read_pairs(str(tmp_path / "l.csv"))
    assert (pair.load("original").text, pair.load("copy").text) == ("Beside.", "Here.")


def test_a_missing_file_is_named_with_its_line() -> None:
    (pair,) = listed('{"original": "gone.txt", "copy": "x"}')
    with pytest.raises(
        SourceMissingError, match=r"^-, line 1, original: gone\.txt: does not exist"
    ):
        pair.load("original")


def test_an_empty_side_fails_when_it_is_read() -> None:
    (pair,) = listed('{"original": "", "copy": "x"}')
    with pytest.raises(InputError, match="line 1, original: holds no text"):
        pair.load("original")
    assert pair.load("copy").text == "x"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_columns_in_any_order(separator: str) -> None:
    rows = [("copy", "note", "ORIGINAL ", "id"), ("c", "n", "a\nb", "p1"), ("d", "", "e", "")]
    quoted = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert [(p.id, p.line, p.original, p.copy) for p in listed("\ufeff" + quoted)] == [
        ("p1", 2, "a\nb", "c"),
        ("4", 4, "e", "d"),
    ]


def test_pairs_can_be_sent_to_workers() -> None:
    (pair,) = listed('{"original": "a", "copy": {"text": "b"}}')
    assert pickle.loads(pickle.dumps(pair)) == pair  # noqa: S301


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "-: lists no pairs"),
        ("\n \n", "-: lists no pairs"),
        ("id,original\n1,a\n", "line 1: lacks the columns original and copy"),
        ("just some text\n", "line 1: lacks the columns"),
        ("original,copy\na,b\n\na\n", "line 4: has 1 columns"),
        ('original,copy\n"a"x,b\n', "line 2: is not valid CSV"),
        ('original,copy\na,"b\n', "line 2: is not valid CSV"),
        ('{"original": "a"}', 'line 1: lacks "copy"'),
        ('{"original": "a", "copy": null}', 'line 1: lacks "copy"'),
        ('{"original": "a", "copy": 3}', 'line 1: "copy" is neither'),
        ('{"original": "a", "copy": "b", "id": []}', 'line 1: "id" is neither'),
        ('{"original": "a", "copy": "b"}\n[1]\n', "line 2: is not a JSON object"),
        ('{"original": "a", "copy": "b"}\n{"orig\n', "line 2: is not valid JSON"),
        (b'{"original": "a", "copy": "caf\xe9"}', "line 1: is not UTF-8"),
    ],
)
def test_a_malformed_line_is_named(data: str | bytes, problem: str) -> None:
    with pytest.raises(SourceFormatError) as caught:
        listed(data)
    assert problem in str(caught.value)


def test_a_huge_line_is_refused_without_reading_it_all() -> None:
    stream = io.BytesIO(b'{"original": "' + b"a" * 1_000_000)
    with pytest.raises(SourceTooLargeError, match="line 1: is larger than 1,000 bytes"):
        list(read_pairs("-", stdin=stream, limits=Limits(max_bytes=1000)))
    assert stream.tell() <= 1001


def test_long_fields_are_no_error() -> None:
    (pair,) = listed(f"original,copy\n{'a' * 200_000},b\n")
    assert len(str(pair.original)) == 200_000
