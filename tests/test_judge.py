"""Verdicts: on the worked examples, at the edges, and what their reasons say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from spindetect import Config, Detector
from spindetect.errors import ConfigurationError
from spindetect.judge import PairEvidence, corruption_reason, judge, load_judge_model, reuse_of
from spindetect.judge.features import DERIVATION_FEATURES, derivation_features
from spindetect.judge.guards import may_be_spun
from spindetect.judge.manner import MANNER_FEATURES, is_unchanged, manner_features
from spindetect.judge.model import MANNERS
from spindetect.judge.narrative import narrative_of
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Change, ChangeKind, Manner

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "harbor-bridge"
COPIES = ("verbatim", "edited", "spun", "rewritten", "independent")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _texts(copy: str) -> tuple[str, str]:
    return (SEEDS / "original.txt").read_text("utf-8"), (SEEDS / f"{copy}.txt").read_text("utf-8")


def _evidence(detector: Detector, copy: str) -> PairEvidence:
    return detector.evidence(*_texts(copy))


@pytest.mark.parametrize("name", COPIES)
def test_worked_examples_get_their_labelled_verdict(detector: Detector, name: str) -> None:
    labels = json.loads((SEEDS / "labels.json").read_text("utf-8"))["copies"][f"{name}.txt"]
    verdict = judge(_evidence(detector, name))
    assert verdict.derivation == labels["derivation"]
    assert verdict.manner == labels["manner"]


@pytest.mark.parametrize("name", COPIES)
def test_figures_stay_in_their_ranges(detector: Detector, name: str) -> None:
    evidence = _evidence(detector, name)
    verdict = judge(evidence)
    assert 0 <= verdict.derivation_probability <= 1
    assert 0 <= verdict.spin_probability <= 1
    assert 0 <= verdict.reuse <= 1
    assert derivation_features(evidence).shape == (len(DERIVATION_FEATURES),)
    assert manner_features(evidence).shape == (len(MANNER_FEATURES),)
    assert np.isfinite(derivation_features(evidence)).all()
    weights = [abs(reason.weight) for reason in verdict.reasons]
    assert weights == sorted(weights, reverse=True)


def test_one_sentence_against_itself_is_verbatim(detector: Detector) -> None:
    text = "The harbour board of Tilsworth raised its mooring fees by 12 percent on Friday."
    verdict = detector.score(text, text).verdict
    assert (verdict.derivation, verdict.manner, verdict.reuse) == ("derived", "verbatim", 1.0)


def test_nothing_linked_is_independent_without_a_manner(detector: Detector) -> None:
    verdict = judge(
        detector.evidence(
            "The harbour board raised its mooring fees on Friday.",
            "Two goats escaped from a circus near Lorne and were found in a bakery.",
        )
    )
    assert verdict.derivation == "independent"
    assert verdict.derivation_probability == 0.0
    assert verdict.manner is None
    assert verdict.spin_probability == 0.0


SPEECH = (
    "“We will not close a single library in this county, and I will resign before I sign such an "
    "order,” said Maud Ferrars. “Books are not a luxury. They are how my mother learned to read.”"
)


def test_a_speech_quoted_by_two_reporters_is_no_copying(detector: Detector) -> None:
    first = (
        "County leaders met in Ashdown on Monday to find savings of 3 million crowns.\n\n"
        f"{SPEECH}\n\nThe treasurer proposed to freeze hiring until the spring instead."
    )
    second = (
        "Libraries have become the front line of the budget row in Pellam County.\n\n"
        f"{SPEECH}\n\nLibrarians outside held candles and sang as the members left by a side door."
    )
    verdict = detector.score(first, second).verdict
    assert verdict.derivation == "independent"


def test_a_transcript_is_not_all_quotation() -> None:
    document = prepare(from_text(SPEECH))
    narrative = narrative_of(document, frozenset())
    assert narrative.told == narrative.words


def test_quoted_words_are_not_told() -> None:
    document = prepare(
        from_text("The mayor of Ashdown spoke for an hour in the old hall. “We stay,” she said.")
    )
    narrative = narrative_of(document, frozenset())
    assert sum(narrative.words) - sum(narrative.told) == 2
    assert all("stay" not in run for run in narrative.runs)


def test_framing_is_no_reuse(detector: Detector) -> None:
    furniture = "Subscribe to our newsletter. All rights reserved. © 2031 Pellam Courier."
    first = f"The county froze hiring until the spring after a long debate.\n\n{furniture}"
    second = f"Two goats escaped from a circus and were found in a bakery.\n\n{furniture}"
    evidence = detector.evidence(first, second)
    assert reuse_of(evidence)[0] == 0.0
    assert judge(evidence).derivation == "independent"


def test_the_threshold_moves_the_verdict_and_nothing_else(detector: Detector) -> None:
    evidence = _evidence(detector, "edited")
    model = load_judge_model()
    usual, strict = judge(evidence, model=model), judge(evidence, model=replace(model, threshold=1))
    assert usual.derivation == "derived"
    assert strict.derivation == "independent"
    assert strict.derivation_probability == usual.derivation_probability


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.5, float("nan")])
def test_a_threshold_out_of_range_is_refused(threshold: float) -> None:
    with pytest.raises(ConfigurationError):
        Config(threshold=threshold)


def test_spun_needs_more_than_to_be_likeliest() -> None:
    model = load_judge_model()
    shares = np.zeros(len(MANNERS))
    shares[MANNERS.index("spun")], shares[MANNERS.index("rewritten")] = 0.6, 0.4
    assert model.manner_of(shares) == "rewritten"
    shares[MANNERS.index("spun")], shares[MANNERS.index("rewritten")] = 0.97, 0.03
    assert model.manner_of(shares) == "spun"


def test_manners_are_those_of_the_contract() -> None:
    assert set(get_args(Manner)) == {"verbatim", *MANNERS}


FERRY = (
    "The ferry to Lowmere will stop running in October. The operator said fares no longer pay for "
    "fuel. Islanders have until Friday to object.\n\nThe council will meet on Tuesday at the "
    "harbour hall. Its members were split when they last voted on a subsidy."
)


def _unchanged(detector: Detector, copy: str, *, whole: bool = True) -> bool:
    return is_unchanged(detector.evidence(FERRY, copy).shown(copied=True), whole=whole)


@pytest.mark.parametrize(
    "copy",
    [
        FERRY,
        FERRY.replace("\n\n", " "),
        f"Share this story\n\nBy Ada Quill, Lowmere Post\n\n{FERRY}\n\nSign up for our newsletter",
    ],
    ids=["as it is", "in one paragraph", "in a frame"],
)
def test_the_same_words_are_verbatim(detector: Detector, copy: str) -> None:
    assert _unchanged(detector, copy)


@pytest.mark.parametrize(
    "copy",
    [
        FERRY.replace("Tuesday", "Wednesday"),
        FERRY.replace("on a subsidy.", "on a tunnel."),
        FERRY.replace("no longer ", ""),
        FERRY.replace("the harbour hall", "the old harbour hall"),
        "\n\n".join(reversed(FERRY.split("\n\n"))),
    ],
    ids=["a word replaced", "the last word replaced", "words cut", "a word put in", "moved"],
)
def test_one_change_ends_verbatim(detector: Detector, copy: str) -> None:
    assert not _unchanged(detector, copy)


def test_a_copy_that_was_cut_was_edited_but_a_passage_is_verbatim(detector: Detector) -> None:
    passage = FERRY.split("\n\n", maxsplit=1)[0]
    assert not _unchanged(detector, passage)
    assert _unchanged(detector, passage, whole=False)


def test_swaps_need_to_be_bare_or_to_fit_badly_to_be_a_programs(detector: Detector) -> None:
    evidence = _evidence(detector, "spun")
    values = dict(zip(MANNER_FEATURES, manner_features(evidence), strict=True))
    assert may_be_spun(evidence, values)
    reworked = {**values, "inserted": 0.2, "put_misfits": 0.05}
    assert not may_be_spun(evidence, reworked)
    assert may_be_spun(evidence, {**reworked, "put_misfits": 0.3})


SHORT_INDEPENDENT = (
    ("The bank raised rates on Monday.", "The bank cut rates on Friday."),
    (
        "Two people died when a bus left Highway 9 near Orland early on Sunday.",
        "Four people died when a truck left Highway 61 near Bexley late on Tuesday.",
    ),
    (
        "Sunny in the north with highs near 20 degrees and light winds from the west.",
        "Cloudy in the south with highs near 12 degrees and strong winds from the east.",
    ),
)


@pytest.mark.parametrize(("first", "second"), SHORT_INDEPENDENT)
def test_short_texts_of_one_kind_are_not_accused(
    detector: Detector, first: str, second: str
) -> None:
    assert detector.score(first, second).verdict.derivation == "independent"


@pytest.mark.parametrize("name", ["verbatim", "edited", "rewritten", "independent"])
def test_what_the_verdict_clears_no_change_accuses_of_spin(detector: Detector, name: str) -> None:
    report = detector.score(*_texts(name))
    assert [c for c in report.changes if c.severity == "spin" and c.kind != "hidden"] == []


def test_a_word_against_itself_is_verbatim(detector: Detector) -> None:
    assert detector.score("Hello", "Hello").verdict.manner == "verbatim"


TEMPLATES = (
    (
        "Obituary. Martin Hale, 81, of Dorwick, died on May 3 at St. Anne Hospital. He was born in "
        "Pellam on June 9, 1942, and worked for 30 years at Orrin Mills. He is survived by his "
        "wife, Joan, and two sons. A service will be held at Grace Church at 10 a.m. on Friday.",
        "Obituary. Edith Crane, 90, of Lunmouth, died on July 12 at Kerrow Infirmary. She was born "
        "in Varley on March 2, 1933, and worked for 22 years at Tasker Brothers. She is survived "
        "by her husband, Piers, and four sons. A service will be held at Holy Cross at 2 p.m. "
        "on Monday.",
    ),
    (
        "Shares of Ostrom rose 4.2 percent on Tuesday after the Lund company reported a profit of "
        "310 million crowns. Analysts at Varde had forecast 290 million crowns. Chief executive "
        "Iris Vane said demand in Norway and Finland was strong.",
        "Shares of Kelpie fell 7.9 percent on Thursday after the Cork company reported a loss of "
        "58 million pounds. Analysts at Harrow had forecast 12 million pounds. Chief executive "
        "Dermot Quill said demand in Spain and Portugal was weak.",
    ),
)


@pytest.mark.parametrize(("first", "second"), TEMPLATES)
def test_texts_of_one_template_are_no_copies(detector: Detector, first: str, second: str) -> None:
    report = detector.score(first, second)
    assert report.verdict.derivation == "independent"
    assert report.changes == ()


def test_a_copy_with_all_its_names_replaced_is_still_one(detector: Detector) -> None:
    text = (SEEDS / "original.txt").read_text("utf-8")
    names = {"Ellery": "Carrow", "Calder": "Winnick", "Kestrel": "Heron", "Oduya": "Pembury"}
    for name, other in names.items():
        text = text.replace(name, other)
    assert detector.score(_texts("verbatim")[0], text).verdict.derivation == "derived"


def test_a_shared_closing_notice_is_no_copying(detector: Detector) -> None:
    notice = (
        "Halden Corp. makes pumps, valves and filters for industry and shipping. Founded in 1962, "
        "it employs 4,100 people in nine countries and is listed in Lund."
    )
    stories = (
        "Halden Corp. opened a plant in Ruse on Monday. The plant will make valves for river ships "
        "and employ 240 people by the autumn. The mayor cut a ribbon and praised the harbour. "
        "Critics asked why the firm had paid no tax on the land. The firm said the city had waived "
        "it for ten years, as it does for all new plants in the valley. The road to the plant is "
        "still a track, and lorries will use the old dam until the bridge is mended.",
        "Iris Vane will become finance chief of Halden Corp. next month. She comes from a bank in "
        "Bergen where she ran the bond desk for six years. The board had looked for a successor "
        "since the spring. Investors welcomed the choice, and two of them asked her to sell the "
        "filter business. She declined to comment on that until she has met the works council. "
        "Her predecessor leaves to sail round the world with his daughter and a dog.",
    )
    first, second = (f"{story}\n\n{notice}" for story in stories)
    assert detector.score(first, second).verdict.derivation == "independent"


def test_the_date_of_another_page_is_framing_and_no_corruption(detector: Detector) -> None:
    story = (SEEDS / "original.txt").read_text("utf-8")
    first, second = (
        f"Updated March {day}, 2024 at {hour} a.m.\n\n{story}" for day, hour in ((12, 7), (14, 9))
    )
    report = detector.score(first, second)
    assert report.verdict.manner == "verbatim"
    assert [change for change in report.changes if change.severity == "corrupting"] == []
    moved = [p for p in report.framing if p.status == "altered" and p.role == "dateline"]
    assert [(p.counterpart.text if p.counterpart else None, p.text) for p in moved] == [
        ("Updated March 12, 2024 at 7 a.m.", "Updated March 14, 2024 at 9 a.m.")
    ]


def test_a_figure_changed_in_the_headline_is_found(detector: Detector) -> None:
    text = (SEEDS / "original.txt").read_text("utf-8")
    headline, story = text.split("\n", 1)
    assert "14 months" in headline
    other = headline.replace("14 months", "40 months")
    report = detector.score(text, f"{other}\n{story}")
    assert [c.kind for c in report.changes if c.severity == "corrupting"] == ["number"]


def test_one_verb_of_a_desks_own_is_no_spinning(detector: Detector) -> None:
    original = _texts("spun")[0]
    report = detector.score(original, original.replace(" said ", " noted "))
    assert original.count(" said ") > 5
    assert report.verdict.manner == "edited"
    assert not [change for change in report.changes if change.severity == "spin"]


def test_what_is_now_wrong_is_counted_by_what_it_is() -> None:
    kinds: list[ChangeKind] = ["quote", "name", "quote", "synonym", "deletion"]
    changes = [Change(kind, "corrupting", None, None, None, "why") for kind in kinds]
    found = corruption_reason([*changes, Change("date", "benign", None, None, None, "why")])
    assert found is not None
    assert found.message == "now wrong in the copy: 2 quotations, 2 words and 1 name"
    assert corruption_reason([]) is None


def test_a_copy_with_one_word_changed_in_many_is_not_said_to_be_unchanged(
    detector: Detector,
) -> None:
    original = _texts("spun")[0]
    report = detector.score(original, original.replace("Nobody", "No man", 1))
    assert report.verdict.manner == "edited"
    (reason,) = [r for r in report.verdict.reasons if r.code == "manner_edited"]
    assert reason.message.startswith("nearly all of the words in linked sentences are unchanged")


def test_what_was_put_in_where_a_sentence_was_cut_is_no_version_of_it(detector: Detector) -> None:
    folder = SEEDS.parent / "school-wells"
    report = detector.score(folder / "original.html", folder / "reframed.html")
    linked = {index for link in report.links for index in link.copy}
    put_in = ("Thousands of households", "Order your PureHome 400", "Families do not have to")
    for index, sentence in enumerate(report.copy.sentences):
        assert index not in linked or not sentence.text.startswith(put_in)
    assert report.verdict.manner == "edited"


def test_a_copy_that_tells_everything_anew_keeps_its_unlike_links(detector: Detector) -> None:
    evidence = _evidence(detector, "rewritten").shown(copied=True)
    assert any(link.overlap < 0.35 for link in evidence.alignment.links)
