"""SPARQL told apart into its parts, so that a page can show each in its colour."""

import re
from collections.abc import Iterator
from typing import Final

_TOKENS: Final = re.compile(
    r"""
      (?P<name> <[^<>"{}|^`\\\x00-\x20]*> | [\w.-]*:[\w.:%\\-]* )
    | (?P<comment> \#[^\n]* )
    | (?P<string> '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\" | '(?:\\.|[^'\\\n])*' | "(?:\\.|[^"\\\n])*" )
    | (?P<variable> [?$]\w+ )
    | (?P<keyword> \b[A-Za-z][A-Z_a-z0-9]*\b )
    """,
    re.VERBOSE | re.DOTALL,
)

_HEADER: Final = re.compile(r"(?:#[ \t]*(?:[a-z]+(?:@[a-z]+)?(?:[ \t]+\w+)?:[^\n]*)?\n)+")


def bare(query: str) -> str:
    """A query of the library without the header that says what it asks, which its page says in words."""
    return _HEADER.sub("", query, count=1) if query.startswith("#") else query


def marked(query: str) -> Iterator[tuple[str, str]]:
    """The text of a query in pieces, each with what it is: name, comment, string, variable, keyword or nothing."""
    end = 0
    for token in _TOKENS.finditer(query):
        if token.start() > end:
            yield "", query[end : token.start()]
        yield token.lastgroup or "", token[0]
        end = token.end()
    if end < len(query):
        yield "", query[end:]
