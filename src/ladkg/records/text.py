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
    """A heading, paragraph, item of a list or signature; its sentences stand one space apart and cover it.

    `line` is that of the file, in a PDF the page; `number` is what the place is numbered by ("1.1", "a"), which is not
    part of the text; `level` is 0 for a paragraph, 1 for an item, 2 for an item within an item, and so on. A signature
    (who signed, when and where) undertakes nothing.
    """

    kind: Literal["heading", "paragraph", "item", "signature"]
    eid: str
    start: int
    end: int
    line: int
    sentences: tuple[Sentence, ...]
    number: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its mark and its text, which is no part of the normalised text."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text; `eid` is empty for a text without parts, `heading` None for one that has no heading."""

    eid: str
    heading: Block | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text; `metadata` is its front matter, all values as written there; `title` the headline, if any.

    `notes` are footnotes; `notices` is what whoever gave the file should be told, such as an encoding that was guessed.
    """

    name: str
    metadata: Mapping[str, str]
    text: str
    sha256: str
    title: Block | None
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    notices: tuple[str, ...] = ()

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
