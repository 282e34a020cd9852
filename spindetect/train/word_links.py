"""Train the word model: which words of two linked passages stand for each other.

``python -m spindetect.train.word_links`` fits the network of
:mod:`spindetect.train.word_network` to hand-aligned sentence pairs and writes
``models/align/words.json``. It has to be run again after the encoder was made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from spindetect.align.word_features import word_table
from spindetect.align.word_model import NAME
from spindetect.encode import WordEncoder, load_encoder
from spindetect.errors import ConfigurationError
from spindetect.prepare.words import lexemes
from spindetect.records import Word
from spindetect.resources import models_folder
from spindetect.train.corpora import read_word_alignment
from spindetect.train.manifest import record
from spindetect.train.word_network import WordNetwork, Words

__all__ = ["main", "sure_and_possible"]

VECTORS: Final = "encoder/model.safetensors"
SEED: Final = 41
EPOCHS: Final = 16
BATCH: Final = 16
RATE: Final = 5e-3
DECAY: Final = 0.1
# Possible links teach little either way; the first score has to be right only roughly.
POSSIBLE_WEIGHT: Final = 0.3
FIRST_WEIGHT: Final = 0.3
# Chosen on dev, where a sentence pair has fewer sure links than in train (17.1, 18.5).
THRESHOLD: Final = 0.65

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence pair as rows of the word table, and its links."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    sure: Pairs
    possible: Pairs

    def turned(self) -> Example:
        """Return it with the sides exchanged."""
        sure, possible = (tuple((j, i) for i, j in pairs) for pairs in (self.sure, self.possible))
        return Example(self.theirs, self.ours, sure, possible)


def sure_and_possible(links: Pairs) -> tuple[Pairs, Pairs]:
    """Tell sure links from possible ones in a list that joins them.

    The training file has both in one list, each in order: where the order
    breaks, the possible ones begin.

    Examples
    --------
    >>> sure_and_possible(((0, 0), (2, 1), (1, 2)))
    (((0, 0), (2, 1)), ((1, 2),))
    """
    breaks = (at for at in range(1, len(links)) if links[at] < links[at - 1])
    first = next(breaks, len(links))
    return links[:first], links[first:]


def examples() -> tuple[list[Example], Words]:
    """Read the training pairs, and look up every different word."""
    encoder = load_encoder()
    if not isinstance(encoder, WordEncoder):
        raise ConfigurationError("cannot encode single words", source="encoder")
    rows: dict[str, int] = {}
    made = []
    for pair in read_word_alignment():
        sides = [
            tuple(rows.setdefault(form, len(rows)) for form in side) for side in (pair.a, pair.b)
        ]
        sure, possible = sure_and_possible(pair.sure)
        made.append(Example(sides[0], sides[1], sure, (*possible, *pair.possible)))
    known = lexemes(rows)
    words = [Word(0, len(form), form, form, *known[form]) for form in rows]
    table = word_table(words)
    vectors = encoder.encode_words([word.key for word in words])
    arrays = (vectors, table.traits, table.spellings, table.identities)
    return made, Words(*map(torch.from_numpy, arrays))


def _batch(chosen: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return rows of both sides, answers, and how much each answer counts."""
    n, m = max(len(e.ours) for e in chosen), max(len(e.theirs) for e in chosen)
    ours, theirs = np.full((len(chosen), n), -1), np.full((len(chosen), m), -1)
    answers = np.zeros((len(chosen), n, m), dtype=np.float32)
    weights = np.ones_like(answers)
    for at, example in enumerate(chosen):
        ours[at, : len(example.ours)] = example.ours
        theirs[at, : len(example.theirs)] = example.theirs
        for i, j in example.possible:
            weights[at, i, j] = POSSIBLE_WEIGHT
        for i, j in example.sure:
            answers[at, i, j] = weights[at, i, j] = 1.0
    arrays = (ours, theirs, answers, weights)
    return tuple(map(torch.from_numpy, arrays))  # type: ignore[return-value]


def _batches(
    made: Sequence[Example], rng: random.Random
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Yield batches of pairs of like length, half of them turned."""
    turned = [example.turned() if rng.random() < 0.5 else example for example in made]
    turned.sort(key=lambda example: len(example.ours) + 6.0 * rng.random())
    starts = list(range(0, len(turned), BATCH))
    rng.shuffle(starts)
    for start in starts:
        yield _batch(turned[start : start + BATCH])


def _loss(network: WordNetwork, batch: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    ours, theirs, answers, weights = batch
    first, mask, chosen, scores = network(ours, theirs)
    places = tuple(chosen.T)
    close = functional.binary_cross_entropy_with_logits(
        scores, answers[places], weights[places], reduction="sum"
    )
    rough = functional.binary_cross_entropy_with_logits(
        first, answers, weights * mask, reduction="sum"
    )
    return (close + FIRST_WEIGHT * rough) / len(ours)


def fit(made: Sequence[Example], words: Words, *, epochs: int, seed: int) -> WordNetwork:
    """Fit the network; the same seed gives the same weights on the same machine."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = WordNetwork(words)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * math.ceil(len(made) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=steps, pct_start=0.1
    )
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(made, rng):
            loss = _loss(network, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total:.1f}", file=sys.stderr)
    return network.eval()


def main() -> None:
    """Train and write the bundled word model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    torch.set_num_threads(1)
    made, words = examples()
    network = fit(made, words, epochs=options.epochs, seed=options.seed)
    vectors = (models_folder() / VECTORS).read_bytes()
    # Read by nothing but a test: the model is of no use with vectors of another training.
    table = network.table() | {"encoder": hashlib.sha256(vectors).hexdigest()}
    table |= {"threshold": THRESHOLD}
    path = models_folder() / NAME
    path.write_text(json.dumps(table) + "\n", encoding="utf-8")
    record([NAME], licence="Apache-2.0", made_by="python -m spindetect.train.word_links")


if __name__ == "__main__":
    main()
