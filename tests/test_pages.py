"""Pages in the markup of common systems: what is on a page is never called omitted.

Each page of ``data/pages`` tells one of the stories of ``stories.json``; ``manifest.json`` says
which of the story's framing it carries and where, which of its paragraphs it shows, and which
texts are the page's own and none of the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from spindetect import Detector
from spindetect.evidence.framing import passages
from spindetect.prepare import prepare
from spindetect.read import from_html, from_text
from spindetect.records import Article, Paragraph
from spindetect.report import Report

FOLDER = Path(__file__).parent / "data" / "pages"
STORIES = json.loads((FOLDER / "stories.json").read_text("utf-8"))
PAGES = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
FULL = sorted(name for name, page in PAGES.items() if page["body"] == "all")
# What stands above the body of the stories' plain text, and below it.
ABOVE = ("headline", "standfirst", "byline", "date", "caption", "credit")
BELOW = ("attribution", "note", "disclaimer", "bio", "contact", "copyright")
# Roles of what a page has around any story: reported folded. A site's own copyright line is
# truly its own.
FOLDED = {
    "caption",
    "copyright",
    "dateline",
    "headline",
    "navigation",
    "promotion",
    "related_links",
    "social_embed",
    "subheading",
}
# What the report is known to get wrong where the reading is right.
STATUS_OF_DATES = "a date declared as 2024-02-06 is not known again in 6 February 2024"
KNOWN = {
    ("wordpress-blocks", "date"): STATUS_OF_DATES,
    ("microdata", "date"): STATUS_OF_DATES,
    ("jsonld-only", "date"): STATUS_OF_DATES,
    ("arc-fusion", "dateline"): "TARN — is taken to be kept where the place is named at all",
    ("video-page", "dateline"): "TARN — is taken to be kept where the place is named at all",
    ("prose-in-lists", "byline"): "name and date in one line: the metadata hold the name alone",
    ("atom-entry", "byline"): "name and date in one line: the other page has the name alone",
    ("escenic", "byline"): "“Text: Ada Quill, Northwire” is taken to be another byline",
}

# Nothing in the markup tells it from the story, nor do its words.
LEFT = {"Stay in the loop: members hear it first."}


def plain(text: str) -> str:
    """Return a text without what systems change on their way: quotes, spaces."""
    for mark, sign in (("“", '"'), ("”", '"'), ("’", "'"), ("\u200b", "")):
        text = text.replace(mark, sign)
    return " ".join(text.split())


@cache
def page(name: str) -> Article:
    url = PAGES[name].get("url", "https://host.example/story")
    return from_html((FOLDER / f"{name}.html").read_bytes(), source=name, url=url)


def story_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = STORIES[PAGES[name]["story"]]
    return found


def body_of(name: str) -> list[str]:
    body: list[str] = story_of(name)["body"]
    shown = PAGES[name]["body"]
    return body if shown == "all" else [body[i] for i in shown]


@cache
def written(story: str) -> Article:
    """Return a story as plain text, with everything around it."""
    parts = STORIES[story]
    body = list(parts["body"])
    if "dateline" in parts:
        body[0] = f"{parts['dateline']} {body[0]}"
    above = [parts[key] for key in ABOVE if key in parts]
    below = [parts[key] for key in BELOW if key in parts]
    return from_text("\n\n".join([*above, *body, *below]), source=story)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def holding(article: Article, text: str) -> list[Paragraph]:
    return [p for p in article.paragraphs if plain(text) in plain(p.text)]


@pytest.mark.parametrize("name", PAGES)
def test_every_paragraph_of_the_story_is_there_once_and_the_storys(name: str) -> None:
    article = page(name)
    for text in body_of(name):
        (paragraph,) = holding(article, text)
        assert (paragraph.origin, paragraph.role) == ("main", None), text
        # A dateline may stand before it, and nothing else.
        assert len(plain(paragraph.text)) <= len(plain(text)) + 45, paragraph.text
    for text in story_of(name)["body"]:
        assert text in body_of(name) or not holding(article, text)


def is_story(name: str, paragraph: Paragraph) -> bool:
    return any(plain(text) in plain(paragraph.text) for text in body_of(name))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_around_a_story_is_none_of_it(name: str) -> None:
    article = page(name)
    framing = passages(prepare(article))
    for text in set(PAGES[name]["foreign"]) - LEFT:
        found = [p for p in holding(article, text) if not is_story(name, p)]
        assert found, text
        for paragraph in found:
            said = [p.role for p in framing if p.start < paragraph.end and paragraph.start < p.end]
            assert paragraph.origin == "furniture" or paragraph.role is not None or said, text


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_carries_is_read(name: str) -> None:
    article, story = page(name), story_of(name)
    declared = {"byline": article.byline, "headline": article.title, "date": article.published}
    for key, places in PAGES[name]["carries"].items():
        value = story["author" if key == "byline" else key]
        if "text" in places and key != "dateline":
            assert plain(value) in plain(article.text), key
        if "metadata" in places:
            assert declared[key], key
    if "byline" in PAGES[name]["carries"] and "metadata" in PAGES[name]["carries"]["byline"]:
        assert story["author"] in (article.byline or "")


@pytest.mark.parametrize("name", PAGES)
def test_names_dates_and_pictures_are_not_run_together(name: str) -> None:
    article, story = page(name), story_of(name)
    for key in ("author", "date"):
        for paragraph in article.paragraphs:
            if key not in story or story[key] not in paragraph.text or is_story(name, paragraph):
                continue
            at = paragraph.text.index(story[key])
            around = paragraph.text[:at][-1:], paragraph.text[at + len(story[key]) :][:1]
            assert not any(character.isalnum() for character in around), paragraph.text
    for paragraph in article.paragraphs:
        assert not (is_story(name, paragraph) and story.get("caption", "·") in paragraph.text)


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if "hidden" in page])
def test_hidden_text_is_not_there_for_a_reader(name: str) -> None:
    for text in PAGES[name]["hidden"]:
        assert plain(text) not in plain(page(name).text)


@pytest.mark.parametrize("name", PAGES)
def test_honest_pages_hide_nothing(name: str) -> None:
    assert page(name).notices == ()


def elements(name: str, text: str, role: str) -> Iterator[str]:
    """Yield which of a story's framing elements a reported passage is."""
    story = story_of(name)
    for key in ("headline", "byline", "date", "dateline", "caption", "credit", *BELOW):
        value = plain(story.get(key, ""))
        long = len(plain(text)) > 25 and plain(text) in value
        named = key == role == "byline" and story.get("author", "·") in text
        named = named and len(text.split()) <= 12
        if value and (plain(text) == value or long or named) and (name, key) not in KNOWN:
            yield key


