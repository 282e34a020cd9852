"""Whom two articles say they are from: the chain of attribution, compared."""

from __future__ import annotations

from spindetect.evidence.attribution.changes import attribution_changes
from spindetect.evidence.attribution.compare import find_attribution

__all__ = ["attribution_changes", "find_attribution"]
