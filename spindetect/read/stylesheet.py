"""What the style elements of a page say about single elements: simple selectors only.

Enough to see words that are hidden by a class of the page's own making. What depends
on the screen (``@media``), on a script or on an element's place is not looked at, so
an element is sooner taken to be shown than to be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

__all__ = ["Stylesheet", "declarations"]

# The properties by which text is hidden.
_PROPERTIES = frozenset(
    "display visibility opacity font-size text-indent left right top position clip color "
    "background background-color background-image".split()
)
# More than any article's page needs; the rest is not looked at, so that a page made to be slow
# is not.
LONGEST_SHEET = 500_000
MOST_SELECTORS = 200
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<names>(?:[.#][a-z_-][\w-]*)*)", re.I)
_NAME = re.compile(r"([.#])([\w-]+)")
_BRACE = re.compile("[{}]")


# A tag, or "*", with the names an element must have.
_Selector = tuple[str, frozenset[str]]
# What a property is set to, behind what makes it the stronger: whether it is important, the
# weight of its selector (identities, classes, tag) and the place of its rule.
_Value = tuple[tuple[bool, tuple[int, int, int], int], str]


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
        plain, stressed = _unstressed(value.strip())
        if stressed:
            important.add(name)
        elif name in important:
            continue
        style[name] = plain
    return style, frozenset(important)


def _unstressed(value: str) -> tuple[str, bool]:
    """Return a value without ``!important``, and whether it was there."""
    # Without an expression: one would try every run of spaces again from each of its ends.
    stress = "important"
    if value[-len(stress) :].lower() == stress:
        rest = value[: -len(stress)].rstrip()
        if rest.endswith("!"):
            return rest[:-1].rstrip(), True
    return value, False


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
                brace = _BRACE.search(sheet, end)
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
        self._rules: dict[str, dict[_Selector, dict[str, _Value]]] = {}
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
            rules = self._rules.setdefault(names[0] if names else tag, {})
            known = (tag, frozenset(names))
            if known in rules or len(rules) < MOST_SELECTORS:
                found = rules.setdefault(known, {})
                for name, value in style.items():
                    _strengthen(found, name, ((name in important, weight, order), value))

    def style_of(self, element: etree._Element) -> dict[str, str]:
        """Return what the page's rules and the element's own style set, the stronger last."""
        set_here = element.get("style")
        own, own_important = declarations(set_here) if set_here else ({}, frozenset[str]())
        if not self._rules:
            return own
        tag, names = str(element.tag), _names(element)
        best: dict[str, _Value] = {}
        for key in (*names, tag, "*"):
            for (wanted, needed), rule in self._rules.get(key, {}).items():
                if needed <= names and wanted in {"*", tag}:
                    for name, value in rule.items():
                        _strengthen(best, name, value)
        if not best:
            return own
        stressed = {name for name, ((important, _, _), _) in best.items() if important}
        return {name: value for name, (_, value) in best.items()} | {
            name: value
            for name, value in own.items()
            if name in own_important or name not in stressed
        }

    def is_named(self, element: etree._Element) -> bool:
        """Tell whether a rule names a class or the identity of an element."""
        return any(name in self._rules for name in _names(element))


def _names(element: etree._Element) -> set[str]:
    """Return an element's classes and its identity, as selectors write them."""
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if element.get("id"):
        names.add(f"#{element.get('id')}")
    return names


def _strengthen(values: dict[str, _Value], name: str, value: _Value) -> None:
    values[name] = max(values.get(name, value), value)
