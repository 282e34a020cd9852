from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect.evidence.framing import Passage, find_framing, framing_sentences, passages
from spindetect.evidence.framing.patterns import certain_role, glued_pieces, split_dateline
from spindetect.prepare import prepare
from spindetect.read import from_record, from_text
from spindetect.read.article import Block, Declared, from_blocks
from spindetect.records import Document, Framing, Link
from spindetect.train.framing_blocks import read_labels
from spindetect.train.framing_lines import read_patterns

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = SHARED / "seeds"
CORPORA = Path(os.environ.get("SPINDETECT_CORPORA", SHARED / "corpora"))

STORY = (
    "The harbour master of Lindmouth said on Tuesday that the old pier would be pulled down.",
    "Fishermen had asked the council to spare it, and 400 people signed their petition.",
    "“We have nowhere else to land our catch,” Otto Brandt told the meeting.",
    "The council voted seven to two for the plan after a debate of four hours.",
    "Work is to begin in spring and will cost three million crowns.",
)
DISCLAIMER = "The views expressed here are the author's own and do not reflect those of this paper."
CREDIT = "Source: Lindmouth Courier."
LONG = 50  # letters and digits
COPYRIGHT = "© 2021 Lindmouth Courier. All rights reserved."


def document(*paragraphs: str) -> Document:
    return prepare(from_record({"paragraphs": list(paragraphs)}, source="test"))


def roles(found: Sequence[Passage]) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in found]


def statuses(found: Sequence[Framing]) -> set[tuple[str, str, str, str]]:
    return {(one.status, one.role, one.side, one.text) for one in found}


def test_a_plain_story_has_no_framing() -> None:
    assert passages(document(*STORY)) == ()


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (DISCLAIMER, "disclaimer"),
        ("Opinions in this column are those of the writer alone.", "disclaimer"),
        (CREDIT, "attribution"),
        ("(Reporting by Ada Quill in Lindmouth; editing by Tom Marsh)", "attribution"),
        ("This article was first published by the Lindmouth Courier.", "attribution"),
        ("© 2021 Lindmouth Courier", "copyright"),
        ("By Ada Quill and Tom Marsh", "byline"),
        ("Published: March 3, 2021 at 4:15 pm", "dateline"),
        (
            "Correction: An earlier version of this story misspelled Ada Quill's name.",
            "editors_note",
        ),
        ("Share on Facebook", "navigation"),
        ("Subscribe to our free morning newsletter", "promotion"),
        ("Read more: Council votes to close the ferry line", "related_links"),
    ],
)
def test_lines_of_each_role(line: str, role: str) -> None:
    found = [one for one in passages(document(*STORY, line)) if one.text in line]
    assert [one.role for one in found] == [role]
    assert 0.5 <= found[0].probability <= 1


@pytest.mark.parametrize(
    "line",
    [
        "The disclaimer said opinions were not those of the firm.",
        "Copyright law was changed in 1998 to please the film studios, historians say.",
        "Copyright lawyers in Bergen have been busy since the ruling of 2003.",
        "By Friday the water had reached the doors of the town hall.",
        "The source of the leak was never found, according to the ministry.",
        "Marsh said the newspaper should publish a correction and apologise to her.",
        "He read more about the case in the letters that his aunt had kept.",
        "“The views expressed in that letter are not mine,” the mayor told the court.",
    ],
)
def test_look_alikes_are_body(line: str) -> None:
    assert passages(document(*STORY[:3], line, *STORY[3:])) == ()


