"""Denial, likelihood and attribution: turned round, or only said otherwise."""

from __future__ import annotations

import re

import pytest

from spindetect.evidence.contrasts_list import CONTRASTS
from spindetect.evidence.cues import TURNING, cues
from spindetect.evidence.opposites import are_opposites, rows_of, stems_of
from spindetect.evidence.opposites_list import OPPOSITES
from spindetect.prepare import prepare
from spindetect.read import from_text
from tests.eval.changes import corrupting, sentence_changes


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("The state would not raise the fuel tax.",
         "The state would raise the fuel tax.", "negation"),
        ("They have ruled out arson at the mill.",
         "They have not ruled out arson at the mill.", "negation"),
        ("The crew left with the mail on Monday.",
         "The crew left without the mail on Monday.", "negation"),
        ("The motion passed late on Monday.",
         "The motion failed late on Monday.", "negation"),
        ("The reservoir may run dry by August.",
         "The reservoir will run dry by August.", "modality"),
        ("Trent allegedly forged the permits.",
         "Trent forged the permits.", "modality"),
        ("The firm said that the leak was stopped.",
         "The firm admitted that the leak was stopped.", "attribution"),
        ("The ferry was late, according to two deckhands on board.",
         "The ferry was late.", "attribution"),
        ("Police held the suspected forger in Lund on Friday.",
         "Police held the forger in Lund on Friday.", "modality"),
        ("The mill soon may close its gates for good.",
         "The mill will soon close its gates for good.", "modality"),
        ("Shares of the brewer fell sharply on Tuesday.",
         "Shares of the brewer rose sharply on Tuesday.", "negation"),
        ("The island is popular with walkers in May.",
         "The island is unpopular with walkers in May.", "negation"),
        ("The grant is meant to prop up the only bakery.",
         "The grant is meant to sink the only bakery.", "negation"),
        ("The label compares the two brands of flour.",
         "The label does not compare the two brands of flour.", "negation"),
        ("Hundreds of girls sang in the old harbour hall.",
         "Hundreds of boys sang in the old harbour hall.", "synonym"),
        ("A Dutch farmer lost an ox in the flood last week.",
         "A Swiss farmer lost an ox in the flood last week.", "name"),
        ("A clerk for the mill declined to meet the crew on Monday.",
         "A clerk for the mill agreed to meet the crew on Monday.", "negation"),
        ("The court granted the skipper bail on Monday.",
         "The court denied the skipper bail on Monday.", "negation"),
        ("The bakery failed to keep its last oven lit.",
         "The bakery managed to keep its last oven lit.", "negation"),
        ("Inga Moss warned that the pier was rotten below the ice.",
         "Inga Moss denied that the pier was rotten below the ice.", "negation"),
        ("Inga Moss denied rumours that she had sold the pier.",
         "Inga Moss admitted that she had sold the pier.", "negation"),
    ],
)  # fmt: skip
def test_a_turned_statement_is_found_once(original: str, copy: str, kind: str) -> None:
    assert [change.kind for change in corrupting(sentence_changes(original, copy))] == [kind]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The line does not expect delays.", "The line doesn’t expect delays."),
        ("They cant guard every mile of track.", "They can't guard every mile of track."),
        ("The pilot did not need treatment.", "The pilot needed no treatment."),
        ("The board launched the plan.", "The board launched the plan, but gave no details."),
        ("Two grenades hurt seven sailors.", "Two grenades hurt seven sailors, none seriously."),
        ("Police continue to hold out that chance.", "Police have not ruled out that chance."),
        ("It failed to load the page.", "It did not load the page."),
        ("It serves not only ferries but barges.", "It serves ferries and barges."),
        (
            "The firm said that the leak was stopped.",
            "The firm revealed that the leak was stopped.",
        ),
        ("The city could close the pool in June.", "The city may close the pool in June."),
        ("“It was close,” said Inga Moss.", "“It was close,” Inga Moss said."),
        ("Did the crew not find the leak?", "Did the crew find the leak?"),
        ("The files were missing on Monday.", "The files were not found on Monday."),
        ("Apparently the boat sank at night.", "The boat seems to have sunk at night."),
        ("Boys and girls sang in the hall.", "Girls and boys sang in the hall."),
        ("That was simply not acceptable.", "That was simply unacceptable."),
        ("The motion did not pass.", "The motion was defeated."),
        (
            "The skipper chose not to ask for the logs.",
            "The skipper made the choice to refrain from asking for the logs.",
        ),
        ("There is no money and no time for the pier.", "There is no money or time for the pier."),
        ("The mill did not accept the bid from Lund.", "The mill turned the bid from Lund down."),
        ("The judge upheld the fine on Friday.", "The judge did not overturn the fine on Friday."),
        ("The pool will not be closed in June.", "The pool will be spared closure in June."),
        ("The port has not answered the letter.", "The port has yet to answer the letter."),
        (
            "The board is not considering a toll on barges.",
            "The board is ruling out considering a toll on barges.",
        ),
        (
            "Moss denied reports that she sold the pier.",
            "Moss refuted reports that she sold the pier.",
        ),
        (
            "The crew said that the gate was not shut at noon.",
            "The crew denied that the gate was shut at noon.",
        ),
    ],
)
def test_the_same_in_other_words_is_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The port refused to pay for the damage that the storm did to the old pier last May.",
         "Last May’s storm hurt the old pier, but the port agreed on funds for some repairs."),
        ("The mill did not open its doors to the crew.", "The mill had its doors shut to them."),
    ],
)  # fmt: skip
def test_nobody_is_told_of_an_opposite_that_nobody_is_accused_of(original: str, copy: str) -> None:
    told = [change.why for change in sentence_changes(original, copy) if change.kind == "negation"]
    assert not [why for why in told if why.startswith(("says the opp", "the denial", "a denial"))]


def test_two_denials_far_apart_do_not_cancel_out() -> None:
    original = "The board has launched a review, and by last night had found no fault in the bolts."
    copy = "The board has not launched a review, and by last night had found fault in the bolts."
    kinds = [change.kind for change in corrupting(sentence_changes(original, copy))]
    assert kinds == ["negation", "negation"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The index was up 7 points at noon.", "The index was 7 points lower at noon."),
        ("The index shed 7 points.", "The index added 9 points by noon in light trading."),
    ],
)
def test_another_direction_is_named_even_where_nobody_is_accused(original: str, copy: str) -> None:
    assert "negation" in {change.kind for change in sentence_changes(original, copy)}


@pytest.mark.parametrize("table", [OPPOSITES, CONTRASTS])
def test_no_word_of_a_list_excludes_itself(table: str) -> None:
    for row in rows_of(table, " /"):
        sides = [set(stems_of(side)) for side in re.split("[/|]", row.removeprefix("^"))]
        assert len(set.union(*sides)) == sum(map(len, sides)), row


def test_no_opposites_are_ruled_out_by_their_cues() -> None:
    listed = re.findall("[a-z]+", OPPOSITES)[::9]
    formed = (
        "happy unhappy agree disagree visible invisible legal illegal careful careless "
        "prewar postwar overpaid underpaid inward outward stop nonstop pro-tax anti-tax"
    )
    text = prepare(from_text(" ".join([*listed, formed]), source="text"))
    words = [word for sentence in text.sentences for word in sentence.words]
    opposed = [(a, b) for a in words for b in words if are_opposites(a, b)]
    assert len(opposed) > 30
    assert all((cues([a]) | cues([b])) & TURNING for a, b in opposed)
