"""What the role model looks at: wording, shape and place of a line.

Every feature is a name that is present or absent, so that a model is a table
from names to weights that a person can read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, combinations, pairwise
from typing import Final, NamedTuple

from spindetect.evidence.framing.lexicon import GROUPS, MONTHS, WEEKDAYS

__all__ = ["Line", "echoes", "features", "placed", "worded"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|_+|[^\w\s]")
_WEB: Final = re.compile(r"https?:|www\.|\.(?:com|org|net|co|tv|info)\b", re.IGNORECASE)
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = "\"'”’)]» "
# Words that keep their own form in shapes: they hold bylines, datelines and credits together.
_JOINTS: Final = frozenset("by of and for in the a at on to from with via".split())
_QUOTES: Final = frozenset('“"”‘')
_CAPITALS: Final = "UCMDI"
# How pictures are credited at the end of a caption, scraper's glue included.
_CREDIT: Final = re.compile(
    r"(?:(?<=[a-z.!?’”\"])Credit:? ?[A-Z]|\([A-Z][^()]{1,50} ?[/|] ?[^()]{2,40}\)$"
    r"|Getty Images\)?$)"
)
_CREDIT_REACH: Final = 70
# Characters in which two paragraphs begin alike; shorter ones are labels, which recur anyway.
_OPENING: Final = 30
_HEAD, _TAIL, _SHORT = 7, 4, 14
_LENGTHS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40)
_PLACES: Final = (1, 2, 3, 5, 9)


class Line(NamedTuple):
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
    echoed : bool
        True when another paragraph begins like it, or holds all of it.
    """

    text: str
    top: int = -1
    bottom: int = -1
    siblings: int = 1
    place: int = 0
    before: int = 0
    after: int = 0
    repeated: bool = False
    echoed: bool = False


def echoes(paragraphs: Sequence[str]) -> list[bool]:
    """Say which paragraphs another one begins like, or holds whole.

    Captions and quoted posts say again what stands in the story or in another caption.

    Examples
    --------
    >>> echoes(["The pier of Lindmouth falls on Tuesday.", "Short", "Short"])
    [False, False, False]
    """
    openings = Counter([text[:_OPENING] for text in paragraphs])
    whole = "\n".join(paragraphs)
    return [
        len(text) >= _OPENING
        and (openings[text[:_OPENING]] > 1 or whole.find(text, whole.find(text) + 1) >= 0)
        for text in paragraphs
    ]


def features(line: Line) -> set[str]:
    """Return the names of everything that holds for a line.

    Examples
    --------
    >>> sorted(name for name in features(Line("By Ada Quill")) if name.startswith("h:"))
    ['h:by', 'h:by C', 'h:by C C']
    """
    return {*worded(line.text), *placed(line)}


def worded(text: str) -> list[str]:
    """Return the names of what a text says, wherever it stands; some may stand there again."""
    tokens = list(chain.from_iterable(map(_stretch, text.split())))
    if not tokens:
        return ["empty"]
    plain, shapes, letters, groups = zip(*tokens, strict=True)
    return [
        *_wording(plain),
        *_groups(groups),
        *_shapes(shapes),
        *_form(text, shapes, "".join(letters)),
    ]


# Its plain form, its shape, the letter that stands for it, and its groups. A plain tuple, since
# the garbage collector passes over these, and many are kept.
_Token = tuple[str, str, str, tuple[str, ...]]


@lru_cache(maxsize=1 << 15)
def _stretch(text: str) -> tuple[_Token, ...]:
    """Look up what stands between white space; articles repeat it, so that most is known."""
    return tuple(map(_token, _TOKEN.findall(text)))


def _token(text: str) -> _Token:
    low = text.lower().replace("’", "'")
    shape = _shape(text, low)
    letter = shape[0] if shape[0].isalpha() or shape[0] == "0" else ""
    return shape if shape[0] in "0MD" else low, shape, letter, GROUPS.get(low, ())


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


