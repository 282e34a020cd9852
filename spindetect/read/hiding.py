"""What a page's markup hides from readers, and where that is a trick.

Menus wait for a click, labels are there for screen readers: hidden text is common and
says nothing. Words hidden inside a sentence are there for machines alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from spindetect.read.markup import BLOCK_TAGS
from spindetect.read.stylesheet import Stylesheet, declarations

__all__ = ["Hiding", "Look"]

# Ways of hiding by which menus, tabs and labels are hidden, too.
_PUT_AWAY = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:;|$))", re.I
)
# Ways by which text stays where it is.
_COVERED = re.compile(
    r"(?:^|;)(?:font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|$)|(?:text-indent|left|top|right):-\d{3,})",
    re.I,
)
# What screen readers are to say.
_CLIPPED = re.compile(r"(?:^|;)clip:rect\s*\(\s*(?:0|1)(?:px)?[\s,]+(?:0|1)(?:px)?", re.I)
_COLOUR_NAMES = {"white": "#ffffff", "black": "#000000"}
_BACKGROUNDS = ("background", "background-color", "background-image")
_PAINTED = re.compile(r"url\(|gradient\(|var\(", re.I)
# Names that themes give to what is hidden for good reasons, or until a reader asks.
_HONEST = re.compile(
    r"(?:^|[\s_-]|(?-i:(?<=[a-z])(?=[A-Z])))"
    r"(?:sr-?only|visually-?hidden|screen-?reader|assistive|a11y|accessib|skip|menu|nav|modal|dialog"
    r"|drop-?down|pop-?(?:up|over)|overlay|tool-?tip|tab|accordion|collaps|toggle|expand|more|rest"
    r"|trunc|full|paywall|premium|locked|cookie|consent|print|lightbox|share|social|search|form"
    r"|pre-?header|preview|comment|carousel|slid|gallery|lazy|loading|placeholder|template|mobile|desktop|tablet"
    r"|phone|hidden-|hide-|d-none|js|icon|emoji|fallback|caption|credit|meta|note|notice|error)",
    re.I,
)
# Attributes by which an element says how it is shown; most have none of them.
_SHOWING = frozenset(("style", "hidden", "color", "bgcolor"))
_HONEST_ROLES = frozenset(("dialog", "alertdialog", "menu", "tooltip", "tabpanel", "status"))


@dataclass(frozen=True, slots=True)
class Look:
    """How an element shows its text.

    Parameters
    ----------
    hidden : bool
        Not at all.
    covert : bool
        Not at all, and no honest reason is known for it.
    colour, background : str or None
        As they are set on it; None where nothing is.
    """

    hidden: bool
    covert: bool
    colour: str | None
    background: str | None


class Hiding:
    """Answers how the elements of one page show their text.

    Parameters
    ----------
    root : etree._Element
        The page.
    """

    def __init__(self, root: etree._Element) -> None:
        self._sheet = Stylesheet(root)
        # Of elements whose children were asked about: asked anew for each child, a paragraph
        # of thousands would be gone through as often.
        self._worded: dict[etree._Element, bool] = {}

    def look(self, element: etree._Element, *, colour: str | None, background: str | None) -> Look:
        """Tell how an element shows its text.

        Parameters
        ----------
        element : etree._Element
        colour, background : str or None
            Of what is around it.

        Notes
        -----
        What the element's own attributes hide is hidden. What a style element hides
        counts where it is words inside a sentence, or a paragraph: elsewhere a script
        may well show it.
        """
        own: Mapping[str, str] = {}
        found: tuple[str | None, str | None] = (None, None)
        if element.tag == "dialog" or not _SHOWING.isdisjoint(element.keys()):
            own, _ = declarations(element.get("style") or "")
            found = _colours(own, element)
            if _attribute(element) or _is_away(own) or _is_covered(own, found, colour, background):
                return Look(True, self._is_covert(element, own, found, colour, background), *found)
        style = self._sheet.style_of(element)
        if style == own:
            return Look(False, False, *found)
        text = self._is_text(element)
        painted = _colours(style, element)
        # A link in white says nothing of what lies behind it.
        if not (text and self._sheet.is_named(element)):
            return Look(False, False, *painted)
        away = _is_away(style) or _is_covered(style, painted, colour, background)
        covert = away and self._is_covert(element, style, painted, colour, background)
        return Look(covert, covert, *painted)

    def _is_covert(
        self,
        element: etree._Element,
        style: Mapping[str, str],
        found: tuple[str | None, str | None],
        colour: str | None,
        background: str | None,
    ) -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _HONEST.search(names) or element.get("role") in _HONEST_ROLES:
            return False
        if _CLIPPED.search(_joined(style)):
            return False
        if _is_covered(style, found, colour, background):
            return True
        return self._is_text(element)

    def _is_text(self, element: etree._Element) -> bool:
        """Tell whether an element is a paragraph, or inline with words beside it."""
        return str(element.tag) == "p" or self.is_in_sentence(element)

    def is_in_sentence(self, element: etree._Element) -> bool:
        """Tell whether an inline element has words beside it."""
        tag, parent = str(element.tag), element.getparent()
        if parent is None or tag in BLOCK_TAGS or str(parent.tag) in {"body", "html"}:
            return False
        if parent not in self._worded:
            beside = (parent.text, *(child.tail for child in parent))
            self._worded[parent] = any(text and text.strip() for text in beside)
        return self._worded[parent]


def _attribute(element: etree._Element) -> bool:
    closed = str(element.tag) == "dialog" and element.get("open") is None
    return element.get("hidden") is not None or closed


def _joined(style: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in style.items())


def _is_away(style: Mapping[str, str]) -> bool:
    text = _joined(style)
    return bool(_PUT_AWAY.search(text) or _CLIPPED.search(text))


def _is_covered(
    style: Mapping[str, str],
    found: tuple[str | None, str | None],
    colour: str | None,
    background: str | None,
) -> bool:
    """Tell whether text is there, but too small, too far off or of its background's colour."""
    if _COVERED.search(_joined(style)):
        return True
    ink, paper = found[0] or colour, found[1] or background
    return any(found) and ink is not None and ink == paper


def _colours(style: Mapping[str, str], element: etree._Element) -> tuple[str | None, str | None]:
    """Return the text and background colour that are set on an element."""
    paper = style.get("background-color") or style.get("background") or element.get("bgcolor")
    if any(_PAINTED.search(style.get(name, "")) for name in _BACKGROUNDS):
        paper = "painted"
    return _colour(style.get("color") or element.get("color")), _colour(paper)


def _colour(value: str | None) -> str | None:
    """Write a colour in one way, so that two can be compared."""
    if value is None:
        return None
    value = re.sub(r"\s+", "", value).lower()
    value = _COLOUR_NAMES.get(value, value)
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(2 * digit for digit in value[1:])
    parts = re.fullmatch(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,1(?:\.0)?)?\)", value)
    if parts:
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in parts.groups())
    return value
