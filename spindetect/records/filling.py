"""Many records at once, field by field."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Sequence
from typing import Any, ClassVar, Protocol, TypeVar

__all__ = ["filled"]


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


Record = TypeVar("Record", bound=_Dataclass)


def filled(kind: type[Record], columns: Sequence[Sequence[object]]) -> list[Record]:
    """Make records of the columns of their fields.

    Through the slots: what a frozen dataclass does to set its fields one by one
    takes three times as long, and of words and of what became of them there are
    more than of anything else.

    Parameters
    ----------
    kind : type
        A frozen dataclass with slots, without ``__post_init__``.
    columns : sequence of sequence
        One for each field, in order, all of one length; none at all for no records.

    Returns
    -------
    list

    Examples
    --------
    >>> from spindetect.records import Span
    >>> filled(Span, ([0, 5], [4, 9], ["Rain", "fell"]))[1]
    Span(start=5, end=9, text='fell')
    """
    if not columns:
        return []
    new = object.__new__
    records = [new(kind) for _ in columns[0]]
    for field, column in zip(dataclasses.fields(kind), columns, strict=True):
        deque(map(getattr(kind, field.name).__set__, records, column), maxlen=0)
    return records
