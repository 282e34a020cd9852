"""Find the passages of a document that are not its story, and say what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing.features import Line
from spindetect.evidence.framing.lexicon import TELLTALE
from spindetect.evidence.framing.model import RoleModel, load_model
from spindetect.evidence.framing.patterns import certain_role, glued_pieces
from spindetect.records import Document, Paragraph, Role, Sentence

__all__ = ["Passage", "framing_sentences", "passages"]

# A passage is named only when its role is at least this probable; everything else is body.
# Measured on dev: look-alike body lines of framing_lines, sentences of press_releases, and
# body paragraphs of paragraph_roles. What a report shouts must be surer than what it folds, and
# a line without an article around it surer than one in its place.
MIN_PROBABILITY: Final = 0.7
MIN_FOLDED: Final = 0.3
# Taken from the log-odds of body where an article stands around the line: training pages hold
# more story to their furniture than scraped ones do. Measured on dev/paragraph_roles.
PLACED_SHIFT: Final = 1.5
# Below this a passage may be shown, but it counts as body where content is compared. Headings of
# documents that are no news (dev/spun_sentences) are named with .3 to .6.
SURE: Final = 0.6
_FOLDED: Final[frozenset[Role]] = frozenset(
    {
        "caption",
        "dateline",
        "headline",
        "navigation",
        "promotion",
        "related_links",
        "social_embed",
        "subheading",
    }
)
# How much of a sentence's log-odds comes from the whole of its paragraph: the middle of a
# disclaimer reads like prose until its neighbours are heard.
PARAGRAPH_SHARE: Final = 0.35
LONGEST_SHARING: Final = 6
CERTAIN: Final = 0.99
# Sentences of this length without a telltale word are not put to the model, which costs more
# than everything else here.
PROSE_CHARACTERS: Final = 90
_STOPS: Final = frozenset('.!?"”’')


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that frames the story.

    Parameters
    ----------
    start, end : int
        Half-open character offsets into :attr:`Article.text`.
    text : str
        The characters between them.
    role : Role
        Never ``"body"``.
    probability : float
        Probability (0 to 1) that the role is right.
    sentences : tuple of int
        Indices of the sentences it stands in; one that it fills only in part
        is among them.
    furniture : bool
        True when the extraction of the main text left it out.
    """

    start: int
    end: int
    text: str
    role: Role
    probability: float
    sentences: tuple[int, ...]
    furniture: bool = False


class _Unit(NamedTuple):
    """A sentence, or what is left of one when its glued parts are taken away."""

    sentence: Sentence
    start: int
    end: int
    line: Line


