"""Bytes from files and standard input, within a limit."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import BinaryIO

from spindetect.errors import (
    SourceFormatError,
    SourceMissingError,
    SourceTooLargeError,
    SourceUnreadableError,
)
from spindetect.read.limits import Limits

__all__ = ["file_bytes", "open_file", "stream_bytes"]

_LONGEST_NAME = 120


def shown(source: str) -> str:
    """Return a source's name, shortened: whole texts get passed as paths by mistake."""
    name = " ".join(source.split())
    # Control characters would reach the terminal, lone surrogates break it.
    name = "".join(character if character.isprintable() else "?" for character in name)
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def too_large(source: str, limit: int) -> SourceTooLargeError:
    """Return the error for an input beyond a limit in bytes."""
    return SourceTooLargeError(
        f"is larger than {limit:,} bytes",
        source=shown(source),
        hint="give the article alone, without what surrounds it",
    )


def open_file(source: str) -> BinaryIO:
    """Open a file for reading.

    Raises
    ------
    SourceMissingError
        When nothing is there.
    SourceFormatError
        When it is a folder.
    SourceUnreadableError
        When it may not or cannot be read.
    """
    if not source:
        raise SourceMissingError(
            "the name is empty", source='""', hint="give a path, - or an address"
        )
    try:
        if stat.S_ISDIR(Path(source).stat().st_mode):
            raise SourceFormatError("is a folder", source=shown(source), hint="give one file of it")
        return Path(source).open("rb")
    except FileNotFoundError as error:
        raise SourceMissingError(
            "does not exist", source=shown(source), hint="check the path"
        ) from error
    except PermissionError as error:
        raise SourceUnreadableError(
            "may not be read", source=shown(source), hint="check its permissions"
        ) from error
    except (OSError, ValueError) as error:
        # A name that is too long or holds NUL: nothing can be there.
        raise SourceMissingError(
            "is not a path to a file", source=shown(source), hint="give a path, - or an address"
        ) from error


def file_bytes(source: str, limits: Limits) -> bytes:
    """Return the bytes of a file, refusing a large one before reading it.

    Raises
    ------
    InputError
        As :func:`open_file` and :func:`stream_bytes`.
    """
    with open_file(source) as stream:
        try:
            size = stream.seek(0, 2) if stream.seekable() else 0
            if size > limits.max_bytes:
                raise too_large(source, limits.max_bytes)
            if size:
                stream.seek(0)
        except OSError:
            # A device that claims to be seekable: the bounded read decides.
            size = 0
        return stream_bytes(stream, source, limits)


def stream_bytes(stream: BinaryIO, source: str, limits: Limits) -> bytes:
    """Return the bytes of an open stream.

    Raises
    ------
    SourceTooLargeError
        Beyond ``limits.max_bytes``; no more than one byte more is read.
    SourceUnreadableError
        When reading fails.
    """
    try:
        data = stream.read(limits.max_bytes + 1)
    except OSError as error:
        raise SourceUnreadableError(
            f"cannot be read ({error.strerror or error})", source=shown(source), hint="try again"
        ) from error
    if len(data) > limits.max_bytes:
        raise too_large(source, limits.max_bytes)
    return data
