"""One pair as a policy looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from spindetect.policy.addresses import is_page
from spindetect.policy.clauses import Clause
from spindetect.policy.viewpoint import seen_from
from spindetect.policy.wording import Wording
from spindetect.records import (
    Attribution,
    AttributionElement,
    Change,
    Content,
    Document,
    Framing,
    Link,
    Notice,
    Paragraph,
    PolicyFinding,
    Role,
    Side,
    Span,
    Verdict,
)

__all__ = ["Case", "Findings", "Told", "quoted"]

_SHOWN: Final = 90
# As sure as what a report shouts; see the roles of evidence.framing.
_SURE: Final = 0.7


@dataclass(frozen=True)
class Case:
    """One pair as a policy looks at it: both articles and what was found in them.

    Parameters
    ----------
    original, copy : Document
    verdict : Verdict
    links : tuple of Link
    changes : tuple of Change
    framing : tuple of Framing
    attribution : tuple of Attribution
    content : Content or None
    allowed : mapping of str to Clause
        What the policy allows, by rule.
    """

    original: Document
    copy: Document
    verdict: Verdict
    links: tuple[Link, ...] = ()
    changes: tuple[Change, ...] = ()
    framing: tuple[Framing, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    content: Content | None = None
    allowed: Mapping[str, Clause] = field(default_factory=dict)

    @cached_property
    def here(self) -> Wording:
        """The words of the original's text."""
        return Wording.of(self.original)

    @cached_property
    def there(self) -> Wording:
        """The words of the copy's text, furniture of its page among them."""
        return Wording.of(self.copy)

    @cached_property
    def declared_there(self) -> Wording:
        """The words of what the copy declares about itself, and of where its links lead."""
        article = self.copy.article
        fields = [article.title, article.byline, article.publisher, article.published]
        fields += [article.url, article.canonical_url, *(link.url for link in article.links)]
        for found in self.attribution:
            if found.copy is not None:
                fields += [found.copy.name, found.copy.url]
        return Wording("\n".join(filter(None, fields)))

    def says(self, phrase: str) -> bool:
        """Tell whether the copy holds a phrase anywhere: text, furniture, metadata, links.

        Parameters
        ----------
        phrase : str
        """
        return self.there.find(phrase) is not None or self.declared_there.find(phrase) is not None

    @cached_property
    def is_page(self) -> bool:
        """Whether the copy was read from markup."""
        return is_page(self.copy.article)

    @cached_property
    def datelines(self) -> tuple[Framing, ...]:
        """The datelines and dates of both articles."""
        return tuple(item for item in self.framing if item.role == "dateline")

    @cached_property
    def _furniture(self) -> dict[Side, tuple[Paragraph, ...]]:
        """What the extraction of the main text left out."""
        both: tuple[Side, Side] = ("original", "copy")
        return {
            side: tuple(
                part
                for part in self.document(side).article.paragraphs
                if part.origin == "furniture"
            )
            for side in both
        }

    def document(self, side: Side) -> Document:
        """Return one side.

        Parameters
        ----------
        side : {"original", "copy"}
        """
        return self.original if side == "original" else self.copy

    def is_furniture(self, side: Side, start: int) -> bool:
        """Tell whether a character stands in what the extraction of the main text left out.

        Parameters
        ----------
        side : {"original", "copy"}
        start : int
        """
        return any(part.start <= start < part.end for part in self._furniture[side])

    @cached_property
    def story(self) -> dict[Side, tuple[int, int]]:
        """From the first to the last character that both articles have."""
        bounds: dict[Side, tuple[int, int]] = {}
        sides: tuple[Side, Side] = ("original", "copy")
        for side in sides:
            sentences = self.document(side).sentences
            linked = {i for link in self.links for i in (link.original, link.copy)[side == "copy"]}
            # A line apart that both have may be a headline, and stand in a list of stories too.
            prose = [
                sentences[i] for i in linked if sum(w.is_word for w in sentences[i].words) > 11
            ]
            chosen = prose or [sentences[i] for i in linked]
            bounds[side] = (
                min((s.start for s in chosen), default=0),
                max((s.end for s in chosen), default=len(self.document(side).article.text)),
            )
        return bounds

    @cached_property
    def framing_on(self) -> dict[Side, tuple[Framing, ...]]:
        """What frames the story of each side, as it stands there."""
        both: tuple[Side, Side] = ("original", "copy")
        seen = {side: [seen_from(item, side) for item in self.framing] for side in both}
        return {side: tuple(item for item in seen[side] if item is not None) for side in both}

    def passages(self, side: Side, role: Role) -> list[Framing]:
        """Return the sure passages of a role that one side has and the other has not as such.

        Parameters
        ----------
        side : {"original", "copy"}
        role : Role
        """
        told = (
            item
            for item in self.framing_on[side]
            if item.role == role and item.status != "kept" and item.probability >= _SURE
        )
        # One may have become several.
        return list({(item.start, item.end): item for item in told}.values())

    def groups(self, side: Side, role: Role, breaks: int = 1) -> Iterator[Span]:
        """Yield passages of a role, those joined that only white space stands between.

        Parameters
        ----------
        side : {"original", "copy"}
        role : Role
        breaks : int
            Line breaks at most between two that are joined.
        """
        text = self.document(side).article.text
        found = sorted(self.passages(side, role), key=lambda item: item.start)
        while found:
            first = found.pop(0)
            end = first.end
            while found:
                between = text[end : found[0].start]
                if between.strip() or between.count("\n") > breaks:
                    break
                end = found.pop(0).end
            yield Span(first.start, end, text[first.start : end])

    def chain(self, element: AttributionElement) -> Iterator[Attribution]:
        """Yield what the chain of attribution has of an element.

        Parameters
        ----------
        element : AttributionElement
        """
        return (found for found in self.attribution if found.element == element)


def quoted(text: str) -> str:
    r"""Return a passage in quotation marks, on one line and not too long.

    Examples
    --------
    >>> quoted("By Nora\n Feltham")
    '“By Nora Feltham”'
    """
    line = " ".join(text.split())
    if len(line) > _SHOWN:
        line = f"{line[:_SHOWN].rpartition(' ')[0] or line[:_SHOWN]} …"
    return f"“{line}”"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to say about a clause.

    Parameters
    ----------
    message : str
        A sentence without its full stop.
    side : {"original", "copy"} or None
    span : Span or None
    """

    message: str
    side: Side | None = None
    span: Span | None = None

    def of(self, clause: Clause) -> PolicyFinding:
        """Return it as a finding of a clause.

        Parameters
        ----------
        clause : Clause
        """
        severity = "warning" if clause.section == "allowed" else clause.severity
        message = f"{self.message} (policy line {clause.line})."
        return PolicyFinding(clause.rule, severity, message, clause.line, self.side, self.span)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a clause finds.

    Parameters
    ----------
    told : list of Told
        What is missing or was done.
    notices : list of Notice
        What cannot be told.
    """

    told: list[Told] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def tell(self, message: str, side: Side | None = None, span: Span | None = None) -> None:
        """Add something that is missing or was done.

        Parameters
        ----------
        message : str
        side : {"original", "copy"} or None
        span : Span or None
        """
        self.told.append(Told(message, side, span))

    def doubt(self, message: str, clause: Clause) -> None:
        """Add something that cannot be told.

        Parameters
        ----------
        message : str
        clause : Clause
        """
        self.notices.append(Notice("policy", f"{message} (policy line {clause.line})"))
