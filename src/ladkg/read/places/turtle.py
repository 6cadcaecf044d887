"""Statements of Turtle, TriG, N-Triples and N-Quads with the place of each term.

The input is known to be valid: pyoxigraph has parsed it. Statements come in the order in which pyoxigraph yields them,
so that both can be read side by side; nesting is kept on a stack of our own, so its depth is bounded by memory alone.
https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/, https://www.w3.org/TR/n-quads/ and their RDF 1.2 drafts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from ladkg.read.places.statement import Graph, Spot, Statement, Term
from ladkg.read.places.tokens import OPEN, Token, tokens
from ladkg.terms import RDF

_DEFAULT: Final = DefaultGraph()


def flat(text: str) -> Iterator[Statement]:
    """The statements of N-Triples or N-Quads."""
    spots: list[Spot] = []
    quoted: list[int] = []
    for token in tokens(text, "x:"):
        if token.what == "<<(":
            quoted.append(token.start)
        elif token.what == ")>>":
            spots[-3:] = [Spot(_triple(spots[-3:]), quoted.pop(), token.end)]
        elif token.what == ".":
            subject, predicate, object, *graph = spots
            yield Statement(subject, predicate, object, _graph(graph[0].term) if graph else _DEFAULT)
            spots = []
        elif not isinstance(token.what, str):
            spots.append(Spot(token.what, token.start, token.end))


def nested(text: str, base: str) -> Iterator[Statement]:
    """The statements of Turtle or TriG; relative IRIs are resolved against `base`."""
    reader = _Reader()
    for token in tokens(text, base):
        reader.begin(token)
        if token.string:
            yield from reader.handed_out()
        reader.take(token)
        if token.string is not OPEN:
            yield from reader.handed_out()


@dataclass(slots=True)
class _Top:
    """The document, or a graph block: what is read next is a subject, or the name of a graph."""


@dataclass(slots=True)
class _Node:
    """What is said about one subject: a statement, a property list in brackets, or an annotation."""

    subject: Spot
    predicate: Spot | None = None
    object: Spot | None = None
    reifier: Spot | None = None
    tilde: Token | None = None


@dataclass(slots=True)
class _List:
    """A collection: `node` is its last list node so far."""

    start: Token
    node: Spot | None = None


@dataclass(slots=True)
class _Quoted:
    """A triple term, or with `reified` a triple with a reifier."""

    start: Token
    reified: bool
    spots: list[Spot] = field(default_factory=list)


class _Reader:
    """A machine that takes tokens and puts the statements that they complete into `ready`."""

    def __init__(self) -> None:
        self.ready: list[Statement] = []
        self._graph: Graph = _DEFAULT
        self._stack: list[_Top | _Node | _List | _Quoted] = [_Top()]

    def handed_out(self) -> list[Statement]:
        """What is ready: pyoxigraph hands out what one token completes in reverse."""
        ready, self.ready = self.ready[::-1], []
        return ready

    def begin(self, token: Token) -> None:
        """What the beginning of a token says: that a list goes on, or that a reifier has no name."""
        top = self._stack[-1]
        if isinstance(top, _List) and token.what != ")":
            self._next_element(top, token)
        elif isinstance(top, _Node) and top.tilde and token.what in _AFTER_OBJECT:
            self._reifier(top)

    def take(self, token: Token) -> None:
        if isinstance(token.what, str):
            self._mark(token.what, token)
        else:
            self._term(Spot(token.what, token.start, token.end))

    def _mark(self, mark: str, token: Token) -> None:
        top = self._stack[-1]
        match mark:
            case "[":
                self._stack.append(_Node(Spot(BlankNode(), token.start, token.end)))
            case "(":
                self._stack.append(_List(token))
            case "<<(" | "<<":
                self._stack.append(_Quoted(token, reified=mark == "<<"))
            case "{":
                self._open_graph()
            case ";" | "," | "~" | "{|":
                if isinstance(top, _Node):
                    self._within(top, mark, token)
            case _:
                self._close(mark, token)

    def _close(self, mark: str, token: Token) -> None:
        match mark:
            case "]":
                self._term(self._close_node().subject)
            case ")":
                self._close_list()
            case ")>>" | ">>":
                self._close_quoted(token)
            case "}" | ".":
                self._end(mark)
            case "|}":
                self._close_node()

    def _within(self, node: _Node, mark: str, token: Token) -> None:
        """A mark between the terms of a property list."""
        match mark:
            case ";":
                node.predicate = node.object = node.reifier = None
            case ",":
                node.object = node.reifier = None
            case "~":
                node.tilde = token
            case "{|":
                if not node.reifier:
                    node.tilde = token
                    self._reifier(node)
                assert node.reifier
                self._stack.append(_Node(node.reifier))
                node.reifier = None

    def _term(self, spot: Spot) -> None:
        """A complete term arrives where the top of the stack expects one."""
        top = self._stack[-1]
        match top:
            case _Top():
                self._stack.append(_Node(spot))
            case _Node(predicate=None):
                top.predicate = spot
            case _Node(tilde=Token()):
                self._reifier(top, spot)
            case _Node():
                assert top.predicate
                top.object = spot
                self._say(top.subject, top.predicate, spot)
            case _List():
                assert top.node
                self._say(top.node, Spot(RDF.first, spot.start, spot.end), spot)
            case _Quoted():
                top.spots.append(spot)

    def _next_element(self, top: _List, token: Token) -> None:
        """A list node for the element that begins here."""
        if top.node is None:
            top.node = Spot(BlankNode(), top.start.start, top.start.end)
            self._stack.pop()
            self._term(top.node)
            self._stack.append(top)
        else:
            before, top.node = top.node, Spot(BlankNode(), token.start, token.end)
            self._say(before, Spot(RDF.rest, token.start, token.end), top.node)

    def _close_list(self) -> None:
        top = self._stack.pop()
        assert isinstance(top, _List)
        if top.node:
            self._say(top.node, top.node._replace(term=RDF.rest), top.node._replace(term=RDF.nil))
        else:
            self._term(Spot(RDF.nil, top.start.start, top.start.end))

    def _close_node(self) -> _Node:
        top = self._stack.pop()
        assert isinstance(top, _Node)
        return top

    def _close_quoted(self, token: Token) -> None:
        top = self._stack.pop()
        assert isinstance(top, _Quoted)
        triple = Spot(_triple(top.spots[:3]), top.start.start, token.end)
        if top.reified:
            reifier = top.spots[3] if len(top.spots) > 3 else Spot(BlankNode(), top.start.start, top.start.end)
            position = len(self.ready)
            self._term(Spot(reifier.term, top.start.start, top.start.end))
            self._say(reifier, Spot(RDF.reifies, top.start.start, top.start.end), triple)
            if len(top.spots) == 3:
                self.ready[position:] = self.ready[position:][::-1]
        else:
            self._term(triple)

    def _reifier(self, node: _Node, spot: Spot | None = None) -> None:
        """The reifier of the statement just read: the one named, or a new blank node."""
        assert node.tilde
        assert node.predicate
        assert node.object
        mark = node.tilde
        node.tilde = None
        node.reifier = spot or Spot(BlankNode(), mark.start, mark.end)
        triple = Spot(_triple([node.subject, node.predicate, node.object]), node.object.start, node.object.end)
        self._say(node.reifier, Spot(RDF.reifies, mark.start, mark.end), triple)

    def _open_graph(self) -> None:
        """A graph block; the term just read, if any, is its name and no subject."""
        if isinstance(self._stack[-1], _Node):
            self._graph = _graph(self._close_node().subject.term)
        self._stack.append(_Top())

    def _end(self, mark: str) -> None:
        """The end of a statement, or of a graph block with the statement that is still open in it."""
        if isinstance(self._stack[-1], _Node):
            self._stack.pop()
        if mark == "}":
            self._stack.pop()
            self._graph = _DEFAULT

    def _say(self, subject: Spot, predicate: Spot, object: Spot) -> None:
        self.ready.append(Statement(subject, predicate, object, self._graph))


_AFTER_OBJECT: Final = frozenset({",", ";", ".", "]", "}", "{|", "|}", "~"})


def _triple(spots: list[Spot]) -> Triple:
    subject, predicate, object = (spot.term for spot in spots)
    assert isinstance(subject, NamedNode | BlankNode)
    assert isinstance(predicate, NamedNode)
    return Triple(subject, predicate, object)


def _graph(term: Term) -> Graph:
    assert not isinstance(term, Literal | Triple)
    return term
