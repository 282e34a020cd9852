"""What is written about the repository is true of it: documents, packaging, models."""

from __future__ import annotations

import ast
import doctest
import hashlib
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import typer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from typer.core import TyperCommand, TyperGroup

from spindetect import Config, score
from spindetect.cli.app import app
from spindetect.policy import load_policy
from spindetect.resources import manifest
from spindetect.version import __version__

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "models"
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), MODELS / "README.md")
)
COMMAND = typer.main.get_command(app)
# Those of other programs that the documents speak of.
FOREIGN_OPTIONS = {"--lower-floors", "--pin", "--only", "--upgrade", "--out", "--work"}

# The table of the JSON report's keys calls these a place.
PLACES = {"start", "end", "original", "copy"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands() -> dict[str, TyperCommand]:
    assert isinstance(COMMAND, TyperGroup)
    return {n: c for n, c in COMMAND.commands.items() if isinstance(c, TyperCommand)}


def long_options(command: object) -> set[str]:
    assert isinstance(command, TyperCommand | TyperGroup)
    names = {name for parameter in command.params for name in parameter.opts}
    return {name for name in names if name.startswith("--")}


def shell_lines(text: str) -> Iterator[str]:
    """Commands of the blocks marked `console` or `bash`; lines ending in \\ are joined."""
    for block in re.findall(r"^```(?:console|bash)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            yield line.removeprefix("$ ").partition("  #")[0].strip()


def spindetect_calls() -> list[tuple[str, str]]:
    return [
        (name, part.strip())
        for name in DOCUMENTS
        for line in shell_lines(text_of(name))
        for part in re.split("[|<>]|&&", line)
        if part.strip().startswith("spindetect ")
    ]


def test_the_readme_shows_how_to_call_every_command() -> None:
    shown = {call.split()[1] for name, call in spindetect_calls() if name == "README.md"}
    assert shown - {"--version"} == set(commands())


@pytest.mark.parametrize(("name", "call"), spindetect_calls())
def test_a_documented_call_is_understood(name: str, call: str) -> None:
    _, first, *rest = shlex.split(call)
    if first.startswith("-"):
        assert {first, *rest} <= long_options(COMMAND)
        return
    # Reads the arguments as a real call would, and does not run it.
    with commands()[first].make_context(first, rest) as context:
        assert context.args == []


def test_the_readme_names_every_option_and_no_other() -> None:
    real = long_options(COMMAND) | set().union(*map(long_options, commands().values()))
    known = set(re.findall(r"--[a-z][a-z-]*", text_of("README.md")))
    assert known - FOREIGN_OPTIONS == real


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_points_at_what_is_there(name: str) -> None:
    text = text_of(name)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    broken = [link for link in links if not ((ROOT / name).parent / link).exists()]
    assert broken == []
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets
    modules = set(re.findall(r"python -m ((?:spindetect|tests)[\w.]*)", text))
    missing = [
        module
        for module in modules
        if not (ROOT / module.replace(".", "/")).is_dir()
        and not (ROOT / module.replace(".", "/")).with_suffix(".py").is_file()
    ]
    assert missing == []


def test_the_library_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried > 3
    assert failures == 0


def test_the_readme_names_every_key_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "seeds" / "harbor-bridge")
    config = Config(policy=load_policy("no-endorsement"))
    report = score(Path("original.json"), Path("spun.txt"), config=config).to_dict()
    table = text_of("README.md").partition("## The JSON report")[2].partition("\n## ")[0]
    told = dict(re.findall(r"^\| (`.*?) \| (.*) \|$", table, re.MULTILINE))
    named = {key for keys in told for key in re.findall(r"`(\w+)`", keys)}
    assert report.keys() - {"schema"} == named - {"id"}
    for name in ("verdict", "links", "changes", "framing", "attribution", "content", "policy"):
        first = report[name][0] if isinstance(report[name], list) else report[name]
        known = set(re.findall(r"`(\w+)`", told[f"`{name}`"]))
        assert first.keys() - PLACES <= known, name


def test_the_picture_in_the_readme_is_what_the_demo_prints() -> None:
    """By its bones: the verdict and the headings. Details move when models are trained."""
    picture = re.search(r"make demo\n```\n+```text\n(.*?)```", text_of("README.md"), re.DOTALL)
    assert picture is not None
    seeds = ROOT / "seeds" / "harbor-bridge"
    code = "from spindetect.cli import main; main()"
    pair = [str(seeds / name) for name in ("original.txt", "spun.txt")]
    command = [sys.executable, "-c", code, "score", *pair]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    printed = done.stdout.splitlines()
    bones = [line for line in picture[1].splitlines() if re.match("[A-Z]", line)]
    assert bones[0] == printed[0]
    headings = {re.split(" — ", line)[0] for line in printed}
    assert {re.split(" — ", line)[0] for line in bones[1:]} <= headings


def test_the_changelog_knows_this_version() -> None:
    changelog = text_of("CHANGELOG.md")
    assert re.search(rf"^## \[?{re.escape(__version__)}\]? - ", changelog, re.MULTILINE)


def declared(*extras: str) -> set[str]:
    project = PYPROJECT["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][e] for e in extras)]
    return {canonicalize_name(Requirement(text).name) for group in groups for text in group}


def requirements() -> list[str]:
    """Every package that pyproject.toml names, once, but for the project itself."""
    project = PYPROJECT["project"]
    return sorted(declared(*project["optional-dependencies"]) - {project["name"]})


def imported(folder: str, *, without: str = " ") -> set[str]:
    """Packages that the modules below a folder import by name, as installed here."""
    owners = packages_distributions()
    names = set()
    for path in (ROOT / folder).rglob("*.py"):
        if path.relative_to(ROOT).as_posix().startswith(without):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    names -= {*sys.stdlib_module_names, "spindetect", "tests"}
    return {canonicalize_name(owners[name][0]) for name in names}


def test_what_is_imported_is_asked_for_by_name() -> None:
    """A package that comes along with another today may not tomorrow."""
    core = imported("spindetect", without="spindetect/train/")
    assert core - declared() == set()
    assert imported("spindetect/train") - declared("transformers", "train") == set()
    assert imported("tests") - declared("transformers", "train", "dev") == set()


def test_contributing_says_why_each_dependency_is_there() -> None:
    rows = re.findall(r"^\| `([^`]+)`", text_of("CONTRIBUTING.md"), re.MULTILINE)
    explained: list[str] = [canonicalize_name(row) for row in rows]
    assert [name for name in requirements() if explained.count(name) != 1] == []


def test_every_package_is_pinned_and_torch_where_its_small_build_is() -> None:
    lines = [line for line in text_of("constraints.txt").splitlines() if not line.startswith("#")]
    pins: dict[str, str] = {canonicalize_name(line.partition("==")[0]): line for line in lines}
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    assert [name for name in requirements() if name not in pins] == []
    assert pins["torch"] == "torch==2.13.0"


def test_the_manifest_lists_exactly_the_models_there_are() -> None:
    here = {
        path.relative_to(MODELS).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in MODELS.rglob("*")
        if path.is_file()
    }
    for name in ("MANIFEST.json", "README.md"):
        del here[name]
    assert here == {name: entry.sha256 for name, entry in manifest().items()}


def test_every_model_is_shipped_by_name() -> None:
    shipped = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    names = {"MANIFEST.json", "README.md", *manifest()}
    assert shipped == {f"models/{name}": f"spindetect/models/{name}" for name in names}


def test_every_model_has_a_card() -> None:
    cards = set(re.findall(r"^## (\w+)$", text_of("models/README.md"), re.MULTILINE))
    assert {name.partition("/")[0] for name in manifest()} <= cards


def test_every_trainer_of_a_model_stands_in_contributing() -> None:
    commands = {entry.made_by for entry in manifest().values()}
    text = text_of("CONTRIBUTING.md")
    assert {command for command in commands if command not in text} == set()


def test_the_word_model_was_made_for_the_vectors_that_are_shipped() -> None:
    table = json.loads((MODELS / "align" / "words.json").read_text("utf-8"))
    assert table["encoder"] == manifest()["encoder/model.safetensors"].sha256
