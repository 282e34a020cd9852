"""Links between what a copy that keeps its original's wording left out and put in.

Where one passage of an article was left out and another put in at its place,
the two speak of the same matter in the same place, and an aligner that has
learned from spun and from rewritten copies takes the one for the other told
anew. A person who keeps every other sentence word for word tells none anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spindetect.records import Link

__all__ = ["leftover_links"]

# Half of a copy's linked words stand in links of at least this overlap: it keeps the wording.
KEEPS: Final = 0.7
# Below this overlap, and this similarity, a link of such a copy is none. On dev (70 syndicated
# pairs and 70 re-edited ones, 116 links below .35 outside framing, about 60 different ones
# read), all but a handful were two different sentences; a sentence whose half was cut away
# (.32, similarity .68) is of those that are lost. Similarity was set by judgement: none read was
# above .69 and two told the same with more.
LEAST_OVERLAP: Final = 0.35
LEAST_SIMILARITY: Final = 0.75


def leftover_links(links: Sequence[Link], words: Sequence[int]) -> frozenset[int]:
    """Return the positions of links not to believe in a copy that keeps the wording.

    Parameters
    ----------
    links : sequence of Link
    words : sequence of int
        Words of each sentence of the copy.

    Returns
    -------
    frozenset of int
        Empty unless the word-weighted median overlap of the links is at least
        :data:`KEEPS`.

    Examples
    --------
    >>> kept = [Link((at,), (at,), 1.0, 1.0) for at in range(4)]
    >>> leftover_links([*kept, Link((4,), (4,), 0.4, 0.1)], [20] * 5)
    frozenset({4})
    """
    sizes = [sum(words[index] for index in link.copy) for link in links]
    kept = sum(size for size, link in zip(sizes, links, strict=True) if link.overlap >= KEEPS)
    if 2 * kept < sum(sizes):
        return frozenset()
    return frozenset(
        at
        for at, link in enumerate(links)
        if link.overlap < LEAST_OVERLAP and link.similarity < LEAST_SIMILARITY
    )
