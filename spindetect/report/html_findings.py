"""The findings of the page: what was corrupted, spun and reframed, with ways into the texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from spindetect.records import Framing, FramingStatus, Side, Span
from spindetect.report import wording
from spindetect.report.around import is_furniture, listed_framing
from spindetect.report.findings import Swap, context, swaps
from spindetect.report.hidden import (
    HIDDEN_MEANING,
    HiddenMark,
    hidden_marks,
    hidden_passages,
    hidden_reason,
)
from spindetect.report.html_attribution import attribution_html
from spindetect.report.html_content import content_html
from spindetect.report.html_policy import policy_card
from spindetect.report.html_words import SIDES, Marks, change_id, escaped, framing_id, sentence_id

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["findings_html", "framing_label"]

_SHOWN: Final = 40  # chips of spun wording before the rest is folded away
_PASSAGE: Final = 220


Ways = Mapping[Side, frozenset[int]]


def findings_html(report: Report, marks: Marks) -> str:
    """Return the findings as a row of cards.

    An independent pair has none: changes between two separate texts say nothing.

    Parameters
    ----------
    report : Report
    marks : Marks
        What is marked in the texts, so that no finding points to nothing.
    """
    if report.verdict.derivation == "independent":
        return ""
    ways = {
        side: frozenset(place for spans in marks[side].values() for _, _, place in spans)
        for side in SIDES
    }
    cards = [
        policy_card(report),
        _corrupted(report, ways),
        _spun(report, ways),
        _hidden(report, ways),
        attribution_html(report),
        _framing(report),
        _content(report),
    ]
    return f'<section class="findings" aria-label="Findings">{"".join(cards)}</section>'


def _card(kind: str, title: str, subtitle: str, body: str) -> str:
    heading = f"<h3>{title} <small>{subtitle}</small></h3>"
    return f'<section class="card {kind}">{heading}{body}</section>'


def _corrupted(report: Report, ways: Ways) -> str:
    found = swaps(report, "corrupting")
    if not found:
        return ""
    items = "".join(f"<li>{_corruption(report, swap, ways)}</li>" for swap in found)
    number = sum(swap.count for swap in found)
    return _card("corrupting", "Corrupted", wording.counted(number, "place"), f"<ul>{items}</ul>")


def _corruption(report: Report, swap: Swap, ways: Ways) -> str:
    change = swap.change
    label = f'<span class="label corrupting">{wording.KIND_NAME[change.kind]}</span>'
    side, span = (report.copy, change.copy) if change.copy else (report.original, change.original)
    where = ""
    # A quotation's words are there already, on both sides.
    if span is not None and change.kind != "quote":
        before, after = context(side, span, reach=48)
        if before or after:
            where = f"{escaped(before)}<b>{escaped(span.text)}</b>{escaped(after)}"
            where = f'<span class="where">{where}</span>'
    why = f'<span class="where">{escaped(change.why)}</span>' if change.why else ""
    return f"{label} {_swap(swap)} {_ways(report, swap, ways)}{where}{why}"


def _swap(swap: Swap) -> str:
    change = swap.change
    count = f" <b>×{swap.count}</b>" if swap.count > 1 else ""
    if change.original is not None and change.copy is not None:
        words = f"{_words('del', change.original)} → {_words('ins', change.copy)}"
    elif change.copy is not None:
        words = f'<span class="quiet">put in</span> {_words("ins", change.copy)}'
    elif change.original is not None:
        words = f'<span class="quiet">left out</span> {_words("del", change.original)}'
    else:
        words = ""
    gone = "" if change.copy else " gone"
    return f'<span class="swap{gone}">{words}</span>{count}'


def _words(tag: str, span: Span) -> str:
    return f"<{tag}>{escaped(_cut(span.text))}</{tag}>"


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _PASSAGE else text[:_PASSAGE].rpartition(" ")[0] + " …"


def _ways(report: Report, swap: Swap, ways: Ways) -> str:
    """Return links to the first place of a swap; where words are gone, to their sentence."""
    place = swap.places[0]
    link = swap.change.link
    targets = {side: change_id(side, place) for side in SIDES if place in ways[side]}
    if targets and link is not None:
        sides = {"original": report.links[link].original, "copy": report.links[link].copy}
        for side in SIDES:
            targets.setdefault(side, sentence_id(side, sides[side][0]))
    found = [f'<a href="#{targets[side]}">{side}</a>' for side in SIDES if side in targets]
    return f'<span class="quiet">see {" · ".join(found)}</span>' if found else ""


def _spun(report: Report, ways: Ways) -> str:
    found = swaps(report, "spin")
    if not found:
        return ""
    chips = [f"<li>{_chip(swap, ways)}</li>" for swap in found]
    body = f"<ul>{''.join(chips[:_SHOWN])}</ul>"
    if len(chips) > _SHOWN:
        rest = (
            f"<summary>and {len(chips) - _SHOWN} more</summary><ul>{''.join(chips[_SHOWN:])}</ul>"
        )
        body += f"<details>{rest}</details>"
    number = sum(swap.count for swap in found)
    return _card("spin", "Spun wording", wording.spun_heading(report, number), body)


def _hidden(report: Report, ways: Ways) -> str:
    found = hidden_marks(report)
    items = [f"<li>{_hidden_mark(report, mark, ways)}</li>" for mark in found]
    items += [
        f"<li>{escaped(notice.message.removeprefix('copy: '))}</li>"
        for notice in hidden_passages(report)
    ]
    if not items:
        return ""
    meaning = f'<p class="quiet">{HIDDEN_MEANING.capitalize()}.</p>' if found else ""
    subtitle = wording.counted(sum(mark.swap.count for mark in found), "place") if found else ""
    return _card("hidden", "Hidden from readers", subtitle, f"{meaning}<ul>{''.join(items)}</ul>")


def _hidden_mark(report: Report, mark: HiddenMark, ways: Ways) -> str:
    change = mark.swap.change
    shown = escaped(change.copy.text) if change.copy is not None else ""
    word = f"{escaped(mark.before)}<b>[{shown}]</b>{escaped(mark.after)}"
    target = _hidden_target(report, mark, ways)
    if target is not None:
        word = f'<a href="#{target}">{word}</a>'
    count = f" <b>×{mark.swap.count}</b>" if mark.swap.count > 1 else ""
    return f'{word}{count} <span class="where">{escaped(hidden_reason(change.why))}</span>'


def _hidden_target(report: Report, mark: HiddenMark, ways: Ways) -> str | None:
    """Return the anchor of the first place that is marked, or of the first one's sentence."""
    for place in mark.swap.places:
        if place in ways["copy"]:
            return change_id("copy", place)
    span = mark.swap.change.copy
    for index, sentence in enumerate(report.copy.sentences):
        if span is not None and sentence.start <= span.start < sentence.end:
            return sentence_id("copy", index)
    return None


