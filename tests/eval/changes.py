"""Changes inside links: are they found, and is nobody accused of one wrongly?

``python -m tests.eval.changes`` measures word alignment, our own gold (short
passages and the worked example), and the dev corpora's labelled edits; with
``--show`` it lists what went wrong, or what was called corrupting.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from spindetect import Detector
from spindetect.align import align_words
from spindetect.encode import WordEncoder, load_encoder
from spindetect.evidence import find_changes, linked_words, spin_scores
from spindetect.prepare import prepare
from spindetect.prepare.words import lexemes
from spindetect.read import from_text
from spindetect.records import Change, Link, Span, Word
from tests.eval import corpora
from tests.eval.metrics import Counts
from tests.eval.table import render

__all__ = ["Tally", "accused_paraphrases", "corrupting", "main", "sentence_changes", "word_links"]

ROOT = Path(__file__).parents[2]
SHORT_PAIRS = ROOT / "tests" / "data" / "short_pairs.jsonl"
SEED = ROOT / "seeds" / "harbor-bridge"
PARTS = ("words", "gold", "seed", "factual", "meaning", "paraphrases", "reedited", "syndicated")
HONEST = 300
CORRUPTION = frozenset({"name", "number", "date"})


@dataclass(slots=True)
class Tally:
    """Found and wanted changes by group, and examples of what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, group: str, hit: bool, show: str = "") -> None:
        """Count one wanted change (or one item asked about)."""
        self.wanted[group] += 1
        self.found[group] += hit
        if show:
            self.shown.append(show)

    def table(self, title: str) -> str:
        """Lay out the shares by group."""
        rows = [
            [name, str(count), str(self.found[name]), f"{self.found[name] / count:.3f}"]
            for name, count in sorted(self.wanted.items())
        ]
        return f"{title}\n\n{render(['group', 'n', 'hits', 'share'], rows)}"


class Words:
    """Aligns and compares two passages that are known to correspond."""

    def __init__(self) -> None:
        encoder = load_encoder(None)
        if not isinstance(encoder, WordEncoder):
            raise TypeError("the bundled encoder encodes words")
        self._encoder = encoder

    def vectors(self, words: Sequence[Word]) -> Any:
        """Return the words' vectors, in order."""
        keys = sorted({word.key for word in words})
        table = self._encoder.encode_words(keys)
        rows = {key: row for row, key in enumerate(keys)}
        return np.asarray(table[[rows[word.key] for word in words]], dtype=np.float32)

    def changes(self, original: str, copy: str) -> tuple[Change, ...]:
        """Return the changes of one link made of the whole of both passages."""
        documents = [prepare(from_text(text, source="text")) for text in (original, copy)]
        sides = [[w for s in d.sentences for w in s.words] for d in documents]
        keys = [{w.key for w in side if w.is_word} for side in sides]
        overlap = 2 * len(keys[0] & keys[1]) / max(len(keys[0]) + len(keys[1]), 1)
        places = [tuple(range(len(d.sentences))) for d in documents]
        link = Link(places[0], places[1], 1.0, overlap)
        aligned = align_words(sides[0], sides[1], self.vectors(sides[0]), self.vectors(sides[1]))
        linked = linked_words(documents[0], documents[1], [link], [aligned])
        return find_changes(documents[0], documents[1], linked, spin_scores(linked))


_WORDS: list[Words] = []


def sentence_changes(original: str, copy: str) -> tuple[Change, ...]:
    """Return the changes of a sentence pair, taken as linked."""
    if not _WORDS:
        _WORDS.append(Words())
    return _WORDS[0].changes(original, copy)