def passages(document: Document) -> tuple[Passage, ...]:
    """Find the framing passages of a document.

    A passage is a sentence or a line, or the part of one that a dateline or a
    careless scraper put at its start. What is not recognised with enough
    certainty is body.

    Parameters
    ----------
    document : Document

    Returns
    -------
    tuple of Passage
        In reading order; they do not overlap.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    found: list[Passage] = []
    units: list[_Unit] = []
    paragraphs = document.article.paragraphs
    count = Counter(paragraph.text for paragraph in paragraphs)
    for number, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        declared = paragraphs[number].role
        if declared is not None:
            if declared != "body":
                found += [_whole(s, paragraphs[number], declared, CERTAIN) for s in sentences]
            continue
        cut = list(_cut(sentences, paragraphs, count, found))
        if all(map(_is_prose, cut)):
            continue
        for unit in cut:
            role = certain_role(unit.line.text)
            if role is None:
                units.append(unit)
            else:
                found.append(_passage(unit, paragraphs[number], role, CERTAIN))
    found += _judged(units, paragraphs)
    return tuple(sorted(found, key=lambda passage: passage.start))


def framing_sentences(document: Document, found: Sequence[Passage] | None = None) -> frozenset[int]:
    """Return the indices of the sentences that framing fills.

    Parameters
    ----------
    document : Document
    found : sequence of Passage, optional
        Its passages, where the caller has them already.

    Returns
    -------
    frozenset of int
        A sentence that merely begins with a dateline is not among them, nor
        one whose role is less than :data:`SURE` probable: to leave a line out
        of what was compared takes more than to point at it.
    """
    found = passages(document) if found is None else found
    covered = [0] * len(document.sentences)
    for passage in found:
        if passage.probability < SURE:
            continue
        for index in passage.sentences:
            sentence = document.sentences[index]
            first, last = max(passage.start, sentence.start), min(passage.end, sentence.end)
            covered[index] += len("".join(document.article.text[first:last].split()))
    return frozenset(
        sentence.index
        for sentence, count in zip(document.sentences, covered, strict=True)
        if count and count >= len("".join(sentence.text.split()))
    )


def _cut(
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Paragraph],
    count: Counter[str],
    found: list[Passage],
) -> Iterator[_Unit]:
    """Yield what the model must judge; what is glued on goes to ``found`` at once."""
    number = sentences[0].paragraph
    paragraph = paragraphs[number]
    furniture = paragraph.origin == "furniture"
    for place, sentence in enumerate(sentences):
        start = sentence.start
        for piece in glued_pieces(sentence.text):
            first, last = sentence.start + piece.start, sentence.start + piece.end
            text = sentence.text[piece.start : piece.end]
            found.append(
                Passage(first, last, text, piece.role, CERTAIN, (sentence.index,), furniture)
            )
            start = last
        rest = sentence.text[start - sentence.start :]
        if not rest.strip():
            continue
        start += len(rest) - len(rest.lstrip())
        line = Line(
            rest.strip(),
            top=number if len(paragraphs) > 1 else -1,
            bottom=len(paragraphs) - 1 - number if len(paragraphs) > 1 else -1,
            siblings=len(sentences),
            place=place,
            before=len(paragraphs[number - 1].text) if number else 0,
            after=len(paragraphs[number + 1].text) if number + 1 < len(paragraphs) else 0,
            repeated=count[paragraph.text] > 1,
        )
        yield _Unit(sentence, start, sentence.end, line)


def _is_prose(unit: _Unit) -> bool:
    """Whether a whole sentence of some length holds no word that framing is made of."""
    text = unit.line.text
    return (
        len(text) >= PROSE_CHARACTERS
        and text[-1] in _STOPS
        and not unit.line.repeated
        and TELLTALE.isdisjoint([word.key for word in unit.sentence.words])
    )


def _judged(units: Sequence[_Unit], paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    if not units:
        return
    model = load_model()
    probabilities = model.probabilities(_shared(model, units))
    body = model.roles.index("body")
    choices = probabilities.argmax(axis=1).tolist()
    for unit, row, best in zip(units, probabilities, choices, strict=True):
        if best == body:
            continue
        placed = unit.line.top >= 0
        least = MIN_FOLDED if placed and model.roles[best] in _FOLDED else MIN_PROBABILITY
        if row[best] >= least:
            paragraph = paragraphs[unit.sentence.paragraph]
            yield _passage(unit, paragraph, model.roles[best], float(row[best]))


def _shared(model: RoleModel, units: Sequence[_Unit]) -> NDArray[np.float32]:
    """Return log-odds in which the sentences of a paragraph hear one another."""
    logits = model.logits([unit.line for unit in units])
    placed = np.array([unit.line.top >= 0 for unit in units])
    logits[placed, model.roles.index("body")] -= PLACED_SHIFT
    numbers = np.array([unit.sentence.paragraph for unit in units])
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    counts = np.diff(firsts, append=len(units))
    means = np.add.reduceat(logits, firsts, axis=0) / counts[:, None].astype(np.float32)
    sharing = np.repeat((counts > 1) & (counts <= LONGEST_SHARING), counts)
    heard = np.repeat(means, counts, axis=0)[sharing]
    logits[sharing] += PARAGRAPH_SHARE * (heard - logits[sharing])
    return logits


def _whole(sentence: Sentence, paragraph: Paragraph, role: Role, probability: float) -> Passage:
    return Passage(
        sentence.start,
        sentence.end,
        sentence.text,
        role,
        probability,
        (sentence.index,),
        paragraph.origin == "furniture",
    )


def _passage(unit: _Unit, paragraph: Paragraph, role: Role, probability: float) -> Passage:
    text = unit.sentence.text[unit.start - unit.sentence.start :]
    return Passage(
        unit.start,
        unit.end,
        text,
        role,
        probability,
        (unit.sentence.index,),
        paragraph.origin == "furniture",
    )
