"""Where a line says that its story comes from: outlets, holders of rights."""

from __future__ import annotations

import re
from typing import Final

from spindetect.evidence.attribution.agencies import agencies_in, is_agency_like
from spindetect.evidence.attribution.named import Named

__all__ = ["begins_as_source", "contributors_in", "holders_in", "sources_in"]


_UPPER: Final = r"[^\W_a-zß-öø-ÿ]"
_TOKEN: Final = rf"(?:(?:St|Mt|Ft|Dr|U\.S|L\.A|N\.Y)\.|{_UPPER}[\w’'&/-]*(?:\.\w[\w’'&/-]*)*|&)"
_DOMAIN: Final = r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?"
_NAME: Final = (
    rf"(?P<name>{_DOMAIN}(?![\w@])|{_TOKEN}"
    rf"(?:\s+(?:(?:of|for|de|du|la|le|del|des|and|(?<=Council )on"
    rf"|(?<=Center )on|(?<=Institute )on)\s+(?:the\s+)?)?{_TOKEN})*)"
)
# "the website of", "the March issue of", "the resources page at".
_PLACE: Final = (
    r"(?:(?:the|its|our|his|her|their)\s+(?:[\w’'-]+\s+){0,4}?(?:of|at|on|by|for)\s+)?"
    r"(?:the\s+)*"
)
_DONE: Final = (
    r"(?:published|appeared|posted|printed|reported|written|authored|aired|broadcast|produced"
    r"|released|issued|ran|run|featured|shared|created|seen|filed|commissioned)"
)
_ORIGIN: Final = r"(?:first|originally|initially|previously|also|formerly)"
_PIECE: Final = (
    r"(?:article|story|post|piece|report|column|essay|op-ed|commentary|content|item|item|version"
    r"|interview|text|material|dispatch|analysis|excerpt|feature|review|transcript|release|news)"
)
_SOURCE_LEADS: Final = (
    # This article first appeared on X; originally published by X; also ran on X
    rf"\b{_ORIGIN}\s+(?:been\s+)?{_DONE}\s+(?:first\s+)?(?:here\s+)?(?:by|on|in|at|with|for|to|via)\s+",
    rf"\b{_PIECE}\s+originally\s+from\s+",
    rf"\b{_DONE}\s+(?:first|originally|initially)\s+(?:by|on|in|at|with|for|via)\s+",
    # republished from X; reprinted with permission of X; adapted from this X article
    r"\b(?:re-?published|re-?printed|re-?posted|re-?produced|re-?used|cross-?posted|syndicated"
    r"|adapted|excerpted|sourced|taken|translated)\s+(?:here\s+)?(?:\w+\s+)?"
    r"(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:from|of|by|via|courtesy\s+of)\s+(?:this\s+)?",
    r"\bcourtesy\s+of\s+",
    r"\bpermission\s+(?:of|from)\s+",
    r"\b(?:partnership|collaboration|association|arrangement)\s+(?:with|between)\s+",
    # This story was reported by X; provided by X
    rf"\bthis\s+{_PIECE}\s+(?:was|is|has\s+been|comes?)\s+(?:also\s+)?(?:published|posted|reported|produced|released|issued|provided|supplied"
    r"|distributed|contributed|brought\s+to\s+you|made\s+available|auto-generated)?\s*"
    r"(?:to\s+\S+\s+)?(?:by|from|courtesy\s+of)\s+",
    r"^\W*(?:©\s*)?(?:(?:story|article|content|news)\s+)?(?:provided|supplied|distributed"
    r"|syndicated|powered)\s+by\s*:?\s+",
    r"\b(?:content|materials?)\s+provided\s+by\s+",
    r"\bpublished\s+(?:in\s+)?print\s+(?:on|in|by)\s+",
    r"\bretrieved\s+.{0,40}?\bfrom\s+",
    # Source: X; via X; Read the full story at X
    r"^\W*(?:news\s+|original\s+|story\s+|article\s+)*source\s*(?::|[-–—]|\s)\s*",
    r"^\W*(?:via|from|story\s+via|story\s+from|h/t|hat\s+tip)\s*:?\s+",
    rf"\b[Rr]ead\s+(?:(?:the|this)\s+)?(?:(?:full|original|complete|entire|rest|of|more|whole)\s+)*"
    rf"(?:the\s+)?(?:original\s+)?(?:{_PIECE}\s+)?(?:(?:here\s+)?(?:at|on|in|by|from|via)\s+)",
    rf"\boriginal\s+{_PIECE}\s+(?:(?:is|was|appeared|published|can\s+be\s+found)\s+)*"
    r"(?:by|on|at|in|from)\s+",
)
_SOURCE: Final = re.compile(rf"(?i:{'|'.join(_SOURCE_LEADS)}){_PLACE}{_NAME}")
# "The post Harbour reopens appeared first on Harbor Post"; a headline stands in between.
_TAILED: Final = re.compile(
    r"^\W*The (?:post|article)\b.{3,200}?\b(?:appeared first|first appeared) on"
    r"\s+(?:the\s+)?(?P<name>\S.{1,80}?)\W*$"
)
_ISSUE: Final = re.compile(rf"\bPublished in {_PLACE}{_NAME}(?=,)")
_SUBJECT: Final = re.compile(
    r"\W*(?:(?:the|this|a version of this|an earlier version of this)\s+(?:above\s+)?"
    rf"{_PIECE}\b(?!,)|{_ORIGIN}\s+{_DONE}|re-?published|re-?printed|re-?posted|cross-?posted"
    r"|(?:materials?\s+|content\s+)?provided|(?:news\s+|story\s+|article\s+|original\s+)*source\s*:"
    rf"|via\b|(?:{_PIECE}\s+)?courtesy of|{_PIECE}\s+originally"
    r"|read (?:the|this|more|full)|the post\b"
    r"|(?:published )?with (?:the )?(?:kind )?permission|syndicated|distributed|published in\b"
    rf"|from the\b|translated from|the original {_PIECE}|click here to read the original"
    r"|with (?:files|inputs?|reports|additional))",
    re.IGNORECASE,
)
# "Harbor Post first published this story."
_FROM_STAFF: Final = re.compile(rf"\W*From {_TOKEN}(?: {_TOKEN}){{0,3}}?[’']s? ")
_INVERTED: Final = re.compile(
    rf"^\W*{_NAME}\s+(?:first|originally)\s+(?:published|reported|ran|posted|ran)\s+this\s+{_PIECE}"
)
_ANY_LEAD: Final = re.compile(
    r"origin|first|previous|initial|also|publish|print|post|produc|syndicat|adapt|excerpt|courtesy"
    r"|permission|partner|collaborat|associat|provid|suppl|distribut|source|via|from|read|h/t"
    r"|report|author|gener|translat|taken|arrange",
    re.IGNORECASE,
)
_NO_SOURCE: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day|English|French|Spanish|German|Arabic|Hindi|Russian|Chinese|This|That|These|Our|Your"
    r"|Their|His|Her|Here|Facebook|Twitter|Instagram|YouTube|Getty(?: Images)?|WhatsApp|Telegram"
    r"|Email|I|A|An|It|Read|More|Related)(?:\s|$)|[\d:./ -]+$"
)
_TRAILING: Final = re.compile(
    r"(?:\s+(?:Subscribe|Read|Click|Sign|Follow|Copyright|All Rights|ALL RIGHTS)\b.*"
    r"|\s+(?:on|in|at|and|of|for)|[\s.,;:!?’'\"”)\]-]+)+$"
)
_TAIL_WORDS: Final = re.compile(
    r"\s+(?:website|web\s?site|blog|newsletter|magazine’s|article|story|story\.)$", re.IGNORECASE
)


