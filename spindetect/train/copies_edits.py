"""What people do to an article before they publish it: honest edits.

Each function takes the units of an article and a random state and returns the
units of the edited one. They are the counter-examples of spinning: cuts, moves,
house style, and rewording that makes the text shorter or plainer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from spindetect.train.copies_units import Unit

__all__ = ["EDITS", "STRUCTURAL_EDITS", "drop_some", "merge_some", "move_some", "split_some"]

Edit = Callable[[Sequence[Unit], random.Random], list[Unit]]

# Each pair is applied in one direction throughout a copy, as a desk's style book would.
_HOUSE_STYLE: Final = (
    (r"(\d) percent\b", r"\1%", r"(\d)%", r"\1 percent"),
    (r"\bU\.S\.(?= [A-Za-z])", "US", r"\bUS\b(?= [A-Za-z])", "U.S."),
    (r"\bSen\. ", "Senator ", r"\bSenator (?=[A-Z])", "Sen. "),
    (r"\bRep\. ", "Representative ", r"\bRepresentative (?=[A-Z])", "Rep. "),
    (r"\badviser", "advisor", r"\badvisor", "adviser"),
    (r"\bhealth care\b", "healthcare", r"\bhealthcare\b", "health care"),
    (r"\be-mail", "email", r"\bemail", "e-mail"),
    (r" -- ", " — ", r" ?— ?", " -- "),
    (r"(\w), and (?=\w+[.;])", r"\1 and ", r"(, \w+) and (?=\w+\.)", r"\1, and "),
    (r"\bJanuary (?=\d)", "Jan. ", r"\bJan\. (?=\d)", "January "),
    (r"\bSeptember (?=\d)", "Sept. ", r"\bSept\. (?=\d)", "September "),
    (r"\$(\d[\d.]*) million", r"$\1m", r"\$(\d[\d.]*)m\b", r"$\1 million"),
    (r"[“”]", '"', r"(?<!\w)\"(?=\w)", "“"),
    (r"[‘’]", "'", r"(?<=\w)'(?=\w)", "’"),
)
# Plainer, shorter wording: what a sub-editor does, and a spinner never does.
_PLAINER: Final = (
    (r"\bin order to\b", "to"),
    (r"\bprior to\b", "before"),
    (r"\ba number of\b", "several"),
    (r"\bapproximately\b", "about"),
    (r"\butiliz(e|ed|ing)\b", r"us\1"),
    (r"\bassist\b", "help"),
    (r"\bthe fact that\b", "that"),
    (r"\bat this time\b", "now"),
    (r"\bsaid that\b", "said"),
    (r"\bannounced today\b", "announced"),
    (r"\btoday announced\b", "announced"),
    (r"\bwill be able to\b", "can"),
    (r"\bis expected to\b", "will"),
    (r"\bin addition\b", "also"),
    (r"\bAdditionally, (\w)", r"Also, \1"),
    (r"\bin the amount of\b", "of"),
    (r"\bdue to the fact that\b", "because"),
    (r"\bas well as\b", "and"),
    (r"\bpurchase\b", "buy"),
    (r"\bindividuals\b", "people"),
    (r"\bcommenced\b", "began"),
    (r"\bprovides? assistance to\b", "helps"),
    (r"\bstated\b", "said"),
    (r"\bnoted\b", "said"),
    (r"\bcontinued\b(?=\.)", "said"),
    (r"\bhave the opportunity to\b", "can"),
    (r"\bwithin the next\b", "in the next"),
    (r"\bfunding in the (\w+)", r"money in the \1"),
)
_CONTRACTED: Final = (
    (r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should) not\b", r"\1n't"),
    (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"),
    (r"\b([Ii]t|[Tt]hat) is\b", r"\1's"),
    (r"\b([Ww]e|[Tt]hey) are\b", r"\1're"),
    (r"\b(\w+)n't\b(?<!can't)(?<!won't)", r"\1 not"),
)
_DISPENSABLE: Final = re.compile(
    r" (?:also|very|today|recently|currently|strongly|really|simply|certainly|truly|further|"
    r"significantly|critically|extremely|especially|actively|fully|greatly|clearly)\b(?!,)"
)
_PARENTHESIS: Final = re.compile(r" \([^()]{1,60}\)")
_ASIDE: Final = re.compile(r", (?:a|an|the|who|which|chairman|ranking)\b[^,.“”\"]{4,60}, (?=[a-z])")
_CLAUSE: Final = re.compile(r"(?:, (?:and|but)|;) (?=(?:he|she|it|they|we|the|this|these|that) )")
_SAID: Final = re.compile(
    r"(?<=[,?!][”\"]) said ((?:Sen\. |Senator )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?=[.,])"
)
_SAID_LAST: Final = re.compile(
    r"(?<=[,?!][”\"]) ((?:Sen\. |Senator )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}) said(?=[.,])"
)


def _with_text(unit: Unit, text: str) -> Unit:
    if text == unit.text or not text.strip():
        return unit
    return replace(unit, text=text, manner="edited" if unit.sources else unit.manner)


def _mapped(units: Sequence[Unit], change: Callable[[str], str]) -> list[Unit]:
    return [_with_text(u, change(u.text)) if u.role == "body" else u for u in units]


def house_style(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Write titles, figures and marks as another desk's style book has them."""
    rules = []
    for there, back_text, back, there_text in _HOUSE_STYLE:
        if rng.random() < 0.6:
            forth = rng.random() < 0.5
            rules.append((there, back_text) if forth else (back, there_text))

    def change(text: str) -> str:
        for pattern, substitute in rules:
            text = re.sub(pattern, substitute, text)
        return text

    return _mapped(units, change)


