"""Find the passages of a document that are not its story, and say what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence.framing.context import context_features, paragraph_means
from spindetect.evidence.framing.features import Line
from spindetect.evidence.framing.lexicon import NOTICE_WORDS
from spindetect.evidence.framing.model import RoleModel, load_model
from spindetect.evidence.framing.neighbours import among_others
from spindetect.evidence.framing.page import STOPS, Page, Passage, Unit, passage_of, read_page
from spindetect.records import Document, Role

__all__ = ["Passage", "framing_sentences", "passages", "read_passages"]

# A line is framing when it is at least so probable that it has a role other than body; then it has
# the likeliest of them. Chosen on dev. On a page: paragraph_roles (832 paragraphs; from .4 to .6
# accuracy moves by .003) and sentences of press_releases. For a text of one line: framing_lines,
# whose look-alikes of framing are all whole sentences, while a mere label is hardly ever a story.
MIN_PLACED: Final = 0.5
MIN_LABEL: Final = 0.5
MIN_SENTENCE: Final = 0.85
SENTENCE_WORDS: Final = 6
# On a page the role itself must be so probable too: a line that might be anything is no framing,
# and what a report shouts must be surer than what it folds. Measured on the same; in 6,195
# sentences of press releases .5 leaves 9 of the shouted roles beside dates, 0 leaves 26.
MIN_SHOUTED: Final = 0.5
MIN_FOLDED: Final = 0.3
# A line that is so probably no story is not said to be missing from one either. Set by judgement.
DOUBTFUL: Final = 0.3
_START: Final = attrgetter("start")
_SHOUTED: Final[frozenset[Role]] = frozenset(
    {"attribution", "byline", "copyright", "dateline", "disclaimer", "editors_note"}
)
_NOTICES: Final[frozenset[Role]] = frozenset({"disclaimer", "editors_note"})
# Share of a gallery's words that stand outside its captions at most; set by judgement. Of dev's 297
# syndicated articles 6 are galleries by it; as no story at all, copies of 3 pairs were missed.
GALLERY: Final = 0.2
# Below this a passage may be shown, but it counts as body where content is compared. Measured with
# `tests.eval`: at .6 headings of documents that are no news cost links (F1 on spun_sentences .990;
# at .7 .992, at .8 .994), and at .8 three of 201 syndicated copies are found no more.
SURE: Final = 0.7
# What a line is only by where it stands: without a page around it nothing is said of these.
_OF_PAGES: Final[tuple[Role, ...]] = ("caption", "headline", "social_embed", "subheading")
# How much of a sentence's log-odds comes from the whole of its paragraph where that stands alone:
# the middle of a disclaimer reads like prose until its neighbours are heard. Set by judgement.
PARAGRAPH_SHARE: Final = 0.35
LONGEST_SHARING: Final = 6

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


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
    return read_passages(document, encode)[0]


def read_passages(
    document: Document, encode: Encode | None = None
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Find the framing passages of a document, and the lines that may be some.

    Parameters
    ----------
    document : Document
    encode : callable, optional
        As for :func:`passages`.

    Returns
    -------
    told, doubtful : tuple of Passage
        ``told`` are those of :func:`passages`. Nobody should be told that a
        ``doubtful`` line is framing, nor that it is story: it is at least
        :data:`DOUBTFUL` probable that it is not.

    Raises
    ------
    ModelError
        When the bundled role model cannot be read.
    """
    page = read_page(document)
    told: list[Passage] = list(page.found)
    doubtful: list[Passage] = []
    for passage, enough in _judged(page, encode):
        (told if enough else doubtful).append(passage)
    placed = among_others(page, sorted(told, key=_START))
    return placed, tuple(doubtful)


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
        of what was compared takes more than to point at it. Of a gallery, the
        captions are the story.
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
    filled = frozenset(
        sentence.index
        for sentence, count in zip(document.sentences, covered, strict=True)
        if count and count >= len("".join(sentence.text.split()))
    )
    return filled - _captions_of_gallery(document, found, filled)


def _captions_of_gallery(
    document: Document, found: Sequence[Passage], filled: frozenset[int]
) -> frozenset[int]:
    """Return the sentences of captions where hardly anything else is told."""
    captions = frozenset(
        index for passage in found if passage.role == "caption" for index in passage.sentences
    )
    story = sum(len(s.words) for s in document.sentences if s.index not in filled)
    shown = sum(len(document.sentences[index].words) for index in captions & filled)
    return captions if story < GALLERY * (story + shown) else frozenset()


def _judged(page: Page, encode: Encode | None) -> Iterator[tuple[Passage, bool]]:
    """Yield what is or may be framing, and whether that is enough to say so."""
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
        if share < DOUBTFUL:
            continue
        passage = passage_of(unit, page.paragraphs[unit.sentence.paragraph], role, probability)
        yield passage, _is_enough(unit.line, role, share, probability) and _may_be(unit, role)


def _is_enough(line: Line, role: Role, share: float, probability: float) -> bool:
    """Whether a line is framing, all roles but body being so probable, and this one of them."""
    if line.top >= 0:
        least = MIN_SHOUTED if role in _SHOUTED else MIN_FOLDED
        return share >= MIN_PLACED and probability >= least
    whole = line.text[-1] in STOPS and line.text.count(" ") + 1 >= SENTENCE_WORDS
    return share >= (MIN_SENTENCE if whole else MIN_LABEL)


def _may_be(unit: Unit, role: Role) -> bool:
    """Whether a sentence has any word that its role is made of; short ones may look like it."""
    if role not in _NOTICES or unit.line.siblings > 1:
        return True
    return not NOTICE_WORDS.isdisjoint([word.key for word in unit.sentence.words])


def _probabilities(model: RoleModel, page: Page, encode: Encode | None) -> NDArray[np.float32]:
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
    heard: NDArray[np.float32] = logits + PARAGRAPH_SHARE * (logits.mean(axis=0) - logits)
    return heard
