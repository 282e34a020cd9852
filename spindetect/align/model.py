"""The learned link model: four small networks, kept as JSON."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Final

from spindetect.align.context import CONTEXT_FEATURES
from spindetect.align.features import PAIR_FEATURES, RUN_FEATURES
from spindetect.align.support import SUPPORT_FEATURES
from spindetect.errors import ModelError
from spindetect.networks import Network, parse_network
from spindetect.resources import model_path

__all__ = ["SCHEMA", "LinkModel", "load_link_model"]

SCHEMA: Final = "spindetect.align.links/1"


@dataclass(frozen=True, slots=True)
class LinkModel:
    """What decides whether two units are linked.

    Parameters
    ----------
    pair : Network
        Over :data:`~spindetect.align.features.PAIR_FEATURES`: a sentence
        against a sentence.
    context : Network
        Over :data:`~spindetect.align.context.CONTEXT_FEATURES`: that score
        among its rivals and neighbours.
    run : Network
        Over :data:`~spindetect.align.features.RUN_FEATURES`: a run rather than
        its best single pair.
    threshold : float
        Log-odds above which a link is worth having.
    support : Network or None
        Over :data:`~spindetect.align.support.SUPPORT_FEATURES`: a link among the
        others of its pair. None believes every link.
    plausible, certain : float
        Log-odds of that from which a link is believed: in a pair of which one text is a copy
        of the other, and in any pair.
    """

    pair: Network
    context: Network
    run: Network
    threshold: float
    support: Network | None = None
    plausible: float = 0.0
    certain: float = 0.0


@functools.cache
def load_link_model(name: str = "align/links.json") -> LinkModel:
    """Load the bundled link model.

    Raises
    ------
    ModelError
        When the file is missing or not of this version.
    """
    path = model_path(name)
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["schema"] != SCHEMA:
            raise ModelError(f"has schema {table['schema']!r}", source=name)
        return LinkModel(
            parse_network(table["pair"], PAIR_FEATURES),
            parse_network(table["context"], CONTEXT_FEATURES),
            parse_network(table["run"], RUN_FEATURES),
            float(table["threshold"]),
            parse_network(table["support"], SUPPORT_FEATURES),
            float(table["plausible"]),
            float(table["certain"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("is not a link model of this version", source=name) from error