def test_a_dateline_is_cut_from_its_sentence() -> None:
    doc = document("LINDMOUTH (AP) — " + STORY[0], *STORY[1:])
    found = passages(doc)
    assert roles(found) == [("dateline", "LINDMOUTH (AP) —")]
    assert found[0].start == 0
    assert framing_sentences(doc) == frozenset()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("OSLO, March 3 (Reuters) - The pier fell.", "The pier"),
        ("(CNN) — The pier fell.", "The pier"),
        ("BERGEN, Norway — The pier fell.", "The pier"),
        ("BERGEN\N{NO-BREAK SPACE}– The pier fell.", "The pier"),
        ("Bergen, Norway (CNN) The pier fell.", "The pier"),
        ("The Associated Press (AP) Board met.", "The Ass"),
        ("Associated Press (AP) President Ada Quill spoke.", "Associated"),
        ("New Delhi, Dec 2 (PTI): The pier fell.", "The pier"),
        ("NATO said the pier fell.", "NATO"),
        ("The pier (built in 1890) fell — at last.", "The pier"),
        ("Quill — who lives in Bergen — fell.", "Quill"),
    ],
)
def test_datelines_and_what_looks_like_them(text: str, end: str) -> None:
    assert text[split_dateline(text) :].startswith(end)


def test_labels_that_a_scraper_glued_to_the_story() -> None:
    doc = document(
        "Lindmouth council votes to pull down its old pier",
        "Posted on",
        "Categories" + STORY[0],
        *STORY[1:],
    )
    found = [one for one in roles(passages(doc)) if one[0] == "navigation"]
    assert found == [("navigation", "Posted on"), ("navigation", "Categories")]


def test_a_byline_that_a_scraper_glued_to_its_date() -> None:
    text = "Ada QuillPosted at 9:05 am on May 2, 2020"
    assert [(p.role, text[p.start : p.end]) for p in glued_pieces(text)] == [
        ("byline", "Ada Quill"),
        ("dateline", "Posted at 9:05 am on May 2, 2020"),
    ]


def test_a_byline_that_a_scraper_glued_before_the_dateline() -> None:
    text = "By Ada Quill and Tom Marsh LINDMOUTH (Reuters) - The pier fell."
    assert [(p.role, text[p.start : p.end]) for p in glued_pieces(text)] == [
        ("byline", "By Ada Quill and Tom Marsh"),
        ("dateline", "LINDMOUTH (Reuters) -"),
    ]
    assert glued_pieces("By Friday Ada Quill (AP) had left.") == ()


def test_prose_is_never_certain() -> None:
    assert [certain_role(sentence) for sentence in STORY] == [None] * len(STORY)


def test_added_and_omitted() -> None:
    original = document(*STORY, DISCLAIMER)
    copy = document(*STORY, CREDIT)
    assert statuses(find_framing(original, copy)) == {
        ("omitted", "disclaimer", "original", DISCLAIMER),
        ("added", "attribution", "copy", CREDIT),
    }


def test_kept_whatever_the_case_and_quotes() -> None:
    original = document(*STORY, DISCLAIMER)
    copy = document(*STORY, DISCLAIMER.replace("'", "’").upper())
    assert {one.status for one in find_framing(original, copy)} == {"kept"}


def test_what_our_own_extraction_dropped_is_not_omitted() -> None:
    original = document(*STORY, DISCLAIMER, COPYRIGHT)
    blocks = [Block(text) for text in STORY]
    blocks += [Block(DISCLAIMER, "furniture"), Block(COPYRIGHT, "furniture", "copyright")]
    copy = prepare(from_blocks(blocks, source="page.html", declared=Declared()))
    assert {one.status for one in find_framing(original, copy)} == {"kept"}


def test_a_byline_in_the_metadata_only_is_not_omitted() -> None:
    original = document("By Ada Quill", *STORY)
    declared = Declared(byline="Ada Quill, Lindmouth Courier")
    copy = prepare(from_blocks([Block(t) for t in STORY], source="p.html", declared=declared))
    assert [one.status for one in find_framing(original, copy)] == ["kept"]


def test_what_the_markup_says_is_believed() -> None:
    blocks = [Block("Old pier to go", role="headline"), *(Block(text) for text in STORY)]
    doc = prepare(from_blocks(blocks, source="page.html", declared=Declared()))
    assert roles(passages(doc)) == [("headline", "Old pier to go")]
    assert framing_sentences(doc) == {0}


