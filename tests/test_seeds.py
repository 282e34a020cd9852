"""The worked examples are what their labels and their README say."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from spindetect.records import ChangeKind, Derivation, FramingStatus, Manner, Role, Severity, Side

FOLDER = Path(__file__).parents[1] / "seeds" / "harbor-bridge"
DATA = Path(__file__).parent / "data"
LABELS: dict[str, Any] = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
COPIES: dict[str, dict[str, Any]] = LABELS["copies"]
DERIVED = [name for name, label in COPIES.items() if label["derivation"] != "independent"]


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def labelled(name: str, side: str) -> list[str]:
    """Every text that stands on one side, each passage once."""
    label = COPIES[name]
    texts = [text for link in label["links"] for text in many(link[side])]
    texts += label["unlinked"][side]
    texts += [item["text"] for item in label["framing"] if item["side"] == side]
    if side == "original":
        texts += [item["counterpart"] for item in label["framing"] if "counterpart" in item]
    return texts


def story(name: str, side: str) -> str:
    label = COPIES[name]
    texts = [text for link in label["links"] for text in many(link[side])]
    return " ".join(texts + label["unlinked"][side])


def word_runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(length)), strict=False))


def containment(name: str) -> float:
    """Share of the copy's five-word runs that the original has too."""
    runs = word_runs(story(name, "copy"))
    return len(runs & word_runs(story(name, "original"))) / len(runs)


@pytest.mark.parametrize("name", COPIES)
def test_every_labelled_text_stands_in_its_file_exactly_once(name: str) -> None:
    original, copy = text_of(LABELS["original"]), text_of(name)
    wrong = [text for text in labelled(name, "original") if original.count(text) != 1]
    wrong += [text for text in labelled(name, "copy") if copy.count(text) != 1]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "side"),
    [(name, "copy") for name in COPIES] + [(name, "original") for name in DERIVED],
)
def test_labels_cover_the_whole_text_and_do_not_overlap(name: str, side: str) -> None:
    text = text_of(name if side == "copy" else LABELS["original"])
    covered = [0] * len(text)
    for passage in labelled(name, side):
        start = text.index(passage)
        for position in range(start, start + len(passage)):
            covered[position] += 1
    assert max(covered) == 1
    left = "".join(c for c, count in zip(text, covered, strict=True) if not count)
    assert left.strip() == ""


@pytest.mark.parametrize("name", COPIES)
def test_links_are_of_shapes_that_a_report_can_hold(name: str) -> None:
    original, copy = text_of(LABELS["original"]), text_of(name)
    for link in COPIES[name]["links"]:
        sides = [many(link["original"]), many(link["copy"])]
        assert min(len(side) for side in sides) == 1
        assert max(len(side) for side in sides) <= 3
        assert link["manner"] in get_args(Manner)
        for text, passages in ((original, sides[0]), (copy, sides[1])):
            assert re.search(r"\s+".join(map(re.escape, passages)), text), passages


@pytest.mark.parametrize("name", COPIES)
def test_changes_stand_inside_their_links(name: str) -> None:
    label = COPIES[name]
    for change in label["changes"]:
        assert change["kind"] in get_args(ChangeKind)
        assert change["severity"] in get_args(Severity)
        assert change["original"] != change["copy"]
        for side in ("original", "copy"):
            if change[side] is None:
                continue
            if change["link"] is None:
                assert change[side] in label["unlinked"][side]
            else:
                assert change[side] in " ".join(many(label["links"][change["link"]][side]))


@pytest.mark.parametrize("name", COPIES)
def test_framing_uses_the_words_of_a_report(name: str) -> None:
    for item in COPIES[name]["framing"]:
        assert item["role"] in get_args(Role)
        assert item["status"] in get_args(FramingStatus)
        assert item["side"] in get_args(Side)
        assert (item["side"] == "original") == (item["status"] == "omitted")
        assert ("counterpart" in item) == (item["status"] in {"kept", "altered"})
        assert (item.get("counterpart") == item["text"]) == (item["status"] == "kept")


@pytest.mark.parametrize("name", COPIES)
def test_verdicts_are_legal_and_agree_with_the_links(name: str) -> None:
    label = COPIES[name]
    assert label["derivation"] in get_args(Derivation)
    if label["derivation"] == "independent":
        assert (label["manner"], label["links"]) == (None, [])
        return
    manners = [link["manner"] for link in label["links"]]
    assert label["manner"] in get_args(Manner)
    assert manners.count(label["manner"]) > len(manners) / 2
    for link in label["links"]:
        same = link["original"] == link["copy"]
        assert same == (link["manner"] == "verbatim")


def test_the_spun_copy_holds_every_kind_of_damage_that_the_readme_names() -> None:
    changes = COPIES["spun.txt"]["changes"]
    corrupted = {change["kind"] for change in changes if change["severity"] == "corrupting"}
    assert {"name", "number", "date", "quote", "negation", "modality"} <= corrupted
    assert sum(change["severity"] == "spin" for change in changes) >= 30
    assert len(COPIES["spun.txt"]["unlinked"]["original"]) == 2


def test_shared_wording_falls_from_manner_to_manner() -> None:
    shares = [
        containment(f"{name}.txt")
        for name in ("verbatim", "edited", "spun", "rewritten", "independent")
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1.0
    assert shares[1] > 0.6
    assert 0.05 < shares[2] < 0.3
    assert shares[3] < 0.03
    assert shares[4] == 0.0


def test_the_json_original_is_the_same_story() -> None:
    record = json.loads(text_of("original.json"))
    title, byline, *paragraphs = text_of("original.txt").strip().split("\n\n")
    assert record["title"] == title
    assert byline == f"By {record['byline']}"
    assert record["paragraphs"] == paragraphs


class _Paragraphs(HTMLParser):
    """The texts of a page's ``h1`` and ``p`` elements."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in {"h1", "p"}:
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "p"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def test_the_page_holds_the_spun_text_in_order_among_furniture() -> None:
    page = _Paragraphs()
    page.feed(text_of("spun.html"))
    expected = text_of("spun.txt").strip().split("\n\n")
    assert [text for text in page.texts if text in expected] == expected
    assert len(page.texts) > len(expected)


def test_short_pairs_hold_what_they_list_and_cover_every_kind() -> None:
    lines = (DATA / "short_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    for pair in pairs:
        for change in pair["changes"]:
            assert change["severity"] in get_args(Severity)
            assert change["original"] is None or change["original"] in pair["original"]
            assert change["copy"] is None or change["copy"] in pair["copy"]
    assert {c["kind"] for pair in pairs for c in pair["changes"]} == set(get_args(ChangeKind))


def test_pairs_files_agree_and_their_paths_lead_to_seeds() -> None:
    lines = (DATA / "pairs" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    with (DATA / "pairs" / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [json.loads(line) for line in lines] == rows
    expected = json.loads((DATA / "pairs" / "expected.json").read_text(encoding="utf-8"))
    assert [row["id"] for row in rows] == list(expected)
    paths = [row[side] for row in rows for side in ("original", "copy") if "/" in row[side]]
    assert len(paths) == 4
    for path in paths:
        assert (DATA / "pairs" / path).resolve().parent == FOLDER
        assert (DATA / "pairs" / path).is_file()
