"""The kind and the severity of one edit inside a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spindetect.evidence.names import TITLES, NameBook, is_respelling
from spindetect.evidence.numbers import is_date_word, is_numeric, number_value
from spindetect.evidence.pieces import LinkedWords, Piece
from spindetect.evidence.stance import denials, hedges, is_quotative, likelihood
from spindetect.records import ChangeKind, Severity, Word

__all__ = [
    "Finding",
    "Surroundings",
    "alters_quotation",
    "broken_parts",
    "figure_finding",
    "finding_of",
    "unmatched_figures",
]

# Below this share of words in common a link is told anew, and a denial or a
# likelihood may be there in other words: nothing is called corrupted.
RETOLD = 0.5
# A denial inside a longer insertion or deletion belongs to a statement of its own.
LONGEST_DENIAL = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """What an edit is, without its place."""

    kind: ChangeKind
    severity: Severity
    why: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole pair says about names.

    Parameters
    ----------
    original, copy : NameBook
    broken : mapping of str to str
        Key of a part of a name in the original → the key that replaced it next
        to a part that stayed.
    """

    original: NameBook
    copy: NameBook
    broken: Mapping[str, str]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.form for word in words)


def _is_capital(word: Word) -> bool:
    return word.form[:1].isupper() and word.key not in TITLES


def _held_name(linked: LinkedWords, at: int, book: NameBook) -> bool:
    """Tell whether the piece at ``at`` is a part of a name kept from the original."""
    if not 0 <= at < len(linked.pieces):
        return False
    piece = linked.pieces[at]
    kept = piece.relation in ("same", "format")
    return kept and book.is_name(piece.original[-1]) and _is_capital(piece.copy[-1])


def broken_parts(linked: Sequence[LinkedWords], book: NameBook) -> dict[str, str]:
    """Collect parts of names replaced next to a part that stayed ("Ned" Price → Rate).

    Parameters
    ----------
    linked : sequence of LinkedWords
    book : NameBook
        Of the original.
    """
    broken: dict[str, str] = {}
    for link in linked:
        for at, piece in enumerate(link.pieces):
            single = len(piece.original) == len(piece.copy) == 1
            if piece.relation != "substituted" or not single:
                continue
            ours, theirs = piece.original[0], piece.copy[0]
            beside = _held_name(link, at - 1, book) or _held_name(link, at + 1, book)
            plain = not any(is_numeric(w) or is_date_word(w) for w in (ours, theirs))
            if beside and plain and book.is_name(ours) and _is_capital(theirs):
                broken[ours.key] = theirs.key
    return broken


def _broken_finding(
    ours: Sequence[Word], theirs: Sequence[Word], around: Surroundings, text: str
) -> Finding | None:
    """Judge a name of which a part was replaced next to a part that stayed."""
    for first, second in zip(ours, theirs, strict=False):
        if around.broken.get(first.key) == second.key:
            if is_respelling(first.key, second.key):
                return Finding("name", "benign", f"another spelling of the name: {text}")
            if second.key not in around.original.keys:
                return Finding("name", "corrupting", f"part of a name was changed: {text}")
    return None


def _name_finding(piece: Piece, around: Surroundings) -> Finding | None:
    ours = [word for word in piece.original if around.original.is_name(word)]
    theirs = [word for word in piece.copy if _is_capital(word)]
    if not ours or not theirs:
        return None
    text = f"“{_text(piece.original)}” became “{_text(piece.copy)}”"
    broken = _broken_finding(ours, theirs, around, text)
    if broken is not None:
        return broken
    if all(word.key in around.original.keys for word in theirs):
        why = "another way to refer to the same"
    elif any(word.key in around.copy.keys for word in ours):
        why = "the name is still given elsewhere"
    elif is_respelling(ours[-1].key, theirs[-1].key):
        why = "another spelling of the name"
    else:
        why = "names something else"
    return Finding("name", "benign", f"{why}: {text}")


def _value_finding(piece: Piece) -> Finding | None:
    """Figures and dates."""
    dates = [[w for w in side if is_date_word(w)] for side in (piece.original, piece.copy)]
    text = f"“{_text(piece.original)}” became “{_text(piece.copy)}”"
    if dates[0] and dates[1]:
        if dates[0][0].key[:3] != dates[1][0].key[:3]:
            return Finding("date", "corrupting", f"the date was changed: {text}")
        return Finding("format", "benign", f"the same date, written otherwise: {text}")
    if not (any(map(is_numeric, piece.original)) and any(map(is_numeric, piece.copy))):
        return None
    first, second = number_value(piece.original), number_value(piece.copy)
    if first is None or second is None:
        return None
    if first == second:
        return Finding("format", "benign", f"the same figure, written otherwise: {text}")
    return Finding("number", "corrupting", f"the figure was changed: {text}")


