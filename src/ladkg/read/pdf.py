"""A PDF to pieces: its lines as pypdf reads them, put together again as paragraphs, headings and items."""

import io
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from ladkg.errors import InputError
from ladkg.read.normalise import SIZE_LIMIT as TEXT_LIMIT
from ladkg.read.normalise import check_size, normalised
from ladkg.read.numbering import begins_numbered
from ladkg.read.piece import SENTENCE_END, Piece

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

SIZE_LIMIT: Final = 50_000_000
"""Bytes that a PDF may have; pictures take most of it."""
PAGES: Final = 2_000
SECONDS: Final = 120
"""Time after which no further page is begun."""

_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"(?i)[-–—|\s]*(?:(?:page|página|pág\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?[-–—|\s]*"
)
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad‐]\Z")
_EDGE: Final = 3
"""Lines at the head and foot of a page among which running heads stand."""
_LONGEST_HEADING: Final = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its text, the height of its foot and of its letters and its left edge in points."""

    text: str
    up: float
    size: float
    left: float
    page: int


def pieces(data: bytes, name: str) -> tuple[list[Piece], Mapping[str, str]]:
    """The pieces of a PDF and its title and date; the line of a piece is its page.

    Raises InputError for what is no PDF, is encrypted or broken, holds no text (a scan), has more than 2,000 pages or
    50 MB, or takes more than two minutes.
    """
    check_size(data, name, SIZE_LIMIT)
    with _refused(name):
        reader = _opened(data, name)
        pages = _pages(reader, name)
        metadata = _metadata(reader)
    if not any(pages):
        told = "no text in it: the pages are pictures, as of a scan; run character recognition (OCR) over it first"
        raise InputError(f"{name}: {told}")
    return list(_joined(_without_running_heads(pages))), metadata


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """What pypdf raises on broken files, of whatever kind it is, as one message."""
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        yield
    except InputError:
        raise
    except (MemoryError, RecursionError):
        raise InputError(f"{name}: the PDF is broken or made to exhaust memory") from None
    except Exception as error:  # the parser raises KeyError, TypeError, zlib.error … as well as its own
        told = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise InputError(f"{name}: not a PDF that can be read ({told})") from error


def _opened(data: bytes, name: str) -> "PdfReader":
    from pypdf import PdfReader

    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name}: this is no PDF, whatever its ending says")
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name}: the PDF is encrypted; save it without a password")
    if len(reader.pages) > PAGES:
        raise InputError(f"{name}: more than {PAGES} pages; split the file")
    return reader


def _pages(reader: "PdfReader", name: str) -> list[list[Line]]:
    until = time.monotonic() + SECONDS
    pages: list[list[Line]] = []
    length = 0
    for number, page in enumerate(reader.pages, start=1):
        if time.monotonic() > until:
            raise InputError(f"{name}: page {number} was not reached in {SECONDS} seconds; split the file")
        pages.append(_lines(page, number))
        length += sum(len(line.text) for line in pages[-1])
        if length > TEXT_LIMIT:
            raise InputError(f"{name}: more than {TEXT_LIMIT // 1_000_000} million characters; split the file")
    return pages


def _lines(page: "PageObject", number: int) -> list[Line]:
    """The lines of a page in the order in which they are drawn; what stands at one height is one line."""
    lines: list[Line] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[0]) or 1.0
        left, up = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        for part in text.split("\n"):
            if not part.strip():
                continue
            height = round((size or 1.0) * scale, 1)
            if lines and abs(lines[-1].up - up) < 0.4 * max(height, lines[-1].size):
                last = lines[-1]
                lines[-1] = Line(last.text + part, last.up, max(last.size, height), last.left, number)
            else:
                lines.append(Line(part, up, height, left, number))

    page.extract_text(visitor_text=visit)
    return [line for line in lines if normalised(line.text)]


def _metadata(reader: "PdfReader") -> Mapping[str, str]:
    said: Any = reader.metadata or {}
    title, made = said.get("/Title"), str(said.get("/CreationDate") or "")
    date = re.match(r"D:(\d{4})(\d{2})(\d{2})", made)
    found = {"title": normalised(str(title)) if title else "", "created": "-".join(date.groups()) if date else ""}
    return {key: value for key, value in found.items() if value}


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines of all pages without page numbers and without what stands at the edge of half of the pages or more."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, times in seen.items() if times >= max(2, len(pages) / 2)}
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        for line in page:
            number = _PAGE_NUMBER.fullmatch(line.text) and len(page) > 1
            if id(line) not in edges or not (number or _key(line) in often):
                yield line


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.up)
    return ordered if len(ordered) <= _EDGE else [*ordered[:_EDGE], *ordered[-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", normalised(line.text).casefold()), round(line.up / 4)


def _joined(lines: Iterator[Line]) -> Iterator[Piece]:
    found = list(lines)
    if not found:
        return
    size = Counter(line.size for line in found for _ in range(len(line.text))).most_common(1)[0][0]
    gaps = [a.up - b.up for a, b in pairwise(found) if a.page == b.page and a.up - b.up > 0]
    leading = median(gaps) if gaps else size * 1.2
    widest = max(len(line.text) for line in found)
    start = 0
    for end in range(1, len(found) + 1):
        if end == len(found) or _parts(found[end - 1], found[end], leading, widest):
            yield _piece(found[start:end], size, first=start == 0)
            start = end


def _parts(line: Line, following: Line, leading: float, widest: int) -> bool:
    """Whether a new paragraph begins with the following line."""
    text = normalised(following.text)
    if abs(line.size - following.size) > 1 or begins_numbered(text):
        return True
    ends = bool(SENTENCE_END.search(normalised(line.text))) and not line.text.rstrip().endswith(",")
    if line.page != following.page:
        return ends
    gap = line.up - following.up
    return gap > leading * 1.35 or gap < 0 or (ends and len(line.text) < widest * 0.7 and gap > leading * 0.9)


def _piece(lines: Sequence[Line], size: float, *, first: bool) -> Piece:
    text = ""
    for line in lines:
        part = normalised(line.text)
        broken = _HYPHEN.search(text) and part[:1].islower()
        text = text[:-1] + part if broken else f"{text} {part}"
    text = normalised(text)
    short = len(text) <= _LONGEST_HEADING and not SENTENCE_END.search(text)
    large = lines[0].size > size + 1
    kind = ("title" if first else "heading") if short and large else "paragraph"
    return Piece(kind, text, lines[0].page)  # type: ignore[arg-type]
