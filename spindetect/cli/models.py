"""``spindetect models``: what is bundled, and whether it is what it should be."""

from __future__ import annotations

from spindetect.cli.exits import DONE
from spindetect.cli.output import writing
from spindetect.errors import ModelError
from spindetect.resources import manifest, verify

__all__ = ["models"]


def models() -> int:
    """List the bundled models and check each against its SHA-256."""
    states = verify()
    entries = manifest()
    width = max((len(name) for name in entries), default=0)
    with writing():
        for name, state in states.items():
            entry = entries[name]
            about = f"{entry.sha256[:12]}  {entry.licence}  {entry.made_by}"
            print(f"{state:8}{name:{width}}  {about}")
    wrong = [f"{name} ({state})" for name, state in states.items() if state != "ok"]
    if wrong:
        raise ModelError(
            "these bundled models are not what they should be",
            source=", ".join(wrong),
            hint="install spindetect again",
        )
    return DONE
