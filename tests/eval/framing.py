"""Measure framing roles on the dev corpora: ``python -m tests.eval.framing``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spindetect.encode import load_encoder
from spindetect.evidence.framing import Passage, passages
from spindetect.prepare import prepare
from spindetect.read import from_record, from_text
from spindetect.records import Document
from tests.eval import corpora
from tests.eval.table import render

__all__ = ["Judged", "false_alarms", "framing_lines", "main", "measures", "paragraph_roles"]

# The roles that a report shouts: a wrong one embarrasses.
SHOUTED = ("attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note")
_MAPPED = {"photo_caption_or_credit": "caption", "dateline_or_timestamp": "dateline"}
RELEASES = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled line and the role that spindetect gave it.

    ``told`` holds the roles and probabilities of the passages in it.
    """

    gold: str
    role: str
    text: str
    accepted: tuple[str, ...] = ()
    told: tuple[tuple[str, float], ...] = ()


def _rows(name: str) -> Iterator[dict[str, object]]:
    path = corpora.corpora_folder() / "dev" / name
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def role_by_paragraph(document: Document, found: Sequence[Passage]) -> list[str]:
    """Return the role that most characters of each paragraph have."""
    counts: list[Counter[str]] = [Counter() for _ in document.article.paragraphs]
    for sentence in document.sentences:
        counts[sentence.paragraph]["body"] += sentence.end - sentence.start
    for passage in found:
        paragraph = document.sentences[passage.sentences[0]].paragraph
        size = passage.end - passage.start
        counts[paragraph][passage.role] += size
        counts[paragraph]["body"] -= size
    return [count.most_common(1)[0][0] if count else "body" for count in counts]


def paragraph_roles() -> list[Judged]:
    """Judge the paragraphs of whole scraped articles."""
    judged = []
    for row in _rows("paragraph_roles.jsonl"):
        gold = [one for one in row["paragraphs"] if one["text"].strip()]  # type: ignore[attr-defined]
        record = {"paragraphs": [one["text"] for one in gold]}
        document = prepare(from_record(record, source=str(row["article"])))
        found = passages(document, load_encoder().encode)
        told = _told(document, found)
        for one, role, inside in zip(gold, role_by_paragraph(document, found), told, strict=True):
            also = (one["also"],) if one["also"] else ()
            judged.append(
                Judged(
                    _MAPPED.get(one["role"], one["role"]),
                    role,
                    one["text"],
                    tuple(_MAPPED.get(name, name) for name in also),
                    inside,
                )
            )
    return judged


def framing_lines() -> list[Judged]:
    """Judge single framing lines and their look-alikes, each as a text of its own."""
    judged = []
    for row in _rows("framing_lines.jsonl"):
        text = str(row["text"])
        document = prepare(from_text(text, source="line"))
        found = passages(document, load_encoder().encode)
        counts: Counter[str] = Counter()
        for role, paragraph in zip(
            role_by_paragraph(document, found), document.article.paragraphs, strict=True
        ):
            counts[role] += len(paragraph.text)
        told = tuple((one.role, one.probability) for one in found)
        judged.append(Judged(str(row["role"]), counts.most_common(1)[0][0], text, (), told))
    return judged


def _told(document: Document, found: Sequence[Passage]) -> list[tuple[tuple[str, float], ...]]:
    """Return roles and probabilities of the passages in each paragraph."""
    told: list[list[tuple[str, float]]] = [[] for _ in document.article.paragraphs]
    for passage in found:
        paragraph = document.sentences[passage.sentences[0]].paragraph
        told[paragraph].append((passage.role, passage.probability))
    return [tuple(inside) for inside in told]


def calibration_error(judged: Sequence[Judged]) -> tuple[float, int]:
    """Return the expected calibration error of named roles, in ten bins, and their number.

    A passage is right when its line has that role, or the other that the label allows; a dateline
    inside a body paragraph says nothing and does not count.
    """
    told = [
        (probability, role == one.gold or role in one.accepted)
        for one in judged
        for role, probability in one.told
        if not (one.gold == "body" and role == "dateline")
    ]
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for probability, right in told:
        bins[min(int(probability * 10), 9)].append((probability, right))
    gaps = [abs(sum(p for p, _ in inside) - sum(r for _, r in inside)) for inside in bins.values()]
    return sum(gaps) / max(len(told), 1), len(told)