def corrupting(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that accuse."""
    return [change for change in changes if change.severity == "corrupting"]


def show(change: Change) -> str:
    """Return a change on one line."""
    sides = [span.text if span else "∅" for span in (change.original, change.copy)]
    return f"{change.kind}/{change.severity}: {sides[0]!r} → {sides[1]!r} ({change.why})"


def _overlaps(span: Span | None, text: str | None, source: str) -> bool:
    if text is None:
        return span is None
    if span is None:
        return False
    starts, at = [], source.find(text)
    while at >= 0:
        starts.append(at)
        at = source.find(text, at + 1)
    return any(span.start < at + len(text) and at < span.end for at in starts)


def _matches(change: Change, gold: dict[str, Any], original: str, copy: str) -> bool:
    """Tell whether a change covers a labelled one, on both sides."""
    return _overlaps(change.original, gold["original"], original) and _overlaps(
        change.copy, gold["copy"], copy
    )


def _judge_gold(
    tally: Tally,
    name: str,
    texts: tuple[str, str],
    gold: Sequence[dict[str, Any]],
    found: Sequence[Change],
) -> None:
    for wanted in gold:
        group = f"{wanted['severity']} {wanted['kind']}"
        touching = [c for c in found if _matches(c, wanted, *texts)]
        # A corruption may show as a change on one side only.
        if wanted["severity"] == "corrupting":
            touching += [
                c
                for c in found
                if (c.original is None and _overlaps(c.copy, wanted["copy"], texts[1]))
                or (c.copy is None and _overlaps(c.original, wanted["original"], texts[0]))
            ]
        right = [c for c in touching if c.severity == wanted["severity"]]
        exact = any(c.kind == wanted["kind"] for c in right)
        tally.add(group, exact)
        tally.add(f"any {wanted['severity']}", bool(right))
        if not exact:
            got = "; ".join(map(show, touching)) or "nothing"
            tally.shown.append(f"{name}: wanted {group} {wanted['original']!r} → "
                               f"{wanted['copy']!r}, got {got}")  # fmt: skip
    wrong = [w for w in gold if w["severity"] == "corrupting"]
    for change in corrupting(found):
        known = any(
            _overlaps(change.original, w["original"], texts[0])
            or _overlaps(change.copy, w["copy"], texts[1])
            for w in wrong
        )
        tally.add("false corrupting (of corrupting)", not known)
        if not known:
            tally.shown.append(f"{name}: FALSE {show(change)}")
    if not gold:
        spins = [c for c in found if c.severity == "spin"]
        tally.add("passages wrongly spun (of clean)", bool(spins))
        tally.shown.extend(f"{name}: FALSE {show(c)}" for c in spins)


def gold_pairs() -> Tally:
    """Measure our own short passages."""
    tally = Tally()
    for line in SHORT_PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = (row["original"], row["copy"])
        _judge_gold(tally, row["id"], texts, row["changes"], sentence_changes(*texts))
    return tally


def seed_pairs() -> Tally:
    """Measure the worked example, end to end."""
    tally, detector = Tally(), Detector()
    labels = json.loads((SEED / "labels.json").read_text(encoding="utf-8"))
    original = (SEED / labels["original"]).read_text(encoding="utf-8")
    for name, label in labels["copies"].items():
        copy = (SEED / name).read_text(encoding="utf-8")
        found = detector.score(original, copy).changes
        gold = [c for c in label.get("changes", []) if c["link"] is not None]
        _judge_gold(tally, name, (original, copy), gold, found)
    return tally


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = corpora.corpora_folder() / "dev" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def factual() -> Tally:
    """Measure edits labelled as consistent with their original, or not."""
    tally = Tally()
    for row in _rows("factual_edits.jsonl"):
        if row["original"] == row["edited"]:
            continue
        wrong = corrupting(sentence_changes(row["original"], row["edited"]))
        group = "consistent, accused" if row["consistent"] else "inconsistent, found"
        tally.add(group, bool(wrong))
        if bool(wrong) == bool(row["consistent"]):
            tally.shown.append(
                f"{group} {row['edit_types']}\n  {row['original']}\n  {row['edited']}\n  "
                + "\n  ".join(map(show, wrong))
            )
    return tally


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _covers(change: Change, edit: dict[str, str]) -> bool:
    for span, text in ((change.original, edit["a"]), (change.copy, edit["b"])):
        wanted = _compact(text)
        got = _compact(span.text) if span else ""
        if wanted and got and (got in wanted or wanted in got):
            return True
    return False


def meaning() -> Tally:
    """Measure typed edits that change the sense."""
    tally = Tally()
    for row in _rows("meaning_changing_edits.jsonl"):
        found = sentence_changes(row["a"], row["b"])
        for edit in row["edits"]:
            kind = edit["type"]
            covering = [change for change in found if _covers(change, edit)]
            kinds = {change.kind for change in covering}
            tally.add(f"{kind}: corrupting", bool(corrupting(covering)))
            if "named ent" in kind:
                hit = bool(kinds & CORRUPTION)
                tally.add(f"{kind}: name, number or date", hit)
                if not hit:
                    tally.shown.append(f"{edit}\n  {row['a']}\n  {row['b']}\n  "
                                       + "\n  ".join(map(show, covering)))  # fmt: skip
            if kind.startswith(("Opposite polarity", "Negation")):
                tally.add(f"{kind}: negation or modality", bool(kinds & {"negation", "modality"}))
    return tally


def accused_paraphrases() -> Iterator[tuple[str, str, tuple[Change, ...]]]:
    """Give the paraphrases without a labelled change of sense, with what accuses them."""
    changed = {row["id"] - 1 for row in _rows("meaning_changing_edits.jsonl")}
    for row in _rows("news_paraphrases.jsonl"):
        if row["paraphrase"] and int(row["id"]) not in changed:
            yield row["a"], row["b"], tuple(corrupting(sentence_changes(row["a"], row["b"])))


def paraphrases() -> Tally:
    """Measure paraphrases without a labelled change of sense."""
    tally = Tally()
    for original, copy, wrong in accused_paraphrases():
        values = [change for change in wrong if change.kind in CORRUPTION]
        tally.add("accused of a name, number or date", bool(values))
        tally.add("accused of anything", bool(wrong))
        if wrong:
            tally.shown.append(f"{original}\n  {copy}\n  " + "\n  ".join(map(show, wrong)))
    return tally


def _honest(tally: Tally, detector: Detector, name: str, original: str, copy: str) -> None:
    report = detector.score(from_text(original, source="original"), from_text(copy, source="copy"))
    accused = Counter(change.link for change in corrupting(report.changes))
    edited = {change.link for change in report.changes}
    for index in range(len(report.links)):
        tally.add("links", bool(accused[index]))
        if index in edited:
            tally.add("edited links", bool(accused[index]))
    for change in report.changes:
        tally.add(f"{change.kind}: corrupting", change.severity == "corrupting")
        if change.kind == "synonym":
            tally.add("synonyms called spin", change.severity == "spin")
    for change in corrupting(report.changes):
        link = report.links[change.link] if change.link is not None else None
        sides = ["", ""]
        if link is not None:
            ours, theirs = report.original.sentences, report.copy.sentences
            sides = [" ".join(ours[i].text for i in link.original),
                     " ".join(theirs[j].text for j in link.copy)]  # fmt: skip
        tally.shown.append(f"{name}: {show(change)}\n  {sides[0]}\n  {sides[1]}")


def reedited() -> Tally:
    """Measure announcements edited by two offices: nobody is to be accused."""
    tally, detector, texts = Tally(), Detector(), corpora.releases()
    for pair in corpora.reedited()[:: max(len(corpora.reedited()) // HONEST, 1)][:HONEST]:
        name = f"{pair.original} {pair.copy}"
        _honest(tally, detector, name, texts[pair.original], texts[pair.copy])
    return tally


def syndicated() -> Tally:
    """Measure wire stories edited by their outlets: nobody is to be accused."""
    tally, detector, texts = Tally(), Detector(), corpora.articles()
    pairs = [pair for pair in corpora.syndicated_pairs() if pair.syndicated]
    for pair in pairs[:: max(len(pairs) // HONEST, 1)][:HONEST]:
        name = f"{pair.original} {pair.copy}"
        _honest(tally, detector, name, texts[pair.original], texts[pair.copy])
    return tally


def _word(form: str, at: int) -> Word:
    lexeme = lexemes([form])[form]
    return Word(at, at + len(form), form, form, *lexeme)


def word_links(left: Sequence[str], right: Sequence[str]) -> set[tuple[int, int]]:
    """Return the pairs of word indices that the word alignment links."""
    if not _WORDS:
        _WORDS.append(Words())
    sides = [[_word(form, at) for at, form in enumerate(side)] for side in (left, right)]
    vectors = [_WORDS[0].vectors(side) for side in sides]
    pairs = set[tuple[int, int]]()
    for link in align_words(sides[0], sides[1], vectors[0], vectors[1]):
        pairs.update((i, j) for i in link.original for j in link.copy)
    return pairs


def _gold(text: str) -> set[tuple[int, int]]:
    pairs = (pair.split("-") for pair in text.split())
    return {(int(i), int(j)) for i, j in pairs}


def words() -> str:
    """Measure word alignment against hand-made links, punctuation left out."""
    total = {"all sure links": Counts(0, 0, 0), "words that differ": Counts(0, 0, 0)}
    for row in _rows("word_alignment_dev.jsonl"):
        sure, possible = _gold(row["sure"]), _gold(row["possible"])
        found = word_links(row["a"], row["b"])
        both = [[any(map(str.isalnum, w)) for w in row[side]] for side in ("a", "b")]
        sure = {(i, j) for i, j in sure if both[0][i] and both[1][j]}
        found -= possible - sure
        total["all sure links"] += Counts(len(sure & found), len(found), len(sure))
        found, sure = (
            {(i, j) for i, j in side if row["a"][i] != row["b"][j]} for side in (found, sure)
        )
        total["words that differ"] += Counts(len(sure & found), len(found), len(sure))
    rows = [
        [name, f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}"] for name, c in total.items()
    ]
    return f"word alignment\n\n{render(['links', 'precision', 'recall', 'F1'], rows)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; returns the exit status: 0 done, 2 cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.changes", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; repeatable")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list so many errors")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    measures = {"gold": gold_pairs, "seed": seed_pairs, "factual": factual, "meaning": meaning,
                "paraphrases": paraphrases, "reedited": reedited,
                "syndicated": syndicated}  # fmt: skip
    for part in options.only or PARTS:
        if part == "words":
            sys.stdout.write(words() + "\n\n")
            continue
        tally = measures[part]()
        sys.stdout.write(tally.table(part) + "\n\n")
        for line in tally.shown[: options.show]:
            sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
