"""Plain text to pieces: empty lines part paragraphs, bullets and numbers begin lines, the first may be a headline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ladkg.read.headings import is_capitals
from ladkg.read.normalise import normalised
from ladkg.read.numbering import begins_numbered
from ladkg.read.piece import SENTENCE_END, Piece

_EMPTY_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLET: Final = re.compile(r"(?P<indent>[^\S\n]*)(?P<sign>[•▪◦‣●○■□➢·*–-])[^\S\n]+(?=\S)")
_RULE: Final = re.compile(r"[\s—–―‒_*=~-]{3,}")
_BEFORE_NUMBER: Final = re.compile(r"(?:[.!?;:,…][)\]\"'”’»]*|\b(?:and|or|y|o|et|ou|e))\Z")
_HEAD: Final = 3
"""Lines that a heading in capitals may have."""
_INDENT: Final = 2
"""Columns by which a bullet must stand further in to lie deeper."""


def paragraphs(text: str, line: int = 1) -> Iterator[Piece]:
    """The paragraphs, bullets and rules of a text that begins on `line` of its file."""
    begin = 0
    for gap in [*_EMPTY_LINES.finditer(text), None]:
        chunk = text[begin : gap.start() if gap else None]
        if chunk.strip():
            yield from _pieces(chunk, line)
        line += chunk.count("\n") + (gap[0].count("\n") if gap else 0)
        begin = gap.end() if gap else len(text)


def _pieces(chunk: str, line: int) -> Iterator[Piece]:
    if _RULE.fullmatch(chunk):
        yield Piece("rule", "", line)
        return
    is_prose = bool(SENTENCE_END.search(chunk.rstrip()))
    first = line
    held: list[str] = []
    for number, text in enumerate(chunk.split("\n"), start=line):
        if held and _begins(text, held, is_prose=is_prose):
            yield _piece(held, first)
            held = []
        if held or text.strip():
            first = first if held else number
            held.append(text)
    yield _piece(held, first)


def _begins(text: str, held: list[str], *, is_prose: bool) -> bool:
    """Whether a line begins a new piece: with a bullet, with a number after the end of a sentence, or as the first of
    the sentences below a line in capitals.
    """
    if _BULLET.match(text):
        return True
    before = held[-1].strip()
    if begins_numbered(text.strip()) and _BEFORE_NUMBER.search(before):
        return True
    below = is_prose and len(held) <= _HEAD and is_capitals(" ".join(held))
    return below and not SENTENCE_END.search(before) and not text.isupper()


def _piece(lines: list[str], line: int) -> Piece:
    text = "\n".join(lines)
    bullet = _BULLET.match(text)
    if not bullet:
        return Piece("paragraph", normalised(text), line)
    depth = len(bullet["indent"].expandtabs(4)) // _INDENT
    return Piece("item", normalised(text[bullet.end() :]), line, marker=f"{bullet['sign']}{depth}")


def pieces(text: str, lines_before: int = 0) -> Iterator[Piece]:
    """The pieces of a whole text; a first paragraph that does not end as a sentence does, with more after it, is the
    title.
    """
    found = list(paragraphs(text, lines_before + 1))
    first = found[0] if len(found) > 1 else None
    if first and first.kind == "paragraph" and not SENTENCE_END.search(first.text) and not begins_numbered(first.text):
        found[0] = replace(first, kind="title")
    yield from found
