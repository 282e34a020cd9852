"""The JSON report, ``spindetect.report/1``: written and read to the letter.

Writing goes record by record in the contract's order of keys. Reading is in
:mod:`spindetect.report.reading`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from spindetect.records import Change, Link, ReportedArticle, Verdict
from spindetect.report import json_framing
from spindetect.report.json_values import rounded, span

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["REPORT_SCHEMA", "dump", "to_dict"]

REPORT_SCHEMA = "spindetect.report/1"

# Valid in JSON, but not in a line of JSON Lines, on a terminal or in UTF-8:
# C1 controls, line separators, direction overrides and lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_dict(report: Report, *, brief: bool = False) -> dict[str, Any]:
    """Return the report as plain lists and dicts, keys in the contract's order.

    Parameters
    ----------
    report : Report
    brief : bool
        Leave out the articles' text and their sentences; a report that was
        read from a brief one stays brief.

    Raises
    ------
    ModelError
        When a score is not a finite number.
    """
    brief = brief or report.original.text is None or report.copy.text is None
    table: dict[str, Any] = {
        "schema": REPORT_SCHEMA,
        "version": report.version,
        "encoder": report.encoder,
    }
    if report.id is not None:
        table["id"] = report.id
    table["original"] = _article(report.original, brief)
    table["copy"] = _article(report.copy, brief)
    table["verdict"] = _verdict(report.verdict)
    if not brief:
        table["sentences"] = {
            "original": [span(sentence) for sentence in report.original.sentences],
            "copy": [span(sentence) for sentence in report.copy.sentences],
        }
    table["links"] = [_link(link) for link in report.links]
    table["changes"] = [_change(change) for change in report.changes]
    table["framing"] = [json_framing.framing(passage) for passage in report.framing]
    table["attribution"] = [json_framing.attribution(link) for link in report.attribution]
    table["content"] = None if report.content is None else json_framing.content(report.content)
    if report.policy is not None:
        table["policy"] = json_framing.policy(report.policy)
    table["warnings"] = [
        {"code": notice.code, "message": notice.message} for notice in report.notices
    ]
    return table


def dump(table: dict[str, Any], *, indent: int | None = None) -> str:
    r"""Return JSON that stays one line and is safe to print and to encode.

    Letters of any script are written as they are. Control characters,
    direction overrides, line separators and lone surrogates are escaped.

    Examples
    --------
    >>> dump({"text": "caf\u00e9\u2028\x9b2J"})
    '{"text": "café\\u2028\\u009b2J"}'
    """
    text = json.dumps(
        table, ensure_ascii=False, allow_nan=False, check_circular=False, indent=indent
    )
    if text.isprintable():  # nothing unsafe is, and str tells sooner than the expression
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _article(article: ReportedArticle, brief: bool) -> dict[str, Any]:
    table: dict[str, Any] = {
        "source": article.source,
        "title": article.title,
        "language": article.language,
        "sha256": article.sha256,
        "words": article.words,
        "sentences": article.sentence_count,
    }
    if not brief:
        table["text"] = article.text
    return table


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "derivation": verdict.derivation,
        "derivation_probability": rounded(verdict.derivation_probability, "derivation_probability"),
        "manner": verdict.manner,
        "spin_probability": rounded(verdict.spin_probability, "spin_probability"),
        "reuse": rounded(verdict.reuse, "reuse"),
        "reasons": [
            {
                "code": reason.code,
                "message": reason.message,
                "weight": rounded(reason.weight, f"weight of reason {reason.code}"),
            }
            for reason in verdict.reasons
        ],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "original": list(link.original),
        "copy": list(link.copy),
        "similarity": rounded(link.similarity, "similarity"),
        "overlap": rounded(link.overlap, "overlap"),
        "manner": link.manner,
        "moved": link.moved,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "severity": change.severity,
        "link": change.link,
        "original": None if change.original is None else span(change.original),
        "copy": None if change.copy is None else span(change.copy),
        "why": change.why,
    }
