"""What is said to be missing is missing, and what is said to be put in was."""

from __future__ import annotations

import dataclasses
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect.detector import Detector
from spindetect.evidence.content.carried import Carrier
from spindetect.evidence.content.words import share_of
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Content, Paragraph
from spindetect.report import Report

SEEDS = Path(__file__).parents[1] / "seeds" / "harbor-bridge"

PARAGRAPHS = (
    "The harbour board of Tarnmouth voted on Monday to rebuild the north pier, which a storm "
    "broke in two places last November. Work is to begin in April and to take nineteen months.",
    "Engineer Ruta Velborg told the meeting that divers had found rot in 212 of the pier's 640 "
    "oak piles. “We can patch it every spring, or we can do it once,” she said.",
    "The ferry company Sundlinjen, whose boats tie up there, will move to the coal quay until "
    "the new pier opens. Its director, Pal Osterhus, expects delays of a quarter of an hour.",
    "Fishermen asked for a crane that lifts eight tonnes instead of five. The board sent the "
    "question to its committee on equipment, which meets again after Easter.",
    "Two members voted against. They wanted the county to pay a third of the 74 million crowns "
    "and said the town would otherwise have to close its swimming bath.",
    "Mayor Idun Falkberget called the bath safe for this year. A new budget will be laid before "
    "the council in October, and the pier will be its largest item since the school fire.",
)
FOREIGN = (
    "A beekeeper in the Oldvik valley has counted wild swarms for thirty years and never saw as "
    "many as this summer. Warm nights in May brought the lime trees into flower early.",
    "Her notebooks, which fill two shelves, went to the university's museum of insects, where "
    "students are copying every page by hand.",
)


