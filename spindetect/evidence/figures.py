"""Which edits change a figure, a date or a unit, and which only write it otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spindetect.evidence.figure_words import told_figures
from spindetect.evidence.findings import (
    SIGNS,
    Finding,
    after,
    before,
    closeness,
    is_close,
    is_held,
    swap,
    told,
)
from spindetect.evidence.money import is_exchanged, is_other_currency
from spindetect.evidence.numbers import (
    day_of,
    is_numeric,
    is_scale,
    is_year,
    month_of,
    number_values,
)
from spindetect.evidence.other_figures import is_dateline, is_left_out, is_of_another
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.rounding import is_rounding
from spindetect.evidence.units import era_of, is_degree, is_same_unit, measure_of
from spindetect.evidence.writings import are_writings
from spindetect.records import ChangeKind, Severity, Word

__all__ = ["figure_finding"]

# Figures that only changed places are an error where nearly all else stayed, and
# a list in another order where not. Set by judgement, not tuned.
EXCHANGED = 0.85
# A period named by when it is ("last week") is another one in a link of at least this closeness.
# Set by judgement: a release issued again eight months later (dev) is accused all the same.
RETOLD = 0.9
# Words with which a week or a month is named by when it is.
_PERIODS = frozenset(("last", "next", "past", "previous", "coming"))


def figure_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge a substitution as one of figures, dates or units, or return None."""
    if not (any(map(_is_counted, piece.original)) and any(map(_is_counted, piece.copy))):
        return None
    return (
        _date_finding(piece, linked)
        or _era_finding(piece, linked)
        or _unit_finding(piece, linked)
        or _value_finding(piece, linked)
    )


def _is_counted(word: Word) -> bool:
    """Tell whether a word may be of a figure, a date or a unit; hardly any is."""
    return bool(
        is_numeric(word) or measure_of(word) or month_of(word) or day_of(word) or era_of(word)
    )


def _value_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    if not (any(map(is_numeric, piece.original)) and any(map(is_numeric, piece.copy))):
        return None
    ours, theirs = number_values(piece.original), number_values(piece.copy)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return _same_value_finding(piece, linked)
    if is_rounding(*_places(piece, linked)):
        return Finding("number", "benign", f"the figure was rounded: {told_figures(piece, linked)}")
    kind: ChangeKind = "date" if _is_date(piece, linked) else "number"
    if not _is_changed(piece, linked, ours, theirs):
        return Finding(
            kind, "benign", f"a figure given in another place or way: {told_figures(piece, linked)}"
        )
    noun = "date" if kind == "date" else "figure"
    return Finding(kind, "corrupting", f"the {noun} was changed: {told_figures(piece, linked)}")


def _same_value_finding(piece: Piece, linked: LinkedWords) -> Finding:
    if is_other_currency(*_places(piece, linked)):
        severity: Severity = "corrupting" if is_close(linked) else "benign"
        return Finding(
            "number", severity, f"the currency was changed: {told_figures(piece, linked)}"
        )
    return Finding(
        "format", "benign", f"the same figure, written otherwise: {told_figures(piece, linked)}"
    )


def _places(
    piece: Piece, linked: LinkedWords
) -> tuple[tuple[Sequence[Word], int, int], tuple[Sequence[Word], int, int]]:
    """Return the words of each side with where the piece begins and ends."""
    i, j = piece.original_at, piece.copy_at
    return (
        (linked.original, i, i + len(piece.original)),
        (linked.copy, j, j + len(piece.copy)),
    )


def _named(words: Sequence[Word]) -> tuple[list[str], list[str]]:
    capital = [word for word in words if word.form[0].isupper()]
    months = [month for word in capital if (month := month_of(word))]
    return months, [day for word in capital if (day := day_of(word))]


def _date_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    ours, theirs = _named(piece.original), _named(piece.copy)
    if not any(ours) or not any(theirs):
        return None
    text = told_figures(piece, linked)
    close = is_held(linked, piece) and is_close(linked) and not is_dateline(linked)
    for first, second in zip(ours, theirs, strict=True):
        if first and second and first[0] != second[0]:
            if close and not _is_named(first[0], linked.copy):
                return Finding("date", "corrupting", f"the date was changed: {text}")
            return Finding("date", "benign", f"another date stands here: {text}")
    if ours == theirs:
        days = number_values(piece.original), number_values(piece.copy)
        if close and len(days[0]) == len(days[1]) == 1 and days[0] != days[1]:
            return Finding("date", "corrupting", f"the date was changed: {text}")
        return Finding("format", "benign", f"the same date, written otherwise: {text}")
    # A month against a weekday: whether they agree, the words do not tell.
    return Finding("date", "benign", f"the date is given otherwise: {text}")


