"""What became of one framing passage."""

from __future__ import annotations

from typing import NamedTuple

from spindetect.records import FramingStatus, Span

__all__ = ["Fate"]


class Fate(NamedTuple):
    """What became of a passage, and what it became or what it was."""

    status: FramingStatus
    counterpart: Span | None = None
