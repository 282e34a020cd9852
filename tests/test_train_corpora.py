"""The real training corpora, where they are: what the makers of copies rely on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from spindetect.errors import ConfigurationError
from spindetect.train import corpora
from spindetect.train.spinner import Spinner
from spindetect.train.spinner_thesaurus import FUNCTION_WORDS, Thesaurus

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _corpora_present() -> None:
    try:
        corpora.train_folder()
    except ConfigurationError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return Thesaurus(corpora.read_synsets(), dict(corpora.read_moby()), {})


def test_releases_are_text() -> None:
    releases = corpora.read_press_releases()
    assert len(releases) > 25_000
    assert len({r.id for r in releases}) == len(releases)
    assert not any("\x00" in r.text or r.office.startswith(".") for r in releases)


def test_pages_are_text_not_markup() -> None:
    pages = corpora.read_agency_pages()
    assert len(pages) > 2_000
    assert not any("</" in paragraph for page in pages for paragraph in page.paragraphs)


def test_parallel_sentences_are_in_order_with_distinct_versions() -> None:
    groups = corpora.read_parallel_groups()
    assert {"cs", "de", "ja", "ru", "uk", "zh"} <= set(groups)
    for sentences in groups.values():
        numbers = [int(s.id.rpartition("-")[2]) for s in sentences]
        assert all(a < b for a, b in pairwise(numbers))
        assert all(len(set(s.versions)) == len(s.versions) for s in sentences)


def test_alignments_point_at_words() -> None:
    for row in corpora.read_word_alignment():
        for a, b in (*row.sure, *row.possible):
            assert a < len(row.a)
            assert b < len(row.b)


@pytest.mark.parametrize("style", ["wordnet", "moby", "frequent", "thesaurus_machine", "mixed"])
def test_real_text_is_spun_with_exact_spans(thesaurus: Thesaurus, style: str) -> None:
    spinner = Spinner(style, 0.6, 3, thesaurus=thesaurus)
    for release in corpora.read_press_releases()[:3000:100]:
        spun = spinner.spin(release.text)
        assert len(spun.swaps) > 3
        for swap in spun.swaps:
            assert release.text[swap.original_start : swap.original_end] == swap.original
            assert spun.text[swap.copy_start : swap.copy_end] == swap.copy
            if swap.kind == "synonym":
                assert swap.original.lower() not in FUNCTION_WORDS
