"""How a line is read: on its own, by its vector, and among its neighbours."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect.encode import load_encoder
from spindetect.evidence.framing import framing_sentences, passages
from spindetect.evidence.framing.context import (
    context_features,
    context_names,
    paragraph_means,
)
from spindetect.evidence.framing.features import Line, echoes, features
from spindetect.evidence.framing.model import load_model
from spindetect.prepare import prepare
from spindetect.read import from_record, from_text
from spindetect.records import Document, Role
from spindetect.train.framing_blocks import Paragraph
from spindetect.train.framing_layout import Maker
from spindetect.train.framing_lines import Pattern, Slots, read_patterns

STORY = (
    "The harbour master of Lindmouth said on Tuesday that the old pier would be pulled down.",
    "Fishermen had asked the council to spare it, and 400 people signed their petition.",
    "“We have nowhere else to land our catch,” Otto Brandt told the meeting.",
    "The council voted seven to two for the plan after a debate of four hours.",
    "Work is to begin in spring and will cost three million crowns.",
)
ROLES: tuple[Role, ...] = ("body", "byline", "caption")


def document(*paragraphs: str) -> Document:
    return prepare(from_record({"paragraphs": list(paragraphs)}, source="test"))


def found(*paragraphs: str) -> dict[str, str]:
    encode = load_encoder().encode
    return {one.text: one.role for one in passages(document(*paragraphs), encode)}


@given(st.lists(st.sampled_from(["By", "Ada", "Quill", "—", "May", "3,", "2024.", "(AP)", "said"])))
def test_log_odds_are_those_of_the_network_over_named_features(words: list[str]) -> None:
    model, line = load_model(), Line(" ".join(words))
    vector = load_encoder().encode([line.text])
    rows = [model.index[name] for name in features(line) if name in model.index]
    sums = model.weights[rows].sum(axis=0)
    roles = len(model.roles)
    hidden = np.maximum(sums[roles:] + model.hidden_bias + vector[0] @ model.vector_weights, 0)
    expected = sums[:roles] + hidden @ model.output + model.bias
    for _ in range(2):  # the second time of what was remembered
        assert model.logits([line], vector)[0] == pytest.approx(expected, abs=1e-2)


def test_without_lines_there_are_no_log_odds() -> None:
    model = load_model()
    assert model.logits([]).shape == (0, len(model.roles))


def test_probabilities_sum_to_one() -> None:
    model = load_model()
    shares = model.probabilities(model.logits([Line("By Ada Quill"), Line("")]))
    assert shares.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_echoes_are_long_and_stand_twice() -> None:
    caption = "Otto Brandt mends his nets on the old pier of Lindmouth."
    again = caption + " (AP Photo/Ada Quill)"
    inside = "Brandt mends his nets on the old pier of"
    assert echoes([caption, again, STORY[0]]) == [True, True, False]
    assert echoes([caption, inside]) == [False, True]
    assert echoes(["Photo", "Photo", ""]) == [False, False, False]
    assert echoes([]) == []


def test_paragraphs_hold_the_mean_of_their_lines_and_the_rest_is_story() -> None:
    own = np.array([[0.2, 0.8, 0], [0.6, 0.4, 0], [0, 0, 1]], dtype=np.float32)
    numbers = np.array([1, 1, 3])
    means = paragraph_means(own, numbers, 5, {4: 2}, body=0)
    expected = [[1, 0, 0], [0.4, 0.6, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]
    assert means == pytest.approx(np.array(expected), abs=1e-6)


def test_context_names_what_stands_beside() -> None:
    own = np.array([[0.9, 0.1, 0], [0, 0, 1]], dtype=np.float32)
    numbers = np.array([0, 2])
    means = paragraph_means(own, numbers, 3, {}, body=0)
    lines = [Line("By Ada Quill", top=0, bottom=2), Line("Photo: Tom Marsh", top=2, bottom=0)]
    seen = context_features(lines, own, numbers, means, body=0)
    names = context_names(ROLES)
    assert seen.shape == (2, len(names))
    first, last = (dict(zip(names, row, strict=True)) for row in seen.tolist())
    assert (first["-1:edge"], first["-1:body"], first["+1:body"]) == (1, 0, 1)
    assert (first["+2:caption"], last["-2:byline"]) == pytest.approx((1, 0.1))
    assert (last["+1:edge"], last["body below"]) == (1, 0)
    assert last["body above"] == pytest.approx(0.95)
    assert first["around:caption"] == pytest.approx(0.1)
    assert last["own:caption"] == pytest.approx(0, abs=1e-6)


def test_a_date_under_its_label_and_a_name_under_its_caption() -> None:
    caption = "Otto Brandt mends his nets on the old pier in Lindmouth, Tuesday, May 3, 2021."
    page = (
        "Lindmouth council votes to pull down its old pier",
        "By Ada Quill",
        "May 4, 2021 9:05 am",
        caption,
        "(AP Photo/Tom Marsh)",
        *STORY,
    )
    roles = found(*page)
    assert [roles.get(text) for text in page[:5]] == [
        "headline",
        "byline",
        "dateline",
        "caption",
        "caption",
    ]
    assert not roles.keys() & set(STORY)


def test_what_follows_a_dateline_is_story() -> None:
    opening = "LINDMOUTH (AP) — The Latest on the vote about the old pier (all times local):"
    assert found(opening, *STORY) == {"LINDMOUTH (AP) —": "dateline"}


def test_nothing_is_a_headline_without_a_page() -> None:
    doc = prepare(from_text("Lindmouth Council Votes To Pull Down Its Old Pier", source="test"))
    assert [one.role for one in passages(doc, load_encoder().encode)] in ([], ["related_links"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*STORY, "By Ada Quill", "Share", "© 2021 Lindmouth Courier"])))
def test_with_vectors_or_without_the_same_stretches_can_be_told(lines: list[str]) -> None:
    doc = prepare(from_record({"paragraphs": [STORY[0], *lines]}, source="test"))
    for one in (*passages(doc), *passages(doc, load_encoder().encode)):
        assert doc.article.text[one.start : one.end] == one.text
        assert one.role != "body"


def patterns() -> dict[Role, list[tuple[str, Pattern]]]:
    table: dict[Role, list[tuple[str, Pattern]]] = {}
    for number, pattern in enumerate(read_patterns()):
        table.setdefault(pattern.role, []).append((str(number), pattern))
    return table


def test_made_pages_hold_their_story_in_order_and_equal_seeds_make_equal_pages() -> None:
    body = [Paragraph("body", (text,), str(number)) for number, text in enumerate(STORY)]

    def pages() -> list[list[Paragraph]]:
        source = random.Random(3)  # noqa: S311 - no secret
        maker = Maker(source, Slots(source), patterns())
        return [maker.page(body, STORY) for _ in range(40)]

    made = pages()
    assert made == pages()
    for page in made:
        story = [one.sentences[0] for one in page if one.role == "body"]
        assert story == list(STORY)
    seen = {one.role for page in made for one in page}
    assert {"headline", "byline", "dateline", "caption", "navigation", "related_links"} <= seen
    assert all("{" not in one.text for page in made for one in page if one.role == "caption")


def test_of_a_gallery_the_captions_are_the_story() -> None:
    captions = [
        f"FILE - In this May {day}, 2019 file photo the mayor, left, opens a pier in Port Ellery. "
        f"(Northwire Photo/Ada Quill, File)"
        for day in range(1, 7)
    ]
    gallery = prepare(from_record({"paragraphs": captions}, source="made"))
    found = passages(gallery)
    assert {passage.role for passage in found} == {"caption"}
    assert framing_sentences(gallery, found) == frozenset()
