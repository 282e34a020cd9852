"""The gate around measured accuracy: what passes, what fails, what may be pinned."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval.gate import FLOORS_FILE, FloorError, Floors, check, load, pin, save

SHARES = st.floats(0, 1)
FLOORS = Floors(
    corpora_sha256="aa",
    noise_margin=0.01,
    noise_margins={"links.exact": 0.0},
    bars={"links.barred": 0.9},
    floors={"links.clean": 0.97, "links.exact": 0.5, "links.barred": 0.905, "other.new": None},
)
AS_PINNED = {"links.clean": 0.97, "links.exact": 0.5, "links.barred": 0.905}


def test_what_was_pinned_passes() -> None:
    assert check(FLOORS, AS_PINNED, "aa", prefix="links.") == []


@pytest.mark.parametrize(
    ("name", "value", "passes"),
    [
        ("links.clean", 0.9601, True),
        ("links.clean", 0.9599, False),
        ("links.exact", 0.4999, False),
        ("links.barred", 0.9, True),
        ("links.barred", 0.8999, False),  # inside the margin, but below the bar it once met
        ("links.clean", math.nan, False),
    ],
)
def test_margin(name: str, value: float, passes: bool) -> None:
    failures = check(FLOORS, {**AS_PINNED, name: value}, "aa", prefix="links.")
    assert (failures == []) is passes
    assert all(line.startswith(name) for line in failures)


def test_a_bar_not_met_when_pinned_does_not_fail_the_floor() -> None:
    low = replace(FLOORS, floors={"links.barred": 0.8})
    assert check(low, {"links.barred": 0.795}, "aa", prefix="links.") == []


def test_other_corpora_fail_and_both_digests_are_named() -> None:
    (failure,) = check(FLOORS, AS_PINNED, "bb", prefix="links.")
    assert "aa" in failure
    assert "bb" in failure
    assert "--pin" in failure


def test_a_floor_nobody_measured_fails() -> None:
    (failure,) = check(FLOORS, {"links.clean": 1.0, "links.barred": 1.0}, "aa", prefix="links.")
    assert failure == "links.exact: has a floor but was not measured"


def test_a_prefix_answers_for_its_own_floors_only() -> None:
    assert check(FLOORS, {}, "aa", prefix="other.") == []
    assert FLOORS.is_pinned("links.")
    assert not FLOORS.is_pinned("other.")


def test_pinning_raises_floors_and_adds_new_ones() -> None:
    pinned = pin(FLOORS, {**AS_PINNED, "links.clean": 0.98769, "other.new": 0.3}, "aa")
    assert pinned.floors == {**AS_PINNED, "links.clean": 0.9876, "other.new": 0.3}


def test_pinning_inside_the_margin_does_not_wear_a_floor_down() -> None:
    assert pin(FLOORS, {**AS_PINNED, "links.clean": 0.965}, "aa").floors["links.clean"] == 0.97


def test_lowering_takes_the_explicit_word() -> None:
    worse = {**AS_PINNED, "links.clean": 0.9}
    with pytest.raises(FloorError, match=r"links\.clean from 0\.97 to 0\.9000.*--lower-floors"):
        pin(FLOORS, worse, "aa")
    assert pin(FLOORS, worse, "aa", lower_floors=True).floors["links.clean"] == 0.9


def test_new_corpora_need_every_pinned_measure_anew() -> None:
    with pytest.raises(FloorError, match=r"links\.barred, links\.exact"):
        pin(FLOORS, {"links.clean": 0.97}, "bb")
    assert pin(FLOORS, AS_PINNED, "bb").corpora_sha256 == "bb"


def test_what_is_not_finite_cannot_be_pinned() -> None:
    with pytest.raises(FloorError, match=r"not finite: links\.clean"):
        pin(FLOORS, {**AS_PINNED, "links.clean": math.nan}, "aa", lower_floors=True)


@given(st.dictionaries(st.sampled_from(["a.x", "a.y", "a.z"]), SHARES, min_size=1))
def test_whatever_is_pinned_passes_at_once_without_any_margin(measured: dict[str, float]) -> None:
    strict = Floors(None, 0.0, {}, {}, {})
    assert check(pin(strict, measured, "aa"), measured, "aa", prefix="a.") == []


@given(old=SHARES, new=SHARES)
def test_without_the_word_no_floor_ever_falls(old: float, new: float) -> None:
    before = Floors("aa", 0.05, {}, {}, {"a.x": old})
    try:
        after = pin(before, {"a.x": new}, "aa").floors["a.x"]
    except FloorError:
        assert new < old
    else:
        assert after is not None
        assert after >= old


def test_saved_floors_come_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    save(FLOORS, path)
    assert load(path) == FLOORS


@pytest.mark.parametrize(
    "change",
    [{"corpora_sha256": None}, {"surprise": 1}],
    ids=["pinned on nothing", "unknown key"],
)
def test_files_that_make_no_sense_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "floors.json"
    save(FLOORS, path)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(FloorError, match=r"floors\.json"):
        load(path)


@pytest.mark.parametrize("content", ["", "[]", "3"])
def test_what_is_no_floors_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(FloorError, match=r"floors\.json"):
        load(path)


def test_the_shipped_file_holds_a_floor_for_every_bar() -> None:
    floors = load(FLOORS_FILE)
    assert set(floors.bars) <= set(floors.floors)
