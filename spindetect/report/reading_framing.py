"""Read back the parts of the JSON report on what stands around the story."""

from __future__ import annotations

from typing import Any, get_args

from spindetect.records import (
    Attribution,
    AttributionElement,
    AttributionStatus,
    Content,
    ContentPassage,
    ContentPlace,
    ContentStatus,
    Credit,
    CreditOrigin,
    Framing,
    FramingStatus,
    PolicyFinding,
    PolicyResult,
    PolicySeverity,
    ReportedArticle,
    Role,
    Side,
)
from spindetect.report.reading_nodes import Node, optional_span, span

__all__ = ["fields"]


def fields(top: Node, original: ReportedArticle, copy: ReportedArticle) -> dict[str, Any]:
    """Return the fields of a Report that say what stands around the story.

    Parameters
    ----------
    top : Node
        The whole report.
    original, copy : ReportedArticle
        Its two sides, which every span must fit.

    Raises
    ------
    SourceFormatError
        When something is missing, of another type, or points outside the texts.
    """
    sides: dict[Side, ReportedArticle] = {"original": original, "copy": copy}
    content, policy = top.optional_node("content"), top.optional_node("policy")
    return {
        "framing": tuple(_framing(node, sides) for node in top.nodes("framing")),
        "attribution": tuple(_attribution(n, sides) for n in top.optional_nodes("attribution")),
        "content": None if content is None else _content(content, sides),
        "policy": None if policy is None else _policy(policy, sides),
    }


def _framing(node: Node, sides: dict[Side, ReportedArticle]) -> Framing:
    side = node.choice("side", get_args(Side))
    here = span(node, sides[side].text)
    return Framing(
        status=node.choice("status", get_args(FramingStatus)),
        role=node.choice("role", get_args(Role)),
        side=side,
        start=here.start,
        end=here.end,
        text=here.text,
        probability=node.number("probability", 0, 1),
        counterpart=optional_span(node, "counterpart", sides[_other(side)].text),
    )


def _other(side: Side) -> Side:
    return "copy" if side == "original" else "original"


def _attribution(node: Node, sides: dict[Side, ReportedArticle]) -> Attribution:
    return Attribution(
        element=node.choice("element", get_args(AttributionElement)),
        status=node.choice("status", get_args(AttributionStatus)),
        original=_credit(node, "original", sides),
        copy=_credit(node, "copy", sides),
    )


def _credit(node: Node, side: Side, sides: dict[Side, ReportedArticle]) -> Credit | None:
    inner = node.optional_node(side)
    if inner is None:
        return None
    return Credit(
        name=inner.string("name"),
        origin=inner.choice("origin", get_args(CreditOrigin)),
        span=optional_span(inner, "span", sides[side].text),
        url=inner.optional_string("url"),
    )


def _content(node: Node, sides: dict[Side, ReportedArticle]) -> Content:
    return Content(
        omitted=node.number("omitted", 0, 1),
        added=node.number("added", 0, 1),
        passages=tuple(_passage(inner, sides) for inner in node.nodes("passages")),
        summary=node.string("summary"),
    )


def _passage(node: Node, sides: dict[Side, ReportedArticle]) -> ContentPassage:
    side = node.choice("side", get_args(Side))
    here, there = sides[side], sides[_other(side)]
    start, end = (node.count(key, _places(here)) for key in ("start", "end"))
    if start > end:
        node.refuse("ends before it starts")
    return ContentPassage(
        status=node.choice("status", get_args(ContentStatus)),
        side=side,
        start=start,
        end=end,
        sentences=tuple(
            node.index_of(value, "sentences", here.sentence_count)
            for value in node.array("sentences")
        ),
        paragraphs=node.count("paragraphs"),
        words=node.count("words"),
        share=node.number("share", 0, 1),
        place=node.choice("place", get_args(ContentPlace)),
        opposite=node.count("opposite", _places(there)),
    )


def _places(article: ReportedArticle) -> int | None:
    return None if article.text is None else len(article.text) + 1


def _policy(node: Node, sides: dict[Side, ReportedArticle]) -> PolicyResult:
    lists = {
        key: tuple(_finding(inner, sides) for inner in node.nodes(key))
        for key in ("missing", "violations", "allowed")
    }
    return PolicyResult(
        name=node.string("name"), source=node.string("source"), passed=node.flag("passed"), **lists
    )


def _finding(node: Node, sides: dict[Side, ReportedArticle]) -> PolicyFinding:
    side = None if node.value("side") is None else node.choice("side", get_args(Side))
    place = None if side is None else optional_span(node, "span", sides[side].text)
    return PolicyFinding(
        rule=node.string("rule"),
        severity=node.choice("severity", get_args(PolicySeverity)),
        message=node.string("message"),
        line=node.count("line"),
        side=side,
        span=place,
    )
