"""What the student learns: the teacher's places, then which sentence is whose counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from spindetect.train.encoder.material import Material
from spindetect.train.encoder.recipe import Progress, Recipe
from spindetect.train.encoder.student import Student, TokenTable

__all__ = ["Lessons"]

_WARM_UP: Final = 50
_REPORT: Final = 100
_REGRESSION_BATCH: Final = 512
_GRADED_BATCH: Final = 128
_GRADED_SHARPNESS: Final = 20.0
# One window in so many is also taken apart and put together.
_PARTS: Final = 4
_CUTS: Final = (0.3, 0.7)
_EVEN: Final = 0.5
# A pass over the news, and this many over the versions, which are fewer and teach more.
_PASSES: Final = 4

Pair = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(slots=True)
class Lessons:
    """Teaches a student.

    Parameters
    ----------
    recipe : Recipe
    material : Material
    table : TokenTable
        The tokens of the material's texts.
    texts : ndarray of int64, shape (n,)
        Texts that have a place.
    places : Tensor, shape (n, d)
        Unit vectors, where the teacher puts them.
    progress : callable
    """

    recipe: Recipe
    material: Material
    table: TokenTable
    texts: NDArray[np.int64]
    places: Tensor
    progress: Progress

    def regress(self, student: Student) -> None:
        """Teach the places of single texts: the loss is one minus the cosine."""
        recipe = self.recipe
        rng = np.random.default_rng([recipe.seed, 1])
        optimizer = torch.optim.Adam(student.parameters(), lr=recipe.regression_rate)
        per_round = len(self.texts) // recipe.regression_batch
        total, done = max(1, per_round * recipe.regression_rounds), 0
        for _ in range(recipe.regression_rounds):
            order = rng.permutation(len(self.texts))
            for batch in np.array_split(order, max(1, per_round)):
                _set_rate(optimizer, recipe.regression_rate * (1 - done / total))
                loss = self._distance(student, batch)
                student.step(optimizer, loss)
                self._tell("regression", done, total, loss)
                done += 1

    def contrast(self, student: Student) -> None:
        """Teach to tell a counterpart from its neighbours and from other documents.

        The loss is the cross-entropy of the right one by cosine, both ways, once
        over the whole batch and once inside each window of neighbouring
        sentences (Henderson et al., *Efficient natural language response
        suggestion for Smart Reply*, 2017, with negatives from the same document).
        """
        recipe = self.recipe
        rng = np.random.default_rng([recipe.seed, 2])
        optimizer = torch.optim.Adam(student.parameters(), lr=recipe.contrast_rate)
        total, done = 0, 0
        for number in range(recipe.contrast_rounds):
            windows = self._windows(rng)
            steps = len(windows) // recipe.windows
            total = total or max(1, steps * recipe.contrast_rounds)
            for step in range(steps):
                warm = min(1.0, (done + 1) / _WARM_UP)
                _set_rate(optimizer, recipe.contrast_rate * warm * max(0.0, 1 - done / total))
                chosen = windows[step * recipe.windows : (step + 1) * recipe.windows]
                loss = self._contrast_loss(student, chosen, rng)
                student.step(optimizer, loss)
                self._tell(f"contrast, round {number + 1}", done, total, loss)
                done += 1

    def _contrast_loss(
        self, student: Student, windows: list[tuple[bool, int]], rng: np.random.Generator
    ) -> Tensor:
        recipe = self.recipe
        pairs = [self._pairs(parallel, start, rng) for parallel, start in windows]
        copies = student(self.table.bag(np.concatenate([copy for copy, _ in pairs])))
        originals = student(self.table.bag(np.concatenate([original for _, original in pairs])))
        cosines = recipe.sharpness * copies @ originals.T
        near = _both_ways(_diagonal(cosines, recipe.window))
        loss = _both_ways(cosines[None]) + recipe.neighbour_weight * near
        if recipe.parts_weight:
            some = pairs[: max(1, recipe.windows // _PARTS)]
            loss = loss + recipe.parts_weight * self._parts_loss(student, some, rng)
        batch = rng.integers(0, len(self.texts), _REGRESSION_BATCH)
        loss = loss + recipe.regression_weight * self._distance(student, batch)
        return loss + recipe.graded_weight * self._misordered(student, rng)

    def _parts_loss(self, student: Student, pairs: list[Pair], rng: np.random.Generator) -> Tensor:
        """Find the whole that a part belongs to: sentences split in two, and two merged."""
        sides = [np.concatenate([pair[side] for pair in pairs]) for side in (0, 1)]
        ours, theirs = sides if rng.random() < _EVEN else sides[::-1]
        even = len(ours) // 2 * 2
        cuts = rng.uniform(*_CUTS, len(ours))
        merged = student(self.table.joined(ours[:even].reshape(-1, 2)))
        lessons = (
            (student(self.table.halves(ours, cuts)), student(self.table.bag(theirs))),
            (student(self.table.bag(theirs[:even])), merged),
        )
        losses = [self._whole_of_part(parts, wholes) for parts, wholes in lessons]
        return torch.stack(losses).mean()

    def _whole_of_part(self, parts: Tensor, wholes: Tensor) -> Tensor:
        """Cross-entropy of the right whole; parts ``2 k`` and ``2 k + 1`` belong to whole ``k``."""
        right = torch.arange(len(parts), device=parts.device) // 2
        return nn.functional.cross_entropy(self.recipe.sharpness * parts @ wholes.T, right)

    def _windows(self, rng: np.random.Generator) -> list[tuple[bool, int]]:
        """Starts of windows in random order: (of parallel groups or of news, first one)."""
        size = self.recipe.window
        groups = len(self.material.groups) - 1
        windows = [
            (parallel, min(start + int(rng.integers(size)), count - size))
            for parallel, count, passes in ((False, self.material.news, 1), (True, groups, _PASSES))
            for _ in range(passes)
            for start in range(0, count - size + 1, size)
        ]
        return [windows[index] for index in rng.permutation(len(windows))]

    def _pairs(self, parallel: bool, start: int, rng: np.random.Generator) -> Pair:
        """Return the copies and the originals of a window, as positions of texts."""
        material = self.material
        window = np.arange(start, start + self.recipe.window)
        if not parallel:
            return window + material.news, window
        sizes = material.groups[window + 1] - material.groups[window]
        first, second = (material.groups[window] + rng.integers(0, sizes) for _ in range(2))
        spun = rng.random() < self.recipe.spun_share
        copies = material.first_version + first + (material.versions if spun else 0)
        return copies, material.first_version + second

    def _distance(self, student: Student, batch: NDArray[np.int64]) -> Tensor:
        vectors = student(self.table.bag(self.texts[batch]))
        places = self.places[batch].to(vectors.device)
        distance: Tensor = (1 - (vectors * places).sum(1)).mean()
        return distance

    def _misordered(self, student: Student, rng: np.random.Generator) -> Tensor:
        """CoSENT: pairs that people found more alike should have the larger cosine (Su, 2022)."""
        grades = self.material.grades
        if not len(grades):
            return torch.zeros(())
        batch = rng.integers(0, len(grades), _GRADED_BATCH)
        left = student(self.table.bag(self.material.first_graded + 2 * batch))
        right = student(self.table.bag(self.material.first_graded + 2 * batch + 1))
        cosines = _GRADED_SHARPNESS * (left * right).sum(1)
        grade = torch.from_numpy(grades[batch]).to(cosines.device)
        above = grade[:, None] > grade[None, :]
        wrong = (cosines[None, :] - cosines[:, None])[above]
        return torch.logsumexp(torch.cat([wrong.new_zeros(1), wrong]), 0)

    def _tell(self, lesson: str, done: int, total: int, loss: Tensor) -> None:
        if done % _REPORT == 0:
            self.progress(f"{lesson}: {done} of {total}, loss {loss.item():.3f}")


def _set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = rate


def _diagonal(cosines: Tensor, size: int) -> Tensor:
    """Return the square blocks on the diagonal, shape (n / size, size, size)."""
    blocks = [cosines[at : at + size, at : at + size] for at in range(0, len(cosines), size)]
    return torch.stack(blocks)


def _both_ways(cosines: Tensor) -> Tensor:
    """Cross-entropy of the diagonal of each matrix, by rows and by columns."""
    matrices, size, _ = cosines.shape
    right = torch.arange(size, device=cosines.device).repeat(matrices)
    rows = nn.functional.cross_entropy(cosines.reshape(-1, size), right)
    columns = nn.functional.cross_entropy(cosines.transpose(1, 2).reshape(-1, size), right)
    return (rows + columns) / 2
