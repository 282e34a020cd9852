"""The teacher's vectors for what the student reads, in shards that survive a broken run."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from spindetect.encode.transformer import TransformerEncoder
from spindetect.train.encoder.material import Material
from spindetect.train.encoder.recipe import Workshop

__all__ = ["Teacher", "targets"]

_SHARD: Final = 10_000
_BATCH: Final = 64
_FIELDS: Final = "teacher teacher_type teacher_tokens"


class Teacher:
    """A sentence-transformers model that only ever encodes.

    Parameters
    ----------
    workshop : Workshop
        Its recipe names the teacher.
    """

    def __init__(self, workshop: Workshop) -> None:
        recipe = workshop.recipe
        self._workshop = workshop
        self._model: Any = TransformerEncoder(recipe.teacher).model
        self._model.to(getattr(torch, recipe.teacher_type))
        self._model.max_seq_length = recipe.teacher_tokens

    @property
    def tokenizer_json(self) -> str:
        """Its tokenizer, as the tokenizers library writes it."""
        text: str = self._model.tokenizer.backend_tokenizer.to_str()
        return text

    def encode(self, name: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (n, d); read from the workshop what is there already."""
        parts = []
        for start in range(0, len(texts), _SHARD):
            shard = texts[start : start + _SHARD]
            digest = hashlib.sha256("\n".join(shard).encode()).hexdigest()[:10]
            make = functools.partial(self._vectors, shard)
            parts.append(self._workshop.array(f"teacher-{name}-{digest}", _FIELDS, make))
        return np.concatenate(parts).astype(np.float32)

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.generic]:
        vectors: NDArray[np.float32] = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors.astype(np.float16)


def targets(
    teacher: Teacher, material: Material, taught_news: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Say where the student should place its texts.

    A spun sentence belongs where the teacher puts the clean one: the teacher
    itself is fooled by spun wording. A version belongs halfway between its own
    place and the middle of all versions.

    Parameters
    ----------
    teacher : Teacher
    material : Material
    taught_news : int
        How many sentences of news to encode, from the first.

    Returns
    -------
    texts : ndarray of int64, shape (n,)
        Positions in ``material.texts``.
    places : ndarray of float32, shape (n, d)
        Unit vectors in the teacher's space.
    """
    texts = material.texts
    news = np.arange(min(taught_news, material.news))
    versions = material.first_version + np.arange(material.versions)
    graded = np.arange(material.first_graded, len(texts))
    of_news = teacher.encode("news", [texts[at] for at in news])
    of_versions = teacher.encode("versions", [texts[at] for at in versions])
    of_graded = teacher.encode("graded", [texts[at] for at in graded])
    middles = _unit(np.add.reduceat(of_versions, material.groups[:-1], axis=0))
    of_versions = _unit(of_versions + np.repeat(middles, np.diff(material.groups), axis=0))
    positions = [news, news + material.news, versions, versions + material.versions, graded]
    places = [of_news, of_news, of_versions, of_versions, of_graded]
    return np.concatenate(positions), np.concatenate(places)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
