"""Accuracy on the dev corpora may not fall below what was pinned."""

from __future__ import annotations

import os

import pytest

from tests.eval import corpora, derivation, gate, links, made
from tests.eval.framing_status import status_measures, status_results
from tests.eval.made_links import made_results
from tests.eval.manner import manner_measures, manner_results
from tests.eval.pairs import derivation_pairs
from tests.eval.same_event import event_measures, event_results
from tests.eval.scoring import build_aligner, score_pairs

pytestmark = [
    pytest.mark.eval,
    pytest.mark.slow,
    pytest.mark.skipif(not corpora.have_dev(), reason=corpora.missing_message()),
]


def _floors(prefix: str) -> gate.Floors:
    floors = gate.load()
    if not floors.is_pinned(prefix):
        pytest.skip(f"no floor of {prefix}* is pinned yet: python -m tests.eval --pin")
    return floors


def _hold(floors: gate.Floors, measured: dict[str, float], prefix: str) -> None:
    failures = gate.check(floors, measured, corpora.dev_digest(), prefix=prefix)
    assert not failures, "\n".join(failures)


def test_derivation_holds_its_floors() -> None:
    floors = _floors("derivation.")
    jobs = min(4, os.cpu_count() or 1)
    scores = score_pairs("spindetect", derivation_pairs(extra=False), jobs=jobs)
    _hold(floors, derivation.measures(derivation.summarise("spindetect", scores)), "derivation.")


def test_links_hold_their_floors() -> None:
    floors = _floors("links.")
    measured = links.measures(links.links(build_aligner("spindetect")))
    _hold(floors, measured | event_measures(event_results()), "links.")


@pytest.mark.skipif(not made.have_spinner(), reason=made.NO_SPINNER)
def test_links_of_made_documents_hold_their_floors() -> None:
    floors = _floors("made.")
    _hold(floors, made.made_measures(made_results(made.FLOOR_DOCUMENTS)), "made.")


@pytest.mark.skipif(not made.have_spinner(), reason=made.NO_SPINNER)
def test_manners_hold_their_floors() -> None:
    floors = _floors("manner.")
    jobs = min(4, os.cpu_count() or 1)
    _hold(floors, manner_measures(manner_results(jobs=jobs)), "manner.")


@pytest.mark.skipif(not made.have_spinner(), reason=made.NO_SPINNER)
def test_what_became_of_framing_holds_its_floors() -> None:
    floors = _floors("framing_status.")
    jobs = min(4, os.cpu_count() or 1)
    _hold(floors, status_measures(status_results(jobs=jobs)), "framing_status.")
