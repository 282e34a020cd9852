"""Addresses, against a real server on loopback that misbehaves in every way we know."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import socket
import threading
import zlib
from collections.abc import Callable, Iterator

import pytest

from spindetect.errors import (
    EmptyArticleError,
    FetchError,
    InputError,
    SourceFormatError,
    SourceTooLargeError,
)
from spindetect.read import Limits, read
from spindetect.read.fetch import USER_AGENT, fetch

PAGE = "<html><head><title>Tide</title></head><body><p>The tide came in — late.</p></body></html>"
LIMITS = Limits(
    max_bytes=200_000,
    max_decoded_bytes=300_000,
    connect_timeout=5,
    read_timeout=0.3,
    total_timeout=1.2,
    max_redirects=4,
)


def bomb() -> bytes:
    squeeze = zlib.compressobj(9, wbits=31)
    zeros = b"0" * 1_000_000
    return b"".join(squeeze.compress(zeros) for _ in range(100)) + squeeze.flush()


BOMB = bomb()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path; see the table at its end."""

    stopping = threading.Event()
    sent = 0
    agents: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Handler.agents.append(self.headers.get("User-Agent", ""))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            answer = ANSWERS.get(self.path.split("?")[0])
            if answer is None:
                self.send_error(404)
            else:
                answer(self)

    def reply(self, body: bytes, media: str | None, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        if media is not None:
            self.send_header("Content-Type", media)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, location: str) -> None:
        self.send_response(302)
        self.send_header("Location", location)
        self.end_headers()

    def endless(self, piece: bytes, *headers: tuple[str, str], pause: float = 0) -> None:
        self.reply(b"", "text/plain", *headers)
        Handler.sent = 0
        while not Handler.stopping.wait(pause) if pause else not Handler.stopping.is_set():
            self.wfile.write(piece)
            Handler.sent += len(piece)

    def hang(self) -> None:
        Handler.stopping.wait(30)

    def drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not Handler.stopping.wait(0.05):
            self.wfile.write(b"a")
            self.wfile.flush()

    def chunked(self) -> None:
        self.protocol_version = "HTTP/1.1"
        self.reply(b"", "text/plain", ("Transfer-Encoding", "chunked"), ("Connection", "close"))
        for word in (b"The ", b"tide."):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(word), word))
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "/page": lambda h: h.reply(PAGE.encode(), "text/html; charset=utf-8"),
    "/cp1252": lambda h: h.reply(PAGE.encode("cp1252"), "text/html; charset=windows-1252"),
    "/koi8": lambda h: h.reply(
        '<meta charset="utf-8"><p>Порт закрыт.'.encode("koi8-r"), 'text/html;charset="koi8-r"'
    ),
    "/gbk-meta": lambda h: h.reply("<meta charset=gbk><p>港口关闭".encode("gbk"), "text/html"),
    "/plain": lambda h: h.reply(b"The tide.\r\n<p>Late.", "text/plain"),
    "/json": lambda h: h.reply(b'{"text": "The tide."}', "application/json"),
    "/untyped": lambda h: h.reply(PAGE.encode(), None),
    "/empty": lambda h: h.reply(b"", "text/html"),
    "/gzip": lambda h: h.reply(
        gzip.compress(PAGE.encode()), "text/html", ("Content-Encoding", "gzip")
    ),
    "/damaged": lambda h: h.reply(b"not gzip", "text/html", ("Content-Encoding", "gzip")),
    "/brotli": lambda h: h.reply(b"x", "text/html", ("Content-Encoding", "br")),
    "/bomb": lambda h: h.reply(BOMB, "text/html", ("Content-Encoding", "gzip")),
    "/chunked": Handler.chunked,
    "/pdf": lambda h: h.reply(b"%PDF-1.7", "application/pdf"),
    "/binary": lambda h: h.reply(b"\x00\x01\x02" * 99, "text/html"),
    "/short": lambda h: h.reply(b"The", "text/plain", ("Content-Length", "900")),
    "/there": lambda h: h.redirect("/page?final"),
    "/loop": lambda h: h.redirect("/loop"),
    "/to-file": lambda h: h.redirect("file:///etc/hostname"),
    "/to-ftp": lambda h: h.redirect("ftp://localhost/x"),
    "/hang": Handler.hang,
    "/drip": lambda h: h.endless(b"a", pause=0.05),
    "/drip-headers": Handler.drip_headers,
    "/endless": lambda h: h.endless(b"a" * 65_536),
    "/announced": lambda h: h.endless(b"a" * 65_536, ("Content-Length", str(2 * 10**9))),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        httpd.daemon_threads = True
        httpd.block_on_close = False
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        Handler.stopping.set()
        httpd.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/page", "The tide came in — late."),
        ("/cp1252", "The tide came in — late."),
        ("/koi8", "Порт закрыт."),
        ("/gbk-meta", "港口关闭"),
        ("/plain", "The tide.\n<p>Late."),
        ("/json", "The tide."),
        ("/untyped", "The tide came in — late."),
        ("/gzip", "The tide came in — late."),
        ("/chunked", "The tide."),
        ("/there", "The tide came in — late."),
    ],
)
def test_what_a_server_sends_is_read_as_it_declares(server: str, path: str, text: str) -> None:
    assert read(server + path, limits=LIMITS).text == text


