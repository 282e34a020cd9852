"""The two texts of the page, in full: linked sentences, changed words, framing in the margin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from spindetect.records import Change, Framing, ReportedArticle, Side, Span
from spindetect.report import wording
from spindetect.report.around import framing_span
from spindetect.report.findings import article, linked_indices
from spindetect.report.html_findings import framing_label
from spindetect.report.html_words import (
    KIND_SIGN,
    MANNER_LETTER,
    SIDES,
    Marks,
    change_id,
    escaped,
    framing_id,
    sentence_id,
)

if TYPE_CHECKING:
    from spindetect.report.model import Report

__all__ = ["texts_html"]

_LANGUAGE: Final = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_LEGEND: Final = """\
<div class="legend" role="group" aria-label="Legend; the boxes hide and show marks">
<label><input type="checkbox" id="show-corrupting" checked><span class="change corrupting">\
corrupted</span></label>
<label><input type="checkbox" id="show-spin" checked><span class="change spin">spun</span></label>
<label><input type="checkbox" id="show-benign" checked><span class="change benign">\
small change</span></label>
<span><span class="number"><b>3</b> S</span>linked pair 3, by manner: Verbatim, Edited, Spun, \
Rewritten; follow the number to its counterpart</span>
<span><span class="number">⇅</span>moved</span>
<span class="unlinked">quiet: no counterpart</span>
<span class="label omitted">left out</span> <span class="label added">added</span>
</div>"""


def texts_html(report: Report, marks: Marks) -> str:
    """Return the section with both texts, or a word on why it is missing."""
    if report.original.text is None or report.copy.text is None:
        told = "This is a brief report: it was made without the texts."
        return f'<p id="texts" class="quiet">{told}</p>'
    columns = "".join(_Column(report, side, marks[side]).html() for side in SIDES)
    legend = _LEGEND_INDEPENDENT if report.verdict.derivation == "independent" else _LEGEND
    return (
        '<section id="texts"><h2>Both texts</h2>'
        f'{legend}<div class="columns">{columns}</div></section>'
    )


Spans = tuple[tuple[int, int, int], ...]


_LEGEND_INDEPENDENT: Final = """\
<div class="legend" role="group" aria-label="Legend">
<span><span class="number"><b>3</b></span>third pair of sentences that resemble each other</span>
<span class="unlinked">quiet: nothing alike in the other text</span>
</div>"""


class _Column:
    """One side's text, cut into parts of one paragraph and one framing each."""

    def __init__(self, report: Report, side: Side, marks: Mapping[int, Spans]) -> None:
        self.report = report
        self.side: Side = side
        self.article: ReportedArticle = article(report, side)
        self.text = self.article.text or ""
        self.links = linked_indices(report, side)
        self.marks = marks
        self.framing: list[tuple[int, Framing]] = []
        if report.verdict.derivation != "independent":
            self.framing = list(_framing_on(report.framing, side))
        self.around = _near_sentences(self.framing, self.article.sentences)
        # What stands on the other side has its anchor there.
        self.anchored_there = {
            framing_id(k) for k, item in enumerate(report.framing) if item.side != side
        }
        self.anchored: set[str] = set()

    def html(self) -> str:
        """Return the column."""
        title = escaped(self.article.title) if self.article.title else ""
        name = "Original" if self.side == "original" else "Copy"
        head = f"<h3>{name} <small>{escaped(self.article.source)}</small></h3>{title}"
        language = self.article.language or ""
        lang = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
        return (
            f'<article class="column" tabindex="0" aria-label="{name}"><header>{head}</header>'
            f'<div class="story"{lang} dir="auto">{"".join(self._parts())}</div></article>'
        )

    def _parts(self) -> Iterator[str]:
        """Yield parts: neighbouring sentences of one paragraph under one framing."""
        part: list[str] = []
        held: tuple[int, Framing] | None = None
        runs = False
        end = 0
        for index, sentence in enumerate(self.article.sentences):
            gap = self.text[end : sentence.start]
            new_paragraph = "\n" in gap
            framing = self._framing_of(index)
            if part and (new_paragraph or framing != held):
                yield self._part(part, held, runs)
                part, runs = [], not new_paragraph
            elif part:
                part.append(" ")
            if gap.strip():
                part.append(f"{escaped(gap)}")
            held = framing
            part.append(self._sentence(index, sentence))
            end = max(end, sentence.end)
        rest = self.text[end:]
        if rest.strip():
            part.append(escaped(rest))
        if part:
            yield self._part(part, held, runs)
        for place, _ in self.framing:
            if anchor := self._anchor(framing_id(place)):
                yield f"<span{anchor}></span>"

    def _part(self, pieces: list[str], framing: tuple[int, Framing] | None, runs: bool) -> str:
        follows = " runs" if runs else ""
        body = "".join(pieces)
        if framing is None:
            return f'<p class="part{follows}">{body}</p>'
        place, item = framing
        label = framing_label(item.status, wording.ROLE_NAME[item.role])
        anchor = self._anchor(framing_id(place))
        return f'<div class="part framed {item.status}{follows}"{anchor}>{label}<br>{body}</div>'

    def _anchor(self, anchor: str) -> str:
        """Return the attribute that makes an element a target; once, as an anchor must be."""
        if anchor in self.anchored:
            return ""
        self.anchored.add(anchor)
        return "" if anchor in self.anchored_there else f' id="{anchor}"'

    def _framing_of(self, index: int) -> tuple[int, Framing] | None:
        """Return the framing that covers most of a sentence."""
        sentence = self.article.sentences[index]
        for place, item in self.around.get(index, ()):
            shared = min(item.end, sentence.end) - max(item.start, sentence.start)
            if shared * 2 > sentence.end - sentence.start:
                return place, item
        return None

    def _sentence(self, index: int, sentence: Span) -> str:
        anchor = sentence_id(self.side, index)
        place = self.links.get(index)
        body = self._inline(sentence, index)
        if place is None:
            return f'<span class="sentence unlinked" id="{anchor}">{body}</span>'
        return f'<span class="sentence" id="{anchor}">{self._number(index, place)}{body}</span>'

    def _number(self, index: int, place: int) -> str:
        """Return the way to the counterpart, before the first sentence of a link."""
        link = self.report.links[place]
        mine, theirs = link.original, link.copy
        other: Side = "copy"
        if self.side == "copy":
            mine, theirs, other = link.copy, link.original, "original"
        if index != mine[0] or not theirs:
            return ""
        moved = ", moved to another place" if link.moved else ""
        manner = f", {link.manner}" if link.manner else ""
        told = f"Pair {place + 1}{manner}{moved}: to its counterpart in the {other}"
        sign = f"<b>{place + 1}</b> {MANNER_LETTER[link.manner]}{' ⇅' if link.moved else ''}"
        return (
            f'<a class="number" href="#{sentence_id(other, theirs[0])}" '
            f'title="{told}" aria-label="{told}">{sign}</a>'
        )

    def _inline(self, sentence: Span, index: int) -> str:
        """Return a sentence with its changed words marked."""
        pieces = [self._framing_inside(index)]
        at = sentence.start
        for start, end, place in self.marks.get(index, ()):
            pieces.append(escaped(self.text[at:start]))
            pieces.append(self._change(place, self.text[start:end]))
            at = end
        return "".join((*pieces, escaped(self.text[at : sentence.end])))

    def _change(self, place: int, words: str) -> str:
        change = self.report.changes[place]
        anchor = self._anchor(change_id(self.side, place))
        told = escaped(_told(change))
        sign = ""
        if change.severity == "corrupting":
            sign = f'<span class="kind">{KIND_SIGN.get(change.kind, "")}</span>'
        return (
            f'<span class="change {change.severity}"{anchor} title="{told}">'
            f"{escaped(words)}{sign}</span>"
        )

    def _framing_inside(self, index: int) -> str:
        """Return tags for framing that is only a part of its sentence, as a dateline is."""
        covering, sentence = self._framing_of(index), self.article.sentences[index]
        return "".join(
            f'<span class="inside"{self._anchor(framing_id(place))}>'
            f"{framing_label(item.status, wording.ROLE_NAME[item.role])}</span> "
            for place, item in self.around.get(index, ())
            if sentence.start <= item.start < sentence.end
            and (covering is None or covering[0] != place)
            and framing_id(place) not in self.anchored
        )


