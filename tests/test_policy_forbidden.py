"""What a policy forbids and allows, and what comes of it all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from spindetect.policy import evaluate, parse_policy
from spindetect.records import Attribution, Credit, Verdict
from tests.policy_cases import (
    BODY,
    ORIGINAL,
    article,
    case,
    change,
    content,
    judged,
    left_out,
    omitted_around,
    passage,
)


def violations(policy: str, copy: str, **found: Any) -> list[str]:
    result, _ = judged(policy, case(article(ORIGINAL), article(copy), **found))
    return [finding.message for finding in result.violations]


def test_promotion_counts_where_the_policy_says() -> None:
    lamp = "Order your own lamp from our shop today!"
    inside = ORIGINAL.replace("Fishermen had", f"{lamp}\n\nFishermen had")
    after = f"{ORIGINAL}\n{lamp}\n"
    told = f"Promotion was added: “{lamp}” (policy line 1)."
    for where, copy, expected in (
        ("story", inside, [told]),
        ("story", after, []),
        ("text", after, [told]),
        ("page", after, [told]),
    ):
        policy = f'[forbidden.promotion]\nwhere = "{where}"\n'
        framing = (passage(copy, lamp, "promotion", "copy", "added"),)
        assert violations(policy, copy, framing=framing) == expected
    furniture = article(after)
    start = after.index(lamp)
    parts = tuple(
        replace(part, origin="furniture") if part.start == start else part
        for part in furniture.paragraphs
    )
    assert any(part.origin == "furniture" for part in parts)
    framing = (passage(after, lamp, "promotion", "copy", "added"),)
    pair = case(article(ORIGINAL), replace(furniture, paragraphs=parts), framing=framing)
    assert judged('[forbidden.promotion]\nwhere = "text"\n', pair)[0].passed
    assert not judged('[forbidden.promotion]\nwhere = "page"\n', pair)[0].passed


def test_a_page_slot_for_advertising_is_no_promotion() -> None:
    copy = ORIGINAL.replace("Fishermen had", "Advertisement\n\nFishermen had")
    framing = (passage(copy, "Advertisement", "promotion", "copy", "added"),)
    assert violations("[forbidden]\npromotion = true\n", copy, framing=framing) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by Halvard Lamp Oil",
        "This story is brought to you by Halvard Lamp Oil.",
        "Published in partnership with Halvard Lamp Oil",
        "Halvard Lamp Oil is the official news partner of this page.",
        "Reposted with the approval of Halvard Lamp Oil.",
    ],
)
def test_an_endorsement_that_the_original_has_not(line: str) -> None:
    policy = "[forbidden]\nendorsement = true\n"
    assert violations(policy, f"{line}\n\n{ORIGINAL}") == [
        f"An endorsement was added: “{line}” (policy line 2)."
    ]
    pair = case(article(f"{line}\n\n{ORIGINAL}"), article(f"{ORIGINAL}\n{line}"))
    assert judged(policy, pair)[0].passed


@pytest.mark.parametrize(
    "line",
    [
        "The board heard of a bill sponsored by two members of the coastal assembly.",
        "A concert presented by the choir of the lighthouse school ended the day.",
        "Nobody on the board said who had paid for the survey of the lamp.",
        "Powered by Ask",
    ],
)
def test_what_only_sounds_like_an_endorsement(line: str) -> None:
    policy = "[forbidden]\nendorsement = true\nsponsored_label = true\n"
    assert violations(policy, f"{ORIGINAL}\n{line}\n") == []


def test_phrases_of_the_policy_count_as_endorsements() -> None:
    policy = '[forbidden.endorsement]\nphrases = ["keeper\'s choice"]\n'
    assert violations(policy, f"The KEEPER’S CHOICE of the week\n\n{ORIGINAL}") == [
        "An endorsement was added: “The KEEPER’S CHOICE of the week” (policy line 1)."
    ]


@pytest.mark.parametrize("line", ["Sponsored", "SPONSORED CONTENT", "[Advertorial]", "Paid post"])
def test_a_label_of_paid_content(line: str) -> None:
    policy = "[forbidden]\nsponsored_label = 'warning'\n"
    assert violations(policy, f"{line}\n\n{ORIGINAL}") == [
        f"The copy is labelled “{line}” (policy line 2)."
    ]
    assert judged(policy, case(article(ORIGINAL), article(f"{line}\n\n{ORIGINAL}")))[0].passed


def test_what_the_changes_corrupted() -> None:
    copy = ORIGINAL.replace("40 kettles", "400 kettles").replace("a promise broken", "a bargain")
    changes = (
        change(ORIGINAL, copy, ("40", "400"), "number", "corrupting"),
        change(ORIGINAL, copy, ("a promise broken", "a bargain"), "quote", "corrupting"),
        change(ORIGINAL, copy, ("lamp", "lamp"), "name", "benign"),
    )
    policy = "[forbidden]\naltered_quotations = true\naltered_facts = true\n"
    assert violations(policy, copy, changes=changes) == [
        "A quotation was altered: “a promise broken” became “a bargain” (policy line 2).",
        "A fact was altered: “40” became “400” (policy line 3).",
    ]
    names = '[forbidden.altered_facts]\nkinds = ["name", "date"]\n'
    assert violations(names, copy, changes=changes) == []


def test_wording_may_be_altered_so_often_and_as_allowed() -> None:
    copy = ORIGINAL.replace("voted on Thursday", "decided Thursday").replace(
        "another nine", "another 9"
    )
    changes = (
        change(ORIGINAL, copy, ("voted", "decided"), "synonym", "benign"),
        change(ORIGINAL, copy, ("on", ""), "deletion", "benign"),
        change(ORIGINAL, copy, ("nine", "9"), "format", "benign"),
        change(ORIGINAL, copy, ("museum", "museum"), "reordering", "benign"),
        change(ORIGINAL, copy, ("Lighthouse", "Lighthouse keepers"), "insertion", "benign"),
    )
    framing = (passage(ORIGINAL, "Lighthouse keepers to keep their lamp", "headline"),)
    policy = "[forbidden]\naltered_wording = true\n"
    found = {"changes": changes, "framing": framing}
    assert violations(policy, copy, **found) == [
        "3 changes of wording, the first: “voted” became “decided” (policy line 2)."
    ]
    spelling = f"{policy}[allowed]\nspelling = true\n"
    pair = case(article(ORIGINAL), article(copy), **found)
    result, _ = judged(spelling, pair)
    assert "2 changes of wording" in result.violations[0].message
    assert [f.message for f in result.allowed] == [
        "Spelling or writing was changed: “nine” became “9” (policy line 4)."
    ]
    assert violations("[forbidden.altered_wording]\nat_most = 3\n", copy, **found) == []


def test_what_was_put_into_the_story() -> None:
    line = "The keepers are thought to have known about the vote for some weeks before it."
    copy = ORIGINAL.replace("Fishermen had", f"{line}\n\nFishermen had")
    added = content(left_out(copy, line, 0.13, "middle", "added"))
    assert violations("[forbidden]\nadded_content = true\n", copy, content=added) == [
        "Of the copy's story 13% is not in the original (policy line 2)."
    ]
    loose = "[forbidden.added_content]\nup_to = 0.15\n"
    assert violations(loose, copy, content=added) == []


def test_the_headline_is_altered_or_allowed_to_be() -> None:
    old = "Lighthouse keepers to keep their lamp"
    copy = ORIGINAL.replace(old, "Keepers in fury over lamp vote")
    framing = (
        passage(ORIGINAL, old, "headline", "original", "altered"),
        passage(copy, "Keepers in fury over lamp vote", "headline", "copy", "altered"),
    )
    told = f"The headline “{old}” became “Keepers in fury over lamp vote” (policy line 2)."
    policy = "[forbidden]\naltered_headline = true\n"
    assert violations(policy, copy, framing=framing) == [told]
    pair = case(article(ORIGINAL), article(copy), framing=framing)
    result, _ = judged("[allowed]\nheadline = true\n", pair)
    assert result.passed
    assert [finding.message for finding in result.allowed] == [told]
    titled = article(copy, title=f"{old.upper()} | Harbor Ledger")
    assert judged(policy, case(article(ORIGINAL), titled, framing=framing))[0].passed


def test_the_manner_of_a_copy() -> None:
    spun = Verdict("derived", 0.99, "spun", 0.98, 0.9)
    policy = "[forbidden]\nmanner = true\n"
    assert violations(policy, ORIGINAL, verdict=spun) == [
        "The copy's manner is machine-spun (policy line 2)."
    ]
    edited = replace(spun, manner="edited")
    assert violations(policy, ORIGINAL, verdict=edited) == []


def test_a_byline_is_replaced_when_others_stand_in_its_place() -> None:
    policy = "[forbidden]\nreplaced_byline = true\n"
    copy = f"By Piet Larsen\n\n{BODY}"
    framing = (*omitted_around(copy), passage(copy, "By Piet Larsen", "byline", "copy", "added"))
    assert violations(policy, copy, framing=framing) == [
        "The byline “By Tora Vindholm and Ansel B. Okafor, Skerry Dispatch” was replaced by "
        "“By Piet Larsen” (policy line 2)."
    ]
    assert violations(policy, BODY, framing=omitted_around(BODY)) == []
    shared = f"By Piet Larsen and Tora Vindholm\n\n{BODY}"
    framing = (
        *omitted_around(shared),
        passage(shared, "By Piet Larsen and Tora Vindholm", "byline", "copy", "added"),
    )
    assert violations(policy, shared, framing=framing) == []
    chain = (Attribution("byline", "replaced", None, Credit("Piet Larsen", "metadata")),)
    assert len(violations(policy, BODY, framing=omitted_around(BODY), attribution=chain)) == 1


def test_only_errors_fail_a_policy() -> None:
    pair = case(article(ORIGINAL), article(BODY), framing=omitted_around(BODY))
    for severity, passed in (("warning", True), ("error", False)):
        result, _ = judged(f'[required]\nbyline = "{severity}"\n', pair)
        assert result.passed is passed
        assert [finding.severity for finding in result.missing] == [severity]


def test_no_licence_binds_what_is_no_copy() -> None:
    verdict = Verdict("independent", 0.02, None, 0.0, 0.1)
    pair = case(article(ORIGINAL), article(BODY), verdict=verdict)
    result, notices = evaluate(parse_policy("[required]\nbyline = true\n"), pair)
    assert result is None
    assert [notice.code for notice in notices] == ["policy"]
