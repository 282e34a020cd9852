"""``spindetect score`` and what every command shares."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import spindetect
from spindetect.cli import score as score_command
from spindetect.cli.failon import CONDITIONS
from spindetect.report import Report
from tests.cli_running import Run, runner

SEEDS = Path(__file__).parents[1] / "seeds" / "harbor-bridge"
ORIGINAL, SPUN = str(SEEDS / "original.txt"), str(SEEDS / "spun.txt")
# Pieces of a report, in the order of the published contract.
TOP = (
    "schema version encoder original copy verdict sentences links changes framing attribution "
    "content warnings"
)
SIDE = "source title language sha256 words sentences text"
VERDICT = "derivation derivation_probability manner spin_probability reuse reasons"
LINK = "original copy similarity overlap manner moved"
CHANGE = "kind severity link original copy why"
FRAMING = "status role side start end text probability counterpart"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def shell(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "spindetect", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)


@pytest.fixture(scope="module")
def spun() -> dict[str, Any]:
    done = shell("score", ORIGINAL, SPUN, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_json_has_the_keys_of_the_contract_in_its_order(spun: dict[str, Any]) -> None:
    assert " ".join(spun) == TOP
    assert spun["schema"] == "spindetect.report/1"
    assert spun["version"] == spindetect.__version__
    assert " ".join(spun["original"]) == " ".join(spun["copy"]) == SIDE
    assert " ".join(spun["verdict"]) == VERDICT
    for reason in spun["verdict"]["reasons"]:
        assert " ".join(reason) == "code message weight"
    assert spun["links"]
    assert spun["changes"]
    assert spun["framing"]
    assert {" ".join(link) for link in spun["links"]} == {LINK}
    assert {" ".join(change) for change in spun["changes"]} == {CHANGE}
    assert {" ".join(passage) for passage in spun["framing"]} == {FRAMING}


def spans(report: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for side in ("original", "copy"):
        for sentence in report["sentences"][side]:
            yield side, sentence
        for change in report["changes"]:
            if change[side] is not None:
                yield side, change[side]
    for passage in report["framing"]:
        yield passage["side"], passage


def test_every_span_is_exact(spun: dict[str, Any]) -> None:
    for side, path in (("original", ORIGINAL), ("copy", SPUN)):
        assert spun[side]["text"] == Path(path).read_text(encoding="utf-8")
    for side, span in spans(spun):
        assert span["text"]
        assert spun[side]["text"][span["start"] : span["end"]] == span["text"]
    for link in spun["links"]:
        for side in ("original", "copy"):
            assert all(0 <= i < spun[side]["sentences"] for i in link[side])


def test_the_same_call_gives_the_same_bytes(spun: dict[str, Any], run: Run) -> None:
    again = run(["score", ORIGINAL, SPUN, "--json"])
    assert json.loads(again.out) == spun
    assert run(["score", ORIGINAL, SPUN, "--json"]).out == again.out


@pytest.mark.parametrize(
    ("original", "copy"),
    [("original.json", "spun.txt"), ("original.txt", "spun.html"), ("original.json", "spun.html")],
)
def test_every_kind_of_file_gives_the_same_verdict(original: str, copy: str, run: Run) -> None:
    done = run(["score", str(SEEDS / original), str(SEEDS / copy), "--json"])
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["verdict"]["derivation"] == "derived"


def test_a_separate_report_is_independent(run: Run) -> None:
    done = run(["score", ORIGINAL, str(SEEDS / "independent.txt")])
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Independent")


@pytest.mark.parametrize("side", [0, 1])
def test_standard_input(side: int, run: Run, spun: dict[str, Any]) -> None:
    paths = [ORIGINAL, SPUN]
    text = Path(paths[side]).read_bytes()
    paths[side] = "-"
    report = json.loads(run(["score", *paths, "--json"], text).out)
    assert report[("original", "copy")[side]]["source"] == "-"
    assert report["verdict"] == spun["verdict"]


def test_the_terminal_report_is_plain_when_piped(run: Run) -> None:
    done = run(["score", ORIGINAL, SPUN])
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Derived from the original")
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


# --- --fail-on -------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        ("derived", 1),
        ("partial", 1),
        ("verbatim", 0),
        ("corrupting", 1),
        ("verbatim, corrupting", 1),
    ],
)
def test_fail_on_tells_by_the_status(conditions: str, status: int, run: Run) -> None:
    done = run(["score", ORIGINAL, SPUN, "--fail-on", conditions])
    assert (done.status, done.err) == (status, "")
    assert done.out.startswith("Derived")


def test_fail_on_finds_nothing_in_a_separate_report(run: Run) -> None:
    call = ["score", ORIGINAL, str(SEEDS / "independent.txt"), "--policy", "wire-service"]
    assert run([*call, "--fail-on", ",".join(CONDITIONS)]).status == 0


def test_a_threshold_that_nothing_reaches_accuses_nobody(run: Run) -> None:
    done = run(["score", ORIGINAL, SPUN, "--threshold", "1", "--json"])
    assert json.loads(done.out)["verdict"]["derivation"] == "independent"


# --- --html ----------------------------------------------------------------


def test_a_page_is_written_beside_the_report(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "page.html"
    target.write_text("what was there before", encoding="utf-8")
    done = run(["score", ORIGINAL, SPUN, "--html", str(target), "--json"])
    assert done.status == 0
    assert target.read_text(encoding="utf-8") == Report.from_json(done.out).to_html()
    assert os.listdir(tmp_path) == ["page.html"]  # noqa: PTH208


def test_a_link_to_a_page_stays_a_link(tmp_path: Path, run: Run) -> None:
    (tmp_path / "to.html").symlink_to(tmp_path / "page.html")
    assert run(["score", ORIGINAL, SPUN, "--html", str(tmp_path / "to.html")]).status == 0
    assert (tmp_path / "to.html").is_symlink()
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_page_that_fails_leaves_nothing_behind(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "page.html"
    target.write_text("what was there before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run(["score", ORIGINAL, SPUN, "--html", str(target)])
    problem = "cannot be written (No space left on device)"
    assert done.problem == f"{target}: {problem}; give another --html path"
    assert done.status == 2
    assert target.read_text(encoding="utf-8") == "what was there before"
    assert os.listdir(tmp_path) == ["page.html"]  # noqa: PTH208


# --- failures of our own ---------------------------------------------------


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("two\nlines")


@pytest.mark.parametrize("place", ["last", "first"])
def test_a_failure_of_ours_is_one_line_without_debug(
    place: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(score_command, "Detector", broken)
    done = run(["score", ORIGINAL, SPUN])
    advice = "run again with --debug and report what it prints"
    assert done.problem == f"internal failure (RuntimeError: two lines); {advice}"
    assert done.status == 3
    call = ["--debug", "score", ORIGINAL, SPUN] if place == "first" else [
        "score", ORIGINAL, SPUN, "--debug"]  # fmt: skip
    debugged = run(call)
    assert debugged.status == 3
    assert debugged.err.startswith("Traceback (most recent call last):")
    assert debugged.err.splitlines()[-1] == f"spindetect: {done.problem}"


def test_debug_shows_where_bad_input_was_met(run: Run) -> None:
    done = run(["score", "gone.txt", SPUN, "--debug"])
    assert done.status == 2
    assert "SourceMissingError" in done.err
    assert done.err.endswith("\nspindetect: gone.txt: does not exist; check the path\n")


def test_what_stands_after_two_dashes_is_no_option(run: Run) -> None:
    done = run(["score", "--", "--debug", SPUN])
    assert done.problem == "--debug: does not exist; check the path"


@pytest.mark.parametrize("closed", [["score", ORIGINAL, SPUN], ["pairs", "-"], ["models"]])
def test_an_interrupt_is_one_line(
    closed: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for place in ("score.Detector", "pairs.read_pairs", "models.verify"):
        monkeypatch.setattr(f"spindetect.cli.{place}", interrupted)
    done = run(closed)
    assert (done.problem, done.status) == ("interrupted", 130)


# --- processes -------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--json"], []])
def test_a_closed_pipe_is_no_failure(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        command = [sys.executable, "-m", "spindetect", "score", ORIGINAL, SPUN, *arguments]
        done = subprocess.run(
            command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=120
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_closed_output_is_said() -> None:
    script = 'exec "$0" -m spindetect --version >&-'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable], capture_output=True, check=False, timeout=120
    )
    message = b"spindetect: standard output: is closed; give the results somewhere to go\n"
    assert (done.returncode, done.stderr) == (2, message)


def test_json_is_utf_8_in_any_locale() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = shell("score", ORIGINAL, SPUN, "--json", env=environment)
    assert "“We found a crack" in done.stdout.decode("utf-8")
    shown = shell("score", ORIGINAL, SPUN, env=environment)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.decode("latin-1").startswith("Derived")


NOT_FOR_PLAIN_TEXT = (
    "torch", "sklearn", "scipy", "sentence_transformers", "transformers", "trafilatura", "lxml",
    "rich", "urllib3", "spindetect.train",
)  # fmt: skip


def test_plain_text_loads_nothing_that_is_heavy() -> None:
    code = (
        "import sys, contextlib, spindetect.cli as cli\n"
        "with contextlib.suppress(SystemExit): cli.main()\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "score", ORIGINAL, SPUN]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, text=True)
    assert done.stdout.startswith("Derived")
    loaded = set(done.stderr.split())
    assert "spindetect.judge" in loaded
    assert loaded.isdisjoint(NOT_FOR_PLAIN_TEXT)


def test_a_room_does_not_load_the_house() -> None:
    code = "import sys, spindetect.prepare; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "spindetect.prepare" in loaded
    assert loaded.isdisjoint({"spindetect.detector", "spindetect.report", "spindetect.cli"})


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["score", "--help"]])
def test_help_is_no_failure(arguments: list[str], run: Run) -> None:
    done = run(arguments)
    assert (done.status, done.err) == (0, "")
    assert "spindetect" in done.out


def test_version(run: Run) -> None:
    assert run(["--version"]).out == f"spindetect {spindetect.__version__}\n"


# --- a terminal ------------------------------------------------------------


def on_a_terminal(columns: int, **environment: str) -> str:
    """Return what a terminal gets to see."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    variables = {"TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    command = [sys.executable, "-m", "spindetect", "score", ORIGINAL, SPUN]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**kept, **variables}
    ) as child:
        os.close(theirs)
        pieces = []
        # Linux says "input/output error" where the other end is closed.
        try:
            while piece := os.read(ours, 65_536):
                pieces.append(piece)
        except OSError:
            pass
        finally:
            os.close(ours)
    assert child.returncode == 0
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_its_width(run: Run) -> None:
    shown = on_a_terminal(64)
    assert re.search(r"\x1b\[[0-9;]*m", shown)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert 56 < max(map(len, plain.splitlines())) <= 64
    assert plain.startswith("Derived from the original")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_none_are_wanted(variable: dict[str, str]) -> None:
    shown = on_a_terminal(64, **variable)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 64