def joined(paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(paragraphs)


ORIGINAL = joined(PARAGRAPHS)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def content_of(detector: Detector, copy: str, original: str = ORIGINAL) -> Content:
    content = detector.score(original, copy).content
    assert content is not None
    return content


def test_nothing_is_missing_from_a_whole_copy(detector: Detector) -> None:
    content = content_of(detector, ORIGINAL)
    assert content == Content(
        0.0, 0.0, (), "Nothing of the story is missing, and nothing was put in."
    )


def test_an_independent_text_has_no_content_to_leave_out(detector: Detector) -> None:
    assert detector.score(ORIGINAL, joined(FOREIGN)).content is None


@pytest.mark.parametrize(
    ("dropped", "place", "told"),
    [
        ({4, 5}, "end", "The last two paragraphs, a third of the story, are missing"),
        ({0}, "beginning", "The first paragraph, a sixth of the story, is missing"),
        ({2}, "middle", "The third paragraph, a sixth of the story, is missing"),
        ({2, 3}, "middle", "Paragraphs 3 and 4, a third of the story, are missing"),
    ],
)
def test_paragraphs_left_out_are_named_by_their_place(
    detector: Detector, dropped: set[int], place: str, told: str
) -> None:
    kept = tuple(text for at, text in enumerate(PARAGRAPHS) if at not in dropped)
    content = content_of(detector, joined(kept))
    (passage,) = content.passages
    assert (passage.status, passage.side, passage.place) == ("omitted", "original", place)
    assert ORIGINAL[passage.start : passage.end] == joined(
        tuple(PARAGRAPHS[at] for at in sorted(dropped))
    )
    assert passage.paragraphs == len(dropped)
    assert content.omitted == passage.share
    assert content.added == 0
    assert content.summary == f"{told}; nothing was put in."


def test_what_was_put_in_is_told_by_the_original_s_paragraphs(detector: Detector) -> None:
    copy = joined((*PARAGRAPHS[:3], *FOREIGN, *PARAGRAPHS[3:]))
    content = content_of(detector, copy)
    (passage,) = content.passages
    assert passage.status == "added"
    assert copy[passage.start : passage.end] == joined(FOREIGN)
    assert ORIGINAL[: passage.opposite].endswith(PARAGRAPHS[2])
    assert content.summary == (
        "Nothing of the story is missing; two paragraphs not in the original, about a fifth of "
        "the copy, were put in after the third paragraph."
    )


def test_the_largest_passage_is_named_and_the_rest_in_sum(detector: Detector) -> None:
    kept = (PARAGRAPHS[0], PARAGRAPHS[1].partition(" “")[0], PARAGRAPHS[2], PARAGRAPHS[3])
    content = content_of(detector, joined(kept))
    assert [passage.sentences for passage in content.passages] == [(3,), (8, 9, 10, 11)]
    assert content.summary == (
        "The last two paragraphs, a third of the story, are missing, and one more sentence "
        "elsewhere (7%); nothing was put in."
    )


def test_a_sentence_moved_or_folded_into_another_is_not_missing(detector: Detector) -> None:
    moved = (*PARAGRAPHS[:2], *PARAGRAPHS[3:], PARAGRAPHS[2])
    assert content_of(detector, joined(moved)).passages == ()
    folded = PARAGRAPHS[3].replace(". The board sent", ", and the board sent")
    assert content_of(detector, joined((*PARAGRAPHS[:3], folded, *PARAGRAPHS[4:]))).passages == ()


def test_a_sentence_quoted_elsewhere_is_not_missing(detector: Detector) -> None:
    quoted = (
        "“We can patch it every spring, or we can do it once,” engineer Ruta Velborg told the "
        "board about the pier, where divers had found rot in 212 of 640 oak piles."
    )
    copy = joined((quoted, PARAGRAPHS[0], *PARAGRAPHS[2:]))
    assert not [p for p in content_of(detector, copy).passages if p.status == "omitted"]


def test_a_sentence_in_place_of_another_is_put_in_and_the_other_left_out(
    detector: Detector,
) -> None:
    content = content_of(detector, joined((*PARAGRAPHS[:3], FOREIGN[0], *PARAGRAPHS[4:])))
    assert [passage.status for passage in content.passages] == ["omitted", "added"]
    omitted, added = content.passages
    assert ORIGINAL[omitted.start : omitted.end] == PARAGRAPHS[3]
    assert omitted.place == added.place == "middle"


def test_framing_is_no_content(detector: Detector) -> None:
    framed = joined(
        (
            "By Marta Ivesdal, Halden Wire",
            *PARAGRAPHS,
            "© 2024 Halden Wire. All rights reserved.",
            "Share on Facebook",
            "Tags: harbour, budget",
        )
    )
    assert content_of(detector, framed).passages == ()
    assert content_of(detector, ORIGINAL, framed).passages == ()


def test_what_the_extraction_left_out_is_never_missing(detector: Detector) -> None:
    article = from_text(ORIGINAL)
    told = (
        "A ferry timetable for the whole summer can be had at the counter of the harbour office, "
        "and the museum of lighthouses opens its doors to families every Sunday in July."
    )
    text = joined((*PARAGRAPHS, told))
    start = len(text) - len(told)
    beside = Paragraph(start, len(text), told, origin="furniture")
    page = dataclasses.replace(article, text=text, paragraphs=(*article.paragraphs, beside))
    for original, copy in ((page, article), (article, page)):
        content = detector.score(original, copy).content
        assert content is not None
        assert content.passages == ()
    as_story = dataclasses.replace(beside, origin="main")
    page = dataclasses.replace(page, paragraphs=(*article.paragraphs, as_story))
    content = detector.score(page, article).content
    assert content is not None
    assert [passage.start for passage in content.passages] == [start]


def test_short_sentences_are_never_missing_on_their_own(detector: Detector) -> None:
    original = ORIGINAL.replace("Two members", "Nobody sang. Two members")
    content = content_of(detector, ORIGINAL, original)
    assert content.passages == ()
    assert content.summary == ("No passage of the story is missing, and none was put in.")


def test_of_a_small_part_it_is_told_what_was_taken(detector: Detector) -> None:
    content = content_of(detector, joined(PARAGRAPHS[:2]))
    assert content.summary == (
        "Only the first two paragraphs of the original, a third of it, stand in the copy; "
        "nothing was put in."
    )


def test_a_text_in_one_block_is_told_by_its_sentences(detector: Detector) -> None:
    original = " ".join(PARAGRAPHS)
    content = content_of(detector, " ".join(PARAGRAPHS[:5]), original)
    assert content.summary == (
        "The last two sentences, a sixth of the story, are missing; nothing was put in."
    )
    assert content.passages[0].paragraphs == 0


@pytest.mark.parametrize("name", ["verbatim", "edited", "spun", "rewritten"])
def test_of_the_worked_examples_nothing_is_missed_that_stands_there(
    detector: Detector, name: str
) -> None:
    labels = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))["copies"]
    gone = labels[f"{name}.txt"]["unlinked"]
    report = detector.score(SEEDS / "original.txt", SEEDS / f"{name}.txt")
    assert report.content is not None
    told = {
        side.sentences[at].text.strip()
        for side, key in ((report.original, "original"), (report.copy, "copy"))
        for passage in report.content.passages
        if passage.side == key
        for at in passage.sentences
    }
    assert all(any(text in one for one in (*gone["original"], *gone["copy"])) for text in told)
    # In other words it may stand anywhere: then little is claimed.
    if name != "rewritten":
        assert all(any(text in one for text in told) for one in gone["original"] if "." in one)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 5), max_size=3), st.integers(0, 6))