def _chip(swap: Swap, ways: Ways) -> str:
    place = swap.places[0]
    for side in reversed(SIDES):
        if place in ways[side]:
            return f'<a href="#{change_id(side, place)}">{_swap(swap)}</a>'
    return _swap(swap)


def _framing(report: Report) -> str:
    places = {id(item): place for place, item in enumerate(report.framing)}
    items = "".join(
        f"<li>{_passage(report, item, places[id(item)])}</li>" for item in listed_framing(report)
    )
    furniture = [
        f"<li>{_passage(report, item, places[id(item)])}</li>"
        for item in report.framing
        if is_furniture(item) and item.status != "kept"
    ]
    kept = [
        f"<li>{_passage(report, item, places[id(item)])}</li>"
        for item in report.framing
        if item.status == "kept" and item.role != "body"
    ]
    body = f"<ul>{items}</ul>" if items else ""
    body += _folded(f"page furniture: {wording.counted(len(furniture), 'passage')}", furniture)
    body += _folded(f"kept: {wording.counted(len(kept), 'passage')}", kept)
    return _card("framing", "Framing", "what stands around the story", body) if body else ""


def _folded(summary: str, items: list[str]) -> str:
    if not items:
        return ""
    return f"<details><summary>{summary}</summary><ul>{''.join(items)}</ul></details>"


def _passage(report: Report, item: Framing, place: int) -> str:
    text = escaped(_cut(item.text))
    has_text = report.original.text is not None and report.copy.text is not None
    words = f'<a href="#{framing_id(place)}">{text}</a>' if has_text else text
    if item.status == "altered" and item.counterpart is not None:
        other = escaped(_cut(item.counterpart.text))
        if item.side == "copy":
            words = f"<del>{other}</del> → {words}"
        else:
            words = f"{words} → <ins>{other}</ins>"
    return f"{framing_label(item.status, wording.ROLE_NAME[item.role])} {words}"


def framing_label(status: FramingStatus, role: str) -> str:
    """Return the tag that says what became of a passage and what it is."""
    return f'<span class="label {status}">{wording.STATUS_NAME[status]}: {role}</span>'


def _content(report: Report) -> str:
    body = content_html(report)
    return _card("content", "Content", "what was left out and put in", body) if body else ""
