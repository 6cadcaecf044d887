"""The part of a graph that the queries of some shapes can see from some focus nodes, for the engine to ask instead.

A query planner may scan a large store for a few nodes; here what can match is looked up and the rest is not there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from ladkg.validate.change.pattern import THIS, Pattern
from ladkg.validate.change.plan import plan, solve
from ladkg.validate.change.reads import Read
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.engine.evaluate import Restriction
from ladkg.validate.engine.index import Graph
from ladkg.validate.engine.path import Predicate
from ladkg.validate.engine.shapegraph import ShapeGraph
from ladkg.validate.engine.targets import focus_nodes, is_focus
from ladkg.validate.report import Term

_MANY: Final = 20_000
"""Focus nodes for which a query over the whole graph costs less than looking around each."""


class Near:
    """A graph whose store holds what the queries of the shapes in `focus` can match for the nodes named there.

    `queried` is what the queries of each shape read.
    """

    types: NamedNode | None = None

    def __init__(
        self, graph: Graph, shapes: ShapeGraph, queried: Mapping[ShapeId, Collection[Read]], focus: Restriction
    ) -> None:
        self._graph = graph
        self._shapes = shapes
        self._queried = queried
        self._focus = focus
        self.objects = graph.objects
        self.subjects = graph.subjects
        self.pairs = graph.pairs
        self.outgoing = graph.outgoing
        self.counts = graph.counts
        self.subclasses = graph.subclasses

    @cached_property
    def store(self) -> Store:
        """The part, or all of the graph when that cannot be told or the nodes are very many."""
        found: dict[Quad, None] = {}
        for read, nodes in self._reads():
            part = _matches(self._graph, read, nodes)
            if part is None or len(nodes) > _MANY:
                return self._graph.store
            found.update(dict.fromkeys(part))
        store = Store()
        store.extend(found)
        return store

    def _reads(self) -> Iterator[tuple[Read, Collection[Term]]]:
        for shape in self._shapes.targeted:
            queried = self._queried.get(shape.id, ())
            if queried and shape.id in self._focus:
                only = self._focus[shape.id]
                nodes = focus_nodes(self._graph, shape) if only is None else only
                for read in queried if nodes else ():
                    yield read, nodes


def _matches(graph: Graph, read: Read, nodes: Iterable[Term]) -> Iterable[Quad] | None:
    """The triples that can match what is read of the nodes, and perhaps more; None when that may be anything."""
    if read.context is None:
        return None
    own = () if read.predicate is None else (Pattern(read.subject, Predicate(read.predicate), read.object),)
    steps = plan((THIS,), (*read.context, *own), read.subject, constants=True)
    if steps is None:
        return None if read.predicate is None else _of(graph.pairs(read.predicate), read.predicate)
    starts = dict.fromkeys(start for node in nodes for start in solve(graph, steps, {THIS: node}, read.subject))
    return _from(graph, starts, read.predicate)


def _of(pairs: Iterable[tuple[Term, Term]], predicate: NamedNode) -> Iterator[Quad]:
    for subject, value in pairs:
        if isinstance(subject, NamedNode | BlankNode):
            yield Quad(subject, predicate, value)


def _from(graph: Graph, starts: Iterable[Term], predicate: NamedNode | None) -> Iterator[Quad]:
    for start in starts:
        if predicate is not None:
            yield from _of(((start, value) for value in graph.objects(start, predicate)), predicate)
        elif isinstance(start, NamedNode | BlankNode):
            yield from (Quad(start, other, value) for other, value in graph.outgoing(start))


def targeted(graph: Graph, shapes: ShapeGraph, focus: Restriction) -> Mapping[ShapeId, dict[Term, None] | None]:
    """The restriction without the nodes that are no focus nodes of their shape."""
    kept: dict[ShapeId, dict[Term, None] | None] = {}
    for shape in shapes.targeted:
        nodes = focus.get(shape.id, ())
        if nodes is None:
            kept[shape.id] = None
        elif found := dict.fromkeys(node for node in nodes if is_focus(graph, shape, node)):
            kept[shape.id] = found
    return kept
