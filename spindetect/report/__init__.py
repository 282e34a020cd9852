"""Report → JSON, terminal text and HTML page; pure functions over records."""

from __future__ import annotations

from spindetect.report.json import REPORT_SCHEMA
from spindetect.report.model import Report
from spindetect.report.text import layout
from spindetect.report.wrapping import Line, Segment, Style

__all__ = ["REPORT_SCHEMA", "Line", "Report", "Segment", "Style", "layout"]
