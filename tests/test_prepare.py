from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spindetect import resources
from spindetect.errors import ModelError
from spindetect.prepare import prepare
from spindetect.prepare import words as words_room
from spindetect.prepare.hidden import strip_hidden
from spindetect.prepare.normalise import normalise
from spindetect.prepare.words import find_words, lexemes, split_words, word_key
from spindetect.records import Article, Paragraph
from spindetect.train.manifest import record
from spindetect.train.words import count_words
from tests.test_prepare_normalise import TEXTS

ROOT = Path(__file__).resolve().parents[1]


def article(text: str) -> Article:
    found = re.finditer(r"\S(?:(?!\n\s*\n).)*", text, re.DOTALL)
    paragraphs = []
    for match in found:
        piece = match[0].rstrip()
        paragraphs.append(Paragraph(match.start(), match.start() + len(piece), piece))
    return Article(text, "<text>", hashlib.sha256(text.encode()).hexdigest(), tuple(paragraphs))


@given(st.lists(TEXTS, max_size=4).map("\n\n".join))
@settings(max_examples=300)
def test_every_span_is_exact_and_every_visible_character_is_in_one_sentence(text: str) -> None:
    document = prepare(article(text))
    covered = [0] * len(text)
    last = 0
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert last <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text
        paragraph = document.article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start
        assert sentence.end <= paragraph.end
        # Neighbours may share a character: "⒈" is a figure and a full stop.
        first_free = ended = sentence.start
        for word in sentence.words:
            assert first_free <= word.start < word.end <= sentence.end
            assert ended <= word.end
            assert text[word.start : word.end] == word.text
            assert 0.0 <= word.weight <= 1.0
            first_free, ended = word.start, word.end
        last = sentence.end
        for position in range(sentence.start, sentence.end):
            covered[position] += 1
    assert max(covered, default=0) <= 1
    visible = strip_hidden(text)[0]
    for position, character in enumerate(visible.text):
        if not character.isspace():
            assert covered[visible.source_span(position, position + 1)[0]] == 1


@given(TEXTS)
def test_words_hold_every_character_of_the_normalised_text(text: str) -> None:
    plain = normalise(text).text
    assert "".join(form for _, _, form in split_words(plain)) == "".join(plain.split())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("one-on-one talks", ["one-on-one", "talks"]),
        ("don't, O'Brien's", ["don't", ",", "O'Brien's"]),
        ("$1,000.50 or 2.5%", ["$", "1,000.50", "or", "2.5", "%"]),
        ("the U.S.-led U.S. force", ["the", "U.S.-led", "U.S.", "force"]),
        ("at 9 a.m. on 11/08/2022", ["at", "9", "a.m.", "on", "11/08/2022"]),
        ("155mm howitzers, 24th", ["155mm", "howitzers", ",", "24th"]),
        ("see https://a.example/b?c=1.", ["see", "https://a.example/b?c=1", "."]),
        ("desk@paper.example wrote", ["desk@paper.example", "wrote"]),
        ("@handle #tag AT&T", ["@handle", "#tag", "AT&T"]),
        ("so -- and... no", ["so", "--", "and", "...", "no"]),
        ("word¹ and m²", ["word", "¹", "and", "m", "²"]),
        ("北京 is", ["北", "京", "is"]),
        ("हिन्दी", ["हिन्दी"]),
    ],
)
def test_word_shapes(text: str, forms: list[str]) -> None:
    assert [form for _, _, form in split_words(text)] == forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë's", "zoe"),
        ("100,000", "100000"),
        ("U.S.", "US"),
        ("U.K.", "UK"),
        ("--", "-"),
        ("Officials", "officials"),
        ("D.C", "D.C."),
    ],
)
def test_keys_that_are_equal(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("1,5", "15"), ("it's", "its-")])
def test_keys_that_differ(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


@given(TEXTS)
@settings(max_examples=300)
def test_words_found_by_stretch_are_those_of_the_expression(text: str) -> None:
    plain, starts, words = find_words(text)
    assert plain == " ".join(text.split())
    found = [
        (start, start + len(word[0]), word[0]) for start, word in zip(starts, words, strict=True)
    ]
    assert found == split_words(text)
    known = lexemes([word[0] for word in words])
    assert all(word[1:] == known[word[0]] for word in words)


@given(
    st.text("aZ9 .\n\u00a0\u00b7\u00bb\u00e9\u0149\u01c5\u2011\u2013\u2014\u2018\u201d\u2026\u2122")
)
def test_ordinary_typography_is_normalised_as_anything_is(text: str) -> None:
    # A letter of another script, set apart, takes the longer way and changes nothing else.
    plain, apart = normalise(text), normalise(f"{text} \u05d0")
    assert apart.text == f"{plain.text} \u05d0"
    assert plain.hidden == apart.hidden == ()
    offsets = range(len(text) + 1)
    assert plain.mapped.positions(offsets) == apart.mapped.positions(offsets)
    assert plain.visible.text == text


def test_lexemes_carry_stems_and_weights() -> None:
    table = lexemes(["negotiating", "negotiated", "the", "said", "Zyxwvq", "."])
    assert table["negotiating"].stem == table["negotiated"].stem
    assert table["the"].weight < table["said"].weight < table["negotiated"].weight
    assert table["Zyxwvq"].weight == 1.0
    assert table["."].weight == 0.0
    assert not table["."].is_word


def test_sentences_met_before_are_prepared_as_they_were() -> None:
    first = prepare(article("The minister paid. He left."))
    again = prepare(article("Rain fell.\n\nThe minister paid. He left."))
    shift = len("Rain fell.\n\n")
    for one, other in zip(first.sentences, again.sentences[1:], strict=True):
        assert (one.start + shift, one.text, one.form) == (other.start, other.text, other.form)
        assert [(w.start + shift, w.text, w.key) for w in one.words] == [
            (w.start, w.text, w.key) for w in other.words
        ]


def test_a_full_lexicon_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_room, "_KEPT_LEXEMES", 3)
    for forms in (["alpha", "beta"], ["gamma", "alpha"], ["delta", "beta", "alpha", "epsilon"]):
        table = lexemes(forms)
        assert set(forms) <= set(table)


