"""The report on one pair, and the three ways to write it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spindetect.records import (
    Attribution,
    Change,
    Content,
    Framing,
    Link,
    Notice,
    PolicyResult,
    ReportedArticle,
    Verdict,
)
from spindetect.report import html, json, reading
from spindetect.report import text as terminal

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything spindetect has to say about one pair.

    Parameters
    ----------
    original, copy : ReportedArticle
    encoder : str
        Name of the encoder that was used.
    verdict : Verdict
    links : tuple of Link
        In the copy's order.
    changes : tuple of Change
        Every difference inside links and across the pair, in the copy's order.
    framing : tuple of Framing
    notices : tuple of Notice
        Warnings, in the JSON as ``warnings``.
    version : str
        Version of spindetect that made the report.
    id : str or None
        The pair's identifier, where the caller gave one.
    attribution : tuple of Attribution
        Whom the two articles say they are from, the outermost first.
    content : Content or None
        What of the story was left out and put in; None when independent.
    policy : PolicyResult or None
        None where no policy was given.

    Examples
    --------
    >>> from spindetect.records import ReportedArticle, Verdict
    >>> one = ReportedArticle("a.txt", "0" * 64, None, "en", 2, 1, "Rain fell.")
    >>> report = Report(one, one, "static", Verdict("independent", 0.1, None, 0.0, 0.0))
    >>> report.to_dict(brief=True)["verdict"]["derivation"]
    'independent'
    """

    original: ReportedArticle
    copy: ReportedArticle
    encoder: str
    verdict: Verdict
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    framing: tuple[Framing, ...] = ()
    notices: tuple[Notice, ...] = ()
    version: str = ""
    id: str | None = None
    attribution: tuple[Attribution, ...] = ()
    content: Content | None = None
    policy: PolicyResult | None = None

    def to_dict(self, brief: bool = False) -> dict[str, Any]:
        """Return the report in the shape of the published JSON contract.

        Parameters
        ----------
        brief : bool
            Leave out the articles' text and their sentences.

        Returns
        -------
        dict
            Strings, numbers, booleans, None, lists and dicts only; keys in
            the contract's order, figures rounded to four decimals.

        Raises
        ------
        ModelError
            When a score is not a finite number.
        """
        return json.to_dict(self, brief=brief)

    def to_json(self, *, brief: bool = False, indent: int | None = None) -> str:
        """Return the report as JSON, without a final line end.

        Parameters
        ----------
        brief : bool
            Leave out the articles' text and their sentences.
        indent : int or None
            Spaces a level; None writes one line, as JSON Lines wants it.

        Raises
        ------
        ModelError
            When a score is not a finite number.
        """
        return json.dump(self.to_dict(brief), indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes, *, source: str = "<report>") -> Report:
        """Read a report that :meth:`to_json` wrote.

        Keys that this version does not know are passed over.

        Parameters
        ----------
        text : str or bytes
            One JSON object.
        source : str
            What to call the input in an error.

        Raises
        ------
        SourceFormatError
            When it is not JSON, not a report of this schema, lacks something,
            or points outside its own texts, sentences or links.
        """
        return cls(**reading.parse(text, source))

    def to_html(self) -> str:
        """Return the report as one self-contained page, without script or outside request.

        A brief report gives a page with the findings only.
        """
        return html.to_html(self)

    def to_text(self, width: int = 80) -> str:
        """Return the report as plain text for a terminal.

        Parameters
        ----------
        width : int
            Columns; from 24 to 100 are used.
        """
        return terminal.to_text(self, width)
