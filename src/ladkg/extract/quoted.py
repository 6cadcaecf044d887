"""What stands in quotation marks."""

import re
from collections.abc import Iterator
from typing import Final

from ladkg.records.text import Block, Document

_MARK: Final = re.compile(r'[“”„«»"]')
_CLOSING: Final = frozenset("”»")
_OPENING: Final = frozenset("“„«")


def quoted(document: Document, block: Block) -> Iterator[range]:
    """The stretches of a block between quotation marks, as offsets of the text.

    A quotation that runs on is opened again in the next paragraph and closed in none: one that is open at the end of
    the block ends there, and an opening mark within one begins it anew (The Chicago Manual of Style, 13.32).
    """
    begun: int | None = None
    for mark in _MARK.finditer(document.text, block.start, block.end):
        opens = mark[0] in _OPENING or (mark[0] == '"' and begun is None)
        if begun is not None:
            yield range(begun, mark.start())
        begun = mark.end() if opens else None
    if begun is not None:
        yield range(begun, block.end)
