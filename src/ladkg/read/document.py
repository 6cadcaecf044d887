"""A file with a text to a Document; the one door to the readers of Markdown and plain text."""

from pathlib import Path
from typing import Final

from ladkg.errors import InputError
from ladkg.read import markdown, plain
from ladkg.read.normalise import SIZE_LIMIT, decoded
from ladkg.read.structure import document
from ladkg.records.text import Document

MARKDOWN: Final = frozenset({".md", ".markdown"})
PLAIN: Final = frozenset({".txt"})


def read(path: Path) -> Document:
    """The text of a Markdown or plain text file; raises InputError, or FaultyInput with the line."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """As `read`, from bytes; `name` stands for the file in messages and tells the kind by its ending.

    A name without an ending, such as `-` for standard input, is taken for Markdown.
    """
    ending = Path(name).suffix.lower()
    if ending and ending not in MARKDOWN | PLAIN:
        raise InputError(f"{name}: unknown kind of text; known endings: {' '.join(sorted(MARKDOWN | PLAIN))}")
    text = decoded(data, name)
    if ending in PLAIN:
        return document(plain.pieces(text), name, {})
    metadata, body, lines_before = markdown.front_matter(text, name)
    return document(markdown.pieces(body, lines_before), name, metadata)
