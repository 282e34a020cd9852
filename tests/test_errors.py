"""The tree of errors: drawn as it is, told apart by code, one line each."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect import errors
from spindetect.errors import SpindetectError

KINDS = [getattr(errors, name) for name in errors.__all__]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_one_of_ours(kind: type[Exception]) -> None:
    assert issubclass(kind, SpindetectError)


def test_the_drawing_is_the_tree() -> None:
    drawn: list[tuple[int, str]] = [
        (match.start(1), match[1])
        for line in (errors.__doc__ or "").splitlines()
        if (match := re.match(r"[ │├└─]*\b([A-Z]\w*Error)\b", line))
    ]
    depth = {place: level for level, place in enumerate(sorted({place for place, _ in drawn}))}
    path: list[str] = []
    for place, name in drawn:
        parent = path[depth[place] - 1] if depth[place] else "Exception"
        assert getattr(errors, name).__base__.__name__ == parent
        path[depth[place] :] = [name]
    assert sorted(name for _, name in drawn) == sorted(errors.__all__)


def test_no_error_is_left_out_of_the_public_names() -> None:
    defined = {name for name, value in vars(errors).items() if inspect.isclass(value)}
    assert defined == set(errors.__all__)


def test_codes_tell_the_kinds_apart() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z][a-z_]*", code) for code in codes)


TEXT = st.text(max_size=60)


@given(kind=st.sampled_from(KINDS), problem=TEXT, source=st.none() | TEXT, hint=st.none() | TEXT)
def test_an_error_is_one_line_that_names_everything(
    kind: type[SpindetectError], problem: str, source: str | None, hint: str | None
) -> None:
    line = str(kind(problem, source=source, hint=hint))
    assert len(line.splitlines()) <= 1
    for part in (problem, source, hint):
        assert " ".join((part or "").split()) in line


@given(kind=st.sampled_from(KINDS), source=st.none() | TEXT)
def test_an_error_comes_whole_out_of_another_process(
    kind: type[SpindetectError], source: str | None
) -> None:
    error = kind("is empty", source=source, hint="give a text")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - as process pools do
    assert type(again) is kind
    assert (str(again), again.source, again.hint) == (str(error), source, "give a text")