def test_a_reworded_disclaimer_that_is_linked_is_altered() -> None:
    other = "The opinions stated in this text are the writer's own and not those of our journal."
    original = document(*STORY, DISCLAIMER)
    copy = document(*STORY, other)
    link = Link((5,), (5,), similarity=0.8, overlap=0.3)
    found = find_framing(original, copy, [link])
    assert {one.status for one in found} == {"altered"}


def test_a_dateline_left_off_a_linked_sentence_is_omitted() -> None:
    original = document("LINDMOUTH (AP) — " + STORY[0], *STORY[1:])
    copy = document(*STORY)
    found = find_framing(original, copy, [Link((0,), (0,), similarity=0.99, overlap=0.95)])
    assert statuses(found) == {("omitted", "dateline", "original", "LINDMOUTH (AP) —")}


def test_sides_mirror_each_other() -> None:
    one = document("By Ada Quill", *STORY, DISCLAIMER)
    two = document(*STORY, CREDIT, COPYRIGHT)
    there = {(f.role, f.text) for f in find_framing(one, two) if f.status == "omitted"}
    back = {(f.role, f.text) for f in find_framing(two, one) if f.status == "added"}
    assert there == back


LINES = st.lists(
    st.sampled_from([*STORY, DISCLAIMER, CREDIT, COPYRIGHT, "By Ada Quill", "Share", "___", "?"])
    | st.text(max_size=60).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_passages_are_exact_and_apart(lines: list[str]) -> None:
    doc = prepare(from_text("\n".join([STORY[0], *lines]), source="test"))
    found = passages(doc)
    last = 0
    for one in found:
        assert doc.article.text[one.start : one.end] == one.text
        assert one.start >= last
        assert one.role != "body"
        assert 0 <= one.probability <= 1
        last = one.end
    assert framing_sentences(doc, found) <= {i for one in found for i in one.sentences}


@settings(max_examples=30, deadline=None)
@given(LINES)
def test_an_article_keeps_its_own_framing(lines: list[str]) -> None:
    doc = prepare(from_text("\n".join([STORY[0], *lines]), source="test"))
    assert {one.status for one in find_framing(doc, doc)} <= {"kept"}


def test_training_lines_are_none_of_the_evaluation_lines() -> None:
    folder = CORPORA / "dev"
    if not folder.is_dir():
        pytest.skip("no evaluation corpora: set SPINDETECT_CORPORA")

    def plain(text: str) -> str:
        return "".join(character for character in text.lower() if character.isalnum())

    with (folder / "framing_lines.jsonl").open(encoding="utf-8") as stream:
        held_out = {plain(json.loads(line)["text"]) for line in stream}
    with (folder / "paragraph_roles.jsonl").open(encoding="utf-8") as stream:
        held_out |= {plain(p["text"]) for line in stream for p in json.loads(line)["paragraphs"]}
    ours = {plain(pattern.text) for pattern in read_patterns()}
    ours |= {plain(text) for _, texts in read_labels().values() for text in texts}
    assert not (ours & held_out) - {""}
    # Nor does one hold a long stretch of the other.
    held_out = {text for text in held_out if len(text) >= LONG}
    starts = {text[:LONG] for text in held_out}
    assert not [text for text in ours if text[:LONG] in starts]
    whole = "\n".join(held_out)
    assert not [text for text in ours if len(text) >= LONG and text in whole]


def test_the_seeds() -> None:
    if not SEEDS.is_dir():
        pytest.skip("no seed articles beside the repository")
    labels = json.loads((SEEDS / "labels.json").read_text(encoding="utf-8"))
    sides = {"reposted": "original", "spun": "copy"}
    reposted, spun = (
        prepare(from_text((SEEDS / name).read_text(encoding="utf-8"), source=name))
        for name in labels["files"].values()
    )
    found = statuses(find_framing(reposted, spun))
    for label in labels["framing"]:
        side = sides[label["file"]]
        status = "omitted" if side == "original" else "added"
        assert (status, label["role"], side, label["text"]) in found
