"""What a policy requires: missing where it is nowhere in the copy, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.detector import Config, Detector
from spindetect.policy import parse_policy
from spindetect.policy.dates import dates_in
from spindetect.policy.wording import Wording
from spindetect.records import Attribution, Credit, Hyperlink, Span
from tests.policy_cases import (
    BODY,
    ORIGINAL,
    article,
    case,
    content,
    judged,
    left_out,
    missing,
    omitted_around,
    passage,
)

ALL = "[required]\n" + "\n".join(
    f"{rule} = true"
    for rule in "byline copyright correction credit dateline disclaimer full_text".split()
)
BYLINE = "[required]\nbyline = true\n"
CREDIT = "[required]\ncredit = true\n"
DISCLAIMER = "[required]\ndisclaimer = true\n"
LINK = "[required.credit]\nlink = true\n"


def test_a_copy_that_keeps_everything_misses_nothing() -> None:
    assert missing(ALL, ORIGINAL) == []


def test_a_bare_story_misses_what_stood_around_it() -> None:
    bare = BODY.removeprefix("SKERRY POINT (Skerry Dispatch) — ")
    assert missing(ALL, bare) == [
        "The byline “By Tora Vindholm and Ansel B. Okafor, Skerry Dispatch” is missing "
        "(policy line 2).",
        "The copyright line “© 2024 Skerry Dispatch Cooperative. All rights reserved.” is missing "
        "(policy line 3).",
        "The correction “Correction: An earlier version of this story misstated the number of "
        "members of the board.” is missing (policy line 4).",
        "The source is not credited: “Skerry Dispatch” stands nowhere (policy line 5).",
        "The dateline “SKERRY POINT (Skerry Dispatch) —” is missing (policy line 6).",
        "The disclaimer “Skerry Dispatch does not endorse any product, party or person named in "
        "its reports.” is missing (policy line 7).",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Words: TORA VINDHOLM and ANSEL OKAFOR",
        "Tora Vindholm, Ansel B. Okafor | Skerry Dispatch | 3 May",
        "T. Vindholm and A.B. Okafor",
        "Vindholm reported from Skerry Point; Okafor contributed to this report.",
        "By Tora VindholmAnsel B. OkaforSkerry Dispatch",
        "Tora\n\nVindholm\n\nAnsel B.\n\nOkafor",
        "This story is by Tora Vindhólm and Ansel Okafor’s team.",
        "By Tor\u200ba Vind\u200bholm and Ansel Ok\u0430for",
    ],
)
def test_authors_are_named_in_any_writing(line: str) -> None:
    assert missing(BYLINE, f"{line}\n\n{BODY}") == []
    assert missing(BYLINE, f"{BODY}\n\n{line}") == []


def test_authors_may_be_named_in_the_metadata_alone() -> None:
    assert missing(BYLINE, BODY, byline="Tora Vindholm; Ansel Okafor") == []
    assert missing(BYLINE, BODY, byline="Tora Vindholm") == [
        "The byline leaves out “Ansel B. Okafor” (policy line 2)."
    ]


def test_a_namesake_in_the_story_is_not_the_author() -> None:
    original = ORIGINAL.replace("Hedda Marlin", "Hedda Vindholm").replace(
        "The lamp uses", "Vindholm did not vote. The lamp uses"
    )
    copy = original[original.index("“A dark") : original.index("\n\nCorrection")]
    assert missing(BYLINE, copy, original=original)[0].startswith("The byline “By Tora Vindholm")
    named = "Vindholm wrote this for the paper.\n\n" + copy
    assert missing(BYLINE, named, original=original) == [
        "The byline leaves out “Ansel B. Okafor” (policy line 2)."
    ]


def test_nothing_is_asked_that_the_original_has_not() -> None:
    assert missing(ALL.replace("credit = true", ""), BODY, original=BODY) == []


def test_a_byline_of_an_agency_is_kept_by_any_of_its_names() -> None:
    original = ORIGINAL.replace("By Tora Vindholm and Ansel B. Okafor, Skerry Dispatch", "By AP")
    pair = case(
        article(original),
        article(f"Source: Associated Press\n\n{BODY}"),
        framing=(passage(original, "By AP", "byline"),),
    )
    assert judged(BYLINE, pair)[0].passed
    pair = case(article(original), article(BODY), framing=(passage(original, "By AP", "byline"),))
    assert not judged(BYLINE, pair)[0].passed


def test_a_photographer_is_no_author() -> None:
    original = BODY + "\n\nPhoto: Ansel Okafor / AP\n\nA gull on the gallery.\n"
    pair = case(
        article(original),
        article(BODY),
        framing=(passage(original, "Photo: Ansel Okafor / AP", "byline"),),
    )
    assert judged(BYLINE, pair)[0].missing == ()


@pytest.mark.parametrize(("line", "number"), [("Ansel Okafor", 0), ("By Ansel Okafor", 1)])
def test_whom_a_caption_names_is_no_author_in_the_chain_either(line: str, number: int) -> None:
    original = f"FILE - In this file photo, a gull sits there.\n\n{line}\n\n{BODY}"
    at = original.index("Ansel")
    credit = Credit("Ansel Okafor", "text", Span(at, at + 12, "Ansel Okafor"))
    chain = (Attribution("byline", "dropped", credit, None),)
    pair = case(article(original), article(BODY), attribution=chain)
    assert len(judged(BYLINE, pair)[0].missing) == number


def test_the_chain_of_attribution_says_who_the_author_is() -> None:
    at = ORIGINAL.index("Tora Vindholm")
    credit = Credit("Tora Vindholm", "text", Span(at, at + 13, "Tora Vindholm"))
    chain = (Attribution("byline", "dropped", credit, None),)
    pair = case(article(ORIGINAL), article(BODY), attribution=chain)
    found = judged(BYLINE, pair)[0].missing
    assert [(f.side, f.span) for f in found] == [("original", credit.span)]


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ('"AP", "Associated Press"', "HARBOR (A.P.) - It stays."),
        ('"AP", "Associated Press"', "THE ASSOCIATED PRESS contributed."),
        ('"AP", "Associated Press"', "Olsen\u00a0Associated\nPress"),
        ('"AP", "Associated Press"', "By Jan OlsenAssociated Press"),
        ('"Le Phare d’Été"', "Source : LE PHARE D'ETE"),
    ],
)
def test_a_source_is_credited_in_any_writing(names: str, line: str) -> None:
    policy = f"[required.credit]\nnames = [{names}]\n"
    text = BODY.replace("SKERRY POINT (Skerry Dispatch) — ", "")
    assert missing(policy, f"{text}\n\n{line}") == []
    assert len(missing(policy, text + "\n\nMap: a tap, an app.")) == 1


@pytest.mark.parametrize(
    ("publisher", "line"),
    [
        ("skerrydispatch.example/news", "From Skerry Dispatch"),
        ("skdispatch.example", "From the Skerry Dispatch"),
        ("www.dispatch.example", "The Skerry Dispatch had it first"),
    ],
)
def test_an_outlet_known_by_its_address_is_found_by_its_name(publisher: str, line: str) -> None:
    text = BODY.replace("SKERRY POINT (Skerry Dispatch) — ", "")
    for copy, number in ((f"{text}\n\n{line}", 0), (text, 1)):
        pair = case(article(text, publisher=publisher), article(copy))
        assert len(judged(CREDIT, pair)[0].missing) == number


def test_a_link_is_asked_only_of_what_can_have_one() -> None:
    source = article(ORIGINAL, url="https://skerry.example/2024/lamp-stays")
    _, notices = judged(LINK, case(source, article(ORIGINAL)))
    assert [notice.message for notice in notices] == [
        "whether the copy links to https://skerry.example/2024/lamp-stays cannot be told of a text "
        "without markup (policy line 1)"
    ]
    result, notices = judged(LINK, case(source, article(ORIGINAL, source="copy.html")))
    assert notices == ()
    assert [finding.message for finding in result.missing] == [
        "The link to the source is missing: https://skerry.example/2024/lamp-stays (policy line 1)."
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://skerry.example/2024/lamp-stays",
        "http://www.skerry.example/2024/lamp-stays/?utm_source=x#top",
        "https://amp.skerry.example/2024/lamp-stays/amp",
        "https://out.example/?to=https%3A%2F%2Fskerry.example%2F2024%2Flamp-stays",
    ],
)
def test_a_link_leads_to_the_original_in_any_writing(url: str) -> None:
    source = article(ORIGINAL, url="https://skerry.example/2024/lamp-stays")
    at = ORIGINAL.index("Skerry Dispatch")
    link = Hyperlink(at, at + 15, "Skerry Dispatch", url)
    for copy in (
        article(ORIGINAL, source="copy.html", links=(link,)),
        article(ORIGINAL, source="copy.html", canonical_url=url),
        article(f"{ORIGINAL}\nRead it at {url}.", source="copy.html"),
    ):
        assert judged(LINK, case(source, copy))[0].passed
    other = Hyperlink(at, at + 15, "Skerry Dispatch", "https://skerry.example/2024/other")
    bad = article(ORIGINAL, source="copy.html", links=(other,))
    assert not judged(LINK, case(source, bad))[0].passed
    home = '[required.credit]\nlink = "https://skerry.example"\n'
    assert judged(home, case(source, bad))[0].passed


def test_a_copyright_line_needs_its_holder_near_it() -> None:
    policy = "[required]\ncopyright = true\n"
    assert missing(policy, f"{BODY}\n\nCopyright 2025 by Skerry Dispatch Cooperative") == []
    assert missing(policy, f"{BODY}\n\n(c)\nSkerry Dispatch Cooperative") == []
    assert len(missing(policy, f"{BODY}\n\n© 2024 Harbor Ledger")) == 1
    own = '[required.copyright]\nholder = "Harbor Ledger"\n'
    assert missing(own, f"{BODY}\n\n© 2024 Harbor Ledger") == []
    assert missing(own, f"{BODY}\n\nThe Harbor Ledger") == [
        "The copyright line of “Harbor Ledger” is missing (policy line 1)."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "SKERRY DISPATCH DOES NOT ENDORSE ANY PRODUCT, PARTY OR PERSON NAMED IN ITS REPORTS!",
        "Skerry\nDispatch — does not endorse any “product”,\nparty or person named in its reports",
        "Note: The Skerry Dispatch does not endorse any products, party or person named here.",
        "Skerry Dispatch doesn't endorse any product, party or person named in its reports.",
    ],
)
def test_a_disclaimer_is_known_by_its_likeness(line: str) -> None:
    assert missing(DISCLAIMER, f"{BODY}\n\n{line}\n\nMore stories") == []


def test_a_disclaimer_turned_round_is_missing_and_shown() -> None:
    turned = "Skerry Dispatch does endorse any product, party or person named in its reports."
    assert missing(DISCLAIMER, f"{BODY}\n\n{turned}") == [
        "The disclaimer “Skerry Dispatch does not endorse any product, party or person named in "
        "its reports.” is turned round: “Skerry Dispatch does endorse any product, party or "
        "person named in its reports” (policy line 2)."
    ]


def test_a_disclaimer_in_other_words_is_shown_beside_the_originals() -> None:
    other = "Skerry Dispatch backs no product, no party and no person named in its many reports."
    told = missing(DISCLAIMER, f"{BODY}\n\n{other}")
    assert len(told) == 1
    assert "is there in other words only: “Skerry Dispatch" in told[0]
    own = passage(ORIGINAL, "Skerry Dispatch does not endorse any product, party or person named "
                  "in its reports.", "disclaimer", "original", "altered")  # fmt: skip
    line = "We stand for nothing said above."
    copy = f"{BODY}\n\n{line}"
    at = copy.index(line)
    framing = (replace(own, counterpart=Span(at, at + len(line), line)),)
    pair = case(article(ORIGINAL), article(copy), framing=framing)
    assert f"in other words only: “{line}”" in judged(DISCLAIMER, pair)[0].missing[0].message


@pytest.mark.parametrize(
    "leave",
    [
        "You may republish this story free of charge if you name the author.",
        "Our stories may be reprinted by anyone under a Creative Commons licence.",
        "Please see our guidelines before you repost this article elsewhere.",
    ],
)
def test_leave_to_republish_need_not_be_repeated(leave: str) -> None:
    own = "Skerry Dispatch does not endorse those who advertise in it."
    original = f"{BODY}\n\n{own} {leave}\n"
    framing = (passage(original, f"{own} {leave}", "disclaimer"),)
    pair = case(article(original), article(f"{BODY}\n\n{own}"), framing=framing)
    assert judged(DISCLAIMER, pair)[0].passed
    pair = case(article(original), article(BODY), framing=framing)
    (told,) = judged(DISCLAIMER, pair)[0].missing
    assert told.span is not None
    assert told.span.text == own
    framing = (passage(original, leave, "disclaimer"),)
    pair = case(article(original), article(BODY), framing=framing)
    assert judged(DISCLAIMER, pair)[0].passed


def test_a_disclaimer_of_the_policy_need_not_be_the_originals() -> None:
    policy = '[[required.disclaimer]]\ntext = "Republished with leave of the keepers."\n'
    assert missing(policy, ORIGINAL) == [
        "The disclaimer “Republished with leave of the keepers.” is missing (policy line 1)."
    ]
    assert missing(policy, f"{BODY}\n\nRepublished with the leave of the keepers") == []


def test_a_correction_may_be_told_in_parts() -> None:
    policy = "[required]\ncorrection = true\n"
    told = "Correction:\n\nEarlier versions of this story misstated the number of board members."
    assert missing(policy, f"{BODY}\n\n{told}") == []
    assert len(missing(policy, f"{BODY}\n\nCorrection: This story has been updated.")) == 1
    kept = "An earlier version of this story misstated the number of members of the board."
    assert missing(policy, f"{kept}\n\n{BODY}") == []
    note = "Tora Vindholm lives on Skerry Point."
    original = f"{BODY}\n\n{note}\n"
    pair = case(
        article(original), article(BODY), framing=(passage(original, note, "editors_note"),)
    )
    assert judged(policy, pair)[0].missing == ()


@pytest.mark.parametrize(
    "line", ["SKERRY POINT —", "Skerry Point, Fairholm -", "Skerry Point (HL)"]
)
def test_a_dateline_in_another_style_is_there(line: str) -> None:
    policy = "[required]\ndateline = true\n"
    bare = BODY.removeprefix("SKERRY POINT (Skerry Dispatch) — ")
    assert missing(policy, f"{line} {bare}") == []
    assert len(missing(policy, bare)) == 1


def test_a_date_is_read_in_any_writing() -> None:
    policy = "[required]\ndate = true\n"
    source = article(BODY, published="2024-05-03T22:10:00Z")
    for there in ("May 3, 2024", "3rd of May 2024", "2024-05-04", "3/5/2024", "FRI 3 MAY 2024"):
        assert judged(policy, case(source, article(f"{there}\n\n{BODY}")))[0].passed
    assert judged(policy, case(source, article(BODY, published="2024-05-03")))[0].passed
    assert not judged(policy, case(source, article(f"June 3, 2024\n\n{BODY}")))[0].passed
    assert judged(policy, case(article(BODY), article(BODY)))[0].passed
    assert list(dates_in("31 February 2024, 2024-13-45")) == []


def test_a_canonical_address_is_that_of_the_original() -> None:
    policy = "[required]\ncanonical = true\n"
    url = "https://skerry.example/2024/lamp-stays"
    source = article(ORIGINAL, url=url)
    assert judged(policy, case(source, article(ORIGINAL, canonical_url=f"{url}/")))[0].passed
    other = article(ORIGINAL, canonical_url="https://copy.example/1")
    found = judged(policy, case(source, other))[0].missing
    assert "is https://copy.example/1, not https://skerry.example" in found[0].message
    assert not judged(policy, case(source, article(ORIGINAL, source="c.html")))[0].passed
    result, notices = judged(policy, case(source, article(ORIGINAL)))
    assert result.passed
    assert len(notices) == 1


LAST = "A museum in the old foghorn house will open when the scaffolding is gone."
SECOND = (
    "The lamp uses as much power as 40 kettles, the board's engineers found in a survey last "
    "winter."
)


def test_how_much_of_the_story_is_carried() -> None:
    policy = "[required.full_text]\nshare = 1.0\n[allowed.trimming]\nup_to = 0.2\n"
    copy = ORIGINAL.replace(f"{LAST}\n\n", "")
    end = left_out(ORIGINAL, LAST, 0.18, "end")
    pair = case(article(ORIGINAL), article(copy), content=content(end))
    result, _ = judged(policy, pair)
    assert result.passed
    assert result.allowed[0].message == (
        "Of the story 18% is trimmed from the end (policy line 3)."
    )
    copy = copy.replace(f"{SECOND}\n\n", "")
    middle = left_out(ORIGINAL, SECOND, 0.22, "middle")
    pair = case(article(ORIGINAL), article(copy), content=content(middle, end))
    found = judged(policy, pair)[0].missing
    assert [finding.message for finding in found] == [
        "Beside what may be trimmed from its end, 22% of the story is left out; all of it is "
        "required (policy line 1)."
    ]
    assert found[0].span is not None
    assert found[0].span.text == SECOND
    half = "[required.full_text]\nshare = 0.5\n"
    assert judged(half, pair)[0].passed
    strict = "[required]\nfull_text = true\n"
    assert "carries 60% of" in judged(strict, pair)[0].missing[0].message


def test_what_stands_elsewhere_in_the_copy_is_not_left_out() -> None:
    pair = case(
        article(ORIGINAL),
        article(ORIGINAL.upper()),
        content=content(left_out(ORIGINAL, LAST, 0.18, "end")),
    )
    assert judged("[required]\nfull_text = true\n", pair)[0].passed


@given(st.text(alphabet="ab cÉ’“-\n\u200b", max_size=60), st.data())
def test_every_run_of_words_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    wording = Wording(text)
    if not wording.words:
        assert wording.find("a b") is None
        return
    first = data.draw(st.integers(0, len(wording.words) - 1))
    last = data.draw(st.integers(first, len(wording.words) - 1))
    wanted = wording.words[first : last + 1]
    places = list(wording.places(wanted))
    assert wording.span(first, last) in places
    for place in places:
        assert text[place.start : place.end] == place.text
    assert wording.nearest(" ".join(wanted)).share == 1.0


def test_kept_framing_is_never_missing() -> None:
    kept = tuple(
        passage(ORIGINAL, item.text, item.role, "copy", "kept") for item in omitted_around(BODY)
    )
    pair = case(article(ORIGINAL), article(ORIGINAL), framing=kept)
    assert judged(ALL, pair)[0].missing == ()


def test_what_was_altered_is_held_against_the_originals_own_words() -> None:
    """The report tells an altered passage once, in the copy; it is the original's all the same."""
    own = "Skerry Dispatch does not endorse any product, party or person named in its reports."
    copy = (
        ORIGINAL.replace(own, own.replace("does not endorse", "does endorse"))
        .replace("misstated the number of members of the board", "gave the keeper another age")
        .replace("© 2024 Skerry Dispatch Cooperative", "© 2024 Callow Gazette Media")
    )
    policy = "[required]\ndisclaimer = true\ncorrection = true\ncopyright = true\n"
    config = Config(policy=parse_policy(policy, source="licence.toml"))
    report = Detector(config=config).score(ORIGINAL, copy)
    altered = {item.role: item for item in report.framing if item.status == "altered"}
    assert altered["disclaimer"].side == "copy"
    assert report.policy is not None
    rules = [finding.rule for finding in report.policy.missing]
    assert rules == ["disclaimer", "correction", "copyright"]
    assert "is turned round" in report.policy.missing[0].message
