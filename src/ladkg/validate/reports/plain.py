"""Text from the data made safe to show on one line: nothing in it can move the cursor, turn the reading direction
round or be taken for a command of the machine that reads the log."""

import re
import unicodedata
from typing import Final

from ladkg.read.places.lines import visible

WIDEST = 120
LONGEST: Final = 2_000
"""Of longer texts only so many characters are shown."""
_MARKED = re.compile(r'<[^<>\s]*>|"(?:[^"\\]|\\.)*"|\S+?(?=[;,.\])]*(?:\s|$))')


def shown(text: str) -> str:
    """The text on one line: tabs as blanks, other control and direction characters spelt out as <U+202E>.

    `##[` begins a command of the GitHub runner anywhere in a line of its log, so a backslash keeps it apart.
    """
    return visible(text.replace("\t", " ")).replace("##[", "##\\[")


def cut(text: str, most: int = LONGEST) -> str:
    """The text, or the beginning of one that is longer than so many characters, with … at its end."""
    return text if len(text) <= most else f"{text[:most]}…"


def around(line: str, column: int) -> str:
    """The line, or of one that is very long what stands around the column, with … where it is cut."""
    if len(line) <= LONGEST:
        return line
    left = max(0, min(column - 1 - WIDEST, len(line) - 2 * WIDEST))
    return "…" * (left > 0) + cut(line[left:], 2 * WIDEST)


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: two for a wide character, none for a combining one."""
    return sum(
        1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
        if not unicodedata.combining(character)
    )


def excerpt(line: str, column: int, end_column: int | None = None) -> tuple[str, str]:
    """A source line, cut to what fits around the column, and a second line with carets below the place.

    Columns count characters from 1; the end is exclusive, and where it is not known the term that begins there is
    marked.
    """
    start = min(max(column - 1, 0), len(line))
    token = _MARKED.match(line, start)
    end = min(end_column - 1, len(line)) if end_column else token.end() if token else start
    left = max(0, min(start - WIDEST // 3, len(line) - WIDEST))
    right = left + WIDEST
    head = ("…" if left else "") + shown(line[left:start])
    marked = shown(line[start : min(end, right)])
    tail = shown(line[max(end, start) : right]) + ("…" if right < len(line) else "")
    return (head + marked + tail).rstrip(), " " * cells(head) + "^" * max(1, cells(marked))
