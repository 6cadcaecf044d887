"""Plain text to pieces: empty lines part paragraphs, a bullet begins a line, the first line may be a headline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ladkg.read.normalise import normalised
from ladkg.read.structure import Piece

_EMPTY_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_BULLET: Final = re.compile(r"^[^\S\n]*[•▪◦·*–-][^\S\n]+", re.MULTILINE)
_RULE: Final = re.compile(r"[\s—–―‒_*=~-]{3,}")
_SENTENCE_END: Final = re.compile(r"[.!?;:,…][)\]\"'”’»]*\Z")


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
    bullets = list(_BULLET.finditer(chunk))
    lead = chunk[: bullets[0].start()] if bullets else chunk
    if lead.strip():
        yield Piece("paragraph", normalised(lead), line)
    ends = [bullet.start() for bullet in bullets[1:]] + [len(chunk)]
    for bullet, end in zip(bullets, ends, strict=False):
        yield Piece("item", normalised(chunk[bullet.end() : end]), line + chunk.count("\n", 0, bullet.end()))


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a whole text; a first paragraph that does not end as a sentence does, with more after it, is the
    title.
    """
    found = list(paragraphs(text))
    if len(found) > 1 and found[0].kind == "paragraph" and not _SENTENCE_END.search(found[0].text):
        found[0] = replace(found[0], kind="title")
    yield from found
