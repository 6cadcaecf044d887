"""What the readers of each kind of file find, before it is put in order."""

import re
from dataclasses import dataclass
from typing import Final, Literal

SENTENCE_END: Final = re.compile(r"[.!?;:,…][)\]\"'”’»]*\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Normalised text of one kind, or a rule across the page; `line` counts from 1.

    `level` is how deep an item lies where the file says it, else 0; `marker` tells apart the bullets of a plain text,
    whose depth is found from their order.
    """

    kind: Literal["title", "heading", "paragraph", "item", "rule", "note", "signature"]
    text: str
    line: int
    number: str = ""
    level: int = 0
    marker: str = ""
