"""Pin every package that spindetect and its extras bring: writes ``constraints.txt``.

Run it with ``make constraints``. What is pinned stays as it is unless it no
longer fits; ``--upgrade`` takes the newest versions instead. Nothing is
installed. torch is pinned by hand in ``TORCH``: its version decides whether a
build for the processor alone is to be had.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
TORCH = "torch==2.13.0"
HEADER = """\
# Every package of the core and of all extras, pinned; made by `make constraints`.
# Without the torch pin an installer may bring a build of several gigabytes.
"""


def resolve(extras: list[str], pins: list[str]) -> dict[str, str]:
    """Ask pip which versions it would install; name → version."""
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "pins.txt"
        constraints.write_text("\n".join(pins), encoding="utf-8")
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run"]
        command += ["--ignore-installed", "--report", str(report), "--constraint"]
        command += [str(constraints), f"{ROOT}[{','.join(extras)}]"]
        subprocess.run(command, check=True)  # noqa: S603 - every word of it is written here
        items = json.loads(report.read_text(encoding="utf-8"))["install"]
    found = {item["metadata"]["name"]: item["metadata"]["version"] for item in items}
    # "2.13.0+cpu" names one build; the constraint must fit every build.
    return {name: version.partition("+")[0] for name, version in found.items()}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = parser.parse_args().upgrade
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    kept: list[str] = []
    if CONSTRAINTS.is_file() and not upgrade:
        lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if "==" in line and not line.startswith(("#", "torch=="))]
    found = resolve(sorted(project["optional-dependencies"]), [*kept, TORCH])
    del found[project["name"]]
    names = sorted(found, key=str.lower)
    text = HEADER + "".join(f"{name}=={found[name]}\n" for name in names)
    CONSTRAINTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
