"""The text of a SPARQL constraint, read just far enough to bind `$this` before it runs, for one node or for many.

Pre-binding (https://www.w3.org/TR/shacl/#pre-binding) gives a variable its value everywhere, in nested groups and
sub-selects too. Here a row of values is put at the start of the groups that would otherwise not see it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from ladkg.terms import RDF, RDFS

_TOKEN: Final = re.compile(
    r"""(?P<skip>\s+|\#[^\r\n]*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w.:%-]|\\.)*|@[A-Za-z-]+)
    |(?P<word>\w+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_AGGREGATES: Final = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}
_FORBIDDEN: Final = ("SERVICE", "FROM", "MINUS", "VALUES", "INSERT", "DELETE", "LOAD", "CONSTRUCT", "DESCRIBE")
_TYPE: Final = str(RDF.type)
_SUBCLASS: Final = str(RDFS.subClassOf)
_FREE: Final = ("shapesGraph", "currentShape")
Edit = tuple[int, int, str]
"""From where to where in a text, and what to write there instead."""


class Token(NamedTuple):
    """A piece of a query; `text` of a variable has no sigil, of a keyword is in capitals."""

    kind: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def tokens(query: str) -> tuple[Token, ...]:
    """The query's tokens without white space and comments."""
    return tuple(_tokens(query))


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or ""
        text = match[0]
        if kind == "word":
            text = text.upper()
        elif kind == "variable":
            text = text[1:]
        if kind != "skip":
            yield Token(kind, text, match.start(), match.end())


@dataclass
class Group:
    """`{ … }`: after which keyword, where its inside starts, and the variables it names itself, not in groups below.

    `bound` are variables in triple patterns, `used` those in expressions, EXISTS groups of its own included.
    """

    kind: str
    inside: int
    parent: "Group | None"
    bound: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    binds: bool = False
    selects: bool = False
    depth: int = 0

    @property
    def in_exists(self) -> bool:
        return self.parent is not None and (self.parent.kind == "EXISTS" or self.parent.in_exists)


@dataclass(frozen=True)
class Query:
    """A query whose text obeys the rules for pre-binding the variables `prebound`."""

    text: str
    prebound: frozenset[str]
    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]

    @property
    def mentions(self) -> frozenset[str]:
        """All the variables in it."""
        return frozenset(token.text for token in self.tokens if token.kind == "variable")

    @property
    def projects_this(self) -> bool:
        """Whether the outermost SELECT names $this."""
        return any(token.text == "this" for token in projection(self.tokens, 0))

    @cached_property
    def set_based(self) -> bool:
        """Whether asking once for many nodes gives what asking for each by itself gives."""
        words = [token.text for token in self.tokens if token.kind == "word"]
        if {"LIMIT", "OFFSET"} & set(words) or not self.projects_this:
            return False
        if {"GROUP", "HAVING", *_AGGREGATES} & set(words) and (words.count("SELECT") > 1 or not self._by_this):
            return False
        return not any(map(self._needs_one, self.groups))

    @property
    def _by_this(self) -> bool:
        """Whether solutions are grouped by $this, among others."""
        for at, token in enumerate(self.tokens):
            if (token.kind, token.text) == ("word", "GROUP"):
                for later in self.tokens[at + 2 :]:
                    if later.kind == "word" and later.text in {"HAVING", "ORDER"}:
                        return False
                    if (later.kind, later.text) == ("variable", "this"):
                        return True
        return False

    def _needs_one(self, group: Group) -> bool:
        if group.kind == "EXISTS" or not self.prebound & group.used - group.bound:
            return False
        return group.in_exists or (group.kind == "OPTIONAL" and group.binds)

    def prebind(self, row: str, *, everywhere: bool, edits: Iterable[Edit] = ()) -> str:
        """The text with a row (a VALUES clause or a pattern) in each group that needs it, or everywhere it can be.

        `edits` are made in the same go; none may lie around another or around the start of a group.
        """
        rows = [(group.inside, group.inside, f" {row} ") for group in self.groups if self._takes_row(group, everywhere)]
        parts, at = [], 0
        for start, end, instead in sorted([*rows, *edits]):
            parts += [self.text[at:start], instead]
            at = end
        return "".join([*parts, self.text[at:]])

    def _takes_row(self, group: Group, everywhere: bool) -> bool:
        if group.selects:
            return False
        if everywhere or group.kind == "WHERE":
            return everywhere or not group.in_exists
        inner = group.kind in {"EXISTS", "OPTIONAL"} or group.in_exists
        return not inner and bool(self.prebound & group.used - group.bound)