def _framing_on(framing: Sequence[Framing], side: Side) -> Iterator[tuple[int, Framing]]:
    """Yield the passages of a side, and those whose counterpart stands there, at its place."""
    for place, item in enumerate(framing):
        span = framing_span(item, side)
        if span is not None:
            yield place, replace(item, side=side, start=span.start, end=span.end, text=span.text)


def _near_sentences(
    framing: Sequence[tuple[int, Framing]], sentences: Sequence[Span]
) -> dict[int, list[tuple[int, Framing]]]:
    """Return the framing that touches each sentence, in the report's order."""
    found: dict[int, list[tuple[int, Framing]]] = {}
    ends = [sentence.end for sentence in sentences]
    for place, item in framing:
        at = bisect_right(ends, item.start)
        while at < len(sentences) and sentences[at].start < item.end:
            found.setdefault(at, []).append((place, item))
            at += 1
    return found


def _told(change: Change) -> str:
    """Return what a mark says when pointed at or read aloud."""
    told = f"{wording.SEVERITY_NAME[change.severity]}, {wording.KIND_NAME[change.kind]}"
    if change.original is not None and change.copy is not None:
        told += f": “{change.original.text}” became “{change.copy.text}”"
    elif change.original is not None:
        told += ": not in the copy"
    elif change.copy is not None:
        told += ": not in the original"
    return f"{told} – {change.why}" if change.why else told
