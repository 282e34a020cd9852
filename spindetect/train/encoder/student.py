"""The student: a table of rows that are averaged; how it starts, and how it is saved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

__all__ = ["Student", "TokenTable", "quantise", "save_student", "starting_rows"]

_SLICE: Final = 20_000
_LEVELS: Final = 127
_ROOM: Final = "sentence_transformers"
_MODULES: Final = (
    ("", f"{_ROOM}.sentence_transformer.modules.static_embedding.StaticEmbedding"),
    ("1_Normalize", f"{_ROOM}.base.modules.normalize.Normalize"),
)


class TokenTable:
    """The tokens of many texts, end to end.

    Parameters
    ----------
    tokenizer : Tokenizer
    texts : sequence of str
    """

    def __init__(self, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        parts: list[NDArray[np.int32]] = []
        counts: list[int] = []
        for start in range(0, len(texts), _SLICE):
            batch = list(texts[start : start + _SLICE])
            for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
                parts.append(np.array(encoding.ids, dtype=np.int32))
                counts.append(len(encoding.ids))
        self.tokens = np.concatenate(parts) if parts else np.zeros(0, np.int32)
        self.counts = np.array(counts, dtype=np.int64)
        self.starts = np.cumsum(self.counts) - self.counts

    def bag(self, texts: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Return the tokens of some texts and where each text begins, for an EmbeddingBag."""
        return self._bag(self.starts[texts], self.counts[texts], 1)

    def joined(self, groups: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Return a bag of texts joined row by row; ``groups`` of shape (n, k)."""
        texts = groups.reshape(-1)
        return self._bag(self.starts[texts], self.counts[texts], groups.shape[1])

    def halves(self, texts: NDArray[np.int64], cuts: NDArray[np.float64]) -> tuple[Tensor, Tensor]:
        """Return a bag of both parts of each text, cut at a share (0 to 1) of its tokens."""
        starts, counts = self.starts[texts], self.counts[texts]
        first = np.clip((counts * cuts).astype(np.int64), np.minimum(counts, 1), counts)
        begins = np.stack([starts, starts + first], axis=1).reshape(-1)
        sizes = np.stack([first, counts - first], axis=1).reshape(-1)
        return self._bag(begins, sizes, 1)

    def _bag(
        self, starts: NDArray[np.int64], counts: NDArray[np.int64], per: int
    ) -> tuple[Tensor, Tensor]:
        """Lay runs of tokens end to end; every ``per`` runs are one text."""
        begins = np.cumsum(counts) - counts
        at = np.repeat(starts - begins, counts) + np.arange(int(counts.sum()))
        tokens = torch.from_numpy(self.tokens[at].astype(np.int64))
        return tokens, torch.from_numpy(begins[::per].copy())


class Student(nn.Module):
    """Mean of rows, scaled to length 1.

    Parameters
    ----------
    rows : ndarray of float32, shape (v, d)
        Row 0, of the unknown piece, is and stays zero.
    """

    def __init__(self, rows: NDArray[np.float32]) -> None:
        super().__init__()
        table = torch.from_numpy(rows)
        self.table = nn.EmbeddingBag.from_pretrained(table, freeze=False, mode="mean")

    def forward(self, bag: tuple[Tensor, Tensor]) -> Tensor:
        """Return unit vectors, shape (n, d)."""
        tokens, begins = (part.to(self.table.weight.device) for part in bag)
        return nn.functional.normalize(self.table(tokens, begins), dim=1)

    def step(self, optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
        """Learn from one batch, leaving the unknown piece's row alone."""
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        if self.table.weight.grad is not None:
            self.table.weight.grad[0] = 0.0
        optimizer.step()

    @property
    def rows(self) -> NDArray[np.float32]:
        """The table, shape (v, d)."""
        rows: NDArray[np.float32] = self.table.weight.detach().cpu().numpy()
        return rows


def starting_rows(
    pieces: NDArray[np.float32], counts: NDArray[np.int64], rarity: float
) -> NDArray[np.float32]:
    """Weigh the teacher's vectors of single pieces by how rare they are.

    Parameters
    ----------
    pieces : ndarray of float32, shape (v, d)
    counts : ndarray of int64, shape (v,)
    rarity : float
        ``a`` of the weight ``a / (a + p)``.
    """
    share = (counts + 0.5) / counts.sum()
    rows = pieces * (rarity / (rarity + share))[:, None]
    rows[0] = 0.0
    return np.ascontiguousarray(rows, dtype=np.float32)


def quantise(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Store each row as whole numbers up to 127 and one scale.

    Returns
    -------
    whole : ndarray of int8, shape (v, d)
    scales : ndarray of float32, shape (v,)
        ``whole * scales[:, None]`` is within half a scale of `rows`.
    """
    scales = (np.abs(rows).max(axis=1) / _LEVELS).astype(np.float32)
    whole = np.round(rows / np.where(scales > 0, scales, 1)[:, None]).astype(np.int8)
    return whole, scales


def save_student(rows: NDArray[np.float32], tokenizer: Tokenizer, folder: Path) -> list[str]:
    """Write a folder that sentence-transformers and the static encoder read alike.

    Returns
    -------
    list of str
        The files, relative to the folder.
    """
    (folder / _MODULES[1][0]).mkdir(parents=True, exist_ok=True)
    whole, scales = quantise(rows)
    # In place of the old file, not into it: somebody may have it mapped.
    unfinished = folder / "model.part"
    save_file({"embeddings": whole, "weights": scales}, str(unfinished))
    unfinished.chmod(0o644)
    unfinished.replace(folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    modules = [
        {"idx": index, "name": str(index), "path": path, "type": kind}
        for index, (path, kind) in enumerate(_MODULES)
    ]
    tables: dict[str, object] = {
        "modules.json": modules,
        "config_sentence_transformers.json": {
            "default_prompt_name": None,
            "model_type": "SentenceTransformer",
            "prompts": {"document": "", "query": ""},
            "similarity_fn_name": "cosine",
        },
        "1_Normalize/config.json": {
            "module_input_name": "sentence_embedding",
            "module_output_name": "sentence_embedding",
        },
    }
    for name, table in tables.items():
        (folder / name).write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    return sorted([*tables, "model.safetensors", "tokenizer.json"])
