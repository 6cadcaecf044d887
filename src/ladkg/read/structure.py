"""From the pieces of a text to a Document: sections, offsets and sentences, and an eId for each place."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from ladkg.errors import InputError
from ladkg.read import sentences
from ladkg.read.closing import signed, without_end_marks, without_notes
from ladkg.read.headings import with_headings
from ladkg.read.numbering import arranged
from ladkg.read.piece import Piece
from ladkg.records.text import Block, Document, Note, Section, Sentence

SEPARATOR: Final = "\n\n"
"""Stands between two blocks of the normalised text."""

# The Declaration's plan in any of its languages: four headings that begin with a form of "promote", then another.
_PROMOTE: Final = re.compile(r"promo(?:t|v|uv|ç)", re.IGNORECASE)
_PILLARS: Final = 4


def document(pieces: Iterable[Piece], name: str, metadata: Mapping[str, str], notices: Sequence[str] = ()) -> Document:
    """The document that the pieces make; raises InputError if they hold no text."""
    body, apart = without_notes(without_end_marks(list(pieces)))
    kept = with_headings(signed([piece for piece in arranged(body) if piece.kind == "rule" or piece.text]))
    blocks = list(_blocks(list(_placed(kept))))
    text = SEPARATOR.join(piece.text for piece in kept if piece.kind != "rule")
    if not text:
        raise InputError(f"{name}: no text in it besides markup")
    title = blocks[0][1] if blocks[0][1].eid == "heading" else None
    sections = tuple(_sections(blocks[1:] if title else blocks))
    notes = tuple(Note(note.number, note.text, note.line) for note in apart)
    return Document(name, metadata, text, _sha256(text), title, sections, notes, tuple(notices))


def _placed(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """Each piece of text with the name of its section.

    Text before the first heading is the preamble, text after a rule that no heading follows the conclusion; a text
    without headings has no parts.
    """
    headings = [number for number, piece in enumerate(pieces) if piece.kind == "heading"]
    names = iter(_section_names([pieces[number].text for number in headings]))
    current = "preamble" if headings else ""
    for number, piece in enumerate(pieces):
        if piece.kind == "heading":
            current = next(names)
        elif piece.kind == "rule":
            if headings and number > headings[-1]:
                current = "conclusion"
        else:
            yield "" if piece.kind == "title" else current, piece
            continue
        if piece.kind == "heading":
            yield current, piece


def _section_names(headings: Sequence[str]) -> list[str]:
    promotes = [bool(_PROMOTE.match(heading)) for heading in headings]
    if promotes == [True] * _PILLARS + [False]:
        return [f"pillar_{number}" for number in range(1, _PILLARS + 1)] + ["shared_approach"]
    return [f"section_{number}" for number in range(1, len(headings) + 1)]


def _blocks(placed: Iterable[tuple[str, Piece]]) -> Iterator[tuple[str, Block]]:
    """Each block with its section: offsets counted through the whole text, paragraphs and bullets per section."""
    start = 0
    seen: Counter[tuple[str, str]] = Counter()
    for section, piece in placed:
        kind = "heading" if piece.kind in {"heading", "title"} else piece.kind
        seen[section, kind] += 1
        local = {"paragraph": "para"}.get(kind, kind)
        eid = "__".join(filter(None, (section, local if kind == "heading" else f"{local}_{seen[section, kind]}")))
        yield section, _block(kind, eid, start, piece)
        start += len(piece.text) + len(SEPARATOR)


def _block(kind: str, eid: str, start: int, piece: Piece) -> Block:
    undivided = kind in {"heading", "signature"}
    spans = [(0, len(piece.text))] if undivided else sentences.split(piece.text)
    whole = undivided or (kind == "item" and len(spans) == 1)
    found = tuple(
        Sentence(
            eid=eid if whole else f"{eid}__sent_{number}",
            start=start + begin,
            end=start + end,
            sha256=_sha256(piece.text[begin:end]),
        )
        for number, (begin, end) in enumerate(spans, start=1)
    )
    end = start + len(piece.text)
    return Block(kind, eid, start, end, piece.line, found, piece.number, piece.level)  # type: ignore[arg-type]


def _sections(blocks: Sequence[tuple[str, Block]]) -> Iterator[Section]:
    for name, group in groupby(blocks, key=lambda pair: pair[0]):
        members = [block for _, block in group]
        heading = members[0] if members[0].kind == "heading" else None
        yield Section(name, heading, tuple(members[1:] if heading else members))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
