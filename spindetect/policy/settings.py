"""Check the settings of a clause: what each may be, in words for who wrote it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

__all__ = [
    "Check",
    "SettingError",
    "address",
    "choices",
    "count",
    "link",
    "only",
    "share",
    "shown",
    "some_share",
    "suggestion",
    "text",
    "texts",
]

Check = Callable[[Any], Any]
"""Takes what the file says and returns what is meant, or raises a SettingError."""

_LONGEST_SHOWN: Final = 40
_LONGEST_TEXT: Final = 5_000


class SettingError(Exception):
    """A value is not what the setting takes."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


def _refuse(value: object, wanted: str) -> NoReturn:
    raise SettingError(f"is {shown(value)}", f"give {wanted}")


def shown(value: object) -> str:
    """Return a value as an error shows it, cut where it is long.

    Examples
    --------
    >>> shown(True), shown("all"), shown([1, 2])
    ('true', '“all”', 'an array')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        told = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
        return f"“{told}”" if value.strip() else "empty"
    if isinstance(value, list):
        return "an array" if value else "an empty array"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, int) and value.bit_length() > 128:
        return "a number of many digits"
    return str(value)


def suggestion(name: str, known: tuple[str, ...]) -> str:
    """Return what was meant by a name that is not known, as a hint.

    Examples
    --------
    >>> suggestion("bylin", ("byline", "credit"))
    'did you mean “byline”?'
    >>> suggestion("x", ("byline", "credit"))
    'choose among byline, credit'
    """
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    close = get_close_matches(plain, known, n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else f"choose among {', '.join(known)}"


def text(value: Any) -> str:
    """Take a text of at least one word."""
    if not isinstance(value, str) or not any(c.isalnum() for c in value):
        _refuse(value, "a text in quotation marks")
    if len(value) > _LONGEST_TEXT:
        raise SettingError(
            f"has {len(value):,} characters", f"give a text of at most {_LONGEST_TEXT:,}"
        )
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Take one text or an array of them."""
    if isinstance(value, str):
        return (text(value),)
    if not isinstance(value, list) or not value:
        _refuse(value, "a text, or an array of texts")
    return tuple(text(item) for item in value)


def share(value: Any) -> float:
    """Take a share from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        _refuse(value, "a share from 0 to 1, such as 0.3")
    return float(value)


def some_share(value: Any) -> float:
    """Take a share above 0, up to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        _refuse(value, "a share above 0, up to 1, such as 0.8")
    return float(value)


def count(value: Any) -> int:
    """Take a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1_000_000:
        _refuse(value, "a whole number from 0")
    return value


def address(value: Any) -> str:
    """Take an ``http`` or ``https`` address."""
    if isinstance(value, str) and value == value.strip():
        try:
            parts = urlsplit(value)
            if parts.scheme in {"http", "https"} and parts.hostname:
                return value
        except ValueError:
            pass  # refused below, as any other text that is no address
    _refuse(value, "an address that begins with https:// or http://")


def link(value: Any) -> bool | str:
    """Take true, false or an address."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        _refuse(value, "true (to the original's address), or an address in quotation marks")
    return address(value)


def only(*known: str) -> Check:
    """Return what takes one of some words."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            wanted = ", ".join(f"“{word}”" for word in known)
            _refuse(value, f"one of {wanted}" if len(known) > 1 else wanted)
        return value

    return check


def choices(*known: str) -> Check:
    """Return what takes one or several of some words."""

    def check(value: Any) -> tuple[str, ...]:
        for word in texts(value):
            if word not in known:
                raise SettingError(f"is {shown(word)}", suggestion(word, known))
        return texts(value)

    return check