def _stance_finding(piece: Piece, linked: LinkedWords) -> Finding | None:
    """Denial, likelihood and attribution."""
    close = linked.link.overlap >= RETOLD
    text = f"“{_text(piece.original)}” became “{_text(piece.copy)}”"
    if denials(piece.original) != denials(piece.copy):
        turned = (denials(linked.original) - denials(linked.copy)) % 2 == 1
        severity: Severity = "corrupting" if close and turned else "benign"
        why = "the denial is gone" if denials(piece.original) else "a denial was put in"
        return Finding("negation", severity, f"{why}: {text}") if turned else None
    first, second = likelihood(piece.original), likelihood(piece.copy)
    if first is not None and second is not None:
        surer = "surer" if second > first else "less sure"
        severity = "corrupting" if close and abs(second - first) > 1 else "benign"
        return Finding("modality", severity, f"the copy is {surer}: {text}")
    verbs = is_quotative(piece.original), is_quotative(piece.copy)
    if verbs == ("neutral", "loaded"):
        severity = "corrupting" if close else "benign"
        return Finding("attribution", severity, f"the verb now passes judgement: {text}")
    return None


def _one_sided(piece: Piece, linked: LinkedWords) -> Finding:
    close = linked.link.overlap >= RETOLD
    words = piece.original or piece.copy
    kind: ChangeKind = "deletion" if piece.original else "insertion"
    verb = "left out" if piece.original else "put in"
    turned = (denials(linked.original) - denials(linked.copy)) % 2 == 1
    if denials(words) and turned and close and len(words) <= LONGEST_DENIAL:
        why = "the denial is gone" if piece.original else "a denial was put in"
        return Finding("negation", "corrupting", f"{why}: “{_text(words)}”")
    if piece.original and hedges(words) and not hedges(linked.copy) and close:
        why = f"stated as fact: “{_text(words)}” was left out"
        return Finding("attribution", "corrupting", why)
    return Finding(kind, "benign", f"{verb}: “{_text(words)}”")


def finding_of(
    piece: Piece, linked: LinkedWords, around: Surroundings, spin: float, threshold: float
) -> Finding:
    """Return the kind, the severity and the explanation of one edit.

    Parameters
    ----------
    piece : Piece
        Of any relation but ``same``.
    linked : LinkedWords
        The link it stands in.
    around : Surroundings
    spin : float
        Probability (0 to 1) that a machine made the substitution.
    threshold : float
        Probability above which it is called spin.
    """
    if piece.relation in ("inserted", "deleted"):
        return _one_sided(piece, linked)
    text = f"“{_text(piece.original)}” became “{_text(piece.copy)}”"
    if piece.relation == "format":
        return Finding("format", "benign", f"the same, written otherwise: {text}")
    if piece.relation == "moved":
        return Finding("reordering", "benign", f"moved: “{_text(piece.copy)}”")
    finding = (
        _value_finding(piece) or _name_finding(piece, around) or _stance_finding(piece, linked)
    )
    if finding is not None:
        return finding
    if spin > threshold:
        why = f"{text}: a swap as a program makes it ({spin:.0%})"
        return Finding("synonym", "spin", why)
    return Finding("synonym", "benign", text)


def alters_quotation(piece: Piece) -> bool:
    """Tell whether words put into or left out of a quotation change what was said."""
    if piece.relation == "inserted":
        return True
    return piece.relation == "deleted" and denials(piece.original) > 0


def unmatched_figures(linked: LinkedWords) -> dict[int, str]:
    """Pair figures missing on one side with those missing on the other.

    Returns
    -------
    dict
        Start offset of a figure's word on its own side, negative for the
        original's, → the explanation; empty unless the numbers of unmatched
        figures agree, so that a figure merely left out is not taken for one
        that was changed.
    """
    sides: tuple[list[Word], list[Word]] = ([], [])
    for piece in linked.pieces:
        if piece.relation in ("inserted", "deleted"):
            sides[0].extend(word for word in piece.original if is_numeric(word))
            sides[1].extend(word for word in piece.copy if is_numeric(word))
    if linked.link.overlap < RETOLD or len(sides[0]) != len(sides[1]):
        return {}
    values = [Counter(number_value([word]) for word in side) for side in sides]
    if None in values[0] or None in values[1] or values[0] == values[1]:
        return {}
    found: dict[int, str] = {}
    for ours, theirs in zip(*sides, strict=True):
        why = f"the figure was changed: “{ours.form}” became “{theirs.form}”"
        found[-ours.start - 1] = found[theirs.start] = why
    return found


def figure_finding(piece: Piece, figures: Mapping[int, str]) -> Finding | None:
    """Return the finding for an insertion or deletion that holds an unmatched figure."""
    places = [-word.start - 1 for word in piece.original] + [word.start for word in piece.copy]
    why = next((figures[place] for place in places if place in figures), None)
    return Finding("number", "corrupting", why) if why else None
