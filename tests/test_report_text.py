"""The terminal report: what an editor reads, at any width, from any text."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.records import Change, Framing, Span
from spindetect.report import Report, Segment, layout
from spindetect.report.wrapping import display_width, visible, wrap
from tests.sample_reports import hostile_report, independent_report, matches_golden, spun_report


def plain(lines: list[tuple[Segment, ...]]) -> list[str]:
    return ["".join(segment.text for segment in line) for line in lines]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_golden_text(width: int) -> None:
    matches_golden(f"spun.{width}.txt", spun_report().to_text(width))


def test_golden_text_of_an_independent_pair_and_a_brief_report() -> None:
    matches_golden("independent.txt", independent_report().to_text())
    brief = Report.from_json(spun_report().to_json(brief=True))
    matches_golden("spun.brief.txt", brief.to_text())


def test_the_verdict_comes_first_and_corruption_before_spin() -> None:
    text = spun_report().to_text()
    assert text.startswith("Derived from the original, machine-spun.\n87% of the copy's story")
    assert text.index("Price → Rate") < text.index("Officials → Authorities ×2")
    assert text.index("Spun wording") < text.index("Framing") < text.index("Side by side")


def test_changed_words_are_marked_without_colour() -> None:
    text = " ".join(spun_report().to_text(80).split())
    assert "Oskar [!Price], chief of [!staff]" in text
    assert "[Authorities] said the port would cut" in text


def test_an_independent_pair_is_told_plainly() -> None:
    report = independent_report()
    changed = Change("name", "corrupting", 0, Span(0, 4, "Port"), Span(0, 5, "Ships"), "x")
    text = dataclasses.replace(report, changes=(changed,)).to_text()
    assert text.startswith("Independent: nothing here points to copying.\n97% sure")
    assert "Closest sentences" in text
    assert "Corrupted" not in text


def test_only_so_many_pairs_are_shown_and_the_rest_is_counted() -> None:
    report = spun_report()
    longer = dataclasses.replace(report, links=report.links * 2, changes=report.changes)
    text = longer.to_text()
    assert text.count("original: ") == 12
    assert "and 8 more; --json or --html shows all" in text


def test_page_furniture_takes_one_line_however_much_there_is() -> None:
    report = spun_report()
    menu = tuple(Framing("added", "navigation", "copy", 0, 6, f"Item {k}", 0.9) for k in range(50))
    found = [
        line
        for line in dataclasses.replace(report, framing=menu).to_text(100).splitlines()
        if "Item" in line
    ]
    assert len(found) <= 2
    assert "page furniture, 50 passages" in found[0]


@pytest.mark.parametrize("width", [1, 24, 40, 61, 80, 200])
@pytest.mark.parametrize("report", [spun_report(), independent_report(), hostile_report()])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    lines = plain(layout(report, width))
    assert max(map(display_width, lines)) <= max(width, 24)
    assert all(line == line.rstrip() for line in lines)


def test_nothing_from_an_article_can_act_on_the_terminal() -> None:
    text = hostile_report().to_text()
    assert {unicodedata.category(character) for character in set(text) - {"\n"}}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    assert "␛[2J" in text
    assert "<U+202E>" in text


@given(st.text())
def test_visible_text_is_inert_and_stays_so(text: str) -> None:
    shown = visible(text)
    for character in shown:
        joiner = character in "\u200c\u200d"
        assert joiner or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown


@given(
    st.lists(st.text(st.sampled_from("ab 新e\u0301"), max_size=30), max_size=5),
    st.integers(2, 30),
)
def test_wrapping_keeps_every_word_and_the_width(texts: list[str], width: int) -> None:
    lines = plain(wrap([Segment(text) for text in texts], width))
    assert max(map(display_width, lines)) <= width
    assert "".join("".join(lines).split()) == "".join("".join(texts).split())


def test_words_are_broken_only_where_a_line_cannot_hold_them() -> None:
    lines = plain(wrap([Segment("one two three extraordinarily")], 8, rest="  "))
    assert lines == ["one two", "  three", "  extrao", "  rdinar", "  ily"]


def test_wide_characters_and_accents_are_measured_as_shown() -> None:
    assert plain(wrap([Segment("新聞 新聞")], 4)) == ["新聞", "新聞"]
    assert plain(wrap([Segment("e\u0301a e\u0301a")], 5)) == ["e\u0301a e\u0301a"]
