"""The section of the terminal report on what the copy hides from its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.report.hidden import (
    HIDDEN_MEANING,
    HiddenMark,
    hidden_marks,
    hidden_passages,
    hidden_reason,
)
from spindetect.report.text_lines import bullet, heading, more
from spindetect.report.wrapping import Line, Segment, visible

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["hidden_lines"]

_SHOWN: Final = 24


def hidden_lines(report: Report, width: int) -> list[Line]:
    """Return what the copy hides from its readers, with what that is for."""
    found, passages = hidden_marks(report), hidden_passages(report)
    if not found and not passages:
        return []
    lines = heading("Hidden from readers", HIDDEN_MEANING if found else "text of the page", width)
    for mark in found[:_SHOWN]:
        lines += bullet(_hidden_mark(mark), width)
    lines += more(len(found) - _SHOWN, width)
    for notice in passages:
        message = notice.message.removeprefix("copy: ")
        lines += bullet([Segment(visible(message))], width)
    return lines


def _hidden_mark(mark: HiddenMark) -> list[Segment]:
    """Return ``br[і]dge: cyrillic small letter … ×3``."""
    span = mark.swap.change.copy
    shown = visible(span.text) if span is not None else ""
    segments = [
        Segment(visible(mark.before)),
        Segment(f"[{shown}]", "spin"),
        Segment(visible(mark.after)),
        Segment(f": {visible(hidden_reason(mark.swap.change.why))}", "muted"),
    ]
    if mark.swap.count > 1:
        segments.append(Segment(f"\u00a0×{mark.swap.count}", "strong"))
    return segments
