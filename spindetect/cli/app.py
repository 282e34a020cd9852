"""The commands, put together."""

from __future__ import annotations

import sys
from typing import Annotated

import click
import typer

from spindetect.cli import models, pairs, score
from spindetect.cli.exits import guarded
from spindetect.version import __version__

__all__ = ["app", "main"]

app = typer.Typer(
    name="spindetect",
    help="Find out whether an article is a machine-spun, rewritten or reframed copy of another.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        print(f"spindetect {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Print a traceback when something fails.")
    ] = False,
) -> None:
    """Options before the command."""


app.command("score")(score.score)
app.command("pairs")(pairs.pairs)
app.command("models")(models.models)


def main() -> None:
    """Run the command line; exits with a status from :mod:`spindetect.cli.exits`."""

    def run() -> int | None:
        try:
            status = app(standalone_mode=False)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.exceptions.Abort as error:
            raise KeyboardInterrupt from error
        return status if isinstance(status, int) else None

    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show must not stop a report.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(guarded(run, debug="--debug" in sys.argv[1:]))
