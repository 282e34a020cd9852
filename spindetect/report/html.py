"""The report as one self-contained page: no script, no outside request.

Everything that a stranger wrote goes through :func:`escaped`; the page's own
markup is written here and nowhere else. The content security policy allows
the page's own style sheet, by its hash, and nothing more.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from spindetect.report import wording
from spindetect.report.hidden import hidden_passages
from spindetect.report.html_findings import findings_html
from spindetect.report.html_texts import texts_html
from spindetect.report.html_words import SIDES, escaped
from spindetect.report.marks import sentence_marks

if TYPE_CHECKING:
    from spindetect.records import ReportedArticle
    from spindetect.report.model import Report

__all__ = ["to_html"]


def to_html(report: Report) -> str:
    """Return the report as one HTML page.

    Parameters
    ----------
    report : Report
        A brief one gives a page without the two texts.

    Returns
    -------
    str
        A whole document, to be stored in UTF-8.
    """
    page, style, style_hash = _parts()
    marks = {side: sentence_marks(report, side) for side in SIDES}
    return page.substitute(
        style=style,
        style_hash=style_hash,
        title=escaped(f"{wording.verdict_headline(report)} {report.copy.source}"),
        tone=_tone(report),
        headline=escaped(wording.verdict_headline(report)),
        details=escaped(wording.verdict_details(report)),
        meaning=escaped(wording.verdict_meaning(report)),
        meters=_meters(report),
        reasons=_reasons(report),
        notices=_notices(report),
        findings=findings_html(report, marks),
        texts=texts_html(report, marks),
        provenance=_provenance(report),
    )


@functools.cache
def _parts() -> tuple[Template, str, str]:
    """Return the page, its style sheet, and the style sheet's hash for the policy."""
    # importlib.resources would do the same for ten times the import time.
    folder = Path(__file__).parent
    page = (folder / "page.html").read_text(encoding="utf-8")
    style = (folder / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Template(page), style, f"sha256-{digest}"


def _tone(report: Report) -> str:
    if report.verdict.derivation == "independent":
        return "good"
    return "bad" if report.verdict.manner == "spun" else "warn"


def _meters(report: Report) -> str:
    verdict = report.verdict
    if verdict.derivation == "independent":
        return ""
    rows = (
        ("Reused from the original", verdict.reuse),
        ("Spun by a machine", verdict.spin_probability),
    )
    items = "".join(
        f'<div><dt>{name}</dt><dd><meter min="0" max="1" value="{value:.4f}" '
        f'aria-label="{name}"></meter> {wording.percent(value)}</dd></div>'
        for name, value in rows
    )
    return f'<dl class="meters">{items}</dl>'


def _reasons(report: Report) -> str:
    if not report.verdict.reasons:
        return ""
    items = "".join(f"<li>{escaped(reason.message)}</li>" for reason in report.verdict.reasons)
    return f'<h2>Why</h2><ul class="reasons">{items}</ul>'


def _notices(report: Report) -> str:
    # What the copy's page hides has a card of its own, where there are any.
    told = () if report.verdict.derivation == "independent" else hidden_passages(report)
    return "".join(
        f'<p class="notice"><strong>Note:</strong> {escaped(notice.message)}</p>'
        for notice in report.notices
        if notice not in told
    )


def _provenance(report: Report) -> str:
    rows = [*_side("Original", report.original), *_side("Copy", report.copy)]
    rows.append(("Made by", f"spindetect {escaped(report.version)}"))
    rows.append(("Encoder", escaped(report.encoder)))
    if report.id is not None:
        rows.append(("Pair", escaped(report.id)))
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows) + "</dl>"


def _side(name: str, side: ReportedArticle) -> list[tuple[str, str]]:
    size = (
        f"{wording.counted(side.words, 'word')} in "
        f"{wording.counted(side.sentence_count, 'sentence')}"
    )
    language = f", language {escaped(side.language)}" if side.language else ""
    return [
        (name, f"{escaped(side.source)} ({size}{language})"),
        ("SHA-256 of its text", f"<code>{escaped(side.sha256)}</code>"),
    ]
