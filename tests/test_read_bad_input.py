"""Bad input, one row a kind: which error, with which one-line message."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from spindetect.errors import (
    ConfigurationError,
    EmptyArticleError,
    InputError,
    SourceFormatError,
    SourceMissingError,
    SourceTooLargeError,
    SourceUnreadableError,
)
from spindetect.read import Limits, read

Make = Callable[[Path], str]


def written(name: str, content: bytes) -> Make:
    def make(folder: Path) -> str:
        path = folder / name
        path.write_bytes(content)
        return str(path)

    return make


def sparse(name: str, size: int) -> Make:
    def make(folder: Path) -> str:
        path = folder / name
        with path.open("wb") as stream:
            stream.truncate(size)
        return str(path)

    return make


def named(source: str) -> Make:
    return lambda _: source


def dangling(folder: Path) -> str:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    return str(folder / "link.txt")


def looping(folder: Path) -> str:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return str(folder / "loop.txt")


CASES: list[tuple[str, Make, type[InputError], str]] = [
    ("missing", named("no/such/file.txt"), SourceMissingError, "does not exist"),
    ("dangling link", dangling, SourceMissingError, "does not exist"),
    ("link to itself", looping, SourceMissingError, "is not a path to a file"),
    ("folder", str, SourceFormatError, "is a folder"),
    ("a text as a path", named("The tide came in late. " * 400), SourceMissingError, "not a path"),
    ("a path with NUL", named("a\x00b.txt"), SourceMissingError, "is not a path"),
    ("nothing", named(""), SourceMissingError, "the name is empty"),
    ("no file before it", written("a.txt", b"x"), SourceMissingError, "is not a path"),
    ("empty", written("a.txt", b""), EmptyArticleError, "holds no text"),
    ("blank", written("a.txt", b" \r\n\t\r\n"), EmptyArticleError, "holds no text"),
    ("only a byte-order mark", written("a.txt", b"\xef\xbb\xbf"), EmptyArticleError, "no text"),
    ("NUL bytes", written("a.txt", b"The\x00tide\x00"), SourceFormatError, "NUL bytes"),
    ("binary without NUL", written("a.txt", bytes(range(1, 256))), SourceFormatError, "binary"),
    ("PDF", written("a.pdf", b"%PDF-1.7\n1 0 obj"), SourceFormatError, "is a PDF document"),
    ("PDF named as text", written("a.txt", b"%PDF-1.7\n"), SourceFormatError, "a PDF document"),
    ("office document", written("a.docx", b"PK\x03\x04\x14"), SourceFormatError, "zip archive"),
    ("image", written("a.png", b"\x89PNG\r\n\x1a\n"), SourceFormatError, "is an image"),
    ("compressed", written("a.txt.gz", b"\x1f\x8b\x08\x00"), SourceFormatError, "gzip"),
    ("100 MB of one line", sparse("a.txt", 100_000_000), SourceTooLargeError, "20,000,000 bytes"),
    ("endless device", named("/dev/zero"), SourceTooLargeError, "20,000,000 bytes"),
    ("empty JSON", written("a.json", b""), SourceFormatError, "is not valid JSON"),
    ("truncated JSON", written("a.json", b'{"text": "The ti'), SourceFormatError, "not valid JSON"),
    ("deep JSON", written("a.json", b"[" * 200_000), SourceFormatError, "nested too deeply"),
    ("huge number", written("a.json", b"9" * 9_999), SourceFormatError, "a number is too long"),
    ("JSON list", written("a.json", b'["a"]'), SourceFormatError, "holds a list where an article"),
    (
        "JSON without text",
        written("a.json", b'{"title": "T"}'),
        SourceFormatError,
        'neither "text"',
    ),
    ("JSON of blanks", written("a.json", b'{"text": " "}'), EmptyArticleError, "holds no text"),
    ("two articles", written("a.jsonl", b'{"text":"a"}\n{"text":"b"}'), SourceFormatError, "2 art"),
    ("no article", written("a.jsonl", b"\n"), EmptyArticleError, "holds no text"),
    ("page of scripts", written("a.html", b"<script>x()</script>"), EmptyArticleError, "no text"),
    ("empty page", written("a.html", b""), EmptyArticleError, "shows no text"),
    ("bottomless page", written("a.html", b"<b>" * 99_999), SourceFormatError, "too deeply"),
    ("no host", named("http:///x"), InputError, "is not an http or https address"),
]


@pytest.mark.parametrize(
    ("make", "kind", "problem"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_bad_input(tmp_path: Path, make: Make, kind: type[InputError], problem: str) -> None:
    source = make(tmp_path)
    if problem == "is not a path" and source.endswith("a.txt"):
        source += "/b.txt"
    with pytest.raises(kind) as caught:
        read(source)
    message = str(caught.value)
    assert problem in message
    assert caught.value.hint
    assert message.isprintable()
    assert len(message) < 400 + len(str(tmp_path))
    assert source[:20].strip().split("\x00")[0] in message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceUnreadableError, match="may not be read"):
        read(str(path))


class Broken(io.BytesIO):
    """A disk that fails."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, f"Input/output error at {size}")


def test_a_stream_that_fails() -> None:
    with pytest.raises(SourceUnreadableError, match="Input/output error"):
        read("-", stdin=Broken())


def test_a_denied_file_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def denied(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(SourceUnreadableError, match="check its permissions"):
        read(str(path))


def test_endless_standard_input_is_read_no_further_than_the_limit() -> None:
    stream = io.BytesIO(b"a" * 10_000)
    with pytest.raises(SourceTooLargeError):
        read("-", stdin=stream, limits=Limits(max_bytes=100))
    assert stream.tell() == 101


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 100)
    assert read(str(path), limits=Limits(max_bytes=100)).text == "a" * 100


@pytest.mark.parametrize("limits", [{"max_bytes": 0}, {"total_timeout": -1}, {"max_redirects": -1}])
def test_a_senseless_limit_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ConfigurationError, match=f"limits.{next(iter(limits))}"):
        Limits(**limits)
