"""Features → Verdict with Reasons; calibrated."""

from spindetect.judge.features import reuse_of
from spindetect.judge.model import JudgeModel, load_judge_model
from spindetect.judge.pair import PairEvidence
from spindetect.judge.reasons import corruption_reason
from spindetect.judge.verdict import judge, with_manners

__all__ = [
    "JudgeModel",
    "PairEvidence",
    "corruption_reason",
    "judge",
    "load_judge_model",
    "reuse_of",
    "with_manners",
]
