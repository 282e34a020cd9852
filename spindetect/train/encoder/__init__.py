"""How ``models/encoder`` is made: a static student of a transformer, for spun news.

Run it with ``python -m spindetect.train.encoder``. In stages: sentences of
``train/``, each spun once in a style and strength of its own; a vocabulary of
the teacher's word pieces and the words of news; the teacher's vectors of the
clean texts; regression of clean and spun sentences on the clean one's vector;
then contrast between neighbouring sentences of one document.
"""

from __future__ import annotations

from spindetect.train.encoder.making import make_encoder
from spindetect.train.encoder.recipe import Progress, Recipe

__all__ = ["Progress", "Recipe", "make_encoder"]