def plainer_wording(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Shorten stock wording."""
    share = rng.uniform(0.3, 1.0)
    rules = [rule for rule in _PLAINER if rng.random() < share]

    def change(text: str) -> str:
        for pattern, substitute in rules:
            text = re.sub(pattern, substitute, text)
        return text

    return _mapped(units, change)


def contractions(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Contract or write out negations and auxiliaries."""
    pattern, substitute = rng.choice(_CONTRACTED)
    return _mapped(units, lambda text: re.sub(pattern, substitute, text))


def tighten(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Drop adverbs, parentheses and asides."""
    share = rng.uniform(0.2, 0.8)

    def change(text: str) -> str:
        for pattern, put in ((_DISPENSABLE, ""), (_PARENTHESIS, ""), (_ASIDE, " ")):
            text = pattern.sub(lambda m, put=put: put if rng.random() < share else m.group(), text)  # type: ignore[misc]
        return text

    return _mapped(units, change)


def said_placement(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Turn "said X" into "X said", or back."""
    pattern, put = rng.choice(((_SAID, r" \1 said"), (_SAID_LAST, r" said \1")))
    return _mapped(units, lambda text: pattern.sub(put, text))


def drop_some(units: Sequence[Unit], rng: random.Random, share: float) -> list[Unit]:
    """Cut sentences of the body here and there; at least two stay."""
    kept = [u for u in units if u.role != "body" or rng.random() >= share]
    if sum(u.role == "body" for u in kept) < 2:
        return list(units)
    return _reopened(units, kept)


def _reopened(before: Sequence[Unit], after: list[Unit]) -> list[Unit]:
    """Keep paragraph breaks whose first sentence was cut."""
    positions = {id(u): i for i, u in enumerate(before)}
    fixed, last = [], -1
    for unit in after:
        here = positions[id(unit)]
        opens = unit.opens or any(before[i].opens for i in range(last + 1, here))
        fixed.append(replace(unit, opens=opens))
        last = here
    return fixed


def trim_end(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Cut from the end, as for space."""
    keep = max(3, int(len(units) * rng.uniform(0.4, 0.9)))
    return list(units[:keep])


def cut(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Cut a tenth to four tenths of the sentences."""
    return drop_some(units, rng, rng.uniform(0.1, 0.4))


def _paragraphs(units: Sequence[Unit]) -> list[list[Unit]]:
    paragraphs: list[list[Unit]] = []
    for unit in units:
        if unit.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(unit)
    return paragraphs


def move_some(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Move one or two paragraphs of the body elsewhere."""
    paragraphs = _paragraphs(units)
    for _ in range(rng.choice((1, 1, 2))):
        bodies = [i for i, p in enumerate(paragraphs) if p[0].role == "body"]
        if len(bodies) < 4:
            break
        taken = paragraphs.pop(rng.choice(bodies[1:]))
        paragraphs.insert(rng.choice(bodies[1:-1]), taken)
    return [replace(u, opens=i == 0) for p in paragraphs for i, u in enumerate(p)]


def split_some(units: Sequence[Unit], rng: random.Random, share: float = 0.5) -> list[Unit]:
    """Split compound sentences in two."""
    done: list[Unit] = []
    for unit in units:
        match = _CLAUSE.search(unit.text)
        long_enough = match and match.start() > 40 and len(unit.text) - match.end() > 20
        if not (
            match
            and long_enough
            and unit.role == "body"
            and len(unit.sources) < 2
            and rng.random() < share
        ):
            done.append(unit)
            continue
        tail = unit.text[match.end() :]
        first = _with_text(unit, unit.text[: match.start()] + ".")
        done += [first, replace(first, text=tail[0].upper() + tail[1:], opens=False)]
    return done


def merge_some(units: Sequence[Unit], rng: random.Random, share: float = 0.3) -> list[Unit]:
    """Join short neighbouring sentences of one paragraph."""
    done: list[Unit] = []
    for unit in units:
        last = done[-1] if done else None
        mergeable = (
            last is not None
            and not unit.opens
            and unit.role == last.role == "body"
            and len(unit.sources) == len(last.sources) == 1
            and unit.sources[0] == last.sources[0] + 1
            and last.text.endswith(".")
            and len(last.text) + len(unit.text) < 260
            and re.match(r"(?:He|She|It|They|We|The|This|These|That) ", unit.text)
        )
        if last is None or not mergeable or rng.random() >= share:
            done.append(unit)
            continue
        joint = rng.choice((", and ", "; ", ", while "))
        text = last.text[:-1] + joint + unit.text[0].lower() + unit.text[1:]
        done[-1] = replace(last, text=text, sources=last.sources + unit.sources, manner="edited")
    return done


EDITS: Final[tuple[tuple[Edit, float], ...]] = (
    (house_style, 0.6),
    (plainer_wording, 0.5),
    (contractions, 0.3),
    (tighten, 0.4),
    (said_placement, 0.5),
)
STRUCTURAL_EDITS: Final[tuple[tuple[Edit, float], ...]] = (
    (merge_some, 0.3),
    (split_some, 0.3),
    (cut, 0.6),
    (trim_end, 0.4),
    (move_some, 0.35),
)
