"""Reports for tests, set by hand on articles of our own writing.

Everyone and every place in them is invented. Spans are found in the texts,
never typed.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from spindetect.records import (
    Change,
    ChangeKind,
    Content,
    ContentPassage,
    ContentStatus,
    Framing,
    FramingStatus,
    Link,
    Manner,
    Notice,
    Reason,
    ReportedArticle,
    Role,
    Severity,
    Side,
    Span,
    Verdict,
)
from spindetect.report import Report

ORIGINAL = """\
Port Halden crews end strike after night of talks

By Marta Ivesdal, Halden Wire

PORT HALDEN (HW) — Dock workers in Port Halden returned to their cranes on Tuesday, \
ending a strike of 19 days that had left 46 ships waiting outside the harbour.

“We did not get everything, but we got the rest hours,” said Oskar Price, chief of staff \
of the harbour union. “Nobody should lift steel after 14 hours awake.”

The agreement was reached shortly before dawn. Officials said the port would not cut any \
of its 2,300 jobs this year.

Recent figures show that the stoppage cost exporters about 31 million crowns a day. \
Officials of the chamber of commerce called the loss painful but bearable.

Liv Tornquist, who runs a bakery near the gates, said she was glad the noise was back. \
“The silence was the worst part,” she said.

Talks on pensions may resume in the autumn.

Opinions in this report are those of the people quoted. Halden Wire does not endorse them.
"""

COPY = """\
Posted on

Categories

Port Halden crews finish strike after night of negotiations

Dock workers in Port Halden went back to their cranes on Tuesday, finishing a strike of \
19 days that had actually left 64 ships waiting outside the harbour.

“We did not get whatever, however we got the rest hours,” stated Oskar Rate, chief of \
personnel of the harbour union. “Nobody must lift steel after 14 hours awake.”

Present figures reveal that the interruption cost exporters about 31 million crowns a day. \
Authorities of the chamber of commerce called the loss agonizing however bearable.

The arrangement was reached quickly before dawn. Authorities said the port would cut any \
of its 2,300 jobs this year.

Liv Tornquist runs a pastry shop near the gates. She said she was pleased the sound was \
back. “The silence was the worst part,” she stated.

Analysts expect freight prices to ease before the winter.

Source: Halden Wire.

