"""Formulas that open notices, credits and bylines, and sentences that only look like them."""

from __future__ import annotations

import pytest

from spindetect.evidence.framing import passages
from spindetect.evidence.framing.notices import opening_role
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Role

STORY = (
    "The council of Port Ellery voted on Monday to close the old bridge, and shopkeepers on both "
    "banks said that they would not wait for a new one.",
    "Engineers told a crowded hall that the second pillar had sunk by another inch since spring, "
    "and that no lorry should cross it until the river is low.",
    "A ferry will carry schoolchildren from next week, the mayor said, and it will be free until "
    "the summer holidays begin.",
)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("By Ada Quill and Tom Marsh, Northwire", "byline"),
        ("BY ADA QUILL, GUEST COLUMNIST — 10/02/19 04:15 PM EDT", "byline"),
        ("Posted By: Ada Quill", "byline"),
        ("Staff and wire reports", "byline"),
        ("Correction (May 3): The pier is 90 yards long.", "editors_note"),
        ("Editor’s note: This is the first of three stories.", "editors_note"),
        ("An earlier version of this story misnamed the mayor.", "editors_note"),
        ("Disclosure: The writer owns shares in the ferry.", "disclaimer"),
        ("The views expressed here are the author’s own.", "disclaimer"),
        ("The post Bridge to close appeared first on Harbour Post.", "attribution"),
        ("This story was originally published by Harbour Post.", "attribution"),
        ("Northwire’s Tom Marsh contributed to this report.", "attribution"),
        ("SOURCE: Harbour Post", "attribution"),
        ("© Provided by Northwire", "attribution"),
        ("We use cookies to remember your choices.", "navigation"),
        ("Subscribe to our newsletter.", "promotion"),
        ("SIGN UP", "promotion"),
    ],
)
def test_formulas_say_what_a_line_is(text: str, role: Role) -> None:
    assert opening_role(text, above=2, below=2, alone=True) == role


@pytest.mark.parametrize(
    "text",
    [
        "By Tuesday the bridge was shut.",
        "By the Numbers",
        "By land and by sea they came",
        "The report was published by the ministry on Monday.",
        "This story is provided for information only.",
        "Source: photo archive of the museum, Getty Images",
        "“We use cookies on our site,” the minister said.",
        "The company stores cookies on phones.",
        "He corrected the record on Friday.",
        "Sign-up closes on Friday.",
        "Editors note that the figures are old.",
        "Subscribers to the letter were told first.",
        "Two members voted against.",
    ],
)
def test_sentences_of_a_story_open_with_no_formula(text: str) -> None:
    assert opening_role(text, above=2, below=2, alone=True) is None


def test_a_line_of_names_amid_a_story_signs_nothing() -> None:
    assert opening_role("By Ada Quill", above=30, below=30, alone=True) is None
    assert opening_role("By Ada Quill", above=1, below=30, alone=False) is None


def test_a_notice_runs_to_the_end_of_its_paragraph() -> None:
    notice = "Correction: The pier was opened in another year. It was 1931."
    document = prepare(from_text("\n\n".join([*STORY, notice]), source="made"))
    found = {passage.text: passage.role for passage in passages(document)}
    assert found["It was 1931."] == "editors_note"
    assert found["Correction: The pier was opened in another year."] == "editors_note"
