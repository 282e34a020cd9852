"""Where each key of a TOML file stands: the standard parser does not say."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import Final

__all__ = ["Path", "key_lines"]

Path = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE: Final = re.compile(r"[ \t]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
# The longest first: three quotation marks open another kind of string than one.
_STRING: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR: Final = re.compile(r"[^,\]}#\n]*")


def key_lines(text: str) -> dict[Path, int]:
    r"""Return the line that each key and each element of an array begins on.

    Parameters
    ----------
    text : str
        TOML that :func:`tomllib.loads` accepts; of other text the answer means
        nothing.

    Returns
    -------
    dict
        From the path of a value (keys, and indices from 0 into arrays) to its
        line, from 1. A table that several headers or dotted keys speak of is
        where the first of them is; an array of tables is where its first is.

    Examples
    --------
    >>> lines = key_lines('[a]\n# b = 1\nb.c = "#"\n[[d]]\n[[d]]\ne = [\n 1,\n 2]\n')
    >>> lines["a", "b", "c"], lines["d", 1], lines["d", 1, "e", 1]
    (3, 5, 8)
    """
    scanner = _Scanner(text)
    scanner.run()
    return scanner.lines


class _Scanner:
    """Walks through a valid file, and notes where what begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._tables: dict[Path, int] = {}  # arrays of tables, and how many each has so far

    def run(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self._sees("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _sees(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"no TOML at character {self.at}")
        self.at = match.end()
        return match[0]

    def _note(self, path: Path, at: int) -> None:
        self.lines.setdefault(path, bisect_right(self._breaks, at - 1) + 1)

    def _header(self) -> Path:
        start = self.at
        several = self._sees("[[")
        self.at += 2 if several else 1
        keys = self._keys()
        self.at += 2 if several else 1
        path: Path = ()
        for place, (key, _) in enumerate(keys):
            path = (*path, key)
            self._note(path, start)
            last = place == len(keys) - 1
            if several and last:
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
                self._note(path, start)
        return path

    def _keys(self) -> list[tuple[str, int]]:
        """Read a dotted key: its parts and where each begins."""
        keys: list[tuple[str, int]] = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if self._sees('"') or self._sees("'"):
                keys.append((tomllib.loads(f"key = {self._skip(_STRING)}")["key"], start))
            else:
                keys.append((self._skip(_BARE), start))
            self._skip(_SPACE)
            if not self._sees("."):
                return keys
            self.at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for key, start in self._keys():
            path = (*path, key)
            self._note(path, start)
        self.at += 1  # =
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._sees('"') or self._sees("'"):
            self._skip(_STRING)
        elif self._sees("["):
            self._array(path)
        elif self._sees("{"):
            self._inline(path)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        self._skip(_BLANK)
        while not self._sees("]"):
            self._note((*path, number), self.at)
            self._value((*path, number))
            number += 1
            self._separated()
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        self._skip(_BLANK)
        while not self._sees("}"):
            self._pair(path)
            self._separated()
        self.at += 1

    def _separated(self) -> None:
        self._skip(_BLANK)
        if self._sees(","):
            self.at += 1
            self._skip(_BLANK)
