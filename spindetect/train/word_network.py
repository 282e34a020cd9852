"""The word model while it learns: what `spindetect.align.word_links` computes, in torch.

Links of a batch are padded to one grid; only the pairs of words that the first
score lets through have a state, as in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from spindetect.align.word_features import SPELLING, WORD_TRAITS
from spindetect.align.word_grid import REACH
from spindetect.align.word_model import CELL_FEATURES, NEIGHBOURS, SCHEMA

__all__ = ["WordNetwork", "Words"]

# Pairs look this far; see NEIGHBOURS.
EDGE: Final = max(abs(step) for pair in NEIGHBOURS for step in pair)
OWN: Final = 48
HEADS: Final = 4
HEAD: Final = 16
STATE: Final = 32
TOLD: Final = 4
ROUNDS: Final = 3
DROPPED: Final = 0.25
CUT: Final = -4.0


@dataclass(frozen=True, slots=True)
class Words:
    """All different words of the training data, a row each.

    Parameters
    ----------
    vectors, traits, spellings : Tensor of float32
    identities : Tensor of int64, shape (3, u)
    """

    vectors: Tensor
    traits: Tensor
    spellings: Tensor
    identities: Tensor


class WordNetwork(nn.Module):
    """The layers of :class:`spindetect.align.word_model.WordModel`, to be fitted."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        seen, traits = 2 * OWN, len(WORD_TRAITS)
        known, cells = seen + traits + 2, len(CELL_FEATURES) + HEADS
        heard = STATE + TOLD * (len(NEIGHBOURS) + 4)
        self.project = nn.Linear(words.vectors.shape[1], OWN)
        self.window = nn.Linear((OWN + traits) * (2 * REACH + 1), OWN)
        self.heads = nn.Linear(seen, HEADS * HEAD, bias=False)
        self.first_cell, self.first_word = nn.Linear(cells, 1), nn.Linear(known, 1)
        self.cell = nn.Linear(cells + 1, STATE)
        self.left = nn.Linear(known, STATE)
        self.right = nn.Linear(known, STATE, bias=False)
        self.mix = nn.Linear(STATE, STATE)
        self.tell = nn.ModuleList([nn.Linear(STATE, TOLD) for _ in range(ROUNDS)])
        self.hear = nn.ModuleList([nn.Linear(heard, STATE) for _ in range(ROUNDS)])
        self.out = nn.Linear(STATE, 1)
        self.drop = nn.Dropout(DROPPED)

    def _side(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return presence, what was seen of each word, and its traits."""
        there = (rows >= 0).float()[..., None]
        at = rows.clamp(min=0)
        own = self.drop(self.project(self.words.vectors[at]))
        traits = self.words.traits[at] * there
        padded = functional.pad(torch.cat([own, traits], -1) * there, (0, 0, REACH, REACH))
        window = torch.cat([padded[:, k : k + rows.shape[1]] for k in range(2 * REACH + 1)], -1)
        return there, torch.cat([own, torch.tanh(self.window(window))], -1), traits

    def _features(
        self, rows: tuple[Tensor, Tensor], there: tuple[Tensor, Tensor], seen: tuple[Tensor, Tensor]
    ) -> Tensor:
        """Return what is known of each pair, shape (links, n, m, features)."""
        ours, theirs = (side.clamp(min=0) for side in rows)
        mask = there[0] * there[1].transpose(1, 2)
        same = [(i[ours][:, :, None] == i[theirs][:, None]) * mask for i in self.words.identities]
        vectors, spellings = self.words.vectors, self.words.spellings
        cosines = (vectors[ours] @ vectors[theirs].transpose(1, 2)) * mask
        spelt = spellings[ours] @ spellings[theirs].transpose(1, 2)
        places = [(torch.arange(side.shape[1])[None, :] + 0.5) / side.sum(1) for side in there]
        distance = (places[0][:, :, None] - places[1][:, None]).abs()
        a, b = (self.heads(side).unflatten(-1, (HEADS, HEAD)) for side in seen)
        heads = torch.einsum("bihd,bjhd->bijh", a, b) / HEAD**0.5
        return torch.cat([torch.stack([*same, cosines, spelt, distance], -1), heads], -1)

    def forward(self, ours: Tensor, theirs: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score the pairs of words of some links.

        Parameters
        ----------
        ours, theirs : Tensor of int64, shapes (links, n) and (links, m)
            Rows of the words; -1 beyond a passage's end.

        Returns
        -------
        first, mask : Tensor, shape (links, n, m)
            The first log-odds, and which pairs there are.
        chosen : Tensor of int64, shape (k, 3)
            The pairs that were looked at closely.
        scores : Tensor, shape (k,)
            Their log-odds.
        """
        sides = self._side(ours), self._side(theirs)
        there = sides[0][0], sides[1][0]
        cells = self._features((ours, theirs), there, (sides[0][1], sides[1][1]))
        known = [
            torch.cat([seen, traits, _best(cells, axis)], -1)
            for (_, seen, traits), axis in zip(sides, (2, 1), strict=True)
        ]
        mask = there[0] * there[1].transpose(1, 2)
        first = self.first_cell(cells)[..., 0] + self.first_word(known[0])
        first = first + self.first_word(known[1]).transpose(1, 2)
        chosen = torch.nonzero((mask > 0) & (first.detach() > CUT))
        link, row, column = chosen.T
        picked = torch.cat([cells, first[..., None]], -1)[link, row, column]
        state = self.cell(picked)
        state = state + self.left(known[0])[link, row] + self.right(known[1])[link, column]
        state = torch.relu(self.mix(torch.relu(state)))
        for tell, hear in zip(self.tell, self.hear, strict=True):
            heard = _heard(torch.sigmoid(tell(self.drop(state))), chosen, mask.shape)
            state = state + torch.relu(hear(torch.cat([self.drop(state), heard], -1)))
        return first, mask, chosen, self.out(state)[:, 0]

    def table(self) -> dict[str, Any]:
        """Return the layers as the word model keeps them."""
        layers: dict[str, Any] = {}
        for name, module in self.named_modules():
            if isinstance(module, nn.Linear):
                # The heads' products are divided by the root of their width: half on each side.
                scale = HEAD**-0.25 if name == "heads" else 1.0
                bias = [0.0] * module.out_features if module.bias is None else _rounded(module.bias)
                weights = _rounded(module.weight.T * scale)
                layers[name.replace(".", "")] = {"weights": weights, "bias": bias}
        return {
            "schema": SCHEMA,
            "traits": list(WORD_TRAITS),
            "features": list(CELL_FEATURES),
            "spelling": SPELLING,
            "neighbours": [list(pair) for pair in NEIGHBOURS],
            "heads": HEADS,
            "rounds": ROUNDS,
            "cut": CUT,
            "layers": layers,
        }


def _rounded(values: Tensor) -> Any:
    return values.detach().double().numpy().round(4).tolist()


def _best(cells: Tensor, axis: int) -> Tensor:
    """Return each word's highest cosine, and how many equal words there are."""
    cosine, key = cells[..., CELL_FEATURES.index("cosine")], cells[..., CELL_FEATURES.index("key")]
    return torch.stack([cosine.amax(axis).clamp(min=0), key.sum(axis)], -1)


def _heard(told: Tensor, chosen: Tensor, shape: torch.Size) -> Tensor:
    """Return what neighbours and rivals tell each chosen pair."""
    link, row, column = chosen.T
    links, n, m = shape
    grid = told.new_zeros(links, n + 2 * EDGE, m + 2 * EDGE, told.shape[1])
    grid = grid.index_put((link, row + EDGE, column + EDGE), told)
    near = [grid[link, row + EDGE + a, column + EDGE + b] for a, b in NEIGHBOURS]
    across, down = (grid.amax(2)[link, row + EDGE], grid.amax(1)[link, column + EDGE])
    sums = (grid.sum(2)[link, row + EDGE] - told, grid.sum(1)[link, column + EDGE] - told)
    return torch.cat([*near, across, down, *sums], -1)
