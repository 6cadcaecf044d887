"""What a query may not do: reach for the network, or change the graph."""

import re
from collections.abc import Iterator
from pathlib import Path

from ladkg.errors import LadkgError

# The tokens inside which a keyword is no keyword (SPARQL 1.1, section 19.8), then the keywords themselves.
_TOKENS = re.compile(
    r"""
      (?P<skip> <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n]* | '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\"
        | '(?:\\.|[^'\\\n])*' | "(?:\\.|[^"\\\n])*" | [?$@]\w+ | [\w.-]*:[\w.:%\\-]* )
    | (?P<word> [A-Za-z]\w* )
    """,
    re.VERBOSE | re.DOTALL,
)
_REFUSED = {
    "SERVICE": "SERVICE would send parts of the query to another server",
    "FROM": "FROM would fetch a graph by its address; the query sees all graphs already, GRAPH picks one",
    "LOAD": "LOAD would fetch a file",
} | dict.fromkeys(
    ("INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"),
    "the graph is read-only here; only SELECT, ASK, CONSTRUCT and DESCRIBE are run",
)


_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def _words(query: str) -> Iterator[tuple[str, int]]:
    """The bare words of a query in capitals, with their offsets."""
    for token in _TOKENS.finditer(query):
        if token["word"]:
            yield token["word"].upper(), token.start()


def check(query: str, name: str | Path = "query") -> None:
    """Raises LadkgError, naming the line, when the query asks for something that is refused."""
    for word, offset in _words(query):
        if word in _REFUSED:
            line = query.count("\n", 0, offset) + 1
            raise LadkgError(f"{name}:{line}: {word} is refused: {_REFUSED[word]}")


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE: the first of these words; empty when there is none."""
    return next((word for word, _ in _words(query) if word in _FORMS), "")
