"""Derived or not: what the scores of labelled pairs amount to, by group."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from tests.eval.metrics import Interval, auc, bootstrap, zero_accusation_threshold
from tests.eval.scoring import PairScore

__all__ = ["DerivationSummary", "GroupRow", "errors", "measures", "summarise"]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group.

    Parameters
    ----------
    group : str
    derived, extra : bool
    count : int
    found : Interval or None
        Share above every independent pair of the bar; None for independent groups.
    accused : Interval or None
        Share that the system's own default accuses; None without a default.
    accused_count : int
    milliseconds : float
        Median for a pair.
    """

    group: str
    derived: bool
    extra: bool
    count: int
    found: Interval | None
    accused: Interval | None
    accused_count: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class DerivationSummary:
    """The table: a row for each group and two totals over the groups of the bar."""

    system: str
    auc: float
    threshold: float
    rows: tuple[GroupRow, ...]
    all_derived: GroupRow
    all_independent: GroupRow


def _row(group: str, scores: Sequence[PairScore], threshold: float) -> GroupRow:
    clusters = [score.cluster for score in scores]
    derived = scores[0].derived
    accused = [bool(score.accused) for score in scores]
    has_default = all(score.accused is not None for score in scores)
    found = [score.score > threshold for score in scores]
    return GroupRow(
        group=group,
        derived=derived,
        extra=scores[0].extra,
        count=len(scores),
        found=bootstrap(found, clusters) if derived else None,
        accused=bootstrap(accused, clusters) if has_default else None,
        accused_count=sum(accused),
        milliseconds=statistics.median(score.milliseconds for score in scores),
    )


def summarise(system: str, scores: Sequence[PairScore]) -> DerivationSummary:
    """Summarise scores by group.

    Parameters
    ----------
    system : str
        Name for the table.
    scores : sequence of PairScore
        At least one derived and one independent pair that are not extra.

    Raises
    ------
    ValueError
        When either kind is missing.
    """
    derived = [score for score in scores if score.derived and not score.extra]
    independent = [score for score in scores if not score.derived and not score.extra]
    if not derived or not independent:
        raise ValueError("derivation needs derived and independent pairs to measure")
    threshold = zero_accusation_threshold([score.score for score in independent])
    groups: dict[str, list[PairScore]] = {}
    for score in scores:
        groups.setdefault(score.group, []).append(score)
    rows = [_row(group, members, threshold) for group, members in groups.items()]
    rows.sort(key=lambda row: (row.extra, not row.derived))
    return DerivationSummary(
        system=system,
        auc=auc([score.score for score in derived], [score.score for score in independent]),
        threshold=threshold,
        rows=tuple(rows),
        all_derived=_row("all derived", derived, threshold),
        all_independent=_row("all independent", independent, threshold),
    )


def _measure_name(group: str) -> str:
    return group.replace(",", "").replace("-", "_").replace(" ", "_")


def measures(summary: DerivationSummary) -> dict[str, float]:
    """Return what floors can hold: every figure is better when higher.

    ``derivation.spared`` is the share of independent pairs that the shipped
    default leaves alone; ``derivation.caught`` that of derived pairs it finds.
    """
    found = summary.all_derived.found
    table = {"derivation.auc": summary.auc}
    if found is not None:
        table["derivation.found_zero_fa"] = found.value
    if summary.all_independent.accused is not None:
        table["derivation.spared"] = 1 - summary.all_independent.accused.value
    if summary.all_derived.accused is not None:
        table["derivation.caught"] = summary.all_derived.accused.value
    for row in summary.rows:
        if row.found is not None and not row.extra:
            table[f"derivation.found_zero_fa.{_measure_name(row.group)}"] = row.found.value
    return table


def errors(scores: Sequence[PairScore], *, limit: int = 15) -> list[PairScore]:
    """Return the highest-scoring independent and then the lowest-scoring derived pairs."""
    bar = [score for score in scores if not score.extra]
    independent = sorted(
        (score for score in bar if not score.derived), key=lambda score: (-score.score, score.id)
    )
    derived = sorted(
        (score for score in bar if score.derived), key=lambda score: (score.score, score.id)
    )
    return independent[:limit] + derived[:limit]
