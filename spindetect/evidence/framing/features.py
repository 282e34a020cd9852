"""What the role model looks at: wording, shape and place of a line.

Every feature is a name that is present or absent, so that a model is a table
from names to weights that a person can read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from spindetect.evidence.framing.lexicon import GROUPS, MONTHS, WEEKDAYS

__all__ = ["Line", "features"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|_+|[^\w\s]")
_WEB: Final = re.compile(r"https?:|www\.|\.(?:com|org|net|co|tv|info)\b", re.IGNORECASE)
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = "\"'”’)]» "
# Words that keep their own form in shapes: they hold bylines, datelines and credits together.
_JOINTS: Final = frozenset("by of and for in the a at on to from with via".split())
_QUOTES: Final = frozenset('“"”‘')
_CAPITALS: Final = frozenset("UCMDI")
_SHOUTED: Final = frozenset("UIMD")
# How pictures are credited at the end of a caption, scraper's glue included.
_CREDIT: Final = re.compile(
    r"(?:(?<=[a-z.!?’”\"])Credit:? ?[A-Z]|\([A-Z][^()]{1,50} ?[/|] ?[^()]{2,40}\)$"
    r"|Getty Images\)?$)"
)
_CREDIT_REACH: Final = 70
_HEAD, _TAIL, _SHORT = 7, 4, 14
_LENGTHS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40)
_PLACES: Final = (1, 2, 3, 5, 9)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or a line, and where it stands.

    Parameters
    ----------
    text : str
    top, bottom : int
        Paragraphs above and below its own; both -1 where it stands alone.
    siblings : int
        Sentences in its paragraph, itself included.
    place : int
        Its position among them, from 0.
    before, after : int
        Characters in the paragraph above and below; 0 at the ends.
    repeated : bool
        True when the article holds the same paragraph again.
    """

    text: str
    top: int = -1
    bottom: int = -1
    siblings: int = 1
    place: int = 0
    before: int = 0
    after: int = 0
    repeated: bool = False


def features(line: Line) -> set[str]:
    """Return the names of everything that holds for a line.

    Examples
    --------
    >>> sorted(name for name in features(Line("By Ada Quill")) if name.startswith("h:"))
    ['h:by', 'h:by C', 'h:by C C']
    """
    tokens = [_token(text) for text in _TOKEN.findall(line.text)]
    if not tokens:
        return {"empty"}
    shapes = [token.shape for token in tokens]
    found = _wording([token.plain for token in tokens])
    found.update(_groups(tokens), _shapes(shapes), _form(line.text, shapes), _layout(line))
    return found


@dataclass(frozen=True, slots=True)
class _Token:
    plain: str
    shape: str
    groups: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def _token(text: str) -> _Token:
    """Look a token up; articles repeat theirs, so that most are known already."""
    low = text.lower().replace("’", "'")
    shape = _shape(text, low)
    return _Token(shape if shape[0] in "0MD" else low, shape, GROUPS.get(low, ()))


def _shape(token: str, low: str) -> str:
    if low in _JOINTS:
        return low
    if token[0].isdigit():
        return "0" * min(len(token), 4)
    if not token[0].isalpha():
        return token[0]
    return _letters(token, low)


def _letters(token: str, low: str) -> str:
    if not token[0].isupper():
        return "l"
    if low in MONTHS:
        return "M"
    if low in WEEKDAYS:
        return "D"
    if token.isupper():
        return "U" if len(token) > 1 else "I"
    return "C"


def _wording(plain: list[str]) -> set[str]:
    found = set(plain)
    found.update(map(" ".join, zip(["^", *plain], [*plain, "$"], strict=True)))
    return found


@lru_cache(maxsize=1 << 12)
def _pairs(names: frozenset[str]) -> frozenset[str]:
    ordered = sorted(names)
    return frozenset(
        [f"g:{name}" for name in ordered]
        + [f"g:{first}+{second}" for first, second in combinations(ordered, 2)]
    )


def _groups(tokens: list[_Token]) -> frozenset[str]:
    names = frozenset([name for token in tokens for name in token.groups])
    return _pairs(names).union([f"g^{name}" for name in tokens[0].groups])


def _shapes(shapes: list[str]) -> set[str]:
    found = set()
    head = "h:"
    for place, shape in enumerate(shapes[:_HEAD]):
        head = f"{head} {shape}" if place else f"h:{shape}"
        found.add(head)
    # Weekday, month and day in a row: running text has one or the other.
    if "D" in shapes and ("D", "M") in zip(shapes, shapes[2:], strict=False):
        found.add("fulldate")
    tail = shapes[-_TAIL:]
    for start in range(len(tail)):
        found.add("t:" + " ".join(tail[start:]))
    if len(shapes) <= _SHORT:
        found.add("w:" + " ".join(shapes))
        found.update(f"s:{a} {b}" for a, b in pairwise(shapes))
    return found


def _bin(value: int, edges: tuple[int, ...]) -> int:
    return bisect_right(edges, value)


def _form(text: str, shapes: list[str]) -> set[str]:
    first = [shape[0] for shape in shapes]
    words = [letter for letter in first if letter.isalpha()]
    size = _bin(len(words), _LENGTHS)
    capital = len([letter for letter in words if letter in _CAPITALS])
    share = 4 * capital // len(words) if words else 5
    bare = text.rstrip(_CLOSERS)
    stop = bool(bare) and bare[-1] in _STOPS
    found = {f"n:{size}", f"c:{share}", f"nc:{size}:{share}", f"ns:{size}:{stop}"}
    if "0" in first:
        found.add(f"digits:{size}")
    if words and _SHOUTED.issuperset(words):
        found.add("shouted")
    if shapes[0] in _QUOTES:
        found.add("quoted")
    if shapes[0] == "(" and shapes[-1] == ")":
        found.add("bracketed")
    if "." in text and _WEB.search(text):
        found.add("web")
    tail = text[-_CREDIT_REACH:]
    if (")" in tail or "Credit" in tail or "Getty" in tail) and _CREDIT.search(tail):
        found.add("credit")
    return found


def _layout(line: Line) -> set[str]:
    size = _bin(len(line.text), (25, 60, 120))
    several = f"p:{min(line.siblings, 4)}:{min(line.place, 2)}"
    if line.top < 0:
        return {several}
    top, bottom = _bin(line.top, _PLACES), _bin(line.bottom, _PLACES)
    before, after = _bin(line.before, (1, 40, 120)), _bin(line.after, (1, 40, 120))
    return {
        several,
        f"repeated:{line.repeated}:{size}",
        f"top:{top}:{size}",
        f"bottom:{bottom}:{size}",
        f"near:{before}:{after}:{size}",
    }
