"""The bundled encoder may not fall below what the project set out to reach."""

from __future__ import annotations

import pytest

from spindetect.encode import load_encoder
from tests.eval import corpora, encoder

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not corpora.have_dev(), reason=corpora.missing_message()),
]

# The bars; what was measured stands in the model card.
FLOORS = {"spun": 0.935, "clean": 0.97, "sts test": 0.77, "rewrites": 0.96}
FLOOR_OF_MARGIN = 0.17


def test_the_bundled_encoder_holds_its_floors() -> None:
    measured = encoder.measure(load_encoder().encode)
    assert {name: value for name, value in FLOORS.items() if measured[name] < value} == {}
    assert measured["spun margin"] >= FLOOR_OF_MARGIN
