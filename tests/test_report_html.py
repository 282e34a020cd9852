"""The page: complete, self-contained, and harmless whatever the articles hold."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pytest

from spindetect.report import Report
from spindetect.report.wrapping import visible
from tests.sample_reports import hostile_report, independent_report, matches_golden, spun_report


class Page(HTMLParser):
    """Every tag, attribute and text of a page, as a browser would take them."""

    def __init__(self, report: Report) -> None:
        super().__init__(convert_charrefs=True)
        self.source = report.to_html()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.comments: list[str] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def attribute(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


REPORTS = {
    "spun": spun_report(),
    "independent": independent_report(),
    "hostile": hostile_report(),
    "brief": Report.from_json(spun_report().to_json(brief=True)),
    "hostile brief": Report.from_json(hostile_report().to_json(brief=True)),
}
EVERY = pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))

TAGS = set(
    "html head meta title style body a header h1 h2 h3 p dl div dt dd meter ul li main section "
    "small span b del ins details summary label input article br footer code strong".split()
)


@pytest.mark.parametrize("name", ["spun", "independent"])
def test_golden_page(name: str) -> None:
    matches_golden(f"{name}.html", REPORTS[name].to_html())


@EVERY
def test_no_tag_or_attribute_comes_from_an_article(report: Report) -> None:
    page = Page(report)
    assert {tag for tag, _ in page.tags} <= TAGS
    names = {name for _, attributes in page.tags for name in attributes}
    assert names <= set(
        "lang charset http-equiv content name class id href title aria-label min max value "
        "type checked role tabindex dir".split()
    )
    assert page.comments == []
    assert page.attribute("http-equiv") == ["Content-Security-Policy"]


@EVERY
def test_nothing_outside_the_page_is_asked_for(report: Report) -> None:
    page = Page(report)
    assert all(re.fullmatch(r"#[a-z]+(-[a-z]+)*(-\d+)?", href) for href in page.attribute("href"))
    style = re.search("<style>(.*?)</style>", page.source, re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@EVERY
def test_the_policy_allows_the_style_sheet_by_hash_and_nothing_else(report: Report) -> None:
    page = Page(report)
    style = re.search("<style>(.*?)</style>", page.source, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] for _, a in page.tags if "http-equiv" in a)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@EVERY
def test_every_link_leads_somewhere_and_every_place_has_one_name(report: Report) -> None:
    page = Page(report)
    identifiers = page.attribute("id")
    assert len(identifiers) == len(set(identifiers))
    assert {href.removeprefix("#") for href in page.attribute("href")} <= set(identifiers)


@pytest.mark.parametrize("name", ["spun", "independent", "hostile"])
def test_both_texts_can_be_read_in_full(name: str) -> None:
    report = REPORTS[name]
    # Without the page's own signs, every sentence stands there word after word.
    signs = r'<(span|a) class="(kind|number|label[^"]*)"[^>]*>.*?</\1>'
    words = re.sub("<[^>]*>", "", re.sub(signs, "", report.to_html()))
    shown = " ".join(html.unescape(words).split())
    for side in (report.original, report.copy):
        for sentence in side.sentences:
            assert visible(sentence.text) in shown


def test_a_changed_word_says_what_it_is_without_colour() -> None:
    page = Page(spun_report())
    titles = [
        a["title"] for _, a in page.tags if a.get("class") == "change corrupting" if "title" in a
    ]
    assert "corrupted, name: “Price” became “Rate” – a family name became a common noun" in titles
    assert "name" in page.text


def test_moved_pairs_and_counterparts_are_told_to_a_screen_reader() -> None:
    labels = Page(spun_report()).attribute("aria-label")
    assert "Pair 7, spun, moved to another place: to its counterpart in the copy" in labels
    assert "Pair 9, spun: to its counterpart in the original" in labels


def test_framing_stands_at_its_place_with_its_role() -> None:
    source = spun_report().to_html()
    assert '<span class="label omitted">left out: disclaimer</span><br>' in source
    assert '<span class="label added">added: source line</span><br>' in source
    assert source.index('id="framing-3"') > source.index('aria-label="Original"')


def test_attacks_are_shown_as_text() -> None:
    shown = "".join(Page(hostile_report()).text)
    assert "<script>document.title='owned'</script>" in shown
    assert "&lt;script&gt; &amp; $missing ${report} {{7*7}} %(x)s" in shown
    assert "safe<U+202E>txt.exe" in shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_a_brief_report_shows_its_findings_and_says_why_no_more() -> None:
    shown = "".join(Page(REPORTS["brief"]).text)
    assert "Price → Rate" in shown
    assert "This is a brief report" in shown
    assert "Talks on pensions" not in shown


def test_an_independent_pair_has_no_findings() -> None:
    shown = "".join(Page(REPORTS["independent"]).text)
    assert "nothing here points to copying" in shown
    assert "Corrupted" not in shown


def test_a_usual_page_is_small_and_always_the_same() -> None:
    page = spun_report().to_html()
    assert len(page.encode()) < 60_000
    assert page == spun_report().to_html()
    assert page == Report.from_json(spun_report().to_json()).to_html()
