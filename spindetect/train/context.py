"""Learn which words stand together in news: ``models/spin/context.*``.

``python -m spindetect.train.context`` reads the press releases and agency pages of
``train/``, without the releases that pairs for the models of spinning are made of: a
text that the model has seen fits better than any other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from spindetect.evidence.context import OFFSETS, SCHEMA
from spindetect.prepare.normalise import normalise
from spindetect.prepare.words import split_words, word_key
from spindetect.resources import models_folder
from spindetect.train import judge, spin
from spindetect.train.corpora import read_agency_pages, read_press_releases
from spindetect.train.dataset import training_pairs
from spindetect.train.manifest import record

__all__ = ["learn", "main", "token_stream", "vocabulary"]

NAME: Final = "spin/context"
WORDS: Final = 20_000
MARKS: Final = tuple(",.\"'-:;()$?!%&")
DIMENSIONS: Final = 64
EPOCHS: Final = 3
BATCH: Final = 4096
RATE: Final = 2e-3
# Words drawn at random that stand for all those a place could have had: so many for each
# word, from so many that a batch shares.
NEGATIVES: Final = 12
SHARED: Final = 256
DRAWN: Final = 5_000_000
SMOOTHING: Final = 0.75
# Words commoner than this are passed over now and then (Mikolov et al. 2013).
COMMON: Final = 1e-4
SEED: Final = 17

Tensor = Any


def _texts() -> Iterator[str]:
    used = {
        pair.group for module in (spin, judge) for pair in training_pairs(module.PAIRS, module.SEED)
    }
    seen = set[str]()
    for release in read_press_releases():
        if release.id not in used and release.text not in seen:
            seen.add(release.text)
            yield release.text
    for page in read_agency_pages():
        yield "\n".join(page.paragraphs)


def vocabulary() -> list[str]:
    """Return the commonest words of training texts, then marks."""
    path = models_folder() / "words/frequencies.json"
    counts = json.loads(path.read_text(encoding="utf-8"))["counts"]
    return [*list(counts)[:WORDS], *MARKS]


def token_stream(texts: Iterator[str], words: list[str]) -> NDArray[np.int32]:
    """Return the rows of all texts' words one after the other, a gap after each line.

    Parameters
    ----------
    texts : iterator of str
    words : list of str
        Those with rows of their own.

    Returns
    -------
    ndarray of int32, shape (n,)
        ``len(words)`` for all others, and in the gaps.
    """
    rows = {key: row for row, key in enumerate(words)}
    unknown = len(words)
    known: dict[str, int] = {}
    stream: list[NDArray[np.int32]] = []
    for text in texts:
        found: list[int] = []
        for line in text.split("\n"):
            for _, _, form in split_words(normalise(line).text):
                if form not in known:
                    known[form] = rows.get(word_key(form), unknown)
                found.append(known[form])
            found += [unknown] * max(OFFSETS)
        stream.append(np.array(found, dtype=np.int32))
    return np.concatenate(stream)


def _parameters(torch: Any, size: int) -> dict[str, Tensor]:
    near = torch.tensor([1.0 / abs(offset) ** 0.5 for offset in OFFSETS])
    return {
        "around": torch.nn.Embedding(size, DIMENSIONS, sparse=True),
        "within": torch.nn.Embedding(size, DIMENSIONS, sparse=True),
        "places": torch.nn.Parameter(near[:, None].repeat(1, DIMENSIONS)),
        "bias": torch.nn.Parameter(torch.zeros(size)),
    }


def learn(stream: NDArray[np.int32], size: int, epochs: int) -> dict[str, NDArray[np.float32]]:
    """Learn the vectors by telling words from random ones, where they stand.

    Parameters
    ----------
    stream : ndarray of int32, shape (n,)
        Rows of words in their order; ``size - 1`` for all that are not told apart.
    size : int
    epochs : int

    Returns
    -------
    dict of str to ndarray of float32
        ``around`` and ``within``, shape (size, DIMENSIONS); ``places``, shape
        (len(OFFSETS), DIMENSIONS); ``bias``, shape (size,): the fields of
        :class:`~spindetect.evidence.context.ContextModel`.
    """
    import torch  # noqa: PLC0415 - takes seconds, and only training needs it

    torch.manual_seed(SEED)
    tokens = torch.from_numpy(stream.astype(np.int64))
    drawn, kept = _drawing(torch, tokens, size)
    model = _parameters(torch, size)
    torch.nn.init.normal_(model["around"].weight, std=0.1)
    torch.nn.init.zeros_(model["within"].weight)
    sparse: Tensor = torch.optim.SparseAdam(
        [model["around"].weight, model["within"].weight], lr=RATE
    )
    dense: Tensor = torch.optim.Adam([model["places"], model["bias"]], lr=RATE)
    offsets = torch.tensor(OFFSETS)
    inside = torch.arange(max(OFFSETS), len(tokens) - max(OFFSETS))
    for epoch in range(epochs):
        chosen = inside[torch.rand(len(inside)) < kept[tokens[inside]]]
        batches = torch.split(chosen[torch.randperm(len(chosen))], BATCH)
        for number, at in enumerate(batches):
            done = (epoch + number / len(batches)) / epochs
            for optimiser in (sparse, dense):
                optimiser.param_groups[0]["lr"] = RATE * max(1.0 - done, 0.05)
                optimiser.zero_grad()
            negatives = drawn[torch.randint(0, DRAWN, (SHARED,))]
            loss = _loss(torch, model, tokens[at[:, None] + offsets], tokens[at], negatives)
            loss.backward()
            sparse.step()
            dense.step()
        print(f"epoch {epoch + 1}: {loss.item():.3f}")
    return {name: _values(part) for name, part in model.items()}


def _drawing(torch: Any, tokens: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Return words drawn at random, and the share of each word's places that is learned from."""
    share = torch.bincount(tokens, minlength=size).double()
    share[-1] = 0.0
    share /= share.sum()
    drawn = torch.multinomial((share**SMOOTHING).float(), DRAWN, replacement=True)
    kept = (COMMON / share.clamp_min(1e-12)).sqrt().clamp(max=1.0).float()
    kept[-1] = 0.0
    return drawn, kept


