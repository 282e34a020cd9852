"""Pages written to a file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from spindetect.errors import ConfigurationError

__all__ = ["check_page", "write_page"]

_HINT = "give another --html path"


def check_page(path: str, sources: Sequence[str]) -> None:
    """Refuse a place for a page before any work is spent on it.

    Parameters
    ----------
    path : str
        Where the page shall go; symbolic links are followed.
    sources : sequence of str
        What the page must not replace.

    Raises
    ------
    ConfigurationError
        When it is an input, no regular file, or in a folder that does not exist.
    """
    target = Path(os.path.realpath(path))
    try:
        if path in {"", "-"}:
            raise ConfigurationError("is no file name", source=f"--html {path!r}", hint=_HINT)
        if not target.parent.is_dir():
            raise ConfigurationError("is in a folder that does not exist", source=path, hint=_HINT)
        if target.exists() and not target.is_file():
            raise ConfigurationError("is not a file", source=path, hint=_HINT)
        if any(_same(target, source) for source in sources):
            raise ConfigurationError("is one of the articles", source=path, hint=_HINT)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _same(target: Path, source: str) -> bool:
    try:
        return target.exists() and Path(source).exists() and target.samefile(source)
    except (OSError, ValueError):
        # No path: an address, or standard input.
        return False


def write_page(path: str, page: str) -> None:
    """Write a page beside its name and rename it, so that no half page is ever seen.

    Parameters
    ----------
    path : str
        As checked by :func:`check_page`.
    page : str
        The page; what UTF-8 cannot hold is replaced.

    Raises
    ------
    ConfigurationError
        When it cannot be written.
    """
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        partial.write_text(page, encoding="utf-8", errors="replace", newline="\n")
        partial.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        partial.unlink(missing_ok=True)


def _unwritable(path: str, error: Exception) -> ConfigurationError:
    what = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return ConfigurationError(f"cannot be written ({what})", source=path, hint=_HINT)
