"""The terminal report, as lines of styled text.

The verdict stands first, then why, what was corrupted, what was spun, what
became of the framing, what was left out and put in, and last the sentences side
by side. Every finding can be read without colour: changed words stand in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spindetect.records import Change, Framing, Notice, ReportedArticle, Span
from spindetect.report import wording
from spindetect.report.around import before_and_after, folded_framing, listed_framing
from spindetect.report.findings import Swap, context, small_changes, swaps
from spindetect.report.hidden import hidden_passages
from spindetect.report.text_attribution import attribution_lines
from spindetect.report.text_content import content_lines
from spindetect.report.text_hidden import hidden_lines
from spindetect.report.text_lines import bullet, heading, labelled, more
from spindetect.report.text_pairs import altered_lines, closest_lines
from spindetect.report.text_policy import policy_lines
from spindetect.report.wrapping import Line, Segment, Style, display_width, excerpt, visible, wrap

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["layout", "to_text"]

NARROWEST = 24
WIDEST = 100  # longer lines are hard to follow with the eye

_REASONS: Final = 4
_CORRUPTIONS: Final = 20
_SWAPS: Final = 24
_EXPLAINED: Final = frozenset({"quote", "attribution"})
_PASSAGE: Final = 280
_PHRASE: Final = 120
_LONG: Final = 60  # a changed passage from here on needs no surroundings
_SHORT: Final = 40  # furniture up to this length is quoted, the rest is counted
_FURNITURE_QUOTED: Final = 6


def to_text(report: Report, width: int = 80) -> str:
    """Return the terminal report without styles.

    Parameters
    ----------
    report : Report
    width : int
        Columns; from 24 to 100 are used.

    Returns
    -------
    str
        Lines without trailing blanks, and no final line end.
    """
    return "\n".join("".join(segment.text for segment in line) for line in layout(report, width))


def layout(report: Report, width: int = 80) -> list[Line]:
    """Lay the report out for a terminal.

    Parameters
    ----------
    report : Report
    width : int
        Columns; from 24 to 100 are used.

    Returns
    -------
    list of Line
        A line is a tuple of segments, each with its text and its style; an
        empty tuple is an empty line.
    """
    width = max(NARROWEST, min(width, WIDEST))
    sections = [_verdict(report, width), _sides(report, width), _reasons(report, width)]
    sections.append(policy_lines(report, width))
    if report.verdict.derivation == "independent":
        sections.append(closest_lines(report, width))
    else:
        sections.append(_corrupted(report, width))
        sections.append(_spun(report, width))
        sections.append(hidden_lines(report, width))
        sections.append(attribution_lines(report, width))
        sections.append(_framing(report, width))
        sections.append(content_lines(report, width))
        sections.append(altered_lines(report, width))
    sections.append(_foot(report, width))
    lines: list[Line] = []
    for section in filter(None, sections):
        lines += [(), *section] if lines else section
    return lines


def _verdict(report: Report, width: int) -> list[Line]:
    tone: Style = "good" if report.verdict.derivation == "independent" else "title"
    if report.verdict.manner == "spun":
        tone = "bad"
    return [
        *wrap([Segment(wording.verdict_headline(report), tone)], width),
        *wrap([Segment(wording.verdict_details(report), "strong")], width),
        *wrap([Segment(f"({wording.verdict_meaning(report)})", "muted")], width),
    ]


def _sides(report: Report, width: int) -> list[Line]:
    lines: list[Line] = []
    for name, side in (("Original", report.original), ("Copy", report.copy)):
        lines += labelled(name, _side(side), width)
    return lines


def _side(side: ReportedArticle) -> list[Segment]:
    size = (
        f"{visible(side.source)}, {wording.counted(side.words, 'word')} "
        f"in {wording.counted(side.sentence_count, 'sentence')}"
    )
    if side.title is None or not side.title.strip():
        return [Segment(size)]
    return [Segment(visible(side.title).strip()), Segment(f" ({size})", "muted")]


def _reasons(report: Report, width: int) -> list[Line]:
    reasons = report.verdict.reasons[:_REASONS]
    if not reasons:
        return []
    lines: list[Line] = [(Segment("Why", "title"),)]
    for reason in reasons:
        lines += bullet([Segment(visible(reason.message))], width)
    return lines


def _corrupted(report: Report, width: int) -> list[Line]:
    found = swaps(report, "corrupting")
    if not found:
        return []
    lines = heading("Corrupted", "what the copy now says wrongly", width)
    for swap in found[:_CORRUPTIONS]:
        kind = wording.KIND_NAME[swap.change.kind]
        lines += labelled(kind, _swap(swap, "corrupting"), width)
        lines += labelled("", _place(report, swap.change), width)
    return lines + more(len(found) - _CORRUPTIONS, width)


def _place(report: Report, change: Change) -> list[Segment]:
    """Return the change's surroundings in the copy, or in the original where it is gone.

    A quotation, and who says it, are explained instead: both sides' words are there already.
    """
    if change.kind in _EXPLAINED:
        why = change.why.removeprefix("in quotation marks, but ")
        return [Segment(visible(why), "muted")]
    side, span = (report.copy, change.copy) if change.copy else (report.original, change.original)
    if span is None or len(span.text) > _LONG:
        return []
    before, after = context(side, span)
    if not before.strip() and not after.strip():
        return []
    gone = "" if change.copy else "was: "
    return [Segment(gone + visible(f"{before}[{span.text}]{after}").strip(), "muted")]


def _swap(swap: Swap, style: Style) -> list[Segment]:
    """Return ``old → new ×3``, kept on one line where it fits."""
    change = swap.change
    if change.original is None and change.copy is not None:
        pieces = [Segment(_glued("put in “"), "muted"), Segment(_phrase(change.copy), style)]
    elif change.copy is None and change.original is not None:
        pieces = [Segment(_glued("left out “"), "muted"), Segment(_phrase(change.original), style)]
    elif change.original is not None and change.copy is not None:
        pieces = [
            Segment(_phrase(change.original)),
            Segment(_glued(" → "), "muted"),
            Segment(_phrase(change.copy), style),
        ]
    else:
        return [Segment(visible(change.why), style)]
    if pieces[0].style == "muted":
        pieces.append(Segment("”", "muted"))
    if swap.count > 1:
        pieces.append(Segment(_glued(f" ×{swap.count}"), "strong"))
    return pieces


def _phrase(span: Span) -> str:
    text = visible(span.text).strip()
    if len(text) > _PHRASE:
        text = text[:_PHRASE].rpartition(" ")[0] + " …"
    return _glued(text)


def _glued(text: str) -> str:
    """Keep a short phrase on one line; a long one may break."""
    return text.replace(" ", "\u00a0") if display_width(text) <= 24 else text


def _spun(report: Report, width: int) -> list[Line]:
    found = swaps(report, "spin")
    small = small_changes(report)
    if not found:
        return []
    places = sum(swap.count for swap in found)
    lines = heading("Spun wording", wording.spun_heading(report, places), width)
    segments: list[Segment] = []
    for swap in found[:_SWAPS]:
        if segments:
            segments.append(Segment("\u00a0· ", "muted"))
        segments += _swap(swap, "spin")
    lines += wrap(segments, width, first=(Segment("  "),), rest="  ")
    lines += more(len(found) - _SWAPS, width)
    if small:
        told = f"beside {wording.counted(small, 'small change')} that a person might make"
        lines += bullet([Segment(told, "muted")], width)
    return lines


def _framing(report: Report, width: int) -> list[Line]:
    lines: list[Line] = []
    for item in listed_framing(report):
        lines += _passage(item, width)
    for status in ("omitted", "altered", "added"):
        lines += _furniture(folded_framing(report, status), width)
    kept = [item for item in report.framing if item.status == "kept" and item.role != "body"]
    if kept:
        names = sorted({wording.ROLE_NAME[item.role] for item in kept})
        lines += labelled("kept", [Segment(", ".join(names), "muted")], width)
    if not lines:
        return []
    return [*heading("Framing", "what stands around the story", width), *lines]


_STATUS_STYLE: Final[dict[str, Style]] = {
    "omitted": "omitted",
    "added": "added",
    "altered": "benign",
    "kept": "muted",
}


def _passage(item: Framing, width: int) -> list[Line]:
    status = wording.STATUS_NAME[item.status]
    segments = [Segment(wording.ROLE_NAME[item.role], _STATUS_STYLE[item.status])]
    before, after = before_and_after(item)
    if item.status == "altered" and before is not None and after is not None:
        segments += [
            Segment(f" {excerpt(before, _PASSAGE)}"),
            Segment(_glued(" → "), "muted"),
            Segment(excerpt(after, _PASSAGE)),
        ]
    else:
        segments.append(Segment(f" {excerpt(item.text, _PASSAGE)}"))
    return labelled(status, segments, width)


def _furniture(items: tuple[Framing, ...], width: int) -> list[Line]:
    """Tell page furniture in one line, quoting what is short enough to recognise."""
    if not items:
        return []
    texts = list(dict.fromkeys(visible(item.text).strip() for item in items))
    quoted = [text for text in texts if display_width(text) <= _SHORT][:_FURNITURE_QUOTED]
    told = f"page furniture, {wording.counted(len(items), 'passage')}"
    if quoted:
        told += ": " + ", ".join(f"“{text}”" for text in quoted)
    if quoted and len(texts) > len(quoted):
        told += f" and {len(texts) - len(quoted)} more"
    return labelled(wording.STATUS_NAME[items[0].status], [Segment(told, "muted")], width)


def _foot(report: Report, width: int) -> list[Line]:
    lines: list[Line] = []
    told = () if report.verdict.derivation == "independent" else hidden_passages(report)
    for notice in report.notices:
        if notice not in told:
            lines += _note(notice, width)
    made = f"spindetect {visible(report.version)}".strip() + f", encoder {visible(report.encoder)}"
    if report.id is not None:
        made += f", pair {visible(report.id)}"
    return [*lines, *wrap([Segment(made, "muted")], width)]


def _note(notice: Notice, width: int) -> list[Line]:
    return labelled("Note", [Segment(visible(notice.message))], width)
