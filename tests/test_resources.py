"""The bundled models: found, listed, and checked to the byte."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from spindetect import resources
from spindetect.errors import ModelError
from tests.cli_running import STORY, runner

SEALED = {"a/one.bin": b"one", "two.json": b"{}"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of models of our own, in place of the bundled one."""
    entries = {}
    for name, content in SEALED.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        entries[name] = {"sha256": digest, "licence": "Apache-2.0", "made_by": f"make {name}"}
    table = {"schema": resources.SCHEMA, "files": entries}
    (tmp_path / "MANIFEST.json").write_text(json.dumps(table), encoding="utf-8")
    monkeypatch.setattr(resources, "models_folder", lambda: tmp_path)
    resources.manifest.cache_clear()
    yield tmp_path
    resources.manifest.cache_clear()


def test_every_bundled_file_is_listed_and_every_listed_file_is_there() -> None:
    resources.manifest.cache_clear()
    bundled = resources.models_folder()
    files = {
        path.relative_to(bundled).as_posix() for path in bundled.rglob("*") if path.is_file()
    } - {"MANIFEST.json", "README.md"}
    assert set(resources.manifest()) == files
    assert all(entry.licence and entry.made_by for entry in resources.manifest().values())


def test_a_folder_as_it_was_made_is_in_order(folder: Path) -> None:
    assert resources.verify() == dict.fromkeys(SEALED, "ok")
    entry = resources.manifest()["two.json"]
    assert (entry.path, entry.licence, entry.made_by) == (
        "two.json", "Apache-2.0", "make two.json")  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"onf", b"one\n", b"on"])
def test_one_byte_more_less_or_other_is_damage(folder: Path, content: bytes) -> None:
    (folder / "a/one.bin").write_bytes(content)
    assert resources.verify() == {"a/one.bin": "damaged", "two.json": "ok"}


def test_a_file_that_is_gone_is_missing_and_a_folder_in_its_place_damage(folder: Path) -> None:
    (folder / "a/one.bin").unlink()
    (folder / "two.json").unlink()
    (folder / "two.json").mkdir()
    assert resources.verify() == {"a/one.bin": "missing", "two.json": "damaged"}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"schema": "spindetect.models/1", "files": []}',
     b'{"schema": "spindetect.models/1", "files": {"a": {}}}',
     b'{"schema": "spindetect.models/1", "files": {"a": 1}}', None],
)  # fmt: skip
def test_a_manifest_that_cannot_be_read(folder: Path, content: bytes | None) -> None:
    path = folder / "MANIFEST.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        resources.manifest()
    assert str(caught.value) == f"{path}: cannot be read; install spindetect again"


def test_a_manifest_of_another_version(folder: Path) -> None:
    (folder / "MANIFEST.json").write_text('{"schema": "spindetect.models/9"}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"has schema 'spindetect\.models/9'"):
        resources.manifest()


def test_a_model_that_is_not_there(folder: Path) -> None:
    assert resources.model_path("a") == folder / "a"
    with pytest.raises(ModelError) as caught:
        resources.model_path("judge")
    message = "judge: this bundled model is missing; install spindetect again"
    assert str(caught.value) == message


def test_a_package_without_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "package" / "resources.py"))
    resources.models_folder.cache_clear()
    try:
        with pytest.raises(ModelError, match="the bundled models are missing"):
            resources.models_folder()
    finally:
        resources.models_folder.cache_clear()


# --- spindetect models -----------------------------------------------------


def test_models_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(monkeypatch, capsys)
    done = run(["models"])
    assert (done.status, done.err) == (0, "")
    digest = hashlib.sha256(b"one").hexdigest()[:12]
    assert done.out.splitlines()[0] == f"ok      a/one.bin  {digest}  Apache-2.0  make a/one.bin"
    (folder / "a/one.bin").write_bytes(b"two")
    (folder / "two.json").unlink()
    done = run(["models"])
    assert done.status == 3
    assert [line.split()[0] for line in done.out.splitlines()] == ["damaged", "missing"]
    what = "a/one.bin (damaged), two.json (missing)"
    problem = "these bundled models are not what they should be; install spindetect again"
    assert done.err == f"spindetect: {what}: {problem}\n"


DAMAGE: list[tuple[str, bytes | None]] = [
    ("judge/judge.json", None),
    ("judge/judge.json", b"{}"),
    ("align/links.json", b"[1, 2"),
    ("spin/substitutions.json", b"\xff\xfe"),
    ("words/frequencies.json", b"{}"),
    ("encoder/model.safetensors", b"\x00" * 64),
    ("encoder/tokenizer.json", b"{}"),
    ("framing/weights.safetensors", b""),
    ("framing/framing.json", b"{}"),
]


@pytest.mark.parametrize(("name", "content"), DAMAGE)
def test_a_damaged_model_is_one_line_and_an_internal_failure(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    bundled = resources.models_folder()
    for path in bundled.rglob("*"):
        if path.is_file():
            link = tmp_path / "models" / path.relative_to(bundled)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    damaged = tmp_path / "models" / name
    damaged.unlink()
    if content is not None:
        damaged.write_bytes(content)
    story = tmp_path / "a.txt"
    story.write_text(STORY, encoding="utf-8")
    # A process of its own, since models stay loaded within one.
    code = (
        "import sys, pathlib, spindetect.resources as resources\n"
        "folder = pathlib.Path(sys.argv.pop(1))\n"
        "resources.models_folder = lambda: folder\n"
        "from spindetect.cli import main; main()"
    )
    folder = str(tmp_path / "models")
    command = [sys.executable, "-c", code, folder, "score", str(story), str(story)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, text=True)
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    assert done.stderr.count("\n") == 1
    assert name.partition("/")[0] in done.stderr.partition(": ")[2]
    assert "internal failure" not in done.stderr