def _is_named(name: str, words: Sequence[Word]) -> bool:
    return any(name in (month_of(word), day_of(word)) for word in words)


def _is_date(piece: Piece, linked: LinkedWords) -> bool:
    near = (*before(linked, piece), *after(linked, piece))
    if any(word is not None and month_of(word) for word in near):
        return True
    marks = [word for word in before(linked, piece) if word is not None and word.form in SIGNS]
    return not marks and any(map(is_year, piece.original)) and any(map(is_year, piece.copy))


def _era_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge one era against another beside a year that stayed."""
    if not (len(piece.original) == len(piece.copy) == 1):
        return None
    ours, theirs = era_of(piece.original[0]), era_of(piece.copy[0])
    counted = _is_kept_count(*before(linked, piece)) or _is_kept_count(*after(linked, piece))
    if not (ours and theirs and counted):
        return None
    if ours == theirs:
        return Finding("format", "benign", f"the same era, written otherwise: {swap(piece)}")
    severity: Severity = "corrupting" if is_close(linked) else "benign"
    return Finding("date", severity, f"the era was changed: {swap(piece)}")


def _unit_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge one scale or unit against another beside a figure that stayed."""
    if not (len(piece.original) == len(piece.copy) == 1):
        return None
    ours, theirs = piece.original[0], piece.copy[0]
    measures = measure_of(ours), measure_of(theirs)
    if not (is_scale(ours) and is_scale(theirs)) and not all(measures):
        return None
    counted = before(linked, piece)
    if (
        measures[0]
        and measures[1]
        and all(word is not None and is_degree(word) for word in counted)
    ):
        return Finding("number", "benign", f"given in another unit: {swap(piece)}")
    if not _is_kept_count(*counted) or not is_close(linked):
        return _other_period(piece, linked)
    return _changed_unit(piece, linked, counted[0])


def _other_period(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Judge "last week" against "last month"."""
    units = measure_of(piece.original[0]), measure_of(piece.copy[0])
    if not all(unit is not None and unit[0] == "time" for unit in units) or units[0] == units[1]:
        return None
    ours, theirs = before(linked, piece)
    if ours is None or theirs is None or ours.key != theirs.key or ours.key not in _PERIODS:
        return None
    # A story told again months later names the same day from there, and is edited more.
    severity: Severity = "corrupting" if closeness(linked) >= RETOLD else "benign"
    words = (ours, *piece.original), (theirs, *piece.copy)
    why = f"the date was changed: {told(words[0])} became {told(words[1])}"
    return Finding("date", severity, why, words)


def _changed_unit(piece: Piece, linked: LinkedWords, counted: Word | None) -> Finding | None:
    ours, theirs = piece.original[0], piece.copy[0]
    if counted is not None and is_scale(counted) and not _is_kept_scale(piece, linked):
        return None  # "4.6 billion kilometers", "2.8 billion miles"
    if is_scale(ours) and is_scale(theirs):
        return Finding(
            "number", "corrupting", f"the figure was changed: {told_figures(piece, linked)}"
        )
    first, second = measure_of(ours), measure_of(theirs)
    if first and second and first != second and is_same_unit(first, second):
        return Finding("format", "benign", f"the same unit, written otherwise: {swap(piece)}")
    if first and second and first != second:
        return Finding(
            "number", "corrupting", f"the unit was changed: {told_figures(piece, linked)}"
        )
    return None


def _is_kept_count(ours: Word | None, theirs: Word | None) -> bool:
    """Tell whether two words are one figure, or an article that stands for one."""
    if ours is None or theirs is None:
        return False
    if ours.key in ("a", "an"):
        return theirs.key in ("a", "an")
    return is_numeric(ours) and number_values([ours]) == number_values([theirs])


def _is_kept_scale(piece: Piece, linked: LinkedWords) -> bool:
    """Tell whether the figures before the scale before a piece are the same."""
    i, j = piece.original_at - 2, piece.copy_at - 2
    return i >= 0 and j >= 0 and _is_kept_count(linked.original[i], linked.copy[j])


def _is_changed(
    piece: Piece, linked: LinkedWords, ours: Sequence[float], theirs: Sequence[float]
) -> bool:
    if len(ours) != len(theirs) or not is_held(linked, piece) or not is_close(linked):
        return False
    places = _places(piece, linked)
    if is_of_another(piece, linked) or are_writings(*places) or is_exchanged(*places):
        return False
    sides = Counter(number_values(linked.original)), Counter(number_values(linked.copy))
    kept, known = (
        all(side[v] for v in those) for side, those in ((sides[1], ours), (sides[0], theirs))
    )
    if known and not kept and is_left_out(piece, linked, theirs):
        return False
    return not (kept and known) or closeness(linked) >= EXCHANGED