Sign up for our morning letter and never miss a story
"""

_BOUNDARY = re.compile(r"\n+|(?<=[.”]) (?=[“A-Z])")

# Link, as sentence numbers of both sides, manner and cosine; the fourth pair is moved.
_LINKS: tuple[tuple[tuple[int, ...], tuple[int, ...], Manner, float, float], ...] = (
    ((0,), (2,), "spun", 0.86, 0.75),
    ((2,), (3,), "spun", 0.93, 0.78),
    ((3,), (4,), "spun", 0.84, 0.64),
    ((4,), (5,), "edited", 0.95, 0.88),
    ((7,), (6,), "spun", 0.88, 0.71),
    ((8,), (7,), "spun", 0.9, 0.73),
    ((5,), (8,), "spun", 0.81, 0.67),
    ((6,), (9,), "edited", 0.91, 0.92),
    ((9,), (10, 11), "spun", 0.83, 0.69),
    ((10,), (12,), "edited", 0.97, 0.89),
)

_LEFT_OUT = "Talks on pensions may resume in the autumn."
_PUT_IN = "Analysts expect freight prices to ease before the winter."

# Kind, severity, link, words of the original, words of the copy, why.
_CHANGES: tuple[tuple[ChangeKind, Severity, int, str, str, str], ...] = (
    ("synonym", "benign", 0, "end", "finish", "a near synonym"),
    ("synonym", "spin", 0, "talks", "negotiations", "a dictionary synonym"),
    ("deletion", "benign", 1, "PORT HALDEN (HW) —", "", "the dateline is gone"),
    ("synonym", "benign", 1, "returned", "went back", "a near synonym"),
    ("synonym", "spin", 1, "ending", "finishing", "a dictionary synonym"),
    ("insertion", "spin", 1, "", "actually", "a filler no editor adds"),
    ("number", "corrupting", 1, "46", "64", "46 ships became 64"),
    (
        "quote",
        "corrupting",
        2,
        "everything, but",
        "whatever, however",
        "in quotation marks, but not what Oskar Price said: "
        "“everything, but” became “whatever, however”",
    ),
    ("synonym", "spin", 2, "said", "stated", "a dictionary synonym"),
    ("name", "corrupting", 2, "Price", "Rate", "a family name became a common noun"),
    ("name", "corrupting", 2, "staff", "personnel", "part of a title was swapped"),
    ("modality", "spin", 3, "should", "must", "a wish became a duty"),
    ("synonym", "spin", 4, "Recent", "Present", "a dictionary synonym"),
    ("synonym", "spin", 4, "show", "reveal", "a dictionary synonym"),
    ("synonym", "spin", 4, "stoppage", "interruption", "a dictionary synonym"),
    ("synonym", "spin", 5, "Officials", "Authorities", "a dictionary synonym"),
    ("synonym", "spin", 5, "painful but", "agonizing however", "a dictionary synonym"),
    ("synonym", "spin", 6, "agreement", "arrangement", "a dictionary synonym"),
    ("synonym", "spin", 6, "shortly", "quickly", "a dictionary synonym of another sense"),
    ("synonym", "spin", 7, "Officials", "Authorities", "a dictionary synonym"),
    ("negation", "corrupting", 7, "not", "", "“not” is gone: the sentence says the opposite"),
    ("synonym", "spin", 8, "bakery", "pastry shop", "a dictionary synonym"),
    ("synonym", "benign", 8, "glad", "pleased", "a near synonym"),
    ("synonym", "spin", 8, "noise", "sound", "a dictionary synonym"),
    ("synonym", "spin", 9, "said", "stated", "a dictionary synonym"),
)

_FRAMING: tuple[tuple[FramingStatus, Role, Side, str, float], ...] = (
    ("omitted", "byline", "original", "By Marta Ivesdal, Halden Wire", 0.97),
    ("omitted", "dateline", "original", "PORT HALDEN (HW) —", 0.99),
    (
        "omitted",
        "disclaimer",
        "original",
        "Opinions in this report are those of the people quoted. Halden Wire does not endorse "
        "them.",
        0.94,
    ),
    (
        "altered",
        "headline",
        "copy",
        "Port Halden crews finish strike after night of negotiations",
        0.9,
    ),
    ("added", "navigation", "copy", "Posted on", 0.98),
    ("added", "navigation", "copy", "Categories", 0.98),
    ("added", "attribution", "copy", "Source: Halden Wire.", 0.96),
    ("added", "promotion", "copy", "Sign up for our morning letter and never miss a story", 0.92),
    ("added", "body", "copy", "Analysts expect freight prices to ease before the winter.", 0.8),
    ("omitted", "body", "original", "Talks on pensions may resume in the autumn.", 0.8),
)


def find(text: str, words: str, start: int = 0, end: int | None = None) -> Span:
    """Return the first place of some words."""
    at = text.index(words, start, len(text) if end is None else end)
    return Span(at, at + len(words), words)


def sentences_of(text: str) -> tuple[Span, ...]:
    """Split a sample at line ends and between sentences; enough for what stands above."""
    spans, start = [], 0
    for match in [*_BOUNDARY.finditer(text)]:
        if match.start() > start:
            spans.append(Span(start, match.start(), text[start : match.start()]))
        start = match.end()
    if start < len(text):
        spans.append(Span(start, len(text), text[start:]))
    return tuple(spans)


def reported(text: str, source: str, title: str | None = None) -> ReportedArticle:
    """Return a text as one side of a report."""
    sentences = sentences_of(text)
    return ReportedArticle(
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        language="en",
        words=len(re.findall(r"\w+", text)),
        sentence_count=len(sentences),
        text=text,
        sentences=sentences,
    )


def _change(
    original: ReportedArticle,
    copy: ReportedArticle,
    row: tuple[ChangeKind, Severity, int, str, str, str],
) -> Change:
    kind, severity, link, before, after, why = row
    spans: list[Span | None] = []
    for side, indices, words in (
        (original, _LINKS[link][0], before),
        (copy, _LINKS[link][1], after),
    ):
        start, end = side.sentences[indices[0]].start, side.sentences[indices[-1]].end
        spans.append(find(side.text or "", words, start, end) if words else None)
    return Change(kind, severity, link, spans[0], spans[1], why)


def _left_over(
    status: ContentStatus, side: Side, here: ReportedArticle, there: ReportedArticle, words: str
) -> ContentPassage:
    span = find(here.text or "", words)
    index = next(at for at, one in enumerate(here.sentences) if one.start == span.start)
    count = len(words.split())
    last = _LINKS[-1][1] if side == "original" else _LINKS[-1][0]
    return ContentPassage(
        status=status,
        side=side,
        start=span.start,
        end=span.end,
        sentences=(index,),
        paragraphs=1,
        words=count,
        share=round(count / here.words, 4),
        place="end",
        opposite=there.sentences[last[-1]].end,
    )


def _content(original: ReportedArticle, copy: ReportedArticle) -> Content:
    """Say what was left out of the sample's story and put in."""
    passages = (
        _left_over("omitted", "original", original, copy, _LEFT_OUT),
        _left_over("added", "copy", copy, original, _PUT_IN),
    )
    summary = (
        "The last paragraph, 5% of the story, is missing; a paragraph not in the original, "
        "5% of the copy, was put in at the end."
    )
    return Content(passages[0].share, passages[1].share, passages, summary)


