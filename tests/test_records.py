"""Records are values: frozen, slotted, hashable and compared by what they hold."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
import typing
from typing import Any

import pytest

from spindetect import records
from spindetect.records import Article, Document, Sentence, Span, Word
from spindetect.records.filling import filled

KINDS: list[type[Any]] = [
    value
    for name in records.__all__
    if inspect.isclass(value := getattr(records, name)) and dataclasses.is_dataclass(value)
]
IDS = [kind.__name__ for kind in KINDS]


def made(kind: type[Any]) -> Any:
    """Return a record with something of the right type in every field."""
    hints = typing.get_type_hints(kind)
    return kind(**{field.name: example(hints[field.name]) for field in dataclasses.fields(kind)})


def example(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return typing.get_args(hint)[0]
    if origin is tuple:
        return (example(typing.get_args(hint)[0]),)
    if origin is not None:  # a union with None
        return example(typing.get_args(hint)[0])
    if dataclasses.is_dataclass(hint):
        return made(typing.cast("type[Any]", hint))
    return {int: 1, str: "one", float: 0.5, bool: True}[hint]


def test_every_class_is_a_record() -> None:
    classes = {name for name in records.__all__ if inspect.isclass(getattr(records, name))}
    assert classes == set(IDS)


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_a_record_is_a_value(kind: type[Any]) -> None:
    one, other = made(kind), made(kind)
    assert one == other
    assert one is not other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - as process pools do


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_a_record_cannot_be_changed(kind: type[Any]) -> None:
    record = made(kind)
    assert not hasattr(record, "__dict__")
    for field in dataclasses.fields(kind):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, field.name, None)
    # Python 3.11 says TypeError where a frozen class with slots has no such field.
    with pytest.raises((AttributeError, TypeError)):
        record.another = 1


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_no_field_is_mutable_or_loosely_typed(kind: type[Any]) -> None:
    for name, hint in typing.get_type_hints(kind).items():
        assert "list" not in str(hint), name
        assert "dict" not in str(hint), name
        assert "Any" not in str(hint), name


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_records_hold_nothing_but_fields_and_ratios(kind: type[Any]) -> None:
    fields = {field.name for field in dataclasses.fields(kind)}
    others = {name: value for name, value in vars(kind).items() if not name.startswith("_")}
    for name in fields:
        others.pop(name, None)
    assert all(isinstance(value, property) for value in others.values()), others


def test_words_are_counted_without_punctuation() -> None:
    def word(text: str, is_word: bool) -> Word:
        return Word(0, 1, text, text, text, text, 0.5, is_word)

    def sentence(*words: Word) -> Sentence:
        return Sentence(0, 0, 1, "x", "x", 0, words)

    article = Article("x", "a.txt", "0" * 64, ())
    body = (sentence(word("Rain", True), word(".", False)), sentence(), sentence(word("7", True)))
    assert Document(article, body).word_count == 2
    assert Document(article, ()).word_count == 0


def test_records_filled_by_column_are_as_if_made_one_by_one() -> None:
    rows = [(0, 4, "Rain"), (5, 9, "fell")]
    made = filled(Span, list(zip(*rows, strict=True)))
    assert made == [Span(*row) for row in rows]
    assert hash(made[0]) == hash(Span(*rows[0]))
    assert filled(Span, []) == filled(Span, [[], [], []]) == []
    with pytest.raises(ValueError, match="zip"):
        filled(Span, [[0], [4]])