def test_passages_are_what_was_dropped_and_nothing_else(
    detector: Detector, dropped: set[int], at: int
) -> None:
    kept = [text for number, text in enumerate(PARAGRAPHS) if number not in dropped]
    inserted = min(at, len(kept))
    copy = joined((*kept[:inserted], FOREIGN[0], *kept[inserted:]))
    report = detector.score(ORIGINAL, copy)
    assert report.content is not None
    for side, passages in (
        (report.original, [p for p in report.content.passages if p.side == "original"]),
        (report.copy, [p for p in report.content.passages if p.side == "copy"]),
    ):
        told = {at for p in passages for at in p.sentences}
        wanted = {
            at
            for at, sentence in enumerate(side.sentences)
            if any(
                sentence.text in text
                for text in ((FOREIGN[0],) if side is report.copy else PARAGRAPHS)
                if text == FOREIGN[0] or PARAGRAPHS.index(text) in dropped
            )
        }
        assert told == wanted
    assert Report.from_json(report.to_json()).content is not None


def test_the_section_quotes_the_largest_passages_and_a_brief_report_none(
    detector: Detector,
) -> None:
    report = detector.score(ORIGINAL, joined((*PARAGRAPHS[:3], *PARAGRAPHS[4:])))
    assert report.content is not None
    text, page = report.to_text(100), report.to_html()
    assert "left out   “Fishermen asked for a crane" in text
    assert "% of the original, in the middle)" in " ".join(text.split())
    assert 'class="label omitted">left out</span> <a href="#' in page
    brief = Report.from_json(report.to_json(brief=True))
    assert report.content.summary in " ".join(brief.to_text().split())
    assert "Fishermen asked" not in brief.to_text() + brief.to_html()
    without = dataclasses.replace(report, content=None)
    assert "is missing" not in without.to_text() + without.to_html()


def test_a_share_is_said_as_people_say_it() -> None:
    told = [share_of(share / 1000) for share in range(1001)]
    assert told[:4] == ["under 1%"] * 4
    assert told[1000] == "all"
    assert "all" not in told[:1000]
    assert told[500] == "half"


@given(st.lists(st.sampled_from(PARAGRAPHS + FOREIGN), min_size=1, max_size=5), st.integers(0, 7))
def test_what_stands_in_two_neighbours_is_found_as_by_trying_all(
    texts: list[str], index: int
) -> None:
    other = prepare(from_text(joined(tuple(texts))))
    sentence = prepare(from_text((PARAGRAPHS + FOREIGN)[index])).sentences[0]
    words = [word for word in sentence.words if word.is_word]
    known = [{word.stem for word in one.words if word.is_word} for one in other.sentences]
    pairs = [*known, *(a | b for a, b in pairwise(known))]
    total = sum(word.weight for word in words)
    best = max(sum(word.weight for word in words if word.stem in pair) for pair in pairs) / total
    assert Carrier(other).trace(sentence, 0.0, 2.0).near == pytest.approx(best)
    stems = [word.stem for one in other.sentences for word in one.words if word.is_word]
    runs = [tuple(stems[at : at + 3]) for at in range(len(stems) - 2)]
    standing = {
        at + step
        for at in range(len(words) - 2)
        if tuple(word.stem for word in words[at : at + 3]) in runs
        for step in range(3)
    }
    phrases = sum(words[at].weight for at in standing) / total
    assert Carrier(other).trace(sentence, 0.0, 2.0).phrases == pytest.approx(phrases)