def spun_report() -> Report:
    """Return a machine-spun copy with corrupted names, a moved passage and new framing."""
    original = reported(
        ORIGINAL, "halden-wire.html", "Port Halden crews end strike after night of talks"
    )
    copy = reported(COPY, "https://news.example/port-strike")
    sides = {"original": original, "copy": copy}
    framing = []
    for status, role, side, words, probability in _FRAMING:
        span = find(sides[side].text or "", words)
        framing.append(Framing(status, role, side, span.start, span.end, span.text, probability))
    return Report(
        original=original,
        copy=copy,
        encoder="static",
        verdict=Verdict(
            derivation="derived",
            derivation_probability=0.9871,
            manner="spun",
            spin_probability=0.964,
            reuse=0.8712,
            reasons=(
                Reason(
                    "coverage",
                    "10 of 13 sentences of the original stand in the copy, in nearly the same "
                    "order.",
                    4.12,
                ),
                Reason("swaps", "18 words were swapped for dictionary synonyms, one in nine.", 3.4),
                Reason("names", "2 names were changed as no person would: “Price” → “Rate”.", 2.2),
                Reason("quotes", "Words inside a quotation were changed.", 1.1),
                Reason("length", "The copy is as long as the original.", 0.1),
            ),
        ),
        links=tuple(
            Link(left, right, similarity, overlap, moved=left in {(5,), (6,)}, manner=manner)
            for left, right, manner, similarity, overlap in _LINKS
        ),
        changes=tuple(_change(original, copy, row) for row in _CHANGES),
        framing=tuple(framing),
        notices=(Notice("encoding", "The copy's encoding was detected: windows-1252."),),
        version="0.1.0",
        id="halden-1",
        content=_content(original, copy),
    )


def independent_report() -> Report:
    """Return another report of the same event, with one sentence pair that is alike."""
    original = reported(ORIGINAL, "halden-wire.html")
    copy = reported(
        "Ships move again at Port Halden\n\nThe first freighter left at noon, harbour staff "
        "told this paper. The dock workers’ strike had lasted 19 days.\n",
        "gazette.txt",
        "Ships move again at Port Halden",
    )
    return Report(
        original=original,
        copy=copy,
        encoder="static",
        verdict=Verdict(
            "independent",
            0.031,
            None,
            0.004,
            0.3,
            (Reason("rare", "No run of five words is shared.", -3.1),),
        ),
        links=(Link((2,), (2,), 0.58, 0.22),),
        version="0.1.0",
    )


ATTACKS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "'><svg/onload=document.title='owned'>",
    "</style><script>document.title='owned'</script>",
    "</title></textarea><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "<a href=\"javascript:document.title='owned'\">here</a>",
    "<meta http-equiv=refresh content='0;url=https://attack.example'>",
    "&lt;script&gt; &amp; $missing ${report} {{7*7}} %(x)s",
    "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "safe\u202etxt.exe\u2066\u200bz",
    "<!--",
    "]]>",
    "\x00nul",
)


def hostile_report() -> Report:
    """Return a report with an attack in every place where a stranger's text can stand."""
    text = "\n\n".join(f"Start {attack} end." for attack in ATTACKS)
    everywhere = " ".join(ATTACKS)
    span = Span(0, len(text), text)
    side = ReportedArticle(
        everywhere,
        everywhere,
        everywhere,
        everywhere,
        9,
        len(ATTACKS),
        text,
        tuple(find(text, f"Start {attack} end.") for attack in ATTACKS),
    )
    changes = [
        Change("name", "corrupting", place, find(text, attack), find(text, attack), attack)
        for place, attack in enumerate(ATTACKS)
    ]
    return Report(
        original=side,
        copy=side,
        encoder=everywhere,
        verdict=Verdict("derived", 0.9, "spun", 0.9, 0.9, (Reason("x", everywhere, 1.0),)),
        links=tuple(Link((k,), (k,), 0.9, 0.5, manner="spun") for k in range(len(ATTACKS))),
        changes=(*changes, Change("hidden", "spin", None, span, span, everywhere)),
        framing=(Framing("added", "disclaimer", "copy", 0, len(text), text, 0.9),),
        notices=(Notice("x", everywhere),),
        version=everywhere,
        id=everywhere,
    )


GOLDEN = Path(__file__).parent / "data" / "report"


def matches_golden(name: str, text: str) -> None:
    """Compare with a golden file; ``SPINDETECT_UPDATE_GOLDEN=1`` writes it anew."""
    path = GOLDEN / name
    if os.environ.get("SPINDETECT_UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    expected = path.read_text(encoding="utf-8")
    assert text + "\n" == expected, f"{name} differs; look, then set SPINDETECT_UPDATE_GOLDEN=1"
