"""Bytes to text, and text to the one form in which offsets and hashes are counted (docs/text.md)."""

import re
import unicodedata
from typing import Final

from ladkg.errors import InputError

SIZE_LIMIT: Final = 10_000_000
"""Bytes that a text may have; a hundred pages take about a thirtieth of it."""

_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]|(?![\t-\r\x1c-\x1f\x85])[\x00-\x1f\x7f-\x9f]")
_SPACE: Final = re.compile(r"\s+")


def decoded(data: bytes, name: str) -> str:
    """The text with line ends as \\n; raises InputError if it is too long, empty, not text, or not UTF-8."""
    if len(data) > SIZE_LIMIT:
        raise InputError(f"{name}: more than {SIZE_LIMIT // 1_000_000} MB; split the text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8"
        raise InputError(f"{name}: {told}; {_advice(data)}") from None
    if "\0" in text:
        raise InputError(f"{name}: a zero byte at offset {data.index(0)}; {_advice(data)}")
    if not text.strip():
        raise InputError(f"{name}: the text is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _advice(data: bytes) -> str:
    """What to do about bytes that are not text in UTF-8, told from their first few."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file is in UTF-16: save it as UTF-8"
    if b"\0" in data[:65536]:
        return "this is not a text file: give Markdown or plain text"
    return "save the file as UTF-8 (it may be in Windows-1252 or Latin-1)"


def normalised(text: str) -> str:
    """One block of text in the form that is counted and hashed; doing it twice changes nothing.

    Unicode NFC (https://www.unicode.org/reports/tr15/); characters that print nothing dropped; every run of white
    space, no-break spaces and line ends included, made one space; none at the ends. Quotes, apostrophes, dashes and
    hyphens stay as they are.
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text))).strip()
