"""What became of framing: pairs, counterparts, and the same thing written otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect import Detector
from spindetect.evidence.framing import find_framing
from spindetect.evidence.framing.wording import plain, same_day, when
from spindetect.prepare import prepare
from spindetect.read import from_record, from_text
from spindetect.read.article import Block, Declared, from_blocks
from spindetect.records import Document, Framing, Role

STORY = (
    "The harbour master of Lindmouth said on Tuesday that the old pier would be pulled down.",
    "Fishermen had asked the council to spare it, and 400 people signed their petition.",
    "“We have nowhere else to land our catch,” Otto Brandt told the meeting.",
    "The council voted seven to two for the plan after a debate of four hours.",
)
NOTICE = (
    "The views expressed here are the author's own and do not reflect those of this paper. "
    "The Lindmouth Courier takes no responsibility for the content of guest articles."
)
BYLINE: Final = "byline"
CAPTION: Final = "caption"
HEADLINE: Final = "headline"
DATELINE: Final = "dateline"
DISCLAIMER: Final = "disclaimer"
BODY: Final = "body"
Marked = tuple[Role | None, str]


def page(*blocks: str | Marked, declared: Declared | None = None) -> Document:
    """Return a page whose markup names the roles, so that only their fate is in question."""
    marked = [Block(b) if isinstance(b, str) else Block(b[1], role=b[0]) for b in blocks]
    return prepare(from_blocks(marked, source="p.html", declared=declared or Declared()))


def told(found: Sequence[Framing]) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.status, one.side, one.text, one.counterpart.text if one.counterpart else None)
        for one in found
    ]


def fate(role: Role, before: str, after: str) -> set[str]:
    found = find_framing(page((role, before), *STORY), page((role, after), *STORY))
    return {one.status for one in found}


def test_a_replaced_byline_is_told_once_with_both() -> None:
    original = page((BYLINE, "By Ada Quill"), *STORY)
    copy = page((BYLINE, "By Tom Marsh"), *STORY)
    assert told(find_framing(original, copy)) == [
        ("altered", "copy", "By Tom Marsh", "By Ada Quill")
    ]


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("byline", "By ADA QUILL, Associated Press", "Ada Quill, AP"),
        ("byline", "By Ada Quill", "Ada Quill, Staff Writer"),
        ("dateline", "Published: July 15, 2018", "2018-07-15"),
        ("dateline", "15 July 2018 09:58", "Posted July 15, 2018 at 9:58 a.m."),
        ("dateline", "Updated 07/15/2018", "Updated July 15, 2018, 4:10 pm"),
        ("dateline", "LINDMOUTH, Norland (AP) —", "LINDMOUTH —"),
        ("copyright", "© 2018 The Associated Press", "Copyright 2018 AP. All rights reserved."),
        ("headline", "Old pier to go", "OLD PIER TO GO"),
        ("headline", "Old pier to go at last", "Old pier to go at last | Lindmouth Courier"),
        (
            "editors_note",
            "Editor's note: An earlier version said 300.",
            "AN EARLIER VERSION SAID 300",
        ),
    ],
)
def test_the_same_in_other_writing_is_kept(role: Role, before: str, after: str) -> None:
    assert fate(role, before, after) == {"kept"}
    assert fate(role, after, before) == {"kept"}


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("byline", "By Ada Quill, Associated Press", "By Ada Quill"),
        ("dateline", "Published: July 15, 2018", "Published: July 16, 2018"),
        ("dateline", "Updated July 15, 2018 at 7:08 AM", "Updated July 15, 2018 at 6:52 AM"),
        ("dateline", "LINDMOUTH (AP) —", "LINDMOUTH (Reuters) —"),
        ("copyright", "© 2018 Lindmouth Courier. All rights reserved.",
         "© 2019 Lindmouth Courier. All rights reserved."),
        ("attribution", "Source: Harbour Wire", "Source: Lindmouth Courier"),
        ("disclaimer", "This story has not been edited by the staff of Harbour Wire in any way.",
         "This story has not been edited by the staff of Northgate Wire in any way."),
        ("headline", "Old pier to go after vote", "Old pier to stay after vote"),
    ],
)  # fmt: skip
def test_other_words_of_the_role_are_altered(role: Role, before: str, after: str) -> None:
    assert fate(role, before, after) == {"altered"}


def test_places_and_page_dates_do_not_replace_each_other() -> None:
    original = page((DATELINE, "Published: July 15, 2018"), *STORY)
    copy = page((DATELINE, "OSLO (AP) —"), *STORY)
    assert [one.status for one in find_framing(original, copy)] == ["omitted", "added"]


def test_other_captions_are_not_one_caption_altered() -> None:
    first = "The old pier of Lindmouth seen from the sea on a winter morning."
    second = "Otto Brandt mends his nets beside the fish market."
    third = "The old pier of Lindmouth seen from the sea on a summer evening, with gulls."
    original = page((CAPTION, first), *STORY, (CAPTION, second))
    copy = page((CAPTION, third), *STORY)
    assert told(find_framing(original, copy)) == [
        ("omitted", "original", second, None),
        ("altered", "copy", third, first),
    ]


def test_a_sentence_of_a_missing_caption_that_is_there_is_kept() -> None:
    said = "The council meets again in the town hall on the first day of May."
    original = page((CAPTION, f"Otto Brandt mends his nets beside the old pier. {said}"), *STORY)
    found = find_framing(original, page(*STORY, (BODY, said)))
    assert [(one.status, one.text) for one in found] == [
        ("omitted", "Otto Brandt mends his nets beside the old pier."),
        ("kept", said),
    ]


def test_a_credit_is_kept_within_another_caption() -> None:
    said = "Otto Brandt mends his nets beside the old pier."
    original = page((CAPTION, f"{said} (AP Photo/Ada Quill)"), *STORY)
    copy = page((CAPTION, "Photo: Ada Quill, AP"), *STORY)
    assert told(find_framing(original, copy))[-1] == (
        "kept",
        "copy",
        "Photo: Ada Quill, AP",
        "(AP Photo/Ada Quill)",
    )


@pytest.mark.parametrize(
    ("role", "line", "there"),
    [
        (
            CAPTION,
            "MERIDIAN/Ada Quill",
            "Nets on the old pier. MERIDIAN/Ada Quill Buy this picture",
        ),
        (BYLINE, "Ada Quill, CC BY-SA", "Nets drying on the old pier. Ada Quill, CC BY-SA"),
    ],
)
def test_who_took_a_picture_is_kept_within_what_is_said_below_it(
    role: Role, line: str, there: str
) -> None:
    found = find_framing(page((role, line), *STORY), page((CAPTION, there), *STORY))
    assert [one.status for one in found if line in {one.text, getattr(one.counterpart, "text", 0)}]
    assert "omitted" not in {one.status for one in found}


def test_a_name_told_alone_is_kept_within_a_byline() -> None:
    original = page((CAPTION, "ADA QUILL"), *STORY)
    copy = page((BYLINE, "Ada Quill, Lindmouth Press Published 6:18 a.m. ET July 16"), *STORY)
    for sides in ((original, copy), (copy, original)):
        assert {one.status for one in find_framing(*sides)} == {"kept"}


def test_framing_amid_a_text_without_paragraphs_is_kept() -> None:
    around = ("Old pier to go", "By Ada Quill, Lindmouth Courier", f"LINDMOUTH — {STORY[0]}")
    original = page((HEADLINE, around[0]), (BYLINE, around[1]), (DATELINE, "LINDMOUTH —"), *STORY)
    copy = page(" ".join((*around, *STORY[1:])))
    statuses = {(one.role, one.status) for one in find_framing(original, copy)}
    assert {("byline", "kept"), ("dateline", "kept")} <= statuses
    story = "The plan was drawn up by Ada Quill, Lindmouth Courier wrote."
    found = find_framing(original, page(story, *STORY))
    assert ("byline", "omitted") in {(one.role, one.status) for one in found}


def test_a_label_that_labels_nothing_is_not_told() -> None:
    assert find_framing(page((DATELINE, "Updated"), *STORY), page(*STORY)) == ()


def test_a_headline_that_shares_no_word_with_its_story_is_the_one_its_page_declares() -> None:
    bait = "You will not believe what they decided"
    original = page((HEADLINE, "Old pier of Lindmouth to go"), *STORY)
    site = Declared(title=f"{bait} | Pier Deals Daily")
    copy = page(
        (HEADLINE, "Ten lamps for your garden shed"), (HEADLINE, bait), *STORY, declared=site
    )
    altered = [one for one in find_framing(original, copy) if one.status == "altered"]
    assert told(altered) == [("altered", "copy", bait, "Old pier of Lindmouth to go")]


def test_only_the_story_s_own_headline_is_replaced() -> None:
    original = page((HEADLINE, "Enter your postal code"), (HEADLINE, "Council: pier to go"), *STORY)
    copy = page((HEADLINE, "Fishermen asked council to spare old pier"), *STORY)
    assert told(find_framing(original, copy)) == [
        ("omitted", "original", "Enter your postal code", None),
        ("altered", "copy", "Fishermen asked council to spare old pier", "Council: pier to go"),
    ]


def test_a_notice_in_two_paragraphs_is_kept() -> None:
    first, second = (part.strip() for part in re.split(r"(?<=paper\.) ", NOTICE))
    whole = page(*STORY, (DISCLAIMER, NOTICE))
    parted = page(*STORY, (DISCLAIMER, first), (DISCLAIMER, second))
    found = find_framing(whole, parted)
    assert told(found) == [
        ("kept", "copy", first, first),
        ("kept", "copy", second, second),
    ]
    back = find_framing(parted, whole)
    assert [(one.status, one.text) for one in back] == [("kept", NOTICE)]


def test_a_notice_cut_short_is_altered() -> None:
    first = NOTICE.partition(". ")[0] + "."
    original = page(*STORY, (DISCLAIMER, NOTICE))
    copy = page(*STORY, (DISCLAIMER, first))
    assert told(find_framing(original, copy)) == [("altered", "copy", first, NOTICE)]


def test_a_byline_without_a_role_of_its_own_is_found_in_a_line_of_names() -> None:
    original = page((BYLINE, "By Ada Quill"), *STORY)
    copy = page((BODY, "Ada Quill - Lindmouth Courier"), *STORY)
    (found,) = find_framing(original, copy)
    assert (found.status, found.side) == ("kept", "original")
    assert found.counterpart is not None
    assert found.counterpart.text == "Ada Quill - Lindmouth Courier"


def test_a_name_in_the_story_is_no_byline() -> None:
    original = page((BYLINE, "By Otto Brandt"), *STORY)
    assert [one.status for one in find_framing(original, page(*STORY))] == ["omitted"]


def test_a_place_in_the_story_is_no_dateline() -> None:
    original = page((DATELINE, "LINDMOUTH —"), *STORY)
    assert [one.status for one in find_framing(original, page(*STORY))] == ["omitted"]
    copy = page((BODY, "LINDMOUTH The pier of the town is to be pulled down."), *STORY)
    assert [one.status for one in find_framing(original, copy)] == ["kept"]


@pytest.mark.parametrize(
    ("role", "text", "declared"),
    [
        ("byline", "By Ada Quill", Declared(byline="Ada Quill, Lindmouth Courier")),
        ("dateline", "Published: July 15, 2018", Declared(published="2018-07-15T09:58:00Z")),
        ("headline", "Old pier to go", Declared(title="Old pier to go - Lindmouth Courier")),
        ("attribution", "Source: Lindmouth Courier", Declared(publisher="Lindmouth Courier")),
    ],
)
def test_what_metadata_say_is_kept(role: Role, text: str, declared: Declared) -> None:
    original, copy = page((role, text), *STORY), page(*STORY, declared=declared)
    assert told(find_framing(original, copy)) == [("kept", "original", text, None)]
    assert told(find_framing(copy, original)) == [("kept", "copy", text, None)]


def test_an_altered_passage_is_one_line_of_the_report() -> None:
    head = "Published: July 15, 2018"
    sides = (
        from_record({"paragraphs": [byline, head, *STORY]}, source="made")
        for byline in ("By Ada Quill", "By Tom Marsh")
    )
    report = Detector().score(*sides)
    told = report.to_text().splitlines()
    lines = [line for line in told if line.startswith("  altered") and "byline" in line]
    assert len(lines) == 1
    assert "By Ada Quill” → “By Tom Marsh" in lines[0].replace("\u00a0", " ")
    assert "<del>By Ada Quill</del>" in report.to_html()


LINES = st.lists(
    st.sampled_from([*STORY, NOTICE, "By Ada Quill", "Tom Marsh", "© 2021 Courier", "OSLO (AP) —"])
    | st.text(max_size=50).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_findings_and_counterparts_are_exact(here: list[str], there: list[str]) -> None:
    texts = {"original": "\n".join([STORY[0], *here]), "copy": "\n".join([STORY[0], *there])}
    original, copy = (prepare(from_text(text, source="made")) for text in texts.values())
    texts = {"original": original.article.text, "copy": copy.article.text}
    for one in find_framing(original, copy):
        other = "copy" if one.side == "original" else "original"
        assert texts[one.side][one.start : one.end] == one.text
        if one.counterpart is not None:
            span = one.counterpart
            assert one.status in {"kept", "altered"}
            assert texts[other][span.start : span.end] == span.text
        assert one.status != "altered" or one.counterpart is not None


@given(st.text(st.characters(max_codepoint=127) | st.sampled_from("“”‘’–—…\u00a0é")))
def test_plain_words_are_those_of_the_expression(text: str) -> None:
    assert plain(text).split() == re.findall(r"[^\W_]+", text.lower())


def test_both_readings_of_a_slashed_date_are_open() -> None:
    assert same_day(when("05/06/2018"), when("June 5, 2018"))
    assert same_day(when("05/06/2018"), when("May 6"))
    assert not same_day(when("05/06/2018"), when("July 6, 2018"))
