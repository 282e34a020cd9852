"""Sort what an article holds: what is plainly story, what is certain, and what must be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

from spindetect.evidence.framing.features import Line, echoes
from spindetect.evidence.framing.lexicon import TELLTALE
from spindetect.evidence.framing.notices import opening_role, runs_on
from spindetect.evidence.framing.patterns import certain_role, glued_pieces, names_agency
from spindetect.records import Document, Paragraph, Role, Sentence

__all__ = ["CERTAIN", "STOPS", "Page", "Passage", "Unit", "is_prose", "passage_of", "read_page"]

CERTAIN: Final = 0.99
# Sentences of this length without a telltale word are not put to the model, which costs more
# than everything else here.
PROSE_CHARACTERS: Final = 90
STOPS: Final = frozenset('.!?"”’')


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


class Unit(NamedTuple):
    """A sentence, or what is left of one when its glued parts are taken away."""

    sentence: Sentence
    start: int
    end: int
    line: Line


@dataclass(slots=True)
class Page:
    """An article's paragraphs while they are looked at."""

    paragraphs: Sequence[Paragraph]
    found: list[Passage] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
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


def read_page(document: Document) -> Page:
    """Sort what an article's paragraphs hold.

    Parameters
    ----------
    document : Document
    """
    page = Page(document.article.paragraphs)
    for number, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        sentences = tuple(group)
        declared = page.paragraphs[number].role
        if declared is None:
            _sort(page, sentences)
        elif declared != "body":
            page.known[number] = declared
            page.found += [_whole(s, page.paragraphs[number], declared, CERTAIN) for s in sentences]
    return page


def _sort(page: Page, sentences: Sequence[Sentence]) -> None:
    """Sort what a paragraph holds: plain story, what is certain, and what the model must judge."""
    number = sentences[0].paragraph
    cut = list(_cut(page, sentences))
    if all(map(_is_prose, cut)):  # or nothing is left
        return
    notice: Role | None = None
    for unit in cut:
        role = notice or _role_of_wording(unit.line)
        if role is None:
            page.units.append(unit)
            continue
        if unit is cut[0] and runs_on(role, page.paragraphs[number].text):
            notice = role
        page.known.setdefault(number, role)
        page.found.append(passage_of(unit, page.paragraphs[number], role, CERTAIN))


def _role_of_wording(line: Line) -> Role | None:
    opens = opening_role(
        line.text, above=max(line.top, 0), below=max(line.bottom, 0), alone=line.siblings == 1
    )
    return opens or certain_role(line.text)


def _cut(page: Page, sentences: Sequence[Sentence]) -> Iterator[Unit]:
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
            yield Unit(sentence, start, sentence.end, line)


def _is_prose(unit: Unit) -> bool:
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
        and line.text[-1] in STOPS
        and not line.repeated
        and not line.echoed
        and TELLTALE.isdisjoint(keys)
    )


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


def passage_of(unit: Unit, paragraph: Paragraph, role: Role, probability: float) -> Passage:
    """Make a passage of what the model judged."""
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
