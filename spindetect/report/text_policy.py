"""What a licence policy says of the copy, in the terminal report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from spindetect.records import PolicyFinding
from spindetect.report.policies import policy_verdict
from spindetect.report.text_lines import heading, labelled, more
from spindetect.report.wrapping import Line, Segment, Style, visible

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["policy_lines"]

_SHOWN: Final = 3  # of one clause


def policy_lines(report: Report, width: int) -> list[Line]:
    """Return the section on the policy; nothing where there is none.

    Parameters
    ----------
    report : Report
    width : int
        Columns.
    """
    result = report.policy
    if result is None:
        return []
    lines = heading("Policy", visible(result.name), width)
    tone: Style = "good" if result.passed else "bad"
    lines += labelled(
        "kept" if result.passed else "broken", [Segment(policy_verdict(result), tone)], width
    )
    lines += _findings("missing", result.missing, width)
    lines += _findings("forbidden", result.violations, width)
    lines += _findings("allowed", result.allowed, width)
    return lines


def _findings(label: str, findings: Sequence[PolicyFinding], width: int) -> list[Line]:
    """Tell findings, the first few of each clause."""
    lines: list[Line] = []
    for _, group in groupby(findings, key=lambda finding: (finding.rule, finding.line)):
        told = list(group)
        for finding in told[:_SHOWN]:
            lines += labelled(label, _finding(label, finding), width)
        lines += more(len(told) - _SHOWN, width)
    return lines


def _finding(label: str, finding: PolicyFinding) -> list[Segment]:
    if label == "allowed":
        return [Segment(visible(finding.message), "muted")]
    lead = [Segment("warning: ", "muted")] if finding.severity == "warning" else []
    return [*lead, Segment(visible(finding.message))]
