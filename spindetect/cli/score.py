"""``spindetect score ORIGINAL COPY``: one pair, one report."""

from __future__ import annotations

from typing import Annotated

import typer

from spindetect.cli import failon
from spindetect.cli.exits import DONE, FOUND
from spindetect.cli.options import (
    EncoderOption,
    FailOnOption,
    PolicyOption,
    ThresholdOption,
    TimeoutOption,
    configured,
)
from spindetect.cli.output import print_record
from spindetect.cli.pages import check_page, write_page
from spindetect.cli.paint import print_report
from spindetect.detector import Detector
from spindetect.errors import ConfigurationError

__all__ = ["score"]

SOURCE_HELP = "A path (.txt .md .html .json .jsonl), an http(s) address, or - for standard input."


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
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    timeout: TimeoutOption = None,
    policy: PolicyOption = None,
    fail_on: FailOnOption = None,
) -> int:
    """Score one suspected copy against its original, and print the evidence."""
    conditions = failon.parse(fail_on)
    config = configured(threshold, timeout, policy, conditions)
    if original == copy == "-":
        raise ConfigurationError(
            "was given for both articles", source="-", hint="give a file for one of them"
        )
    if html is not None:
        check_page(html, (original, copy))
    detector = Detector(encoder, config)
    report = detector.score(detector.read(original), detector.read(copy))
    if html is not None:
        write_page(html, report.to_html())
    if json:
        print_record(report.to_json())
    else:
        print_report(report)
    return FOUND if failon.found(report, conditions) else DONE
