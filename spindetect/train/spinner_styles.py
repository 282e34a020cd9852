"""The spinning machines that the training spinner imitates, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

__all__ = ["STYLES", "Source", "Style"]

Source = Literal["frequent", "sense", "loose", "careless"]


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of spinner behaves.

    Probabilities are per document unless said otherwise.

    Parameters
    ----------
    summary : str
        What it imitates.
    sources : tuple of (Source, float)
        Where substitutes come from, with weights: ``frequent`` hand-picked swaps,
        ``sense`` any WordNet sense, ``loose`` Moby, ``careless`` the commonest word of any
        sense and part of speech.
    phrases : float
        Share of the strength with which phrase-level replacements are made.
    names : float
        Probability that capitalised words are not protected.
    numbers : float
        Probability, per document, that number words become figures.
    broken_marks : float
        Probability that quotation marks and dashes come out misplaced.
    article_repair : float
        Probability, per swap, that "a" and "an" are put right after it.
    consistency : float
        Probability, per word, that it is treated as it was before in the document.
    """

    summary: str
    sources: tuple[tuple[Source, float], ...]
    phrases: float
    names: float
    numbers: float
    broken_marks: float
    article_repair: float
    consistency: float


STYLES: Final = MappingProxyType(
    {
        "wordnet": Style(
            "any sense of any content word, from a lexical database",
            (("sense", 1.0),),
            phrases=0.0,
            names=0.25,
            numbers=0.1,
            broken_marks=0.05,
            article_repair=0.5,
            consistency=0.8,
        ),
        "moby": Style(
            "a careless spinner with a loose thesaurus",
            (("loose", 1.0),),
            phrases=0.1,
            names=0.3,
            numbers=0.1,
            broken_marks=0.1,
            article_repair=0.3,
            consistency=0.6,
        ),
        "frequent": Style(
            "a commercial blog spinner: frequent, half-plausible swaps and stock phrases",
            (("frequent", 1.0),),
            phrases=0.8,
            names=0.3,
            numbers=0.7,
            broken_marks=0.4,
            article_repair=0.95,
            consistency=0.9,
        ),
        "mechanical": Style(
            "stock phrases, contractions and figures only, with the odd frequent swap",
            (("frequent", 0.25),),
            phrases=1.6,
            names=0.05,
            numbers=0.8,
            broken_marks=0.2,
            article_repair=0.9,
            consistency=0.95,
        ),
        "thesaurus_machine": Style(
            "a one-click web spinner: the commonest synonym, blind to sense and part of speech",
            (("careless", 0.85), ("frequent", 0.15)),
            phrases=0.5,
            names=0.4,
            numbers=0.3,
            broken_marks=0.05,
            article_repair=0.8,
            consistency=0.9,
        ),
        "mixed": Style(
            "several spinners after each other",
            (("frequent", 0.4), ("sense", 0.25), ("careless", 0.2), ("loose", 0.15)),
            phrases=0.8,
            names=0.3,
            numbers=0.5,
            broken_marks=0.25,
            article_repair=0.7,
            consistency=0.8,
        ),
    }
)
