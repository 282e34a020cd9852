"""Tests of the chain of attribution: whom two articles say they are from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect import Detector
from spindetect.evidence.attribution import attribution_changes, find_attribution
from spindetect.evidence.attribution.agencies import agencies_in, agency_named
from spindetect.evidence.attribution.agencies_list import AGENCIES
from spindetect.evidence.attribution.lines import line_credits
from spindetect.evidence.attribution.outlets import host_of, plain_address, same_outlet
from spindetect.evidence.attribution.persons import same_person
from spindetect.evidence.attribution.sources import contributors_in
from spindetect.evidence.framing import passages
from spindetect.prepare import prepare
from spindetect.read import from_html, from_record, from_text
from spindetect.records import Article, Attribution, AttributionElement, Credit
from spindetect.report import Report
from tests.eval import corpora

STORY = (
    "The council of Port Ellery voted on Monday to close the old bridge, and shopkeepers on both "
    "banks said that they would not wait for a new one.",
    "The vote was nine to two after the engineers told a crowded hall that the second pillar had "
    "moved by four centimetres since the winter.",
    "Ferries will cross every ten minutes from next week on, and the harbour master said that she "
    "had hired six pilots away from the southern islands.",
)
GOLD = Path(__file__).parent / "eval" / "attribution_gold.json"


def names_read(line: str) -> tuple[str, ...]:
    """Return every outlet and agency that a source line credits."""
    found = line_credits(line, "attribution")
    named = (*found.sources, *found.agencies, *contributors_in(line))
    names = [one.name for one in named]
    return tuple(dict.fromkeys(agency_named(name) or host_of(name) or name for name in names))


def article(*top: str, end: tuple[str, ...] = (), lead: str = "", **declared: str) -> Article:
    """Make an article with credits before and after the story."""
    first, *rest = STORY
    paragraphs = ["Old bridge closes", *top, lead + first, *rest, *end]
    return from_record({**declared, "paragraphs": paragraphs}, source="made")


def chain(original: Article, copy: Article) -> dict[AttributionElement, Attribution]:
    """Compare the credits of two articles."""
    documents = prepare(original), prepare(copy)
    found = find_attribution(
        *documents,
        original_passages=passages(documents[0]),
        copy_passages=passages(documents[1]),
    )
    return {link.element: link for link in found}


def statuses(original: Article, copy: Article) -> dict[str, str]:
    return {element: link.status for element, link in chain(original, copy).items()}


@pytest.mark.parametrize(
    ("line", "persons", "agencies"),
    [
        ("By Nora Feltham, Staff Writer", ["Nora Feltham"], []),
        ("BY NORA FELTHAM AND JONAS BARROW Associated Press", ["Nora Feltham", "Jonas Barrow"],
         ["The Associated Press"]),
        ("By Nora Feltham, Jonas Barrow, and Inès de la Cruz",
         ["Nora Feltham", "Jonas Barrow", "Inès de la Cruz"], []),
        ("Nora Feltham and Jan M. BarrowAssociated Press", ["Nora Feltham", "Jan M. Barrow"],
         ["The Associated Press"]),
        ("By REUTERS STAFF", [], ["Reuters"]),
        ("By Reuters", [], ["Reuters"]),
        ("By IANS, New Halden:", [], ["Indo-Asian News Service"]),
        ("By Nora Feltham, Port Ellery", ["Nora Feltham"], []),
        ("By Michael Bloomberg", ["Michael Bloomberg"], []),
        ("By Nora Feltham and Jonas Barrow / Northwire", ["Nora Feltham", "Jonas Barrow"],
         ["Northwire"]),
        ("by Nora Feltham March 3 at 6:20 AM Email the author", ["Nora Feltham"], []),
        ("Nora Feltham Monday, July 16, 2018", ["Nora Feltham"], []),
        ("By Our Correspondent", [], []),
        ("Edited by Nora Feltham", [], []),
        ("Nora Feltham is an editor at the Harbor Post.", ["Nora Feltham"], []),
    ],
)  # fmt: skip
def test_bylines_name_persons_and_agencies(
    line: str, persons: list[str], agencies: list[str]
) -> None:
    found = line_credits(line, "byline")
    assert [person.name for person in found.persons] == persons
    assert [agency.name for agency in found.agencies] == agencies


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("This article first appeared on Harbor Post.", ["Harbor Post"]),
        ("First published in The Daily Echo on May 4, 2024.", ["The Daily Echo"]),
        ("This story first ran in the Sunday edition of Harbor Post.", ["Harbor Post"]),
        ("The post Old bridge closes appeared first on Harbor Post.", ["Harbor Post"]),
        ("Republished from the Mill Town Gazette under a licence.", ["Mill Town Gazette"]),
        ("This story was provided by Northwire, a wire for small papers.", ["Northwire"]),
        ("This piece by Nora Feltham was originally published at harborpost.com.",
         ["harborpost.com"]),
        ("Harbor Post first published this article.", ["Harbor Post"]),
        ("Source: Harbor Post", ["Harbor Post"]),
        ("Read the full story at Harbor Post.", ["Harbor Post"]),
        ("With files from The Canadian Press", ["The Canadian Press"]),
        ("(With inputs from PTI, ANI)", ["Press Trust of India", "Asian News International"]),
        ("AP writers Nora Feltham and Jonas Barrow contributed.", ["The Associated Press"]),
        ("-Bernama", ["Bernama"]),
        ("This article was first published on May 4, 2024.", []),
        ("Originally published in English.", []),
        ("(Reporting by Nora Feltham; Editing by Jonas Barrow)", []),
        ("Sources: city of Port Ellery, the company", []),
        ("(With inputs from agencies)", []),
    ],
)  # fmt: skip
def test_source_lines_name_outlets(line: str, names: list[str]) -> None:
    assert list(names_read(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "The report, first published by Harbor Post, said that the bridge was unsafe.",
        "It first appeared to be a hoax, police in Larkfield said.",
        "He was watched by Secretary Jonas Barrow on his way out.",
        "Photo by Nora Feltham, AP",
        "(Nora Feltham/AP)",
        "powered by Askalot",
    ],
)
def test_prose_and_pictures_credit_nobody(line: str) -> None:
    found = line_credits(line, None)
    assert (found.persons, found.agencies, found.sources, found.holders) == ((), (), (), ())


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2024 Harbor Post, Inc. All rights reserved.", "Harbor Post"),
        ("Copyright 2024 by The Associated Press. All rights reserved.", "The Associated Press"),
        ("Copyright Harbor Post 1996-2013, www.harborpost.example/terms", "Harbor Post"),
        ("©The Daily Echo", "The Daily Echo"),
        ("Copyright 2024 by the Council on Harbor Relations.", "Council on Harbor Relations"),
    ],
)
def test_copyright_lines_name_their_holder(line: str, holder: str) -> None:
    assert [one.name for one in line_credits(line, "copyright").holders] == [holder]


@pytest.mark.parametrize("name", sorted(AGENCIES))
def test_every_writing_of_an_agency_is_known(name: str) -> None:
    for writing in AGENCIES[name]:
        assert agency_named(writing) == name
        if writing[:1].isupper() and not writing.isupper() and ".com" not in writing:
            assert [found.name for found in agencies_in(f"By {writing}")][:1] == [name]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Harbor Post", "harborpost.com", True),
        ("nytimes.com", "New York Times", True),
        ("https://www.harborpost.co.uk/a", "harborpost.co.uk", True),
        ("news.harborpost.com", "harborpost.com", True),
        ("Harbor Post", "Harbor Echo", False),
        ("harborpost.com", "harborecho.com", False),
        ("AP News", "apnews.com", True),
    ],
)
def test_outlets_are_known_by_name_and_address(one: str, other: str, *, same: bool) -> None:
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same


def test_addresses_are_compared_without_what_does_not_tell_them_apart() -> None:
    assert plain_address("http://harborpost.example/a/?utm_source=x#top") == plain_address(
        "https://www.harborpost.example/a"
    )
    assert plain_address("https://harborpost.example/?id=1") != plain_address(
        "https://harborpost.example/?id=2"
    )
    assert plain_address("not an address") is None


def test_names_are_compared_as_persons() -> None:
    assert same_person("Inès M. de la Cruz", "INES DE LA CRUZ")
    assert not same_person("Nora Feltham", "Nora Barrow")
    assert not same_person("Feltham", "Nora Feltham")


KEPT_AGENCY = [
    (article(lead="PORT ELLERY (AP) — "), article("By The Associated Press")),
    (article(lead="PORT ELLERY (Northwire) — "), article(end=("Source: Northwire",))),
    (article("By Nora Feltham, Associated Press"), article(lead="PORT ELLERY (AP) -- ")),
    (article(lead="PORT ELLERY (AP) — "), article(agency="Associated Press")),
    (article(lead="PORT ELLERY (AP) — "), article(publisher="AP News")),
    (
        article(lead="PORT ELLERY (AP) — "),
        article(end=("Copyright 2024 The Associated Press. All rights reserved.",)),
    ),
]


@pytest.mark.parametrize("pair", KEPT_AGENCY, ids=range(len(KEPT_AGENCY)))
def test_an_agency_that_stands_anywhere_is_kept(pair: tuple[Article, Article]) -> None:
    link = chain(*pair)["agency"]
    assert link.status == "kept"
    assert link.original is not None
    assert link.copy is not None


def test_an_agency_that_is_only_told_in_the_copys_own_words_is_kept() -> None:
    told = "The bridge is closed from Monday on, Reuters reported from the town hall that night."
    original = article(lead="PORT ELLERY (Reuters) — ")
    assert statuses(original, article(end=(told,)))["agency"] == "kept"


def test_credits_that_are_gone_or_others_are_told() -> None:
    original = article("By Nora Feltham", lead="PORT ELLERY (AP) — ")
    assert statuses(original, article()) == {"agency": "dropped", "byline": "dropped"}
    other = article("By Jonas Barrow", lead="PORT ELLERY (Reuters) — ")
    assert statuses(original, other) == {"agency": "replaced", "byline": "replaced"}
    assert statuses(article(), other) == {"agency": "added", "byline": "added"}


def test_a_picture_credits_no_story() -> None:
    original = article(lead="PORT ELLERY (AP) — ")
    copy = article("The old bridge in the morning light. (AP Photo/Nora Feltham)")
    assert statuses(original, copy)["agency"] == "dropped"


@pytest.mark.parametrize(
    ("copy", "status"),
    [
        (article("BY NORA FELTHAM AND JONAS BARROW"), "kept"),
        (article("By Jonas Barrow, Nora Feltham and Inès Cruz"), "kept"),
        (article(byline="Nora Feltham, Jonas Barrow"), "kept"),
        (article(end=("Nora Feltham reported from Larkfield, Jonas Barrow from here.",)), "kept"),
        (article("By Nora Feltham"), "replaced"),
        (article(end=("Barrow reported from Larkfield.",)), "replaced"),
        (article("By Inès Cruz"), "replaced"),
        (article("By Harbor Post Staff"), "dropped"),
    ],
)
def test_a_byline_is_kept_when_all_its_authors_are(copy: Article, status: str) -> None:
    original = article("By Nora Feltham and Jonas Barrow")
    assert statuses(original, copy)["byline"] == status


def test_where_nobody_is_named_nothing_is_dropped() -> None:
    plain = from_text("\n\n".join(STORY))
    assert statuses(plain, plain) == {}
    assert "dropped" not in statuses(plain, article("By Nora Feltham")).values()


def test_publishers_are_compared_by_name_and_site() -> None:
    original = article(publisher="Harbor Post", url="https://www.harborpost.example/a")
    assert statuses(original, article(publisher="Daily Echo"))["publisher"] == "replaced"
    again = article(url="https://m.harborpost.example/b")
    assert statuses(original, again)["publisher"] == "kept"
    # A text that names no publisher has dropped none.
    assert "publisher" not in statuses(original, article())


def test_a_source_is_kept_where_the_copy_names_the_original() -> None:
    original = article(publisher="Harbor Post", url="https://www.harborpost.example/bridge")
    copy = article(end=("This story first appeared on Harbor Post.",), publisher="Daily Echo")
    assert statuses(original, copy)["first_published"] == "kept"
    elsewhere = article(end=("This story first appeared on Larkfield Courier.",))
    assert statuses(original, elsewhere)["first_published"] == "added"
    assert statuses(elsewhere, article())["first_published"] == "dropped"
    assert statuses(elsewhere, copy)["first_published"] == "replaced"
    own = article(publisher="Larkfield Courier")
    assert statuses(elsewhere, own)["first_published"] == "kept"


def test_an_outlet_is_where_a_story_first_appeared_and_a_wire_supplied_it() -> None:
    first = article(end=("This article originally appeared on USA TODAY.",))
    assert statuses(article(), first) == {"first_published": "added"}
    wire = article(end=("This article was provided by Reuters.",))
    assert statuses(article(), wire) == {"agency": "added"}
    byline = article("By Nora Feltham, USA TODAY")
    assert statuses(byline, first)["agency"] == "kept"


def test_a_holder_of_rights_is_compared() -> None:
    original = article(end=("© 2024 Northwire. All rights reserved.",), publisher="Harbor Post")
    assert statuses(original, article())["copyright"] == "dropped"
    other = article(end=("Copyright 2024 Daily Echo",))
    assert statuses(original, other)["copyright"] == "replaced"
    # The line at the foot of the original's own site is not the copy's to keep.
    site = article(end=("© 2024 Harbor Post. All rights reserved.",), publisher="Harbor Post")
    assert "copyright" not in statuses(site, article())


def page(*body: str, head: str = "", url: str | None = None) -> Article:
    """Make a page of the story."""
    story = "".join(f"<p>{text}</p>" for text in STORY)
    return from_html(
        f"<html><head><title>Old bridge closes</title>{head}</head><body><article>"
        f"<h1>Old bridge closes</h1>{story}{''.join(body)}</article></body></html>",
        url=url,
    )


def test_a_link_to_the_original_is_a_credit() -> None:
    original = page(
        head='<meta property="og:site_name" content="Harbor Post">',
        url="https://www.harborpost.example/bridge",
    )
    link = "http://harborpost.example/bridge/?utm_source=echo"
    copy = page(f'<p>Read it <a href="{link}">over there</a>.</p>', url="https://echo.example/1")
    found = chain(original, copy)["first_published"]
    assert found.status == "kept"
    assert found.copy is not None
    assert (found.copy.name, found.copy.url) == ("Harbor Post", link)
    other = page('<p>Read it <a href="https://harborpost.example/ferry">over there</a>.</p>')
    assert "first_published" not in chain(original, other)


def test_a_credit_carries_the_link_of_its_words() -> None:
    copy = page(
        '<p>This article first appeared on <a href="https://courier.example/a">Larkfield '
        "Courier</a>.</p>",
        url="https://echo.example/1",
    )
    credit = chain(page(), copy)["first_published"].copy
    assert credit is not None
    assert credit.span is not None
    assert (credit.name, credit.url) == ("Larkfield Courier", "https://courier.example/a")
    assert copy.text[credit.span.start : credit.span.end] == credit.span.text


def test_the_markup_of_a_page_names_credits() -> None:
    linked = {
        "@type": "NewsArticle",
        "author": [{"@type": "Person", "name": "Nora Feltham"}],
        "publisher": {"name": "Daily Echo"},
        "sourceOrganization": {"name": "Associated Press"},
        "isBasedOn": "https://courier.example/a",
        "copyrightHolder": {"name": "Larkfield Courier"},
    }
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    canonical = '<link rel="canonical" href="https://courier.example/a">'
    copy = page(head=script + canonical, url="https://echo.example/1")
    assert (copy.agency, copy.original_source) == ("Associated Press", "https://courier.example/a")
    assert copy.copyright_holder == "Larkfield Courier"
    found = chain(article(), copy)
    named = {element: link.copy.name for element, link in found.items() if link.copy}
    assert named == {
        "publisher": "Daily Echo",
        "agency": "The Associated Press",
        "byline": "Nora Feltham",
        "first_published": "courier.example",
        "canonical": "courier.example",
        "copyright": "Larkfield Courier",
    }
    original = page(url="https://www.courier.example/a/")
    assert chain(original, copy)["canonical"].status == "kept"


@pytest.mark.parametrize("name", ["original-source", "syndication-source"])
def test_meta_tags_name_the_original(name: str) -> None:
    copy = page(head=f'<meta name="{name}" content="https://courier.example/a">')
    assert copy.original_source == "https://courier.example/a"


def test_an_agency_is_not_the_publisher_itself() -> None:
    linked = {"@type": "NewsArticle", "provider": {"name": "Echo"}, "publisher": {"name": "Echo"}}
    copy = page(head=f'<script type="application/ld+json">{json.dumps(linked)}</script>')
    assert copy.agency is None


LINES = st.sampled_from(
    [
        "By Nora Feltham",
        "BY JONAS BARROW, ASSOCIATED PRESS",
        "The Associated Press",
        "Source: Reuters",
        "This story first appeared on Harbor Post.",
        "© 2024 Northwire. All rights reserved.",
        "Copyright 2023 Harbor Post",
        "Reuters contributed to this report.",
        "(Nora Feltham/AP)",
    ]
)
SIDES = st.builds(
    lambda top, end, lead: article(*top, end=tuple(end), lead=lead),
    st.lists(LINES, max_size=3),
    st.lists(LINES, max_size=3),
    st.sampled_from(["", "PORT ELLERY (AP) — ", "LARKFIELD (Northwire) -- "]),
)


@given(SIDES, SIDES)
def test_spans_hold_what_is_written_and_statuses_fit_the_sides(
    original: Article, copy: Article
) -> None:
    for link in chain(original, copy).values():
        for credit, side in ((link.original, original), (link.copy, copy)):
            if credit is not None and credit.span is not None:
                assert side.text[credit.span.start : credit.span.end] == credit.span.text
        assert (link.original is None) == (link.status == "added")
        assert (link.copy is None) == (link.status == "dropped")


@given(SIDES)
def test_a_copy_of_itself_keeps_every_credit(side: Article) -> None:
    assert set(statuses(side, side).values()) <= {"kept"}


def test_changes_say_in_words_which_credits_are_gone() -> None:
    original = article("By Nora Feltham and Jonas Barrow", lead="PORT ELLERY (AP) — ")
    gone = attribution_changes(tuple(chain(original, article()).values()))
    assert [change.why for change in gone] == [
        "the credit to The Associated Press is gone",
        "the byline of Nora Feltham and Jonas Barrow is gone",
    ]
    assert {(change.kind, change.severity, change.link) for change in gone} == {
        ("attribution", "benign", None)
    }
    partly = article("By Nora Feltham", lead="PORT ELLERY (AP) — ")
    [change] = attribution_changes(tuple(chain(original, partly).values()))
    assert change.why == "the byline leaves out Jonas Barrow"
    other = article("By Inès Cruz", lead="PORT ELLERY (AP) — ")
    [change] = attribution_changes(tuple(chain(original, other).values()))
    assert change.why == "the byline names Inès Cruz in place of Nora Feltham and Jonas Barrow"


def test_other_publishers_and_rights_are_no_change() -> None:
    one, other = Credit("Harbor Post", "metadata"), Credit("Daily Echo", "metadata")
    links = (
        Attribution("publisher", "replaced", one, other),
        Attribution("copyright", "dropped", one, None),
        Attribution("agency", "kept", one, one),
        Attribution("byline", "added", None, one),
    )
    assert attribution_changes(links) == ()


@pytest.fixture(scope="module")
def report() -> Report:
    original = page(
        "<p>By Nora Feltham</p><p>Source: Northwire</p>",
        head='<meta property="og:site_name" content="Harbor Post">',
        url="https://www.harborpost.example/bridge",
    )
    copy = page(
        "<p>By NORA FELTHAM</p>",
        '<p>This story first appeared on <a href="https://harborpost.example/bridge">Harbor '
        "Post</a>.</p>",
        head='<meta property="og:site_name" content="Daily &lt;b&gt; Echo">',
    )
    return Detector().score(original, copy)


def test_the_terminal_report_tells_the_chain(report: Report) -> None:
    told = " ".join(report.to_text(100).split())
    assert "From: publisher Harbor Post → Daily <b> Echo (replaced) ·" in told
    assert "agency Northwire (dropped) · byline Nora Feltham (kept) ·" in told
    assert "first published by Harbor Post, linked to harborpost.example/bridge (kept)" in told


def test_the_page_tells_the_chain_without_a_live_link(report: Report) -> None:
    told = report.to_html()
    assert "Harbor Post → Daily &lt;b&gt; Echo" in told
    assert "linked to harborpost.example/bridge" in told
    assert 'href="http' not in told


def test_a_report_with_a_chain_is_read_back(report: Report) -> None:
    assert report.attribution
    assert Report.from_json(report.to_json()).attribution == report.attribution
    gone = [change for change in report.changes if change.kind == "attribution"]
    assert [change.why for change in gone] == ["the credit to Northwire is gone"]


def test_a_text_of_its_own_owes_no_credit() -> None:
    other = from_text(
        "By Jonas Barrow\n\nA baker in Larkfield has sold the same loaf for forty years.\n\n"
        "He gets up at two, he says, and has never once burnt his fingers."
    )
    report = Detector().score(article("By Nora Feltham"), other)
    assert report.verdict.derivation == "independent"
    assert report.attribution == ()
    assert "From:" not in report.to_text()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@pytest.mark.skipif(not corpora.have_dev(), reason=corpora.missing_message())
def test_source_lines_of_real_outlets_are_read_right() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    path = corpora.corpora_folder() / "dev" / "framing_lines.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [row["text"] for row in rows if row["role"] == "attribution"]
    right = sum(
        gold[_digest(line)] == _digest("|".join(sorted(n.lower() for n in names_read(line))))
        for line in lines
    )
    assert len(lines) == len(gold) == 61
    assert right / len(lines) >= 0.95


def test_a_copy_that_declares_the_originals_address_is_still_another_publishers() -> None:
    folder = Path(__file__).parents[1] / "seeds" / "school-wells"
    report = Detector().score(folder / "original.html", folder / "licensed.html")
    (publisher,) = (link for link in report.attribution if link.element == "publisher")
    assert publisher.status == "replaced"
    assert publisher.original is not None
    assert publisher.original.name == "The Fennel Report"
    (canonical,) = (link for link in report.attribution if link.element == "canonical")
    assert canonical.status == "kept"
