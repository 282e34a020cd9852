"""Lists of known pairs: JSON Lines or CSV with ``id``, ``original`` and ``copy``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from spindetect.errors import InputError, SourceFormatError, SourceUnreadableError
from spindetect.read.article import from_text
from spindetect.read.files import open_file, shown, too_large
from spindetect.read.limits import Limits
from spindetect.read.record import from_record, parse
from spindetect.read.source import SUFFIXES, is_address, read
from spindetect.records import Article, Side

__all__ = ["PairSource", "read_pairs"]

_SIDES: tuple[Side, Side] = ("original", "copy")
_DELIMITERS = ",;\t"
_LIST_HINT = 'each pair needs "original" and "copy", and may have "id"'
# No file system takes a longer path.
_LONGEST_PATH = 4096
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class PairSource:
    """One line of a list; its articles are read when asked for.

    Parameters
    ----------
    id : str
        The list's own, or the line number where it gives none.
    line : int
        Line of the list, from 1.
    original, copy : str or mapping
        A text, a path, an address, or an article as an object. A single line
        that names an existing file, ends in a known suffix or is an address
        is a source; any other string is the text itself.
    listed_in : str
        Name of the list.
    """

    id: str
    line: int
    original: str | Mapping[str, object]
    copy: str | Mapping[str, object]
    listed_in: str

    def load(self, side: Side, *, limits: Limits | None = None) -> Article:
        """Read one side.

        Parameters
        ----------
        side : {"original", "copy"}
        limits : Limits, optional
            Default :class:`Limits`.

        Raises
        ------
        InputError
            One of its kinds, naming the list, the line and the side.
        """
        value = self.original if side == "original" else self.copy
        name = f"{self.listed_in}, line {self.line}, {side}"
        if isinstance(value, Mapping):
            return from_record(value, source=name)
        path = self._source(value)
        if path is None:
            return from_text(value, source=name)
        try:
            return read(path, limits=limits)
        except InputError as error:
            where = f"{name}: {error.source}"
            raise type(error)(error.problem, source=where, hint=error.hint) from error

    def _source(self, value: str) -> str | None:
        """Return the path or address that a value is, or None when it is text."""
        value = value.strip()
        if "\n" in value or "\r" in value or not 0 < len(value) <= _LONGEST_PATH:
            return None
        if is_address(value):
            # Addresses hold no spaces; a text may well begin with one.
            return None if " " in value else value
        folder = Path() if self.listed_in == "-" else Path(self.listed_in).parent
        for path in (folder / value, Path(value)):
            if _is_file(path):
                return str(path)
        return str(folder / value) if PurePath(value).suffix.lower() in SUFFIXES else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # Too long, or with NUL: no path at all.
        return False


def read_pairs(
    source: str, *, limits: Limits | None = None, stdin: BinaryIO | None = None
) -> Iterator[PairSource]:
    """Read a list of pairs, one at a time.

    Parameters
    ----------
    source : str
        Path of a list (``.csv``, ``.jsonl``; anything else by its first
        character), or ``-`` for standard input. In UTF-8; a CSV list names its
        columns in its first row and is separated by commas, semicolons or tabs.
    limits : Limits, optional
        ``max_bytes`` bounds a line, not the list. Default :class:`Limits`.
    stdin : binary stream, optional
        What ``-`` reads; default the process's standard input.

    Yields
    ------
    PairSource
        In the list's order.

    Raises
    ------
    InputError
        When the list cannot be read, or a line is malformed; it names the line.
    """
    limits = limits or Limits()
    if source == "-":
        yield from _pairs(stdin or sys.stdin.buffer, source, limits)
        return
    with open_file(source) as stream:
        yield from _pairs(stream, source, limits)


def _pairs(stream: BinaryIO, source: str, limits: Limits) -> Iterator[PairSource]:
    lines = _lines(stream, source, limits)
    first = next(((number, line) for number, line in lines if line.strip()), None)
    if first is None:
        raise SourceFormatError("lists no pairs", source=shown(source), hint=_LIST_HINT)
    suffix = PurePath(source).suffix.lower()
    if suffix == ".csv" or (suffix not in {".jsonl", ".json"} and not first[1].startswith("{")):
        yield from _csv_pairs(first, lines, source, limits)
    else:
        yield from _json_pairs(first, lines, source)


def _lines(stream: BinaryIO, source: str, limits: Limits) -> Iterator[tuple[int, str]]:
    """Yield the lines of a list with their numbers, never a whole huge one."""
    number = 0
    while True:
        try:
            data = stream.readline(limits.max_bytes + 1)
        except OSError as error:
            raise SourceUnreadableError(
                f"cannot be read ({error.strerror or error})", source=shown(source)
            ) from error
        number += 1
        if not data:
            return
        if len(data) > limits.max_bytes:
            raise too_large(f"{shown(source)}, line {number}", limits.max_bytes)
        if number == 1:
            data = data.removeprefix(_BYTE_ORDER_MARK)
        try:
            yield number, data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _malformed(source, number, "is not UTF-8", "save the list in UTF-8") from error


def _json_pairs(
    first: tuple[int, str], lines: Iterator[tuple[int, str]], source: str
) -> Iterator[PairSource]:
    for number, line in _chain(first, lines):
        if not line.strip():
            continue
        where = f"{shown(source)}, line {number}"
        record = parse(line, source=where, hint=_LIST_HINT)
        if not isinstance(record, dict):
            raise _malformed(source, number, "is not a JSON object", _LIST_HINT)
        sides = [_json_side(record, side, source, number) for side in _SIDES]
        identifier = record.get("id")
        if identifier is not None and (
            isinstance(identifier, bool) or not isinstance(identifier, str | int)
        ):
            raise _malformed(source, number, '"id" is neither a string nor a number', _LIST_HINT)
        name = str(number) if identifier in {None, ""} else str(identifier)
        yield PairSource(name, number, sides[0], sides[1], source)


def _json_side(
    record: Mapping[str, object], side: Side, source: str, number: int
) -> str | Mapping[str, object]:
    value = record.get(side)
    if value is None:
        raise _malformed(source, number, f'lacks "{side}"', _LIST_HINT)
    if not isinstance(value, str | dict):
        raise _malformed(
            source, number, f'"{side}" is neither a string nor an article object', _LIST_HINT
        )
    return value


def _csv_pairs(
    first: tuple[int, str], lines: Iterator[tuple[int, str]], source: str, limits: Limits
) -> Iterator[PairSource]:
    header, delimiter = _header(first, source)
    # Python's bound of 131,072 characters is shorter than long articles.
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_bytes))
    rows = csv.reader((line for _, line in lines), delimiter=delimiter, strict=True)
    before = first[0]
    try:
        for row in rows:
            number, before = before + 1, first[0] + rows.line_num
            if any(cell.strip() for cell in row):
                yield _csv_pair(row, header, source, number)
    except csv.Error as error:
        raise _malformed(source, before + 1, f"is not valid CSV ({error})", _LIST_HINT) from error


def _header(first: tuple[int, str], source: str) -> tuple[list[str], str]:
    """Return the column names and the delimiter that gives all of them."""
    for delimiter in _DELIMITERS:
        names = [name.strip().lower() for name in next(csv.reader([first[1]], delimiter=delimiter))]
        if set(_SIDES) <= set(names):
            return names, delimiter
    raise _malformed(source, first[0], "lacks the columns original and copy", _LIST_HINT)


def _csv_pair(row: list[str], header: list[str], source: str, number: int) -> PairSource:
    if len(row) != len(header):
        raise _malformed(
            source,
            number,
            f"has {len(row)} columns where the first row has {len(header)}",
            "quote texts that hold the separator or line ends",
        )
    cells = dict(zip(header, row, strict=True))
    name = cells.get("id", "").strip() or str(number)
    return PairSource(name, number, cells["original"], cells["copy"], source)


def _chain(first: tuple[int, str], lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    yield first
    yield from lines


def _malformed(source: str, number: int, problem: str, hint: str) -> SourceFormatError:
    return SourceFormatError(problem, source=f"{shown(source)}, line {number}", hint=hint)
