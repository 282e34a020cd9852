"""Tensors of a safetensors file, mapped into memory instead of read.

The safetensors package hands numpy a copy. A map costs nothing until a row is
looked up, and processes that use one model share its pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

__all__ = ["mapped_tensors"]

_TYPES: Final = {
    "F64": "<f8", "F32": "<f4", "F16": "<f2", "BOOL": "?",
    "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1",
    "U64": "<u8", "U32": "<u4", "U16": "<u2", "U8": "u1",
}  # fmt: skip
# The file begins with the length of its header, then the header, then the data.
_LENGTH: Final = 8


def mapped_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Map every tensor of a file, read-only.

    Parameters
    ----------
    path : Path

    Returns
    -------
    dict of str to ndarray

    Raises
    ------
    OSError, safetensors.SafetensorError
        When the file cannot be read, or its header or length is wrong.
    KeyError
        When a tensor is of a type that numpy does not have.
    """
    with safe_open(str(path), framework="numpy") as checked:
        names = list(checked.keys())
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(_LENGTH), "little")
        header = json.loads(stream.read(length))
    return {name: _mapped(path, _LENGTH + length, header[name]) for name in names}


def _mapped(path: Path, data: int, entry: dict[str, Any]) -> NDArray[Any]:
    kind, shape = np.dtype(_TYPES[entry["dtype"]]), tuple(entry["shape"])
    if 0 in shape:
        return np.zeros(shape, dtype=kind)
    begin = data + int(entry["data_offsets"][0])
    return np.asarray(np.memmap(path, dtype=kind, mode="r", offset=begin, shape=shape))
