"""Headings that a text does not mark as such, told by how they look and what follows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ladkg.read.piece import SENTENCE_END, Piece

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LONGEST: Final = 12
"""Words that an unmarked heading may have; one wholly in capitals may have twice as many."""
_SHORTEST: Final = 8
"""Words that the paragraph below it must have."""


def with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with lines made headings that stand alone above a paragraph of sentences.

    Such a line has at most twelve words, no digit, begins with a capital and does not end as a sentence does; or it is
    wholly in capitals. It follows no lead-in.
    """
    found = []
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = next((other for other in pieces[number + 1 : number + 3] if other.kind != "rule"), None)
        heads = after and piece.kind == "paragraph" and not piece.number and not (before and _leads(before))
        found.append(replace(piece, kind="heading") if heads and after and _heads(piece.text, after) else piece)
    return found


def _leads(piece: Piece) -> bool:
    return piece.kind != "heading" and piece.text.endswith((":", ",", "–", "—"))


def _heads(text: str, after: Piece) -> bool:
    words = text.count(" ") + 1
    if SENTENCE_END.search(text) or not _WORD.search(text):
        return False
    if is_capitals(text):
        return words <= 2 * _LONGEST
    below = after.kind in {"paragraph", "item"} and after.text.count(" ") + 1 >= _SHORTEST
    plain = text[0].isupper() and not any(sign.isdigit() for sign in text) and not text.startswith(("“", '"'))
    return words <= _LONGEST and plain and below and bool(SENTENCE_END.search(after.text))


def is_capitals(text: str) -> bool:
    """Whether the letters of a line are all capitals, and enough to be words."""
    return text.isupper() and bool(_WORD.search(text))