def _values(part: Tensor) -> NDArray[np.float32]:
    weight: Tensor = getattr(part, "weight", part)
    return np.asarray(weight.detach(), dtype=np.float32)


def _loss(torch: Any, model: dict[str, Tensor], around: Tensor, words: Tensor, negatives: Tensor
) -> Tensor:  # fmt: skip
    """Logistic loss of the words that stand there against random ones."""
    drawn = (model["around"](around) * model["places"]).sum(dim=1)
    right = (drawn * model["within"](words)).sum(dim=1) + model["bias"][words]
    wrong = drawn @ model["within"](negatives).T + model["bias"][negatives]
    sigmoid = torch.nn.functional.logsigmoid
    return -sigmoid(right).mean() - NEGATIVES / SHARED * sigmoid(-wrong).sum(dim=1).mean()


def _quantised(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    return np.rint(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    """Learn the model and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    words = vocabulary()
    stream = token_stream(_texts(), words)
    print(f"{len(stream)} words and marks, {np.mean(stream == len(words)):.3f} without a row")
    learned = learn(stream, len(words) + 1, options.epochs)
    around, around_scale = _quantised(learned["around"])
    within, within_scale = _quantised(learned["within"])
    tensors: dict[str, NDArray[Any]] = {
        "around": around,
        "around_scale": around_scale,
        "within": within,
        "within_scale": within_scale,
        "bias": learned["bias"],
        "places": learned["places"],
    }
    folder = models_folder()
    save_file(tensors, folder / f"{NAME}.safetensors")
    text = json.dumps({"schema": SCHEMA, "words": words}, ensure_ascii=False)
    (folder / f"{NAME}.json").write_text(text + "\n", encoding="utf-8")
    record(
        [f"{NAME}.json", f"{NAME}.safetensors"],
        licence="Apache-2.0",
        made_by="python -m spindetect.train.context",
    )


if __name__ == "__main__":
    main()
