"""Find the passages of a document that are not its story, and say what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing.context import context_features, paragraph_means
from spindetect.evidence.framing.features import Line, echoes
from spindetect.evidence.framing.lexicon import TELLTALE
from spindetect.evidence.framing.model import RoleModel, load_model
from spindetect.evidence.framing.patterns import certain_role, glued_pieces, names_agency
from spindetect.records import Document, Paragraph, Role, Sentence

__all__ = ["Passage", "framing_sentences", "passages"]

# A line is framing when it is at least so probable that it has a role other than body; then it has
# the likeliest of them. Chosen on dev. On a page: paragraph_roles (832 paragraphs; from .4 to .6
# accuracy moves by .005) and sentences of press_releases. For a text of one line: framing_lines,
# whose look-alikes of framing are all whole sentences, while a mere label is hardly ever a story.
MIN_PLACED: Final = 0.5
MIN_LABEL: Final = 0.5
MIN_SENTENCE: Final = 0.8
SENTENCE_WORDS: Final = 6
# On a page the role itself must be so probable too: a line that might be anything is no framing,
# and what a report shouts must be surer than what it folds. Measured on the same; in 6,195
# sentences of press releases .5 leaves 10 of the shouted roles beside dates, 0 leaves 21.
MIN_SHOUTED: Final = 0.5
MIN_FOLDED: Final = 0.3
_SHOUTED: Final[frozenset[Role]] = frozenset(
    {"attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note"}
)
# Below this a passage may be shown, but it counts as body where content is compared. Headings of
# documents that are no news (dev/spun_sentences) are named with .3 to .6.
SURE: Final = 0.6
# What a line is only by where it stands: without a page around it nothing is said of these.
_OF_PAGES: Final[tuple[Role, ...]] = ("caption", "headline", "social_embed", "subheading")
# How much of a sentence's log-odds comes from the whole of its paragraph where that stands alone:
# the middle of a disclaimer reads like prose until its neighbours are heard. Set by judgement.
PARAGRAPH_SHARE: Final = 0.35
LONGEST_SHARING: Final = 6
CERTAIN: Final = 0.99
# Sentences of this length without a telltale word are not put to the model, which costs more
# than everything else here.
PROSE_CHARACTERS: Final = 90

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

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


@dataclass(slots=True)
class _Page:
    """An article's paragraphs while they are looked at."""

    paragraphs: Sequence[Paragraph]
    found: list[Passage] = field(default_factory=list)
    units: list[_Unit] = field(default_factory=list)
    # What is certain of whole paragraphs before the model is asked; the rest is story.
    known: dict[int, Role] = field(default_factory=dict)
    count: Counter[str] = field(init=False)
    echoed: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        texts = [paragraph.text for paragraph in self.paragraphs]
        self.count = Counter(texts)
        self.echoed = echoes(texts)

    def line(self, sentence: Sentence, siblings: int, place: int, text: str) -> Line:
        """Say what stands where."""
        number, last = sentence.paragraph, len(self.paragraphs) - 1
        return Line(
            text,
            top=number if last else -1,
            bottom=last - number if last else -1,
            siblings=siblings,
            place=place,
            before=len(self.paragraphs[number - 1].text) if number else 0,
            after=len(self.paragraphs[number + 1].text) if number < last else 0,
            repeated=self.count[self.paragraphs[number].text] > 1,
            echoed=self.echoed[number],
        )


