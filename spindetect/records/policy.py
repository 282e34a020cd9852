"""What a licence requires, and whether a copy keeps to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spindetect.records.texts import Side, Span

__all__ = ["PolicyFinding", "PolicyResult", "PolicySeverity"]

PolicySeverity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class PolicyFinding:
    """One clause of a policy, and what the copy does about it.

    Parameters
    ----------
    rule : str
        Name of the clause's kind, such as ``"byline"`` or ``"promotion"``.
    severity : {"error", "warning"}
        Only an error fails the policy.
    message : str
        One plain sentence.
    line : int
        Line of the policy file, from 1, that the clause begins on.
    side : {"original", "copy"} or None
        The side whose text the span indexes.
    span : Span or None
        What the finding points at; None for what stands nowhere.
    """

    rule: str
    severity: PolicySeverity
    message: str
    line: int
    side: Side | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """What a policy says of a pair.

    Parameters
    ----------
    name : str
        The policy's own name.
    source : str
        Where it was read from, as the user named it.
    passed : bool
        True when nothing of severity ``error`` is missing or violated.
    missing : tuple of PolicyFinding
        What is required and not there, in the policy's order.
    violations : tuple of PolicyFinding
        What is forbidden and was done, likewise.
    allowed : tuple of PolicyFinding
        Departures that the policy allows, and that the copy made use of.
    """

    name: str
    source: str
    passed: bool
    missing: tuple[PolicyFinding, ...] = ()
    violations: tuple[PolicyFinding, ...] = ()
    allowed: tuple[PolicyFinding, ...] = ()
