"""Options that several commands share, and the detector they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from spindetect.cli import failon
from spindetect.detector import Config
from spindetect.errors import ConfigurationError
from spindetect.read import Limits

if TYPE_CHECKING:
    from spindetect.policy import Policy

__all__ = [
    "EncoderOption",
    "FailOnOption",
    "PolicyOption",
    "ThresholdOption",
    "TimeoutOption",
    "configured",
]

EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME_OR_PATH",
        help="A sentence-transformers model: a folder, or a name in the local cache. "
        "The bundled static encoder when left out.",
    ),
]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        "--threshold",
        metavar="PROBABILITY",
        help="Probability of derivation, above 0 and up to 1, from which a pair is accused.",
    ),
]
FailOnOption = Annotated[str | None, typer.Option("--fail-on", metavar="WHAT", help=failon.HELP)]
PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="FILE_OR_NAME",
        help="Hold the copy against a licence: a TOML file, or cc-republication, no-endorsement or "
        "wire-service.",
    ),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        help="Longest time to spend on fetching one address; 60 when left out.",
    ),
]


def configured(
    threshold: float | None,
    timeout: float | None,
    policy: str | None = None,
    conditions: tuple[str, ...] = (),
) -> Config:
    """Return the configuration that the options describe.

    Parameters
    ----------
    threshold : float or None
        Probability of derivation from which a pair is accused.
    timeout : float or None
        Seconds for one address, redirects included.
    policy : str or None
        File or name of a licence policy.
    conditions : tuple of str
        What ``--fail-on`` names.

    Raises
    ------
    ConfigurationError
        When a number is out of its range, when the policy is wrong, or when
        ``--fail-on`` asks for one that was not given.
    """
    if policy is None and "policy" in conditions:
        raise ConfigurationError(
            "policy needs a policy", source="--fail-on", hint="add --policy FILE_OR_NAME"
        )
    licence = None if policy is None else _loaded(policy)
    usual = Limits()
    if threshold is not None and not 0.0 < threshold <= 1.0:
        raise ConfigurationError(
            f"is {threshold:g}", source="--threshold", hint="give a number above 0, up to 1"
        )
    if timeout is None:
        return Config(threshold=threshold, policy=licence)
    # A day is beyond any use, and within what sockets and timers take.
    if not 0.0 < timeout <= 86_400.0:
        raise ConfigurationError(
            f"is {timeout:g}", source="--timeout", hint="give seconds above 0, up to a day"
        )
    limits = Limits(
        connect_timeout=min(timeout, usual.connect_timeout),
        read_timeout=min(timeout, usual.read_timeout),
        total_timeout=timeout,
    )
    return Config(threshold=threshold, limits=limits, policy=licence)


def _loaded(policy: str) -> Policy:
    # Most calls have none, and a cold start would wait for what reads them.
    from spindetect.policy import load_policy  # noqa: PLC0415

    return load_policy(policy)
