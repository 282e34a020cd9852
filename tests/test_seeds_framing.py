"""What the second worked example's labels say of its copies is what the program says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from spindetect import Config, Detector
from spindetect.policy import load_policy
from spindetect.records import Credit
from spindetect.report import Report

FOLDER = Path(__file__).parents[1] / "seeds" / "school-wells"
LABELS: dict[str, Any] = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
COPIES: dict[str, dict[str, Any]] = LABELS["copies"]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    detector = Detector()
    return {name: detector.score(FOLDER / LABELS["original"], FOLDER / name) for name in COPIES}


@pytest.mark.parametrize("name", COPIES)
def test_the_verdict(name: str, reports: dict[str, Report]) -> None:
    verdict = reports[name].verdict
    label = COPIES[name]
    assert (verdict.derivation, verdict.manner) == (label["derivation"], label["manner"])


@pytest.mark.parametrize("name", COPIES)
def test_framing_is_told_as_labelled(name: str, reports: dict[str, Report]) -> None:
    told = {
        (f.side, f.role, f.status, f.text, f.counterpart.text if f.counterpart else None)
        for f in reports[name].framing
    }
    labelled = {
        (f["side"], f["role"], f["status"], f["text"], f.get("counterpart"))
        for f in COPIES[name]["framing"]
    }
    assert labelled - told == set()


@pytest.mark.parametrize("name", COPIES)
def test_content_is_told_as_labelled(name: str, reports: dict[str, Report]) -> None:
    report, label = reports[name], COPIES[name]["content"]
    assert report.content is not None
    for status in ("omitted", "added"):
        side = report.original if status == "omitted" else report.copy
        told = [
            side.sentences[index].text
            for passage in report.content.passages
            if passage.status == status
            for index in passage.sentences
        ]
        assert told == label[status]


@pytest.mark.parametrize("name", COPIES)
def test_credits_are_told_as_labelled(name: str, reports: dict[str, Report]) -> None:
    def named(credit: Credit | None) -> str | None:
        return None if credit is None else credit.name

    told = [
        {
            "element": link.element,
            "status": link.status,
            "original": named(link.original),
            "copy": named(link.copy),
        }
        for link in reports[name].attribution
    ]
    assert told == COPIES[name]["attribution"]


@pytest.mark.parametrize(
    ("name", "policy", "passes"),
    [(name, *item) for name, label in COPIES.items() for item in label["policy"].items()],
)
def test_policies_pass_and_fail_as_labelled(name: str, policy: str, passes: bool) -> None:
    detector = Detector(config=Config(policy=load_policy(policy)))
    result = detector.score(FOLDER / LABELS["original"], FOLDER / name).policy
    assert result is not None
    assert result.passed == passes, (result.missing, result.violations)
