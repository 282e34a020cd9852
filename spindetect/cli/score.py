"""``spindetect score ORIGINAL COPY``: one pair, one report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from spindetect.cli import failon
from spindetect.cli.exits import DONE, FOUND
from spindetect.cli.paint import print_report
from spindetect.detector import Config, Detector
from spindetect.errors import ConfigurationError

__all__ = ["score"]

SOURCE_HELP = "A path (.txt .md .html .json .jsonl), an http(s) address, or - for standard input."
ENCODER_HELP = (
    "A sentence-transformers model: a folder, or a name in the local cache. "
    "The bundled static encoder when left out."
)


def write_page(path: str, page: str) -> None:
    """Write a page beside its name and rename it, so that no half page is ever seen."""
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_text(page, encoding="utf-8")
        partial.replace(target)
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise ConfigurationError(problem, source=path, hint="give another --html path") from error


def score(
    original: Annotated[str, typer.Argument(help=f"The original. {SOURCE_HELP}")],
    copy: Annotated[str, typer.Argument(help="The suspected copy, likewise.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print the report as one JSON object.")
    ] = False,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Also write a self-contained page."),
    ] = None,
    encoder: Annotated[
        str | None, typer.Option("--encoder", metavar="NAME_OR_PATH", help=ENCODER_HELP)
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold", help="Probability (0 to 1) of derivation from which a pair is accused."
        ),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="WHAT", help=failon.HELP)
    ] = None,
) -> int:
    """Score one suspected copy against its original, and print the evidence."""
    conditions = failon.parse(fail_on)
    if original == copy == "-":
        raise ConfigurationError(
            "was given for both articles", source="-", hint="give a file for one of them"
        )
    detector = Detector(encoder, Config(threshold=threshold))
    report = detector.score(detector.read(original), detector.read(copy))
    if html is not None:
        write_page(html, report.to_html())
    if json:
        print(report.to_json())
    else:
        print_report(report)
    return FOUND if failon.found(report, conditions) else DONE
