"""A link among the links of its pair: what both reports only quote is no copy."""

from __future__ import annotations

import numpy as np

from spindetect import Detector
from spindetect.align.support import SUPPORT_FEATURES, support_features, told_words
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Link
from tests.test_align_sentences import align

QUOTE = "“We will not sell one brick of this brewery while I sit in this chair.”"
REPORT = (
    "Petra Lindqvist, the mayor of Aldermoor, ruled out a sale of the old brewery on Monday. "
    f"{QUOTE} She was speaking after a council meeting that ran until midnight. "
    "Two parties had asked for the site to be valued. The vote is due in May."
)
OTHER = (
    "A plan to turn Aldermoor's brewery into flats looks dead. Campaigners cheered outside the "
    f"town hall when word came through. {QUOTE} Builders who had drawn up a scheme for 84 homes "
    "said they were baffled. “Nobody rang us,” said Tomas Brandl of the firm."
)
MORE = (
    "The brewery closed nine years ago after 140 years of trading. Its chimney is listed. Last "
    "winter part of the roof fell in, and the street was shut for a week. The council spends "
    "60,000 crowns a year to keep the rain out. An open day in June drew two thousand people."
)
ELSE = (
    "The firm paid for a survey of the vaults in 2022. Its drawings show a courtyard with trees, "
    "and a café where the bottling line stood. Banks were ready to lend. A spokesman for housing "
    "said that grants for such schemes end next spring."
)


def _column(name: str) -> int:
    return SUPPORT_FEATURES.index(name)


def test_words_in_quotation_marks_are_not_told_by_the_reporter() -> None:
    words, told = told_words(prepare(from_text(REPORT)))
    assert told[1] == 0 < words[1]
    assert (told[[0, 2, 3]] == words[[0, 2, 3]]).all()


def test_in_a_transcript_everything_is_told() -> None:
    words, told = told_words(prepare(from_text(f"{QUOTE} {QUOTE} She left.")))
    assert (told == words).all()


def test_links_support_each_other_and_not_themselves() -> None:
    document = prepare(from_text(REPORT))
    links = [Link((i,), (i,), 1.0, 1.0, moved=False) for i in range(len(document.sentences))]
    sides = [told_words(document)] * 2
    alone = support_features(sides, links[:1], [4.0], 1.0)
    among = support_features(sides, links, [4.0] * len(links), 1.0)
    for name in ("support_in_original", "support_in_copy", "support", "support_nearby"):
        assert alone[0, _column(name)] == 0
        assert among[0, _column(name)] > 0
    assert among.shape == (len(links), len(SUPPORT_FEATURES))
    assert np.isfinite(among).all()


def test_a_statement_that_two_reports_quote_is_not_linked() -> None:
    alignment, _, _ = align(f"{REPORT} {MORE}", f"{OTHER} {ELSE}")
    assert alignment.links
    assert alignment.certain == ()
    assert Detector().score(f"{REPORT} {MORE}", f"{OTHER} {ELSE}").links == ()


def test_the_same_statement_in_a_copy_is() -> None:
    copy = REPORT.replace("ruled out", "excluded").replace("speaking", "talking")
    alignment, _, _ = align(REPORT, copy)
    assert [link.copy for link in alignment.links] == [(i,) for i in range(5)]
    assert alignment.plausible == tuple(range(5))
    report = Detector().score(REPORT, copy)
    assert report.verdict.derivation == "derived"
    assert [link.copy for link in report.links] == [(i,) for i in range(5)]
