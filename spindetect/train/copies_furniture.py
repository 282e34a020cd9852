"""Page furniture around a story: menus, credits, notices, pleas; invented outlets throughout.

Real scraped copies are a story in a frame. The training copies get frames too,
so that a frame says nothing about whether the story was copied. Lines of our
own writing are mixed with menus and contact blocks of the agency pages.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from typing import Final

from spindetect.records import Role
from spindetect.train import corpora
from spindetect.train.copies_units import Unit

__all__ = ["dateline", "frame"]

_OUTLETS: Final = (
    "Harbor Ledger",
    "The Daily Meridian",
    "Northgate Wire",
    "Prairie Sentinel",
    "Civic Bulletin",
    "newsfold.example",
    "Lakeside Tribune",
    "Open Ledger News",
    "The Cobalt Post",
    "Tidewater Dispatch",
)
_AGENCIES: Final = ("Meridian Wire", "NWN", "Continental Press", "UNP", "Harbor News Service")
_PEOPLE: Final = (
    "Mara Ellison",
    "Tobias Renn",
    "Ines Calloway",
    "J. P. Whitlock",
    "Dana Okoro",
    "Sven Aldous",
    "Priya Lindqvist",
    "Cal Brandt",
)
_CITIES: Final = ("WASHINGTON", "BRIDGEPORT", "SALEM", "LONDON", "AUSTIN", "DOVER", "TRENTON")
_MONTHS: Final = ("January", "March", "April", "June", "August", "October", "November")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")

_BEFORE: Final[tuple[tuple[Role, tuple[str, ...]], ...]] = (
    (
        "byline",
        (
            "By {person}",
            "By {person} and {person}",
            "By {person}, {outlet}",
            "{person} | {outlet}",
            "Posted by {person}",
            "Written by {person} on {date}",
            "by admin",
            "By {person}, Staff Writer",
        ),
    ),
    (
        "navigation",
        (
            "Home | News | Politics | World",
            "Skip to main content",
            "Posted on {date}",
            "Posted in Politics, World",
            "Home > News > National",
            "Menu Search Sign in",
            "{n} min read",
            "Categories: News, Politics",
            "Share this article",
            "Updated: {date} at 4:{n}0 p.m.",
            "Print Email Share",
            "{n} comments",
            "Listen to this article",
        ),
    ),
    (
        "caption",
        (
            "Photo: {person}/{agency}",
            "The Capitol is seen on {day}, {date}. ({agency} photo by {person})",
            "File photo. Credit: {agency}",
            "(Image courtesy of {outlet})",
        ),
    ),
    (
        "social_embed",
        ("Share on Facebook Tweet this", "{n}2 Shares", "Follow @{handle}", "View this post"),
    ),
    (
        "editors_note",
        (
            "Editor's note: This story was updated on {day} with further details.",
            "This article has been corrected. An earlier version gave the wrong date.",
            "The following was first published by {outlet}.",
        ),
    ),
)
_AFTER: Final[tuple[tuple[Role, tuple[str, ...]], ...]] = (
    (
        "attribution",
        (
            "Source: {outlet}",
            "Source: {agency}.",
            "Via {outlet}",
            "This story first appeared in {outlet}.",
            "Originally published by {outlet} on {date}.",
            "Reporting by {person}; editing by {person}",
            "{person} contributed to this report.",
            "Read the original story at {outlet}.",
            "(With input from {agency})",
            "Republished from {outlet} with permission.",
        ),
    ),
    (
        "disclaimer",
        (
            "The views expressed here are the author's own and not those of {outlet}.",
            "{outlet} is not responsible for the content of outside websites.",
            "Publishing an article does not imply that {outlet} endorses what it says.",
            "We print a range of opinions so that readers can judge for themselves.",
            "This material is for information only and is no legal or financial advice.",
            "Opinions in guest articles belong to those who wrote them.",
            "Disclaimer: This post was generated from an agency feed without changes to its text.",
            "The information above has not been verified independently by {outlet}.",
            "Except for the headline, this story has not been edited by our staff.",
        ),
    ),
    (
        "copyright",
        (
            "© {year} {outlet}. All rights reserved.",
            "Copyright {year} {agency}. This material may not be published or redistributed.",
            "(c) {year} {outlet}",
            "© {agency} {year}",
        ),
    ),
    (
        "promotion",
        (
            "Subscribe to our newsletter for the latest headlines.",
            "Support independent journalism: become a member of {outlet} today.",
            "Sign up for our morning briefing, free every weekday.",
            "Download the {outlet} app for news alerts.",
            "Enjoyed this story? Share it with a friend.",
            "Donate now to keep {outlet} free for everyone.",
        ),
    ),
    (
        "related_links",
        (
            "Related: Council delays vote on harbor bridge",
            "READ MORE: What the new rules mean for farmers",
            "You may also like",
            "More from {outlet}",
            "See also: Five questions about the budget",
            "Related Stories",
        ),
    ),
    (
        "social_embed",
        (
            "Share on Facebook Share on X Email",
            "Follow {outlet} on social media",
            "Like Loading...",
        ),
    ),
    (
        "navigation",
        (
            "Tags: politics, senate, budget",
            "Previous post Next post",
            "Leave a comment",
            "Privacy Policy Terms of Use Contact Us",
            "Back to top",
            "Filed under: News",
            "###",
            "Leave a Reply Your email address will not be published.",
        ),
    ),
    (
        "byline",
        (
            "{person} is a reporter for {outlet}.",
            "About the author: {person} covers politics.",
            "Contact {person} at newsroom@{handle}.example.",
        ),
    ),
)


def _filled(template: str, rng: random.Random, outlet: str) -> str:
    text = template.replace("{outlet}", outlet)
    while "{person}" in text:
        text = text.replace("{person}", rng.choice(_PEOPLE), 1)
    date = f"{rng.choice(_MONTHS)} {rng.randint(1, 28)}, {rng.randint(2004, 2024)}"
    return (
        text.replace("{agency}", rng.choice(_AGENCIES))
        .replace("{date}", date)
        .replace("{day}", rng.choice(_DAYS))
        .replace("{year}", str(rng.randint(2004, 2024)))
        .replace("{handle}", outlet.lower().replace(" ", "").removesuffix(".example"))
        .replace("{n}", str(rng.randint(2, 9)))
    )


@cache
def _menus() -> tuple[tuple[str, ...], ...]:
    """Runs of short lines at the head and foot of agency pages."""
    menus = []
    for page in corpora.read_agency_pages():
        lines = page.paragraphs
        head = next((i for i, line in enumerate(lines) if len(line) > 90), len(lines))
        foot = next((i for i, line in enumerate(reversed(lines)) if len(line) > 90), 0)
        runs = (lines[1:head], lines[len(lines) - foot :])
        menus += [run[:14] for run in runs if len(run) >= 3]
    return tuple(dict.fromkeys(menus))


def _menu(rng: random.Random) -> list[Unit]:
    run = rng.choice(_menus())
    start = rng.randrange(max(1, len(run) - 3))
    lines = run[start : start + rng.randint(1, 6)]
    if rng.random() < 0.4:
        lines = (" ".join(lines),)
    return [Unit(line, role="navigation", opens=True) for line in lines]


def _lines(
    table: Sequence[tuple[Role, tuple[str, ...]]], count: int, rng: random.Random, outlet: str
) -> list[Unit]:
    units = []
    for role, templates in rng.sample(table, min(count, len(table))):
        size = rng.choice((1, 1, 1, 2, 3)) if role in {"disclaimer", "navigation"} else 1
        for position, template in enumerate(rng.sample(templates, min(size, len(templates)))):
            glued = position > 0 and rng.random() < 0.7
            units.append(Unit(_filled(template, rng, outlet), role=role, opens=not glued))
    return units


def dateline(rng: random.Random) -> str:
    """A dateline to put before a story's first sentence."""
    city = rng.choice(_CITIES)
    return rng.choice((f"{city} ({rng.choice(_AGENCIES)}) — ", f"{city} — ", f"{city}, "))


def frame(body: Sequence[Unit], rng: random.Random, *, menus: bool = True) -> list[Unit]:
    """Put furniture before, after and sometimes inside a story.

    Parameters
    ----------
    body : sequence of Unit
    rng : random.Random
    menus : bool
        Mix in lines of the agency pages, which takes the corpora.
    """
    outlet = rng.choice(_OUTLETS)
    before = _lines(_BEFORE, rng.choice((0, 1, 1, 2, 3)), rng, outlet)
    after = _lines(_AFTER, rng.choice((0, 1, 1, 2, 3, 4)), rng, outlet)
    if menus and rng.random() < 0.3:
        before = _menu(rng) + before
    if menus and rng.random() < 0.3:
        after += _menu(rng)
    units = list(body)
    openings = [i for i, unit in enumerate(units) if i and unit.opens]
    if len(openings) > 3 and rng.random() < 0.25:
        at = rng.choice(openings)
        units[at:at] = _lines(_AFTER[3:6], 1, rng, outlet)
    if rng.random() < 0.1 and before:
        before = [Unit(" ".join(u.text for u in before), role="navigation", opens=True)]
    return [*before, *units, *after]
