"""What a value of JSON-LD is said in: a property, a list, or nothing but a graph; and how it is to be read there."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from ladkg.read.places.json_context import Context
from ladkg.read.places.json_text import Item
from ladkg.read.places.statement import Graph, Spot, Statement
from ladkg.terms import RDF


class Slot:
    """A graph: nothing is said of what stands in it. `silent` is what is within a property that has no IRI."""

    def __init__(self, graph: Graph, silent: bool = False) -> None:
        self.graph = graph
        self.silent = silent

    def said(self, value: Spot) -> Iterator[Statement]:  # noqa: ARG002
        """The statements that a value in this slot makes."""
        return iter(())

    def passed(self, item: Item) -> Iterator[Statement]:  # noqa: ARG002
        """The statements that a value makes whose term is not valid."""
        return iter(())

    def inside(self, graph: Spot) -> "Slot":
        """The graph that a term in this slot names."""
        assert isinstance(graph.term, NamedNode | BlankNode)
        return Slot(graph.term, self.silent)


class Property(Slot):
    """A property of a subject; nothing is said where the key of the one or the name of the other is no IRI."""

    def __init__(self, subject: Spot | None, predicate: Spot | None, reverse: bool, within: Slot) -> None:
        super().__init__(within.graph, within.silent or predicate is None)
        self._subject, self._predicate, self._reverse = subject, predicate, reverse

    def said(self, value: Spot) -> Iterator[Statement]:
        """https://www.w3.org/TR/json-ld11/#reverse-properties: subject and object change places."""
        if self._subject is None or self._predicate is None or self.silent:
            return
        if not self._reverse:
            yield Statement(self._subject, self._predicate, value, self.graph)
        elif not isinstance(value.term, Literal):
            yield Statement(value, self._predicate, self._subject, self.graph)


class List(Slot):
    """A list in a slot (https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion).

    It is where its bracket is; each of its further nodes is where the value is that it holds.
    """

    def __init__(self, slot: Slot, item: Item) -> None:
        super().__init__(slot.graph, slot.silent)
        self._slot, self._place = slot, Spot(RDF.nil, item.start, item.end)
        self._last: Spot | None = None

    def said(self, value: Spot) -> Iterator[Statement]:
        yield from self._next(value.start, value.end)
        yield self._of(RDF.first, value)

    def passed(self, item: Item) -> Iterator[Statement]:
        return self._next(item.start, item.end)

    def _next(self, start: int, end: int) -> Iterator[Statement]:
        node = Spot(BlankNode(), start, end)
        if self._last is None:
            yield from self._slot.said(self._place._replace(term=node.term))
        else:
            yield self._of(RDF.rest, self._last._replace(term=node.term))
        self._last = node

    def ended(self) -> Iterator[Statement]:
        """The end of the list, or the empty list."""
        if self._last is None:
            yield from self._slot.said(self._place)
        else:
            yield self._of(RDF.rest, self._last._replace(term=RDF.nil))

    def _of(self, predicate: NamedNode, value: Spot) -> Statement:
        assert self._last
        return Statement(self._last, self._last._replace(term=predicate), value, self.graph)


class Use(NamedTuple):
    """How a value is read: the context that holds, where it is said, and of which property it is a value, if of any.

    `containers` are the property's; `extra` is what the key of a map says of a node: a keyword or a term, and the key.
    `listed` is what stands in an array, `root` the document itself.
    """

    context: Context
    slot: Slot
    name: str | None = None
    containers: frozenset[str] = frozenset()
    extra: tuple[str, Item] | None = None
    listed: bool = False
    root: bool = False


Reader = Callable[[Item, Use], Iterator[Any]]
"""Reads a value; what it yields are statements, or generators of them that take its place."""
