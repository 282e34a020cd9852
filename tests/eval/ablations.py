"""What each stage of the encoder's recipe is worth: ``python -m tests.eval.ablations``.

Each stage is left out in turn, the rest of the recipe unchanged, and the result
measured as the bundled encoder is. The teacher's vectors are kept in the work
folder between runs; a run over all stages takes hours on two cores.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch

from spindetect.encode import load_encoder
from spindetect.train.corpora import work_folder
from spindetect.train.encoder import Recipe, make_encoder
from tests.eval import corpora
from tests.eval.encoder import measure
from tests.eval.table import render

__all__ = ["STAGES", "main"]

# Higher when something else is measured: what was kept does not count then.
_MEASURES: Final = 1
_EVERY: Final = 10**9

# What the recipe is without each stage, as fields of it.
STAGES: Final[Mapping[str, Mapping[str, Any]]] = {
    "the whole recipe": {},
    "words of news as pieces": {"word_count": _EVERY},
    "principal axes (all 384 dimensions)": {"dimensions": 384},
    "weights by rarity at the start": {"rarity": 1e6},
    "regression": {"regression_rounds": 0, "regression_weight": 0.0},
    "regression first (kept during contrast)": {"regression_rounds": 0},
    "contrast": {"contrast_rounds": 0},
    "negatives of one article, told apart by themselves": {"neighbour_weight": 0.0},
    "releases on one topic side by side": {"same_topic": 0},
    "halves and merged sentences": {"parts_weight": 0.0},
    "spun versions": {"spun_share": 0.0},
    "graded pairs": {"graded_weight": 0.0},
    "another seed": {"seed": 1},
}
_SHOWN: Final = (
    "spun", "spun margin", "spun by translation", "clean", "clean margin",
    "rewrites", "rewrites margin", "sts test",
)  # fmt: skip


def _measured(name: str, changes: Mapping[str, Any], folder: Path) -> dict[str, float]:
    """Train without a stage and measure, once; what was measured is kept."""
    recipe = dataclasses.replace(Recipe(), **changes)
    table = json.dumps([_MEASURES, dataclasses.asdict(recipe)], sort_keys=True)
    out = folder / hashlib.sha256(table.encode()).hexdigest()[:12]
    kept = out / "measured.json"
    if not kept.is_file():

        def progress(line: str) -> None:
            sys.stderr.write(f"{name}: {line}\n")

        make_encoder(
            out, work_folder() / "encoder", dataclasses.replace(Recipe(), **changes), progress
        )
        kept.write_text(json.dumps(measure(load_encoder(str(out)).encode)), encoding="utf-8")
    measured: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of stages."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.ablations", description=__doc__)
    parser.add_argument("--stages", type=int, nargs="*", help="numbers of stages, from 0")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--markdown", action="store_true", help="for a model card")
    options = parser.parse_args(arguments)
    if not corpora.have_dev():
        sys.stderr.write(corpora.missing_message() + "\n")
        return 2
    torch.set_num_threads(options.threads)
    folder = work_folder() / "ablations"
    rows = []
    for number, (name, changes) in enumerate(STAGES.items()):
        if options.stages is None or number in options.stages:
            measured = _measured(name, changes, folder)
            rows.append([name, *(f"{measured[key]:.3f}" for key in _SHOWN)])
    sys.stdout.write(render(["without", *_SHOWN], rows, markdown=options.markdown) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
