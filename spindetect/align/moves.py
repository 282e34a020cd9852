"""Find words that stand elsewhere on the other side: what an edit moved."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Sequence

__all__ = ["moved_runs"]

Run = tuple[int, int, int]


def moved_runs(
    left: Sequence[str],
    right: Sequence[str],
    free: tuple[Sequence[int], Sequence[int]],
    weights: Sequence[float],
    least: float,
) -> list[Run]:
    """Pair runs of free words that both sides have, the weightiest first.

    Parameters
    ----------
    left, right : sequence of str
        Canonical writings of the words of each side.
    free : pair of sequences of int
        Positions, ascending, of the words of each side not yet linked.
    weights : sequence of float
        Of the words of the left side.
    least : float
        Weight that a run needs: common words stand everywhere by chance.

    Returns
    -------
    list of (int, int, int)
        First position on the left, on the right, and length; no word in two
        runs; in the left side's order.
    """
    open_left, open_right = set(free[0]), set(free[1])
    places: dict[str, list[int]] = {}
    for j in free[1]:
        places.setdefault(right[j], []).append(j)
    candidates = [(i, j) for i in free[0] for j in places.get(left[i], ())]
    runs: list[Run] = []
    known = set(candidates)
    for i, j in candidates:
        if (i - 1, j - 1) not in known:
            length = 1
            while (i + length, j + length) in known:
                length += 1
            runs.append((i, j, length))
    queue = [(-sum(weights[i : i + length]), i, j, length) for i, j, length in runs]
    heapq.heapify(queue)
    found: list[Run] = []
    while queue and -queue[0][0] >= least:
        _, i, j, length = heapq.heappop(queue)
        free_at = [i + at in open_left and j + at in open_right for at in range(length)]
        if all(free_at):
            open_left.difference_update(range(i, i + length))
            open_right.difference_update(range(j, j + length))
            found.append((i, j, length))
            continue
        # A heavier run took some of its words: what it left may still have moved.
        for first, last in _stretches(free_at):
            weight = -sum(weights[i + first : i + last])
            heapq.heappush(queue, (weight, i + first, j + first, last - first))
    return sorted(found)


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches of true flags."""
    at = 0
    for flag, group in itertools.groupby(flags):
        length = len(list(group))
        if flag:
            yield at, at + length
        at += length