def test_an_article_knows_where_it_came_from(server: str) -> None:
    article = read(f"{server}/there", limits=LIMITS)
    assert (article.source, article.url) == (f"{server}/there", f"{server}/page?final")
    assert article.title == "Tide"
    assert Handler.agents[-1] == USER_AGENT
    assert USER_AGENT.startswith("spindetect/")


@pytest.mark.parametrize(
    ("path", "kind", "problem"),
    [
        ("/missing", FetchError, "answered with status 404 Not Found"),
        ("/loop", FetchError, "redirects more than 4 times"),
        ("/to-file", FetchError, "redirects to file:///etc/hostname, which is not an http"),
        ("/to-ftp", FetchError, "redirects to ftp://localhost/x, which is not an http"),
        ("/hang", FetchError, "does not answer in time"),
        ("/drip", FetchError, "took longer than 1.2 seconds"),
        ("/drip-headers", FetchError, "took longer than 1.2 seconds"),
        ("/endless", SourceTooLargeError, "sends more than 200,000 bytes"),
        ("/announced", SourceTooLargeError, "sends more than 200,000 bytes"),
        ("/bomb", SourceTooLargeError, "sends more than 300,000 bytes when decompressed"),
        ("/damaged", FetchError, "sends damaged compressed data"),
        ("/brotli", FetchError, "compressed as br"),
        ("/short", FetchError, "breaks the connection off"),
        ("/pdf", SourceFormatError, "is application/pdf, not an article"),
        ("/binary", SourceFormatError, "not text"),
        ("/empty", EmptyArticleError, "text"),
    ],
)
def test_a_server_that_misbehaves(
    server: str, path: str, kind: type[InputError], problem: str
) -> None:
    with pytest.raises(kind) as caught:
        read(server + path, limits=LIMITS)
    message = str(caught.value)
    assert message.startswith(f"{server}{path}: ")
    assert problem in message
    assert "\n" not in message


def test_an_endless_body_is_cut_off(server: str) -> None:
    with pytest.raises(SourceTooLargeError):
        fetch(f"{server}/endless", limits=LIMITS)
    # What the two sockets buffer may be on its way already, but not gigabytes.
    assert Handler.sent < 50_000_000


def test_no_redirect_is_followed_when_none_is_allowed(server: str) -> None:
    with pytest.raises(FetchError, match="redirects more than 0 times"):
        fetch(f"{server}/there", limits=Limits(max_redirects=0))


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("http://", "is not an http or https address"),
        ("http://[::1", "is not a valid address"),
        ("http://127.0.0.1:99999/", "is not a valid address"),
        ("http://host name/", "is not a valid address"),
        ("ftp://127.0.0.1/", "is not an http or https address"),
    ],
)
def test_an_address_that_is_none(address: str, problem: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(address, limits=LIMITS)
    assert problem in str(caught.value)


def test_a_closed_port_refuses() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(FetchError, match="refuses the connection"):
        read(f"http://127.0.0.1:{port}/", limits=LIMITS)


def test_no_timer_is_left_behind(server: str) -> None:
    fetch(f"{server}/page", limits=Limits(total_timeout=500))
    timers = [t for t in threading.enumerate() if isinstance(t, threading.Timer)]
    for timer in timers:
        timer.join(5)
    assert not any(timer.is_alive() for timer in timers)
