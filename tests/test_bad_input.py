"""Bad input at the command line, one row a kind: its exit status and its one line."""

from __future__ import annotations

import http.server
import io
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spindetect.cli import main
from tests.bad_input_cases import CASES, Case
from tests.cli_running import STORY, Run, runner
from tests.test_read_fetch import Handler


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    Handler.stopping.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        httpd.daemon_threads = True
        httpd.block_on_close = False
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        Handler.stopping.set()
        httpd.shutdown()
        thread.join()
    # Handlers that still wait have been woken; the flag is shared with other tests.
    Handler.stopping.clear()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_bad_input_gets_status_2_and_one_line(
    case: Case, folder: Path, server: str, run: Run
) -> None:
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    places = {"d": str(folder), "s": server}
    outcome = run(case.call.format(**places).split(" "), case.stdin)
    expected = case.message.format(**places)
    if expected.endswith("…"):
        # The rest is worded by the library that parses the call.
        assert outcome.problem.startswith(expected[:-1])
    else:
        assert outcome.problem == expected
    assert outcome.status == 2


def test_a_hundred_megabytes_of_one_line(folder: Path, run: Run) -> None:
    path = folder / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    for call in (["score", str(folder / "story.txt"), str(path)], ["pairs", str(path)]):
        outcome = run(call)
        where = f"{path}, line 1" if call[0] == "pairs" else str(path)
        hint = "give the article alone, without what surrounds it"
        assert outcome.problem == f"{where}: is larger than 20,000,000 bytes; {hint}"
        assert outcome.status == 2


def test_an_address_that_answers(folder: Path, server: str, run: Run) -> None:
    outcome = run(["score", str(folder / "story.txt"), f"{server}/there", "--json"])
    assert (outcome.status, outcome.err) == (0, "")
    copy = json.loads(outcome.out)["copy"]
    assert (copy["source"], copy["title"]) == (f"{server}/there", "Tide")
    assert copy["text"].endswith("The tide came in — late.")


def test_an_address_that_refuses(folder: Path, run: Run) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    outcome = run(["score", address, str(folder / "story.txt")])
    hint = "check the address, or save the page and give the file"
    assert outcome.problem == f"{address}: refuses the connection; {hint}"
    assert outcome.status == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path, run: Run) -> None:
    path = folder / "story.txt"
    path.chmod(0)
    outcome = run(["score", str(path), str(path)])
    assert outcome.problem == f"{path}: may not be read; check its permissions"
    assert outcome.status == 2


def test_a_file_that_the_system_denies(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def denied(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    path = folder / "a.txt"
    path.write_text(STORY)
    monkeypatch.setattr(Path, "open", denied)
    outcome = run(["score", str(folder / "story.txt"), str(path)])
    assert outcome.problem == f"{path}: may not be read; check its permissions"
    assert outcome.status == 2


def test_a_name_that_a_terminal_would_act_on(folder: Path, run: Run) -> None:
    outcome = run(["score", "a\x1b[2J\nb\u202e\udce9.txt", str(folder / "story.txt")])
    assert outcome.problem == "a?[2J b??.txt: does not exist; check the path"
    assert outcome.status == 2


def page(body: str) -> bytes:
    return f"<html><div><p>{body}<p>Fish <b>fell</div><table><tr><td".encode()


TOLERATED = [
    # name, content, suffix, derivation, codes of the warnings
    ("another encoding", STORY.encode("cp1252"), ".txt", "derived", ["encoding_detected"]),
    ("truncated UTF-16", STORY.encode("utf-16")[:-1], ".txt", "derived", ["encoding_damaged"]),
    ("broken HTML", page(STORY), ".html", "derived", []),
    ("the same text", STORY.encode(), ".txt", "derived", ["identical"]),
    ("one word", b"Bridge", ".txt", "independent", []),
    ("only marks", b"... !", ".txt", "independent", []),
    ("no overlap", b"Lambs fetched a record price at the spring fair.", ".txt", "independent", []),
    (
        "Chinese",
        "港口委员会周一投票决定关闭旧桥。\n".encode() * 9,
        ".txt",
        "independent",
        ["language"],
    ),
    ("a word of a million letters", b"a" * 1_000_000, ".txt", "independent", ["language"]),
    (
        "codes for a terminal",
        f"\x1b[31m{STORY}\x1b]0;title\x07\u202e".encode(),
        ".txt",
        "derived",
        [],
    ),
    pytest.param(
        "lone surrogates",
        json.dumps({"text": f"A \ud800 word. {STORY}", "title": "\udfff"}).encode(),
        ".json",
        "derived",
        [],
    ),
]


@pytest.mark.parametrize(("name", "content", "suffix", "derivation", "codes"), TOLERATED)
def test_odd_input_is_scored(
    name: str,
    content: bytes,
    suffix: str,
    derivation: str,
    codes: list[str],
    folder: Path,
    run: Run,
) -> None:
    path = folder / f"odd{suffix}"
    path.write_bytes(content)
    call = ["score", str(folder / "story.txt"), str(path)]
    outcome = run([*call, "--json"])
    assert (outcome.status, outcome.err) == (0, "")
    report = json.loads(outcome.out)
    assert report["verdict"]["derivation"] == derivation
    seen = {warning["code"] for warning in report["warnings"]}
    assert set(codes) <= seen <= {*codes, "identical"}
    shown = run(call)
    assert (shown.status, shown.err) == (0, "")
    assert all(c.isprintable() or c == "\n" for c in shown.out)


def test_standard_input_that_is_closed_holds_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["spindetect", "score", "-", str(folder / "story.txt")])
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err == "spindetect: -: holds no text; give a text to compare\n"
    sys.stdin.close()


class FullDisk(io.RawIOBase):
    """A file on a disk without space."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ARG002 - the name is the base class's
        raise OSError(28, "No space left on device")


def test_a_full_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = str(folder / "story.txt")
    monkeypatch.setattr(sys, "argv", ["spindetect", "score", "--json", story, story])
    full = io.TextIOWrapper(io.BufferedWriter(FullDisk()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", full)
    with pytest.raises(SystemExit) as stop:
        main()
    message = "standard output: cannot be written (No space left on device)"
    expected = f"spindetect: {message}; write the results somewhere else\n"
    assert (stop.value.code, capsys.readouterr().err) == (2, expected)
    with pytest.raises(OSError, match="No space"):
        full.detach().detach()
