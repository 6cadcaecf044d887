"""Bytes to text, and text to the one form in which offsets and hashes are counted (docs/text.md)."""

import codecs
import re
import unicodedata
from typing import Final

from ladkg.errors import InputError

SIZE_LIMIT: Final = 10_000_000
"""Bytes that a text may have; a hundred pages take about a thirtieth of it."""

_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]|(?![\t-\r\x1c-\x1f\x85])[\x00-\x1f\x7f-\x9f]")
_SPACE: Final = re.compile(r"\s+")
_CHARSET: Final = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD: Final = 2048
"""Bytes in which a page says its encoding; the standard wants it in the first 1024."""
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_NO_TEXT: Final = "this is no text: give Markdown, HTML, PDF or plain text, with the ending that tells which"


def decoded(data: bytes, name: str, *, markup: bool = False) -> tuple[str, str]:
    """The text with line ends as \\n, and a notice where its encoding was guessed, else "".

    UTF-8, UTF-16 with a byte order mark, in HTML (`markup`) what its `meta` says; bytes that are not valid UTF-8 are
    taken for Windows-1252, which holds what Latin-1 prints. Raises InputError if it is too long, empty or no text.
    """
    check_size(data, name)
    text, notice = _text(data, name, markup=markup)
    if "\0" in text:
        raise InputError(f"{name}: a zero byte at offset {text.index(chr(0))}; {_NO_TEXT}")
    if not text.strip():
        raise InputError(f"{name}: the text is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notice


def check_size(data: bytes, name: str, limit: int = SIZE_LIMIT) -> None:
    """Raises InputError for more bytes than are read."""
    if len(data) > limit:
        raise InputError(f"{name}: more than {limit // 1_000_000} MB; split the text")


def _text(data: bytes, name: str, *, markup: bool) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), ""
        except UnicodeDecodeError as error:
            raise InputError(f"{name}: broken UTF-16 at offset {error.start}; save the file as UTF-8") from None
    stated = _CHARSET.search(data[:_HEAD]) if markup and not data.startswith(codecs.BOM_UTF8) else None
    if stated and (encoding := _known(stated[1].decode("ascii"))):
        try:
            return data.decode(encoding), ""
        except UnicodeDecodeError:
            pass  # the page says what it is not
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        wrong = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8"
    if _CONTROLS.search(data):
        raise InputError(f"{name}: {wrong}; {_NO_TEXT}")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(f"{name}: {wrong}, nor is the file Windows-1252; save it as UTF-8") from None
    return text, f"{name}: {wrong}: read as Windows-1252; save it as UTF-8 if characters are wrong"


def _known(label: str) -> str | None:
    """Python's name of an encoding that holds ASCII, None for any other; ISO 8859-1 is Windows-1252 on the web
    (https://encoding.spec.whatwg.org/#names-and-labels).
    """
    try:
        name = codecs.lookup(label).name
        ascii = "az <".encode(name) == b"az <"
    except (LookupError, UnicodeError, TypeError):
        return None
    if not ascii:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": "utf-8-sig"}.get(name, name)


def normalised(text: str) -> str:
    """One block of text in the form that is counted and hashed; doing it twice changes nothing.

    Unicode NFC (https://www.unicode.org/reports/tr15/); characters that print nothing dropped; every run of white
    space, no-break spaces and line ends included, made one space; none at the ends. Quotes, apostrophes, dashes and
    hyphens stay as they are.
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text))).strip()
