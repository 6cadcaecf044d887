"""Lines and columns of a text, and a line of it quoted with a caret.

A line ends at a line feed, a carriage return or both; lines and columns are counted from 1, columns in characters
(code points), as pyoxigraph counts them. A byte order mark is no character of the text.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import Final

_BREAK: Final = re.compile("\r\n|\r|\n")
_WIDTH: Final = 120
"""Characters of a line that are quoted at most."""
_LEAD: Final = 40
"""Characters that are kept before the caret when a longer line is cut."""
_CUT: Final = "…"


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, without its byte order mark; bytes that are not UTF-8 become U+FFFD."""
    return data.decode("utf-8", errors="replace").removeprefix("\ufeff")


class Lines:
    """Where the lines of a text begin: found in one pass, then asked in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of `place`."""
        return self._starts[line - 1] + column - 1


def quoted(data: bytes, line: int, column: int) -> str:
    """A line of a file and a caret below the column, as two lines without a final line break.

    A long line is cut to a window around the column; tabs are kept, in the caret's line too, so that it stands right;
    control characters, surrogates and those that change the direction of text are shown as <U+202E>. Empty if the file
    has no such line.
    """
    source = _line(decoded(data), line)
    if source is None:
        return ""
    place = min(max(column, 1) - 1, len(source))
    first = 0 if len(source) <= _WIDTH else max(0, min(place - _LEAD, len(source) - _WIDTH))
    last = min(len(source), first + _WIDTH)
    before = _CUT * (first > 0) + visible(source[first:place])
    shown = before + visible(source[place:last]) + _CUT * (last < len(source))
    return shown.rstrip() + "\n" + "".join("\t" if character == "\t" else " " for character in _cells(before)) + "^"


def visible(text: str) -> str:
    """The text with what a terminal would obey or hide made visible; tabs stay."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    hidden = character != "\t" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return f"<U+{ord(character):04X}>" if hidden else character


def _cells(text: str) -> str:
    """As many characters as a terminal uses columns for the text: wide characters twice, combining ones not at all."""
    return "".join(
        character * (2 if unicodedata.east_asian_width(character) in "WF" else 1)
        for character in text
        if not unicodedata.combining(character)
    )


def _line(text: str, number: int) -> str | None:
    start = 0
    for _ in range(number - 1):
        found = _BREAK.search(text, start)
        if not found:
            return None
        start = found.end()
    end = _BREAK.search(text, start)
    return text[start : end.start() if end else len(text)]
