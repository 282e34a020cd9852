"""The kinds of lines that the sections of the terminal report are made of."""

from __future__ import annotations

from collections.abc import Iterable

from spindetect.report.wrapping import Line, Segment, wrap

__all__ = ["bullet", "heading", "labelled", "more"]


def heading(title: str, subtitle: str, width: int) -> list[Line]:
    """Return a section's title, and what it is about."""
    return wrap([Segment(title, "title"), Segment(f" — {subtitle}", "muted")], width)


def bullet(segments: Iterable[Segment], width: int) -> list[Line]:
    """Return one point of a list."""
    return wrap(segments, width, first=(Segment("  • ", "muted"),), rest="    ")


def more(number: int, width: int) -> list[Line]:
    """Say how many findings are not listed here."""
    if number <= 0:
        return []
    told = f"and {number} more; --json or --html shows all"
    return bullet([Segment(told, "muted")], width)


def labelled(label: str, segments: Iterable[Segment], width: int) -> list[Line]:
    """Set a label in a column of its own, or before the text where that is too narrow."""
    column = 13 if width >= 60 else 4
    told = list(segments)
    if not told:
        return []
    lead = f"  {label} " if label else " " * column
    first: Line = (Segment(lead.ljust(column) if width >= 60 else lead, "strong"),)
    return wrap(told, width, first=first, rest=" " * column)
