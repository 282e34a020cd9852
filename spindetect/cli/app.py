"""The commands, put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from spindetect.cli import models, pairs, score
from spindetect.cli.exits import DONE, guarded
from spindetect.version import __version__

__all__ = ["app", "main"]

app = typer.Typer(
    name="spindetect",
    help="Find out whether an article is a machine-spun, rewritten or reframed copy of another.",
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
        bool,
        typer.Option("--debug", help="Print a traceback when something fails; may stand anywhere."),
    ] = False,
) -> None:
    """Options before the command."""


app.command("score")(score.score)
app.command("pairs")(pairs.pairs)
app.command("models")(models.models)


def _run(arguments: Sequence[str]) -> int:
    # Not through the command's own main: that turns a closed pipe into status 1
    # and prints an empty line when interrupted.
    command = typer.main.get_command(app)
    with command.make_context("spindetect", list(arguments) or ["--help"]) as context:
        status = command.invoke(context)
    return status if isinstance(status, int) else DONE


def _split_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """Take ``--debug`` out of the arguments, wherever it stands before a ``--``."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    kept = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*kept, *arguments[end:]], len(kept) < end


def main() -> None:
    """Run the command line; exits with a status from :mod:`spindetect.cli.exits`."""
    arguments, debug = _split_debug(sys.argv[1:])
    sys.exit(guarded(lambda: _run(arguments), debug=debug))
