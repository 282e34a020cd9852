"""Units: what they measure, how large they are, and which stands behind a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spindetect.records import Word

__all__ = [
    "Unit",
    "attached_unit",
    "era_of",
    "half_of",
    "is_converted_value",
    "is_degree",
    "is_same_unit",
    "measure_of",
    "unit_at",
]

Unit = tuple[str, float]
# Units by what they measure, each with its size in a common one, by their stems.
_UNITS: dict[str, Unit] = {
    unit: (measure, size)
    for measure, table in {
        "length": {"mile": 1609.34, "kilomet": 1000.0, "kilometr": 1000.0, "km": 1000.0,
                   "meter": 1.0, "metr": 1.0, "feet": 0.3048, "foot": 0.3048, "ft": 0.3048,
                   "yard": 0.9144, "inch": 0.0254,
                   "centimet": 0.01, "centimetr": 0.01, "cm": 0.01,
                   "millimet": 0.001, "millimetr": 0.001, "mm": 0.001},
        "weight": {"pound": 0.4536, "lb": 0.4536, "lbs": 0.4536, "kilogram": 1.0, "kilo": 1.0,
                   "kg": 1.0, "ton": 907.0, "tonn": 1000.0, "ounc": 0.02835, "oz": 0.02835,
                   "gram": 1e-3, "milligram": 1e-6, "mg": 1e-6, "microgram": 1e-9, "mcg": 1e-9},
        "volume": {"gallon": 3.785, "liter": 1.0, "litr": 1.0, "barrel": 158.99,
                   "centilit": 1e-2, "centilitr": 1e-2, "cl": 1e-2,
                   "millilit": 1e-3, "millilitr": 1e-3, "ml": 1e-3},
        "area": {"acr": 0.4047, "hectar": 1.0},
        "speed": {"mph": 1609.34 / 3600, "kph": 1 / 3.6, "kmh": 1 / 3.6, "knot": 0.5144},
        "time": {"second": 1.0, "minut": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
                 "month": 2629746.0, "year": 31556952.0, "decad": 315569520.0},
        "temperature": {"celsius": 1.0, "centigrad": 1.0, "fahrenheit": 5 / 9},
        "data": {"kilobyt": 1e3, "kb": 1e3, "megabyt": 1e6, "mb": 1e6, "gigabyt": 1e9, "gb": 1e9,
                 "terabyt": 1e12, "tb": 1e12},
        "power": {"kilowatt": 1e3, "kw": 1e3, "megawatt": 1e6, "mw": 1e6, "gigawatt": 1e9,
                  "gw": 1e9},
        # What one currency is worth in another, no text says.
        "dollars": {"dollar": 1.0, "cent": 0.01},
        "euros": {"euro": 1.0}, "yen": {"yen": 1.0},
    }.items()
    for unit, size in table.items()
}  # fmt: skip
# Letters that are a unit only right behind a figure or a degree.
_LETTERS: dict[str, Unit] = {"g": ("weight", 1e-3), "l": ("volume", 1.0), "L": ("volume", 1.0)}
_DEGREES: dict[str, Unit] = {"C": _UNITS["celsius"], "F": _UNITS["fahrenheit"]}
_PERCENT: Unit = ("percent", 1.0)
_ATTACHED = re.compile(r"^(\d[\d,]*(?:\.\d+)?)([A-Za-z]{1,3})$")
# Where a metric ton is not told from another, tons are written for tonnes.
_TONS = frozenset((_UNITS["ton"], _UNITS["tonn"]))
_HALVES = {"am": "am", "a.m.": "am", "pm": "pm", "p.m.": "pm"}
_ERAS = {"b.c.": "bc", "bc": "bc", "b.c.e.": "bc", "bce": "bc",
         "a.d.": "ad", "ad": "ad", "c.e.": "ad", "ce": "ad"}  # fmt: skip
# Tolerance of a conversion between units, which is rounded; of temperatures, in Celsius.
CONVERTED = 0.06
WARMER = 1.0
# A rise of so few degrees may be meant, which is converted without the zero.
RISE = 10.0
# Square metres of a hectare.
SQUARE = 1e4


def measure_of(word: Word) -> Unit | None:
    """Return what a unit measures and its size, or None for a word that is no unit.

    Sizes of one measure are to each other as the units are.
    """
    return _UNITS.get(word.stem)


def is_degree(word: Word) -> bool:
    """Tell whether a word says that degrees are counted, not which."""
    return word.stem == "degre" or word.form == "°"


def half_of(word: Word) -> str | None:
    """Return the half of the day that a word names, ``am`` or ``pm``, or None."""
    return _HALVES.get(word.key)


def era_of(word: Word) -> str | None:
    """Return the era that a word names, ``bc`` or ``ad``, or None."""
    return _ERAS.get(word.key) if word.form.isupper() else None


def attached_unit(word: Word) -> tuple[float, str, Unit | None] | None:
    """Return a figure's value, what is written on to it, and its unit if that is one.

    ``5mg``, ``11pm`` and ``35C``; None for a word of another kind.
    """
    match = _ATTACHED.match(word.form)
    if match is None:
        return None
    letters = match[2]
    unit = _LETTERS.get(letters) or _DEGREES.get(letters) or _UNITS.get(letters.lower())
    if unit is None and letters.lower() not in _HALVES:
        return None
    return float(match[1].replace(",", "")), letters, unit


def unit_at(words: Sequence[Word], at: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at a place and where it ends, or None.

    Notes
    -----
    Of "degrees" alone nobody knows which; a length in so much time is a speed, a
    square one an area.
    """
    if at >= len(words):
        return None
    word = words[at]
    if is_degree(word):
        return _degrees(words, at + 1)
    if word.key == "square":
        return _area(words, at + 1)
    return _share(words, at) or _plain(words, at)


