"""A text as it was read: its normalised wording and the places in it.

Offsets count characters (Unicode code points) of the normalised text from 0, `end` exclusive; docs/text.md says how a
text is normalised and how its places are named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a bullet of one sentence, or a heading; `sha256` is that of its wording in UTF-8."""

    eid: str
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or bullet; its sentences stand one space apart and cover it. `line` is that of the file."""

    kind: Literal["heading", "paragraph", "item"]
    eid: str
    start: int
    end: int
    line: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text; `eid` is empty for a text without parts, `heading` None for one that has no heading."""

    eid: str
    heading: Block | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text; `metadata` is its front matter, all values as written there; `title` the headline, if any."""

    name: str
    metadata: Mapping[str, str]
    text: str
    sha256: str
    title: Block | None
    sections: tuple[Section, ...]

    def blocks(self) -> Iterator[Block]:
        """Every block in text order, headings included."""
        if self.title:
            yield self.title
        for section in self.sections:
            if section.heading:
                yield section.heading
            yield from section.blocks

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, bullet and heading in text order."""
        for block in self.blocks():
            yield from block.sentences

    def wording(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]
