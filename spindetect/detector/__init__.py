"""Composition: a pair of articles through every room, to a Report."""

from __future__ import annotations

from spindetect.detector.config import Config
from spindetect.detector.detector import Detector, score

__all__ = ["Config", "Detector", "score"]
