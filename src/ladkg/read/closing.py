"""What stands around the sentences of a text: end marks, signatures, footnotes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from ladkg.read.normalise import normalised
from ladkg.read.piece import SENTENCE_END, Piece

_END_MARK: Final = re.compile(r"#+|-30-|[-–—*\[( ]*(?:END|ENDS|FIN|FIM)[-–—*\]) ]*")
_OFFICE: Final = re.compile(
    r"(?i)\b(?:president|prime minister|(?:vice-?)?ministers?|secretar(?:y|ies)|ambassador|chairman|chancellor|senator"
    r"|hon(?:ou?rable)?|excellenc(?:y|ies)|commissioner|signed|for the (?:government|state|republic|kingdom)"
    r"|president[ea]|primer[oa] ministr[oa]|primeir[oa][- ]ministr[oa]|ministr[oae]s?|canciller|embajador[a]?"
    r"|secretári[oa]|secretari[oa]|embaixador[a]?|chanceler|firmado|assinado|por el gobierno|pelo governo"
    r"|présidente?|premi(?:er|ère) ministre|secrétaire|ambassad(?:eur|rice)|signé|pour le gouvernement)\b"
)
_CONTACT: Final = re.compile(r"https?://|@|\(?\d{2,4}\)? \d{3,4} ?\d{3,4}")
_LONGEST: Final = 30
"""Words that a line of a signature block may have."""
_BACK: Final = re.compile(r"[ ↩︎↑^]+\Z")
_NOTE: Final = re.compile(r"(?:\[(?P<square>\d{1,3}|[*†‡])\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3})) ?(?=\S)")
_NOTE_MARK: Final = re.compile(r" ?(?:\[(?P<square>\d{1,3}|[*†‡])\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3}))")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def without_end_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are neither empty nor an end mark (`###`, `-30-`, `END`)."""
    return [piece for piece in pieces if piece.kind == "rule" or (piece.text and not _END_MARK.fullmatch(piece.text))]


def signed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the block at their end in which people and offices stand made signatures.

    Such a block is the run of lines at the end that are no sentences, at least one of them naming an office; it goes on
    from no lead-in and holds no address to turn to.
    """
    run = list(takewhile(_is_line, reversed(pieces)))
    while run and run[-1].kind in {"heading", "rule"} and not _OFFICE.search(run[-1].text):
        if len(run) > 1 and run[-2].kind != "rule" and run[-1].text.isupper() and _OFFICE.search(run[-2].text):
            break  # a name in capitals, above its office
        run.pop()
    before = pieces[: len(pieces) - len(run)]
    led = any(piece.kind == "item" for piece in run) and bool(before) and before[-1].text.endswith((":", "–", "—", ","))
    contact = any(_CONTACT.search(piece.text) for piece in run)
    if not before or led or contact or not any(_OFFICE.search(piece.text) for piece in run):
        return list(pieces)
    signatures = [piece if piece.kind == "rule" else replace(piece, kind="signature", level=0) for piece in run]
    return [*before, *reversed(signatures)]


def _is_line(piece: Piece) -> bool:
    if piece.kind == "rule":
        return True
    words = piece.text.count(" ") + 1
    return piece.kind != "title" and words <= _LONGEST and not SENTENCE_END.search(piece.text)


def without_notes(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces without footnotes and their marks, and the footnotes.

    Where the file does not tell them, footnotes are the paragraphs that begin with a mark (`[1]`, a raised number)
    which stands within another one.
    """
    marks = {mark for piece in pieces if piece.kind != "note" for mark in _marks(piece.text, 1)}
    kept, notes = [], []
    for piece in pieces:
        match = _NOTE.match(piece.text)
        mark = _bare(match) if match else ""
        if piece.kind == "note":
            number = piece.number or mark
            text = piece.text[match.end() :] if match else piece.text
            notes.append(replace(piece, number=number, text=normalised(_BACK.sub("", text))))
        elif match and piece.kind in {"paragraph", "item"} and mark in marks:
            notes.append(replace(piece, kind="note", number=mark, text=piece.text[match.end() :]))
        else:
            kept.append(piece)
    known = {note.number for note in notes}
    return [_unmarked(piece, known) for piece in kept], notes


def _marks(text: str, start: int) -> list[str]:
    return [_bare(match) for match in _NOTE_MARK.finditer(text, start)]


def _bare(match: re.Match[str]) -> str:
    return match["square"] or match["raised"].translate(_RAISED)


def _unmarked(piece: Piece, known: set[str]) -> Piece:
    if not known or ("[" not in piece.text and not any(sign in piece.text for sign in "⁰¹²³⁴⁵⁶⁷⁸⁹")):
        return piece
    text = _NOTE_MARK.sub(lambda match: "" if _bare(match) in known else match[0], piece.text)
    return replace(piece, text=normalised(text))
