"""Fetch an address: over HTTP alone, within limits of bytes, seconds and redirects."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import Literal
from urllib.parse import urljoin, urlsplit

import urllib3

from spindetect.errors import FetchError, SourceFormatError, SourceTooLargeError
from spindetect.read.clock import Clock, watched_pool
from spindetect.read.files import shown
from spindetect.read.limits import Limits

__all__ = ["Fetched", "fetch"]


def _user_agent() -> str:
    # The package's own __version__ lies above this room.
    try:
        return f"spindetect/{metadata.version('spindetect')}"
    except metadata.PackageNotFoundError:
        return "spindetect/source"


USER_AGENT = _user_agent()
# Small, so that a bomb expands to little (a thousandfold) before it is counted.
_PIECE = 16_384
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_KINDS: dict[str, Literal["text", "markdown", "html", "json", "jsonl"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, application/json;q=0.9",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Parameters
    ----------
    data : bytes
        Decompressed.
    url : str
        Where it came from in the end, after redirects.
    kind : {"text", "markdown", "html", "json", "jsonl"} or None
        By the declared content type; None when the server declares none.
    charset : str or None
        Encoding that the server declares.
    """

    data: bytes
    url: str
    kind: Literal["text", "markdown", "html", "json", "jsonl"] | None
    charset: str | None


def fetch(address: str, *, limits: Limits | None = None) -> Fetched:
    """Fetch one address.

    Parameters
    ----------
    address : str
        With the scheme ``http`` or ``https``; redirects may lead to no other.
    limits : Limits, optional
        Default :class:`Limits`.

    Returns
    -------
    Fetched

    Raises
    ------
    FetchError
        When the server cannot be reached, does not answer in time, answers
        with an error, or redirects for ever or to another scheme.
    SourceTooLargeError
        When it sends more than the limits allow.
    SourceFormatError
        When what it sends is declared to be something else than text.
    """
    limits = limits or Limits()
    clock = Clock(limits, shown(address))
    with watched_pool(clock) as pool:
        try:
            return _follow(pool, address, limits, clock)
        except (urllib3.exceptions.HTTPError, OSError, ValueError, zlib.error) as error:
            # When the total ran out inside a wait, that is the better answer.
            clock.left()
            raise _failure(error, address) from error
        finally:
            clock.stop()


def _follow(pool: urllib3.PoolManager, address: str, limits: Limits, clock: Clock) -> Fetched:
    current = _checked(address, address)
    for _ in range(limits.max_redirects + 1):
        response = pool.request(
            "GET",
            current,
            headers=_HEADERS,
            timeout=clock.timeout(),
            redirect=False,
            preload_content=False,
        )
        try:
            location = response.headers.get("Location")
            if response.status not in _REDIRECTS or location is None:
                return _received(response, address, current, limits, clock)
        finally:
            # Not release_conn: what is left of the body is not wanted.
            response.close()
        current = _checked(urljoin(current, location), address)
    raise FetchError(
        f"redirects more than {limits.max_redirects} times",
        source=shown(address),
        hint="give the article's final address",
    )


def _checked(url: str, address: str) -> str:
    """Return an address that may be asked for."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        what = "is not" if url == address else f"redirects to {shown(url)}, which is not"
        raise FetchError(
            f"{what} an http or https address",
            source=shown(address),
            hint="give the article's own address",
        )
    return url


def _received(
    response: urllib3.BaseHTTPResponse, address: str, url: str, limits: Limits, clock: Clock
) -> Fetched:
    source = shown(address)
    if response.status != 200:
        reason = f" {response.reason}" if response.reason else ""
        raise FetchError(
            f"answered with status {response.status}{reason}",
            source=source,
            hint="check the address, or save the page and give the file",
        )
    declared = response.headers.get("Content-Type") or ""
    media = declared.split(";", 1)[0].strip().lower()
    if media and media not in _KINDS:
        raise SourceFormatError(
            f"is {shown(media)}, not an article",
            source=source,
            hint="give the address of a page, of plain text or of JSON",
        )
    charset = _CHARSET.search(declared)
    return Fetched(
        _body(response, source, limits, clock),
        url,
        _KINDS.get(media),
        charset[1] if charset else None,
    )


def _body(response: urllib3.BaseHTTPResponse, source: str, limits: Limits, clock: Clock) -> bytes:
    announced = response.headers.get("Content-Length") or ""
    if announced.isdigit() and int(announced[:20]) > limits.max_bytes:
        raise _too_large(source, limits.max_bytes, "")
    expand = _expander(response, source)
    pieces: list[bytes] = []
    sent = expanded = 0
    while True:
        # read1 returns what is there; read would wait for a whole piece.
        piece = response.read1(_PIECE, decode_content=False)
        clock.left()
        sent += len(piece)
        if sent > limits.max_bytes:
            raise _too_large(source, limits.max_bytes, "")
        if not piece:
            break
        pieces.append(expand(piece))
        expanded += len(pieces[-1])
        if expanded > limits.max_decoded_bytes:
            raise _too_large(source, limits.max_decoded_bytes, " when decompressed")
    return b"".join(pieces)


def _expander(response: urllib3.BaseHTTPResponse, source: str) -> Callable[[bytes], bytes]:
    """Return what undoes the body's compression, piece by piece."""
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding in {"identity", ""}:
        return lambda piece: piece
    if coding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress
    raise FetchError(
        f"sends data compressed as {shown(coding)}, which was not asked for",
        source=source,
        hint="save the page and give the file",
    )


def _too_large(source: str, limit: int, how: str) -> SourceTooLargeError:
    return SourceTooLargeError(
        f"sends more than {limit:,} bytes{how}",
        source=source,
        hint="save the article alone and give the file",
    )


def _failure(error: Exception, address: str) -> FetchError:
    """Say in plain words what urllib3 met."""
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (urllib3.exceptions.NameResolutionError, "has a host name that is unknown"),
        (urllib3.exceptions.NewConnectionError, "refuses the connection"),
        (urllib3.exceptions.ConnectTimeoutError, "does not accept the connection in time"),
        (urllib3.exceptions.ReadTimeoutError, "does not answer in time"),
        (urllib3.exceptions.SSLError, "has a certificate that cannot be trusted"),
        (zlib.error, "sends damaged compressed data"),
        (urllib3.exceptions.ProtocolError, "breaks the connection off"),
        (urllib3.exceptions.LocationValueError, "is not a valid address"),
        (ValueError, "is not a valid address"),
    )
    problem = next((text for kind, text in kinds if isinstance(error, kind)), "cannot be fetched")
    return FetchError(
        problem,
        source=shown(address),
        hint="check the address, or save the page and give the file",
    )
