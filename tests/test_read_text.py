"""Plain text, Markdown, JSON and encodings: nothing changes, nothing is lost."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import EmptyArticleError, SourceFormatError
from spindetect.read import Declared, from_record, from_text, read
from spindetect.read.article import plain_line_ends
from spindetect.read.decode import declared_in_markup, decode
from spindetect.read.source import sniff
from spindetect.records import Article

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
PROSE = st.text(st.sampled_from("abcABC .,!\n\r\t #-=*1é中\u200b\u2028\x85"), max_size=300)


def uncovered(article: Article) -> str:
    """Everything outside the paragraphs' spans."""
    edges = [0, *(e for p in article.paragraphs for e in (p.start, p.end)), len(article.text)]
    assert edges == sorted(edges), "paragraphs overlap or are out of order"
    return "".join(article.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def assert_exact(article: Article) -> None:
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.text == paragraph.text.strip() != ""


@given(TEXTS | PROSE)
def test_plain_text_is_kept_and_covered(text: str) -> None:
    if not text.strip():
        with pytest.raises(EmptyArticleError):
            from_text(text)
        return
    article = from_text(text)
    assert article.text == plain_line_ends(text)
    assert_exact(article)
    assert not uncovered(article).strip()


@given(PROSE)
def test_markdown_covers_all_but_heading_markers(text: str) -> None:
    if not text.strip():
        return
    article = from_text(text, markdown=True)
    assert_exact(article)
    assert not uncovered(article).strip(" \t\n\u2028\x85#=-")


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))))
def test_line_ends_do_not_matter(lines: list[str]) -> None:
    if not "".join(lines).strip():
        return
    unix, dos, mac = (from_text(end.join(lines)) for end in ("\n", "\r\n", "\r"))
    assert unix == dos == mac


@given(TEXTS)
def test_text_survives_utf8_with_and_without_a_mark(text: str) -> None:
    if any(ord(c) < 32 or ord(c) == 127 for c in text) or text.startswith("\ufeff"):
        return
    for mark in (b"", codecs.BOM_UTF8):
        decoded = decode(mark + text.encode(), source="t")
        assert (decoded.text, decoded.encoding, decoded.notices) == (text, "utf-8", ())


def paragraphs(text: str) -> list[str]:
    return [p.text for p in from_text(text).paragraphs]


def test_blank_lines_separate_paragraphs() -> None:
    assert paragraphs("One.\n\nTwo.\n \t\nThree.\n") == ["One.", "Two.", "Three."]


def test_scraped_lines_are_paragraphs() -> None:
    lines = [
        "Posted on",
        "The mill at Varne closed on Friday, ending a century and a half of work by the river.",
        "“We are all sorry,” said its owner.",
        "Filed under: Towns",
    ]
    assert paragraphs("\n".join(lines)) == lines


WRAPPED = """\
The mill at Varne closed on Friday, ending a century and a half of work
by the river. Its owner, Marta Oyelaran, said that the price of cotton
had doubled within a year and that no buyer could be found.
Workers were told at noon. Most of them live within a mile of the gates,
and some are the fourth of their family to work there.

The town council will meet on Monday to talk about the empty buildings
and what may become of them."""


def test_wrapped_text_is_joined() -> None:
    found = paragraphs(WRAPPED)
    assert [p.split()[0] for p in found] == ["The", "Workers", "The"]
    assert found[0].count("\n") == 2


def test_wrapped_list_items_stay_apart() -> None:
    items = "- the weaving shed, which is listed and may\n  not be torn down\n- the dye house"
    text = f"{WRAPPED}\n\n{items}"
    assert len(paragraphs(text)) == 5


def test_a_line_broken_in_mid_sentence_runs_on() -> None:
    text = (
        "Roads between the two towns, which carry most of the valley's trade,\n"
        "have been closed since the flood of last week, and will stay closed for as long as the "
        "river stands above the second mark on the old bridge, the road office said on Tuesday.\n"
        "Trains run as usual."
    )
    assert [p.split()[0] for p in paragraphs(text)] == ["Roads", "Trains"]


def test_markdown_headings_get_roles_and_spans_without_markers() -> None:
    text = "# Mill closes #\n\nIt was old.\n## What next\nNobody knows.\n\nHistory\n-------\nLong."
    article = from_text(text, markdown=True)
    assert [(p.text, p.role) for p in article.paragraphs] == [
        ("Mill closes", "headline"),
        ("It was old.", None),
        ("What next", "subheading"),
        ("Nobody knows.", None),
        ("History", "subheading"),
        ("Long.", None),
    ]
    assert article.text == text
    assert article.title == "Mill closes"


def test_a_title_given_is_not_replaced_by_a_heading() -> None:
    article = from_text("# One\n\nText.", markdown=True, declared=Declared(title="Two", url="u"))
    assert (article.title, article.url) == ("Two", "u")


FRENCH = "Le café de la gare a fermé ses portes hier, à côté de l’église. " * 4
GREEK = "Το λιμάνι έκλεισε τη Δευτέρα εξαιτίας της κακοκαιρίας, είπε ο δήμαρχος. " * 6
POLISH = "Port zamknięto w poniedziałek z powodu burzy, powiedział burmistrz Gdańska. " * 6
RUSSIAN = "Порт был закрыт в понедельник из-за шторма, сообщил мэр города. " * 6
CHINESE = "星期一港口因暴风雨关闭，市长表示渡轮将于明天恢复运行。" * 6


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_told_by_mark_or_zeros(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), source="t").text == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"), [(GREEK, "iso-8859-7"), (RUSSIAN, "koi8-r"), (CHINESE, "gb18030")]
)
def test_a_declared_encoding_is_used(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), source="t", declared=encoding)
    assert (decoded.text, decoded.notices) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
    ],
)
def test_an_undeclared_encoding_is_detected_and_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), source="t")
    assert decoded.text == text
    assert [n.code for n in decoded.notices] == ["encoding_detected"]