def passages(document: Document, encode: Encode | None = None) -> tuple[Passage, ...]:
    """Find the framing passages of a document.

    A passage is a sentence or a line, or the part of one that a dateline or a
    careless scraper put at its start. What is not recognised with enough
    certainty is body.

    Parameters
    ----------
    document : Document
    encode : callable, optional
        The bundled encoder's ``encode``: from texts to an (n, d) float32 array.
        The role model was made for its vectors, whatever encodes sentences
        elsewhere; without it the model goes by the lines' features alone.

    Returns
    -------
    tuple of Passage
        In reading order; they do not overlap.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    page = _Page(document.article.paragraphs)
    for number, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        declared = page.paragraphs[number].role
        if declared is None:
            _sort(page, sentences)
        elif declared != "body":
            page.known[number] = declared
            page.found += [_whole(s, page.paragraphs[number], declared, CERTAIN) for s in sentences]
    page.found += _judged(page, encode)
    return tuple(sorted(page.found, key=lambda passage: passage.start))


def _sort(page: _Page, sentences: Sequence[Sentence]) -> None:
    """Sort what a paragraph holds: plain story, what is certain, and what the model must judge."""
    number = sentences[0].paragraph
    cut = list(_cut(page, sentences))
    if all(map(_is_prose, cut)):  # or nothing is left
        return
    for unit in cut:
        role = certain_role(unit.line.text)
        if role is None:
            page.units.append(unit)
        else:
            page.known.setdefault(number, role)
            page.found.append(_passage(unit, page.paragraphs[number], role, CERTAIN))


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


def _cut(page: _Page, sentences: Sequence[Sentence]) -> Iterator[_Unit]:
    """Yield what the model may judge; what is glued on is found at once."""
    furniture = page.paragraphs[sentences[0].paragraph].origin == "furniture"
    for place, sentence in enumerate(sentences):
        start, told = sentence.start, False
        for piece in glued_pieces(sentence.text):
            first, last = sentence.start + piece.start, sentence.start + piece.end
            text = sentence.text[piece.start : piece.end]
            page.found.append(
                Passage(first, last, text, piece.role, CERTAIN, (sentence.index,), furniture)
            )
            start, told = last, piece.role == "dateline" and names_agency(text)
        rest = sentence.text[start - sentence.start :]
        if rest.strip() and not told:  # behind an agency begins the story
            start += len(rest) - len(rest.lstrip())
            line = page.line(sentence, len(sentences), place, rest.strip())
            yield _Unit(sentence, start, sentence.end, line)


def _is_prose(unit: _Unit) -> bool:
    return is_prose(unit.line, [word.key for word in unit.sentence.words])


def is_prose(line: Line, keys: Iterable[str]) -> bool:
    """Whether a whole sentence of some length holds no word that framing is made of.

    Parameters
    ----------
    line : Line
    keys : iterable of str
        Its words in small letters.
    """
    return (
        len(line.text) >= PROSE_CHARACTERS
        and line.text[-1] in _STOPS
        and not line.repeated
        and not line.echoed
        and TELLTALE.isdisjoint(keys)
    )


def _judged(page: _Page, encode: Encode | None) -> Iterator[Passage]:
    if not page.units:
        return
    model = load_model()
    probabilities = _probabilities(model, page, encode)
    told = probabilities.copy()
    told[:, model.roles.index("body")] = 0
    if len(page.paragraphs) == 1:
        told[:, [model.roles.index(role) for role in _OF_PAGES]] = 0
    shares, choices = told.sum(axis=1).tolist(), told.argmax(axis=1).tolist()
    for unit, row, share, best in zip(page.units, told, shares, choices, strict=True):
        role, probability = model.roles[best], float(row[best])
        if _is_enough(unit.line, role, share, probability):
            yield _passage(unit, page.paragraphs[unit.sentence.paragraph], role, probability)


def _is_enough(line: Line, role: Role, share: float, probability: float) -> bool:
    """Whether a line is framing, all roles but body being so probable, and this one of them."""
    if line.top >= 0:
        least = MIN_SHOUTED if role in _SHOUTED else MIN_FOLDED
        return share >= MIN_PLACED and probability >= least
    whole = line.text[-1] in _STOPS and line.text.count(" ") + 1 >= SENTENCE_WORDS
    return share >= (MIN_SENTENCE if whole else MIN_LABEL)


def _probabilities(model: RoleModel, page: _Page, encode: Encode | None) -> NDArray[np.float32]:
    """Read every line on its own, then, on a page, among its neighbours."""
    lines = [unit.line for unit in page.units]
    vectors = None
    if encode is not None:
        # What the form of a whole sentence gave is remembered by the encoder.
        vectors = encode(
            [u.sentence.form if u.start == u.sentence.start else u.line.text for u in page.units]
        )
    logits = model.logits(lines, vectors)
    if len(page.paragraphs) == 1:
        return model.probabilities(_shared(logits), first=True)
    own = model.probabilities(logits, first=True)
    numbers = np.array([unit.sentence.paragraph for unit in page.units], dtype=np.intp)
    known = {number: model.roles.index(role) for number, role in page.known.items()}
    body = model.roles.index("body")
    means = paragraph_means(own, numbers, len(page.paragraphs), known, body)
    seen = context_features(lines, own, numbers, means, body)
    return model.probabilities(model.context.outputs(seen))


def _shared(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Let the sentences of a paragraph that stands alone hear one another."""
    if not 1 < len(logits) <= LONGEST_SHARING:
        return logits
    return logits + PARAGRAPH_SHARE * (logits.mean(axis=0) - logits)


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
