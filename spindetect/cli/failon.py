"""``--fail-on``: what turns a finished run into exit status 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spindetect.errors import ConfigurationError
from spindetect.report import Report

__all__ = ["CONDITIONS", "HELP", "found", "parse"]

CONDITIONS: Final[dict[str, Callable[[Report], bool]]] = {
    "derived": lambda report: report.verdict.derivation == "derived",
    "partial": lambda report: report.verdict.derivation != "independent",
    "verbatim": lambda report: report.verdict.manner == "verbatim",
    "edited": lambda report: report.verdict.manner == "edited",
    "spun": lambda report: report.verdict.manner == "spun",
    "rewritten": lambda report: report.verdict.manner == "rewritten",
    "corrupting": lambda report: (
        report.verdict.derivation != "independent"
        and any(change.severity == "corrupting" for change in report.changes)
    ),
    "omitted": lambda report: (
        report.verdict.derivation != "independent"
        and any(
            passage.status == "omitted" and passage.role in ("disclaimer", "attribution", "byline")
            for passage in report.framing
        )
    ),
    "policy": lambda report: report.policy is not None and not report.policy.passed,
}
HELP: Final = (
    "Exit with status 1 when this is found; several with commas: derived, partial (derived or in "
    "part), verbatim, edited, spun, rewritten, corrupting (a changed name, figure, date or "
    "quotation), omitted (a disclaimer, source line or byline left out), policy (what --policy "
    "names as an error)."
)


def parse(value: str | None) -> tuple[str, ...]:
    """Return the conditions named in the option.

    Parameters
    ----------
    value : str or None
        Names with commas between them; None when the option was not given.

    Raises
    ------
    ConfigurationError
        When one is not known.
    """
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    for name in names:
        if name not in CONDITIONS:
            raise ConfigurationError(
                f"{name!r} is not known",
                source="--fail-on",
                hint=f"choose among {', '.join(CONDITIONS)}",
            )
    if value is not None and not names:
        raise ConfigurationError(
            "is empty", source="--fail-on", hint=f"choose among {', '.join(CONDITIONS)}"
        )
    return names


def found(report: Report, conditions: tuple[str, ...]) -> bool:
    """Tell whether any of the conditions holds of a report.

    Parameters
    ----------
    report : Report
    conditions : tuple of str
        Keys of :data:`CONDITIONS`.
    """
    return any(CONDITIONS[name](report) for name in conditions)
