"""What a copy hides from its readers is told apart from what it says."""

from __future__ import annotations

import re

import pytest

from spindetect import score
from spindetect.read import from_html, from_text
from spindetect.report import Report
from spindetect.report.hidden import hidden_marks
from tests.eval.changes import SEED

WORDS = {"stated": "st\u0430ted", "vehicles": "vehi\u200bcles", "automobiles": "auto\u200bmobiles"}
SPAM = "<style>.kq { display: none }</style><b class='kq'>cheap ferry tickets</b>"


@pytest.fixture(scope="module")
def report() -> Report:
    original = (SEED / "original.txt").read_text(encoding="utf-8")
    copy = (SEED / "spun.txt").read_text(encoding="utf-8")
    for plain, hidden in WORDS.items():
        copy = copy.replace(plain, hidden)
    first, *rest = copy.split("\n\n")
    page = f"<article><h1>{first}</h1>{''.join(f'<p>{p} {SPAM}</p>' for p in rest)}</article>"
    return score(from_text(original), from_html(page))


def section(report: Report) -> str:
    text = " ".join(report.to_text(80).split())
    return text.partition("Hidden from readers — ")[2].partition("Framing — ")[0]


def test_hidden_words_are_read_as_readers_see_them(report: Report) -> None:
    plain = score((SEED / "original.txt").read_text(encoding="utf-8"),
                  (SEED / "spun.txt").read_text(encoding="utf-8"))  # fmt: skip
    assert report.verdict.manner == plain.verdict.manner == "spun"
    assert len(report.links) == len(plain.links)
    assert report.copy.text is not None
    assert "tickets" not in report.copy.text


def test_the_terminal_report_has_a_section_of_its_own(report: Report) -> None:
    told = section(report)
    assert "a search or a duplicate check does not find the words that hold them" in told
    assert "• st[\u0430]ted: Cyrillic small letter a in a Latin word ×" in told
    assert "• auto[<U+200B>]mobiles: Zero width space inside a word" in told
    assert "words from readers: “cheap ferry tickets" in told


def test_they_are_no_spun_wording_and_no_note(report: Report) -> None:
    text = report.to_text(80)
    spun = text.partition("Spun wording")[2].partition("Hidden from readers")[0]
    assert "put in “\u0430”" not in spun
    assert "U+200B" not in spun.replace("auto<U+200B>mobiles", "")
    assert "Note" not in text.partition("Side by side")[2]


def test_the_page_has_a_card_with_ways_to_their_places(report: Report) -> None:
    page = report.to_html()
    card = page.partition('<section class="card hidden">')[2].partition("</section>")[0]
    assert "Hidden from readers" in card
    assert "st<b>[\u0430]</b>ted</a>" in card
    assert "cheap ferry tickets" in card
    assert "<strong>Note:</strong>" not in page
    for target in re.findall('href="#([^"]*)"', card):
        assert f'id="{target}"' in page
    assert card.count("href=") == len(hidden_marks(report))


def test_a_brief_report_tells_them_without_their_words(report: Report) -> None:
    brief = Report.from_json(report.to_json(brief=True))
    assert "• [\u0430]: Cyrillic small letter a in a Latin word ×" in section(brief)
