"""Style sheets: which rule is the stronger, and that none made to be slow is."""

from __future__ import annotations

import pytest
from lxml import html

from spindetect.read.page import walk
from spindetect.read.stylesheet import Stylesheet, declarations

# A way that looks at everything again for everything takes minutes with so many.
MANY = 20_000


def style_of(sheet: str, element: str) -> dict[str, str]:
    page = html.document_fromstring(f"<html><head><style>{sheet}</style></head>{element}</html>")
    (found,) = page.iter("b")
    return Stylesheet(page).style_of(found)


@pytest.mark.parametrize(
    ("sheet", "element", "colour"),
    [
        ("b{color:red} b{color:blue}", "<b>x</b>", "blue"),
        (".x{color:red} b{color:blue}", "<b class=x>x</b>", "red"),
        ("#i{color:red} .x.y{color:blue}", "<b class='x y' id=i>x</b>", "red"),
        (".x{color:red} .y{color:blue} .x{font-size:0}", "<b class='x y'>x</b>", "blue"),
        ("b{color:red !important} #i{color:blue}", "<b id=i>x</b>", "red"),
        ("#i{color:red!important} b{color:blue ! IMPORTANT}", "<b id=i>x</b>", "red"),
        ("b{color:red}", "<b style='color:blue'>x</b>", "blue"),
        ("b{color:red !important}", "<b style='color:blue'>x</b>", "red"),
        ("b{color:red !important}", "<b style='color:blue !important'>x</b>", "blue"),
        ("*{color:red} p b{color:blue} @media print{b{color:blue}}", "<b>x</b>", "red"),
    ],
)
def test_the_stronger_rule_wins(sheet: str, element: str, colour: str) -> None:
    assert style_of(sheet, element)["color"] == colour


@pytest.mark.parametrize("value", [" " * MANY * 10, "red" + " " * MANY * 10 + "x", "! " * MANY])
def test_runs_of_spaces_in_a_value_are_read_once(value: str) -> None:
    assert declarations(f"color:{value};margin:0") == ({"color": value.strip()}, frozenset())


@pytest.mark.parametrize(
    ("sheet", "element"),
    [
        ("p{color:red}" * MANY, "<p>Words.</p>"),
        ("p," * MANY + "p{color:red}", "<p>Words.</p>"),
        ("".join(f".x.y{n}{{color:red}}" for n in range(MANY)), "<p class=x>Words.</p>"),
        ("a{color:red}", "<a>w</a>"),
        ("", "<a style='display:none'>w</a>"),
    ],
)
def test_a_page_made_to_be_slow_is_read(sheet: str, element: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body><div>{element * MANY}</div></body>"
    assert walk(html.document_fromstring(page)).hidden == ()


@pytest.mark.parametrize("clip", ["clip:rect(0 0 0 0)", "clip: rect( 1px, 1px, 1px, 1px )"])
def test_words_for_screen_readers_are_no_part_of_the_text(clip: str) -> None:
    page = f"<html><body><p>Ferry <b style='{clip}'>new</b> times.</p></body></html>"
    found = walk(html.document_fromstring(page))
    assert [block.text for block in found.blocks] == ["Ferry times."]
    assert found.hidden == ()
