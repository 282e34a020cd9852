"""What is public is named, sorted, documented, and of one version."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import spindetect

ROOT = Path(__file__).parents[1]
# Training needs packages that a plain install does not bring; it is no interface.
NAMES = [
    info.name
    for info in pkgutil.walk_packages(spindetect.__path__, "spindetect.")
    if not info.name.endswith("__main__") and not info.name.startswith("spindetect.train")
]
# What another room or a user may import: a room's own names, not those of its insides.
DOORS = [
    "spindetect",
    *(name for name in NAMES if name.count(".") == 1 and not name.startswith("spindetect.cli")),
]


# Parameters without a word so far. May get shorter, never longer.
STILL_SILENT = {
    "spindetect.evidence": {"span_of(document)", "span_of(words)"},
    "spindetect.judge": {
        "JudgeModel.log_odds(features)",
        "JudgeModel.manner_of(shares)",
        "JudgeModel.manner_shares(features)",
        "reuse_of(evidence)",
    },
    "spindetect.networks": {"Network.outputs(features)", "Network.scores(features)"},
}


def modules() -> list[ModuleType]:
    return [spindetect, *map(importlib.import_module, NAMES)]


def order(name: str) -> tuple[int, str]:
    """Sort as isort does: constants, then classes, then the rest."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2, name)


@pytest.mark.parametrize("name", ["spindetect", *NAMES])
def test_public_names_are_sorted_and_exist(name: str) -> None:
    module = importlib.import_module(name)
    names = list(module.__all__)
    assert names == sorted(set(names), key=order)
    for public in names:
        assert not public.startswith("_") or public == "__version__"
        assert getattr(module, public) is not None
        assert public in dir(module) or public == "from_html"


def public_things(module: ModuleType) -> list[tuple[str, Any]]:
    """Return functions, classes and methods that a module gives out, ours alone."""
    found: list[tuple[str, Any]] = []
    for name in module.__all__:
        thing = getattr(module, name)
        if not (inspect.isfunction(thing) or inspect.isclass(thing)):
            continue
        if not thing.__module__.startswith("spindetect"):
            continue
        found.append((name, thing))
        if inspect.isclass(thing):
            found += [
                (f"{name}.{key}", getattr(thing, key))
                for key, value in vars(thing).items()
                if not key.startswith("_")
                and (inspect.isfunction(value) or isinstance(value, classmethod | staticmethod))
            ]
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.__name__)
def test_everything_public_says_what_it_is(module: ModuleType) -> None:
    assert inspect.getdoc(module)
    silent = [name for name, thing in public_things(module) if not inspect.getdoc(thing)]
    assert silent == []


def parameters(thing: Any) -> list[str]:
    if inspect.isclass(thing):
        # An error of the tree takes what its root takes, and a protocol nothing.
        if "__init__" not in vars(thing) or getattr(thing, "_is_protocol", False):
            return []
        signature = inspect.signature(thing)
    else:
        signature = inspect.signature(thing)
    return [name for name in signature.parameters if name not in {"self", "cls"}]


def undocumented(name: str, thing: Any) -> list[str]:
    text = inspect.getdoc(thing) or ""
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w[\w ]*\n-+\n|\Z)", text, re.M | re.S)
    heads = re.findall(r"^(\S[^:\n]*?)(?: : |$)", section[1], re.M) if section else []
    named = {part.strip(" *") for head in heads for part in head.split(",")}
    return [f"{name}({wanted})" for wanted in parameters(thing) if wanted not in named]


@pytest.mark.parametrize("door", DOORS)
def test_every_parameter_of_what_a_room_gives_out_is_documented(door: str) -> None:
    things = public_things(importlib.import_module(door))
    missing = {silent for thing in things for silent in undocumented(*thing)}
    assert missing <= STILL_SILENT.get(door, set())


def test_asking_the_package_for_anything_else_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'scan_everything'"):
        _ = spindetect.scan_everything
    assert set(spindetect.__all__) <= set(dir(spindetect))


def test_the_package_gives_the_very_things_of_its_rooms() -> None:
    from spindetect import detector, read, report  # noqa: PLC0415

    assert spindetect.score is detector.score
    assert spindetect.Detector is detector.Detector
    assert spindetect.read_article is read.read
    assert spindetect.Report is report.Report


def test_there_is_one_version() -> None:
    assert metadata.version("spindetect") == spindetect.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)\b", changes, re.M)
    assert versions[0] == spindetect.__version__
    assert versions == sorted(versions, key=lambda v: [*map(int, v.split("."))], reverse=True)
