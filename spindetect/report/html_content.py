"""The page's card on what was left out and put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.records import ContentPassage
from spindetect.report import wording
from spindetect.report.around import largest_passages, moved_told, passage_text
from spindetect.report.findings import small_changes
from spindetect.report.html_words import escaped, sentence_id

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["content_html"]

_SHOWN: Final = 6  # of those left out, and of those put in
_EXCERPT: Final = 220


def content_html(report: Report) -> str:
    """Return what the card on content says; nothing where the report does not.

    Parameters
    ----------
    report : Report
        A brief one gives the summary alone.
    """
    if report.content is None:
        return ""
    small = small_changes(report)
    notes = [moved_told(report)]
    if small:
        told = "small change" if small == 1 else "small changes"
        notes.append(f"{small:,} {told} that a person might make.")
    beside = " ".join(filter(None, notes))
    items = "".join(
        f"<li>{_passage(report, passage)}</li>" for passage in largest_passages(report, _SHOWN)
    )
    return (
        f"<p>{escaped(report.content.summary)}</p>"
        + (f'<p class="quiet">{escaped(beside)}</p>' if beside else "")
        + (f"<ul>{items}</ul>" if items else "")
    )


def _passage(report: Report, passage: ContentPassage) -> str:
    label = wording.CONTENT_NAME[passage.status]
    text = " ".join(passage_text(report, passage).split())
    if len(text) > _EXCERPT:
        text = text[:_EXCERPT].rpartition(" ")[0] + " …"
    anchor = sentence_id(passage.side, passage.sentences[0])
    return (
        f'<span class="label {passage.status}">{label}</span> '
        f'<a href="#{anchor}">{escaped(text)}</a> '
        f'<span class="where">{wording.passage_place(passage)}</span>'
    )
