"""What a query may not do: reach for the network, or change the graph."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from ladkg.errors import LadkgError

# The tokens inside which a keyword is no keyword (SPARQL 1.1, section 19.8), then the keywords themselves. Oxigraph
# asks for no space around keywords and reads `1SERVICE:x` as three tokens: _GLUED finds such words and prefixes.
_NAME = r"[\w:]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%]"
_TOKENS: Final = re.compile(
    rf"""
      (?P<iri> <[^<>"{{}}|^`\\\x00-\x20]*> )
    | (?P<skip> \#[^\r\n]* | '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\"
        | '(?:\\.|[^'\\\r\n])*' | "(?:\\.|[^"\\\r\n])*" | [?$@]\w+ )
    | (?P<name> (?P<prefix> [\w.-]* ) : (?:(?:{_NAME})(?:{_NAME}|[.-](?=[\w:%\\.-]))*)? )
    | (?P<word> [A-Za-z]\w* )
    | (?P<open> [{{(\[] ) | (?P<close> [}})\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = ("INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
_REFUSED = {
    "SERVICE": "SERVICE would send parts of the query to another server",
    "FROM": "FROM would fetch a graph by its address; the query sees all graphs already, GRAPH picks one",
    "LOAD": "LOAD would fetch a file",
} | dict.fromkeys(_UPDATES, "the graph is read-only here; only SELECT, ASK, CONSTRUCT and DESCRIBE are run")
_GLUED: Final = re.compile(r"(?:.*(?:[\d.-]|TRUE|FALSE|ASK))?(SERVICE|FROM|LOAD)(?:SILENT|NAMED)?", re.IGNORECASE)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


def _words(query: str) -> Iterator[tuple[str, int]]:
    """The bare words of a query in capitals, with their offsets; of words glued together the one that is refused."""
    declared: set[str] = set()
    before = ""
    for token in _TOKENS.finditer(query):
        if token["word"]:
            before = _word(token)
            yield before, token.start()
        elif token["name"]:
            prefix = token["prefix"]
            if before == "PREFIX":
                declared.add(prefix)
            elif (glued := _GLUED.fullmatch(prefix)) and (prefix not in declared or "" in declared):
                yield glued[1].upper(), token.start()
            before = ""


def check(query: str, name: str | Path = "query", *, allowed: frozenset[str] = frozenset()) -> None:
    """Raises LadkgError, naming the line, when the query asks for something that is refused and not `allowed`."""
    for word, offset in _words(query):
        if word in _REFUSED and word not in allowed:
            line = query.count("\n", 0, offset) + 1
            raise LadkgError(f"{name}:{line}: {word} is refused: {_REFUSED[word]}")


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE: the first of these words; empty when there is none."""
    return next((word for word, _ in _words(query) if word in _FORMS), "")


def leading_base(query: str) -> slice | None:
    """Where the query declares its BASE, if that is the first thing that it does."""
    if next(_words(query), ("", 0))[0] != "BASE":
        return None
    tokens = (token for token in _TOKENS.finditer(query) if not token["skip"])
    word, iri = next(tokens), next(tokens, None)
    return slice(word.start(), iri.end()) if iri and iri["iri"] else None


def depth(query: str) -> int:
    """How deep brackets nest."""
    deepest = now = 0
    for token in _TOKENS.finditer(query):
        now += bool(token["open"]) - bool(token["close"])
        deepest = max(deepest, now)
    return deepest


def graphs(query: str, prefixes: Mapping[str, str], base: str) -> list[str]:
    """The graphs that FROM and FROM NAMED name, as IRIs; empty text for one whose name cannot be told."""
    known = dict(prefixes)
    found: list[str] = []
    before = declared = ""
    for token in _TOKENS.finditer(query):
        word = _word(token)
        if token["skip"] or (before == "FROM" and word == "NAMED"):
            continue
        if before == "PREFIX" and token["name"]:
            declared = token["prefix"]
            continue
        iri = urljoin(base, token["iri"][1:-1]) if token["iri"] else _expanded(token["name"] or "", known)
        if before == "FROM":
            found.append(iri)
        elif before == "PREFIX":
            known[declared] = iri
        elif before == "BASE":
            base = iri
        before = word
    return found


def _word(token: re.Match[str]) -> str:
    """The bare word that a token is, in capitals, or the one that is refused among those glued together in it."""
    glued = _GLUED.fullmatch(token["word"] or "")
    return (glued[1] if glued else token["word"] or "").upper()


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    """The IRI of a prefixed name; empty where the prefix is unknown."""
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local) if prefix in prefixes else ""
