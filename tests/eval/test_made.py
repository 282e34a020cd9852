"""What the evaluation of made documents takes for right, on stories of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document
from spindetect.train import copies_furniture, spinner
from spindetect.train.copies_units import Layout, Unit, lay_out
from spindetect.train.spinner_styles import STYLES
from spindetect.train.spinner_thesaurus import Thesaurus
from tests.eval import made_documents, made_gold
from tests.eval.made import made_measures, made_table
from tests.eval.made_documents import MadeDocument, make_document
from tests.eval.made_gold import Gold, gold_of, judge_links
from tests.eval.made_links import MadeResult
from tests.eval.metrics import Counts
from tests.eval.same_event import EventPair, event_measures, kind_of_link

SENTENCES = (
    "The harbor board of Tellwick met on Monday evening to settle the fate of the old crane.",
    "It has stood idle beside the fish market for eleven years.",
    "Mayor Odile Bramwell asked the members to keep it for visitors.",
    "A survey by the engineer Piet Larkin found rust in both of its legs.",
    "Repairs would take nine months and cost more than the new ferry slip.",
    "The members will vote on the matter after the summer fair.",
)
SPINNER_WORDS = Thesaurus(
    [("n", ("board", "panel")), ("n", ("cost", "expense")), ("v", ("settle", "decide"))],
    {"harbor": "port,dock"},
    {"panel": 900, "expense": 800},
    {"n visitor": ("guest",)},
)
TEXT = " ".join(SENTENCES[:2]) + "\n" + "\n".join(SENTENCES[2:])


@pytest.fixture
def own_spinner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spinner, "load_thesaurus", lambda: SPINNER_WORDS)
    monkeypatch.setattr(copies_furniture, "_menus", lambda: (("Home", "News", "Weather"),))


def _documents(made: MadeDocument) -> tuple[Document, Document]:
    return prepare(from_text(made.original)), prepare(from_text(made.copy))


def _carried(place: int, text: str | None = None) -> Unit:
    return Unit(text or SENTENCES[place], (place,), "body", True, "verbatim")


def _gold(*units: Unit, layout: Layout | None = None) -> Gold:
    page = lay_out(units, layout or Layout())
    made = MadeDocument("a", "mixed", 0.5, TEXT, page.text, units, page, False)
    return gold_of(made, *_documents(made))


def test_a_copy_is_made_alike_every_time(own_spinner: None) -> None:
    first, second = (make_document("tellwick", 7, TEXT) for _ in range(2))
    assert first == second
    assert first.copy != make_document("other", 7, TEXT).copy


def test_styles_and_strengths_take_turns(own_spinner: None) -> None:
    count = len(STYLES) * len(made_documents.STRENGTHS)
    made = [make_document("tellwick", number, TEXT) for number in range(count)]
    assert len({(one.style, one.strength) for one in made}) == count
    assert {one.strength for one in made} == set(made_documents.STRENGTHS)
    assert (min(made_documents.STRENGTHS), max(made_documents.STRENGTHS)) == (0.2, 0.8)


def test_most_copies_are_dropped_from_moved_and_framed(own_spinner: None) -> None:
    made = [make_document(f"release {number}", number, TEXT) for number in range(60)]
    sources = [[unit.sources for unit in one.units if unit.sources] for one in made]
    assert sum(any(not unit.sources for unit in one.units) for one in made) > 50
    assert sum(any(a > b for a, b in pairwise(order)) for order in sources) > 30
    assert sum(any(len(found) > 1 for found in order) for order in sources) > 20
    kept = {i for found in sources[0] for i in found}
    assert kept <= set(range(len(SENTENCES)))


def test_every_sentence_of_an_unchanged_copy_has_its_own() -> None:
    gold = _gold(*(_carried(place) for place in range(6)))
    assert gold.pairs == {(place, place) for place in range(6)}
    assert not gold.unsure
    assert set(gold.operations) == {"plain"}


def test_both_sentences_of_a_joint_one_are_wanted() -> None:
    joint = SENTENCES[0][:-1] + ", and it" + SENTENCES[1][2:]
    gold = _gold(Unit(joint, (0, 1), "body", True, "edited"), _carried(2))
    assert gold.pairs == {(0, 0), (1, 0), (2, 1)}
    assert gold.operations == ("merged", "plain")


def test_both_halves_of_a_split_sentence_are_wanted() -> None:
    halves = "The harbor board of Tellwick met on Monday.", "It sought the fate of the old crane."
    gold = _gold(*(_carried(0, half) for half in halves), _carried(1))
    assert gold.pairs == {(0, 0), (0, 1), (1, 2)}
    assert gold.operations == ("split", "split", "plain")


def test_what_left_its_order_is_moved() -> None:
    gold = _gold(_carried(0), _carried(4), _carried(1), _carried(2))
    assert gold.operations == ("plain", "moved", "plain", "plain")
    assert gold.pairs == {(0, 0), (4, 1), (1, 2), (2, 3)}


def test_furniture_wants_nothing_and_takes_nothing_from_what_it_runs_into() -> None:
    units = (
        Unit("Posted in Politics", role="navigation", opens=True),
        _carried(0),
        Unit("The views expressed here are the author's own.", role="disclaimer", opens=True),
    )
    gold = _gold(*units, layout=Layout(paragraph=" "))
    assert gold.pairs == {(0, 0)}
    assert gold.operations[-1] == "furniture"
    apart = _gold(*units)
    assert apart.operations == ("furniture", "plain", "furniture")
    assert apart.pairs == {(0, 1)}


def test_a_scrap_asks_for_no_link() -> None:
    torn = "Smoke.\nThe harbor board of Tellwick met on Monday evening to settle the crane's fate."
    gold = _gold(_carried(0, torn))
    assert gold.pairs == {(0, 1)}
    assert gold.unsure == {(0, 0)}


def test_rows_of_marks_ask_for_no_link() -> None:
    text = f"{SENTENCES[0]}\n* * *\n{SENTENCES[1]}"
    units = _carried(0), _carried(1, "* * *"), _carried(2, SENTENCES[1])
    page = lay_out(units, Layout())
    made = MadeDocument("a", "mixed", 0.5, text, page.text, units, page, False)
    gold = gold_of(made, *_documents(made))
    assert len(gold.pairs) == 2
    assert len(gold.unsure) == 1


def test_links_are_right_wrong_missed_or_neither() -> None:
    original = prepare(from_text(TEXT))
    gold = Gold(frozenset({(0, 0), (1, 0), (2, 1)}), frozenset({(3, 1)}), ("merged", "plain"))
    judged = judge_links(gold, {(0, 0), (3, 1), (5, 1)}, original)
    assert judged.right == {(0, 0)}
    assert judged.wrong == {(5, 1)}
    assert judged.missed == {(1, 0), (2, 1)}
    assert judged.counts() == Counts(1, 2, 3)
    assert judged.counts({0}) == Counts(1, 1, 2)


def test_sentences_of_the_same_words_stand_for_each_other() -> None:
    original = prepare(from_text(f"{SENTENCES[0]}\n{SENTENCES[1]}\n{SENTENCES[0]}"))
    judged = judge_links(Gold(frozenset({(2, 0)}), frozenset(), ("plain",)), {(0, 0)}, original)
    assert judged.counts() == Counts(1, 1, 1)


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ('"We will keep the crane," he said.', "“We will keep the crane.”", "quotation"),
        ("Repairs would take nine months.", "Repairs would take nine months, he said.", "passage"),
        (
            "Mayor Bramwell wants the crane kept for visitors.",
            "The crane should stay as a sight, says Odile Bramwell.",
            "own words",
        ),
        ("Why?", "Why?", "passage"),
    ],
)
def test_links_of_one_event_are_told_apart(original: str, copy: str, kind: str) -> None:
    assert kind_of_link(original, copy) == kind


def test_event_measures_leave_wire_passages_out_of_the_first() -> None:
    pairs = [
        EventPair("a", False, 100, {"quotation": 4, "passage": 0, "own words": 1}, ()),
        EventPair("b", True, 100, {"quotation": 0, "passage": 50, "own words": 1}, ()),
    ]
    measures = event_measures(pairs)
    assert measures["links.same_event.sentences_unlinked"] == pytest.approx(0.95)
    assert measures["links.same_event.own_words_unlinked"] == pytest.approx(0.99)


def test_made_measures_are_micro_averages() -> None:
    results = [
        MadeResult("a", "mixed", 0.2, Counts(9, 10, 10), _by_kind(9), 4, 1, 0, False, ()),
        MadeResult("b", "moby", 0.8, Counts(30, 30, 30), _by_kind(30), 6, 0, 1, True, ()),
    ]
    measures = made_measures(results)
    assert measures["made.links.f1"] == pytest.approx(2 * 39 / 80)
    assert measures["made.furniture_unlinked"] == pytest.approx(0.9)
    assert "1 of 10 sentences linked" in made_table(results)


def _by_kind(count: int) -> dict[made_gold.Operation, Counts]:
    return {
        kind: Counts(count, count, count) if kind == "plain" else Counts(0, 0, 0)
        for kind in made_gold.OPERATIONS
    }
