"""Notice a text that is clearly not English, without a language model."""

from __future__ import annotations

from collections.abc import Sequence

from spindetect.records import Notice

__all__ = ["language_notices"]

# Frequent in English and not words of its neighbours (as "in", "was", "we" and "is" are).
_FUNCTION_WORDS = frozenset(
    "the and that with by this are will from have has were been said which their would they who "
    "these than about when there had she them what could of to".split()
)
# Of 5,969 press releases of train/, two had a smaller share (a list of towns, a script);
# one in a hundred has less than 0.17. Passages of German, French, Dutch and Norwegian: 0 to 0.03.
_LEAST_SHARE = 0.045
_FEWEST_WORDS = 30
_MOST_FORMS = 500
_LEAST_LATIN = 0.5


def language_notices(
    forms: Sequence[str],
) -> tuple[Notice, ...]:
    """Return a notice when a text is clearly not English.

    Parameters
    ----------
    forms : sequence of str
        The normalised words and marks of the text; some hundreds, evenly taken, are looked at.

    Returns
    -------
    tuple of Notice
        Empty, or one with the code ``"language"``. Short texts in Latin
        letters give none: they may be anything.

    Examples
    --------
    >>> [notice.code for notice in language_notices(["Москва", "молчит", "."])]
    ['language']
    """
    step = 1 + len(forms) // _MOST_FORMS
    sample = [form for form in forms[::step] if form[0].isalpha()]
    if not sample:
        return ()
    # Of letters, which is what they begin with; each tried by an expression takes longer.
    latin = sum([f[0] <= "z" or "\u00c0" <= f[0] <= "\u024f" for f in sample]) / len(sample)
    if latin < _LEAST_LATIN:
        return (_notice("most of its words are not in Latin letters"),)
    if len(sample) < _FEWEST_WORDS:
        return ()
    share = sum([form.lower() in _FUNCTION_WORDS for form in sample]) / len(sample)
    if share < _LEAST_SHARE:
        return (_notice("hardly any of its words are the small words of English"),)
    return ()


def _notice(reason: str) -> Notice:
    """Return the notice, with the reason for it."""
    return Notice(
        "language",
        f"The text does not seem to be English: {reason}. "
        "spindetect was made for English, so its findings are less sure here.",
    )
