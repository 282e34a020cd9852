"""Training pairs, made from a corpus of our own small enough to hold in a test."""

# ruff: noqa: S311 - seeded randomness is what these tests are about
from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import ConfigurationError
from spindetect.train import copies, copies_mining, copies_sources, corpora, spinner
from spindetect.train.copies import TrainingPair, make_pair, make_pairs
from spindetect.train.copies_edits import EDITS, STRUCTURAL_EDITS, drop_some, merge_some, split_some
from spindetect.train.copies_furniture import frame
from spindetect.train.copies_making import edited, verbatim
from spindetect.train.copies_mining import containment, longest_shared_run, mine_pairs
from spindetect.train.copies_recipes import MIX
from spindetect.train.copies_units import Layout, Unit, as_original, gold_links, lay_out
from spindetect.train.spinner_thesaurus import Thesaurus

NOUNS = "harbor bridge ferry council mayor budget garden school library market tram museum".split()
VERBS = "opened closed inspected funded praised reviewed delayed repaired visited measured".split()
NAMES = ("Orla Finch", "Teo Varga", "Sen. Alma Reyes", "Ruth Okafor")
TINY = Thesaurus(
    [("n", ("harbor", "haven")), ("v", ("repair", "mend")), ("n", ("budget", "fund"))],
    {"bridge": "arch,span", "market": "bazaar,fair"},
    {"haven": 500, "mend": 500, "fund": 500},
)
CACHED = (
    corpora.read_press_releases,
    corpora.read_agency_pages,
    corpora.read_parallel_groups,
    copies_mining.mined_pairs,
    copies_sources.mined,
    copies_sources.same_event_pairs,
    copies_sources.release_story,
    copies_sources.agency_story,
)
RECIPES = [row.name for row in MIX]


def sentence(rng: random.Random) -> str:
    words = [rng.choice(NOUNS), rng.choice(VERBS), rng.choice(NOUNS), str(rng.randint(2, 900))]
    tail = rng.choice(("in spring", "after a vote", "with care", "for the town", "at dawn"))
    return (
        f"The {words[0]} {rng.choice(NOUNS)} {words[1]} the {words[2]} near pier {words[3]} "
        f"{tail}, and they {rng.choice(VERBS)} {rng.choice(NOUNS)} {rng.choice(NOUNS)} twice."
    )


def release(number: int) -> dict[str, object]:
    rng = random.Random(number)
    lines = [" ".join(sentence(rng) for _ in range(rng.randint(1, 3))) for _ in range(9)]
    lines.insert(1, f'"We have not slept," said {rng.choice(NAMES)}. "It is late."')
    lines.append(f"The measure is S. {100 + number % 3}.")
    office = ("Finch", "Varga")[number % 2]
    return {
        "id": f"{office}/{1 + number % 3}May2007{office}{number}",
        "office": office,
        "title": f"HARBOR NEWS NUMBER {number}",
        "text": "\n".join(lines),
    }


