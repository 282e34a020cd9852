"""The JSON contract: written to the letter, read back strictly."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect import records
from spindetect.errors import ModelError, SourceFormatError
from spindetect.records import (
    Change,
    Framing,
    Link,
    Notice,
    Reason,
    ReportedArticle,
    Span,
    Verdict,
)
from spindetect.report import REPORT_SCHEMA, Report
from tests.sample_reports import (
    ATTACKS,
    hostile_report,
    independent_report,
    matches_golden,
    spun_report,
)

# Rounded as the contract rounds, so that a round trip must be exact.
ratios = st.floats(0, 1).map(lambda value: round(value, 4))
cosines = st.floats(-1, 1).map(lambda value: round(value, 4) + 0.0)
words = st.text(max_size=30)
manners = st.sampled_from((None, *get_args(records.Manner)))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return Span(start, end, text[start:end])


@st.composite
def articles(draw: st.DrawFn) -> ReportedArticle:
    text = draw(st.text(min_size=1, max_size=80))
    sentences = tuple(draw(st.lists(spans(text), min_size=1, max_size=4)))
    optional = st.none() | words
    return ReportedArticle(
        draw(words),
        draw(words),
        draw(optional),
        draw(optional),
        draw(st.integers(0, 99)),
        len(sentences),
        text,
        sentences,
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    original, copy = draw(articles()), draw(articles())
    sides = {"original": original, "copy": copy}

    def indices(side: ReportedArticle) -> st.SearchStrategy[tuple[int, ...]]:
        places = st.integers(0, side.sentence_count - 1)
        return st.lists(places, min_size=1, max_size=3).map(tuple)

    links = draw(
        st.lists(
            st.builds(
                Link, indices(original), indices(copy), cosines, ratios, st.booleans(), manners
            ),
            max_size=3,
        )
    )
    places = st.integers(0, len(links) - 1) if links else st.nothing()
    changes = st.builds(
        Change,
        st.sampled_from(get_args(records.ChangeKind)),
        st.sampled_from(get_args(records.Severity)),
        st.none() | places,
        st.none() | spans(original.text or ""),
        st.none() | spans(copy.text or ""),
        words,
    )

    @st.composite
    def framings(draw: st.DrawFn) -> Framing:
        side: records.Side = draw(st.sampled_from(get_args(records.Side)))
        span = draw(spans(sides[side].text or ""))
        status = draw(st.sampled_from(get_args(records.FramingStatus)))
        role = draw(st.sampled_from(get_args(records.Role)))
        other = sides["copy" if side == "original" else "original"]
        there = draw(st.none() | spans(other.text or ""))
        return Framing(status, role, side, span.start, span.end, span.text, draw(ratios), there)

    reasons = st.builds(Reason, words, words, st.floats(-50, 50).map(lambda v: round(v, 4) + 0.0))
    verdict = Verdict(
        draw(st.sampled_from(get_args(records.Derivation))),
        draw(ratios),
        draw(manners),
        draw(ratios),
        draw(ratios),
        tuple(draw(st.lists(reasons, max_size=3))),
    )
    return Report(
        original,
        copy,
        draw(words),
        verdict,
        tuple(links),
        tuple(draw(st.lists(changes, max_size=4))),
        tuple(draw(st.lists(framings(), max_size=3))),
        tuple(draw(st.lists(st.builds(Notice, words, words), max_size=2))),
        draw(words),
        draw(st.none() | words),
        tuple(draw(st.lists(attributions(original, copy), max_size=3))),
        draw(st.none() | contents(original, copy)),
        draw(st.none() | policies(copy)),
    )


def attributions(
    original: ReportedArticle, copy: ReportedArticle
) -> st.SearchStrategy[records.Attribution]:
    def credits_in(side: ReportedArticle) -> st.SearchStrategy[records.Credit | None]:
        origins = st.sampled_from(get_args(records.CreditOrigin))
        places = st.none() | spans(side.text or "")
        return st.none() | st.builds(records.Credit, words, origins, places, st.none() | words)

    return st.builds(
        records.Attribution,
        st.sampled_from(get_args(records.AttributionElement)),
        st.sampled_from(get_args(records.AttributionStatus)),
        credits_in(original),
        credits_in(copy),
    )


@st.composite
def contents(draw: st.DrawFn, original: ReportedArticle, copy: ReportedArticle) -> records.Content:
    def passage(here: ReportedArticle, there: ReportedArticle) -> records.ContentPassage:
        span = draw(spans(here.text or ""))
        return records.ContentPassage(
            "omitted" if here is original else "added",
            "original" if here is original else "copy",
            span.start,
            span.end,
            tuple(draw(st.lists(st.integers(0, here.sentence_count - 1), max_size=3))),
            draw(st.integers(0, 9)),
            draw(st.integers(0, 900)),
            draw(ratios),
            draw(st.sampled_from(get_args(records.ContentPlace))),
            draw(st.integers(0, len(there.text or ""))),
        )

    passages = [passage(original, copy), passage(copy, original)][: draw(st.integers(0, 2))]
    return records.Content(draw(ratios), draw(ratios), tuple(passages), draw(words))


def policies(copy: ReportedArticle) -> st.SearchStrategy[records.PolicyResult]:
    severities = st.sampled_from(get_args(records.PolicySeverity))
    lines = st.integers(1, 99)
    nowhere = st.builds(records.PolicyFinding, words, severities, words, lines)
    somewhere = st.builds(
        records.PolicyFinding,
        words,
        severities,
        words,
        lines,
        st.just("copy"),
        spans(copy.text or ""),
    )
    findings = st.lists(nowhere | somewhere, max_size=2).map(tuple)
    return st.builds(
        records.PolicyResult, words, words, st.booleans(), findings, findings, findings
    )


@given(reports())
def test_what_is_written_is_read_back(report: Report) -> None:
    assert Report.from_json(report.to_json()) == report
    assert Report.from_json(report.to_json(indent=2).encode()) == report


@given(reports())
def test_a_brief_report_stays_brief_and_keeps_its_findings(report: Report) -> None:
    brief = Report.from_json(report.to_json(brief=True))
    assert brief.original.text is None
    assert brief.copy.sentences == ()
    assert brief.copy.sentence_count == report.copy.sentence_count
    assert (brief.verdict, brief.links, brief.changes) == (
        report.verdict,
        report.links,
        report.changes,
    )
    assert brief.to_json() == report.to_json(brief=True)


@given(reports())
def test_every_form_can_be_made_of_any_report(report: Report) -> None:
    assert report.to_html().startswith("<!DOCTYPE html>")
    assert report.to_text(40)


@given(reports())
def test_json_is_one_line_that_any_terminal_and_any_codec_survives(report: Report) -> None:
    line = report.to_json()
    assert len(line.splitlines()) == 1
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in line)


def test_keys_stand_in_the_order_of_the_contract() -> None:
    table = json.loads(spun_report().to_json())
    assert list(table) == [
        "schema",
        "version",
        "encoder",
        "id",
        "original",
        "copy",
        "verdict",
        "sentences",
        "links",
        "changes",
        "framing",
        "attribution",
        "content",
        "warnings",
    ]
    article = ["source", "title", "language", "sha256", "words", "sentences", "text"]
    assert list(table["original"]) == list(table["copy"]) == article
    assert list(table["verdict"]) == [
        "derivation",
        "derivation_probability",
        "manner",
        "spin_probability",
        "reuse",
        "reasons",
    ]
    link = ["original", "copy", "similarity", "overlap", "manner", "moved"]
    assert list(table["links"][0]) == link
    assert list(table["changes"][0]) == ["kind", "severity", "link", "original", "copy", "why"]
    framing = ["status", "role", "side", "start", "end", "text", "probability"]
    framing.append("counterpart")
    assert list(table["framing"][0]) == framing


def test_brief_leaves_out_texts_and_sentences_and_an_absent_id() -> None:
    table = json.loads(independent_report().to_json(brief=True))
    assert table["schema"] == REPORT_SCHEMA
    assert "sentences" not in table
    assert "id" not in table
    assert "text" not in table["original"]
    assert table["copy"]["sentences"] == 3


def test_figures_are_rounded_to_four_decimals() -> None:
    report = spun_report()
    verdict = dataclasses.replace(report.verdict, reuse=1 / 3, derivation_probability=-0.00001)
    table = dataclasses.replace(report, verdict=verdict).to_dict()
    assert table["verdict"]["reuse"] == 0.3333
    assert math.copysign(1, table["verdict"]["derivation_probability"]) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_score_that_is_no_number_is_an_error_not_a_report(value: float) -> None:
    report = spun_report()
    broken = dataclasses.replace(report, verdict=dataclasses.replace(report.verdict, reuse=value))
    with pytest.raises(ModelError, match="reuse"):
        broken.to_json()


def test_lone_surrogates_come_back() -> None:
    report = dataclasses.replace(spun_report(), encoder="x\udc9by")
    line = report.to_json().encode()
    assert Report.from_json(line) == report


def test_keys_of_a_later_version_are_passed_over() -> None:
    report = spun_report()
    table = report.to_dict() | {"later": {"passed": True}}
    assert Report.from_json(json.dumps(table)) == report


def _set(*path: Any) -> Callable[[dict[str, Any]], None]:
    *way, key, value = path

    def change(table: dict[str, Any]) -> None:
        node: Any = table
        for step in way:
            node = node[step]
        node[key] = value

    return change


def _drop(*path: Any) -> Callable[[dict[str, Any]], None]:
    *way, key = path

    def change(table: dict[str, Any]) -> None:
        node: Any = table
        for step in way:
            node = node[step]
        del node[key]

    return change


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_set("schema", "spindetect.scan/1"), "schema"),
        (_drop("schema"), "schema"),
        (_drop("verdict"), "verdict"),
        (_drop("warnings"), "warnings"),
        (_drop("original", "text"), "text"),
        (_drop("links", 0, "moved"), "moved"),
        (_set("verdict", "derivation", "maybe"), "derivation"),
        (_set("verdict", "manner", "magic"), "manner"),
        (_set("verdict", "reuse", 1.5), "reuse"),
        (_set("verdict", "reuse", "much"), "reuse"),
        (_set("verdict", "reuse", True), "reuse"),
        (_set("verdict", "reasons", 0, "weight", 10**400), "weight"),
        (_set("links", 0, "original", [99]), "original"),
        (_set("links", 0, "original", [-1]), "original"),
        (_set("links", 0, "copy", "0"), "copy"),
        (_set("links", 0, "moved", 1), "moved"),
        (_set("changes", 0, "link", 99), "link"),
        (_set("changes", 0, "copy", "start", 3), "place"),
        (_set("changes", 0, "kind", "typo"), "kind"),
        (_set("framing", 0, "side", "left"), "side"),
        (_set("framing", 0, "end", 10**6), "place"),
        (_set("sentences", "copy", []), "sentences"),
        (_set("sentences", "copy", 0, "text", "else"), "place"),
        (_set("original", None), "original"),
        (_set("encoder", 3), "encoder"),
        (_set("id", 3), "id"),
    ],
)
def test_a_damaged_report_is_refused_by_name(
    damage: Callable[[dict[str, Any]], None], told: str
) -> None:
    table = spun_report().to_dict()
    damage(table)
    with pytest.raises(SourceFormatError, match=told) as caught:
        Report.from_json(json.dumps(table), source="audit.jsonl")
    assert str(caught.value).startswith("audit.jsonl: report")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "NaN", '{"schema": NaN}', b"\xff\xfe\xff", "[" * 100_000]
)
def test_what_is_no_report_is_refused(text: str | bytes) -> None:
    with pytest.raises(SourceFormatError):
        Report.from_json(text)


def test_attacks_come_through_json_unchanged() -> None:
    report = hostile_report()
    assert Report.from_json(report.to_json()) == report
    assert all(attack in (report.copy.text or "") for attack in ATTACKS)


def test_golden_json() -> None:
    matches_golden("spun.json", spun_report().to_json(indent=2))
    matches_golden("spun.brief.json", spun_report().to_json(brief=True, indent=2))
