"""Bytes to text: byte-order mark, then declaration, then UTF-8, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from spindetect.errors import SourceFormatError
from spindetect.read.article import plain_line_ends
from spindetect.records import Notice

__all__ = ["Decoded", "declared_in_markup", "decode"]

_TEXT_HINT = "save it as text in UTF-8"
# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.I)
# Browsers look at 1,024 bytes; real pages put scripts before the declaration.
_MARKUP_HEAD = 8192
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Text has no control characters but a stray one; random bytes are 11 % of them.
BINARY_CONTROL_SHARE = 0.02
# In Western languages bytes beyond ASCII stand alone (an accent, a quotation
# mark); in scripts of their own, and in those of several bytes, they are runs.
# Detection is left out for the former: charset-normalizer 3.5 takes French and
# English with curly quotation marks for cp1250 where cp1252 is meant.
WESTERN_RUN_SHARE = 0.25
WESTERN_SYMBOL_SHARE = 0.1
# Damaged UTF-8 (a cut character, one pasted line in another encoding) is still
# UTF-8 when at most this share of its sequences beyond ASCII is broken.
DAMAGED_SHARE = 0.1
# Detection reads this much; more only costs time.
_DETECTION_BYTES = 200_000
# Those of the WHATWG encoding standard: what texts on the web are really in.
_WEB_ENCODINGS = [
    *(f"cp125{i}" for i in range(9)),
    *(f"iso8859_{i}" for i in (2, 5, 6, 7, 8, 15)),
    *("koi8_r", "koi8_u", "cp866", "gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"),
]
_RUN = re.compile(rb"[\x80-\xff]{2,}")
_SYMBOL_IN_WORD = re.compile("(?<=[^\\W\\d_])[\xa1-\xbf](?=[^\\W\\d_])")
_WESTERN = {"ascii", "iso8859-1", "cp1252", "latin-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text that was bytes.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end and without a byte-order mark.
    encoding : str
        Name of the encoding, as Python calls it.
    notices : tuple of Notice
        Anything that had to be guessed or was damaged.
    """

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def declared_in_markup(data: bytes) -> str | None:
    """Return the encoding that HTML or XML declares in its first bytes.

    Examples
    --------
    >>> declared_in_markup(b'<html><meta charset="windows-1252">')
    'windows-1252'
    """
    head = data[:_MARKUP_HEAD]
    found = _XML.search(head) or _META.search(head)
    if found is None:
        return None
    name = found[1].decode("ascii")
    # What could be read as ASCII is not UTF-16, whatever it says of itself.
    return "utf-8" if name.lower().startswith(("utf-16", "utf-32", "ucs")) else name


def decode(data: bytes, *, source: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text.

    Parameters
    ----------
    data : bytes
    source : str
        Name of the input, for errors.
    declared : str, optional
        Encoding that the server or the markup names.

    Returns
    -------
    Decoded

    Raises
    ------
    SourceFormatError
        When the bytes are not text.

    Examples
    --------
    >>> decode("caf\u00e9".encode("utf-8"), source="menu.txt").text
    'café'
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceFormatError(f"is {kind}, not text", source=source, hint=_TEXT_HINT)
    decoded = (
        _by_mark(data)
        or _wide_without_mark(data, source)
        or _by_declaration(data, declared)
        or _as_utf8(data)
        or _by_detection(data)
    )
    controls = len(_CONTROL.findall(decoded.text))
    if "\x00" in decoded.text or controls > BINARY_CONTROL_SHARE * len(decoded.text):
        raise SourceFormatError("is binary, not text", source=source, hint=_TEXT_HINT)
    notices = list(decoded.notices)
    if declared and (problem := _declaration_problem(declared, decoded.encoding)):
        notices.append(problem)
    return Decoded(plain_line_ends(decoded.text), decoded.encoding, tuple(notices))


def _codec(name: str) -> str | None:
    """Return Python's name of a text encoding, or None for an unknown one."""
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _western(codec: str) -> bool:
    return codec in _WESTERN


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _wide_without_mark(data: bytes, source: str) -> Decoded | None:
    """Read UTF-16 that lost its mark: every other byte of English is zero."""
    if b"\x00" not in data:
        return None
    half = max(1, len(data) // 2)
    even, odd = data[::2].count(0) / half, data[1::2].count(0) / half
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.5 and others < 0.05:
            decoded = _lenient(data, encoding)
            return Decoded(decoded.text, encoding, (*decoded.notices, _guessed(encoding)))
    raise SourceFormatError("holds NUL bytes, so it is not text", source=source, hint=_TEXT_HINT)


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    codec = _codec(declared) if declared else None
    if codec is None:
        return None
    if _western(codec):
        # Bytes beyond ASCII that happen to be well-formed UTF-8 are UTF-8,
        # whatever an old template says; and browsers read latin-1 as cp1252.
        return _strict(data, "utf-8") or _strict(data, "cp1252") or _strict(data, "latin-1")
    return _strict(data, codec)


def _as_utf8(data: bytes) -> Decoded | None:
    decoded = _strict(data, "utf-8")
    if decoded is not None:
        return decoded
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(not character.isascii() for character in text)
    return _lenient(data, "utf-8") if broken <= DAMAGED_SHARE * beyond else None


def _by_detection(data: bytes) -> Decoded:
    if not _looks_western(data):
        # Imported here: it costs 50 ms that nearly no input needs.
        import charset_normalizer  # noqa: PLC0415

        best = charset_normalizer.from_bytes(
            data[:_DETECTION_BYTES], cp_isolation=_WEB_ENCODINGS
        ).best()
        decoded = _strict(data, best.encoding) if best is not None else None
        if decoded is not None:
            return Decoded(decoded.text, decoded.encoding, (_guessed(decoded.encoding),))
    decoded = _strict(data, "cp1252") or Decoded(data.decode("latin-1"), "latin-1")
    return Decoded(decoded.text, decoded.encoding, (_guessed(decoded.encoding),))


def _looks_western(data: bytes) -> bool:
    """Tell whether bytes beyond ASCII are accents and marks in Latin text."""
    beyond = len(data) - len(data.decode("ascii", errors="ignore"))
    in_runs = sum(len(run) for run in _RUN.findall(data))
    # Letters of Polish or Czech come out as symbols (ł as ³).
    symbols = len(_SYMBOL_IN_WORD.findall(data.decode("cp1252", errors="replace")))
    return in_runs <= WESTERN_RUN_SHARE * beyond and symbols <= WESTERN_SYMBOL_SHARE * beyond


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    decoded = _strict(data, encoding)
    if decoded is not None:
        return decoded
    text = data.decode(encoding, errors="replace")
    damage = Notice(
        "encoding_damaged",
        f"The text is in {encoding.upper()}, but some of its bytes are damaged; "
        "they are shown as U+FFFD.",
    )
    return Decoded(text, encoding, (damage,))


def _guessed(encoding: str) -> Notice:
    return Notice(
        "encoding_detected", f"The encoding was not declared; it was read as {encoding.upper()}."
    )


def _declaration_problem(declared: str, used: str) -> Notice | None:
    codec = _codec(declared)
    if codec is None:
        return Notice(
            "encoding_declared_wrong",
            f"The declared encoding {declared!r} is unknown; it was read as {used.upper()}.",
        )
    if codec == used or (_western(codec) and _western(used)) or codec.startswith(used):
        return None
    return Notice(
        "encoding_declared_wrong",
        f"The encoding is declared as {codec.upper()}, but it was read as {used.upper()}.",
    )
