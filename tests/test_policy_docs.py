"""The page on policies says what policies can say, and shows what is printed."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from spindetect.errors import ConfigurationError
from spindetect.policy import bundled_policies, parse_policy
from spindetect.policy.clauses import SECTIONS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_clause_and_setting_has_its_row(section: str) -> None:
    part = PAGE[PAGE.index(f"### `[{section}]`") :].partition("\n## ")[0]
    part = re.split(r"\n### `\[", part[4:])[0]
    rows = dict(re.findall(r"^\| `(\w+)` (\|.*)$", part, re.MULTILINE))
    rules = {rule: keys for name, rules in SECTIONS.items() if name == section
             for rule, keys in rules.items()}  # fmt: skip
    assert set(rows) == set(rules)
    for rule, keys in rules.items():
        for key in keys:
            assert re.search(rf"`{key}\b|as above", rows[rule]), (rule, key)


def test_the_examples_are_policies() -> None:
    (example,) = blocks("toml")
    assert {clause.section for clause in parse_policy(example).clauses} == set(SECTIONS)
    assert set(re.findall(r"^\| \[`([\w-]+)`\]", PAGE, re.MULTILINE)) == set(bundled_policies())


def test_the_errors_are_those_that_are_printed() -> None:
    told = next(block for block in blocks("text") if "spindetect: " in block)
    for line, text in (
        (4, "[required]\nbylin = true\n"),
        (9, "[allowed.trimming]\nup_to = 30\n"),
        (12, "[required]\nbyline =\n"),
        (2, "[allowed]\nheadline = true\n[forbidden]\naltered_headline = true\n"),
    ):
        with pytest.raises(ConfigurationError) as caught:
            parse_policy("\n" * (line - 2) + text, source="licence.toml")
        assert f"spindetect: {caught.value}" in told.splitlines()


def test_the_picture_is_what_is_printed() -> None:
    """By its bones: which clauses are told. Details move when models are trained."""
    command = [sys.executable, "-m", "spindetect", "score", "original.json", "edited.txt"]
    done = subprocess.run(
        [*command, "--policy", "wire-service"],
        cwd=ROOT / "seeds" / "harbor-bridge",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    picture = next(block for block in blocks("text") if block.startswith("Policy — "))
    printed = done.stdout[done.stdout.index("Policy — ") :].partition("\n\n")[0]
    lead = r"^  (?:missing|forbidden|broken) +(?:warning: )?\w+ \w+"
    bones = re.compile(rf"{lead}|^Policy.*", re.MULTILINE)
    assert bones.findall(picture) == bones.findall(printed)


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tried = doctest.testfile(str(ROOT / "docs" / "policies.md"), module_relative=False)
    assert tried > 3
    assert failures == 0
