"""Links: of pages, of Markdown, and addresses written out; every span indexes the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.read import from_html, from_text
from spindetect.read.links import LONGEST_ADDRESS, MOST_LINKS
from spindetect.read.record import from_json
from spindetect.records import Article

URL = "https://courier.example/news/2024/ferry.html"
PROSE = "<p>The harbour froze over on Sunday, for the first time in thirty years.</p>"


def links(article: Article) -> list[tuple[str, str]]:
    assert all(article.text[link.start : link.end] == link.text for link in article.links)
    assert sorted(article.links, key=lambda link: link.start) == list(article.links)
    return [(link.text, link.url) for link in article.links]


def page(*parts: str, head: str = "", url: str | None = URL) -> Article:
    return from_html(f"<head>{head}</head><article>{PROSE}{''.join(parts)}</article>", url=url)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://wire.example/a?b=1#c", "https://wire.example/a?b=1#c"),
        ("HTTP://wire.example/", "HTTP://wire.example/"),
        ("//wire.example/a", "https://wire.example/a"),
        ("/about", "https://courier.example/about"),
        ("boats.html", "https://courier.example/news/2024/boats.html"),
        ("?page=2", "https://courier.example/news/2024/ferry.html?page=2"),
        (" https://wire.example/a\n ", "https://wire.example/a"),
        ("https://wire.exam\nple/a", "https://wire.example/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("#comments", None),
        ("", None),
        ("javascript:void(0)", None),
        ("JavaScript:alert(1)", None),
        ("mailto:desk@courier.example", None),
        ("tel:+4400", None),
        ("data:text/html,x", None),
        ("http:///nowhere", None),
        ("https://[wire/a", None),
        ("//[wire/a", None),
        ("https://wire.example/" + LONGEST_ADDRESS * "a", None),
    ],
)
def test_addresses_of_a_page(href: str, url: str | None) -> None:
    article = page(f'<p>See <a href="{href}">the wire</a> for more of this.</p>')
    assert links(article) == ([("the wire", url)] if url else [])


def test_relative_links_need_a_base() -> None:
    part = '<p>See <a href="/about">us</a> and <a href="//wire.example">them</a>.</p>'
    assert links(page(part, url=None)) == [("them", "https://wire.example")]
    based = page(part, head='<base href="http://post.example/en/">', url=None)
    assert links(based) == [("us", "http://post.example/about"), ("them", "http://wire.example")]
    both = page('<p>See <a href="x">us</a>.</p>', head='<base href="/en/">')
    assert links(both) == [("us", "https://courier.example/en/x")]


def test_a_link_spans_its_words_alone() -> None:
    article = page(
        "<p>  Read\n <b>all</b> <a href=/a>\n the <i> whole\n</i>  story </a> , then\xa0"
        "<a href=/b>more</a><a href=/c>!</a><br> <a href=/d>next<br>line</a><a href=/e> </a></p>"
    )
    at = "https://courier.example"
    assert links(article) == [
        ("the whole story", f"{at}/a"),
        ("more", f"{at}/b"),
        ("!", f"{at}/c"),
        ("next\nline", f"{at}/d"),
    ]


def test_a_link_around_blocks_is_one_in_each() -> None:
    article = page('<a href="/a"><h3>Boats</h3><div>Prices rise <b>again</b></div></a>')
    url = "https://courier.example/a"
    assert links(article) == [("Boats", url), ("Prices rise again", url)]


def test_links_of_the_furniture_count_and_hidden_ones_do_not() -> None:
    article = page(
        '<nav><a href="/">Home</a></nav>',
        '<p>Ice <span hidden>and <a href="/x">unseen</a></span> melts.</p>',
        '<footer><a href="https://wire.example/ferry">First on Wire</a></footer>',
        '<a href="/logo"><img src="logo.png"></a>',
    )
    assert links(article) == [
        ("Home", "https://courier.example/"),
        ("First on Wire", "https://wire.example/ferry"),
    ]


def test_preformatted_links() -> None:
    article = page("<pre>one\r\n&#13;\n  <a href=/a>two\r\n three</a></pre>")
    assert links(article) == [("two\n three", "https://courier.example/a")]


def test_addresses_on_a_page_that_are_no_links() -> None:
    assert links(page("<p>First on https://wire.example/ferry.</p>")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("First on https://wire.example/a.", "https://wire.example/a"),
        ("(https://wire.example/a_(b))", "https://wire.example/a_(b)"),
        ("“https://wire.example/a?b=c&d”, it said", "https://wire.example/a?b=c&d"),
        ("<HTTPS://wire.example>", "HTTPS://wire.example"),
        ("[1] https://wire.example/a]...", "https://wire.example/a"),
        ("at www.wire.example/a, said", "www.wire.example/a"),
    ],
)
def test_addresses_written_out(text: str, found: str) -> None:
    url = found if found[:4].lower() == "http" else f"http://{found}"
    assert links(from_text(text)) == [(found, url)]


@pytest.mark.parametrize("text", ["https://", "http://?", "awww.x", "www.", "https://[x", "a.b/c"])
def test_what_is_no_address(text: str) -> None:
    assert links(from_text(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From [the *Courier*](https://c.example/a).", [("the *Courier*", "https://c.example/a")]),
        ('[A](https://c.example/b_(c) "A title")', [("A", "https://c.example/b_(c)")]),
        ("[A](<https://c.example/b>)", [("A", "https://c.example/b")]),
        ("[A](/b) [B](#c) [C](mailto:d@c.example)", []),
        ("![Ice](https://c.example/ice.jpg)", []),
        ("<https://c.example/a> or https://c.example/b.", None),
        ("[![Ice](ice.jpg)](https://c.example/a)", [("https://c.example/a",) * 2]),
        ("- [A](https://c.example)\n- [B](https://d.example)", None),
    ],
)
def test_links_of_markdown(text: str, found: list[tuple[str, str]] | None) -> None:
    written = links(from_text(text, markdown=True))
    if found is None:
        assert len(written) == 2
    else:
        assert written == found


def test_plain_text_has_no_markdown() -> None:
    text = "From [the Courier](https://c.example/a)."
    assert links(from_text(text)) == [("https://c.example/a",) * 2]


@pytest.mark.parametrize(
    "data",
    [
        '{"text": "Ice.\\n\\nFrom https://c.example/a."}',
        '{"paragraphs": ["Ice.", {"text": " From https://c.example/a."}]}',
    ],
)
def test_addresses_of_json_articles(data: str) -> None:
    assert links(from_json(data, source="a.json")) == [("https://c.example/a",) * 2]


def test_links_are_bounded() -> None:
    many = page(*(f"<p><a href=/{i}>x</a></p>" for i in range(MOST_LINKS + 50)))
    assert len(many.links) == MOST_LINKS
    assert len(from_text("http://a.example/x " * (MOST_LINKS + 50)).links) == MOST_LINKS


@pytest.mark.parametrize(
    "text",
    [
        "[a](" * 100_000,
        "[a](x" + "x" * 400_000,
        "![" * 200_000,
        "[" * 400_000,
        ("https://a.example/" + ")" * 2000 + " ") * 200,
        "[a](x" + " " * 400_000,
        "[a](" + "(b" * 200_000,
    ],
)
def test_texts_made_to_be_slow(text: str) -> None:
    assert len(links(from_text(text, markdown=True))) in {0, 200}


ADDRESSES = st.sampled_from(["/a", "https://b.example", "#c", "d.html", "http://[", "//e.example"])
PIECES = st.lists(
    st.tuples(st.sampled_from(["<a>", "</a>", "<p>", "<br>", "<pre>", " ", "\n", "w", "\xa0"]))
    | st.tuples(st.just("<a href='{}'>"), ADDRESSES),
    max_size=30,
)


@given(PIECES.map(lambda pieces: "".join(form.format(*rest) for form, *rest in pieces)))
def test_any_links_have_exact_spans(markup: str) -> None:
    article = from_html(f"<p>Ice.</p>{markup}", url=URL)
    for text, url in links(article):
        assert text == text.strip() != ""
        assert url.startswith(("http://", "https://"))
    paragraphs = [(p.start, p.end) for p in article.paragraphs]
    for link in article.links:
        assert any(start <= link.start < link.end <= end for start, end in paragraphs)