def read(text: str, prebound: frozenset[str]) -> Query:
    """Reads a query; raises ValueError where https://www.w3.org/TR/shacl/#pre-binding forbids what it says."""
    found = tokens(text)
    words = {token.text for token in found if token.kind == "word"}
    for word in _FORBIDDEN:
        if word in words:
            raise ValueError(f"a SPARQL constraint has no {word}")
    for at, token in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else token
        if (token.kind, token.text) == ("word", "AS") and following.kind == "variable" and following.text in prebound:
            raise ValueError(f"nothing may be bound AS ${following.text}: it has a value from the start")
    selects = [at for at, token in enumerate(found) if (token.kind, token.text) == ("word", "SELECT")]
    nested = [at for at in selects if any(token.text == "{" for token in found[:at])]
    for at in nested:
        missing = prebound - {token.text for token in projection(found, at)} - set(_FREE)
        if missing:
            raise ValueError(f"a sub-select must pass on {' '.join(f'${name}' for name in sorted(missing))}")
    return Query(text, prebound, found, tuple(_groups(found)))


def with_types(text: str, predicate: str) -> str:
    """The query with `rdf:type/rdfs:subClassOf*` replaced by one predicate; unchanged where repeated rows could count.

    Oxigraph walks that path from every class anew for each row of an EXISTS.
    """
    found = tokens(text)
    if _AGGREGATES & {token.text for token in found if token.kind == "word"}:
        return text
    iris = prefixes(found)
    path = [_TYPE, "/", _SUBCLASS, "*"]
    parts, at = [], 0
    for first in range(len(found) - 4):
        step = found[first : first + 4]
        beside = found[max(first - 1, 0)].text + found[first + 4].text
        if [expanded(token, iris) for token in step] == path and not set("^/|!(") & set(beside):
            parts += [text[at : step[0].start], predicate]
            at = step[-1].end
    return "".join([*parts, text[at:]])


def prefixes(found: tuple[Token, ...]) -> dict[str, str]:
    """The prefixes a query declares, with their namespaces."""
    declared = zip(found, found[1:], found[2:], strict=False)
    return {name.text: iri.text[1:-1] for word, name, iri in declared if (word.kind, word.text) == ("word", "PREFIX")}


def expanded(token: Token, iris: dict[str, str]) -> str:
    """The token's text, of a name its IRI in angle brackets; of other tokens as it is."""
    prefix, colon, local = token.text.partition(":")
    if token.kind == "name" and f"{prefix}{colon}" in iris:
        return f"<{iris[prefix + colon]}{local}>"
    return _TYPE if (token.kind, token.text) == ("word", "A") else token.text


def projection(found: tuple[Token, ...], start: int) -> Iterator[Token]:
    """The variables between a SELECT and its group."""
    for token in found[start:]:
        if token.kind == "sign" and token.text == "{":
            return
        if token.kind == "variable":
            yield token


def _groups(found: tuple[Token, ...]) -> Iterator[Group]:
    group: Group | None = None
    keyword, selecting = "", True
    for token in found:
        if token.kind == "sign" and token.text == "{":
            group = Group("WHERE" if selecting else keyword, token.end, group)
            keyword, selecting = "", False
            yield group
        elif token.kind == "sign" and token.text == "}":
            group = group.parent if group else None
        elif token.kind == "word":
            keyword = token.text
            selecting = selecting or token.text == "SELECT"
            if group:
                group.selects = group.selects or token.text == "SELECT"
                group.binds = group.binds or token.text == "BIND"
        elif group and token.kind == "sign":
            group.depth += {"(": 1, ")": -1}.get(token.text, 0)
            keyword = keyword if token.text in ".;" and keyword == "GRAPH" else ""
        elif group and token.kind == "variable":
            _mention(group, token.text)


def _mention(group: Group, name: str) -> None:
    (group.used if group.depth else group.bound).add(name)
    while group.kind == "EXISTS" or group.in_exists:
        assert group.parent is not None
        group = group.parent
        group.used.add(name)
