"""The training spinner on a thesaurus of our own, small enough to see through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import ConfigurationError
from spindetect.train.spinner import Spinner, SpunText
from spindetect.train.spinner_inflect import Form, PartOfSpeech, analyse, inflect
from spindetect.train.spinner_reading import read_tokens
from spindetect.train.spinner_styles import STYLES
from spindetect.train.spinner_swaps import frequent_swaps, stock_phrases
from spindetect.train.spinner_thesaurus import FUNCTION_WORDS, Thesaurus
from spindetect.train.spinner_usage import Usage, count_words, learn_usage

SYNSETS: list[tuple[str, tuple[str, ...]]] = [
    ("n", ("harbor", "haven")),
    ("n", ("bridge", "span")),
    ("n", ("mayor", "city manager")),
    ("n", ("price", "toll")),
    ("n", ("price", "value")),
    ("v", ("inspect", "audit")),
    ("v", ("say", "state")),
    ("v", ("carry out", "run")),
    ("a", ("large", "big")),
    ("a", ("late", "recent")),
    ("v", ("price", "label")),
]
MOBY = {"bridge": "arch,gangway,viaduct", "inspect": "eye,probe", "harbor": "cove,lair"}
COUNTS = {word: 500 for _, members in SYNSETS for word in members}
SWAPS = {
    "n official": ("authority", "=authorities"),
    "a recent": ("current",),
    "n mayor": ("head of the city",),
    "n apple": ("orange",),
}
TINY = Thesaurus(SYNSETS, MOBY, COUNTS, SWAPS)
STORY = (
    "The mayor has inspected two bridges before the harbor opened. “Late prices hurt,” said Sam "
    "Price, an official of the port.\n\nThe mayor's office, at desk@harbor.example, will not be "
    "carrying out the work because officials inspect a large bridge."
)
STYLE_NAMES = sorted(STYLES)


def spin(text: str, style: str, strength: float = 1.0, seed: int = 1) -> SpunText:
    return Spinner(style, strength, seed, thesaurus=TINY).spin(text)


def put_back(spun: SpunText) -> str:
    text = spun.text
    for swap in reversed(spun.swaps):
        text = text[: swap.copy_start] + swap.original + text[swap.copy_end :]
    return text


WORDS = st.sampled_from(
    [*STORY.split(), "a", "an", "has", "two", "\n", "“Bridge", "—", "MAYOR", "don’t", "Harbor"]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=120), st.just(STORY))


@given(TEXTS, st.sampled_from(STYLE_NAMES), st.floats(0, 1), st.integers(0, 99))
def test_spans_are_exact_on_both_sides(text: str, style: str, strength: float, seed: int) -> None:
    spun = spin(text, style, strength, seed)
    for swap in spun.swaps:
        assert text[swap.original_start : swap.original_end] == swap.original
        assert spun.text[swap.copy_start : swap.copy_end] == swap.copy
    assert put_back(spun) == text
    for first, second in zip(spun.swaps, spun.swaps[1:], strict=False):
        assert first.original_end <= second.original_start
        assert first.copy_end <= second.copy_start


@given(TEXTS, st.sampled_from(STYLE_NAMES))
def test_strength_zero_changes_nothing(text: str, style: str) -> None:
    assert spin(text, style, 0.0) == SpunText(text, ())


@given(st.sampled_from(STYLE_NAMES), st.integers(0, 50))
def test_same_seed_same_copy_whatever_was_spun_before(style: str, seed: int) -> None:
    spinner = Spinner(style, 0.6, seed, thesaurus=TINY)
    first = spinner.spin(STORY)
    spinner.spin("Another bridge.")
    assert spinner.spin(STORY) == first
    assert Spinner(style, 0.6, seed, thesaurus=TINY).spin(STORY) == first


@given(TEXTS, st.integers(0, 30))
def test_lines_stay_lines(text: str, seed: int) -> None:
    assert spin(text, "mixed", 0.8, seed).text.count("\n") == text.count("\n")


@given(st.integers(0, 200))
def test_grammar_words_and_addresses_are_never_swapped(seed: int) -> None:
    for style in ("wordnet", "moby", "thesaurus_machine"):
        for swap in spin(STORY, style, 1.0, seed).swaps:
            assert "@" not in swap.original
            if swap.kind == "synonym":
                assert swap.original.lower() not in FUNCTION_WORDS
            assert not STORY[: swap.original_end].endswith("desk")


def test_strength_is_the_share_of_eligible_words() -> None:
    text = "\n".join(f"A bridge {i} spans it." for i in range(400))
    gentle = len(spin(text, "wordnet", 0.2).swaps)
    thorough = len(spin(text, "wordnet", 0.9).swaps)
    assert 0 < gentle < thorough


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridges fell.", "The spans fell."),
        ("They inspected it.", "They audited it."),
        ("They were inspecting it.", "They were auditing it."),
        ("The larger one.", "The bigger one."),
        ("BRIDGES ARE CLOSED TODAY IN TOWN", "SPANS ARE CLOSED TODAY IN TOWN"),
        ("Harbor traffic slowed.", "Haven traffic slowed."),
        ("It was carried out.", "It was run."),
    ],
)
def test_form_and_case_are_kept(text: str, expected: str) -> None:
    assert spin(text, "wordnet").text == expected


def test_a_word_keeps_its_substitute_through_the_document() -> None:
    text = "The price rose. " * 30
    copies = [swap.copy for swap in spin(text, "wordnet").swaps]
    commonest = max(copies.count(copy) for copy in set(copies))
    assert commonest / len(copies) > 0.5


def test_names_are_hit_in_some_documents_and_spared_in_most() -> None:
    text = "On Monday Sam Price spoke."
    hits = [
        any(s.kind == "name" and s.original == "Price" for s in spin(text, "wordnet", 1.0, n).swaps)
        for n in range(300)
    ]
    assert 0.02 < sum(hits) / len(hits) < 0.3


def test_a_sentence_may_start_with_a_name_known_from_elsewhere() -> None:
    tokens = read_tokens("We met Ann Price. Price spoke. The rice cost more.")
    assert [t.text for t in tokens if t.name] == ["Ann", "Price", "Price"]


def test_headlines_have_no_names() -> None:
    tokens = read_tokens("Harbor Bridge Closed For Repairs\nThe bridge is old.")
    assert not any(t.name for t in tokens)


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    tokens = read_tokens("They heard Sen. Price and J. Price speak.")
    assert all(t.name for t in tokens if t.text == "Price")


def test_stock_phrases_numbers_and_perfects() -> None:
    text = "It has closed two piers before noon, but not for long."
    seen = {(s.original, s.copy) for n in range(200) for s in spin(text, "mechanical", 1, n).swaps}
    assert {("before", "prior to"), ("two", "2"), ("has", "has actually")} <= seen


def test_articles_are_repaired_and_sometimes_not() -> None:
    text = "He saw a bridge."
    copies = {Spinner("moby", 1.0, n, thesaurus=TINY).spin(text).text for n in range(400)}
    assert "He saw an arch." in copies
    assert "He saw a arch." in copies


def test_broken_marks_as_in_the_wild() -> None:
    text = "He left.\n“When it opens, we go.”"
    copies = {spin(text, "frequent", 0.5, n).text for n in range(200)}
    assert "He left.\n” When it opens, we go.”." in copies
    assert any("“When it opens, we go.”" in copy for copy in copies)


def test_frequent_swaps_prefer_the_hand_picked() -> None:
    assert "authorities" in spin("The officials left.", "frequent").text
    assert "authorit" in spin("The official left.", "frequent").text


def test_a_swap_used_otherwise_is_no_plausible_one() -> None:
    picky = Thesaurus(SYNSETS, MOBY, COUNTS, SWAPS, alike=lambda _, b: float(b == "value"))
    assert picky.frequent("price", "n") == ("value",)
    assert picky.frequent("bridge", "n") == ()


def test_careless_synonyms_ignore_the_part_of_speech() -> None:
    assert ("label", "v") in TINY.careless("price")
    assert ("value", "n") in TINY.careless("price")


@pytest.mark.parametrize(("style", "strength"), [("nonsense", 0.5), ("moby", 1.5), ("moby", -0.1)])
def test_impossible_settings_are_refused(style: str, strength: float) -> None:
    with pytest.raises(ConfigurationError):
        Spinner(style, strength, 1, thesaurus=TINY)


@pytest.mark.parametrize(
    ("lemma", "part_of_speech", "form", "expected"),
    [
        ("party", "n", "s", "parties"),
        ("crisis", "n", "s", "crises"),
        ("earnings", "n", "s", "earnings"),
        ("class", "n", "s", "classes"),
        ("member of staff", "n", "s", "members of staff"),
        ("stop", "v", "ed", "stopped"),
        ("visit", "v", "ing", "visiting"),
        ("admit", "v", "en", "admitted"),
        ("forgo", "v", "en", "forgone"),
        ("undertake", "v", "ed", "undertook"),
        ("take part", "v", "ing", "taking part"),
        ("tie", "v", "ing", "tying"),
        ("agree", "v", "ing", "agreeing"),
        ("have", "v", "s", "has"),
        ("early", "a", "er", "earlier"),
        ("important", "a", "est", "most important"),
        ("hot", "a", "er", "hotter"),
        ("unite", "v", "ed", "united"),
    ],
)
def test_inflection(lemma: str, part_of_speech: PartOfSpeech, form: Form, expected: str) -> None:
    assert inflect(lemma, part_of_speech, form) == expected


@pytest.mark.parametrize("lemma", ["carry", "stop", "take", "bridge", "push", "agree", "undergo"])
@pytest.mark.parametrize("form", ["s", "ed", "ing"])
def test_analysis_undoes_inflection(lemma: str, form: Form) -> None:
    def known(word: str, part_of_speech: PartOfSpeech) -> bool:
        return (word, part_of_speech) == (lemma, "v")

    readings = analyse(inflect(lemma, "v", form), known)
    assert (lemma, form) in {(reading.lemma, reading.form) for reading in readings}


def test_tables_are_well_formed() -> None:
    for entry, substitutes in frequent_swaps().items():
        part_of_speech, _, lemma = entry.partition(" ")
        assert part_of_speech in {"n", "v", "a", "r"}
        assert lemma not in {s.removeprefix("=") for s in substitutes if not s.startswith("=")}
        assert all(substitutes)
    for phrase, substitutes in stock_phrases().items():
        assert phrase
        assert all(s and s != phrase for s in substitutes)


def test_words_in_the_same_places_are_alike() -> None:
    texts = [f"the {word} of the old town was closed" for word in ("bridge", "span")] * 40
    texts += ["we will vote on budgets and taxes soon", "they debate budgets and fees soon"] * 40
    words = count_words(texts)
    # Singular vectors need more words than the vectors have dimensions.
    fillers = [" ".join(f"{a}{b}x" for b in "abcdefghijklmnop") for a in "qrstuvwxyz"]
    usage = learn_usage(texts + fillers, words + count_words(fillers))
    assert isinstance(usage, Usage)
    assert usage.alike("bridge", "span") > usage.alike("bridge", "budgets")
    assert usage.alike("bridge", "unheard") == 0.0
