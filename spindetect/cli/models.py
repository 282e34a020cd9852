"""``spindetect models``: what is bundled, and whether it is what it should be."""

from __future__ import annotations

from spindetect.cli.exits import DONE, INTERNAL
from spindetect.resources import manifest, verify

__all__ = ["models"]


def models() -> int:
    """List the bundled models and check each against its SHA-256."""
    states = verify()
    entries = manifest()
    width = max((len(name) for name in entries), default=0)
    for name, state in states.items():
        entry = entries[name]
        print(f"{state:8}{name:{width}}  {entry.sha256[:12]}  {entry.licence}  {entry.made_by}")
    return DONE if all(state == "ok" for state in states.values()) else INTERNAL
