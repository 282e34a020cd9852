"""Read the JSON report back, refusing whatever the contract does not allow."""

from __future__ import annotations

import json
from typing import Any, NoReturn, get_args

from spindetect.errors import SourceFormatError
from spindetect.records import (
    Change,
    ChangeKind,
    Derivation,
    Link,
    Manner,
    Notice,
    Reason,
    ReportedArticle,
    Severity,
    Verdict,
)
from spindetect.report import reading_framing
from spindetect.report.json import REPORT_SCHEMA
from spindetect.report.reading_nodes import HINT, Node, span

__all__ = ["parse"]


def parse(text: str | bytes, source: str) -> dict[str, Any]:
    """Return the fields of a Report.

    Parameters
    ----------
    text : str or bytes
        One JSON object; bytes in UTF-8.
    source : str
        What to call the input in an error.

    Returns
    -------
    dict
        Arguments of :class:`spindetect.report.Report`.

    Raises
    ------
    SourceFormatError
        When the text is no report, lacks something, holds something of
        another type, or points outside itself.
    """
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise SourceFormatError("is not JSON", source=source, hint=HINT) from error
    top = Node(value, "report", source)
    if top.string("schema") != REPORT_SCHEMA:
        top.refuse(f"has schema {top.string('schema')!r}, not {REPORT_SCHEMA!r}")
    brief = "sentences" not in top.table
    original = _article(top, "original", brief=brief)
    copy = _article(top, "copy", brief=brief)
    links = tuple(_link(node, original, copy) for node in top.nodes("links"))
    return {
        "original": original,
        "copy": copy,
        "encoder": top.string("encoder"),
        "verdict": _verdict(top.node("verdict")),
        "links": links,
        "changes": tuple(_change(n, len(links), original, copy) for n in top.nodes("changes")),
        **reading_framing.fields(top, original, copy),
        "notices": tuple(
            Notice(node.string("code"), node.string("message")) for node in top.nodes("warnings")
        ),
        "version": top.string("version"),
        "id": top.optional_string("id") if "id" in top.table else None,
    }


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _article(top: Node, side: str, *, brief: bool) -> ReportedArticle:
    node = top.node(side)
    text = None if brief else node.string("text")
    count = node.count("sentences")
    spans = () if brief else tuple(span(n, text) for n in top.node("sentences").nodes(side))
    if not brief and len(spans) != count:
        node.refuse(f"says that it has {count} sentences, but {len(spans)} are listed")
    return ReportedArticle(
        source=node.string("source"),
        sha256=node.string("sha256"),
        title=node.optional_string("title"),
        language=node.optional_string("language"),
        words=node.count("words"),
        sentence_count=count,
        text=text,
        sentences=spans,
    )


def _verdict(node: Node) -> Verdict:
    return Verdict(
        derivation=node.choice("derivation", get_args(Derivation)),
        derivation_probability=node.number("derivation_probability", 0, 1),
        manner=_manner(node),
        spin_probability=node.number("spin_probability", 0, 1),
        reuse=node.number("reuse", 0, 1),
        reasons=tuple(
            Reason(reason.string("code"), reason.string("message"), reason.number("weight"))
            for reason in node.nodes("reasons")
        ),
    )


def _manner(node: Node) -> Manner | None:
    return None if node.value("manner") is None else node.choice("manner", get_args(Manner))


def _link(node: Node, original: ReportedArticle, copy: ReportedArticle) -> Link:
    sides = {}
    for side, article in (("original", original), ("copy", copy)):
        sides[side] = tuple(
            node.index_of(value, side, article.sentence_count) for value in node.array(side)
        )
    return Link(
        original=sides["original"],
        copy=sides["copy"],
        similarity=node.number("similarity", -1, 1),
        overlap=node.number("overlap", 0, 1),
        moved=node.flag("moved"),
        manner=_manner(node),
    )


def _change(node: Node, links: int, original: ReportedArticle, copy: ReportedArticle) -> Change:
    spans = {}
    for side, article in (("original", original), ("copy", copy)):
        spans[side] = None if node.value(side) is None else span(node.node(side), article.text)
    return Change(
        kind=node.choice("kind", get_args(ChangeKind)),
        severity=node.choice("severity", get_args(Severity)),
        link=None if node.value("link") is None else node.count("link", links),
        original=spans["original"],
        copy=spans["copy"],
        why=node.string("why"),
    )
