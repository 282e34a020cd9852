"""What a page's markup says about its parts: which role a part has.

Only markup is read here, never wording (but for the copyright sign): what the
markup leaves open stays without a role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from spindetect.records import Role

__all__ = ["BLOCK_TAGS", "SKIPPED_TAGS", "Markup"]

BLOCK_TAGS = frozenset(
    "address amp-ad amp-consent amp-embed amp-list amp-sidebar article aside "
    "blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
# Never shown as text by a browser, or shown by a program of their own.
SKIPPED_TAGS = frozenset(
    "applet area audio base canvas datalist embed frame frameset iframe input link math meta "
    "noembed noframes noscript object option param script select style svg template textarea title "
    "track video".split()
)
_HEADINGS: Mapping[str, Role] = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subheading"),
}
_TAG_ROLES: Mapping[str, Role] = {
    "nav": "navigation",
    "menu": "navigation",
    "button": "navigation",
    "form": "navigation",
    "search": "navigation",
    "amp-ad": "promotion",
    "figcaption": "caption",
    "caption": "caption",
    "address": "byline",
}
# Parts that belong to the page when outside an article, and to the story inside.
_PAGE_PARTS = frozenset(("header", "footer"))
_ARIA_ROLES: Mapping[str, Role] = {
    "banner": "navigation",
    "button": "navigation",
    "contentinfo": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "navigation": "navigation",
    "search": "navigation",
    "toolbar": "navigation",
}
# A name or a date is no longer than this: a class such as "date-outer" may stand around posts.
_LONGEST_NAME = 300
_NAMING_ROLES: frozenset[Role] = frozenset(("byline", "dateline"))
# Words of class and id attributes, each with the names that themes of common
# publishing systems give to such parts; the first that is found counts.
_NAMES: tuple[tuple[Role, str], ...] = (
    ("social_embed", r"twitter-tweet|instagram-media|fb-post|tiktok-embed|bluesky-embed"),
    (
        "related_links",
        r"related\w*|recommend(?:ed|ations?)|more-(?:stories|news|from|on)|most-(?:read|popular)"
        r"|read-(?:next|more)|trending|popular-posts|also-(?:like|read)|outbrain|taboola"
        r"|yarpp|next-article|prev(?:ious)?-article|post-navigation",
    ),
    (
        "promotion",
        r"ads?|ad-\w+|advert\w*|sponsor\w*|newsletter\w*|sign-?up|donat(?:e|ion)"
        # The same word marks what only subscribers see of the story itself.
        r"|subscri(?:be(?!r-(?:only|preview|premium|content|exclusive))|ption)\w*"
        r"|(?:pay|reg)-?wall|gate|(?:content|article|login|subscri\w+)-(?:gate|wall|barrier)",
    ),
    (
        "navigation",
        r"nav|navbar|navigation|menu|breadcrumbs?|pagination|pager|share|sharing|sharedaddy"
        r"|templatePreheader|templateFooter|mcnButton\w*|btn|button|read(?:ing)?-?time|author-(?:link|posts)|table-of-contents|toc|poll"
        r"|social(?:-(?:links|icons|share|media))?|skip-(?:link|to-content)|toolbar|masthead"
        r"|site-(?:header|footer)|cookie\w*|consent|tag-?(?:list|links|cloud)|cat-links"
        r"|post-(?:tags|categories)|entry-footer|comments?(?:-(?:area|list|section|form|link))?",
    ),
    (
        "caption",
        r"(?:wp-)?caption(?:-text)?|(?:image|photo|figure|media|img|pic(?:ture)?)-?"
        r"(?:caption\w*|credits?|text|desc(?:ription)?|source)",
    ),
    (
        "byline",
        # What tells about an author is no byline.
        r"byline\w*|(?<!about-)(?<!about-the-)author(?!-(?:bio|box|info|description|title|card))"
        r"|by-author|author-name|posted-by|article-author|vcard",
    ),
    (
        "dateline",
        r"dateline|date|timestamp|datetime|pub(?:lish(?:ed)?)?-?date|posted-on|date-published"
        r"|entry-date|article-date|dateModified|datePublished",
    ),
    ("subheading", r"standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?"),
    ("copyright", r"copyright"),
)
_NAME_ROLES = tuple(
    (role, re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.I)) for role, names in _NAMES
)


class Markup:
    """Answers about the elements of one page.

    Parameters
    ----------
    root : etree._Element
        The page.
    by_names : bool
        Whether class and id attributes give roles, beside tags.
    """

    def __init__(self, root: etree._Element, *, by_names: bool) -> None:
        self._by_names = by_names
        # A class such as "has-related-posts" on what holds the whole story says
        # nothing about the story, so such elements get no role by their names.
        self._around_story: set[etree._Element] = set()
        for landmark in (*root.iter("article", "main"), *_headlines(root)):
            for ancestor in landmark.iterancestors():
                if ancestor in self._around_story:
                    break
                self._around_story.add(ancestor)

    def role(self, element: etree._Element, *, in_article: bool) -> Role | None:
        """Return the role that an element gives to the text in it.

        Parameters
        ----------
        element : etree._Element
        in_article : bool
            Whether an ``<article>`` or ``<main>`` is around it.
        """
        tag = str(element.tag)
        if tag in _HEADINGS:
            named = None if tag == "h1" else self._role_by_name(element)
            return named if named in _NAMING_ROLES else _HEADINGS[tag]
        if tag in {"html", "body", "article", "main"} or element in self._around_story:
            return None
        if tag in _PAGE_PARTS and not in_article:
            return "navigation"
        return (
            self._role_by_name(element)
            or _ARIA_ROLES.get((element.get("role") or "").lower())
            or _TAG_ROLES.get(tag)
        )

    def inline_role(self, element: etree._Element) -> Role | None:
        """Return the role that an inline element gives to its own text, or None."""
        if str(element.tag) == "time" or element.get("itemprop") in {
            "datePublished",
            "dateModified",
        }:
            return "dateline"
        if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
            return "byline"
        role = _ARIA_ROLES.get((element.get("role") or "").lower())
        return role or self._role_by_name(element)

    def _role_by_name(self, element: etree._Element) -> Role | None:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if not names or not self._by_names:
            return None
        for role, pattern in _NAME_ROLES:
            if pattern.search(names):
                return None if role in _NAMING_ROLES and _is_long(element) else role
        return None


def _is_long(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONGEST_NAME:
            return True
    return False


def _headlines(root: etree._Element) -> list[etree._Element]:
    """Return the ``<h1>`` elements that may head a story.

    Many sites write their own name as one, in the page's header.
    """
    found = list(root.iter("h1"))
    if len(found) == 1:
        return found
    return [h1 for h1 in found if next(h1.iterancestors("header", "nav", "article"), None) is None]
