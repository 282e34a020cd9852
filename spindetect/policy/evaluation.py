"""Hold a pair against a policy."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spindetect.policy.allowed import use_of
from spindetect.policy.case import Case
from spindetect.policy.clauses import Policy
from spindetect.policy.forbidden import FORBIDDEN
from spindetect.policy.required import REQUIRED
from spindetect.records import Notice, PolicyFinding, PolicyResult

__all__ = ["evaluate"]

_NOT_APPLIED: Final = Notice(
    "policy", "the policy was not applied: the copy does not come from the original"
)


def evaluate(policy: Policy, case: Case) -> tuple[PolicyResult | None, tuple[Notice, ...]]:
    """Tell what a policy says of a pair.

    A required element is missing only where it is nowhere in the copy: not in
    its text, the furniture of its page, its metadata or its links. Nothing can
    be missing that the original itself has not, unless the policy spells it
    out.

    Parameters
    ----------
    policy : Policy
    case : Case

    Returns
    -------
    PolicyResult or None
        None for an independent pair: no licence binds a text that is no copy.
    tuple of Notice
        What could not be told, such as the links of a text without markup.
    """
    if case.verdict.derivation == "independent":
        return None, (_NOT_APPLIED,)
    allowed = {c.rule: c for c in policy.clauses if c.section == "allowed"}
    case = replace(case, allowed=allowed)
    missing: list[PolicyFinding] = []
    violations: list[PolicyFinding] = []
    used: list[PolicyFinding] = []
    notices: list[Notice] = []
    for clause in policy.clauses:
        if clause.section == "allowed":
            use = use_of(clause, case)
            used += [use.of(clause)] if use else []
            continue
        rules, into = (
            (REQUIRED, missing) if clause.section == "required" else (FORBIDDEN, violations)
        )
        found = rules[clause.rule](clause, case)
        into += [told.of(clause) for told in found.told]
        notices += found.notices
    result = PolicyResult(
        name=policy.name,
        source=policy.source,
        passed=all(finding.severity != "error" for finding in (*missing, *violations)),
        missing=tuple(missing),
        violations=tuple(violations),
        allowed=tuple(used),
    )
    return result, tuple(notices)
