"""Kinds of bad input, each with the call that meets it and its one line."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["CASES", "Case"]

AN_ARTICLE = '; an article is an object with "text" or "paragraphs"'
A_PAIR = '; each pair needs "original" and "copy", and may have "id"'
NAMES = "derived partial verbatim edited spun rewritten corrupting omitted policy"
CONDITIONS = f"; choose among {', '.join(NAMES.split())}"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@dataclass(frozen=True)
class Case:
    """A row: what is called, on which files, and what comes of it.

    ``{d}`` is the test's folder and ``{s}`` the loopback server's address.
    """

    name: str
    call: str
    message: str
    files: dict[str, bytes] = field(default_factory=dict)
    stdin: bytes = b""


def bad_copy(name: str, content: bytes, message: str, suffix: str = ".txt") -> Case:
    return Case(
        name, f"score {{d}}/story.txt {{d}}/a{suffix}", f"{{d}}/a{suffix}: {message}",
        {f"a{suffix}": content},
    )  # fmt: skip


def bad_list(name: str, content: bytes, message: str, suffix: str = ".jsonl") -> Case:
    call, message = f"pairs {{d}}/list{suffix}", f"{{d}}/list{suffix}{message}"
    return Case(name, call, message, {f"list{suffix}": content})


def bad_call(name: str, call: str, message: str) -> Case:
    return Case(name, call, message)


def bad_address(name: str, path: str, message: str) -> Case:
    return Case(name, f"score --timeout 0.4 {{d}}/story.txt {{s}}{path}", f"{{s}}{path}: {message}")


CASES = [
    bad_copy("empty", b"", "holds no text; give a text to compare"),
    bad_copy("blank", b" \r\n\t \n", "holds no text; give a text to compare"),
    bad_copy("only a byte-order mark", b"\xef\xbb\xbf", "holds no text; give a text to compare"),
    bad_copy(
        "NUL bytes",
        b"The\x00 tide\x00 came",
        "holds NUL bytes, so it is not text; save it as text in UTF-8",
    ),
    bad_copy("binary", bytes(range(1, 256)) * 4, "is binary, not text; save it as text in UTF-8"),
    bad_copy("picture named as text", PNG, "is an image, not text; save it as text in UTF-8"),
    bad_copy(
        "PDF", b"%PDF-1.7\n1 0 obj", "is a PDF document, not text; save it as text in UTF-8", ".pdf"
    ),
    bad_copy(
        "office document",
        b"PK\x03\x04\x14\x00",
        "is a zip archive or an office document, not text; save it as text in UTF-8",
        ".docx",
    ),
    bad_copy(
        "malformed JSON",
        b'{"text": "The ti',
        "is not valid JSON: Unterminated string starting at (line 1, column 10)" + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON that is a list",
        b'["The tide"]',
        "holds a list where an article is meant" + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON with a number for text",
        b'{"text": 5}',
        '"text" is a number, not a string' + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON with a string for paragraphs",
        b'{"paragraphs": "x"}',
        '"paragraphs" is a string, not a list' + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON with a list for a title",
        b'{"text": "x", "title": ["T"]}',
        '"title" is a list, not a string' + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON without text",
        b'{"title": "T"}',
        'has neither "text" nor "paragraphs"' + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON nested for ever",
        b"[" * 200_000,
        "is JSON that cannot be read: nested too deeply, or a number is too long" + AN_ARTICLE,
        ".json",
    ),
    bad_copy(
        "JSON Lines with two articles",
        b'{"text":"a"}\n{"text":"b"}\n',
        "holds 2 articles where one is meant"
        "; give one article, or use `spindetect pairs` for a list of pairs",
        ".jsonl",
    ),
    bad_copy(
        "page that shows nothing",
        b"<html><script>x()</script>",
        "shows no text; if scripts build the page, save it from a browser or give its text",
        ".html",
    ),
    bad_copy(
        "page nested for ever",
        b"<b>" * 99_999,
        "nests its markup too deeply to be read as a page; give the article's text",
        ".html",
    ),
    bad_call(
        "missing",
        "score {d}/story.txt {d}/gone.txt",
        "{d}/gone.txt: does not exist; check the path",
    ),
    bad_call(
        "missing original",
        "score {d}/gone.txt {d}/story.txt",
        "{d}/gone.txt: does not exist; check the path",
    ),
    bad_call(
        "folder", "score {d}/story.txt {d}/folder", "{d}/folder: is a folder; give one file of it"
    ),
    bad_call(
        "both are standard input",
        "score - -",
        "-: was given for both articles; give a file for one of them",
    ),
    bad_call(
        "nothing on standard input",
        "score {d}/story.txt -",
        "-: holds no text; give a text to compare",
    ),
    bad_call(
        "scheme that is not fetched",
        "score {d}/story.txt ftp://127.0.0.1/x",
        "ftp://127.0.0.1/x: does not exist; check the path",
    ),
    bad_call(
        "address without a host",
        "score {d}/story.txt http:///x",
        "http:///x: is not an http or https address; give the article's own address",
    ),
    bad_address("hangs", "/hang", "took longer than 0.4 seconds; save the page and give the file"),
    bad_address("drips", "/drip", "took longer than 0.4 seconds; save the page and give the file"),
    bad_address(
        "redirects for ever",
        "/loop",
        "redirects more than 10 times; give the article's final address",
    ),
    bad_address(
        "redirects to a file",
        "/to-file",
        "redirects to file:///etc/hostname, which is not an http or https address"
        "; give the article's own address",
    ),
    bad_address(
        "sends without end",
        "/endless",
        "sends more than 20,000,000 bytes; save the article alone and give the file",
    ),
    bad_address(
        "announces 2 GB",
        "/announced",
        "sends more than 20,000,000 bytes; save the article alone and give the file",
    ),
    bad_address(
        "expands without end",
        "/bomb",
        "sends more than 20,000,000 bytes when decompressed"
        "; save the article alone and give the file",
    ),
    bad_address(
        "404",
        "/missing",
        "answered with status 404 Not Found; check the address, or save the page and give the file",
    ),
    bad_address(
        "breaks off",
        "/short",
        "breaks the connection off; check the address, or save the page and give the file",
    ),
    bad_address(
        "sends a PDF",
        "/pdf",
        "is application/pdf, not an article; give the address of a page, of plain text or of JSON",
    ),
    bad_call("no command of that name", "compare a b", "No such command 'compare'…"),
    bad_call(
        "unknown option",
        "score --colour {d}/story.txt {d}/story.txt",
        "No such option: --colour; see 'spindetect score --help'",
    ),
    bad_call(
        "one article",
        "score {d}/story.txt",
        "Missing argument…",
    ),
    bad_call("three articles", "score a b c", "Got unexpected extra argument…"),
    bad_call(
        "unknown --fail-on",
        "score --fail-on spun,odd a b",
        "--fail-on: 'odd' is not known" + CONDITIONS,
    ),
    bad_call(
        "empty --fail-on",
        "score --fail-on , a b",
        "--fail-on: is empty" + CONDITIONS,
    ),
    bad_call(
        "--threshold above 1",
        "score --threshold 1.5 a b",
        "--threshold: is 1.5; give a number above 0, up to 1",
    ),
    bad_call(
        "--threshold nan",
        "score --threshold nan a b",
        "--threshold: is nan; give a number above 0, up to 1",
    ),
    bad_call(
        "--threshold in words", "score --threshold high a b", "Invalid value for '--threshold'…"
    ),
    bad_call(
        "--timeout 0", "score --timeout 0 a b", "--timeout: is 0; give seconds above 0, up to a day"
    ),
    bad_call(
        "--timeout inf",
        "pairs --timeout inf a",
        "--timeout: is inf; give seconds above 0, up to a day",
    ),
    bad_call("--jobs 0", "pairs --jobs 0 a", "Invalid value for '--jobs' / '-j'…"),
    bad_call(
        "--html in no folder",
        "score --html {d}/no/page.html {d}/story.txt {d}/story.txt",
        "{d}/no/page.html: is in a folder that does not exist; give another --html path",
    ),
    bad_call(
        "--html is a folder",
        "score --html {d}/folder {d}/story.txt {d}/story.txt",
        "{d}/folder: is not a file; give another --html path",
    ),
    bad_call(
        "--html is the copy",
        "score --html {d}/story.txt {d}/x {d}/story.txt",
        "{d}/story.txt: is one of the articles; give another --html path",
    ),
    bad_call(
        "--html is standard output",
        "score --html - {d}/story.txt {d}/story.txt",
        "--html '-': is no file name; give another --html path",
    ),
    bad_call(
        "encoder that is a file",
        "score --encoder {d}/story.txt a b",
        "{d}/story.txt: is a file; give the model's folder",
    ),
    bad_call(
        "encoder that is nowhere",
        "score --encoder {d}/gone a b",
        "{d}/gone: there is no such folder; give the model's folder",
    ),
    bad_call(
        "encoder without a model",
        "pairs --encoder {d}/folder {d}/story.txt",
        "{d}/folder: holds no model; give a folder saved by sentence-transformers",
    ),
    bad_call(
        "missing list", "pairs {d}/gone.jsonl", "{d}/gone.jsonl: does not exist; check the path"
    ),
    bad_call(
        "folder as a list", "pairs {d}/folder", "{d}/folder: is a folder; give one file of it"
    ),
    bad_list(
        "empty list",
        b"",
        ": lists no pairs" + A_PAIR,
    ),
    bad_list(
        "list that is not UTF-8",
        b'{"id": "\xe9"}',
        ", line 1: is not UTF-8; save the list in UTF-8",
    ),
    bad_list(
        "line that is not JSON",
        b"id: 1",
        ", line 1: is not valid JSON: Expecting value (line 1, column 1)" + A_PAIR,
    ),
    bad_list(
        "line that is a list",
        b'["a", "b"]',
        ", line 1: is not a JSON object" + A_PAIR,
    ),
    bad_list(
        "line without a copy",
        b'{"original": "a"}',
        ', line 1: lacks "copy"' + A_PAIR,
    ),
    bad_list(
        "line with a number for a copy",
        b'{"original": "a", "copy": 5}',
        ', line 1: "copy" is neither a string nor an article object' + A_PAIR,
    ),
    bad_list(
        "CSV without the columns",
        b"id,text\n1,The tide\n",
        ", line 1: lacks the columns original and copy" + A_PAIR,
        ".csv",
    ),
    bad_list(
        "CSV with a short row",
        b"id,original,copy\n1,The tide\n",
        ", line 2: has 2 columns where the first row has 3"
        "; quote texts that hold the separator or line ends",
        ".csv",
    ),
    bad_list(
        "CSV with an open quote",
        b'id,original,copy\n1,a,"b\n',
        ", line 2: is not valid CSV (unexpected end of data)" + A_PAIR,
        ".csv",
    ),
]
