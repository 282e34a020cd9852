"""Where the keys of a policy stand, held against files made with their lines known."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.policy.positions import Path, key_lines


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every path of a parsed file."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def test_what_looks_like_a_key_and_is_none() -> None:
    text = (
        "# a = 1\n"
        'x = "# no = 1\\" [t]" # y = 2\n'
        'm = """\n[t]\na = 1 \\""" # still inside\n"""\n'
        "l = '''\n[u]\nb = ''2\n'''''\n"
        "[t] # [v]\n"
        'a = [ # one\n  1, # ]\n  "]",\n\n  {b = 2, "c d" = [3,\n4]},\n]\n'
        '"q.r" . s = 1\n'
        "[t.u]\nk = 1979-05-27T07:32:00Z\n"
    )
    lines = key_lines(text)
    assert set(lines) == set(paths(tomllib.loads(text)))
    assert lines["x",] == 2
    assert lines["m",] == 3
    assert lines["l",] == 7
    assert lines["t",] == 11
    assert [lines["t", "a", number] for number in range(3)] == [13, 14, 16]
    assert lines["t", "a", 2, "c d", 1] == 17
    assert lines["t", "q.r", "s"] == 19
    assert lines["t", "u", "k"] == 21


def test_arrays_of_tables_and_what_stands_below_them() -> None:
    text = "[[a]]\nk = 1\n[a.b]\nc = 2\n[[a]]\n[a.b]\nc = 3\n[[a.d]]\n[[a.d]]\ne.f = 4\n"
    lines = key_lines(text)
    assert set(lines) == set(paths(tomllib.loads(text)))
    assert (lines["a",], lines["a", 0], lines["a", 1]) == (1, 1, 5)
    assert (lines["a", 0, "b", "c"], lines["a", 1, "b", "c"]) == (4, 7)
    assert lines["a", 1, "d", 1, "e", "f"] == 10


KEYS = st.sampled_from(["a", "b", "c-1", "d_2", '"e.f"', "'g h'", '"#"', "7"])
NOISE = st.sampled_from(["", "\n", "# k = 1\n", "  \n", '# [t] "\n', "\t# '''\n\n", '#\n# """\n'])
FILLERS = st.sampled_from(
    ['"# k = 2"', "'[t]'", '"""\n[t]\na = 9\n"""', "'''# ]\n}'''", "true", "1.5", "[]", "{}"]
)


class Writer:
    """Writes a file piece by piece, and remembers on which line each number was written."""

    def __init__(self) -> None:
        self.text = ""
        self.number = 100
        self.lines: dict[int, int] = {}

    def add(self, piece: str) -> None:
        self.text += piece

    def value(self) -> None:
        """Write a number that stands nowhere else."""
        self.number += 1
        self.lines[self.number] = self.text.count("\n") + 1
        self.text += str(self.number)


def write_value(draw: Any, writer: Writer, depth: int) -> None:
    kind = draw(st.sampled_from(["number", "filler", "array", "inline"] if depth else ["number"]))
    if kind == "number":
        writer.value()
    elif kind == "filler":
        writer.add(draw(FILLERS))
    elif kind == "array":
        writer.add("[")
        for _ in range(draw(st.integers(0, 3))):
            noise = draw(NOISE)
            writer.add(noise)
            write_value(draw, writer, depth - 1)
            writer.add("," + draw(st.sampled_from(["", " ", "\n", " # ,\n"])))
        writer.add("]")
    else:
        keys = draw(st.lists(KEYS, max_size=3, unique=True))
        writer.add("{ ")
        for place, key in enumerate(keys):
            writer.add(f"{', ' if place else ''}{key} = ")
            # What stands between braces stays on one line.
            writer.value()
        writer.add(" }")


@st.composite
def files(draw: Any) -> Writer:
    writer = Writer()
    for table in range(draw(st.integers(0, 4))):
        writer.add(draw(NOISE))
        name = draw(KEYS)
        writer.add(draw(st.sampled_from([f"[t{table}.{name}]\n", f"[[s.{name}]] # x\n"])))
        for key in draw(st.lists(KEYS, max_size=4, unique=True)):
            writer.add(draw(NOISE))
            writer.add(draw(st.sampled_from([f"{key} = ", f" {key} . z ="])))
            write_value(draw, writer, 2)
            writer.add(draw(st.sampled_from(["\n", " # end\n", "\t\n\n"])))
    return writer


@given(files())
def test_every_path_is_found_and_every_number_on_its_line(writer: Writer) -> None:
    table = tomllib.loads(writer.text)
    lines = key_lines(writer.text)
    assert set(lines) == set(paths(table))
    for path in paths(table):
        value: Any = table
        for key in path:
            value = value[key]
        if isinstance(value, int) and not isinstance(value, bool):
            assert lines[path] == writer.lines[value]
        for longer in range(1, len(path)):
            assert lines[path[:longer]] <= lines[path]


@pytest.mark.parametrize("text", ["", "\n\n", "# only this", "a = 1"])
def test_short_files(text: str) -> None:
    assert set(key_lines(text)) == set(paths(tomllib.loads(text)))
