"""Names of outlets and addresses: whether two writings mean the same site."""

from __future__ import annotations

import functools
import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from spindetect.evidence.attribution.agencies import agency_named

__all__ = ["host_of", "plain_address", "same_outlet", "site_of"]

_ADDRESS: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
# Words that a name has or has not.
_OPTIONAL: Final = frozenset(
    "the and of for a online news newspaper newspapers com org net co uk media network group inc "
    "llc ltd limited corp corporation company website site web digital staff blog magazine tv "
    "newsroom publications publishing global world company lp".split()
)
# Second-level labels under which countries give out names.
_SECOND_LEVEL: Final = frozenset("ac co com edu gob gov go govt ne net or org nom".split())
_TRACKING: Final = re.compile(
    r"(?:utm_|mc_|pk_|at_)|(?:fbclid|gclid|ref|refsrc|source|src|cmp|cmpid|smid|partner|soc_src"
    r"|ncid|via|share|amp|output|outputtype|ocid|rss|feature|icid|ftag|feed|cid)$",
    re.IGNORECASE,
)
_LONGEST_LABEL: Final = 40


def host_of(address: str | None) -> str | None:
    """Return the host of an address without ``www``, or None where there is none.

    Examples
    --------
    >>> host_of("https://www.harborpost.example/a?b"), host_of("harbor")
    ('harborpost.example', None)
    """
    if not address:
        return None
    try:
        host = urlsplit(address.strip()).hostname
    except ValueError:
        return None
    if not host:
        return None
    for prefix in ("www.", "amp.", "m.", "mobile."):
        host = host.removeprefix(prefix)
    return host


def site_of(host: str) -> str:
    """Return the part of a host that somebody registered.

    Examples
    --------
    >>> site_of("news.harborpost.co.uk"), site_of("edition.echo.com")
    ('harborpost.co.uk', 'echo.com')
    """
    labels = host.lower().split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-size:])


def plain_address(address: str) -> str | None:
    """Return what two writings of one address share.

    Scheme, ``www``, a final slash, an ``amp`` part, the fragment and tracking
    parameters are left out.

    Examples
    --------
    >>> plain_address("http://www.echo.example/a/?utm_source=x#top")
    'echo.example/a'
    """
    host = host_of(address)
    if host is None:
        return None
    parts = urlsplit(address.strip())
    path = re.sub(r"(?:/amp|/index\.html?|\.amp)?/*$", "", parts.path)
    query = [(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)]
    return host + path + (f"?{urlencode(query)}" if query else "")


def same_outlet(one: str, other: str) -> bool:
    """Whether two names, or a name and an address, mean the same outlet.

    Parameters
    ----------
    one, other : str
        ``"The Harbor Post"``, ``"harborpost.com"``, ``"https://www.harborpost.com/"``.

    Examples
    --------
    >>> same_outlet("The Harbor Post", "harborpost.com")
    True
    >>> same_outlet("nytimes.com", "The New York Times"), same_outlet("Harbor Post", "Echo")
    (True, False)
    """
    return _same_outlet(one.strip(), other.strip())


@functools.lru_cache(maxsize=1 << 10)
def _same_outlet(one: str, other: str) -> bool:
    here, there = _site_label(one), _site_label(other)
    if here is not None and there is not None:
        return here == there
    usual = agency_named(one)
    if usual is not None and usual == agency_named(other):
        return True
    if here is None and there is None:
        return _squeezed(one) == _squeezed(other)
    label, name = (here, other) if here is not None else (there or "", one)
    return _abbreviates(label.split(".")[0], _words(name))


def _site_label(text: str) -> str | None:
    if not _ADDRESS.fullmatch(text):
        return None
    host = host_of(text if "//" in text else f"http://{text}")
    return site_of(host) if host else None


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.lower().replace("'", "").replace("’", "")))


def _squeezed(name: str) -> str:
    words = _words(name)
    telling = [word for word in words if word not in _OPTIONAL]
    return "".join(telling or words)


def _abbreviates(label: str, words: tuple[str, ...]) -> bool:
    """Whether an address's label is made of the beginnings of a name's words, in order.

    ``nytimes`` is n-y-times; words that a name may lack may be passed over. A word is given
    whole or by its first letter.
    """
    label = re.sub(r"[\W_]+", "", label.lower())
    reached = {0}
    for word in words:
        taken = set(reached) if word in _OPTIONAL else set()
        for at in reached:
            if label.startswith(word, at):
                taken.add(at + len(word))
            if label.startswith(word[0], at):
                taken.add(at + 1)
        reached = taken
    rest = {label[at:] for at in reached}
    return bool(rest & {"", "news", "online", "media", "now", "hq"}) and bool(words)
