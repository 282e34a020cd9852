"""Results as tables, for a terminal or in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.eval.derivation import DerivationSummary, GroupRow
from tests.eval.gate import Floors
from tests.eval.links import LinkRow
from tests.eval.metrics import Interval
from tests.eval.scoring import PairScore

__all__ = [
    "derivation_table",
    "errors_table",
    "interval_cell",
    "links_table",
    "measures_table",
    "render",
]


def render(head: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool = False) -> str:
    """Lay out a table: the first column to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    if markdown:
        rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
        return "\n".join(f"| {' | '.join(_pad(line, widths))} |" for line in [head, rule, *rows])
    rule = ["-" * width for width in widths]
    return "\n".join("  ".join(_pad(line, widths)).rstrip() for line in [head, rule, *rows])


def _pad(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *rest = cells
    return [first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(rest, widths[1:], strict=True))]


def interval_cell(interval: Interval | None) -> str:
    """Write a figure with its interval."""
    if interval is None:
        return "–"
    return f"{interval.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]"


def _derivation_cells(row: GroupRow) -> list[str]:
    hits = f"{row.accused_count}" if row.accused is not None else "–"
    return [
        f"{row.group} (extra)" if row.extra else row.group,
        "derived" if row.derived else "independent",
        str(row.count),
        interval_cell(row.found),
        interval_cell(row.accused),
        hits,
        f"{row.milliseconds:.1f}",
    ]


def derivation_table(summary: DerivationSummary, *, markdown: bool = False) -> str:
    """Show a system's derivation figures by group."""
    head = ["group", "label", "n", "found at no accusation", "accused by default", "count", "ms"]
    rows = [*summary.rows, summary.all_derived, summary.all_independent]
    title = (
        f"{summary.system}: derivation; AUC {summary.auc:.4f}; no independent pair of the bar "
        f"scores above {summary.threshold:.4f}; 95% bootstrap intervals over documents"
    )
    return f"{title}\n\n{render(head, [_derivation_cells(r) for r in rows], markdown=markdown)}"


def links_table(system: str, rows: Sequence[LinkRow], *, markdown: bool = False) -> str:
    """Show a system's link figures by set."""
    head = ["windows of lines", "n", "precision", "recall", "F1"]
    cells = [
        [
            row.name,
            str(row.windows),
            f"{row.counts.precision:.3f}",
            f"{row.counts.recall:.3f}",
            interval_cell(row.f1),
        ]
        for row in rows
    ]
    return f"{system}: sentence links\n\n{render(head, cells, markdown=markdown)}"


def measures_table(measured: Mapping[str, float], floors: Floors, *, markdown: bool = False) -> str:
    """Show what is held to a bar or a floor."""
    head = ["measure", "measured", "bar", "floor", "bar met"]
    rows = []
    for name, value in measured.items():
        bar, floor = floors.bars.get(name), floors.floors.get(name)
        met = "–" if bar is None else ("yes" if value >= bar else "NO")
        rows.append([name, f"{value:.4f}", _figure(bar), _figure(floor), met])
    return render(head, rows, markdown=markdown)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def errors_table(scores: Sequence[PairScore], *, markdown: bool = False) -> str:
    """Show single pairs: the worst of each label."""
    head = ["pair", "group", "label", "score", "default"]
    verdicts = {True: "accused", False: "spared", None: "–"}
    rows = [
        [
            score.id,
            score.group,
            "derived" if score.derived else "independent",
            f"{score.score:.4f}",
            verdicts[score.accused],
        ]
        for score in scores
    ]
    return render(head, rows, markdown=markdown)