def _share(words: Sequence[Word], at: int) -> tuple[Unit, int] | None:
    word, behind = words[at], words[at + 1].key if at + 1 < len(words) else ""
    if word.key == "percentage" and behind in ("point", "points"):
        return ("percentage points", 1.0), at + 2
    if word.key == "per" and behind == "cent":
        return _PERCENT, at + 2
    return (_PERCENT, at + 1) if word.key in ("percent", "%") else None


def _plain(words: Sequence[Word], at: int) -> tuple[Unit, int] | None:
    found = measure_of(words[at]) or _LETTERS.get(words[at].form)
    if found is None:
        return None
    link, hour = [*(word.key for word in words[at + 1 : at + 3]), "", ""][:2]
    if found[0] == "length" and link in ("per", "an", "a", "/") and hour in ("hour", "h", "hr"):
        return ("speed", found[1] / 3600), at + 3
    return found, at + 1


def _area(words: Sequence[Word], at: int) -> tuple[Unit, int] | None:
    side = measure_of(words[at]) if at < len(words) else None
    if side is None or side[0] != "length":
        return None
    return ("area", side[1] ** 2 / SQUARE), at + 1


def _degrees(words: Sequence[Word], at: int) -> tuple[Unit, int] | None:
    if at >= len(words):
        return None
    found = _DEGREES.get(words[at].form) or measure_of(words[at])
    return (found, at + 1) if found is not None and found[0] == "temperature" else None


def is_same_unit(first: Unit, second: Unit) -> bool:
    """Tell whether two units are one, or tons and tonnes, between which news does not tell."""
    return first == second or {first, second} == _TONS


def is_converted_value(ours: tuple[float, Unit], theirs: tuple[float, Unit]) -> bool:
    """Tell whether two figures with units of one measure are the same, rounded."""
    (first, unit), (second, other) = ours, theirs
    sizes = first * unit[1], second * other[1]
    near = abs(sizes[0] - sizes[1]) <= CONVERTED * max(map(abs, sizes))
    if unit[0] != "temperature":
        return near
    degrees = [_celsius(*side) for side in (ours, theirs)]
    if abs(degrees[0] - degrees[1]) <= WARMER:
        return True
    return near and max(map(abs, sizes)) <= RISE


def _celsius(value: float, unit: Unit) -> float:
    return value if unit[1] == 1.0 else (value - 32) * unit[1]