def test_a_few_curly_quotation_marks_are_read_as_windows_text() -> None:
    text = "The mayor said “no” to the plan, and left the hall without a word. " * 3
    decoded = decode(text.encode("cp1252"), source="t")
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


def test_utf8_declared_as_latin1_is_read_as_utf8() -> None:
    assert decode(FRENCH.encode(), source="t", declared="iso-8859-1").text == FRENCH


@pytest.mark.parametrize("declared", ["utf-8", "klingon-8", "hex"])
def test_a_wrong_declaration_is_said(declared: str) -> None:
    decoded = decode(FRENCH.encode("cp1252"), source="t", declared=declared)
    assert decoded.text == FRENCH
    assert "encoding_declared_wrong" in {n.code for n in decoded.notices}


def test_a_cut_character_does_not_make_utf8_something_else() -> None:
    decoded = decode(FRENCH.encode()[:-3] + "é".encode()[:1], source="t")
    assert decoded.text.startswith(FRENCH[:200])
    assert [n.code for n in decoded.notices] == ["encoding_damaged"]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n\x1a\n",
        b"{\\rtf1 Hello}",
        b"\x1f\x8b\x08",
        b"text with \x00 in it",
        bytes(range(1, 256)) * 4,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceFormatError, match=r"^a\.bin: "):
        decode(data, source="a.bin")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=koi8-r>", "koi8-r"),
        (b'<meta http-equiv="x" content="text/html; charset=GBK">', "GBK"),
        (b'<?xml version="1.0" encoding="latin-1"?><html>', "latin-1"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"<p>charset=none</p>", None),
    ],
)
def test_markup_declares_an_encoding(data: bytes, encoding: str | None) -> None:
    assert declared_in_markup(data) == encoding


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", "html"),
        (b"<!-- saved --><html>", "html"),
        (b"<p class=x>Hi", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'{"text": "x"}', "json"),
        (b"{sic} he said", "text"),
        (b"<3 this town", "text"),
        (b"", "text"),
    ],
)
def test_content_is_sniffed(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_a_json_article_keeps_what_it_declares() -> None:
    fields = {
        "id": "7",
        "url": "https://a.example/7",
        "title": "Mill closes",
        "byline": "Ann Ott",
        "published": "2024-01-02",
        "publisher": "The Varne Post",
        "language": "en",
    }
    body = ["First.", {"text": " Second. ", "role": "caption"}, "", {"text": "Third."}]
    article = from_record({**fields, "paragraphs": body, "other": 1}, source="a.json")
    assert article.text == "First.\n\nSecond.\n\nThird."
    assert [p.role for p in article.paragraphs] == [None, "caption", None]
    assert {name: getattr(article, name) for name in fields} == fields
    assert_exact(article)


def test_a_number_is_an_id() -> None:
    assert from_record({"id": 12, "text": "x"}, source="a").id == "12"


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({}, '"text" nor "paragraphs"'),
        ({"text": 3}, '"text" is a number'),
        ({"text": None}, '"text" nor "paragraphs"'),
        ({"paragraphs": "one"}, '"paragraphs" is a string'),
        ({"paragraphs": ["a", 2]}, '"paragraphs\\[1\\]" is a number'),
        ({"paragraphs": [{"role": "body"}]}, '"paragraphs\\[0\\].text" is null'),
        ({"paragraphs": [{"text": "a", "role": "boss"}]}, "none of the roles"),
        ({"text": "a", "title": ["b"]}, '"title" is a list'),
        ({"text": "a", "id": True}, '"id" is true or false'),
    ],
)
def test_a_wrong_field_is_named(record: dict[str, object], field: str) -> None:
    with pytest.raises(SourceFormatError, match=field):
        from_record(record, source="a.json")


def test_lone_surrogates_survive() -> None:
    article = from_record(json.loads(r'{"text": "a\ud800b"}'), source="a.json")
    assert article.text == "a\ud800b"
    assert article.sha256 == hashlib.sha256(b"a\xed\xa0\x80b").hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", b"One.\r\nTwo.", "One.\nTwo."),
        ("a.MD", b"# One", "# One"),
        ("a.json", b'{"text": "One."}', "One."),
        ("a.jsonl", b'\n{"text": "One."}\n\n', "One."),
        ("a.html", b"<p>One.", "One."),
        ("page", b"<!doctype html><p>One.", "One."),
        ("a.story", b'{"text": "One."}', "One."),
        ("noname", b"<3 One.", "<3 One."),
    ],
)
def test_a_file_is_read_by_suffix_or_content(
    tmp_path: Path, name: str, content: bytes, text: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    article = read(str(path))
    assert (article.text, article.source) == (text, str(path))
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_standard_input_is_sniffed() -> None:
    assert read("-", stdin=io.BytesIO(b'{"text": "One."}')).text == "One."
    assert read("-", stdin=io.BytesIO(b"One.")).source == "-"
