"""Find words that stand elsewhere on the other side: what an edit moved."""

from __future__ import annotations

from collections.abc import Sequence

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
    runs: list[tuple[float, int, int, int]] = []
    known = set(candidates)
    for i, j in candidates:
        if (i - 1, j - 1) in known:
            continue
        length = 1
        while (i + length, j + length) in known:
            length += 1
        weight = sum(weights[i : i + length])
        if weight >= least:
            runs.append((-weight, i, j, length))
    found: list[Run] = []
    for _, i, j, length in sorted(runs):
        ours, theirs = range(i, i + length), range(j, j + length)
        if open_left.issuperset(ours) and open_right.issuperset(theirs):
            open_left.difference_update(ours)
            open_right.difference_update(theirs)
            found.append((i, j, length))
    return sorted(found)
