"""Markdown without its front matter (CommonMark, https://spec.commonmark.org/) to pieces of plain text."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ladkg.read.normalise import normalised
from ladkg.read.piece import Piece
from ladkg.read.plain import paragraphs

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOLD: Final = re.compile(r"(\*\*|__)(?!\s)(?P<inner>(?:(?!\1).)+)\1", re.DOTALL)
_SENTENCE_END: Final = (".", "!", "?", ";", ":", ",")
_RULE: Final = re.compile(r"[\s—–―‒_*=~-]{3,}")
_DEPTH: Final = 100
"""Levels of lists and quotes; what lies deeper is not read."""
_FOOTNOTE: Final = re.compile(
    r"^ {0,3}\[\^(?P<mark>[\w-]{1,40})\]:[ \t]*"
    r"(?P<text>.*(?:\n(?![ \t]*\n| {0,3}\[\^).+)*(?:\n[ \t]*\n(?: {4}|\t).+)*)",
    re.MULTILINE,
)
_FOOTNOTE_MARK: Final = re.compile(r" ?\[\^([\w-]{1,40})\]")
_STRAY: Final = re.compile(r"\*{2,}|_{2,}")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HTML: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE
)


def pieces(text: str, lines_before: int = 0) -> Iterator[Piece]:
    """The pieces of a Markdown text without front matter; comments, emphasis and other markup are gone from them.

    A paragraph wholly in bold is a heading; a paragraph of dashes is a rule; a heading of the first level that begins
    the text is its title.
    """
    from markdown_it import MarkdownIt

    text, notes = _without_notes(text, lines_before + 1)
    # Without text_join, escaped characters stay apart from text: an escaped asterisk is kept, a stray ** is not.
    tokens = MarkdownIt("commonmark", {"maxNesting": _DEPTH}).disable("text_join").parse(text)
    found = _pieces(tokens, lines_before + 1)
    first = next(found, None)
    if first:
        yield replace(first, kind="title") if tokens[0].type == "heading_open" and tokens[0].tag == "h1" else first
    yield from found
    yield from notes


def _without_notes(text: str, base: int) -> tuple[str, list[Piece]]:
    """The text without footnotes (`[^1]: …`) and their marks (`[^1]`), and the footnotes; lines stay where they are."""
    notes = []

    def taken(match: re.Match[str]) -> str:
        line = base + text.count("\n", 0, match.start())
        notes.append(Piece("note", normalised(match["text"]), line, match["mark"]))
        return "\n" * match[0].count("\n")

    if "[^" not in text:
        return text, notes
    without = _FOOTNOTE.sub(taken, text)
    known = {note.number for note in notes}
    return _FOOTNOTE_MARK.sub(lambda match: "" if match[1] in known else match[0], without), notes


def _pieces(tokens: Sequence["Token"], base: int) -> Iterator[Piece]:
    opened = number = ""
    level = 0
    for token in tokens:
        line = base + (token.map[0] if token.map else 0)
        if token.type == "inline":
            found = _piece(token, opened, line)
            yield replace(found, number=number, level=level) if found.kind == "item" else found
            opened = ""
        elif token.type == "hr":
            yield Piece("rule", "", line)
        elif token.type in {"code_block", "fence"}:
            yield from paragraphs(token.content, line)
        elif token.type == "html_block":
            yield from paragraphs(html.unescape(_HTML.sub("", token.content)), line)
        elif token.type in {"list_item_open", "heading_open"}:
            opened, number = token.type, token.info
        elif token.type.endswith("_list_open"):
            level += 1
        elif token.type.endswith("_list_close"):
            level -= 1


def _piece(token: "Token", opened: str, line: int) -> Piece:
    if _RULE.fullmatch(token.content):
        return Piece("rule", "", line)
    text = _plain(token.children or ())
    bold = _BOLD.fullmatch(token.content.strip()) and not text.endswith(_SENTENCE_END)
    if opened == "heading_open" or (bold and not opened):
        return Piece("heading", text, line)
    return Piece("item" if opened else "paragraph", text, line)


def _plain(children: Sequence["Token"]) -> str:
    """The text of inline Markdown without its markup."""
    parts = []
    for child in children:
        if child.type == "text":
            parts.append(_STRAY.sub("", child.content))
        elif child.type in {"text_special", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or _BREAK.fullmatch(child.content):
            parts.append(" ")
    return normalised("".join(parts))
