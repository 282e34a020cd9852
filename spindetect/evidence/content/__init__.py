"""What of a story was left out, and what was put in."""

from __future__ import annotations

from spindetect.evidence.content.finding import find_content
from spindetect.evidence.content.story import Story, story_of

__all__ = ["Story", "find_content", "story_of"]
