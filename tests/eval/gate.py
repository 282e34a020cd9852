"""The gate: measured accuracy against pinned floors.

A floor is what was measured when it was pinned. A later measurement passes when
it is no lower than the floor less the noise margin, on the same corpora. Floors
rise freely; lowering one takes an explicit word.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

__all__ = ["FLOORS_FILE", "FloorError", "Floors", "check", "load", "pin", "save"]

FLOORS_FILE = Path(__file__).with_name("floors.json")
_KEYS = {"corpora_sha256", "noise_margin", "noise_margins", "bars", "floors"}


class FloorError(Exception):
    """Floors cannot be read, do not fit the corpora, or would be lowered unasked."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The content of floors.json; every measure is better when higher.

    Parameters
    ----------
    corpora_sha256 : str or None
        Digest of the dev corpora the floors were measured on; None before any is pinned.
    noise_margin : float
        How far below its floor a measure may fall: other processors round differently.
    noise_margins : mapping of str to float
        The same for single measures that need another.
    bars : mapping of str to float
        What the project set out to reach; shown, and a floor that met its bar
        cannot let it go: the margin ends at the bar.
    floors : mapping of str to (float or None)
        None: to be measured, not pinned yet.
    """

    corpora_sha256: str | None
    noise_margin: float
    noise_margins: Mapping[str, float]
    bars: Mapping[str, float]
    floors: Mapping[str, float | None]

    def is_pinned(self, prefix: str) -> bool:
        """Tell whether any floor of that prefix is pinned."""
        return any(v is not None for k, v in self.floors.items() if k.startswith(prefix))

    def lowest(self, name: str) -> float | None:
        """Return the lowest value of a measure that passes; None when it is not pinned."""
        floor = self.floors.get(name)
        if floor is None:
            return None
        allowed = floor - self.noise_margins.get(name, self.noise_margin)
        bar = self.bars.get(name)
        return bar if bar is not None and allowed < bar <= floor else allowed


def load(path: Path = FLOORS_FILE) -> Floors:
    """Read floors.

    Raises
    ------
    FloorError
        When the file is no floors file.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if set(table) != _KEYS:
            raise FloorError(f"{path.name}: needs exactly the keys {sorted(_KEYS)}")
        floors = Floors(**table)
    except (OSError, ValueError, TypeError) as error:
        raise FloorError(f"{path.name}: cannot be read: {error}") from error
    if floors.corpora_sha256 is None and any(v is not None for v in floors.floors.values()):
        raise FloorError(f"{path.name}: floors are pinned but not what they were measured on")
    return floors


def save(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write floors, sorted, so that a change reads well in a diff."""
    table = {
        "corpora_sha256": floors.corpora_sha256,
        "noise_margin": floors.noise_margin,
        "noise_margins": dict(sorted(floors.noise_margins.items())),
        "bars": dict(sorted(floors.bars.items())),
        "floors": dict(sorted(floors.floors.items())),
    }
    path.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


def check(floors: Floors, measured: Mapping[str, float], digest: str, *, prefix: str) -> list[str]:
    """Compare a measurement with the floors.

    Parameters
    ----------
    floors : Floors
    measured : mapping of str to float
    digest : str
        Of the corpora it was measured on.
    prefix : str
        Which floors it must answer to, for example ``"links."``.

    Returns
    -------
    list of str
        What is wrong, a line each; empty when the gate is passed.
    """
    if digest != floors.corpora_sha256:
        return [
            f"the corpora changed: the floors were measured on {floors.corpora_sha256}, here is "
            f"{digest}; measure again with python -m tests.eval --pin"
        ]
    failures = []
    for name in sorted(floors.floors):
        lowest = floors.lowest(name)
        if lowest is None or not name.startswith(prefix):
            continue
        value = measured.get(name)
        if value is None:
            failures.append(f"{name}: has a floor but was not measured")
        elif not value >= lowest:  # also catches a value that is not a number
            failures.append(f"{name}: {value:.4f} is below {lowest:.4f} (floor less margin)")
    return failures


def pin(
    floors: Floors, measured: Mapping[str, float], digest: str, *, lower_floors: bool = False
) -> Floors:
    """Make the measurement the new floors.

    Without `lower_floors` a floor only rises: a measure within the margin
    below its floor leaves it where it is.

    Raises
    ------
    FloorError
        When a measure is below what its floor allows and `lower_floors` was not
        given, when a value is not finite, or when the corpora changed and
        something pinned was not measured anew.
    """
    broken = sorted(name for name, value in measured.items() if not math.isfinite(value))
    if broken:
        raise FloorError(f"not finite: {', '.join(broken)}")
    _refuse_stale(floors, measured, digest)
    fallen = [
        f"{name} from {floors.floors[name]} to {_down(value):.4f}"
        for name, value in sorted(measured.items())
        if (lowest := floors.lowest(name)) is not None and value < lowest
    ]
    if fallen and not lower_floors:
        raise FloorError(f"this would lower {'; '.join(fallen)}: say --lower-floors if it must be")
    pinned = dict(floors.floors)
    for name, value in measured.items():
        old = pinned.get(name)
        pinned[name] = _down(value) if old is None or lower_floors else max(old, _down(value))
    return replace(floors, corpora_sha256=digest, floors=pinned)


def _refuse_stale(floors: Floors, measured: Mapping[str, float], digest: str) -> None:
    if digest == floors.corpora_sha256:
        return
    pinned = {name for name, value in floors.floors.items() if value is not None}
    stale = sorted(pinned - set(measured))
    if stale:
        raise FloorError(f"the corpora changed; measure these too: {', '.join(stale)}")


def _down(value: float) -> float:
    """Round down to four places, so that the value that was measured passes."""
    rounded = round(value, 4)
    return rounded if rounded <= value else math.floor(value * 10_000) / 10_000
