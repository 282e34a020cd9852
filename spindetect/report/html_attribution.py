"""The chain of attribution as a card of the page: whom the copy says it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.records import Attribution, AttributionStatus, Credit
from spindetect.report.attribution_wording import ELEMENT_NAME, target
from spindetect.report.html_words import escaped

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["attribution_html"]

# Labels of framing look the same and mean the same.
_LABEL: Final[dict[AttributionStatus, str]] = {
    "kept": "kept",
    "dropped": "omitted",
    "replaced": "altered",
    "added": "added",
}


def attribution_html(report: Report) -> str:
    """Return whom the two articles credit, a row for each element that either names.

    Where a credit leads stands there as text: the page has no live links to
    other sites.

    Parameters
    ----------
    report : Report
    """
    named = [link for link in report.attribution if link.original or link.copy]
    if not named:
        return ""
    items = "".join(f"<li>{_link(link)}</li>" for link in named)
    heading = "<h3>From <small>whom each says it is from</small></h3>"
    return f'<section class="card framing">{heading}<ul>{items}</ul></section>'


def _link(link: Attribution) -> str:
    credits_ = [credit for credit in (link.original, link.copy) if credit is not None]
    if link.status == "kept":
        credits_ = credits_[-1:]
    names = " → ".join(_credit(credit) for credit in credits_)
    label = f'<span class="label {_LABEL[link.status]}">{link.status}</span>'
    return f"{ELEMENT_NAME[link.element]} <b>{names}</b> {label}{_targets(credits_)}"


def _credit(credit: Credit) -> str:
    return escaped(credit.name)


def _targets(credits_: list[Credit]) -> str:
    leads = [told for credit in credits_ if (told := target(credit)) is not None]
    return "".join(f'<span class="where">linked to {escaped(told)}</span>' for told in leads)
