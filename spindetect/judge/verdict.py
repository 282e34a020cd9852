"""From evidence to a verdict, with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from spindetect.evidence import LinkedWords
from spindetect.evidence.pieces import HELD
from spindetect.judge.features import (
    DERIVATION_FEATURES,
    derivation_features,
    reuse_of,
)
from spindetect.judge.guards import excused, may_be_spun
from spindetect.judge.manner import MANNER_FEATURES, is_unchanged, manner_features
from spindetect.judge.model import MANNERS, JudgeModel, load_judge_model
from spindetect.judge.pair import PairEvidence
from spindetect.judge.reasons import DERIVATION_GROUPS, derivation_reasons, manner_reasons
from spindetect.records import Link, Manner, Reason, Verdict

__all__ = ["judge", "with_manners"]

Vector = NDArray[np.float64]

# A link with fewer words in common than this was told anew. Set by judgement, not tuned; it
# names the manner of one link, never of the pair.
REWRITTEN_OVERLAP = 0.45

# What a guard does not allow is at most this probable.
SLIGHT = 0.25
# Log-odds that a copy is verbatim of which no word was changed. Set by judgement; it places the
# reason among the others.
SURE = 6.0
_SPUN = MANNERS.index("spun")


def _link_manner(linked: LinkedWords, spun: int) -> Manner:
    """Return the manner of one link, given how many of its swaps are a machine's."""
    if all(piece.relation in HELD for piece in linked.pieces):
        return "verbatim"
    if spun:
        return "spun"
    return "rewritten" if linked.link.overlap < REWRITTEN_OVERLAP else "edited"


def with_manners(evidence: PairEvidence, manner: Manner | None) -> tuple[Link, ...]:
    """Return the links with the manner of each.

    Parameters
    ----------
    evidence : PairEvidence
    manner : Manner or None
        Of the whole pair: a single swap in a copy that is not spun is a
        person's, however odd.
    """
    counts = [0] * len(evidence.linked)
    if manner == "spun":
        for (index, _), probability in evidence.spin.probabilities.items():
            counts[index] += probability > evidence.spin.threshold
    return tuple(
        replace(linked.link, manner=_link_manner(linked, count))
        for linked, count in zip(evidence.linked, counts, strict=True)
    )


def _table(names: Sequence[str], values: Vector) -> dict[str, float]:
    return dict(zip(names, map(float, values), strict=True))


def _group_weights(model: JudgeModel, features: Vector) -> dict[str, float]:
    """Log-odds that each group of features adds, against a pair that says nothing."""
    variants = np.tile(features, (len(DERIVATION_GROUPS) + 1, 1))
    for row, names in enumerate(DERIVATION_GROUPS.values(), start=1):
        columns = [DERIVATION_FEATURES.index(name) for name in names]
        variants[row, columns] = model.reference[columns]
    scores = model.log_odds(variants)
    return {
        code: float(scores[0] - score)
        for code, score in zip(DERIVATION_GROUPS, scores[1:], strict=True)
    }


def _handled(
    evidence: PairEvidence, model: JudgeModel, *, whole: bool
) -> tuple[Manner, float, list[Reason]]:
    """Return a copy's manner, the probability that it was spun, and the reasons."""
    values = manner_features(evidence)
    table = _table(MANNER_FEATURES, values)
    if is_unchanged(evidence, whole=whole):
        return "verbatim", 0.0, manner_reasons(evidence, "verbatim", table, SURE)
    shares = model.manner_shares(values)
    if not may_be_spun(evidence, table):
        shares[_SPUN] = min(shares[_SPUN], SLIGHT)
    manner = model.manner_of(shares)
    share = float(np.clip(shares[MANNERS.index(manner)], 1e-6, 1 - 1e-6))
    # Another manner may be likelier that the threshold does not allow; that is no evidence
    # against the one that is named.
    weight = max(float(np.log(share / (1 - share))), 0.0)
    shown = evidence.spun() if manner == "spun" else evidence
    return manner, float(shares[_SPUN]), manner_reasons(shown, manner, table, weight)


def judge(evidence: PairEvidence, *, model: JudgeModel | None = None) -> Verdict:
    """Weigh the evidence of a pair.

    Parameters
    ----------
    evidence : PairEvidence
    model : JudgeModel, optional
        The bundled one when left out.

    Returns
    -------
    Verdict
        ``independent`` below the model's threshold and whenever nothing is
        linked; ``derived`` when most of the copy's story is linked, else
        ``partial``.
    """
    model = model or load_judge_model()
    features = derivation_features(evidence)
    log_odds = float(model.log_odds(features))
    probability = 1.0 / (1.0 + float(np.exp(-log_odds)))
    if not evidence.alignment.links:
        probability = 0.0
    elif excused(evidence.shown(copied=True)):
        probability = min(probability, SLIGHT)
    weights = _group_weights(model, features)
    accused = probability >= model.threshold
    evidence = evidence.shown(copied=accused)
    reuse, _ = reuse_of(evidence)
    reasons = derivation_reasons(evidence, _table(DERIVATION_FEATURES, features), weights)
    derivation = "independent" if not accused else "derived" if reuse >= model.whole else "partial"
    manner: Manner | None = None
    spin = 0.0
    if accused:
        manner, spin, named = _handled(evidence, model, whole=derivation == "derived")
        reasons += named
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return Verdict(
        derivation=derivation,  # type: ignore[arg-type]  # mypy widens chained conditionals
        derivation_probability=probability,
        manner=manner,
        spin_probability=spin,
        reuse=reuse,
        reasons=tuple(reasons),
    )
