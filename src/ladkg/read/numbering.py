"""Numbers and bullets at the beginning of paragraphs: taken from the text, and what they say about lists and depth."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ladkg.read.piece import Piece

_MARK: Final = re.compile(
    r"""
      (?P<bullet> [•▪◦‣●○■□➢➤✓*·–-] ) [ ] (?=\S)
    | (?P<many>   \d{1,3}(?:\.\d{1,3})+ ) [.)]? [ ] (?=[^\W\d_a-z]|["“‘«¿¡(\[])
    | (?P<count>  \( \d{1,3} \) | \d{1,3}[.)º°] ) [ ] (?=[^\W\d]|["“‘«¿¡(\[])
    | (?P<roman>  \(? (?:[ivxl]+|[IVXL]{2,}) \) | [IVXL]{2,}\. ) [ ] (?=\S)
    | (?P<letter> \(? [a-zA-Z] \) ) [ ] (?=\S)
    """,
    re.VERBOSE,
)
_GLUED: Final = re.compile(r"(?:\A| )([•▪◦‣●■➢➤✓]) (?=\S)")
_OPEN: Final = (":", "–", "—", ",")
_ROMAN: Final = frozenset("ivxl")


def arranged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with numbers and bullets taken out of their text, items told from paragraphs, and their depth.

    A numbered paragraph is an item where a lead-in (that ends in a colon, comma or dash) stands open, else a paragraph
    with a number; lettered paragraphs and those with a bullet are items.
    """
    lists = _Lists()
    for piece in pieces:
        for part in _unglued(piece):
            yield lists.placed(part)


def _unglued(piece: Piece) -> Iterator[Piece]:
    """The parts of a paragraph or item in which several bullets stand on one line."""
    marks = list(_GLUED.finditer(piece.text)) if piece.kind in {"paragraph", "item"} else []
    if not marks:
        yield piece
        return
    if piece.text[: marks[0].start()]:
        yield replace(piece, text=piece.text[: marks[0].start()])
    ends = [mark.start() for mark in marks[1:]] + [len(piece.text)]
    for mark, end in zip(marks, ends, strict=True):
        yield replace(piece, kind="item", text=piece.text[mark.end() : end], number="", level=0, marker=mark[1])


class _Lists:
    """The lists that stand open while the pieces go by: the style of each, the outermost first."""

    def __init__(self) -> None:
        self._styles: list[str] = []
        self._numbered = ""
        self._open = False
        self._letter = ""

    def placed(self, piece: Piece) -> Piece:
        if piece.kind == "item":
            found = self._item(piece)
        elif piece.kind == "paragraph":
            found = self._paragraph(piece)
        else:
            if piece.kind in {"heading", "title"}:
                self._styles, self._open = [], False
            return piece
        if found.kind == "paragraph":
            self._styles, self._open = [], found.text.endswith(_OPEN)
        elif found.text.endswith(":"):
            self._open = True
        return found

    def _item(self, piece: Piece) -> Piece:
        """An item as the file marks it; a numbered one that no lead-in leads is a paragraph."""
        if piece.level == 1 and piece.number and not self._open:
            return replace(piece, kind="paragraph", level=0)
        if piece.level:
            return piece
        return replace(piece, level=self._depth(piece.marker or "bullet"))

    def _paragraph(self, piece: Piece) -> Piece:
        match = _MARK.match(piece.text)
        if not match:
            return piece
        style, number = self._style(match)
        piece = replace(piece, text=piece.text[match.end() :], number=number)
        if style[0].isdigit() and style not in self._styles:
            first = number in {"1", "1.1"}
            if not self._open or (style == self._numbered and not first):
                self._numbered = style
                return piece
        return replace(piece, kind="item", level=self._depth(style))

    def _style(self, match: re.Match[str]) -> tuple[str, str]:
        """The style of a number, by which those of one list are alike, and the number bare."""
        kind = match.lastgroup or ""
        whole = match[kind]
        number = "" if kind == "bullet" else whole.strip("().º°")
        if kind == "bullet":
            return whole, ""
        if kind == "roman" and len(number) == 1 and self._follows(number):
            kind = "letter"
        if kind == "letter":
            self._letter = number
        if kind in {"count", "many"}:
            return f"{number.count('.')}{whole.strip('0123456789.')}", number
        return f"{kind}{number.isupper()}{whole[-1]}", number

    def _follows(self, letter: str) -> bool:
        """Whether a letter that is also a Roman number follows the letter before ("h", "i")."""
        return bool(self._letter) and ord(letter) == ord(self._letter) + 1

    def _depth(self, style: str) -> int:
        if style in self._styles:
            del self._styles[self._styles.index(style) + 1 :]
        else:
            self._styles.append(style)
        return len(self._styles)


def begins_numbered(text: str) -> bool:
    """Whether a number or bullet stands at the beginning."""
    return bool(_MARK.match(text))
