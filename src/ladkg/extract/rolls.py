"""Names in lists that a sentence or heading announces, and in signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from ladkg.extract.chains import Place, leads, running, usable
from ladkg.extract.names import Name, Names
from ladkg.extract.speakers import OPENING
from ladkg.records.text import Block, Document

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEAD: Final = 60
_LINE: Final = 300
_LIST: Final = 20_000
_CLOSING: Final = 60


def lists(document: Document, names: Names) -> Iterator[Place]:
    """The names in the lines after a sentence or heading that announces a list of those who speak or have joined."""
    blocks = list(document.blocks())
    opening = {block.eid for block, _ in islice(running(document), OPENING)}
    for number, block in enumerate(blocks):
        text = document.text[block.sentences[-1].start : block.end]
        if not (text.endswith((":", "—", "–")) or block.kind == "heading" or len(text) < _LEAD):
            continue
        if not (_announces(text, names) or (block.eid in opening and _is_we(text, names))):
            continue
        yield from _lines(document, blocks, number + 1, names)


def _announces(text: str, names: Names) -> bool:
    low = f" {' '.join(_WORD.findall(text.lower()))} "
    return any(f" {word} " in low for word in names.words.get("list", ()))


def _is_we(text: str, names: Names) -> bool:
    words = _WORD.findall(text)
    return bool(words) and names.is_role("we", words[0]) and leads(text, names, opening=True)


def _lines(document: Document, blocks: Sequence[Block], at: int, names: Names) -> Iterator[Place]:
    """The names in the blocks from an index on, up to the first that holds anything else."""
    while at < len(blocks) and (found := _bare(document, blocks[at], names)):
        yield from found
        at += 1


def _bare(document: Document, block: Block, names: Names) -> list[Place]:
    """The names of a block that holds only names, offices, persons and connectives."""
    text = document.text[block.start : block.end]
    if len(text) > _LIST:
        return []
    found = usable(text, list(names.find(text)), names)
    if not found:
        return []
    ends = [0, *(name.end for name in found)]
    starts = [*(name.start for name in found), len(text)]
    gaps = [text[a:b] for a, b in zip(ends, starts, strict=True)]
    if not all(leads(gap, names, opening=False) for gap in gaps):
        return []
    offices = any(names.is_role("office", word) for gap in gaps for word in _WORD.findall(gap))
    odd = [w for gap in gaps for w in _WORD.findall(gap) if w[0].isupper() and not _known(w, names) and not w.isupper()]
    if odd and not offices:
        return []
    return [(Name(block.start + a, block.start + b, ref, kind), block.sentences[0].eid) for a, b, ref, kind in found]


def _known(word: str, names: Names) -> bool:
    return names.is_role("office", word) or names.is_role("connective", word)


def signatures(document: Document, names: Names) -> Iterator[Place]:
    """The names in the last lines, where an office or "For the Government of" stands beside them."""
    blocks = [block for block in document.blocks() if block.kind != "heading"]
    said = next((at for at, one in enumerate(blocks) if document.text[one.end - 1] in ".!?…”"), len(blocks))
    for block in blocks[said + 1 :][-_CLOSING:]:
        text = document.text[block.start : block.end]
        if len(text) > _LINE or text.endswith(";") or (text.endswith(".") and len(text) > _LINE // 3):
            continue
        words = _WORD.findall(text)
        signed = bool(words) and any(text.lower().startswith(f"{mark} ") for mark in names.words.get("signature", ()))
        offices = sum(names.is_role("office", word) for word in words)
        if offices and (signed or any(word[0].isupper() for word in words[:2])) and not _is_clause(text, names):
            yield from _bare(document, block, names)


def _is_clause(text: str, names: Names) -> bool:
    """Whether a line says something, rather than naming somebody."""
    return not leads(text, names, opening=False)
