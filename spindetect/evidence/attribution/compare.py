"""Compare whom two articles say they are from, link by link of the chain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from spindetect.evidence.attribution.credits import SideCredits, read_side
from spindetect.evidence.attribution.outlets import host_of, plain_address, same_outlet, site_of
from spindetect.evidence.attribution.persons import joined, same_person
from spindetect.evidence.attribution.statuses import compared
from spindetect.evidence.attribution.supplied import compare_agencies
from spindetect.evidence.framing import Passage
from spindetect.records import (
    Attribution,
    Credit,
    Document,
    Span,
)

__all__ = ["compare_credits", "find_attribution"]

Same = Callable[[str, str], bool]


def find_attribution(
    original: Document,
    copy: Document,
    *,
    original_passages: Sequence[Passage],
    copy_passages: Sequence[Passage],
) -> tuple[Attribution, ...]:
    """Say whom the copy says it is from, held against the original.

    Parameters
    ----------
    original, copy : Document
    original_passages, copy_passages : sequence of Passage
        What frames their stories.

    Returns
    -------
    tuple of Attribution
        One for each element that either side names, in the order of the chain;
        see :func:`compare_credits`.
    """
    return compare_credits(read_side(original, original_passages), read_side(copy, copy_passages))


def compare_credits(original: SideCredits, copy: SideCredits) -> tuple[Attribution, ...]:
    """Compare whom two articles credit.

    A credit is kept wherever the copy gives it: in its text, the furniture
    around it, its markup or its address; only what credits a picture does not
    count. The original's own publisher counts as the source, or the agency,
    that a copy names. A byline that leaves out one of several authors is
    replaced, one that adds an author is kept.

    A text that names no publisher has not dropped one, and neither has a copy
    without a copyright line dropped that of the original's page.
    """
    elements = (
        _publisher(original, copy),
        compare_agencies(original, copy),
        _byline(original, copy),
        _first_published(original, copy),
        _canonical(original, copy),
        _copyright(original, copy),
    )
    return tuple(element for element in elements if element is not None)


def _publisher(original: SideCredits, copy: SideCredits) -> Attribution | None:
    ours, theirs = original.publisher, copy.publisher
    if ours is None or theirs is None:
        return compared("publisher", None, theirs, kept=False) if ours is None else None
    return compared("publisher", ours, theirs, kept=_same_publisher(ours, theirs, copy))


def _same_publisher(ours: Credit, theirs: Credit, copy: SideCredits) -> bool:
    if same_outlet(ours.name, theirs.name):
        return True
    # Not the address that the copy declares: an honest reposter declares the original's.
    here, there = host_of(ours.url), host_of(copy.article.url)
    return here is not None and there is not None and site_of(here) == site_of(there)


def _byline(original: SideCredits, copy: SideCredits) -> Attribution | None:
    """Compare the authors: all of them, some of them, or others."""
    ours, theirs = original.byline, copy.byline
    if ours is None:
        named = _where_named(_credited(copy, original), original)
        return compared("byline", named, theirs, kept=named is not None)
    credited = _credited(original, copy)
    kept = len(credited) == len(original.authors)
    if credited and not any(_among(name, copy.authors, same_person) for name in credited):
        theirs = _where_named(credited, copy) or theirs
    return compared("byline", ours, theirs, kept=kept)


def _credited(here: SideCredits, there: SideCredits) -> tuple[str, ...]:
    """Return the authors of one side that the other credits too, wherever it does."""
    return tuple(
        name
        for name in here.authors
        if _among(name, there.persons, same_person)
        or _stands_in(name, here, there)
        or _thanked(name, there)
    )


def _thanked(name: str, side: SideCredits) -> bool:
    """Whether a line at the end says where an author reported from, by the last name alone."""
    last = name.rsplit(maxsplit=1)[-1]
    told = rf"\b{re.escape(last)}\b[^.]{{0,40}}\b(?:reported|contributed) (?:from|to)\b"
    return last in side.article.text and re.search(told, side.article.text) is not None


def _where_named(names: Sequence[str], side: SideCredits) -> Credit | None:
    """Return a credit to persons that was not recognised as the byline."""
    if not names:
        return None
    told = joined(list(names))
    for line in side.lines:
        for person in line.found.persons:
            if _among(person.name, names, same_person):
                start, end = line.start + person.start, line.start + person.end
                return Credit(told, "text", Span(start, end, side.article.text[start:end]))
    for name in (*names, names[0].rsplit(maxsplit=1)[-1]):
        found = _in_text(name, side)
        if found is not None:
            return replace(found, name=told)
    return Credit(told, "metadata")


def _among(name: str, names: Iterable[str], same: Same) -> bool:
    return any(same(name, one) for one in names)


def _stands_in(name: str, here: SideCredits, there: SideCredits) -> bool:
    """Whether a name stands more often in the other text than in this one's story.

    A credit that was not recognised is one still: what counts is that the
    name is there, other than where the story itself has it.
    """
    wanted = name.casefold()
    given = there.article.text.casefold().count(wanted)
    declared = there.article.byline
    if declared and wanted in declared.casefold():
        return True
    if not given:
        return False
    credited = sum(line.text.casefold().count(wanted) for line in here.lines)
    return given > here.article.text.casefold().count(wanted) - credited


def _first_published(original: SideCredits, copy: SideCredits) -> Attribution | None:
    ours, theirs = _first(original.sources), _first(copy.sources)
    led = _link_to_original(original, copy)
    publisher = original.publisher
    if ours is None:
        return _of_publisher(publisher, theirs, copy, led)
    same = _same_named(ours, copy.sources)
    if same is None and _stands_in(ours.name, original, copy):
        same = _in_text(ours.name, copy)
    kept, theirs = same is not None, same or theirs
    if not kept and copy.publisher is not None and same_outlet(ours.name, copy.publisher.name):
        kept, theirs = True, copy.publisher
    return compared("first_published", ours, theirs or led, kept=kept)


def _of_publisher(
    publisher: Credit | None, theirs: Credit | None, copy: SideCredits, led: Credit | None
) -> Attribution | None:
    """Hold a copy's source against the original's publisher, which the original need not name."""
    if publisher is not None:
        for credit in _all_sources(copy):
            if same_outlet(credit.name, publisher.name) or _same_site(credit, publisher):
                url = credit.url or (led.url if led is not None else None)
                told = replace(credit, url=url)
                return compared("first_published", publisher, told, kept=True)
    if led is not None:
        return compared("first_published", publisher, led, kept=publisher is not None)
    return compared("first_published", None, theirs, kept=False)


def _all_sources(copy: SideCredits) -> Iterator[Credit]:
    for line in copy.lines:
        for source in line.found.sources:
            start, end = line.start + source.start, line.start + source.end
            span = Span(start, end, copy.article.text[start:end])
            urls = [
                link.url for link in copy.article.links if link.start < end and start < link.end
            ]
            yield Credit(source.name, "text", span, urls[0] if urls else None)
    yield from copy.sources


def _same_site(one: Credit, other: Credit) -> bool:
    here, there = host_of(one.url), host_of(other.url)
    return here is not None and there is not None and site_of(here) == site_of(there)


def _link_to_original(original: SideCredits, copy: SideCredits) -> Credit | None:
    """Return a link of the copy that leads to the original's own address."""
    addresses = original.addresses - copy.addresses
    if not addresses:
        return None
    for link in copy.article.links:
        if plain_address(link.url) in addresses:
            name = original.publisher.name if original.publisher else host_of(link.url) or link.url
            return Credit(name, "text", Span(link.start, link.end, link.text), link.url)
    return None


