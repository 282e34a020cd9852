"""What the style elements of a page say about single elements: simple selectors only.

Enough to see words that are hidden by a class of the page's own making. What depends
on the screen (``@media``), on a script or on an element's place is not looked at, so
an element is sooner taken to be shown than to be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

__all__ = ["Stylesheet", "declarations"]

# The properties by which text is hidden.
_PROPERTIES = frozenset(
    "display visibility opacity font-size text-indent left right top position clip color "
    "background background-color background-image".split()
)
# More than any article's page needs; the rest is not looked at.
LONGEST_SHEET = 500_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<names>(?:[.#][a-z_-][\w-]*)*)", re.I)
_NAME = re.compile(r"([.#])([\w-]+)")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.I)


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    names: frozenset[str]
    weight: tuple[int, int, int]
    order: int
    style: Mapping[str, str]
    important: frozenset[str]


def declarations(text: str) -> tuple[dict[str, str], frozenset[str]]:
    """Return the properties that a list of declarations sets, and which are important.

    Examples
    --------
    >>> declarations("Display: none !important; margin: 0")[0]
    {'display': 'none'}
    """
    style: dict[str, str] = {}
    important = set[str]()
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if not colon or name not in _PROPERTIES:
            continue
        plain = _IMPORTANT.sub("", value).strip()
        if plain != value.strip():
            important.add(name)
        elif name in important:
            continue
        style[name] = plain
    return style, frozenset(important)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations, leaving out everything inside an at-rule."""
    at = 0
    while True:
        opening = sheet.find("{", at)
        if opening < 0:
            return
        head = sheet[at:opening].rpartition(";")[2].strip()
        end, depth = opening + 1, 1
        if head.startswith("@"):
            while depth:
                brace = re.compile("[{}]").search(sheet, end)
                if brace is None:
                    return
                depth += 1 if brace[0] == "{" else -1
                end = brace.end()
        else:
            closing = sheet.find("}", end)
            end = len(sheet) if closing < 0 else closing + 1
            yield head, sheet[opening + 1 : end].rstrip("}")
        at = end


class Stylesheet:
    """The rules of a page's style elements, by what they match.

    Parameters
    ----------
    root : etree._Element
        The page.
    """

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        sheet = "\n".join(
            "".join(element.itertext())
            for element in root.iter("style")
            if (element.get("media") or "all").strip().lower() in {"all", "screen"}
        )
        sheet = _COMMENT.sub(" ", sheet[:LONGEST_SHEET])
        for order, (selectors, text) in enumerate(_blocks(sheet)):
            style, important = declarations(text)
            if style:
                self._add(selectors, style, important, order)

    def _add(
        self, selectors: str, style: Mapping[str, str], important: frozenset[str], order: int
    ) -> None:
        for selector in selectors.split(","):
            match = _COMPOUND.fullmatch(selector.strip())
            if match is None or not selector.strip():
                continue
            names = [sign + name for sign, name in _NAME.findall(match["names"])]
            ids = sum(name[0] == "#" for name in names)
            tag = (match["tag"] or "*").lower()
            weight = (ids, len(names) - ids, int(tag != "*"))
            rule = _Rule(tag, frozenset(names), weight, order, style, important)
            self._rules.setdefault(names[0] if names else tag, []).append(rule)

    def style_of(self, element: etree._Element) -> dict[str, str]:
        """Return what the page's rules and the element's own style set, the stronger last."""
        own, own_important = declarations(element.get("style") or "")
        if not self._rules:
            return own
        tag = str(element.tag)
        names = {f".{name}" for name in (element.get("class") or "").split()}
        if element.get("id"):
            names.add(f"#{element.get('id')}")
        rules = [
            rule
            for key in (*names, tag, "*")
            for rule in self._rules.get(key, ())
            if rule.names <= names and rule.tag in {"*", tag}
        ]
        rules.sort(key=lambda rule: (rule.weight, rule.order))
        style: dict[str, str] = {}
        for rule in rules:
            style.update(rule.style)
        style.update(own)
        for rule in rules:
            style.update((name, rule.style[name]) for name in rule.important)
        style.update((name, own[name]) for name in own_important)
        return style

    def is_named(self, element: etree._Element) -> bool:
        """Tell whether a rule names a class or the identity of an element."""
        names = {f".{name}" for name in (element.get("class") or "").split()}
        if element.get("id"):
            names.add(f"#{element.get('id')}")
        return any(name in self._rules for name in names)
