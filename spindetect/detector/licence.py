"""A report held against a licence policy."""

from __future__ import annotations

from dataclasses import replace

from spindetect.policy import Case, Policy, evaluate
from spindetect.records import Document
from spindetect.report import Report

__all__ = ["with_policy"]


def with_policy(report: Report, original: Document, copy: Document, policy: Policy) -> Report:
    """Return the report with what a policy says of its pair.

    Parameters
    ----------
    report : Report
        With everything else in it.
    original, copy : Document
        The articles that it is on.
    policy : Policy
    """
    case = Case(
        original=original,
        copy=copy,
        verdict=report.verdict,
        links=report.links,
        changes=report.changes,
        framing=report.framing,
        attribution=report.attribution,
        content=report.content,
    )
    result, notices = evaluate(policy, case)
    return replace(report, policy=result, notices=(*report.notices, *notices))