def test_hidden_characters_reach_the_document_and_leave_the_words_whole() -> None:
    document = prepare(article("The mi\u200bnister p\u0430id. He left."))
    words = [word for sentence in document.sentences for word in sentence.words]
    assert [word.key for word in words][:4] == ["the", "minister", "paid", "."]
    assert words[1].text == "mi\u200bnister"
    assert document.sentences[0].form == "The minister paid."
    assert [mark.meant for mark in document.hidden] == ["", "a"]
    assert document.word_count == 5


def test_wrapped_lines_are_one_line_in_the_form() -> None:
    document = prepare(article("The committee met in\nthe old hall, and\nleft."))
    assert [sentence.form for sentence in document.sentences] == [
        "The committee met in the old hall, and left."
    ]


GERMAN = (
    "Der Hafen bleibt geschlossen, sagte die Sprecherin am Montag. Niemand wisse, wann er wieder "
    "öffne. Die Fischer warten seit drei Wochen auf eine Entscheidung, und viele haben schon "
    "aufgegeben. Das Amt schweigt dazu."
)
ENGLISH = (
    "The harbour stays closed, the spokeswoman said on Monday. Nobody knows when it will open "
    "again. The fishermen have been waiting for three weeks for a decision, and many of them "
    "have given up. The ministry has been silent about it."
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (GERMAN, ["language"]),
        ("港口仍然关闭。没有人知道什么时候开放。", ["language"]),
        ("Порт закрыт. Никто не знает, когда он откроется.", ["language"]),
        (ENGLISH, []),
        ("Rovers 2, United 1", []),
        ("1 2 3", []),
    ],
)
def test_another_language_is_noticed_and_still_cut(text: str, codes: list[str]) -> None:
    document = prepare(article(text))
    assert [notice.code for notice in document.notices] == codes
    assert document.sentences


def test_an_empty_article_is_an_empty_document() -> None:
    document = prepare(article(""))
    assert document.sentences == ()
    assert document.word_count == 0


@pytest.mark.parametrize("damaged", ["{", "[]", "{}", "3"])
def test_damaged_frequencies_are_named(
    damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "frequencies.json").write_text(damaged, encoding="utf-8")
    monkeypatch.setattr(resources, "models_folder", lambda: tmp_path)
    words_room._frequencies.cache_clear()
    monkeypatch.setattr(words_room, "_lexicon", words_room._Lexicon())
    with pytest.raises(ModelError, match=r"frequencies\.json: cannot be read"):
        lexemes(["word"])
    words_room._frequencies.cache_clear()


def test_preparing_imports_no_training_packages() -> None:
    code = (
        "import sys; from spindetect.prepare import prepare;"
        "from spindetect.records import *;"
        "t='The Dist. Atty. of Arne left. Iran. Trump.';"
        "prepare(Article(t,'x','',(Paragraph(0,len(t),t),)));"
        "print([m for m in ('torch','sklearn','pysbd','trafilatura') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.strip() == "[]"


def test_counting_takes_every_document_once() -> None:
    story = "The harbour is closed. Nobody knows why."
    documents, counts = count_words(iter([story, story, "The mayor left.", ""]))
    assert documents == 2
    assert counts["the"] == 2
    assert counts["harbour"] == 1


def test_the_manifest_is_renewed_and_sorted(tmp_path: Path) -> None:
    for name in ("b.json", "a.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
        record([name], licence="Apache-2.0", made_by="x", models=tmp_path)
    (tmp_path / "a.json").write_text("new", encoding="utf-8")
    digests = record(["a.json"], licence="Apache-2.0", made_by="y", models=tmp_path)
    table = json.loads((tmp_path / "MANIFEST.json").read_text(encoding="utf-8"))
    assert list(table["files"]) == ["a.json", "b.json"]
    assert table["files"]["a.json"]["sha256"] == hashlib.sha256(b"new").hexdigest()
    assert digests == {"a.json": table["files"]["a.json"]["sha256"]}
    for wrong in ("missing.json", "../outside.json"):
        with pytest.raises(ModelError, match="not a file of the models folder"):
            record([wrong], licence="Apache-2.0", made_by="x", models=tmp_path)