def _wording(plain: Sequence[str]) -> list[str]:
    return [*plain, *map(" ".join, zip(["^", *plain], [*plain, "$"], strict=True))]


@lru_cache(maxsize=1 << 12)
def _pairs(names: frozenset[str]) -> tuple[str, ...]:
    ordered = sorted(names)
    return (
        *[f"g:{name}" for name in ordered],
        *[f"g:{first}+{second}" for first, second in combinations(ordered, 2)],
    )


def _groups(groups: Sequence[tuple[str, ...]]) -> list[str]:
    names = frozenset(chain.from_iterable(groups))
    return [*_pairs(names), *[f"g^{name}" for name in groups[0]]]


def _shapes(shapes: Sequence[str]) -> list[str]:
    head = " ".join(shapes[:_HEAD])
    ends = accumulate([len(shape) + 1 for shape in shapes[:_HEAD]])
    found = [f"h:{head[: end - 1]}" for end in ends]
    # Weekday, month and day in a row: running text has one or the other.
    if "D" in shapes and ("D", "M") in zip(shapes, shapes[2:], strict=False):
        found.append("fulldate")
    tail = shapes[-_TAIL:]
    found += ["t:" + " ".join(tail[start:]) for start in range(len(tail))]
    if len(shapes) <= _SHORT:
        found.append("w:" + " ".join(shapes))
        found += [f"s:{a} {b}" for a, b in pairwise(shapes)]
    return found


def _bin(value: int, edges: tuple[int, ...]) -> int:
    return bisect_right(edges, value)


def _form(text: str, shapes: Sequence[str], letters: str) -> list[str]:
    digits = letters.count("0")
    words = len(letters) - digits
    size = _bin(words, _LENGTHS)
    capital = sum(map(letters.count, _CAPITALS))
    share = 4 * capital // words if words else 5
    bare = text.rstrip(_CLOSERS)
    stop = bool(bare) and bare[-1] in _STOPS
    found = [f"n:{size}", f"c:{share}", f"nc:{size}:{share}", f"ns:{size}:{stop}"]
    if digits:
        found.append(f"digits:{size}")
    if words and words == capital - letters.count("C"):
        found.append("shouted")
    if shapes[0] in _QUOTES:
        found.append("quoted")
    if shapes[0] == "(" and shapes[-1] == ")":
        found.append("bracketed")
    if "." in text and _WEB.search(text):
        found.append("web")
    tail = text[-_CREDIT_REACH:]
    bracket = ")" in tail and ("/" in tail or "|" in tail)
    if (bracket or "Credit" in tail or "Getty" in tail) and _CREDIT.search(tail):
        found.append("credit")
    return found


def placed(line: Line) -> tuple[str, ...]:
    """Return the names of where a line stands, each once, and none that a text may have."""
    if not line.text or line.text.isspace():
        return ()
    size = _bin(len(line.text), (25, 60, 120))
    several = min(line.siblings, 4), min(line.place, 2)
    if line.top < 0:
        return _names(several)
    top, bottom = _bin(line.top, _PLACES), _bin(line.bottom, _PLACES)
    before, after = _bin(line.before, (1, 40, 120)), _bin(line.after, (1, 40, 120))
    again = "same" if line.repeated else "alike" if line.echoed else ""
    return _names(several, again, size, (top, bottom), (before, after))


@cache
def _names(
    several: tuple[int, int],
    again: str = "",
    size: int = 0,
    place: tuple[int, int] | None = None,
    near: tuple[int, int] = (0, 0),
) -> tuple[str, ...]:
    """Name a place; there are few."""
    name = f"p:{several[0]}:{several[1]}"
    if place is None:
        return (name,)
    return (
        name,
        f"again:{again}:{size}",
        f"top:{place[0]}:{size}",
        f"bottom:{place[1]}:{size}",
        f"near:{near[0]}:{near[1]}:{size}",
    )
