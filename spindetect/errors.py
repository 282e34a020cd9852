"""Every error that spindetect raises on purpose.

::

    SpindetectError
    ├── InputError                 an article, a list or a folder cannot be used
    │   ├── SourceMissingError     nothing is there
    │   ├── SourceUnreadableError  something is there, but it may not or cannot be read
    │   ├── SourceFormatError      it was read, but it is not what it should be
    │   ├── SourceTooLargeError    it is larger than the limit
    │   ├── EmptyArticleError      it holds no text
    │   └── FetchError             an address did not answer as it should
    ├── ConfigurationError         an option, a policy or a lexicon is wrong
    │   └── MissingExtraError      a feature needs packages that are not installed
    └── ModelError                 a model file is missing, damaged or of another kind

Exceptions of other libraries do not cross a room's border: the room that calls
the library maps them to one of these. Each error names the input it is about,
says what was wrong with it, and what to do.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ConfigurationError",
    "EmptyArticleError",
    "FetchError",
    "InputError",
    "MissingExtraError",
    "ModelError",
    "SourceFormatError",
    "SourceMissingError",
    "SourceTooLargeError",
    "SourceUnreadableError",
    "SpindetectError",
]


class SpindetectError(Exception):
    """Root of the tree; catching it catches every error raised on purpose.

    Parameters
    ----------
    problem : str
        What is wrong, in plain words, without the input's name.
    source : str, optional
        The input it is about: a path, an address, ``"-"`` or an option's name.
    hint : str, optional
        What to do about it.

    Attributes
    ----------
    code : str
        A stable, machine-readable name of the kind of error.

    Examples
    --------
    >>> str(SpindetectError("is empty", source="a.txt", hint="give a file with text"))
    'a.txt: is empty; give a file with text'
    """

    code: ClassVar[str] = "error"

    def __init__(self, problem: str, *, source: str | None = None, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.source = source
        self.hint = hint

    def __str__(self) -> str:
        """One line: the input, the problem, the remedy."""
        line = f"{self.source}: {self.problem}" if self.source else self.problem
        line = f"{line}; {self.hint}" if self.hint else line
        return " ".join(line.split())


class InputError(SpindetectError):
    """An article, a list of pairs or a folder cannot be used."""

    code: ClassVar[str] = "input"


class SourceMissingError(InputError):
    """There is nothing at the path that was given."""

    code: ClassVar[str] = "missing"


class SourceUnreadableError(InputError):
    """Something is there, but it may not or cannot be read."""

    code: ClassVar[str] = "unreadable"


class SourceFormatError(InputError):
    """The input was read, but it is not what it should be."""

    code: ClassVar[str] = "format"


class SourceTooLargeError(InputError):
    """The input is larger than the limit."""

    code: ClassVar[str] = "too_large"


class EmptyArticleError(InputError):
    """The input holds no text."""

    code: ClassVar[str] = "empty"


class FetchError(InputError):
    """An address could not be fetched, or answered something unusable."""

    code: ClassVar[str] = "fetch"


class ConfigurationError(SpindetectError):
    """An option, a policy, a lexicon or a configuration file is wrong."""

    code: ClassVar[str] = "configuration"


class MissingExtraError(ConfigurationError):
    """A feature needs packages that the core install does not bring."""

    code: ClassVar[str] = "missing_extra"


class ModelError(SpindetectError):
    """A model file is missing, damaged or not of the expected kind."""

    code: ClassVar[str] = "model"
