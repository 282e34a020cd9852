"""Signs, units, halves of the day and counts in words: what changes a figure that stayed."""

from __future__ import annotations

import pytest

from tests.eval.changes import corrupting, sentence_changes


@pytest.mark.parametrize(
    ("original", "copy", "kind", "told"),
    [
        # A sign.
        ("At dawn the lake in Orsk was down to -12 degrees, the warden said.",
         "At dawn the lake in Orsk was down to 12 degrees, the warden said.",
         "number", "“-12” became “12”"),
        ("At dawn the lake in Orsk cooled to \u221212 degrees, the warden said.",
         "At dawn the lake in Orsk cooled to 12 degrees, the warden said.",
         "number", "“-12” became “12”"),
        ("Trade at the mill grew by -3.4 percent in the first half of the year.",
         "Trade at the mill grew by 3.4 percent in the first half of the year.",
         "number", "“-3.4 percent” became “3.4 percent”"),
        ("At dawn the lake in Orsk was at minus 12 degrees, the warden said.",
         "At dawn the lake in Orsk was at 12 degrees, the warden said.",
         "number", "“minus 12” became “12”"),
        # A unit.
        ("Each calf gets 8 mg of the powder with its milk, the vet said.",
         "Each calf gets 8 g of the powder with its milk, the vet said.",
         "number", "“8 mg” became “8 g”"),
        ("Each calf gets 8mg of the powder with its milk, the vet said.",
         "Each calf gets 8g of the powder with its milk, the vet said.",
         "number", "“8mg” became “8g”"),
        ("Gusts of 70 mph took the roof off the mill, the warden said.",
         "Gusts of 70 kph took the roof off the mill, the warden said.",
         "number", "“70 mph” became “70 kph”"),
        ("Tolls in the port of Orsk went up 6 percent over the winter.",
         "Tolls in the port of Orsk went up 6 percentage points over the winter.",
         "number", "“6 percent” became “6 percentage points”"),
        ("The kiln was kept at 35 degrees Celsius all night, the potter said.",
         "The kiln was kept at 12 degrees Fahrenheit all night, the potter said.",
         "number", "“35 degrees Celsius” became “12 degrees Fahrenheit”"),
        # The clock and the calendar.
        ("The gate of the lock opens at 9 p.m. on market days, the warden said.",
         "The gate of the lock opens at 9 a.m. on market days, the warden said.",
         "number", "“9 p.m.” became “9 a.m.”"),
        ("The harbor was begun in 60 B.C. by a king of the coast.",
         "The harbor was begun in 60 A.D. by a king of the coast.",
         "date", "“B.C.” became “A.D.”"),
        ("The warden left for the coast last week with both of the boats.",
         "The warden left for the coast last month with both of the boats.",
         "date", "“last week” became “last month”"),
        # Counts in words.
        ("The goats are milked twice a day in the barn behind the mill.",
         "The goats are milked once a day in the barn behind the mill.",
         "number", "“twice” became “once”"),
        ("The storm drove dozens of families out of the flats by the mill.",
         "The storm drove thousands of families out of the flats by the mill.",
         "number", "“dozens” became “thousands”"),
    ],
)  # fmt: skip
def test_a_figure_that_stayed_says_another_thing(
    original: str, copy: str, kind: str, told: str
) -> None:
    (change,) = corrupting(sentence_changes(original, copy))
    assert change.kind == kind
    assert change.why.endswith(told)


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # The same size in another unit, or in another writing of one.
        ("The kiln was kept at 35 degrees Celsius all night, the potter said.",
         "The kiln was kept at 95 degrees Fahrenheit all night, the potter said."),
        ("The lake was at -10 degrees Celsius all night, the warden said.",
         "The lake was at 14 degrees Fahrenheit all night, the warden said."),
        ("The lake would warm by 2 degrees Celsius by then, the warden said.",
         "The lake would warm by 3.6 degrees Fahrenheit by then, the warden said."),
        ("Gusts of 70 mph took the roof off the mill, the warden said.",
         "Gusts of 113 kilometers per hour took the roof off the mill, the warden said."),
        ("Each calf gets 2,000 mg of the powder with its milk, the vet said.",
         "Each calf gets 2 g of the powder with its milk, the vet said."),
        ("The barge had 300 tonnes of coal for the mill on board.",
         "The barge had 300 tons of coal for the mill on board."),
        ("The harbor was begun in 60 B.C. by a king of the coast.",
         "The harbor was begun in 60 BCE by a king of the coast."),
        ("The gate of the lock opens at 9 p.m. on market days, the warden said.",
         "The gate of the lock opens at 9pm on market days, the warden said."),
        ("Hats were worn in the 20s by all who came to the mill.",
         "Hats were worn in the 1920s by all who came to the mill."),
        # No sign: a range, a score, a dash, a bullet, a sum, a margin; and what the verb says.
        ("The ride is free for ages 5-10 in the old barn behind the mill.",
         "The ride is free for ages 5 - 10 in the old barn behind the mill."),
        ("Orsk beat the side of the mill 2-1 on the new ground by the lake.",
         "Orsk beat the side of the mill 2\u20131 on the new ground by the lake."),
        ("- 40 boats were put out of the port by the wardens of the coast.",
         "40 boats were put out of the port by the wardens of the coast."),
        ("At dawn the lake in Orsk was at minus 12 degrees, the warden said.",
         "At dawn the lake in Orsk was at -12 degrees, the warden said."),
        ("The poll has a margin of plus or minus 3 percentage points in Orsk.",
         "The poll has a margin of plus or minus 3 percent in Orsk."),
        ("Trade at the mill fell -3.4 percent in the first half of the year.",
         "Trade at the mill fell 3.4 percent in the first half of the year."),
        ("The goats are milked once or twice a day in the barn by the mill.",
         "The goats are milked twice or once a day in the barn by the mill."),
        ("The storm drove dozens of families out of the flats by the mill.",
         "The storm drove scores of families out of the flats by the mill."),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_accuses_nobody(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []
