"""What a licence policy says of the copy, as a card of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spindetect.records import PolicyFinding
from spindetect.report.findings import article
from spindetect.report.html_words import escaped, framing_id, sentence_id
from spindetect.report.policies import policy_verdict

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["policy_card"]


def policy_card(report: Report) -> str:
    """Return the card on the policy; nothing where there is none.

    Parameters
    ----------
    report : Report
    """
    result = report.policy
    if result is None:
        return ""
    body = f"<p><strong>{escaped(policy_verdict(result))}</strong></p>"
    body += _list(report, "missing", "omitted", result.missing)
    body += _list(report, "forbidden", "corrupting", result.violations)
    used = _list(report, "allowed", "kept", result.allowed)
    if used:
        body += f"<details><summary>allowed: {len(result.allowed):,}</summary>{used}</details>"
    tone = "policy" if result.passed else "policy corrupting"
    title = f"<h3>Policy <small>{escaped(result.name)}, {escaped(result.source)}</small></h3>"
    return f'<section class="card {tone}">{title}{body}</section>'


def _list(report: Report, label: str, style: str, findings: Sequence[PolicyFinding]) -> str:
    items = "".join(f"<li>{_finding(report, label, style, finding)}</li>" for finding in findings)
    return f"<ul>{items}</ul>" if items else ""


def _finding(report: Report, label: str, style: str, finding: PolicyFinding) -> str:
    warning = label != "allowed" and finding.severity == "warning"
    told = f"{label}, warning" if warning else label
    lead = f'<span class="label {"kept" if warning else style}">{told}</span>'
    target = _target(report, finding)
    way = ""
    if target is not None:
        way = f' <span class="quiet">see <a href="#{target}">{finding.side}</a></span>'
    return f"{lead} {escaped(finding.message)}{way}"


def _target(report: Report, finding: PolicyFinding) -> str | None:
    """Return the anchor of what a finding points at: a framing passage, or a sentence."""
    span, side = finding.span, finding.side
    if span is None or side is None or report.original.text is None or report.copy.text is None:
        return None
    for place, item in enumerate(report.framing):
        if item.side == side and item.start == span.start and item.role != "body":
            return framing_id(place)
    for index, sentence in enumerate(article(report, side).sentences):
        if sentence.start <= span.start < sentence.end:
            return sentence_id(side, index)
    return None
