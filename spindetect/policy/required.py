"""What a policy requires to be in the copy: called missing only where it is nowhere in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from spindetect.policy.case import Case, Findings
from spindetect.policy.clauses import Clause
from spindetect.policy.completeness import full_text
from spindetect.policy.required_credits import byline, copyright_line, credit
from spindetect.policy.required_notes import correction, disclaimer
from spindetect.policy.required_page import canonical, dateline, publication_date

__all__ = ["REQUIRED"]

REQUIRED: Final[Mapping[str, Callable[[Clause, Case], Findings]]] = MappingProxyType(
    {
        "byline": byline,
        "canonical": canonical,
        "copyright": copyright_line,
        "correction": correction,
        "credit": credit,
        "date": publication_date,
        "dateline": dateline,
        "disclaimer": disclaimer,
        "full_text": full_text,
    }
)
"""What tells whether each required element is missing."""
