"""What was left out and put in, in the terminal report: the summary, then the largest passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.records import ContentPassage
from spindetect.report import wording
from spindetect.report.around import largest_passages, moved_told, passage_text
from spindetect.report.text_lines import bullet, labelled
from spindetect.report.wrapping import Line, Segment, excerpt, visible, wrap

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["content_lines"]

_SHOWN: Final = 3  # of those left out, and of those put in
_EXCERPT: Final = 110


def content_lines(report: Report, width: int) -> list[Line]:
    """Return the section on what was left out and put in.

    Parameters
    ----------
    report : Report
        A brief one gives the summary alone.
    width : int
        Columns.

    Returns
    -------
    list of Line
        Empty where the report says nothing of content.
    """
    if report.content is None:
        return []
    lines: list[Line] = [(Segment("Content", "title"),)]
    told = visible(report.content.summary)
    lines += wrap([Segment(told)], width, first=(Segment("  "),), rest="  ")
    moved = moved_told(report)
    if moved:
        lines += bullet([Segment(moved, "muted")], width)
    for passage in largest_passages(report, _SHOWN):
        lines += _passage(report, passage, width)
    return lines


def _passage(report: Report, passage: ContentPassage, width: int) -> list[Line]:
    segments = [
        Segment(excerpt(passage_text(report, passage), _EXCERPT)),
        Segment(f" ({wording.passage_place(passage)})", "muted"),
    ]
    return labelled(wording.CONTENT_NAME[passage.status], segments, width)
