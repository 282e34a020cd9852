"""A JSON object being read: typed access to its keys, and the way to it for an error."""

from __future__ import annotations

import math
import sys
from typing import Any, NoReturn, TypeVar, cast

from spindetect.errors import SourceFormatError
from spindetect.records import Span

__all__ = ["HINT", "Node", "optional_span", "span"]

HINT = "give a report that 'spindetect score --json' or 'spindetect pairs' wrote"

_LARGEST = sys.float_info.max

T = TypeVar("T", bound=str)


class Node:
    """A JSON object, the way to it, and typed access to its keys."""

    __slots__ = ("source", "table", "where")

    def __init__(self, value: object, where: str, source: str) -> None:
        self.where = where
        self.source = source
        if not isinstance(value, dict):
            self.refuse("is not an object")
        self.table = cast("dict[str, Any]", value)

    def refuse(self, problem: str) -> NoReturn:
        """Raise, saying where and what is wrong."""
        raise SourceFormatError(f"{self.where} {problem}", source=self.source, hint=HINT)

    def value(self, key: str) -> Any:
        """Return what a key holds, whatever it is."""
        if key not in self.table:
            self.refuse(f"has no {key!r}")
        return self.table[key]

    def string(self, key: str) -> str:
        """Return a text."""
        value = self.value(key)
        if not isinstance(value, str):
            self.refuse(f"has a {key!r} that is not text")
        return value

    def optional_string(self, key: str) -> str | None:
        """Return a text, or None for null."""
        return None if self.value(key) is None else self.string(key)

    def choice(self, key: str, choices: tuple[T, ...]) -> T:
        """Return one of several texts."""
        value = self.string(key)
        known = [choice for choice in choices if choice == value]
        if not known:
            self.refuse(f"has a {key!r} that is none of {', '.join(choices)}")
        return known[0]

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.value(key)
        if not isinstance(value, bool):
            self.refuse(f"has a {key!r} that is neither true nor false")
        return value

    def count(self, key: str, limit: int | None = None) -> int:
        """Return a whole number from 0, below a limit where one is given."""
        return self.index_of(self.value(key), key, limit)

    def index_of(self, value: object, key: str, limit: int | None) -> int:
        """Check that a value is a whole number from 0, below a limit where one is given."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(f"has a {key!r} that is no whole number")
        if limit is not None and value >= limit:
            self.refuse(f"has a {key!r} of {value}, but there are only {limit}")
        return value

    def number(self, key: str, low: float = -math.inf, high: float = math.inf) -> float:
        """Return a finite number within bounds."""
        value = self.value(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            self.refuse(f"has a {key!r} that is no number")
        if not max(low, -_LARGEST) <= value <= min(high, _LARGEST):
            self.refuse(f"has a {key!r} outside {low:g} to {high:g}")
        return float(value)

    def array(self, key: str) -> list[Any]:
        """Return a list."""
        value = self.value(key)
        if not isinstance(value, list):
            self.refuse(f"has a {key!r} that is no list")
        return value

    def optional_node(self, key: str) -> Node | None:
        """Return an object, or None where the key holds null or is not there at all."""
        return None if self.table.get(key) is None else self.node(key)

    def optional_nodes(self, key: str) -> list[Node]:
        """Return the objects of a list; none where an older report has no such key."""
        return self.nodes(key) if key in self.table else []

    def node(self, key: str) -> Node:
        """Return an object."""
        return Node(self.value(key), f"{self.where}.{key}", self.source)

    def nodes(self, key: str) -> list[Node]:
        """Return the objects of a list."""
        where = f"{self.where}.{key}"
        return [
            Node(value, f"{where}[{place}]", self.source)
            for place, value in enumerate(self.array(key))
        ]


def span(node: Node, text: str | None) -> Span:
    """Read a span, and check that it is what stands there."""
    found = Span(node.count("start"), node.count("end"), node.string("text"))
    if found.start > found.end or (
        text is not None and text[found.start : found.end] != found.text
    ):
        node.refuse("is not what stands at its place in the text")
    return found


def optional_span(node: Node, key: str, text: str | None) -> Span | None:
    """Read a span; None where there is none."""
    inner = node.optional_node(key)
    return None if inner is None else span(inner, text)
