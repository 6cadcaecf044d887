"""Names in the title of a text: "Joint Statement by Chile and Peru", "U.S.-India Joint Statement"."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from ladkg.extract.chains import Place, usable
from ladkg.extract.names import Name, Names
from ladkg.records.text import Document

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEADLINES: Final = 4
_TITLE_LENGTH: Final = 400


def headlines(document: Document, names: Names) -> Iterator[Place]:
    """The names in the headlines and in the title of the front matter, but for what the text is about."""
    for block in islice(document.blocks(), _HEADLINES):
        text = document.text[block.start : block.end]
        if len(text) < _TITLE_LENGTH and (block.kind == "heading" or not text.endswith((".", ";", ":"))):
            for a, b, ref, kind in _of_title(text, names):
                yield Name(block.start + a, block.start + b, ref, kind), block.sentences[0].eid
    for _, _, ref, kind in _of_title(document.metadata.get("title", "")[:_TITLE_LENGTH], names):
        yield Name(0, 0, ref, kind), None


def _of_title(title: str, names: Names) -> list[Name]:
    words = list(_WORD.finditer(title))
    if not any(names.is_role("statement", word[0]) for word in words):
        return []
    found = usable(title, list(names.find(title)), names)
    inside = [name for name in found if not _aside(title, name.start, names)]
    joined = any(re.fullmatch(r"\s*[-‐‑–—/]\s*", title[a.end : b.start]) for a, b in pairwise(found))
    leading = inside and re.match(r"[-‐‑–—]", title[inside[0].end :])
    authored = any(names.is_role("author", word[0]) for word in words)
    if len({name.ref for name in inside}) > 1 or authored or joined or leading:
        return inside
    return []


def _aside(title: str, at: int, names: Names) -> bool:
    """Whether the words before an offset say what the text is about or where it was made, not whose it is."""
    aside = False
    last = ""
    for word in _WORD.finditer(title, 0, at):
        if names.is_role("author", word[0]):
            aside = aside and not _authors(title[word.end() :], names)
        elif names.is_role("between", word[0]) and names.is_role("tie", last):
            aside = False
        elif last and names.is_role("aside", word[0]):
            aside = True
        last = word[0]
    return aside


def _authors(text: str, names: Names) -> bool:
    """Whether what follows "by" are authors, an office or several names, rather than one who did something."""
    offices = any(names.is_role("office", word) for word in _WORD.findall(text))
    return offices or len({name.ref for name in names.find(text)}) > 1
