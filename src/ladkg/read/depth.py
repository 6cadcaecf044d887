"""How deep a file nests: refused where the parser, which recurses, would run out of stack and end the whole process."""

import re
from typing import Final

from pyoxigraph import RdfFormat

from ladkg.errors import Fault, FaultyInput

LIMIT: Final = 100
"""Levels of JSON objects and arrays, XML elements, or RDF 1.2 triple terms; Turtle's brackets need no limit.

A level takes the parser up to 3 kB of stack, and a thread may have no more than 512 kB.
"""

_STRING: Final = rb'"(?:[^"\\]++|\\.)*+"'
_JSON: Final = _STRING + rb"|(?P<open>[{\[])|(?P<close>[}\]])"
_XML: Final = (
    rb"<!--(?:[^-]++|-(?!->))*+-->|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>|<\?(?:[^?]++|\?(?!>))*+\?>"
    rb"|(?P<close></)|<(?:[^<>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+/>|(?P<open><[^<!?/])"
)
_TERMS: Final = (
    rb'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"""|' + rb"'''(?:[^'\\]++|\\.|'{1,2}+(?!'))*+'''|" + _STRING +
    rb"|'(?:[^'\\]++|\\.)*+'|<[^<>\x00-\x20]*+>|\#[^\r\n]*+|(?P<open><<\()|(?P<close>\)>>)"
)  # fmt: skip
_PROLOG: Final = rb"(?:\s++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->)*+<!DOCTYPE"


def check_nesting(data: bytes, syntax: RdfFormat, name: str) -> None:
    """Raises FaultyInput for a file that nests deeper than LIMIT, and for RDF/XML with a DTD."""
    if syntax == RdfFormat.RDF_XML:
        if found := re.match(_PROLOG, data):
            told = "RDF/XML with a DTD is refused (entities can expand without end); remove the DOCTYPE"
            raise FaultyInput([_fault(data, found.end() - len("<!DOCTYPE"), name, told)])
        opened, pattern = data.count(b"<"), _XML
    elif syntax == RdfFormat.JSON_LD:
        opened, pattern = data.count(b"{") + data.count(b"["), _JSON
    else:
        opened, pattern = data.count(b"<<("), _TERMS
    deep = _too_deep(data, pattern) if opened > LIMIT else None
    if deep is not None:
        told = f"nests deeper than {LIMIT} levels; write the inner parts on their own"
        raise FaultyInput([_fault(data, deep, name, told)])


def _too_deep(data: bytes, pattern: bytes) -> int | None:
    """Where the first level beyond the limit opens."""
    depth = 0
    for match in re.finditer(pattern, data, re.DOTALL):
        if match.lastgroup == "open":
            depth += 1
            if depth > LIMIT:
                return match.start()
        elif match.lastgroup == "close":
            depth -= 1
    return None


def _fault(data: bytes, at: int, name: str, told: str) -> Fault:
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")) + 1
    return Fault(name, data.count(b"\n", 0, at) + 1, str(column), told)
