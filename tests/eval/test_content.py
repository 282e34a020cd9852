"""What the evaluation of content takes for right, on a story of our own."""

from __future__ import annotations

import pytest

from spindetect.records import Content, ContentPassage, ContentPlace, ContentStatus, Side
from spindetect.train.copies_units import Layout, Unit, lay_out
from tests.eval.content import content_measures, content_table, judged
from tests.eval.content_copies import ContentCopy

ORIGINAL = (
    "The harbor board of Tellwick met on Monday evening to settle the fate of the old crane.",
    "It has stood idle beside the fish market for eleven years.",
    "Mayor Odile Bramwell asked the members to keep it for visitors.",
    "A survey by the engineer Piet Larkin found rust in both of its legs.",
    "It has stood idle beside the fish market for eleven years.",
)
FOREIGN = "Her notebooks on wild bees fill two shelves of the museum in the Oldvik valley."
PLEA = "Readers who care for the old town may send us their letters before the end of May."


def made() -> ContentCopy:
    """Return a copy without the second and the fourth sentence, with one put in and a plea."""
    original = [Unit(text, (at,), opens=True) for at, text in enumerate(ORIGINAL)]
    kept = [unit for at, unit in enumerate(original) if at not in {1, 3}]
    copy = [*kept[:1], Unit(FOREIGN, (-1,), opens=True), *kept[1:], Unit(PLEA, opens=True)]
    return ContentCopy(
        "tellwick/1",
        "verbatim",
        lay_out(original, Layout()),
        lay_out(copy, Layout()),
        tuple(original),
        tuple(copy),
        frozenset({1, 3}),
        frozenset({1}),
    )


def claim(side: Side, index: int, place: ContentPlace) -> ContentPassage:
    status: ContentStatus = "omitted" if side == "original" else "added"
    return ContentPassage(status, side, 0, 0, (index,), 1, 10, 0.1, place, 0)


def content(*passages: ContentPassage) -> Content:
    return Content(0.1, 0.1, passages, "")


def test_what_was_left_out_and_put_in_is_wanted_and_a_repeated_sentence_is_not() -> None:
    told = content(claim("original", 3, "middle"), claim("copy", 1, "middle"))
    result = judged(made(), told)
    assert result.original.sentences.wanted == result.copy.sentences.wanted == 1
    assert result.original.errors == result.copy.errors == ()
    assert (result.original.places_right, result.original.places) == (1, 1)
    assert content_measures([result]) == {
        "content.omitted.precision": 1,
        "content.omitted.recall": 1,
        "content.added.precision": 1,
        "content.added.recall": 1,
    }
    # Its like stands in the copy: to claim it is neither right nor wrong.
    again = judged(made(), content(claim("original", 1, "middle"), *told.passages))
    assert again.original.sentences == result.original.sentences


@pytest.mark.parametrize(
    ("wrong", "furniture"), [(claim("copy", 0, "beginning"), 0), (claim("copy", 4, "end"), 1)]
)
def test_a_kept_sentence_and_furniture_are_wrong(wrong: ContentPassage, furniture: int) -> None:
    result = judged(made(), content(claim("copy", 1, "middle"), wrong))
    assert result.copy.sentences.precision == 0.5
    assert result.copy.furniture == furniture
    assert result.copy.errors[0].startswith("wrong furniture" if furniture else "wrong added")


def test_what_is_not_told_is_missed_and_a_wrong_place_counts() -> None:
    result = judged(made(), content(claim("original", 3, "end")))
    assert result.copy.sentences.recall == 0
    assert result.copy.errors[0].startswith("missed added")
    assert (result.original.places_right, result.original.places) == (0, 1)
    missed = judged(made(), None)
    assert not missed.accused
    assert "1 pairs called independent" in content_table([result, missed])
