"""The chain of attribution in the terminal report: whom the copy says it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.records import Attribution, AttributionStatus
from spindetect.report.attribution_wording import ELEMENT_NAME, told_credit
from spindetect.report.text_lines import labelled
from spindetect.report.wrapping import Line, Segment, Style, visible

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["attribution_lines"]

_STYLE: Final[dict[AttributionStatus, Style]] = {
    "kept": "muted",
    "dropped": "omitted",
    "replaced": "benign",
    "added": "added",
}


def attribution_lines(report: Report, width: int) -> list[Line]:
    """Return whom the two articles credit, element by element; nothing where nobody is named.

    Parameters
    ----------
    report : Report
    width : int
        Columns.
    """
    told: list[Segment] = []
    for link in report.attribution:
        if link.original is None and link.copy is None:
            continue
        if told:
            told.append(Segment("\u00a0· ", "muted"))
        told += _link(link)
    return labelled("From:", told, width)


def _link(link: Attribution) -> list[Segment]:
    pieces = [Segment(told) for told in _names(link)]
    arrow = [Segment(" → ", "muted")] if len(pieces) > 1 else []
    element = Segment(f"{ELEMENT_NAME[link.element]} ", "muted")
    status = Segment(f" ({link.status})", _STYLE[link.status])
    return [element, pieces[0], *arrow, *pieces[1:], status]


def _names(link: Attribution) -> list[str]:
    """Return one name where both sides give the same, two where another took its place."""
    both = [told_credit(credit) for credit in (link.original, link.copy) if credit is not None]
    if link.status == "kept":
        both = both[-1:]
    return [visible(told) for told in both]
