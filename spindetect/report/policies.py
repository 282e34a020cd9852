"""What is said of a policy as a whole, in every form of the report."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.records import PolicyFinding, PolicyResult
from spindetect.report.wording import counted

__all__ = ["policy_verdict"]


def policy_verdict(result: PolicyResult) -> str:
    """Return how the copy does by a policy, in one sentence.

    Parameters
    ----------
    result : PolicyResult

    Examples
    --------
    >>> policy_verdict(PolicyResult("Ours", "ours.toml", True))
    'The copy keeps to it.'
    """
    found = (*result.missing, *result.violations)
    errors = sum(finding.severity == "error" for finding in found)
    warnings = len(found) - errors
    if not found:
        return "The copy keeps to it."
    if not errors:
        return f"The copy keeps to it, with {counted(warnings, 'warning')}."
    told = [part for part in (_told(result.missing, "required", "missing"),
                              _told(result.violations, "forbidden", "done")) if part]  # fmt: skip
    beside = f", beside {counted(warnings, 'warning')}" if warnings else ""
    return f"The copy breaks it: {' and '.join(told)}{beside}."


def _told(findings: Sequence[PolicyFinding], wanted: str, state: str) -> str:
    errors = sum(finding.severity == "error" for finding in findings)
    if not errors:
        return ""
    return f"{counted(errors, 'thing')} {wanted} {'is' if errors == 1 else 'are'} {state}"
