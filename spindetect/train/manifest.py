"""Keep ``models/MANIFEST.json`` true to the files beside it.

Every trainer calls :func:`record` after writing its files, so that each bundled
file carries its digest, its licence and the command that makes it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from spindetect.errors import ModelError
from spindetect.resources import SCHEMA

__all__ = ["record"]

MODELS = Path(__file__).resolve().parents[2] / "models"


def record(
    paths: Sequence[str], *, licence: str, made_by: str, models: Path = MODELS
) -> dict[str, str]:
    """Enter files into the manifest, or renew their entries.

    Parameters
    ----------
    paths : sequence of str
        Files relative to the models folder, with forward slashes.
    licence : str
        SPDX identifier, for all of them.
    made_by : str
        The command that makes them again.
    models : Path, optional
        The models folder of the checkout.

    Returns
    -------
    dict
        Relative path → hexadecimal SHA-256 of each file that was recorded.

    Raises
    ------
    ModelError
        When a file is not there or lies outside the models folder.
    """
    table = _load(models / "MANIFEST.json")
    digests = {}
    for name in paths:
        path = models / name
        inside = path.resolve().is_relative_to(models.resolve())
        if not inside or not path.is_file():
            hint = "write the file below models/ first, then record it"
            raise ModelError("is not a file of the models folder", source=name, hint=hint)
        digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        table[name] = {"sha256": digests[name], "licence": licence, "made_by": made_by}
    manifest = {"schema": SCHEMA, "files": dict(sorted(table.items()))}
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (models / "MANIFEST.json").write_text(text, encoding="utf-8")
    return digests


def _load(path: Path) -> dict[str, dict[str, str]]:
    """Return the manifest's entries; none where there is no manifest yet."""
    if not path.is_file():
        return {}
    files: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["files"]
    return files