def write(path: Path, rows: list[dict[str, object]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def page(number: int) -> dict[str, object]:
    rng = random.Random(f"page {number}")
    body = [" ".join(sentence(rng) for _ in range(2)) for _ in range(6)]
    paragraphs = ["Page", "Home", "News", "Contact us", *body, "Share", "Back to top", "Sitemap"]
    return {"id": f"page/{number}", "publisher": "page", "paragraphs": paragraphs}


def parallel(number: int) -> dict[str, object]:
    rng = random.Random(f"parallel {number}")
    return {"id": f"xx-{number}", "versions": [sentence(rng) for _ in range(4)]}


@pytest.fixture(scope="module")
def tiny_corpora(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("corpora")
    work = tmp_path_factory.mktemp("work")
    (folder / "train").mkdir()
    junk: dict[str, object] = {"id": "x", "office": ".DS_Store", "title": "", "text": "\0" * 900}
    short: dict[str, object] = {"id": "y", "office": "Finch", "title": "", "text": "Not available."}
    write(folder / "train/press_releases.jsonl.gz", [junk, short, *map(release, range(40))])
    write(folder / "train/agency_pages.jsonl.gz", [page(n) for n in range(10)])
    write(folder / "train/parallel_versions.jsonl.gz", [parallel(n) for n in range(230)])
    pairs = [
        {"first": a, "second": b, "kind": kind, "cosine": 0.5, "containment": 0.0, "days": 1,
         "same_office": False}
        for a, b, kind in ((0, 1, "same_topic"), (2, 5, "same_topic"), (3, 4, "reedited"))
    ]  # fmt: skip
    (work / "mined_pairs.json").write_text(json.dumps(pairs), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPINDETECT_CORPORA", str(folder))
        patch.setenv("SPINDETECT_WORK", str(work))
        patch.setattr(spinner, "load_thesaurus", lambda: TINY)
        clear()
        yield folder
    clear()


def clear() -> None:
    for module in (corpora, copies_mining, copies_sources, copies):
        for name in dir(module):
            clearing = getattr(getattr(module, name), "cache_clear", None)
            if clearing is not None:
                clearing()


def check_links(pair: TrainingPair) -> None:
    for link in pair.links or ():
        for text, spans in ((pair.original_text, link.original), (pair.copy_text, link.copy)):
            assert spans
            assert all(text[start:end].strip() for start, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert min(len(link.original), len(link.copy)) == 1


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_recipe_keeps_its_promise(tiny_corpora: Path, recipe: str) -> None:
    for number in range(12):
        pair = make_pair(number, 3, recipe=recipe)
        check_links(pair)
        assert pair.recipe == recipe
        assert (pair.manner is None) == (pair.derivation == "independent")
        assert (pair.style is None) == (pair.strength is None)
        if pair.derivation == "independent":
            assert not pair.links
        elif recipe != "reedited":
            assert pair.links


def test_verbatim_links_carry_the_same_words(tiny_corpora: Path) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    for number in range(10):
        pair = make_pair(number, 1, recipe="verbatim")
        for link in pair.links or ():
            (a, b), (c, d) = link.original[0], link.copy[0]
            assert letters(pair.original_text[a:b]) == letters(pair.copy_text[c:d])


def test_partial_copies_are_less_than_half_carried(tiny_corpora: Path) -> None:
    for number in range(10):
        pair = make_pair(number, 2, recipe="partial")
        body = [s for s in pair.copy_roles if s.role in {"body", "headline"}]
        carried = [span for link in pair.links or () for span in link.copy]
        words = sum(len(pair.copy_text[s.start : s.end].split()) for s in body)
        assert 0 < sum(len(pair.copy_text[a:b].split()) for a, b in carried) <= 0.5 * words


def test_independent_pairs_share_no_passage(tiny_corpora: Path) -> None:
    for recipe in ("same_office", "halves", "same_topic", "same_bill"):
        for number in range(5):
            pair = make_pair(number, 4, recipe=recipe)
            bodies = [
                " ".join(text[s.start : s.end] for s in roles if s.role == "body")
                for text, roles in (
                    (pair.original_text, pair.original_roles),
                    (pair.copy_text, pair.copy_roles),
                )
            ]
            assert containment(bodies[0], bodies[1]) < 0.05


def test_spun_pairs_name_their_spinner(tiny_corpora: Path) -> None:
    pair = make_pair(0, 9, recipe="spun")
    assert pair.style is not None
    assert 0.1 <= (pair.strength or 0) <= 0.8


def test_pairs_are_the_same_again_and_do_not_depend_on_how_many(tiny_corpora: Path) -> None:
    few = list(make_pairs(4, 11))
    clear()
    assert list(make_pairs(6, 11))[:4] == few
    assert make_pair(2, 11) == few[2]
    assert make_pair(2, 12) != few[2]


def test_roles_cover_both_texts(tiny_corpora: Path) -> None:
    for pair in make_pairs(20, 8):
        for text, roles in (
            (pair.original_text, pair.original_roles),
            (pair.copy_text, pair.copy_roles),
        ):
            covered = "".join(text[s.start : s.end] for s in roles)
            assert "".join(covered.split()) == "".join(text.split())


def test_an_unknown_recipe_is_refused(tiny_corpora: Path) -> None:
    with pytest.raises(ConfigurationError, match="no recipe"):
        make_pair(0, 0, recipe="sublime")


def test_shares_of_the_mix_add_up() -> None:
    assert sum(row.share for row in MIX) == pytest.approx(1.0)
    assert len(set(RECIPES)) == len(RECIPES)


def test_litter_and_stubs_are_no_releases(tiny_corpora: Path) -> None:
    releases = corpora.read_press_releases()
    assert len(releases) == 40
    assert all(r.office in {"Finch", "Varga"} for r in releases)


def test_parallel_sentences_come_in_order(tiny_corpora: Path) -> None:
    assert [s.id for s in corpora.read_parallel_groups()["xx"]] == [f"xx-{n}" for n in range(230)]


def test_absent_corpora_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPINDETECT_CORPORA", str(tmp_path))
    with pytest.raises(ConfigurationError, match="SPINDETECT_CORPORA"):
        corpora.train_folder()


def test_broken_corpora_name_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "wordnet_synsets.jsonl.gz").write_bytes(b"not gzip")
    (tmp_path / "train" / "word_alignment_train.jsonl").write_text("{", encoding="utf-8")
    monkeypatch.setenv("SPINDETECT_CORPORA", str(tmp_path))
    with pytest.raises(ConfigurationError, match="wordnet_synsets"):
        list(corpora.read_synsets())
    with pytest.raises(ConfigurationError, match="line 1 is not JSON"):
        list(corpora.read_word_alignment())
    with pytest.raises(ConfigurationError, match="moby"):
        list(corpora.read_moby())


UNITS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "The bridge was closed, and they opened it again after the long winter storm.",
                "They left.",
                '"We do not know," said Orla Finch.',
                "Sen. Reyes (R-NE) also said that 5 percent of U.S. bridges are not safe.",
                "A ferry, which had been repaired in May, sank near the harbor in order to rest.",
            ]
        ),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: [Unit(text, opens=opens) for text, opens in rows])


@given(UNITS, st.integers(0, 999))
def test_edits_keep_sources_in_range_and_texts_whole(units: list[Unit], seed: int) -> None:
    made = edited(as_original(units), random.Random(seed)).units
    assert made
    for unit in made:
        assert unit.text.strip()
        assert all(0 <= source < len(units) for source in unit.sources)
        if unit.sources:
            assert list(unit.sources) == sorted(set(unit.sources))


@given(UNITS, st.integers(0, 99))
def test_every_edit_alone_is_safe(units: list[Unit], seed: int) -> None:
    for edit, _ in (*EDITS, *STRUCTURAL_EDITS):
        made = edit(as_original(units), random.Random(seed))
        assert {s for u in made for s in u.sources} <= set(range(len(units)))


@given(UNITS, st.integers(0, 99), st.sampled_from(["\n\n", "\n", " "]))
def test_layout_spans_are_exact(units: list[Unit], seed: int, gap: str) -> None:
    framed = frame(units, random.Random(seed), menus=False)
    page_made = lay_out(framed, Layout(gap))
    for unit, span in zip(framed, page_made.spans, strict=True):
        assert page_made.text[span.start : span.end] == unit.text


def test_a_split_sentence_makes_one_link_of_two_parts() -> None:
    units = [
        Unit("The old bridge was closed for the winter months, and they opened it again in May.")
    ]
    made = split_some(as_original(units), random.Random(1), share=1.0)
    assert [u.text for u in made] == [
        "The old bridge was closed for the winter months.",
        "They opened it again in May.",
    ]
    original, copy = lay_out(units, Layout()), lay_out(made, Layout())
    (link,) = gold_links(made, original, copy)
    assert len(link.original) == 1
    assert len(link.copy) == 2
    assert link.manner == "edited"


def test_merged_sentences_make_one_link_of_two_sources() -> None:
    units = [Unit("The bridge closed.", opens=True), Unit("They left.")]
    (made,) = merge_some(as_original(units), random.Random(1), share=1.0)
    assert made.sources == (0, 1)
    assert made.text.startswith("The bridge closed")
    assert made.text.endswith("they left.")


def test_a_cut_first_sentence_leaves_its_paragraph_break() -> None:
    units = [Unit(f"Line {n} is here.", opens=n % 2 == 0) for n in range(20)]
    made = drop_some(as_original(units), random.Random(3), 0.5)
    paragraphs = [u.sources[0] // 2 for u in made if u.opens]
    assert paragraphs == sorted({u.sources[0] // 2 for u in made})


def test_verbatim_keeps_every_word() -> None:
    units = [Unit('"It’s here," she said - twice.'), Unit("The end.")]
    for seed in range(30):
        made = verbatim(as_original(units), random.Random(seed)).units
        assert [u.sources for u in made] == [(0,), (1,)]
        assert "here" in made[0].text


def test_containment_and_runs() -> None:
    text = " ".join(f"w{n}" for n in range(40))
    half = " ".join(f"w{n}" for n in range(20)) + " " + " ".join(f"v{n}" for n in range(20))
    assert containment(text, text) == 1.0
    assert containment(text, half) == pytest.approx(13 / 33)
    assert containment("too short", text) == 0.0
    assert longest_shared_run(text, half)
    assert not longest_shared_run(text, half.replace("w9", "x"))


def test_mining_tells_edited_from_independent() -> None:
    rng = random.Random(5)
    base = [sentence(rng) for _ in range(12)]
    changed = base[:6] + [sentence(rng) for _ in range(6)]
    names = " ".join(f"quay{n} jetty{n}" for n in range(40))

    def made(number: int, office: str, lines: list[str]) -> corpora.PressRelease:
        return corpora.PressRelease(
            f"{office}/1May2007{office}{number}", office, "", "\n".join(lines)
        )

    topic = [" ".join(rng.sample(names.split(), 30)) for _ in range(3)]
    releases = [
        made(0, "Finch", [*base, names]),
        made(1, "Varga", [*changed, topic[0]]),
        made(2, "Reyes", [topic[1]]),
        made(3, "Okafor", [topic[2]]),
    ]
    # Rarity is judged against other releases, so some are needed.
    releases += [made(n, "Other", [f"word{n}x{k}" for k in range(50)]) for n in range(4, 120)]
    kinds = {(p.first, p.second): p.kind for p in mine_pairs(releases)}
    assert kinds[0, 1] == "reedited"
    assert kinds[2, 3] == "same_topic"
