"""Draw the pictures of the documentation from the worked examples: ``make pictures``.

A picture is part of a report as the command prints it, drawn by rich as SVG, so that pictures
are text like everything else here, and a test can tell when one is out of date.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from spindetect import Detector
from spindetect.cli.paint import painted
from spindetect.report import Line, Report, layout

__all__ = ["PICTURES", "Picture", "drawn", "main"]

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
WIDTH: Final = 88

_THEME: Final = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [
        (36, 41, 47),
        (180, 35, 24),
        (17, 99, 41),
        (138, 84, 0),
        (9, 80, 174),
        (122, 40, 138),
        (10, 105, 120),
        (87, 96, 106),
    ],
)
# rich's own template loads a font from the network.
_FORMAT: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<style>
.{unique_id} {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#d0d7de"/>
<g transform="translate(16, 24)" class="{unique_id}">{backgrounds}{matrix}</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """Part of a report on a worked example.

    Parameters
    ----------
    name : str
        Of the file, without its suffix.
    original, copy : str
        Files below ``seeds/``.
    sections : tuple of str
        Headings of the parts to show; the first one begins the report.
    """

    name: str
    original: str
    copy: str
    sections: tuple[str, ...]


PICTURES: Final = (
    Picture(
        "framing",
        "school-wells/original.html",
        "school-wells/reframed.html",
        ("Framing", "Content"),
    ),
)


def drawn(picture: Picture, detector: Detector) -> str:
    """Return a picture as SVG.

    Parameters
    ----------
    picture : Picture
    detector : Detector

    Raises
    ------
    ValueError
        When the report has no part of a heading that the picture shows.
    """
    sides = (detector.read(str(ROOT / "seeds" / name)) for name in (picture.original, picture.copy))
    lines = list(_shown(detector.score(*sides), picture.sections))
    console = Console(
        width=WIDTH, file=io.StringIO(), record=True, force_terminal=True, color_system="standard"
    )
    for line in lines:
        console.print(painted(line), soft_wrap=True)
    name = f"picture-{picture.name}"
    svg = console.export_svg(theme=_THEME, code_format=_FORMAT, unique_id=name)
    return "\n".join(row.rstrip() for row in svg.splitlines()) + "\n"


def _shown(report: Report, sections: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of some parts of a report, with an empty one between them."""
    parts: list[list[Line]] = [[]]
    for line in layout(report, WIDTH - 2):
        if line:
            parts[-1].append(line)
        else:
            parts.append([])
    titles = {part[0][0].text.strip(): part for part in parts if part}
    for place, section in enumerate(sections):
        if section not in titles:
            raise ValueError(f"no part of the report is called {section!r}: {list(titles)}")
        yield from [()] * bool(place)
        yield from titles[section]


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    detector = Detector()
    for picture in PICTURES:
        (FOLDER / f"{picture.name}.svg").write_text(drawn(picture, detector), encoding="utf-8")


if __name__ == "__main__":
    main()