def sources_in(text: str, *, framed: bool = True) -> tuple[Named, ...]:
    """Return the outlets that a line says the story was published by before.

    Parameters
    ----------
    text : str
    framed : bool
        Whether the line is known to frame a story; any other must say by how
        it begins that it does.

    Examples
    --------
    >>> [found.name for found in sources_in("This story first appeared on Harbor Post.")]
    ['Harbor Post']
    >>> sources_in("The plan, first reported by Harbor Post, was dropped.", framed=False)
    ()
    """
    if _FROM_STAFF.match(text) or not (
        _ANY_LEAD.search(text) if framed else begins_as_source(text)
    ):
        return ()
    tailed = _TAILED.match(text)
    if tailed:
        return tuple(filter(None, [_named(text, *tailed.span("name"))]))
    found = []
    inverted = _INVERTED.match(text)
    if inverted:
        return tuple(filter(None, [_named(text, *inverted.span("name"))]))
    for match in (*_SOURCE.finditer(text), *_ISSUE.finditer(text)):
        named = _named(text, *match.span("name"))
        if named is not None:
            found.append(named)
    return tuple(found)


def begins_as_source(text: str) -> bool:
    """Whether a line begins as those do that say where a story comes from.

    Examples
    --------
    >>> begins_as_source("This story was provided by Northwire.")
    True
    """
    if _SUBJECT.match(text) is not None:
        return True
    return " this " in text and _INVERTED.match(text) is not None


def _named(text: str, start: int, end: int) -> Named | None:
    name = text[start:end]
    known = agencies_in(name)
    if known and known[0].start == 0 and re.match(r"[’']s?\b", name[known[0].end :]):
        name = name[: known[0].end]
    for pattern in (_TRAILING, _TAIL_WORDS, _TRAILING):
        name = pattern.sub("", name)
    name = name.partition(" and the ")[0]
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    if len(name) < 2 or _NO_SOURCE.match(name):
        return None
    return Named(start, start + len(name), " ".join(name.split()))


