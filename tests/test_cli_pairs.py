"""``spindetect pairs``: order, bytes, errors in their place and exit statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from spindetect.report import Report
from tests.cli_running import STORY, Run, runner

LISTS = Path(__file__).parent / "data" / "pairs"
JSONL, CSV = str(LISTS / "pairs.jsonl"), str(LISTS / "pairs.csv")
EXPECTED: dict[str, dict[str, str | None]] = json.loads(
    (LISTS / "expected.json").read_text(encoding="utf-8")
)
OTHER = "Lambs fetched a record price at the spring fair in Dunmere, the auctioneer said."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def listed(*pairs: Mapping[str, object]) -> bytes:
    return "".join(json.dumps(pair) + "\n" for pair in pairs).encode()


@pytest.mark.parametrize("path", [JSONL, CSV])
def test_verdicts_come_in_input_order(path: str, run: Run) -> None:
    done = run(["pairs", path])
    assert (done.status, done.err) == (0, "")
    reports = records(done.out)
    assert [report["id"] for report in reports] == list(EXPECTED)
    found = {report["id"]: report["verdict"]["derivation"] for report in reports}
    right = {name: label["derivation"] for name, label in EXPECTED.items()}
    # A free rewriting of six sentences: a miss that is known, and no false accusation.
    assert {name for name in right if found[name] != right[name]} <= {"orchestra-rewritten"}
    assert list(found) == list(right)


def test_each_line_is_a_report(run: Run) -> None:
    for line in run(["pairs", JSONL]).out.splitlines():
        assert Report.from_json(line).to_json() == line


def test_brief_leaves_texts_out_and_nothing_else(run: Run) -> None:
    whole, brief = (records(run(["pairs", JSONL, *more]).out) for more in ([], ["--brief"]))
    for report in whole:
        del report["sentences"], report["original"]["text"], report["copy"]["text"]
    assert brief == whole


def shell(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "spindetect", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)


def test_two_processes_write_the_bytes_of_one(run: Run) -> None:
    pairs: list[dict[str, object]] = [
        {
            "id": f"pair {i}",
            "original": STORY * (1 + 7 * (i % 3 == 0)),
            "copy": (STORY, OTHER)[i % 2],
        }
        for i in range(40)
    ]
    pairs[11]["copy"] = "gone.txt"
    # The list breaks off: what stands before is scored all the same.
    content = listed(*pairs) + b'{"original": \n' + listed(*pairs)
    alone = run(["pairs", "-", "--brief"], content)
    together = shell("pairs", "-", "--brief", "--jobs", "2", input=content)
    assert together.stdout.decode() == alone.out
    assert together.stderr.decode() == alone.err
    assert (together.returncode, alone.status) == (2, 2)
    assert [record["id"] for record in records(alone.out)] == [pair["id"] for pair in pairs]
    gone, malformed = alone.err.splitlines()
    assert gone.startswith("spindetect: -, line 12, copy: gone.txt: does not exist")
    assert malformed.startswith("spindetect: -, line 41: is not valid JSON")


def test_standard_input_and_inline_texts(run: Run) -> None:
    content = listed(
        {"original": STORY, "copy": STORY}, {"id": 7, "original": STORY, "copy": OTHER}
    )
    done = run(["pairs", "-"], content)
    assert (done.status, done.err) == (0, "")
    reports = records(done.out)
    assert [report["id"] for report in reports] == ["1", "7"]
    assert [report["verdict"]["derivation"] for report in reports] == ["derived", "independent"]
    assert reports[0]["copy"]["source"] == "-, line 1, copy"


def test_a_pair_that_cannot_be_read_keeps_its_place(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "list.jsonl"
    (tmp_path / "empty.txt").touch()
    path.write_bytes(
        listed(
            {"id": "a", "original": STORY, "copy": "empty.txt"},
            {"id": "b", "original": STORY, "copy": STORY},
            {"id": "c\ud800", "original": "gone\u2028\ud801.txt", "copy": STORY},
            {"id": "d", "original": {"text": 5}, "copy": STORY},
        )
    )
    done = run(["pairs", str(path), "--fail-on", "derived"])
    assert done.status == 2
    first, second, third, fourth = records(done.out)
    assert first == {
        "schema": "spindetect.error/1",
        "id": "a",
        "line": 1,
        "error": {
            "code": "empty",
            "message": f"{path}, line 1, copy: {tmp_path}/empty.txt: holds no text; "
            "give a text to compare",
        },
    }
    assert second["verdict"]["derivation"] == "derived"
    assert (third["error"]["code"], third["id"]) == ("missing", "c\ud800")
    assert (fourth["error"]["code"], fourth["line"]) == ("format", 4)
    assert [line.split(", ")[1] for line in done.err.splitlines()] == ["line 1", "line 3", "line 4"]


@pytest.mark.parametrize(
    ("copies", "status"), [([OTHER, OTHER], 0), ([OTHER, STORY], 1), ([STORY, OTHER], 1)]
)
def test_fail_on_looks_at_every_pair(copies: list[str], status: int, run: Run) -> None:
    content = listed(*({"original": STORY, "copy": copy} for copy in copies))
    done = run(["pairs", "-", "--fail-on", "derived"], content)
    assert (done.status, done.err, done.out.count("\n")) == (status, "", 2)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_is_no_failure(jobs: str, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_bytes(listed(*({"original": STORY, "copy": STORY} for _ in range(200))))
    command = [sys.executable, "-m", "spindetect", "pairs", str(path), "--jobs", jobs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert json.loads(child.stdout.readline())["id"] == "1"
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_every_process_with_one_line(jobs: str, tmp_path: Path) -> None:
    # A list that never ends, so that the run is still going when it is interrupted.
    queue = tmp_path / "list.jsonl"
    os.mkfifo(queue)
    command = [sys.executable, "-m", "spindetect", "pairs", str(queue), "--jobs", jobs, "--brief"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        with queue.open("wb") as stream:
            stream.write(listed(*({"original": STORY, "copy": OTHER} for _ in range(40))))
            stream.flush()
            assert child.stdout.readline()
            os.killpg(child.pid, signal.SIGINT)
            assert child.stderr.read() == b"spindetect: interrupted\n"
    assert child.returncode == 130


def test_a_worker_that_cannot_start_is_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    content = listed({"original": STORY, "copy": OTHER})
    done = shell("pairs", "-", "--jobs", "2", "--encoder", str(empty), input=content)
    message = f"{empty}: holds no model; give a folder saved by sentence-transformers"
    assert done.stderr.decode() == f"spindetect: {message}\n"
    assert (done.returncode, done.stdout) == (2, b"")


def test_progress_shows_on_a_terminal_alone() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "spindetect", "pairs", "-", "--brief"]
    content = listed({"original": STORY, "copy": OTHER}, {"original": STORY, "copy": " "})
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs
    ) as child:
        os.close(theirs)
        out, _ = child.communicate(content, timeout=120)
    said = os.read(ours, 65_536).decode()
    os.close(ours)
    assert out.count(b"\n") == 2
    assert "1 pairs scored" in said
    # The line about the second pair stands alone once the counter is cleared.
    last = said.rpartition("\x1b[Kspindetect: ")[2]
    assert last.startswith("-, line 2, copy: holds no text")
