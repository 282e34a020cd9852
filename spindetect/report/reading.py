"""Read the JSON report back, refusing whatever the contract does not allow."""

from __future__ import annotations

import json
import math
import sys
from typing import Any, NoReturn, TypeVar, cast, get_args

from spindetect.errors import SourceFormatError
from spindetect.records import (
    Change,
    ChangeKind,
    Derivation,
    Framing,
    FramingStatus,
    Link,
    Manner,
    Notice,
    Reason,
    ReportedArticle,
    Role,
    Severity,
    Side,
    Span,
    Verdict,
)
from spindetect.report.json import REPORT_SCHEMA

__all__ = ["parse"]

_HINT = "give a report that 'spindetect score --json' or 'spindetect pairs' wrote"

_LARGEST = sys.float_info.max

T = TypeVar("T", bound=str)


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
        raise SourceFormatError("is not JSON", source=source, hint=_HINT) from error
    top = _Node(value, "report", source)
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
        "framing": tuple(_framing(node, original, copy) for node in top.nodes("framing")),
        "notices": tuple(
            Notice(node.string("code"), node.string("message")) for node in top.nodes("warnings")
        ),
        "version": top.string("version"),
        "id": top.optional_string("id") if "id" in top.table else None,
    }


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


class _Node:
    """A JSON object, the way to it, and typed access to its keys."""

    __slots__ = ("source", "table", "where")

    def __init__(self, value: object, where: str, source: str) -> None:
        self.where = where
        self.source = source
        if not isinstance(value, dict):
            self.refuse("is not an object")
        self.table = cast("dict[str, Any]", value)

    def refuse(self, problem: str) -> NoReturn:
        raise SourceFormatError(f"{self.where} {problem}", source=self.source, hint=_HINT)

    def value(self, key: str) -> Any:
        if key not in self.table:
            self.refuse(f"has no {key!r}")
        return self.table[key]

    def string(self, key: str) -> str:
        value = self.value(key)
        if not isinstance(value, str):
            self.refuse(f"has a {key!r} that is not text")
        return value

    def optional_string(self, key: str) -> str | None:
        return None if self.value(key) is None else self.string(key)

    def choice(self, key: str, choices: tuple[T, ...]) -> T:
        value = self.string(key)
        known = [choice for choice in choices if choice == value]
        if not known:
            self.refuse(f"has a {key!r} that is none of {', '.join(choices)}")
        return known[0]

    def flag(self, key: str) -> bool:
        value = self.value(key)
        if not isinstance(value, bool):
            self.refuse(f"has a {key!r} that is neither true nor false")
        return value

    def count(self, key: str, limit: int | None = None) -> int:
        return self.index_of(self.value(key), key, limit)

    def index_of(self, value: object, key: str, limit: int | None) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(f"has a {key!r} that is no whole number")
        if limit is not None and value >= limit:
            self.refuse(f"has a {key!r} of {value}, but there are only {limit}")
        return value

    def number(self, key: str, low: float = -math.inf, high: float = math.inf) -> float:
        value = self.value(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            self.refuse(f"has a {key!r} that is no number")
        if not max(low, -_LARGEST) <= value <= min(high, _LARGEST):
            self.refuse(f"has a {key!r} outside {low:g} to {high:g}")
        return float(value)

    def array(self, key: str) -> list[Any]:
        value = self.value(key)
        if not isinstance(value, list):
            self.refuse(f"has a {key!r} that is no list")
        return value

    def node(self, key: str) -> _Node:
        return _Node(self.value(key), f"{self.where}.{key}", self.source)

    def nodes(self, key: str) -> list[_Node]:
        where = f"{self.where}.{key}"
        return [
            _Node(value, f"{where}[{place}]", self.source)
            for place, value in enumerate(self.array(key))
        ]


def _article(top: _Node, side: str, *, brief: bool) -> ReportedArticle:
    node = top.node(side)
    text = None if brief else node.string("text")
    count = node.count("sentences")
    spans = () if brief else tuple(_span(n, text) for n in top.node("sentences").nodes(side))
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


def _span(node: _Node, text: str | None) -> Span:
    span = Span(node.count("start"), node.count("end"), node.string("text"))
    if span.start > span.end or (text is not None and text[span.start : span.end] != span.text):
        node.refuse("is not what stands at its place in the text")
    return span


def _verdict(node: _Node) -> Verdict:
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


def _manner(node: _Node) -> Manner | None:
    return None if node.value("manner") is None else node.choice("manner", get_args(Manner))


def _link(node: _Node, original: ReportedArticle, copy: ReportedArticle) -> Link:
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


def _change(node: _Node, links: int, original: ReportedArticle, copy: ReportedArticle) -> Change:
    spans = {}
    for side, article in (("original", original), ("copy", copy)):
        spans[side] = None if node.value(side) is None else _span(node.node(side), article.text)
    return Change(
        kind=node.choice("kind", get_args(ChangeKind)),
        severity=node.choice("severity", get_args(Severity)),
        link=None if node.value("link") is None else node.count("link", links),
        original=spans["original"],
        copy=spans["copy"],
        why=node.string("why"),
    )


def _framing(node: _Node, original: ReportedArticle, copy: ReportedArticle) -> Framing:
    side = node.choice("side", get_args(Side))
    span = _span(node, (original if side == "original" else copy).text)
    return Framing(
        status=node.choice("status", get_args(FramingStatus)),
        role=node.choice("role", get_args(Role)),
        side=side,
        start=span.start,
        end=span.end,
        text=span.text,
        probability=node.number("probability", 0, 1),
    )
