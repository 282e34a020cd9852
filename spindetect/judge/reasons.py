"""Reasons behind a verdict, in plain words with the figures in them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from spindetect.judge.features import reuse_of
from spindetect.judge.pair import PairEvidence
from spindetect.records import Change, ChangeKind, Manner, Reason

__all__ = ["DERIVATION_GROUPS", "corruption_reason", "derivation_reasons",
           "machine_swaps", "manner_reasons"]  # fmt: skip

# Features that say the same thing to a reader are one reason.
DERIVATION_GROUPS: dict[str, tuple[str, ...]] = {
    "content": ("reuse", "coverage", "links"),
    "order": ("in_order", "neighbours"),
    "meaning": ("best_score", "mean_score", "three_best_scores", "similarity", "stories"),
    "wording": ("overlap", "best_wording", "two_best_wordings", "five_grams", "longest_run"),
    "vocabulary": ("shared_rare_words", "shared_names"),
    "length": ("length", "original_length"),
}
# What stands in the copy in the place of another, by the kind of the change.
_NOUN: dict[ChangeKind, str] = {
    "name": "name",
    "number": "figure",
    "date": "date",
    "quote": "quotation",
    "negation": "denial",
    "modality": "degree of certainty",
    "attribution": "source",
}
_FEW_WORDS = 60
# Shares from this on would be written as 100%.
ALMOST = 0.995
# Mean cosine from which a reason speaks of closeness; it chooses the words, not the verdict.
CLOSE = 0.55


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _share_of(kept: float) -> str:
    """Say a share of words beside which some were changed: never that it is all."""
    return "nearly all" if ALMOST <= kept < 1 else _percent(kept)


def _plural(count: int, noun: str) -> str:
    if count == 1:
        return f"{count} {noun}"
    # "degrees of certainty"
    head, _, rest = noun.partition(" ")
    return f"{count} {head}s {rest}".rstrip()


def _content(evidence: PairEvidence) -> str:
    linked = {j for link in evidence.alignment.links for j in link.copy}
    if not linked:
        return "no sentence of the copy can be told to come from one of the original"
    reuse, coverage = reuse_of(evidence)
    verb = "carries" if len(linked) == 1 else "carry"
    return (
        f"{_plural(len(linked), 'sentence')} of the copy ({_percent(reuse)} of its story) {verb} "
        f"the content of sentences of the original ({_percent(coverage)} of its story)"
    )


def _order(evidence: PairEvidence) -> str:
    links = evidence.alignment.links
    moved = sum(link.moved for link in links)
    if len(links) < 2:
        return "too few sentences are linked for their order to say anything"
    if not moved:
        return "the linked sentences stand in the original's order throughout"
    return f"{len(links) - moved} of {len(links)} links keep the original's order"


def _meaning(evidence: PairEvidence) -> str:
    links = evidence.alignment.links
    if not links:
        return "no two sentences say the same beyond what reports of one event share"
    mean = sum(link.similarity for link in links) / len(links)
    verdict = "are close in meaning" if mean >= CLOSE else "are only loosely alike in meaning"
    return f"the linked sentences {verdict} ({mean:.2f}, where 1 is the same)"


def _wording(values: Mapping[str, float]) -> str:
    runs = values["five_grams"]
    if not runs:
        return "outside quotations, the story shares no run of five words with the original"
    longest = round(math.expm1(values["longest_run"]))
    return (
        f"outside quotations, {_percent(runs)} of the copy's runs of five words stand in the "
        "original; "
        f"the longest run in common is {longest} words"
    )


def _vocabulary(values: Mapping[str, float]) -> str:
    return (
        f"{_percent(values['shared_names'])} of the copy's names and figures and "
        f"{_percent(values['shared_rare_words'])} of its rare words stand in the original"
    )


def derivation_reasons(
    evidence: PairEvidence, values: Mapping[str, float], weights: Mapping[str, float]
) -> list[Reason]:
    """Explain the derivation.

    Parameters
    ----------
    evidence : PairEvidence
    values : mapping of str to float
        Feature name → value.
    weights : mapping of str to float
        Group of features → what it added to the log-odds.
    """
    messages = {
        "content": _content(evidence),
        "order": _order(evidence),
        "meaning": _meaning(evidence),
        "wording": _wording(values),
        "vocabulary": _vocabulary(values),
    }
    words = min(sum(narrative.words) for narrative in evidence.narratives)
    if words < _FEW_WORDS:
        messages["length"] = (
            f"the shorter text has only {_plural(words, 'word')}; short texts prove less"
        )
    # That a text is short, or that no link is believed, speaks for no one's having copied.
    innocent = {"length"} if evidence.alignment.links else {"length", "content", "order", "meaning"}
    return [
        Reason(code, message, weights[code])
        for code, message in messages.items()
        if code not in innocent or weights[code] < 0
    ]


def machine_swaps(evidence: PairEvidence) -> Iterator[tuple[str, str]]:
    """Yield what was swapped for what, in small letters, as often as a program did."""
    for (index, at), probability in evidence.spin.probabilities.items():
        if probability > evidence.spin.threshold:
            piece = evidence.linked[index].pieces[at]
            yield (
                " ".join([word.form.lower() for word in piece.original]),
                " ".join([word.form.lower() for word in piece.copy]),
            )


def manner_reasons(
    evidence: PairEvidence, manner: Manner, values: Mapping[str, float], weight: float
) -> list[Reason]:
    """Explain the manner.

    Parameters
    ----------
    evidence : PairEvidence
    manner : Manner
    values : mapping of str to float
        Feature name → value.
    weight : float
        Log-odds of the manner against all others.
    """
    swaps = Counter(machine_swaps(evidence))
    kept = values["same"] + values["format"]
    if manner == "spun":
        (ours, theirs), times = swaps.most_common(1)[0] if swaps else (("", ""), 0)
        often = f", {times} times" if times > 1 else ""
        example = f" (“{ours}” became “{theirs}”{often})" if swaps else ""
        message = f"{_plural(swaps.total(), 'swap')} of words look like a program's{example}"
        words, misfits = evidence.spin.put
        if misfits > 1:
            message += f"; {misfits} of {words} new words hardly fit where they stand"
    elif manner == "verbatim":
        message = "the words of the linked sentences are unchanged"
    elif manner == "edited":
        message = (
            f"{_share_of(kept)} of the words in linked sentences are unchanged, and the changes "
            "read as a person's: cuts, additions and a few rewordings"
        )
    else:
        message = (
            f"the linked sentences say the same in other words: only {_percent(kept)} of the "
            "words are the original's"
        )
    return [Reason(f"manner_{manner}", message, weight)]


def corruption_reason(changes: Iterable[Change]) -> Reason | None:
    """Count what a copy now says wrongly; None where there is nothing.

    Parameters
    ----------
    changes : iterable of Change
    """
    wrong = [change.kind for change in changes if change.severity == "corrupting"]
    if not wrong:
        return None
    counts = Counter(_NOUN.get(kind, "word") for kind in wrong)
    parts = [_plural(count, noun) for noun, count in counts.most_common()]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return Reason("corrupted", f"now wrong in the copy: {listed}", 0.0)
