"""Markdown with YAML front matter (CommonMark, https://spec.commonmark.org/) to pieces of plain text."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ladkg.errors import Fault, FaultyInput
from ladkg.read.normalise import normalised
from ladkg.read.plain import paragraphs
from ladkg.read.structure import Piece

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOUNDARY: Final = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_KEY: Final = re.compile(r"\s*(?:#.*\n\s*)*[\w\"'-]+\s*:(?:\s|$)")
_BOLD: Final = re.compile(r"(\*\*|__)(?!\s)(?P<inner>(?:(?!\1).)+)\1", re.DOTALL)
_SENTENCE_END: Final = (".", "!", "?", ";", ":", ",")
_RULE: Final = re.compile(r"[\s—–―‒_*=~-]{3,}")
_STRAY: Final = re.compile(r"\*{2,}|_{2,}")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HTML: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE
)


def front_matter(text: str, name: str) -> tuple[Mapping[str, str], str, int]:
    """The front matter, the body and the number of lines before the body.

    Values are kept as written there, dates included; escapes of double-quoted YAML (`\\_`, `\\xF3`) are resolved.
    Text that begins with a rule across the page is no front matter. Raises FaultyInput with the line where the YAML is
    broken.
    """
    boundaries = list(_BOUNDARY.finditer(text))[:2]
    if len(boundaries) < 2 or text[: boundaries[0].start()].strip():
        return {}, text, 0
    first, second = boundaries
    block = text[first.end() : second.start()]
    if block.strip() and not _KEY.match(block):
        return {}, text, 0
    before = text.count("\n", 0, first.end())
    return _yaml(block, name, before + 1), text[second.end() :], text.count("\n", 0, second.end())


def _yaml(block: str, name: str, line: int) -> Mapping[str, str]:
    import yaml

    try:
        loaded: Any = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at, column = (line + mark.line, str(mark.column + 1)) if mark else (line, "")
        raise FaultyInput([Fault(name, at, column, f"front matter is not YAML: {error.problem}")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        told = str(error).splitlines()[0]
        raise FaultyInput([Fault(name, line + 1, "", f"front matter is not YAML: {told}")]) from None
    pairs = loaded.items() if isinstance(loaded, dict) else ()
    return {key: normalised(value) for key, value in pairs if isinstance(value, str)}


def pieces(text: str, lines_before: int = 0) -> Iterator[Piece]:
    """The pieces of a Markdown text without front matter; comments, emphasis and other markup are gone from them.

    A paragraph wholly in bold is a heading; a paragraph of dashes is a rule; a heading of the first level that begins
    the text is its title.
    """
    from markdown_it import MarkdownIt

    # Without text_join, escaped characters stay apart from text: an escaped asterisk is kept, a stray ** is not.
    tokens = MarkdownIt("commonmark").disable("text_join").parse(text)
    found = _pieces(tokens, lines_before + 1)
    first = next(found, None)
    if first:
        yield replace(first, kind="title") if tokens[0].type == "heading_open" and tokens[0].tag == "h1" else first
    yield from found


def _pieces(tokens: Sequence["Token"], base: int) -> Iterator[Piece]:
    opened = ""
    for token in tokens:
        line = base + (token.map[0] if token.map else 0)
        if token.type == "inline":
            yield _piece(token, opened, line)
            opened = ""
        elif token.type == "hr":
            yield Piece("rule", "", line)
        elif token.type in {"code_block", "fence"}:
            yield from paragraphs(token.content, line)
        elif token.type == "html_block":
            yield from paragraphs(html.unescape(_HTML.sub("", token.content)), line)
        elif token.type in {"list_item_open", "heading_open"}:
            opened = token.type


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
