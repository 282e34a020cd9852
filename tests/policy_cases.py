"""Pairs for tests of policies, set by hand on articles of our own writing.

Everyone and every outlet in them is invented.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from spindetect.policy import Case, evaluate, parse_policy
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import (
    Article,
    Change,
    ChangeKind,
    Content,
    ContentPassage,
    ContentPlace,
    ContentStatus,
    Framing,
    FramingStatus,
    Link,
    Notice,
    PolicyFinding,
    PolicyResult,
    Role,
    Severity,
    Side,
    Span,
    Verdict,
)

ORIGINAL = """\
Lighthouse keepers to keep their lamp

By Tora Vindholm and Ansel B. Okafor, Skerry Dispatch

SKERRY POINT (Skerry Dispatch) — The coastal board voted on Thursday to keep the lamp of the \
Skerry Point lighthouse burning for another nine years.

“A dark coast is a promise broken,” said Hedda Marlin, who chairs the board of twelve.

The lamp uses as much power as 40 kettles, the board's engineers found in a survey last winter.

Fishermen had asked for a decision before the herring season begins in the second week of March.

A museum in the old foghorn house will open when the scaffolding is gone.

Correction: An earlier version of this story misstated the number of members of the board.

Skerry Dispatch does not endorse any product, party or person named in its reports.

© 2024 Skerry Dispatch Cooperative. All rights reserved.
"""
BODY = ORIGINAL[ORIGINAL.index("SKERRY POINT") : ORIGINAL.index("\n\nCorrection")]
# Each passage of the original around its story.
AROUND: tuple[tuple[Role, str], ...] = (
    ("headline", "Lighthouse keepers to keep their lamp"),
    ("byline", "By Tora Vindholm and Ansel B. Okafor, Skerry Dispatch"),
    ("dateline", "SKERRY POINT (Skerry Dispatch) —"),
    (
        "editors_note",
        "Correction: An earlier version of this story misstated the number of members of the "
        "board.",
    ),
    (
        "disclaimer",
        "Skerry Dispatch does not endorse any product, party or person named in its reports.",
    ),
    ("copyright", "© 2024 Skerry Dispatch Cooperative. All rights reserved."),
)


def article(text: str, source: str = "story.txt", **declared: Any) -> Article:
    """Return an article with what it declares about itself."""
    return replace(from_text(text, source=source), **declared)


def passage(
    text: str, words: str, role: Role, side: Side = "original", status: FramingStatus = "omitted"
) -> Framing:
    """Return the first place of some words as framing."""
    at = text.index(words)
    return Framing(status, role, side, at, at + len(words), words, 0.95)


def change(
    original: str, copy: str, words: tuple[str, str], kind: ChangeKind, severity: Severity
) -> Change:
    """Return the change of some words into others; empty words are none."""
    spans = [
        Span(text.index(part), text.index(part) + len(part), part) if part else None
        for text, part in zip((original, copy), words, strict=True)
    ]
    return Change(kind, severity, 0, spans[0], spans[1], "as a test has it")


def left_out(
    text: str, words: str, share: float, place: ContentPlace, status: ContentStatus = "omitted"
) -> ContentPassage:
    """Return the sentences of some words as on one side only."""
    document = prepare(from_text(text))
    start = text.index(words)
    end = start + len(words)
    inside = [s for s in document.sentences if start <= s.start and s.end <= end]
    count = sum(word.is_word for sentence in inside for word in sentence.words)
    side: Side = "original" if status == "omitted" else "copy"
    numbers = tuple(sentence.index for sentence in inside)
    return ContentPassage(status, side, start, end, numbers, 1, count, share, place, 0)


def content(*passages: ContentPassage) -> Content:
    """Return passages as what was left out and put in."""
    shares = [
        sum(p.share for p in passages if p.status == status) for status in ("omitted", "added")
    ]
    return Content(shares[0], shares[1], passages, "as a test has it")


def case(original: Article, copy: Article, **found: Any) -> Case:
    """Return a pair of which every equal sentence is linked; no framing but what is given."""
    one, other = prepare(original), prepare(copy)
    places = {sentence.form: sentence.index for sentence in one.sentences}
    if len(one.sentences) == len(other.sentences):
        places = {sentence.form: sentence.index for sentence in other.sentences}
    links = tuple(
        Link((places[s.form],), (s.index,), 1.0, 1.0, manner="verbatim")
        for s in other.sentences
        if s.form in places
    )
    verdict = Verdict("derived", 0.99, "verbatim", 0.01, 1.0)
    return Case(one, other, **{"verdict": verdict, "links": links, **found})


def omitted_around(copy: str, original: str = ORIGINAL) -> tuple[Framing, ...]:
    """Return what stands around the original, as omitted where the copy has not its very words."""
    return tuple(
        passage(original, words, role)
        for role, words in AROUND
        if words in original and words not in copy
    )


def judged(policy: str, pair: Case) -> tuple[PolicyResult, tuple[Notice, ...]]:
    """Hold a pair against a policy that applies to it."""
    result, notices = evaluate(parse_policy(policy), pair)
    assert result is not None
    for finding in (*result.missing, *result.violations, *result.allowed):
        check_finding(finding, pair)
    return result, notices


def check_finding(finding: PolicyFinding, pair: Case) -> None:
    """Every finding is a sentence with its line, and points at what it says."""
    assert finding.message.endswith(f" (policy line {finding.line}).")
    assert finding.message[0].isupper() or finding.message[0].isdigit()
    assert (finding.side is None) == (finding.span is None)
    if finding.side is not None and finding.span is not None:
        text = pair.document(finding.side).article.text
        assert text[finding.span.start : finding.span.end] == finding.span.text
        assert finding.span.text


def missing(policy: str, copy: str, *, original: str = ORIGINAL, **declared: Any) -> list[str]:
    """Return what a copy lacks, by a policy; the original is of an address of its own."""
    source = article(
        original, publisher="Skerry Dispatch", url="https://skerry.example/2024/lamp-stays"
    )
    pair = case(source, article(copy, **declared), framing=omitted_around(copy, original))
    return [finding.message for finding in judged(policy, pair)[0].missing]
