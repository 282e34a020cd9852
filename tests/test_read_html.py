"""Pages: nothing visible is lost or repeated, and the markup's roles are kept."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import EmptyArticleError, SpindetectError
from spindetect.read import from_html
from spindetect.records import Article, Paragraph

PAGE = (Path(__file__).parent / "data" / "read" / "news_page.html").read_bytes()
URL = "https://courier.example/news/osmund-ferry-close?from=mail"


def story(*middle: str) -> str:
    """A page whose story surrounds the given markup."""
    sentences = [
        "The harbour at Skell froze over on Sunday for the first time in thirty years.",
        "Boats that were due to leave for the fishing grounds stayed at their moorings.",
        "The harbour master said that the ice was four inches thick at the outer wall.",
        "An ice breaker from the mainland is expected to reach the town on Wednesday.",
    ]
    first, second, third, fourth = (f"<p>{sentence}</p>" for sentence in sentences)
    return f"<article>{first}{second}{''.join(middle)}{third}{fourth}</article>"


def found(article: Article, start: str) -> Paragraph:
    (paragraph,) = [p for p in article.paragraphs if p.text.startswith(start)]
    return paragraph


@pytest.fixture(scope="module")
def page() -> Article:
    return from_html(PAGE, source="page.html", url=URL)


def test_metadata(page: Article) -> None:
    assert page.title == "Ferry link to Osmund Island to close for winter"
    assert page.byline == "Tilda Marsh"
    assert page.published == "2024-10-03T08:15:00+01:00"
    assert page.publisher == "The Harrow Bay Courier"
    assert page.language == "en-GB"
    assert page.url == URL
    assert page.canonical_url == "https://courier.example/news/osmund-ferry-close"


def test_spans_are_exact_and_cover_the_text(page: Article) -> None:
    assert page.text == "\n\n".join(p.text for p in page.paragraphs)
    assert all(page.text[p.start : p.end] == p.text for p in page.paragraphs)


def test_every_visible_word_is_there_once_and_in_order(page: Article) -> None:
    body = PAGE.decode().split("<body", 1)[1].split(">", 1)[1]
    body = re.sub(r"<noscript>.*?</noscript>|<span style.*?</span>", "", body, flags=re.S)
    visible = re.sub(r"</?(?:em|span)\b[^>]*>", "", body)
    assert (
        page.text.split()
        == re.sub(r"<[^>]+>", " ", visible)
        .replace("Marsh ,", "Marsh,")
        .replace("Islands ,", "Islands,")
        .split()
    )


@pytest.mark.parametrize(
    ("start", "origin", "role"),
    [
        ("Skip to", "furniture", "navigation"),
        ("The Harrow Bay", "furniture", "navigation"),
        ("Home News Islands", "furniture", "navigation"),
        ("Ferry link", "main", "headline"),
        ("Council says", "furniture", "subheading"),
        ("By Tilda", "furniture", "byline"),
        ("3 October", "furniture", "dateline"),
        ("Tweet", "furniture", "navigation"),
        ("The MV Kestrel", "furniture", "caption"),
        ("HARROW BAY", "main", None),
        ("Residents", "main", None),
        ("“We know", "main", None),
        ("Advertisement", "furniture", "promotion"),
        ("Shop fears", "main", "subheading"),
        ("Osmund school", "furniture", "related_links"),
        ("The repairs", "main", None),
        ("Updated.", "main", None),
        ("The ferry is due", "main", None),
        ("The Courier is part-owned", "main", None),
        ("Posted in", "furniture", "navigation"),
        ("Tilda Marsh has", "furniture", None),
        ("Get the day", "furniture", "promotion"),
        ("About time", "furniture", "navigation"),
        ("Privacy", "furniture", "navigation"),
        ("© 2024", "furniture", "copyright"),
    ],
)
def test_origin_and_role(page: Article, start: str, origin: str, role: str | None) -> None:
    paragraph = found(page, start)
    assert (paragraph.origin, paragraph.role) == (origin, role)


def test_an_embedded_post_has_its_role(page: Article) -> None:
    assert found(page, "Nine days").role == found(page, "— Aldo").role == "social_embed"


def test_hidden_text_is_left_out_and_said(page: Article) -> None:
    assert "cheap ferry" not in page.text
    assert "fishing boat that holds 12 passengers, against" in page.text
    (notice,) = page.notices
    assert notice.code == "hidden_text"
    assert "4 words" in notice.message
    assert "cheap ferry tickets online" in notice.message


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'style="display: none"',
        'style="color:red;visibility:hidden"',
        'style="font-size:0"',
        'style="font-size: 0px !important"',
        'style="opacity:0"',
        'style="position:absolute; left:-9999px"',
        'style="color:#FFF; background:white"',
        'style="color:rgb(255, 255, 255);background-color:#ffffff"',
    ],
)
def test_ways_of_hiding(attributes: str) -> None:
    article = from_html(story(f"<p>Seen <b {attributes}>unseen</b> words.</p>"))
    assert found(article, "Seen").text == "Seen words."
    assert [n.code for n in article.notices] == ["hidden_text"]


STYLED = "<p>Seen words before <span class='x kq' id='z'>unseen here</span> and words after.</p>"


@pytest.mark.parametrize(
    "sheet",
    [
        ".kq { display: none }",
        ".other, .kq{visibility:hidden}",
        "span.kq { position:absolute; left:-4000px; }",
        "#z { font-size: 0 }",
        ".x.kq { opacity: 0 } .x { color: red }",
        "/* .kq{} */ @media print { .kq { display: block } } .kq { display: none; }",
        ".kq { display: none !important } #z { display: inline }",
        "p { background: #fff } .kq { color: white }",
    ],
)
def test_words_hidden_by_a_class_of_the_page(sheet: str) -> None:
    article = from_html(story(f"<style>{sheet}</style>{STYLED}"))
    assert found(article, "Seen").text == "Seen words before and words after."
    (notice,) = article.notices
    assert "2 words" in notice.message


@pytest.mark.parametrize(
    "sheet",
    [
        ".other { display: none }",
        "@media print { .kq { display: none } }",
        "@keyframes a { from { visibility: hidden } to { visibility: visible } }",
        ".kq { display: none } #z { display: inline }",
        ".kq { display: none } .kq { display: inline }",
        ".closed .kq { display: none }",
        ".kq:before { display: none }",
        ".kq { color: #fff }",
        "p { background: #fff } .kq { color: #fff; background-image: url(a.png) }",
        "span { display: none",
        "{}}{.kq",
    ],
)
def test_words_that_a_page_shows(sheet: str) -> None:
    article = from_html(story(f"<style>{sheet}</style>{STYLED}"))
    assert found(article, "Seen").text == "Seen words before unseen here and words after."
    assert article.notices == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Ferry <span class='sr-only'>, opens in a new window,</span> times are out.</p>",
        "<p>Ferry <span style='clip:rect(0 0 0 0);position:absolute'>new</span> times.</p>",
        "<div style='display:none'><a href=/a>Harbor</a> <a href=/b>Weather</a></div>",
        "<nav><ul><li>Home<ul style='visibility:hidden'><li>Deep</li></ul></li></ul></nav>",
        "<div class='modal' hidden><p>Sign up for the letter of the day.</p></div>",
        "<a class='logo' href=/ style='text-indent:-9999px' id='menu-logo'>Kelness Post</a>",
        "<p class='read-more-rest'>The rest of the story is shown upon a click.</p>",
        "<span aria-hidden='true'>*</span>",
    ],
)
def test_honest_hiding_accuses_nobody(piece: str) -> None:
    sheet = "<style>.sr-only{position:absolute;clip:rect(1px,1px,1px,1px)}"
    sheet += ".read-more-rest{display:none}</style>"
    assert from_html(story(sheet + piece)).notices == ()


def test_a_hidden_paragraph_of_the_page_is_said() -> None:
    sheet = "<style>.zq { display:none }</style>"
    article = from_html(story(f"{sheet}<p class='zq'>Cheap ferry tickets for all.</p>"))
    assert "Cheap" not in article.text
    assert "5 words" in article.notices[0].message


@pytest.mark.parametrize(
    "attributes",
    ['style="font-size:0.9em"', 'style="opacity:0.8"', 'style="color:white"', "class=x"],
)
def test_what_is_not_hidden(attributes: str) -> None:
    article = from_html(story(f"<p>Seen <b {attributes}>also</b> words.</p>"))
    assert found(article, "Seen").text == "Seen also words."
    assert article.notices == ()


def test_inline_markup_does_not_break_words_and_breaks_do() -> None:
    article = from_html(story("<p>Un<b>break</b><i>able</i>&nbsp;\n  words<br>and<br/>lines.</p>"))
    assert found(article, "Un").text == "Unbreakable\xa0 words\nand\nlines."


def test_two_breaks_end_a_paragraph() -> None:
    texts = [p.text for p in from_html("<div>One.<br> <br>Two.<br>Three.</div>").paragraphs]
    assert texts == ["One.", "Two.\nThree."]


def test_text_outside_paragraphs_is_kept() -> None:
    article = from_html("<div>Loose <p>Inside.</p> end <table><tr><td>1<td>2</table>tail</div>")
    assert [p.text for p in article.paragraphs] == ["Loose", "Inside.", "end", "1", "2", "tail"]


def test_preformatted_lines_stay() -> None:
    assert from_html("<pre>one\n  two</pre>").text == "one\n  two"


def test_a_paragraph_the_extractor_drops_between_two_of_the_story_is_the_storys() -> None:
    article = from_html(story("<p>Ice.</p>", "<p>2 July 2024</p>"))
    assert found(article, "Ice.").origin == found(article, "2 July").origin == "main"


def test_a_repeated_paragraph_is_kept_as_often_as_it_stands() -> None:
    article = from_html(
        story("<p>It froze again, said the harbour master, and nobody minded.</p>" * 3)
    )
    assert Counter(p.text for p in article.paragraphs).most_common(1)[0][1] == 3


def test_an_aside_of_prose_is_no_list_of_links() -> None:
    article = from_html(story("<aside><p>How ice breakers work: they ride up on it.</p></aside>"))
    assert found(article, "How ice").role is None


def test_a_class_around_the_whole_story_says_nothing() -> None:
    article = from_html(f'<div class="content related-posts-on"><h1>Ice</h1>{story()}</div>')
    assert found(article, "Boats").role is None
    assert found(article, "Boats").origin == "main"


@pytest.mark.parametrize("name", ["content-author", "social-layout", "page related", "ads"])
def test_a_class_around_all_of_the_text_says_nothing(name: str) -> None:
    inner = story().replace("article>", "div>")
    article = from_html(f'<div class="top">Skell</div><div class="{name}">{inner}</div>')
    assert {(p.origin, p.role) for p in article.paragraphs[1:]} == {("main", None)}


def test_the_headline_in_a_header_of_an_article_is_a_headline() -> None:
    article = from_html(f"<header><h1>Harbour frozen</h1></header>{story()}")
    assert found(article, "Harbour frozen").role == "headline"
    assert article.title == "Harbour frozen"


def test_linked_data_fills_what_the_meta_elements_leave_open() -> None:
    data = """{"@type": ["NewsArticle"], "headline": "Ice", "datePublished": "2024-02-01",
      "author": [{"name": "Ann Ott"}, "Bo Hale"], "publisher": {"name": "Skell Post"}}"""
    head = f'<script type="application/ld+json">{data}</script>'
    article = from_html(f"<head>{head}</head>{story()}")
    assert (article.title, article.byline) == ("Ice", "Ann Ott, Bo Hale")
    assert (article.published, article.publisher) == ("2024-02-01", "Skell Post")


@pytest.mark.parametrize("data", ["", "{", "[[[[]]]]", '{"@type": 3}', "[" * 100_000, '"x"'])
def test_broken_linked_data_is_ignored(data: str) -> None:
    article = from_html(f'<script type="application/ld+json">{data}</script>{story()}')
    assert article.byline is None


def test_a_charset_the_page_declares_is_used() -> None:
    data = story("<p>Café “Anker”</p>").encode("cp1252")
    assert "Café “Anker”" in from_html(b'<meta charset="windows-1252">' + data).text


@pytest.mark.parametrize("cut", range(100, len(PAGE), 331))
def test_a_truncated_page_gives_what_there_is(cut: int) -> None:
    try:
        article = from_html(PAGE[:cut])
    except EmptyArticleError:
        assert cut < PAGE.index(b"Skip to")
    else:
        assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)


MARKUP = st.lists(
    st.sampled_from(
        "<p> </p> <div> </div> <b> </b> <a> </a> <table> <td> </table> <ul> <li> <br> <script> "
        "</script> <!-- --> <h1> </h1> <nav> <aside> <article> <svg> </svg> <pre> & &amp; &#0; < > "
        "word <p hidden> </body> <head> <title> <template> <select> <?php <![CDATA[ ]]>".split(" ")
    ),
    max_size=40,
)


@given(MARKUP.map(" ".join) | st.text(max_size=200))
def test_any_markup_gives_exact_spans_or_an_error_of_ours(markup: str) -> None:
    problem, article = "", None
    try:
        article = from_html(markup)
    except SpindetectError as error:
        problem = str(error)
    if article is None:
        assert problem.startswith("<html>: ")
        return
    assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)
    assert article.text == "\n\n".join(p.text for p in article.paragraphs)


@pytest.mark.parametrize("depth", [300, 900, 1900])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    article = from_html("<div>" * depth + story() + "</div>" * depth + "<p>After.</p>")
    assert article.text.startswith("The harbour at Skell")
    assert article.text.endswith("After.")


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(SpindetectError, match="nests its markup too deeply"):
        from_html("<div>" * 100_000 + "Text")


def test_a_page_without_head_and_body_tags_is_read_the_same() -> None:
    short = from_html(f"<meta charset=utf-8><title>Ice</title>{story()}loose<p>End.</p>")
    full = from_html(f"<head><title>Ice</title></head><body>{story()}loose<p>End.</p></body>")
    assert short == full
    assert short.paragraphs[0].origin == "main"


def test_an_entity_bomb_is_harmless() -> None:
    entities = '<!ENTITY a "boom">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 50}">' for i in range(9)
    )
    article = from_html(f"<!DOCTYPE html [{entities}]><p>&j; Text.</p>")
    assert len(article.text) < 5000


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<!-- only -->", "<script>x</script>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(EmptyArticleError):
        from_html(page)


def test_plain_text_needs_no_html_libraries() -> None:
    code = (
        "import sys; from spindetect.read import from_text; from_text('x');"
        "sys.exit(any(m in sys.modules for m in ('lxml', 'trafilatura', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Built in 1934<sup>2</sup> by Orsk.", "Built in 1934² by Orsk."),
        ("Worn out.<sup><a href='#n'>13</a></sup> All of it.", "Worn out.¹³ All of it."),
        ("Some 10<sup>-6</sup> of 40 m<sup>2</sup>.", "Some 10⁻⁶ of 40 m²."),
        ("H<sub>2</sub>O on the 4<sup>th</sup> of May.", "H2O on the 4th of May."),
    ],
)
def test_raised_figures_do_not_run_into_others(markup: str, text: str) -> None:
    assert found(from_html(story(f"<p>{markup}</p>")), text[:4]).text == text


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_deleted_words_are_left_out(tag: str) -> None:
    article = from_html(story(f"<p>Orsk has <{tag}>412</{tag}><ins>421</ins> boats.</p>"))
    assert found(article, "Orsk has").text == "Orsk has 421 boats."


def test_a_paragraph_of_deleted_words_is_read() -> None:
    article = from_html(story("<p><del>Orsk has 412 boats.</del></p>"))
    assert found(article, "Orsk has").text == "Orsk has 412 boats."
