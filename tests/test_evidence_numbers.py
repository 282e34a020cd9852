"""Figures, dates and units: what is equal, and what an edit changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.evidence.numbers import number_values, same_value
from spindetect.evidence.units import measure_of
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Word
from tests.eval.changes import corrupting, sentence_changes


def words(text: str) -> list[Word]:
    document = prepare(from_text(text, source="text"))
    return [word for sentence in document.sentences for word in sentence.words]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two", [2]),
        ("twenty-one", [21]),
        ("one hundred and five", [105]),
        ("one hundred thousand", [100_000]),
        ("100,000", [100_000]),
        ("100K", [100_000]),
        ("1.5 million", [1_500_000]),
        ("3 and 4", [3, 4]),
        ("by 23 votes to 19", [23, 19]),
        ("256-170", [256, 170]),
        ("the 3rd", [3]),
        ("dozens of thousands", []),
        # Too long for a figure.
        ("9" * 400, []),
        (f"{'9' * 400}/{'8' * 400}", []),
        ("no figure", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert number_values(words(text)) == values


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_equality_of_values_has_no_direction(first: int, second: int) -> None:
    assert same_value(float(first), float(second)) == same_value(float(second), float(first))


@given(st.integers(0, 999), st.integers(0, 999))
def test_small_whole_numbers_are_not_rounded(first: int, second: int) -> None:
    assert same_value(float(first), float(second)) == (first == second)


@given(st.integers(1_000, 10**9), st.integers(2, 4))
def test_a_rounded_figure_is_the_same(value: int, digits: int) -> None:
    assert same_value(float(value), float(f"{value:.{digits}g}"))


def test_units_of_one_measure_keep_their_proportion() -> None:
    mile, kilometer = (measure_of(words(unit)[0]) for unit in ("miles", "kilometers"))
    assert mile is not None
    assert kilometer is not None
    assert mile[0] == kilometer[0]
    assert mile[1] / kilometer[1] == pytest.approx(1.609, abs=0.001)
    assert measure_of(words("lanterns")[0]) is None


WRONG = [
    ("The mill employs 1,200 people in Tarbet.", "The mill employs 12,000 people in Tarbet.",
     "number"),
    ("The debt stood at 3.4 billion crowns in all.", "The debt stood at 3.4 million crowns in all.",
     "number"),
    ("Eleven of the sailors were flown out.", "Seven of the sailors were flown out.", "number"),
    ("The hearing is on March 3 in Calder.", "The hearing is on March 5 in Calder.", "date"),
    ("The hearing is on March 3 in Calder.", "The hearing is on May 3 in Calder.", "date"),
    ("The treaty was signed in 1996 in Orsk.", "The treaty was signed in 1986 in Orsk.", "date"),
    ("The pool reopens on Thursday at noon.", "The pool reopens on Sunday at noon.", "date"),
    ("The pipe is 30 miles long and rusty.", "The pipe is 30 kilometers long and rusty.", "number"),
    ("The vote cut spending by 40 crowns, rising debt.",
     "Spending was cut, by 45 crowns, rising debt.", "number"),
    ("The mill opened its new wing in 2019 in Orsk.",
     "The mill opened its new wing in 2020 in Orsk.", "date"),
    ("The mill opened its new wing in 1950 in Orsk.",
     "The mill opened its new wing in 2000 in Orsk.", "date"),
    ("The mill was built in the 1990s by Ida Holm.",
     "The mill was built in the 2000s by Ida Holm.", "date"),
    ("The storm left 10,400 people in the dark.",
     "The storm left 10,000 people in the dark.", "number"),
    ("The lamp cost the town $5 million to repair.",
     "The lamp cost the town €5 million to repair.", "number"),
    ("The lamp cost the town $5 million to repair.",
     "The lamp cost the town €5m to repair.", "number"),
    ("The lamp cost the town 500 dollars to repair.",
     "The lamp cost the town 500 euros to repair.", "number"),
    ("The lamp cost the town £40 to repair.", "The lamp cost the town ¥40 to repair.", "number"),
    ("The lamp cost the town 5 million dollars to repair.",
     "The lamp cost the town 5 million euros to repair.", "number"),
    ("The lamp cost the town $5 million to repair.",
     "The lamp cost the town $6 million to repair.", "number"),
    ("The lamp cost the town $5 million to repair.",
     "The lamp cost the town €50 million to repair.", "number"),
    ("The bond of the town rose 12/32 in price.", "The bond of the town rose 25/32 in price.",
     "number"),
    ("The ferry leaves the pier at 10:30 today.", "The ferry leaves the pier at 10:45 today.",
     "number"),
    ("Tuesday, the mayor closed the pier.", "Monday, the mayor closed the pier.", "date"),
    ("The fair opens on Saturday, Sept. 29, in Orsk.",
     "The fair opens on Saturday, May 29, in Orsk.", "date"),
    ("More than 50 sheep were lost at sea.", "More than 54 sheep were lost at sea.", "number"),
    ("More than 50 sheep were lost at sea.", "Nearly 90 sheep were lost at sea.", "number"),
    ("More than 50 sheep were lost at sea.", "Only 60 sheep were lost at sea.", "number"),
    ("They dredged it between 1987-1997 at most.",
     "They dredged it between 1987-98 at most.", "date"),
    ("Shares of the mill rose 4.4 percent in Orsk.",
     "Shares of the mill rose 3 percent in Orsk.", "number"),
    ("The polls close at 6 p.m. EDT on Sunday.",
     "The polls close at 3 p.m. EDT on Sunday.", "number"),
    ("Debt rose by 10 crowns last year in Orsk.",
     "Debt rose by 35 crowns last year in Orsk.", "number"),
]  # fmt: skip


@pytest.mark.parametrize(("original", "copy", "kind"), WRONG)
def test_a_changed_figure_is_found_once(original: str, copy: str, kind: str) -> None:
    assert [change.kind for change in corrupting(sentence_changes(original, copy))] == [kind]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The pipe is 30 miles long and rusty.", "The pipe is 48 kilometers long and rusty."),
        ("It cost $3.99 million to build.", "It cost $4 million to build."),
        ("It cost $5 million to build.", "It cost 5 million dollars to build."),
        ("It cost $5 million to build.", "It cost USD 5 million to build."),
        ("It cost $5 million to build.", "It cost €4.6 million to build."),
        ("It cost 500 dollars to build.", "It cost 460 euros to build."),
        ("The storm left 10,412 people cold.", "The storm left more than 10,000 people cold."),
        ("The storm left about 10,000 people cold.", "The storm left 10,412 people cold."),
        ("It sold 1.26 million lamps in all.", "It sold 1.3 million lamps in all."),
        ("It sold lamps worth $1.26bn in all.", "It sold lamps worth $1.3bn in all."),
        ("Some 38,512 people live there.", "Some 38,500 people live there."),
        (
            "It restated its 2002, 2001 and 2000 results.",
            "It restated 2000, 2001 and 2002 results.",
        ),
        ("The meeting is on Sept. 9 in Calder.", "The meeting is on September 9 in Calder."),
        ("The court met on July 10 in Calder.", "The court met on Thursday in Calder."),
        ("(2) The levy ends in spring.", "(3) The levy ends in spring."),
        ("The game starts at 9:35 p.m. CT.", "The game starts at 10:35 p.m. ET."),
        ("The vote was 256 to 170 on the bill.", "The vote was 256-170 on the bill."),
        (
            "The rocks lie 90 miles north of Calder.",
            "The rocks lie 145 kilometres north of Calder.",
        ),
        ("It has 4.6 billion miles to go.", "It has 7.4 billion kilometers to go."),
        ("They weighed 30 and 80 pounds.", "They weighed 14 and 36 kilograms."),
        ("The levy rose by 1.23 percent in May.", "The levy rose by 1.2 percent in May."),
        ("The levy rose by 1.2 percent in May.", "The levy rose by 1,2 percent in May."),
        ("The levy rose by .85 percent in May.", "The levy rose by 0.85 percent in May."),
        ("It fell by one-third in a year.", "It fell by a third in a year."),
        ("It came in at 11M, 22M and 33M.", "It came in at 11, 22 and 33M."),
        ("It began on Sept. 11 at noon.", "It began on 9/11 at noon."),
    ],
)
def test_a_figure_written_otherwise_is_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("It sold 10,412 lamps in all.", "It sold nearly 10,000 lamps in all."),
        ("It sold 1.26 million lamps in all.", "It sold 1.3 million lamps in all."),
    ],
)
def test_a_rounding_that_is_told_is_called_one(original: str, copy: str) -> None:
    whys = [change.why for change in sentence_changes(original, copy)]
    assert sum("rounded" in why for why in whys) == 1


def test_a_currency_told_anew_accuses_nobody() -> None:
    original = "The lamp cost the town $5 million to repair, officials said after the flood."
    copy = "Ferrand, a sailor, thinks €5 million is what they may have wasted on old glass."
    assert corrupting(sentence_changes(original, copy)) == []


@pytest.mark.parametrize(
    ("copy", "severity"), [("4", "benign"), ("3", "corrupting"), ("3.5", "corrupting")]
)
def test_decimals_may_be_dropped_but_not_at_will(copy: str, severity: str) -> None:
    text = (
        "The bank of Orrin said on Tuesday that the rate on mortgages fell to 3.96 percent from a "
        "peak of 7 percent last spring, and that it expects more of its clients to buy homes."
    )
    changes = sentence_changes(text, text.replace("3.96", copy))
    assert [change.severity for change in changes if "3.96" in change.why] == [severity]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # A bound leaves room for the figure.
        ("More than 50 sheep were lost at sea.", "Some 54 sheep were lost at sea."),
        ("More than 11 million sheep were lost.", "Nearly 12 million sheep were lost."),
        ("More than 50 sheep were lost at sea.", f"Nearly {'9' * 400} sheep were lost at sea."),
        ("The storm took upwards of 50 sheep.", "The storm took nearly 54 sheep."),
        # A percentage without its decimals, an hour of two zones.
        ("Shares of the mill rose 4.4 percent in Orsk.",
         "Shares of the mill rose 4 percent in Orsk."),
        ("The polls close at 6 p.m. EDT on Sunday in Orsk.",
         "The polls close at 3 p.m. Arizona time on Sunday in Orsk."),
        # Years whose second is cut.
        ("They dredged it between 1987-1997 at most.", "They dredged it between 1987-97 at most."),
        # How much more, and how much in all.
        ("The toll would rise from 25 crowns a boat in Orsk.",
         "The toll would rise by 10 crowns a boat in Orsk."),
        # The sum of a list was cut with its head; its first item did not take the sum's place.
        ("The town has $43 million for its piers, including $25 million for the pilots of Orsk.",
         "* $25,000,000 for the pilots of Orsk."),
        # Two pages' dates, and two entries of a list.
        ("July 26, 2005", "July 25, 2005"),
        ("Calder County Pilots $33,852", "Tarbet County Pilots $210,150"),
        # The day of the interview is not that of the thud.
        ("In the interview, Ida Holm said she heard the thud from the mill, where she was at work, "
         "early Saturday morning.",
         "Ida Holm heard the thud from the mill, where she was at work, she said in an interview "
         "Tuesday."),
    ],
)  # fmt: skip
def test_figures_of_two_things_accuse_nobody(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []


@pytest.mark.parametrize(
    ("original", "copy", "told"),
    [
        ("The lamp cost $5.2 million to repair.", "The lamp cost $6.2 million to repair.",
         "“$5.2 million” became “$6.2 million”"),
        ("Tolls rose 12 percent in Orsk.", "Tolls rose 14 percent in Orsk.",
         "“12 percent” became “14 percent”"),
        ("The hearing is on March 3 in Calder.", "The hearing is on May 3 in Calder.",
         "“March” became “May”"),
    ],
)  # fmt: skip
def test_a_figure_is_told_with_its_sign_and_unit(original: str, copy: str, told: str) -> None:
    (change,) = corrupting(sentence_changes(original, copy))
    assert change.why.endswith(told)
