"""The documentation shows what the program prints, and its links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from spindetect import Detector

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _pictures() -> ModuleType:
    path = ROOT / "tools" / "pictures.py"
    spec = importlib.util.spec_from_file_location("spindetect_pictures", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_pictures_are_what_the_program_prints_now() -> None:
    pictures, detector = _pictures(), Detector()
    for picture in pictures.PICTURES:
        stored = (ROOT / "docs" / "pictures" / f"{picture.name}.svg").read_text(encoding="utf-8")
        assert stored == pictures.drawn(picture, detector), "look at it, then 'make pictures'"


def test_pictures_ask_nothing_of_the_network() -> None:
    for path in (ROOT / "docs" / "pictures").glob("*.svg"):
        addresses = re.findall(r"(?:https?:)?//[\w.]+", path.read_text(encoding="utf-8"))
        assert set(addresses) <= {"http://www.w3.org"}, path.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