def _canonical(original: SideCredits, copy: SideCredits) -> Attribution | None:
    ours, theirs = original.canonical, copy.canonical
    declared = copy.article.canonical_url
    if declared and plain_address(declared) in original.addresses:
        own = copy.article.url
        elsewhere = own is not None and plain_address(own) not in original.addresses
        if elsewhere or (own is None and _is_of_another(original, copy)):
            theirs = Credit(host_of(declared) or declared, "metadata", None, declared)
            ours = Credit(theirs.name, "address", None, declared)
            return compared("canonical", ours, theirs, kept=True)
    kept = ours is not None and theirs is not None and _same_site(ours, theirs)
    return compared("canonical", ours, theirs, kept=kept)


def _is_of_another(original: SideCredits, copy: SideCredits) -> bool:
    ours, theirs = original.publisher, copy.article.publisher
    return ours is not None and theirs is not None and not same_outlet(ours.name, theirs)


def _copyright(original: SideCredits, copy: SideCredits) -> Attribution | None:
    ours, theirs = _first(original.holders), _first(copy.holders)
    if ours is None:
        return compared("copyright", None, theirs, kept=False)
    same = _same_named(ours, copy.holders)
    own = original.publisher is not None and same_outlet(ours.name, original.publisher.name)
    if theirs is None and own:
        return None
    return compared("copyright", ours, same or theirs, kept=same is not None)


def _first(credits_: Sequence[Credit]) -> Credit | None:
    return credits_[0] if credits_ else None


def _same_named(wanted: Credit, credits_: Sequence[Credit]) -> Credit | None:
    same = (credit for credit in credits_ if same_outlet(credit.name, wanted.name))
    return next(same, None)


def _in_text(name: str, side: SideCredits) -> Credit | None:
    """Return a name where it first stands in a text, whatever it stands there for."""
    text = side.article.text
    match = re.search(re.escape(name), text, re.IGNORECASE)
    return None if match is None else Credit(name, "text", Span(*match.span(), match[0]))
