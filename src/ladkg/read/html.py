"""A web page to pieces: trafilatura tells its main text from the rest, the page's own elements tell the structure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ladkg.errors import InputError
from ladkg.read import plain
from ladkg.read.normalise import normalised
from ladkg.read.page import Found, found
from ladkg.read.piece import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORD: Final = re.compile(r"\w+")
_SHARE: Final = 0.8
"""Of the runs of words of a block, as many must stand in the main text for the block to be part of it."""
_LINKS: Final = 0.5
"""A block that the library leaves out and of which more than this is links is navigation."""
_COPYRIGHT: Final = re.compile(r"\s*(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
_DEPTH: Final = 256
_TAGS: Final = 100_000
"""In a page with more, no main text is sought, for that takes a kilobyte of memory and more for each."""


def pieces(text: str, name: str) -> tuple[list[Piece], Mapping[str, str]]:
    """The pieces of the main text, and the title, date and language the page gives; nothing is fetched.

    Where trafilatura finds no main text, and in a page of more than 100,000 tags, everything counts that is not a
    script, style, form or navigation. Raises InputError for a page that nests deeper than 256 elements.
    """
    root = _root(text, name)
    main, metadata = _main(text, root) if text.count("<") <= _TAGS else ("", {})
    blocks = list(found(root))
    chosen = _chosen(blocks, main) if main else blocks
    return list(_pieces(chosen)), metadata


def _root(text: str, name: str) -> "HtmlElement":
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise InputError(f"{name}: no text in it besides markup") from None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise InputError(f"{name}: elements nest deeper than {_DEPTH} levels; save the text of the page as plain text")
    return root


def _main(text: str, root: "HtmlElement") -> tuple[str, Mapping[str, str]]:
    """The main text by trafilatura, empty if it finds none, and what the page says about itself."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False}
    extracted: Any = trafilatura.bare_extraction(
        text, fast=True, favor_recall=True, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    said = {"title": getattr(extracted, "title", None), "date": getattr(extracted, "date", None)}
    said["language"] = root.get("lang", "").partition("-")[0].lower()
    metadata = {key: normalised(value) for key, value in said.items() if value}
    return getattr(extracted, "text", None) or "", metadata


def _chosen(blocks: Sequence[Found], main: str) -> list[Found]:
    """The blocks from the first to the last of the main text, the headings above it and the lines beside it.

    Blocks in between stay, also where the library leaves them out, unless they are navigation.
    """
    runs = set(_runs(main))
    kept = [_is_in(block.piece.text, runs) for block in blocks]
    if not any(kept):
        return list(blocks)
    first = kept.index(True)
    last = len(kept) - 1 - kept[::-1].index(True)
    while first < last and _is_around(blocks[first]):
        first += 1
    while first < last and _is_around(blocks[last]):
        last -= 1
    while first and _belongs(blocks[first - 1], blocks[first]):
        first -= 1
    while last + 1 < len(blocks) and _belongs(blocks[last + 1], blocks[last]):
        last += 1
    between = zip(blocks[first : last + 1], kept[first : last + 1], strict=True)
    return [block for block, is_main in between if is_main or block.links <= _LINKS or block.piece.kind == "note"]


def _is_around(block: Found) -> bool:
    """Whether a block that the library takes for main text is none, at its edge: a menu, or a line on copyright."""
    return block.links > _LINKS or bool(_COPYRIGHT.match(block.piece.text))


def _belongs(block: Found, beside: Found) -> bool:
    """Whether a block at the edge of the main text is part of it: a heading above, a line of the same element."""
    near = block.parent is beside.parent or block.piece.kind in {"title", "heading", "note"}
    return near and not _is_around(block)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every pair of neighbouring words, and each word alone."""
    words = _WORD.findall(text.casefold())
    yield from pairwise(words)
    yield from ((word,) for word in words)


def _is_in(text: str, runs: set[tuple[str, ...]]) -> bool:
    words = _WORD.findall(text.casefold())
    mine: list[tuple[str, ...]] = [*pairwise(words)] or [(word,) for word in words]
    return bool(mine) and sum(run in runs for run in mine) >= _SHARE * len(mine)


def _pieces(blocks: Sequence[Found]) -> Iterator[Piece]:
    """The pieces of blocks; the first heading of the first level is the title; line ends may part a paragraph."""
    titled = False
    for block in blocks:
        piece = block.piece
        if piece.kind == "title" and titled:
            yield replace(piece, kind="heading")
        elif piece.kind == "paragraph" and "\n" in piece.text:
            yield from (replace(part, line=piece.line) for part in plain.paragraphs(piece.text, piece.line))
        else:
            yield replace(piece, text=normalised(piece.text))
        titled = titled or piece.kind in {"title", "paragraph", "item"}