def missing(name: str, report: Report, carried: set[str]) -> list[tuple[str, str, str]]:
    """Return what a report calls omitted or altered of what is on both sides."""
    return [
        (framing.status, key, framing.text)
        for framing in report.framing
        if framing.side == "original" and framing.status in {"omitted", "altered"}
        for key in elements(name, framing.text, framing.role)
        if key in carried
    ]


def body_spans(article: Article, name: str) -> list[tuple[int, int]]:
    """Return where the story's paragraphs stand, as far as no system changed a letter of them."""
    found = ((article.text.find(text), len(text)) for text in body_of(name))
    return [(at, at + length) for at, length in found if at >= 0]


def inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def body_changes(report: Report, spans: list[tuple[int, int]]) -> list[str]:
    """Return deletions inside the story's paragraphs, and whatever a copier is blamed for."""
    return [
        f"{change.kind}: {change.original and change.original.text}"
        for change in report.changes
        if change.severity != "benign"
        or (
            change.kind == "deletion"
            and change.original is not None
            and inside(change.original.start, change.original.end, spans)
        )
    ]


def unlinked(report: Report, spans: list[tuple[int, int]]) -> list[str]:
    linked = {i for link in report.links for i in link.original}
    return [
        sentence.text
        for i, sentence in enumerate(report.original.sentences)
        if i not in linked and inside(sentence.start, sentence.end, spans)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_text_and_the_page_made_of_it(name: str, detector: Detector) -> None:
    original = written(PAGES[name]["story"])
    report = detector.score(original, page(name))
    carried = set(PAGES[name]["carries"])
    assert missing(name, report, carried) == []
    kept = [f for f in report.framing if f.status == "kept"]
    lacking = [
        (key, f.text) for f in kept for key in elements(name, f.text, f.role) if key not in carried
    ]
    assert lacking == []
    spans = body_spans(original, name)
    assert unlinked(report, spans) == []
    added = [f for f in report.framing if f.side == "copy" and f.status == "added"]
    own = PAGES[name].get("own", [])
    assert [(f.role, f.text) for f in added if f.role not in FOLDED and f.text not in own] == []
    if name in FULL:
        assert body_changes(report, spans) == []
        gone = report.content.passages if report.content else ()
        assert [p for p in gone if p.side == "original" and inside(p.start, p.end, spans)] == []
    for link in report.attribution:
        if link.element == "byline" and "byline" in carried and (name, "byline") not in KNOWN:
            assert link.status == "kept", link


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_the_text_made_of_it(name: str, detector: Detector) -> None:
    report = detector.score(page(name), written(PAGES[name]["story"]))
    assert missing(name, report, set(story_of(name))) == []
    gone = [f for f in report.framing if f.side == "original" and f.status == "omitted"]
    own = PAGES[name].get("own", [])
    assert [(f.role, f.text) for f in gone if f.role not in FOLDED and f.text not in own] == []
    spans = body_spans(page(name), name)
    assert unlinked(report, spans) == []
    assert body_changes(report, spans) == []


def neighbours() -> list[tuple[str, str]]:
    """Return each page with the next one that tells all of the same story."""
    told: dict[str, list[str]] = {}
    for name in FULL:
        told.setdefault(PAGES[name]["story"], []).append(name)
    return [(names[i - 1], names[i]) for names in told.values() for i in range(len(names))]


@pytest.mark.parametrize(("first", "second"), neighbours())
def test_pages_of_two_systems(first: str, second: str, detector: Detector) -> None:
    report = detector.score(page(first), page(second))
    both = set(PAGES[first]["carries"]) & set(PAGES[second]["carries"])
    known = {key for name, key in KNOWN if name in {first, second}}
    assert missing(first, report, both - known) == []
    spans = body_spans(page(first), first)
    assert unlinked(report, spans) == []
    assert body_changes(report, spans) == []
    assert report.verdict.derivation == "derived"


def test_a_site_is_no_headline_and_an_empty_paragraph_none() -> None:
    heads = [p.text for p in page("government-2004").paragraphs if p.role == "headline"]
    assert "Ministry of Energy" not in heads
    assert all(plain(p.text) for p in page("site-builder").paragraphs)


@pytest.mark.parametrize("name", ["print-view", "joomla", "blogger", "wordpress-classic"])
def test_the_title_says_which_heading_is_the_headline(name: str) -> None:
    heads = [p.text for p in page(name).paragraphs if p.role == "headline"]
    assert heads == [story_of(name)["headline"]]


def test_a_second_article_is_another_story() -> None:
    second = page("infinite-scroll").paragraphs
    (head,) = [i for i, p in enumerate(second) if p.text.startswith("Sheepdogs from")]
    told = [(p.origin, p.role) for p in second[head:-1]]
    assert set(told) == {("furniture", "related_links")}