_RIGHTS: Final = re.compile(r"©|\([cC]\)|\bcopyright(?:ed)?\b|\bcopr\.", re.IGNORECASE)
_BEFORE_HOLDER: Final = re.compile(
    r"(?:\s|©|\([cC]\)|[:,–—-]|(?i:copyright(?:ed)?|by|trademark|and\s+)|the\s+|(?:19|20)\d\d)*"
)
_HOLDER: Final = re.compile(
    rf"(?:the\s+)?{_NAME}(?:\s*,?\s*(?:Inc|LLC|L\.P|Ltd|LLP|Corp|Co|plc)\b)?"
)
_RESERVED: Final = re.compile(r"[.,]?\s*all rights reserved", re.IGNORECASE)
_AFTER_HOLDER: Final = re.compile(
    r"\s+(?:All Rights|All rights|ALL RIGHTS|Click|See|For Personal|Reproduction|(?:19|20)\d\d).*$"
)
_COMPANY: Final = re.compile(r"(?:,?\s+(?:Inc|LLC|L\.P|LP|Ltd|LLP|Corp|plc|PLC|Limited)\.?)+$")


def holders_in(text: str) -> tuple[Named, ...]:
    """Return the holders that a copyright line names.

    Examples
    --------
    >>> [found.name for found in holders_in("© 2024 Harbor Post, Inc. All rights reserved.")]
    ['Harbor Post']
    """
    found = []
    for mark in _RIGHTS.finditer(text):
        before = _BEFORE_HOLDER.match(text, mark.end())
        at = before.end() if before else mark.end()
        holder = _HOLDER.match(text, at)
        if holder is None:
            continue
        start, end = holder.span("name")
        name = _COMPANY.sub("", _AFTER_HOLDER.sub("", text[start:end]))
        named = _named(text, start, start + len(name))
        if named is not None and not _RIGHTS.fullmatch(named.name) and named.name != "All":
            found.append(named)
    if not found and (reserved := _RESERVED.search(text)):
        holder = _HOLDER.match(text)
        if holder is not None and holder.end() <= reserved.start():
            found += filter(None, [_named(text, *holder.span("name"))])
    return tuple(dict.fromkeys(found))


_CONTRIBUTED: Final = re.compile(
    r"\bcontribut(?:ed|ing|ors?)\b|\breport(?:ed|ing)\b|\binputs?\b"
    r"|\bwith (?:files|reports|information) from\b",
    re.I,
)
_INPUTS: Final = re.compile(
    r"\b[Ww]ith\s+(?:\w+\s+)?(?:inputs?|reports?|files|reporting|information)"
    r"\s+(?:from|by)\s+(?P<list>[^.)]+)"
    r"|\b[Ww]ith\s+(?P<before>[^.)]+?)\s+inputs?\b"
)
_STAFF: Final = re.compile(
    rf"^\W*(?:From\s+)?(?:[Tt]he\s+)?{_NAME.replace('|&)', ')')}(?:[’']s?)?"
    r"\s+(?:staff(?:\s+writers?)?|writers?|reporters?|correspondents?|journalists?)\b"
)
_HELPED: Final = re.compile(rf"^\W*{_NAME}\s+contributed\b")
_POSSESSIVE: Final = re.compile(
    rf"^\W*(?:From\s+)?(?P<name>{_TOKEN}(?:\s+{_TOKEN}){{0,3}}?)[’'](?:s\b)?\s+{_UPPER}"
)


def contributors_in(text: str) -> tuple[Named, ...]:
    """Return the newsrooms whose people a line thanks.

    Examples
    --------
    >>> [found.name for found in contributors_in("Harbor Post staff contributed to this report.")]
    ['Harbor Post']
    """
    if not _CONTRIBUTED.search(text):
        return ()
    found = [Named(*agency) for agency in agencies_in(text)]
    if inputs := _INPUTS.search(text):
        start, end = inputs.span("list" if inputs["list"] else "before")
        for part in re.finditer(r"[^,&]+?(?=\s*(?:,|&|\band\b|$))", text[start:end]):
            name = part[0].strip()
            if name[:1].isupper():
                at = start + part.start() + part[0].index(name)
                found.append(Named(at, at + len(name), name))
    if (helped := _HELPED.match(text)) and is_agency_like(helped["name"]):
        found.append(Named(*helped.span("name"), helped["name"]))
    for pattern in (_STAFF, _POSSESSIVE):
        match = pattern.match(text)
        if match and match["name"] not in {"Staff", "Contributing"}:
            found.append(Named(*match.span("name"), match["name"]))
    clean: list[Named] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in clean):
            clean.append(one)
    return tuple(clean)