def false_alarms() -> tuple[list[tuple[str, str, float]], int]:
    """Return what is called framing in press releases, and the number of sentences looked at."""
    found: list[tuple[str, str, float]] = []
    sentences = 0
    texts = sorted(corpora.releases().items())
    for _, text in texts[:: max(1, len(texts) // RELEASES)][:RELEASES]:
        document = prepare(from_text(text, source="release"))
        sentences += len(document.sentences)
        found += [
            (p.role, p.text, p.probability) for p in passages(document, load_encoder().encode)
        ]
    return found, sentences


def _scores(judged: Sequence[Judged]) -> dict[str, tuple[int, float, float, float]]:
    """Return examples, precision, recall and F1 by role."""
    right: Counter[str] = Counter()
    gold = Counter(one.gold for one in judged)
    given = Counter(one.role for one in judged)
    for one in judged:
        right[one.gold] += one.gold == one.role
    scores = {}
    for role in sorted(gold | given):
        precision = right[role] / given[role] if given[role] else 0.0
        recall = right[role] / gold[role] if gold[role] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right[role] else 0.0
        scores[role] = (gold[role], precision, recall, f1)
    return scores


def _binary(judged: Sequence[Judged]) -> tuple[float, float, float]:
    """Return F1 of framing against body, then precision and recall of body."""
    both = sum(one.gold != "body" and one.role != "body" for one in judged)
    given = sum(one.role != "body" for one in judged)
    gold = sum(one.gold != "body" for one in judged)
    neither = sum(one.gold == "body" and one.role == "body" for one in judged)
    body_given, body_gold = len(judged) - given, len(judged) - gold
    return 2 * both / (given + gold), neither / body_given, neither / body_gold


def measures(lines: Sequence[Judged], pages: Sequence[Judged]) -> dict[str, float]:
    """Return the figures that the bars are set in."""
    by_role = _scores(lines)
    body = [one for one in lines if one.gold == "body"]
    common = [score for count, *_, score in _scores(pages).values() if count >= 10]
    f1, precision, recall = _binary(pages)
    return {
        "framing.lines.shouted_macro_f1": sum(by_role[r][3] for r in SHOUTED) / len(SHOUTED),
        "framing.lines.macro_f1": sum(score[3] for score in by_role.values()) / len(by_role),
        "framing.lines.body_kept": sum(one.role == "body" for one in body) / len(body),
        "framing.pages.accuracy": sum(one.gold == one.role for one in pages) / len(pages),
        "framing.pages.common_macro_f1": sum(common) / len(common),
        "framing.pages.framing_f1": f1,
        "framing.pages.body_precision": precision,
        "framing.pages.body_recall": recall,
    }


def _role_table(judged: Sequence[Judged]) -> str:
    head = ("role", "lines", "precision", "recall", "F1")
    rows = [
        (role, str(count), *(f"{value:.3f}" for value in values))
        for role, (count, *values) in _scores(judged).items()
    ]
    return render(head, rows)


def _wrong(judged: Sequence[Judged]) -> str:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in judged:
        if one.gold != one.role and one.role not in one.accepted:
            grouped[one.gold, one.role].append(" ".join(one.text.split())[:110])
    lines = []
    for (gold, role), texts in sorted(grouped.items()):
        lines.append(f"{gold} called {role}: {len(texts)}")
        lines += [f"    {text}" for text in texts]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; returns 0, or 2 without corpora."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.framing", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what was called wrong")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    lines, pages = framing_lines(), paragraph_roles()
    alarms, sentences = false_alarms()
    say = sys.stdout.write
    for title, judged in (("framing_lines", lines), ("paragraph_roles", pages)):
        say(f"{title}\n{_role_table(judged)}\n\n")
        if options.errors:
            say(f"{_wrong(judged)}\n\n")
    say(f"press_releases: framing found in {sentences} sentences of {RELEASES} releases\n")
    for role, count in Counter(role for role, *_ in alarms).most_common():
        say(f"  {role:15} {count:5} {count / sentences:.2%}\n")
    if options.errors:
        for role, text, probability in alarms:
            say(f"  {role} {probability:.2f} {' '.join(text.split())[:130]}\n")
    for name, judged in (("lines", lines), ("pages", pages)):
        error, count = calibration_error(judged)
        say(f"calibration error of {count} roles named on {name}: {error:.3f}\n")
    for name, value in measures(lines, pages).items():
        say(f"{name:36} {value:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
