"""Find, check and open the bundled models; never touches the network.

``models/MANIFEST.json`` lists every file with its SHA-256, its licence and the
command that makes it again. The folder stands inside the installed package, or
in a source checkout beside it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spindetect.errors import ModelError

__all__ = ["ModelFile", "manifest", "model_path", "models_folder", "verify"]

SCHEMA = "spindetect.models/1"
_REINSTALL = "install spindetect again"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One line of the manifest.

    Parameters
    ----------
    path : str
        Relative to the models folder, with forward slashes.
    sha256 : str
        Hexadecimal digest the file must have.
    licence : str
        SPDX identifier.
    made_by : str
        The command that makes the file again.
    """

    path: str
    sha256: str
    licence: str
    made_by: str


@functools.cache
def models_folder() -> Path:
    """Return the folder of the bundled models.

    Raises
    ------
    ModelError
        When neither the package nor a checkout around it holds one.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "models", package.parent / "models"):
        if (folder / "MANIFEST.json").is_file():
            return folder
    raise ModelError("the bundled models are missing", source="models", hint=_REINSTALL)


@functools.cache
def manifest() -> Mapping[str, ModelFile]:
    """Return the manifest, by relative path.

    Raises
    ------
    ModelError
        When it cannot be read.
    """
    path = models_folder() / "MANIFEST.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["schema"] != SCHEMA:
            raise ModelError(f"has schema {table['schema']!r}", source=str(path), hint=_REINSTALL)
        return {
            name: ModelFile(name, entry["sha256"], entry["licence"], entry["made_by"])
            for name, entry in sorted(table["files"].items())
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("cannot be read", source=str(path), hint=_REINSTALL) from error


def model_path(name: str) -> Path:
    """Return the path of a bundled model file or folder.

    Parameters
    ----------
    name : str
        Relative to the models folder: ``"judge/judge.json"``, ``"encoder"``.

    Raises
    ------
    ModelError
        When it is not there.
    """
    path = models_folder() / name
    if not path.exists():
        raise ModelError("this bundled model is missing", source=name, hint=_REINSTALL)
    return path


def verify() -> dict[str, str]:
    """Check every file of the manifest.

    Returns
    -------
    dict
        Relative path → ``"ok"``, ``"missing"`` or ``"damaged"``.

    Raises
    ------
    ModelError
        When the manifest cannot be read.
    """
    return {name: _state(models_folder() / name, entry) for name, entry in manifest().items()}


def _state(path: Path, entry: ModelFile) -> str:
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return "missing"
    except OSError:
        # A folder in its place, a disk that fails, no permission.
        return "damaged"
    return "ok" if digest == entry.sha256 else "damaged"
