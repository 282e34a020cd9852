"""What a policy may say: its clauses, and the settings of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from spindetect.policy.settings import (
    Check,
    address,
    choices,
    count,
    link,
    only,
    share,
    some_share,
    text,
    texts,
)
from spindetect.records import PolicySeverity

__all__ = ["DEFAULTS", "FACTS", "LIKENESS", "SECTIONS", "Clause", "Policy", "Section"]

Section = Literal["required", "forbidden", "allowed"]

# Words shared with a stretch of the copy (Dice coefficient) from which a disclaimer or a
# correction is there. Set by judgement: one word in five may be another.
LIKENESS: Final = 0.8
# Changes of sense that can be forbidden by kind; quotations have a clause of their own.
FACTS: Final = (
    "attribution",
    "date",
    "deletion",
    "insertion",
    "modality",
    "name",
    "negation",
    "number",
    "synonym",
)
_MANNERS: Final = ("edited", "rewritten", "spun", "verbatim")
_PLACES: Final = ("page", "story", "text")

SECTIONS: Final[Mapping[Section, Mapping[str, Mapping[str, Check]]]] = MappingProxyType(
    {
        "required": {
            "byline": {"names": texts},
            "canonical": {"url": address},
            "copyright": {"holder": texts},
            "correction": {"likeness": some_share},
            "credit": {"names": texts, "of": only("original"), "link": link},
            "date": {},
            "dateline": {},
            "disclaimer": {"text": text, "likeness": some_share},
            "full_text": {"share": some_share},
        },
        "forbidden": {
            "added_content": {"up_to": share},
            "altered_facts": {"kinds": choices(*FACTS)},
            "altered_headline": {},
            "altered_quotations": {},
            "altered_wording": {"at_most": count},
            "endorsement": {"phrases": texts},
            "manner": {"manners": choices(*_MANNERS)},
            "promotion": {"where": only(*_PLACES)},
            "replaced_byline": {},
            "sponsored_label": {"phrases": texts},
        },
        "allowed": {
            "dateline": {},
            "headline": {},
            "spelling": {},
            "trimming": {"up_to": share},
            "units": {},
        },
    }
)
"""Section → rule → setting → what checks it; ``severity`` goes with all but what is allowed."""

DEFAULTS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "at_most": 0,
        "kinds": FACTS,
        "likeness": LIKENESS,
        "manners": ("spun",),
        "of": "original",
        "share": 1.0,
        "up_to": 0.0,
        "where": "story",
    }
)
"""What a setting is where the clause does not say."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a policy requires, forbids or allows.

    Parameters
    ----------
    section : {"required", "forbidden", "allowed"}
    rule : str
        Such as ``"byline"``.
    line : int
        Line of the policy that it begins on, from 1.
    severity : {"error", "warning"}
        Only an error fails the policy.
    settings : tuple of (str, Any)
        What the clause itself says, checked.
    """

    section: Section
    rule: str
    line: int
    severity: PolicySeverity = "error"
    settings: tuple[tuple[str, Any], ...] = ()

    def get(self, key: str) -> Any:
        """Return a setting, or its default.

        Parameters
        ----------
        key : str
        """
        return dict(self.settings).get(key, DEFAULTS.get(key))


@dataclass(frozen=True, slots=True)
class Policy:
    """What a licence requires, forbids and allows; made by :func:`load_policy`.

    Parameters
    ----------
    name : str
    source : str
        Where it was read from, as the user named it.
    clauses : tuple of Clause
        In the order of the file.
    description : str
    """

    name: str
    source: str
    clauses: tuple[Clause, ...]
    description: str = ""

    def allows(self, rule: str) -> Clause | None:
        """Return the clause that allows something, if there is one.

        Parameters
        ----------
        rule : str
            Such as ``"trimming"``.
        """
        return next((c for c in self.clauses if c.section == "allowed" and c.rule == rule), None)
