"""CSV for people: RFC 4180 quoting, and cells that a spreadsheet program takes for text and never for a formula."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

# https://owasp.org/www-community/attacks/CSV_Injection, with the full-width forms that programs fold to these.
_FORMULA: Final = "=+-@＝＋－＠"
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_QUOTED: Final = re.compile(r'[",\r\n]')


def safe(cell: str) -> str:
    """The cell with an apostrophe before it where a program could run it as a formula; plain numbers stay.

    What cannot be seen (spaces, control and format characters) does not hide the sign of a formula behind it.
    """
    if cell[:1] in {"\t", "\r", "\n"}:
        return "'" + cell
    seen = next((letter for letter in cell if unicodedata.category(letter)[0] not in "ZC"), "")
    return "'" + cell if seen and seen in _FORMULA and not _NUMBER.fullmatch(cell) else cell


def written(rows: Iterable[Sequence[str]], guarded: bool = False, end: str = "\n") -> bytes:
    """The rows as CSV in UTF-8; if `guarded`, each cell is made safe, else each is verbatim.

    Python's own writer quotes differently from version to version, and leaves a carriage return bare.
    """
    lines = (",".join(_quoted(safe(cell) if guarded else cell) for cell in row) for row in rows)
    return "".join(line + end for line in lines).encode()


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell
