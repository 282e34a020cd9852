"""Article → Document: normalised, cut into sentences and words, every span exact."""

from __future__ import annotations

from spindetect.prepare.document import prepare

__all__ = ["prepare"]
