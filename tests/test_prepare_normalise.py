from __future__ import annotations

import itertools
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.prepare.normalise import normalise
from spindetect.prepare.offsets import apply_edits

# Ordinary text with everything that normalisation looks for in it.
ALPHABET = st.one_of(
    st.sampled_from(
        "aeo. ,AB1\n\t“”‘’«»–—−…\u00a0\u2009\u200b\u200c\u200d\u200e\u202e\u00ad\ufeff\ufe0f"
        "\u0430\u0435\u0456\u0410\u03b1\u03bf\u0391\uff41\uff21\ufb01\u0301\u0308é½²™\U0001d41a"
        "\u05d0\u0627\u0915\u094d\u4e2d\U0001f600\U0001f3f4\U000e0067\u2028"
    ),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(ALPHABET, max_size=80)


@given(TEXTS)
def test_the_map_is_monotone_and_inside_the_source(text: str) -> None:
    mapped = normalise(text).mapped
    if mapped.starts is None or mapped.ends is None:
        assert len(mapped.text) == len(text)
        return
    assert len(mapped.starts) == len(mapped.ends) == len(mapped.text)
    assert np.all(np.diff(mapped.starts) >= 0)
    assert np.all(np.diff(mapped.ends) >= 0)
    assert np.all(mapped.starts < mapped.ends)
    if len(mapped.text):
        assert mapped.starts[0] >= 0
        assert mapped.ends[-1] <= len(text)


@given(TEXTS)
def test_normalising_each_mapped_source_span_gives_the_character_again(text: str) -> None:
    mapped = normalise(text).mapped
    for index, character in enumerate(mapped.text):
        start, end = mapped.source_span(index, index + 1)
        if character.isascii() and character.isalnum() and text[start:end].isascii():
            assert character in text[start:end]


@given(TEXTS)
def test_normalising_again_changes_nothing_and_hides_nothing(text: str) -> None:
    once = normalise(text).text
    twice = normalise(once)
    assert twice.text == once
    assert twice.hidden == ()


@given(st.text(st.characters(max_codepoint=0x7F), max_size=80))
def test_ascii_stays_as_it_is(text: str) -> None:
    result = normalise(text)
    assert result.text == text
    assert result.mapped.starts is None


@given(TEXTS)
def test_hidden_marks_are_in_order_and_quote_the_source(text: str) -> None:
    hidden = normalise(text).hidden
    assert all(text[mark.start : mark.end] == mark.text for mark in hidden)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hidden))


@given(
    st.text("abc", max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 3), st.text("xyz", max_size=4))),
)
def test_edits_map_like_a_slow_oracle(text: str, drawn: list[tuple[int, int, str]]) -> None:
    edits = []
    last = 0
    for start, size, new in sorted(drawn):
        if start >= last and start + size <= len(text):
            edits.append((start, start + size, new))
            last = start + size
    mapped = apply_edits(text, edits)
    wanted: list[tuple[str, int, int]] = []
    position = 0
    for start, end, new in edits:
        wanted += [(text[k], k, k + 1) for k in range(position, start)]
        wanted += [(character, start, end) for character in new]
        position = end
    wanted += [(text[k], k, k + 1) for k in range(position, len(text))]
    assert mapped.text == "".join(character for character, _, _ in wanted)
    for index, (_, start, end) in enumerate(wanted):
        assert mapped.source_span(index, index + 1) == (start, end)


@pytest.mark.parametrize(
    ("published", "plain"),
    [
        ("“Seize it,” he said.", '"Seize it," he said.'),
        ("‘We’re off’", "'We're off'"),
        ("„Gut“ «bon»", '"Gut" "bon"'),
        ("2010–11, Paris–Dakar", "2010-11, Paris-Dakar"),
        ("unsurprised– offered", "unsurprised-- offered"),
        ("the end — or not", "the end -- or not"),
        ("well\u2010known non\u2011stop \u22125", "well-known non-stop -5"),
        ("wait… what", "wait... what"),
        ("10\u00a0000\u202f€", "10 000 €"),
        ("\ufb01nal o\ufb03ce", "final office"),
        ("\uff26\uff35\uff2c\uff2c 100", "FULL 100"),
        ("cafe\u0301", "café"),
        ("Acme™ 2½ m² word¹", "Acme™ 2½ m² word¹"),
    ],
)
def test_typography_becomes_plain_and_is_no_evidence(published: str, plain: str) -> None:
    result = normalise(published)
    assert result.text == plain
    assert result.hidden == ()


