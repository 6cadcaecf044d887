"""How deep a file nests: refused where the parser, which recurses, would run out of stack and end the whole process."""

import re
from typing import Final

from pyoxigraph import RdfFormat

from ladkg.errors import InputError

LIMIT: Final = 100
"""Levels of JSON objects and arrays, XML elements, or RDF 1.2 triple terms; Turtle's brackets need no limit.

A level takes the parser up to 3 kB of stack, and a thread may have no more than 512 kB.
"""

_STRING: Final = rb'"(?:[^"\\]++|\\.)*+"'
_JSON: Final = re.compile(_STRING + rb"|(?P<open>[{\[])|(?P<close>[}\]])", re.DOTALL)
_XML: Final = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+-->|<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>|<\?(?:[^?]++|\?(?!>))*+\?>"
    rb"|(?P<close></)|<(?:[^<>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+/>|(?P<open><[^<!?/])",
    re.DOTALL,
)
_TERMS: Final = re.compile(
    rb'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"""|' + rb"'''(?:[^'\\]++|\\.|'{1,2}+(?!'))*+'''|" + _STRING +
    rb"|'(?:[^'\\]++|\\.)*+'|<[^<>\x00-\x20]*+>|\#[^\r\n]*+|(?P<open><<\()|(?P<close>\)>>)",
    re.DOTALL,
)  # fmt: skip
_PROLOG: Final = re.compile(rb"(?:\s++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->)*+<!DOCTYPE")


def check_nesting(data: bytes, syntax: RdfFormat, name: str) -> None:
    """Raises InputError for a file that nests deeper than LIMIT, and for RDF/XML with a DTD."""
    if syntax == RdfFormat.RDF_XML:
        if _PROLOG.match(data):
            told = "RDF/XML with a DTD is refused (entities can expand without end); remove the DOCTYPE"
            raise InputError(f"{name}: {told}")
        opened, pattern = data.count(b"<"), _XML
    elif syntax == RdfFormat.JSON_LD:
        opened, pattern = data.count(b"{") + data.count(b"["), _JSON
    else:
        opened, pattern = data.count(b"<<("), _TERMS
    if opened > LIMIT and _depth(data, pattern) > LIMIT:
        raise InputError(f"{name}: nests deeper than {LIMIT} levels; write the inner parts on their own")


def _depth(data: bytes, pattern: re.Pattern[bytes]) -> int:
    deepest = depth = 0
    for match in pattern.finditer(data):
        if match.lastgroup == "open":
            depth += 1
            deepest = max(deepest, depth)
        elif match.lastgroup == "close":
            depth -= 1
    return deepest
