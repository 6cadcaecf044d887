"""The blocks of text of a web page in their order, each with its kind, depth and share of links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ladkg.read.language import words
from ladkg.read.normalise import normalised
from ladkg.read.piece import SENTENCE_END, Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEFT_OUT: Final = words(
    """
    script style noscript template nav aside footer form button select textarea svg iframe object audio
    video canvas head figure math map dialog
    """
)
_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"})
_BLOCKS: Final = words(
    """
    address article blockquote body caption center dd details div dl dt fieldset header hgroup html li
    main ol p pre section summary table tbody td tfoot th thead tr ul
    """
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTE: Final = re.compile(
    r"(?:^|[\s_-])(?:foot|end)-?notes?(?:[\s_-]|$)|^_?(?:ftn|fn|edn|note)[-_:]?\d+$|doc-(?:foot|end)notes?",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARK: Final = re.compile(r"\[?(?:\d{1,3}|[*†‡]{1,3}|[ivx]{1,5})\]?")
_SPACE: Final = re.compile(r"[^\S\n]*\n\s*")
_LONGEST_HEADING: Final = 250


@dataclass(frozen=True, slots=True)
class Found:
    """A block of a page; `parent` is the element around it, `links` the share of its characters that stand in links."""

    piece: Piece
    parent: object
    links: float


@dataclass(slots=True)
class _Run:
    """The text that has come together since the last block began."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    length: int = 0

    def add(self, text: str, *, bold: bool, linked: bool) -> None:
        size = len(text.strip())
        self.parts.append(re.sub(r"\s+", " ", text))
        self.length += size
        self.bold += size * bold
        self.linked += size * linked


@dataclass(slots=True)
class _List:
    ordered: str = ""
    at: int = 1


def found(root: "HtmlElement") -> Iterator[Found]:
    """Every block in document order; what is hidden, script, form or navigation is left out, and so are note marks."""
    yield from _Walk().walk(root)


class _Walk:
    def __init__(self) -> None:
        self._run = _Run()
        self._lists: list[_List] = []
        self._item: tuple[str, int] | None = None
        self._bold = self._linked = 0
        self._note: str | None = None
        self._line = 1

    def walk(self, element: "HtmlElement") -> Iterator[Found]:
        """What is in an element; recursion is as deep as the page nests, at most 256 levels."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if _is_left_out(element, tag) or self._is_mark(element, tag):
            return
        if tag == "br":
            self._run.parts.append("\n\n" if self._run.parts and self._run.parts[-1].endswith("\n") else "\n")
        elif tag == "hr":
            yield from self._flush(element)
            yield Found(Piece("rule", "", element.sourceline or self._line), element.getparent(), 0.0)
        elif tag in _BLOCKS or tag in _HEADINGS:
            yield from self._block(element, tag)
        else:
            yield from self._inline(element, tag)

    def _inline(self, element: "HtmlElement", tag: str) -> Iterator[Found]:
        bold, linked = tag in {"b", "strong"}, tag == "a"
        self._bold += bold
        self._linked += linked
        yield from self._content(element)
        self._bold -= bold
        self._linked -= linked

    def _block(self, element: "HtmlElement", tag: str) -> Iterator[Found]:
        yield from self._flush(element.getparent())
        self._line = element.sourceline or self._line
        outer_note, outer_item = self._note, self._item
        if self._note is None and any(_NOTE.search(element.get(key, "")) for key in ("class", "id", "role")):
            self._note = ""
        if tag in {"ul", "ol"}:
            self._lists.append(_list(element))
        elif tag == "li" and self._lists:
            self._item = (self._number(element), len(self._lists))
        yield from self._content(element)
        yield from self._flush(element, tag if tag in _HEADINGS else "")
        if tag in {"ul", "ol"}:
            self._lists.pop()
        self._note = outer_note
        self._item = None if tag == "li" else outer_item if self._item else None

    def _content(self, element: "HtmlElement") -> Iterator[Found]:
        if element.text:
            self._run.add(element.text, bold=bool(self._bold), linked=bool(self._linked))
        for child in element:
            yield from self.walk(child)
            if child.tail:
                self._run.add(child.tail, bold=bool(self._bold), linked=bool(self._linked))

    def _flush(self, element: "HtmlElement | None", heading: str = "") -> Iterator[Found]:
        run, self._run = self._run, _Run()
        text = _SPACE.sub(lambda match: "\n" * min(2, match[0].count("\n")), "".join(run.parts)).strip()
        if not normalised(text):
            return
        item, self._item = self._item, None
        parent = element.getparent() if element is not None and element.tag not in {"div", "body"} else element
        yield Found(self._piece(text, run, heading, item), parent, run.linked / max(run.length, 1))

    def _piece(self, text: str, run: _Run, heading: str, item: tuple[str, int] | None) -> Piece:
        number, level = item or ("", 0)
        if self._note is not None:
            return Piece("note", normalised(text), self._line, number or self._note)
        if heading:
            return Piece("title" if heading == "h1" else "heading", normalised(text), self._line)
        if item:
            return Piece("item", normalised(text), self._line, number, level)
        bold = run.bold >= run.length and len(text) <= _LONGEST_HEADING and not SENTENCE_END.search(text)
        return Piece("heading" if bold else "paragraph", text, self._line)

    def _number(self, element: "HtmlElement") -> str:
        """The number of an item of an ordered list, as its list counts."""
        current = self._lists[-1]
        if not current.ordered:
            return ""
        value = element.get("value", "")
        at = int(value) if re.fullmatch(r"\d{1,4}", value) else current.at
        current.at = at + 1
        return numeral(at, current.ordered)

    def _is_mark(self, element: "HtmlElement", tag: str) -> bool:
        """Whether an element is the mark of a footnote: a raised number that links to it, or a link back from it."""
        text = element.text_content().strip() if tag in {"sup", "a"} else ""
        if not text or len(text) > 8:
            return False
        if tag == "a":
            address = element.get("href", "")
            back = self._note is not None and not re.search(r"[^\W\d]{2}", text)
            if back and _MARK.fullmatch(text):
                self._note = text.strip("[]")
            return address.startswith("#") and (back or bool(_MARK.fullmatch(text) and _NOTE.search(address[1:])))
        linked = any((link.get("href") or "").find("#") >= 0 for link in element.iter("a"))
        return bool(_MARK.fullmatch(text)) and (linked or self._note is not None)


def _is_left_out(element: "HtmlElement", tag: str) -> bool:
    return (
        not tag
        or tag in _LEFT_OUT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in _ROLES
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _list(element: "HtmlElement") -> _List:
    start = element.get("start", "")
    kind = (element.get("type") or "1") if element.tag == "ol" else ""
    return _List(kind if kind in {"", "1", "a", "A", "i", "I"} else "1", int(start) if start.isdecimal() else 1)


def numeral(number: int, style: str) -> str:
    """A number as HTML's `type` of a list writes it: `1`, `a`, `A`, `i` or `I`."""
    if style in {"a", "A"} and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in {"i", "I"} and 1 <= number < 400:
        values = (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")
        written = ""
        for value, letters in values:
            written += letters * (number // value)
            number %= value
        return written if style == "i" else written.upper()
    return str(number)
