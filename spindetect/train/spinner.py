"""A spinner of our own: what replaces words mechanically, so that detectors can learn it.

Imitates the machines whose output the project is about: synonyms in the form and case
of the word they replace, stock phrases, figures for number words, names hit
where their surnames are common words, quotations spun like everything else,
the same substitute throughout a document.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from spindetect.errors import ConfigurationError
from spindetect.train.spinner_edits import (
    Edit,
    SwapKind,
    actually_edit,
    article_edits,
    mark_edits,
    phrase_at,
)
from spindetect.train.spinner_inflect import Analysis, Form, PartOfSpeech, inflect
from spindetect.train.spinner_reading import Token, in_place, read_tokens, reading
from spindetect.train.spinner_styles import STYLES, Source, Style
from spindetect.train.spinner_swaps import NUMBER_WORDS
from spindetect.train.spinner_thesaurus import MAX_PHRASE_WORDS, Thesaurus, load_thesaurus

__all__ = ["Spinner", "SpunText", "Swap"]

# Even thorough spinners leave sentences alone; gentle ones leave many.
UNTOUCHED_SENTENCES: Final = 0.25
# Where names are not protected, only those in the dictionary are hit, and not all of them.
NAME_SHARE: Final = 0.5
NUMBER_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Swap:
    """One replacement, with exact spans on both sides.

    Parameters
    ----------
    original_start, original_end : int
        Half-open offsets into the text that was spun.
    copy_start, copy_end : int
        Half-open offsets into the spun text.
    original, copy : str
        The characters between them.
    kind : SwapKind
    """

    original_start: int
    original_end: int
    copy_start: int
    copy_end: int
    original: str
    copy: str
    kind: SwapKind


@dataclass(frozen=True, slots=True)
class SpunText:
    """A spun text and every replacement in it, in order and without overlaps."""

    text: str
    swaps: tuple[Swap, ...]


@dataclass(slots=True)
class _Run:
    """State of spinning one document."""

    style: Style
    strength: float
    rng: random.Random
    names_hit: bool
    numbers_hit: bool
    chosen: dict[tuple[str, str], tuple[str, PartOfSpeech] | None] = field(default_factory=dict)


class Spinner:
    """Spins texts in one style and strength.

    Parameters
    ----------
    style : str
        A key of :data:`spindetect.train.spinner_styles.STYLES`.
    strength : float
        Share (0 to 1) of the eligible words to replace; 0 changes nothing.
    seed : int
        The same seed and text give the same copy, whatever was spun before.
    thesaurus : Thesaurus, optional
        That of the training corpora when left out.

    Raises
    ------
    ConfigurationError
        For an unknown style, a strength outside 0 to 1, or absent corpora.
    """

    def __init__(
        self, style: str, strength: float, seed: int, *, thesaurus: Thesaurus | None = None
    ) -> None:
        if style not in STYLES:
            raise ConfigurationError(
                "is no spinning style", source=style, hint=f"use one of {', '.join(STYLES)}"
            )
        if not 0.0 <= strength <= 1.0:
            raise ConfigurationError(
                "is no share", source=f"strength {strength}", hint="give a number from 0 to 1"
            )
        self.style = style
        self.strength = strength
        self.seed = seed
        self._thesaurus = load_thesaurus() if thesaurus is None else thesaurus

    def spin(self, text: str) -> SpunText:
        """Spin a text: a document, a paragraph or a sentence."""
        if self.strength == 0.0:
            return SpunText(text, ())
        style = STYLES[self.style]
        rng = random.Random(f"{self.seed}\n{self.style}\n{self.strength}\n{text}")
        run = _Run(
            style,
            self.strength,
            rng,
            names_hit=rng.random() < style.names,
            numbers_hit=rng.random() < style.numbers,
        )
        tokens = read_tokens(text)
        edits = self._word_edits(tokens, run)
        edits += article_edits(tokens, edits, style.article_repair, rng)
        if rng.random() < style.broken_marks:
            edits += mark_edits(text, edits, rng)
        return _carry_out(text, sorted(edits, key=lambda edit: edit.start))

    def _word_edits(self, tokens: Sequence[Token], run: _Run) -> list[Edit]:
        edits: list[Edit] = []
        index, sentence, untouched = 0, -1, False
        while index < len(tokens):
            token = tokens[index]
            if token.sentence != sentence:
                sentence = token.sentence
                untouched = run.rng.random() < UNTOUCHED_SENTENCES * (1.0 - run.strength)
            edit, taken = (None, 1) if untouched else self._edit_at(tokens, index, run)
            if edit is not None:
                edits.append(edit)
            index += taken
        return edits

    def _edit_at(self, tokens: Sequence[Token], index: int, run: _Run) -> tuple[Edit | None, int]:
        token = tokens[index]
        if run.rng.random() < min(1.0, run.strength * run.style.phrases):
            edit = actually_edit(tokens, index) if run.rng.random() < 0.8 else None
            if edit is not None:
                return edit, 1
            found = phrase_at(tokens, index, run.rng)
            if found is not None:
                substitute, taken = found
                last = tokens[index + taken - 1]
                text = _cased(substitute, token, last)
                return Edit(token.start, last.end, text, "phrase"), taken
        if token.lower in NUMBER_WORDS:
            hit = run.numbers_hit and not token.name and run.rng.random() < NUMBER_SHARE
            text = NUMBER_WORDS[token.lower]
            return (Edit(token.start, token.end, text, "number") if hit else None), 1
        if token.frozen:
            return None, 1
        starts = self._thesaurus.starts_expression(token.lower)
        expression = self._expression_at(tokens, index, run) if starts else None
        if expression is not None:
            return expression
        return self._word_edit(tokens, index, run), 1

    def _expression_at(
        self, tokens: Sequence[Token], index: int, run: _Run
    ) -> tuple[Edit, int] | None:
        """Replace an expression of several words that the thesaurus has an entry for."""
        for size in range(min(MAX_PHRASE_WORDS, len(tokens) - index), 1, -1):
            window = tokens[index : index + size]
            if not all(t.joined for t in window[1:]) or any(t.name or t.frozen for t in window):
                continue
            found = self._thesaurus.expression(" ".join(t.lower for t in window))
            if found is None:
                continue
            found = in_place(found, tokens[index - 1].lower if index else "")
            pool = self._pool(found, run)
            if not pool or run.rng.random() >= run.strength:
                continue
            substitute, part_of_speech = run.rng.choice(pool)
            text = inflect(substitute, part_of_speech, _form_for(found, part_of_speech))
            return Edit(
                window[0].start, window[-1].end, _cased(text, window[0], window[-1]), "synonym"
            ), size
        return None

    def _word_edit(self, tokens: Sequence[Token], index: int, run: _Run) -> Edit | None:
        token = tokens[index]
        if token.name and not (run.names_hit and run.rng.random() < NAME_SHARE):
            return None
        found = reading(tokens, index, self._thesaurus)
        if found is None:
            return None
        choice = self._choose(found, run)
        if choice is None:
            return None
        substitute, part_of_speech = choice
        if substitute.startswith("="):
            text = substitute[1:]
        else:
            text = inflect(substitute, part_of_speech, _form_for(found, part_of_speech))
        text = _cased(text, token, token)
        if text == token.text:
            return None
        return Edit(token.start, token.end, text, "name" if token.name else "synonym")

    def _choose(self, found: Analysis, run: _Run) -> tuple[str, PartOfSpeech] | None:
        key = (found.lemma, found.part_of_speech)
        if key in run.chosen and run.rng.random() < run.style.consistency:
            return run.chosen[key]
        pool = self._pool(found, run)
        choice = run.rng.choice(pool) if pool and run.rng.random() < run.strength else None
        run.chosen[key] = choice
        return choice

    def _pool(self, found: Analysis, run: _Run) -> list[tuple[str, PartOfSpeech]]:
        """Substitutes to draw from; those to be drawn more often stand in it more often."""
        sources, weights = zip(*run.style.sources, strict=True)
        if sum(weights) < 1.0 and run.rng.random() >= sum(weights):
            return []
        source: Source = run.rng.choices(sources, weights)[0]
        lemma, pos = found.lemma, found.part_of_speech
        if source == "careless":
            ranked = self._thesaurus.careless(lemma)
            return list(ranked[:4]) * 2 + list(ranked[4:])
        if source == "frequent":
            picked = self._thesaurus.frequent(lemma, pos)
            return [(s, pos) for s in picked[:1] * 3 + picked[1:]]
        if source == "sense":
            return [(s, pos) for s in self._thesaurus.senses(lemma, pos)]
        return [(s, pos) for s in self._thesaurus.loose_as(lemma, pos)]


def _form_for(found: Analysis, part_of_speech: PartOfSpeech) -> Form:
    """The form for a substitute, which may be of another part of speech than its word."""
    if part_of_speech == found.part_of_speech:
        return found.form
    return "s" if found.form == "s" and part_of_speech in {"n", "v"} else "base"


def _cased(text: str, first: Token, last: Token) -> str:
    """Give a substitute the capitals of what it replaces, unless it brings its own."""
    if text != text.lower():
        return text
    if first.text.isupper() and last.text.isupper() and len(first.text + last.text) > 2:
        return text.upper()
    if first.text[0].isupper():
        if first is not last and last.text[0].isupper():
            return " ".join(w[:1].upper() + w[1:] for w in text.split(" "))
        return text[:1].upper() + text[1:]
    return text


def _carry_out(text: str, edits: Sequence[Edit]) -> SpunText:
    pieces: list[str] = []
    swaps: list[Swap] = []
    done = length = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.text)
        start = length + edit.start - done
        length = start + len(edit.text)
        original = text[edit.start : edit.end]
        swaps.append(Swap(edit.start, edit.end, start, length, original, edit.text, edit.kind))
        done = edit.end
    pieces.append(text[done:])
    return SpunText("".join(pieces), tuple(swaps))
