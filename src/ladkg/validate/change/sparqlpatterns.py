"""The triple patterns of a SPARQL constraint, by group: what has to match for a pattern to make a difference.

Filters are left out: a node that they would rule out is checked for nothing, but none is missed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count, product
from math import prod
from typing import Final

from pyoxigraph import NamedNode

from ladkg.terms import RDF
from ladkg.validate.change.pattern import Node, Pattern, Var
from ladkg.validate.engine.path import (
    Alternative,
    Inverse,
    OneOrMore,
    Path,
    Predicate,
    Sequence,
    ZeroOrMore,
    ZeroOrOne,
)
from ladkg.validate.engine.sparqltext import Token, tokens

Context = tuple[Pattern, ...]
_REPEATED: Final[Mapping[str, Callable[[Path], Path]]] = {"*": ZeroOrMore, "+": OneOrMore, "?": ZeroOrOne}
_WAYS: Final = 32
"""Choices of branches, beyond which unions are left out: more nodes are looked at then."""
_END: Final = Token("end", "", 0, 0)


class Unreadable(ValueError):
    """A query, or a part of it, whose reach cannot be told from its patterns."""


@dataclass
class Group:
    """`{ … }`: its patterns, and the groups in it: joined, unions of which one branch has to match, and others."""

    patterns: list[Pattern] = field(default_factory=list)
    joined: list["Group"] = field(default_factory=list)
    unions: list[list["Group"]] = field(default_factory=list)
    others: list["Group"] = field(default_factory=list)

    def ways(self, without: "Group | list[Group] | None" = None) -> list[Context]:
        """The patterns that have to match wherever the group does, one part left out: for each choice of branches."""
        choices = [group.ways() for group in self.joined if group is not without]
        unions = [union for union in self.unions if union is not without]
        choices += [[way for branch in union for way in branch.ways()] for union in unions]
        if prod(map(len, choices)) > _WAYS:
            choices = [choice for choice in choices if len(choice) == 1]
        return [tuple(chain(self.patterns, *picked)) for picked in product(*choices)]

    def with_context(self, above: Iterable[Context] = ((),)) -> Iterator[tuple[Pattern, Context]]:
        """Every pattern at any depth, with those that have to match for it to make a difference (it is among them).

        A pattern comes once for each choice of branches of the unions beside it.
        """
        outer = list(above)

        def inside(without: "Group | list[Group] | None" = None) -> list[Context]:
            return [(*before, *own) for before in outer for own in self.ways(without)]

        yield from ((pattern, context) for context in inside() for pattern in self.patterns)
        for group in self.joined:
            yield from group.with_context(inside(group))
        for union in self.unions:
            for branch in union:
                yield from branch.with_context(inside(union))
        for group in self.others:
            yield from group.with_context(inside())


def where(query: str) -> Group:
    """The WHERE group of a SELECT or ASK; raises Unreadable for sub-selects, GRAPH and what is rare in constraints."""
    return _Reader(query).query()


class _Reader:
    """Recursive descent over the tokens, https://www.w3.org/TR/sparql11-query/#sparqlGrammar"""

    def __init__(self, query: str) -> None:
        self._tokens = list(_split(query))
        self._at = 0
        self._prefixes: dict[str, str] = {}
        self._numbers = count()

    def query(self) -> Group:
        while self._is("PREFIX"):
            self._next()
            name, iri = self._next().text, self._next().text
            self._prefixes[name.removesuffix(":")] = iri[1:-1]
        while not self._is("{"):
            if self._next().text in {"", "BASE", "EXISTS"}:
                raise Unreadable("no plain WHERE")
        self._next()
        group = self._group(Group())
        if any(token.text in {"EXISTS", "VALUES"} for token in self._tokens[self._at :]):
            raise Unreadable("EXISTS or VALUES after the WHERE group")
        return group

    def _group(self, group: Group) -> Group:
        """The inside of a group, up to and with its `}`."""
        while not self._is("}"):
            token = self._peek()
            if token.kind == "sign" and token.text == "{":
                self._next()
                self._unions(group)
            elif token.text in {"OPTIONAL", "MINUS"}:
                self._next()
                self._below(group)
            elif token.text in {"FILTER", "BIND"}:
                self._next()
                self._expression(group)
            elif (token.kind == "word" and token.text in {"GRAPH", "SERVICE", "VALUES", "SELECT"}) or token is _END:
                raise Unreadable(token.text or "a group without end")
            elif token.text == ".":
                self._next()
            else:
                self._triples(group)
        self._next()
        return group

    def _unions(self, group: Group) -> None:
        branches = [self._group(Group())]
        while self._is("UNION"):
            self._next()
            self._expect("{")
            branches.append(self._group(Group()))
        if len(branches) == 1:
            group.joined.extend(branches)
        else:
            group.unions.append(branches)

    def _below(self, group: Group) -> None:
        self._expect("{")
        group.others.append(self._group(Group()))

    def _expression(self, group: Group) -> None:
        """Skips a constraint up to its closing parenthesis; of interest are only the EXISTS groups in it."""
        depth = 0
        while True:
            token = self._next()
            if token is _END:
                raise Unreadable("an expression without end")
            if (token.kind, token.text) == ("word", "EXISTS"):
                self._below(group)
                if not depth:
                    return
            elif token.kind == "sign":
                depth += {"(": 1, ")": -1}.get(token.text, 0)
                if token.text == ")" and not depth:
                    return

    def _triples(self, group: Group) -> None:
        subject = self._node()
        while True:
            path = self._verb()
            group.patterns.append(Pattern(subject, path, self._node()))
            while self._is(","):
                self._next()
                group.patterns.append(Pattern(subject, path, self._node()))
            while self._is(";"):
                self._next()
                if self._peek().text not in {";", ".", "}"}:
                    break
            else:
                return

    def _verb(self) -> Path | None:
        """A path; None for a variable."""
        if self._peek().kind == "variable":
            self._next()
            return None
        return self._alternatives()

    def _alternatives(self) -> Path:
        branches = [self._sequence()]
        while self._is("|"):
            self._next()
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Alternative(tuple(branches))

    def _sequence(self) -> Path:
        steps = [self._step()]
        while self._is("/"):
            self._next()
            steps.append(self._step())
        return steps[0] if len(steps) == 1 else Sequence(tuple(steps))

    def _step(self) -> Path:
        if self._is("^"):
            self._next()
            return Inverse(self._step())
        if self._is("("):
            self._next()
            path = self._alternatives()
            self._expect(")")
        else:
            path = Predicate(RDF.type if self._is("A") else self._iri(self._peek()))
            self._next()
        while self._peek().kind == "sign" and self._peek().text in _REPEATED:
            path = _REPEATED[self._next().text](path)
        return path

    def _node(self) -> Node:
        """A variable or an IRI; a literal counts as any term, since a store may write it otherwise."""
        token = self._next()
        if token.kind == "variable":
            return Var(token.text)
        if token.kind in {"iri", "name"}:
            return self._iri(token)
        if token.kind == "string":
            if self._peek().text.startswith("@"):
                self._next()
            elif self._is("^"):
                self._expect("^", "^")
                self._next()
        elif not (token.kind == "word" and (token.text.isdigit() or token.text in {"TRUE", "FALSE"})):
            raise Unreadable(f"{token.text!r} in a triple")
        return Var(f" {next(self._numbers)}")

    def _iri(self, token: Token) -> NamedNode:
        prefix, colon, local = token.text.partition(":")
        if token.kind == "iri" and "\\" not in token.text:
            return NamedNode(token.text[1:-1])
        if token.kind != "name" or not colon or "\\" in local or prefix not in self._prefixes:
            raise Unreadable(f"{token.text!r} where an IRI should be")
        return NamedNode(self._prefixes[prefix] + local)

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _is(self, text: str) -> bool:
        return self._peek().kind in {"sign", "word"} and self._peek().text == text

    def _expect(self, *texts: str) -> None:
        for text in texts:
            if self._next().text != text:
                raise Unreadable(f"{text!r} expected")


def _split(query: str) -> Iterator[Token]:
    """The tokens, a name without the full stop that ends its sentence."""
    for token in tokens(query):
        name = token.text.rstrip(".") if token.kind == "name" else token.text
        yield Token(token.kind, name, token.start, token.end)
        if name != token.text:
            yield Token("sign", ".", token.end - 1, token.end)