@pytest.mark.parametrize(
    ("published", "visible", "names"),
    [
        ("of\u200bficials", "officials", ["ZERO WIDTH SPACE"]),
        ("offi\u200dcials", "officials", ["ZERO WIDTH JOINER"]),
        ("offi\u200ccials", "officials", ["ZERO WIDTH NON-JOINER"]),
        ("the\u2060re", "there", ["WORD JOINER"]),
        ("minis\u00adter", "minister", ["SOFT HYPHEN"]),
        ("pay\u202ement", "payment", ["RIGHT-TO-LEFT OVERRIDE"]),
        ("pay\u200ement", "payment", ["LEFT-TO-RIGHT MARK"]),
        ("a\ufeffb", "ab", ["ZERO WIDTH NO-BREAK SPACE"]),
        ("wo\ufe0frd", "word", ["VARIATION SELECTOR-16"]),
        ("a\U000e0061b", "ab", ["TAG LATIN SMALL LETTER A"]),
        ("p\u0430yment", "payment", ["CYRILLIC SMALL LETTER A"]),
        ("\u0421hina", "China", ["CYRILLIC CAPITAL LETTER ES"]),
        ("g\u03bfvernment", "government", ["GREEK SMALL LETTER OMICRON"]),
        ("\u0391merica", "America", ["GREEK CAPITAL LETTER ALPHA"]),
        ("m\uff4fney", "money", ["FULLWIDTH LATIN SMALL LETTER O"]),
        ("it was \u0430 man", "it was a man", ["CYRILLIC SMALL LETTER A"]),
        (
            "a \u0441\u0430\u0440\u0435 of rock",
            "a cape of rock",
            ["Cyrillic letters that spell “cape”"],
        ),
        ("sell \uff54\uff49\uff4d\uff45 now", "sell time now", ["Fullwidth letters"]),
        (
            "the \U0001d429\U0001d428\U0001d42b\U0001d42d shut",
            "the port shut",
            ["Mathematical letters"],
        ),
        ("the c\u0585uncil", "the council", ["ARMENIAN SMALL LETTER OH"]),
        ("the \u217ceague", "the league", ["SMALL ROMAN NUMERAL FIFTY"]),
        (
            "the \u202elicnuoc\u202c met",
            "the council met",
            ["RIGHT-TO-LEFT OVERRIDE: written backwards"],
        ),
        ("p\u0336ay", "pay", ["a line through a letter"]),
        (
            "the \u202eya\u0336p\u202c left",
            "the pay left",
            ["RIGHT-TO-LEFT OVERRIDE: written backwards"],
        ),
        ("\u0441\u200bity", "city", ["CYRILLIC SMALL LETTER ES", "ZERO WIDTH SPACE"]),
    ],
)
def test_hidden_characters_are_undone_and_reported(
    published: str, visible: str, names: list[str]
) -> None:
    result = normalise(published)
    assert result.text == visible
    assert [mark.why.split(" in")[0].split(" among")[0] for mark in result.hidden] == names


@pytest.mark.parametrize(
    "honest",
    [
        "\ufeffThe harbour",
        "a family \U0001f468\u200d\U0001f469\u200d\U0001f467 smiled",
        "a heart \u2764\ufe0f and a key 1\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u05e9\u05dc\u05d5\u05dd\u200f, he said",
        "line\u00ad\nend",
        "10\u00a0000 people",
        "\u041c\u043e\u0441\u043a\u0432\u0430 and \u0391\u03b8\u03ae\u03bd\u03b1",
        "the Russian word \u0441\u043e\u0440 means litter",
        "\u041c\u0438\u0440 fell, and the \u0441\u0430\u0440\u0435 of it",
        "a stamp of the \u0421\u0421\u0421\u0420 from 1961",
        "where \U0001d465 = 3 and \U0001d439 = \U0001d45a\U0001d44e",
        "\u65e5\u672c \uff34\uff4f\uff4b\uff59\uff4f station",
        "Henry \u2167 and Vie\u0323\u0302t Nam",
        "TNF\u03b1, NF\u03baB and 5 \u03bcm",
        "Zo\u00eb, \u0141\u00f3d\u017a, \u0130stanbul, \u00c5ngstr\u00f6m",
    ],
)
def test_honest_uses_are_not_reported(honest: str) -> None:
    assert normalise(honest).hidden == ()


@pytest.mark.parametrize(
    ("unit", "count", "marks"),
    [
        # A way that reads all of a text again for each word takes minutes with so many.
        ("the \u0441\u043e\u0440 was ", 30_000, 30_000),
        ("\U0001d4d0\U0001d4d1\U0001d4d2 ", 50_000, 0),
        ("a", 200_000, 0),
    ],
)
def test_a_text_made_to_be_slow_is_read(unit: str, count: int, marks: int) -> None:
    assert len(normalise("\u042f " + unit * count).hidden) == marks


def test_a_joiner_that_shapes_stays() -> None:
    family = "\U0001f468\u200d\U0001f469"
    assert normalise(family).text == family


def test_spans_lead_back_over_several_kinds_of_change() -> None:
    text = "\ufeff“Of\u200bfi\u0441ials… ” — cafe\u0301"
    result = normalise(text)
    assert result.text == '"Officials... " -- café'
    start = result.text.index("Officials")
    assert text[slice(*result.mapped.source_span(start, start + 9))] == "Of\u200bfi\u0441ials"
    start = result.text.index("café")
    assert text[slice(*result.mapped.source_span(start, start + 4))] == "cafe\u0301"
    assert unicodedata.normalize("NFC", "cafe\u0301") == "café"


def test_half_a_character_reads_as_none_and_spans_stay() -> None:
    text = "No\ud800w \udfff\u2026 then"
    mapped = normalise(text).mapped
    assert mapped.text == "No\ufffdw \ufffd... then"
    assert [mapped.source_span(*span) for span in ((2, 3), (5, 6), (10, 14))] == [
        (2, 3),
        (5, 6),
        (8, 12),
    ]
