"""The sentences of the terminal report: side by side, changed words in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spindetect.records import Change, Link, Severity, Side, Span
from spindetect.report import wording
from spindetect.report.findings import article, most_altered
from spindetect.report.marks import inline_marks
from spindetect.report.wrapping import Line, Segment, Style, visible, wrap

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["altered_lines", "closest_lines"]

PAIRS: Final = 12
_CLOSEST: Final = 3

_STYLE: Final[dict[Severity, Style]] = {
    "corrupting": "corrupting",
    "spin": "spin",
    "benign": "benign",
}


def altered_lines(report: Report, width: int) -> list[Line]:
    """Return the most altered pairs of sentences, side by side."""
    altered = most_altered(report)
    if not altered or report.original.text is None or report.copy.text is None:
        return []
    lines = _pairs_heading(len(altered), width)
    by_link = _changes_by_link(report)
    for place in altered[:PAIRS]:
        lines += ((), *_pair(report, place, by_link.get(place, ()), width))
    if len(altered) > PAIRS:
        more = f"and {len(altered) - PAIRS} more; --json or --html shows all"
        lines += ((), *wrap([Segment(f"  {more}", "muted")], width, first=(Segment("  "),)))
    return lines


def closest_lines(report: Report, width: int) -> list[Line]:
    """Return the closest sentences of an independent pair, if any."""
    places = sorted(range(len(report.links)), key=lambda k: -report.links[k].similarity)
    if not places or report.original.text is None or report.copy.text is None:
        return []
    lines: list[Line] = wrap(
        [
            Segment("Closest sentences", "title"),
            Segment(" — alike, but not enough to call it copied", "muted"),
        ],
        width,
    )
    for place in places[:_CLOSEST]:
        lines += ((), *_pair(report, place, (), width))
    return lines


def _pairs_heading(number: int, width: int) -> list[Line]:
    shown = "most altered first" if number > 1 else ""
    return wrap(
        [
            Segment("Side by side", "title"),
            Segment(f" — {shown}, " if shown else " — ", "muted"),
            Segment("[changed]", "spin"),
            Segment(" ", "muted"),
            Segment("[!corrupted]", "corrupting"),
        ],
        width,
    )


def _changes_by_link(report: Report) -> dict[int, list[tuple[int, Change]]]:
    table: dict[int, list[tuple[int, Change]]] = {}
    for place, change in enumerate(report.changes):
        if change.link is not None and not _only_format(change):
            table.setdefault(change.link, []).append((place, change))
    return table


def _only_format(change: Change) -> bool:
    return change.kind == "format" and change.severity == "benign"


def _pair(
    report: Report, place: int, changes: Sequence[tuple[int, Change]], width: int
) -> list[Line]:
    link = report.links[place]
    lines = wrap([Segment(_title(link), "muted")], width, first=(Segment("  "),), rest="  ")
    sides: tuple[tuple[Side, tuple[int, ...]], ...] = (
        ("original", link.original),
        ("copy", link.copy),
    )
    for side, indices in sides:
        segments: list[Segment] = []
        for index in indices:
            sentence = article(report, side).sentences[index]
            segments += [Segment(" "), *_marked(report, side, sentence, changes)]
        label = Segment(f"{side}: ".ljust(10 if width >= 60 else 0), "strong")
        indent = " " * (14 if width >= 60 else 4)
        lines += wrap(segments, width, first=(Segment("    "), label), rest=indent)
    return lines


def _title(link: Link) -> str:
    def numbers(indices: tuple[int, ...]) -> str:
        return "+".join(str(index + 1) for index in indices)

    told = f"sentence {numbers(link.original)} → {numbers(link.copy)}"
    if link.manner is not None:
        told += f", {link.manner}"
    told += f", {wording.percent(link.overlap)} of words shared"
    return told + (", moved" if link.moved else "")


def _marked(
    report: Report, side: Side, sentence: Span, changes: Sequence[tuple[int, Change]]
) -> list[Segment]:
    text = article(report, side).text or ""
    segments: list[Segment] = []
    at = sentence.start
    for start, end, place in inline_marks(changes, side, sentence.start, sentence.end):
        severity = report.changes[place].severity
        opening = "[!" if severity == "corrupting" else "["
        segments.append(Segment(visible(text[at:start])))
        marked = f"{opening}{visible(text[start:end]).strip()}]"
        segments.append(Segment(marked, _STYLE[severity]))
        at = end
    segments.append(Segment(visible(text[at : sentence.end])))
    return segments
