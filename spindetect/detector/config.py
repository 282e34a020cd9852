"""What a user may set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spindetect import read
from spindetect.errors import ConfigurationError

if TYPE_CHECKING:
    from spindetect.policy import Policy

__all__ = ["Config"]


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set.

    Parameters
    ----------
    threshold : float or None
        Probability of derivation (0 to 1) from which a pair is accused; None
        for the bundled judge's.
    limits : Limits
        What is read at most.
    policy : Policy or None
        What a licence requires of a copy, from
        :func:`spindetect.policy.load_policy`; None to hold it against none.

    Raises
    ------
    ConfigurationError
        When the threshold is not between 0 and 1.
    """

    threshold: float | None = None
    limits: read.Limits = field(default_factory=read.Limits)
    policy: Policy | None = None

    def __post_init__(self) -> None:
        if self.threshold is not None and not 0.0 < self.threshold <= 1.0:
            raise ConfigurationError(
                f"is {self.threshold}", source="threshold", hint="give a number above 0, up to 1"
            )
