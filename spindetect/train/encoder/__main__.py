"""Train the bundled encoder from the command line."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from spindetect.errors import SpindetectError
from spindetect.train.encoder import Recipe, make_encoder
from spindetect.train.manifest import MODELS, record

COMMAND = "python -m spindetect.train.encoder --out models/encoder --work work/encoder"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe; 0 when done, 2 when something it needs is missing."""
    options = _options(arguments)
    torch.set_num_threads(options.threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "true" if options.threads > 1 else "false"
    chosen = {field.name: getattr(options, field.name) for field in dataclasses.fields(Recipe)}
    started = time.monotonic()

    def progress(line: str) -> None:
        print(f"{time.monotonic() - started:7.0f} s  {line}", file=sys.stderr, flush=True)

    try:
        files = make_encoder(options.out, options.work, Recipe(**chosen), progress)
        folder = options.out.resolve()
        if folder.is_relative_to(MODELS.resolve()):
            inside = folder.relative_to(MODELS.resolve())
            names = [(inside / name).as_posix() for name in files]
            record(names, licence="Apache-2.0", made_by=COMMAND)
    except SpindetectError as error:
        print(error, file=sys.stderr)
        return 2
    progress(f"saved to {options.out}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m spindetect.train.encoder", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--work", type=Path, required=True, help="folder that keeps each stage")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    for field in dataclasses.fields(Recipe):
        flag = "--" + field.name.replace("_", "-")
        parser.add_argument(flag, type=type(field.default), default=field.default)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
