"""Composition: a pair of articles through every room, to a Report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spindetect import read
from spindetect.align import Lexicon, align_links, align_sentences
from spindetect.detector.around import attribution_chain, story_content
from spindetect.detector.config import Config
from spindetect.detector.sides import Prepared, notices, reported
from spindetect.detector.told import told_changes
from spindetect.encode import Encoder, WordEncoder, load_encoder
from spindetect.errors import ConfigurationError, ModelError
from spindetect.evidence import LinkedWords, SpinScores, linked_words, spin_scores
from spindetect.evidence.attribution import attribution_changes
from spindetect.evidence.framing import find_framing, framing_sentences, read_passages
from spindetect.judge import (
    JudgeModel,
    PairEvidence,
    corruption_reason,
    judge,
    load_judge_model,
    with_manners,
)
from spindetect.prepare import prepare
from spindetect.records import Article, Document, Link, Word, WordLink
from spindetect.report import Report
from spindetect.version import __version__

__all__ = ["Detector", "score"]

Source = str | Path | Article
Matrix = NDArray[np.float32]


class Detector:
    """Scores pairs; loads its models once.

    Parameters
    ----------
    encoder : str or Encoder, optional
        A name or folder of a sentence-transformers model, or any object with
        the :class:`~spindetect.encode.Encoder` methods; the bundled static
        encoder when left out.
    config : Config, optional

    Raises
    ------
    ModelError
        When a bundled model is missing or damaged.
    ConfigurationError
        When the encoder named cannot be used; a MissingExtraError when it
        needs packages that are not installed.

    Examples
    --------
    >>> detector = Detector()
    >>> text = "The council voted on Monday to close the old bridge at Port Ellery."
    >>> detector.score(text, text).verdict.manner
    'verbatim'
    """

    def __init__(self, encoder: str | Encoder | None = None, config: Config | None = None) -> None:
        self.config = config or Config()
        self.encoder = encoder if isinstance(encoder, Encoder) else _named_encoder(encoder)
        # Words are compared by the bundled vectors whatever encodes sentences: a transformer
        # has no vector for a word on its own, and the word model was made for these.
        words = load_encoder(None)
        if not isinstance(words, WordEncoder):
            raise ConfigurationError("cannot encode single words", source="encoder")
        # So are the roles of lines: the model of framing was made for these vectors too.
        self._bundled = words
        self._lexicon = Lexicon(words.encode_words)

    def read(self, source: str) -> Article:
        """Read an article from a path, an address or ``"-"``.

        Parameters
        ----------
        source : str
            As for :func:`spindetect.read.read`.

        Raises
        ------
        InputError
            When it cannot be used.
        """
        return read.read(source, limits=self.config.limits)

    def score(self, original: Source, copy: Source, *, pair_id: str | None = None) -> Report:
        """Score one pair.

        Parameters
        ----------
        original, copy : str, Path or Article
            A string is the text itself; a :class:`~pathlib.Path` is read.
        pair_id : str, optional
            The pair's identifier, for the report.

        Returns
        -------
        Report

        Raises
        ------
        InputError
            When a path cannot be read, or a text is empty.
        """
        sides = (self._prepare(original, "original"), self._prepare(copy, "copy"))
        return self._report(*sides, pair_id)

    def _prepare(self, source: Source, name: str) -> Prepared:
        if isinstance(source, Path):
            article = self.read(str(source))
        elif isinstance(source, str):
            article = read.from_text(source, source=f"<{name}>")
        else:
            article = source
        document = prepare(article)
        vectors = self._encoded([sentence.form for sentence in document.sentences])
        found, doubtful = read_passages(document, self._bundled.encode)
        return Prepared(document, vectors, found, doubtful, framing_sentences(document, found))

    def _encoded(self, texts: list[str]) -> Matrix:
        """Encode sentences, and check what an encoder that is not ours gives back."""
        vectors = self.encoder.encode(texts)
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise ConfigurationError(
                f"does not give {len(texts)} finite vectors for {len(texts)} sentences",
                source=f"encoder {self.encoder.name}",
                hint="use another encoder",
            )
        return vectors

    def _align_words(
        self, original: Document, copy: Document, links: Sequence[Link]
    ) -> list[tuple[WordLink, ...]]:
        """Align the words of every link, encoding each different word once."""
        sides = [(_words(original, link.original), _words(copy, link.copy)) for link in links]
        return align_links(sides, self._lexicon)

    def evidence(
        self, original: Source, copy: Source, *, spin: SpinScores | None = None
    ) -> PairEvidence:
        """Return what the judge looks at, for training and evaluation.

        Parameters
        ----------
        original, copy : str, Path or Article
            As for :meth:`score`.
        spin : SpinScores, optional
            Stands for what the bundled model of swaps would say, which is not
            loaded then: it could not be trained anew otherwise.
        """
        sides = self._prepare(original, "original"), self._prepare(copy, "copy")
        return self._evidence(*sides, spin)

    def _evidence(
        self, original: Prepared, copy: Prepared, spin: SpinScores | None = None
    ) -> PairEvidence:
        documents = original.document, copy.document
        alignment = align_sentences(*documents, original.vectors, copy.vectors)
        word_links = self._align_words(*documents, alignment.links)
        linked: tuple[LinkedWords, ...] = linked_words(*documents, alignment.links, word_links)
        spin = spin_scores(linked) if spin is None else spin
        return PairEvidence(*documents, alignment, linked, spin, original.framing, copy.framing)

    def _report(self, original: Prepared, copy: Prepared, pair_id: str | None) -> Report:
        evidence = self._evidence(original, copy)
        verdict = judge(evidence, model=_judge_model(self.config))
        evidence = evidence.shown(copied=verdict.derivation != "independent")
        if verdict.manner == "spun":
            evidence = evidence.spun()
        documents = original.document, copy.document
        changes = told_changes(evidence, verdict, original, copy)
        chain = attribution_chain(verdict, original, copy)
        corrupted = corruption_reason(changes)
        if corrupted is not None:
            verdict = replace(verdict, reasons=(*verdict.reasons, corrupted))
        report = Report(
            original=reported(documents[0]),
            copy=reported(documents[1]),
            encoder=self.encoder.name,
            verdict=verdict,
            links=with_manners(evidence, verdict.manner),
            changes=(*changes, *attribution_changes(chain)),
            framing=find_framing(
                *documents,
                evidence.alignment.links,
                original_passages=original.passages,
                copy_passages=copy.passages,
            ),
            notices=notices(*documents),
            version=__version__,
            id=pair_id,
            content=story_content(evidence, verdict, original, copy),
            attribution=chain,
        )
        policy = self.config.policy
        if policy is None:
            return report
        # Not before: most runs have no policy, and a cold start would wait for this.
        from spindetect.detector.licence import with_policy  # noqa: PLC0415

        return with_policy(report, *documents, policy)


def _words(document: Document, sentences: Sequence[int]) -> Sequence[Word]:
    """Return the words of some sentences."""
    if len(sentences) == 1:
        return document.sentences[sentences[0]].words
    return [word for index in sentences for word in document.sentences[index].words]


def _named_encoder(name: str | None) -> Encoder:
    """Load an encoder; one that the user named and that fails is the call's mistake, not ours."""
    try:
        return load_encoder(name)
    except ModelError as error:
        if name is None:
            raise
        raise ConfigurationError(
            error.problem, source=error.source or name, hint=error.hint
        ) from error


def _judge_model(config: Config) -> JudgeModel:
    model = load_judge_model()
    return model if config.threshold is None else replace(model, threshold=config.threshold)


def score(
    original: Source,
    copy: Source,
    *,
    encoder: str | Encoder | None = None,
    config: Config | None = None,
) -> Report:
    """Score one pair; for many, make a :class:`Detector` once.

    Parameters
    ----------
    original, copy : str, Path or Article
        A string is the text itself; a :class:`~pathlib.Path` is read.
    encoder : str or Encoder, optional
        The bundled static encoder when left out.
    config : Config, optional

    Returns
    -------
    Report

    Raises
    ------
    SpindetectError
        See :mod:`spindetect.errors`.
    """
    return Detector(encoder, config).score(original, copy)
