"""Articles written as JSON: one object a file, or one line of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from spindetect.errors import SourceFormatError
from spindetect.read.article import Block, Declared, from_blocks, from_text
from spindetect.records import Article, Notice, Role

__all__ = ["from_json", "from_json_lines", "from_record"]

_DECLARED = (
    "id",
    "url",
    "title",
    "byline",
    "published",
    "publisher",
    "language",
    "agency",
    "original_source",
    "copyright_holder",
)
_ROLES: Mapping[str, Role] = {role: role for role in get_args(Role)}
_SHAPE_HINT = 'an article is an object with "text" or "paragraphs"'


def from_record(
    record: Mapping[str, object], *, source: str, notices: Sequence[Notice] = ()
) -> Article:
    r"""Make an article of a JSON object.

    Parameters
    ----------
    record : mapping
        ``text`` (str) or ``paragraphs`` (list of str, or of objects with
        ``text`` and perhaps ``role``), and perhaps ``id``, ``url``, ``title``,
        ``byline``, ``published``, ``publisher``, ``language``, ``agency``,
        ``original_source``, ``copyright_holder``. Other keys are ignored; None
        counts as absent. ``paragraphs`` wins over ``text``.
    source : str
        Name of the input.
    notices : sequence of Notice, default ()
        What was noticed on the way.

    Returns
    -------
    Article

    Raises
    ------
    SourceFormatError
        When a field is of the wrong type, or both texts are absent.
    EmptyArticleError
        When there is nothing but white space.

    Examples
    --------
    >>> from_record({"paragraphs": ["One.", "Two."]}, source="a.json").text
    'One.\n\nTwo.'
    """
    declared = Declared(**{name: _name_value(record, name, source) for name in _DECLARED})
    paragraphs = record.get("paragraphs")
    if paragraphs is not None:
        blocks = _blocks(paragraphs, source)
        return from_blocks(blocks, source=source, declared=declared, notices=notices)
    text = record.get("text")
    if text is None:
        raise SourceFormatError(
            'has neither "text" nor "paragraphs"', source=source, hint=_SHAPE_HINT
        )
    if not isinstance(text, str):
        raise _wrong("text", text, "a string", source)
    return from_text(text, source=source, declared=declared, notices=notices)


def from_json(text: str, *, source: str, notices: Sequence[Notice] = ()) -> Article:
    """Make an article of the text of a ``.json`` file.

    Raises
    ------
    SourceFormatError
        When it is not JSON, or not one article.
    EmptyArticleError
        When there is nothing but white space.
    """
    return from_record(
        _as_object(parse(text, source=source), source), source=source, notices=notices
    )


def from_json_lines(text: str, *, source: str, notices: Sequence[Notice] = ()) -> Article:
    """Make an article of the text of a ``.jsonl`` file with a single line.

    Raises
    ------
    SourceFormatError
        When a line is not JSON, or when there are several articles.
    EmptyArticleError
        When there is nothing but white space.
    """
    filled = [line for line in text.split("\n") if line.strip()]
    if len(filled) > 1:
        raise SourceFormatError(
            f"holds {len(filled)} articles where one is meant",
            source=source,
            hint="give one article, or use `spindetect pairs` for a list of pairs",
        )
    if not filled:
        return from_text("", source=source)
    return from_json(filled[0], source=source, notices=notices)


def parse(text: str, *, source: str, hint: str = _SHAPE_HINT) -> Any:
    """Parse JSON, naming the line of a mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceFormatError(
            f"is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})",
            source=source,
            hint=hint,
        ) from error
    except (RecursionError, ValueError) as error:
        # Nesting without end; integers of thousands of digits.
        raise SourceFormatError(
            "is JSON that cannot be read: nested too deeply, or a number is too long",
            source=source,
            hint=hint,
        ) from error


def _as_object(value: object, source: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise SourceFormatError(
            f"holds {_kind(value)} where an article is meant", source=source, hint=_SHAPE_HINT
        )
    return value


def _name_value(record: Mapping[str, object], name: str, source: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise _wrong(name, value, "a string", source)


def _blocks(paragraphs: object, source: str) -> list[Block]:
    if not isinstance(paragraphs, Sequence) or isinstance(paragraphs, str | bytes):
        raise _wrong("paragraphs", paragraphs, "a list", source)
    return [_block(entry, f"paragraphs[{i}]", source) for i, entry in enumerate(paragraphs)]


def _block(entry: object, field: str, source: str) -> Block:
    if isinstance(entry, str):
        return Block(entry)
    if not isinstance(entry, Mapping):
        raise _wrong(field, entry, 'a string or an object with "text"', source)
    text, role = entry.get("text"), entry.get("role")
    if not isinstance(text, str):
        raise _wrong(f"{field}.text", text, "a string", source)
    if role is not None and (not isinstance(role, str) or role not in _ROLES):
        raise SourceFormatError(
            f'"{field}.role" is none of the roles',
            source=source,
            hint=f"use one of {', '.join(_ROLES)}, or leave it out",
        )
    return Block(text, role=_ROLES[role] if role is not None else None)


def _wrong(field: str, value: object, wanted: str, source: str) -> SourceFormatError:
    return SourceFormatError(
        f'"{field}" is {_kind(value)}, not {wanted}', source=source, hint=_SHAPE_HINT
    )


def _kind(value: object) -> str:
    """Name a JSON value's type in JSON's words."""
    if value is None:
        return "null"
    names = ((bool, "true or false"), (str, "a string"), (int | float, "a number"))
    for kind, name in names:
        if isinstance(value, kind):
            return name
    return "an object" if isinstance(value, Mapping) else "a list"
