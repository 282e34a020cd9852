"""Licence policies: what a copy must carry, must not do, and may.

:func:`load_policy` reads one, :func:`evaluate` holds a pair against it.
"""

from __future__ import annotations

from spindetect.policy.case import Case
from spindetect.policy.clauses import Policy
from spindetect.policy.evaluation import evaluate
from spindetect.policy.reading import bundled_policies, load_policy, parse_policy

__all__ = ["Case", "Policy", "bundled_policies", "evaluate", "load_policy", "parse_policy"]
