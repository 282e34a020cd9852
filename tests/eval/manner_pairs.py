"""Copies whose manner is known, on which the manner of a verdict is measured.

Verbatim and spun copies are made of dev press releases; the others are real: copies
that editors and press offices made, and passages that a language model rewrote. The
spun ones come from a spinner that no model was trained on: words are swapped for
those that stand among the same neighbours (:class:`NeighbourThesaurus`), as programs do
that draw their synonyms from word vectors.

Labels are taken as they come. Of 501 copies that editors and offices made, 31 are called
verbatim; read one by one, 29 were published word for word under another heading.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Manner
from spindetect.train import corpora as train_corpora
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_making import verbatim
from spindetect.train.copies_units import Layout, Unit, lay_out
from spindetect.train.spinner import Spinner
from spindetect.train.spinner_thesaurus import FUNCTION_WORDS, Thesaurus
from spindetect.train.spinner_usage import Usage, load_usage, load_word_counts
from tests.eval import corpora
from tests.eval.made_documents import release_units, usable_releases
from tests.eval.pairs import EvalPair, derivation_pairs

__all__ = ["MannerPair", "NeighbourThesaurus", "manner_pairs"]

SEED: Final = "manner/1"
RELEASES: Final = 300
STRENGTHS: Final = (0.3, 0.5, 0.7)
NEIGHBOURS: Final = 6
# The row of the spinner's styles that takes its words from `senses` alone.
STYLE: Final = "wordnet"
_GROUPS: Final[dict[str, Manner]] = {
    "syndicated": "edited",
    "re-edited releases": "edited",
    "rewritten by a model": "rewritten",
    "really spun": "spun",
    "retranslated": "rewritten",
}


@dataclass(frozen=True, slots=True)
class MannerPair:
    """A copy whose manner is known.

    Parameters
    ----------
    id, group : str
    original, copy : str
        Texts.
    manner : Manner
        The label.
    cluster : str
        Pairs that share a document share it; resampled together.
    extra : bool
        Measured and shown, but no part of the bar.
    """

    id: str
    group: str
    original: str
    copy: str
    manner: Manner
    cluster: str
    extra: bool = False


class NeighbourThesaurus(Thesaurus):
    """Offers, for every word, those used among the same neighbours.

    Parameters
    ----------
    usage : Usage
        Vectors of words; near ones are offered, nearest first.
    thesaurus : Thesaurus
        Says which words are of one part of speech, nothing else.
    """

    def __init__(self, usage: Usage, thesaurus: Thesaurus) -> None:
        self._usage = usage
        self._names = list(usage.words)
        self._grammar = thesaurus
        super().__init__((), {}, thesaurus.counts, {})

    def knows(self, lemma: str, part_of_speech: str) -> bool:
        """Whether the lemma can be that part of speech."""
        return self._grammar.knows(lemma, part_of_speech)  # type: ignore[arg-type]

    def _find_senses(self, lemma: str, part_of_speech: str) -> tuple[str, ...]:
        row = self._usage.words.get(lemma)
        if row is None:
            return ()
        alike = self._usage.vectors @ self._usage.vectors[row]
        nearest = (self._names[at] for at in np.argsort(-alike, kind="stable")[: 10 * NEIGHBOURS])
        found = [
            word
            for word in nearest
            if word not in {lemma, *FUNCTION_WORDS} and self.knows(word, part_of_speech)
        ]
        return tuple(found[:NEIGHBOURS])


@functools.cache
def _thesaurus() -> Thesaurus:
    grammar = Thesaurus(train_corpora.read_synsets(), {}, load_word_counts(), {})
    return NeighbourThesaurus(load_usage(), grammar)


def _spun(units: Sequence[Unit], rng: random.Random, strength: float) -> list[Unit]:
    lines = "\n".join(unit.text for unit in units)
    spinner = Spinner(STYLE, strength, rng.getrandbits(32), thesaurus=_thesaurus())
    spun = spinner.spin(lines).text.split("\n")
    return [Unit(line, u.sources, u.role, u.opens) for u, line in zip(units, spun, strict=True)]


def _framed(units: Sequence[Unit], rng: random.Random) -> str:
    return lay_out(frame(units, rng), Layout.drawn(rng)).text


def _own() -> Iterator[MannerPair]:
    texts = corpora.releases()
    for number, name in enumerate(usable_releases()[:RELEASES]):
        rng = random.Random(f"{SEED}/{name}")  # noqa: S311 - no secret
        units, cluster = release_units(prepare(from_text(texts[name]))), f"release {name}"
        copy = _framed(verbatim(units, rng).units, rng)
        group = "verbatim, in a frame"
        yield MannerPair(f"verbatim/{name}", group, texts[name], copy, "verbatim", cluster)
        strength = STRENGTHS[number % len(STRENGTHS)]
        copy = _framed(_spun(units, rng, strength), rng)
        group = f"spun by neighbours, {strength}"
        yield MannerPair(f"spun/{name}", group, texts[name], copy, "spun", cluster)


def _real(pair: EvalPair) -> MannerPair:
    extra = pair.extra or pair.group == "really spun"
    return MannerPair(
        pair.id, pair.group, pair.original, pair.copy, _GROUPS[pair.group], pair.cluster, extra
    )


def manner_pairs() -> list[MannerPair]:
    """Return every copy whose manner is known, in a fixed order.

    Raises
    ------
    FileNotFoundError
        When the dev corpora are absent.
    ConfigurationError
        When the training corpora, which the spinner's words come from, are absent.
    """
    return [*_own(), *(_real(pair) for pair in derivation_pairs() if pair.group in _GROUPS)]
