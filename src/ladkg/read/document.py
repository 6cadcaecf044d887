"""A file with a text to a Document; the one door to the readers of Markdown, web pages, PDF and plain text."""

import re
from pathlib import Path
from typing import Final

from ladkg.errors import InputError
from ladkg.read import html, markdown, pdf, plain
from ladkg.read.frontmatter import front_matter
from ladkg.read.normalise import SIZE_LIMIT, decoded
from ladkg.read.structure import document
from ladkg.records.text import Document

MARKDOWN: Final = frozenset({".md", ".markdown"})
PLAIN: Final = frozenset({".txt"})
HTML: Final = frozenset({".html", ".htm"})
PDF: Final = frozenset({".pdf"})
ENDINGS: Final = MARKDOWN | PLAIN | HTML | PDF
LONGEST: Final = max(SIZE_LIMIT, pdf.SIZE_LIMIT)
"""Bytes that a file of any kind may have."""

_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read(path: Path) -> Document:
    """The text of a file; raises InputError, or FaultyInput with the line."""
    limit = pdf.SIZE_LIMIT if path.suffix.lower() in PDF else SIZE_LIMIT
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """As `read`, from bytes; `name` stands for the file in messages and tells the kind by its ending.

    Under a name without an ending, such as `-` for standard input, PDF and web pages are known by how they begin;
    anything else is taken for Markdown.
    """
    ending = Path(name).suffix.lower() or _sniffed(data)
    if ending not in ENDINGS:
        raise InputError(f"{name}: unknown kind of text; known endings: {' '.join(sorted(ENDINGS))}")
    if ending in PDF:
        found, said = pdf.pieces(data, name)
        return document(found, name, said)
    text, notice = decoded(data, name, markup=ending in HTML)
    notices = (notice,) if notice else ()
    if ending in HTML:
        found, said = html.pieces(text, name)
        return document(found, name, said, notices)
    said, body, lines_before = front_matter(text, name)
    reader = plain if ending in PLAIN else markdown
    return document(reader.pieces(body, lines_before), name, said, notices)


def _sniffed(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return ".pdf"
    return ".html" if _PAGE.match(data[:4096]) else ".md"
