"""The data, indexed: what a constraint asks of a graph, and an answer held in memory."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ladkg.errors import InputError
from ladkg.terms import RDF, RDFS
from ladkg.validate.report import Term

_TYPE = RDF.type
_FEW = 16
Held = list[Term] | dict[Term, None]
"""Different terms: a list of a few, the keys of a dict of many."""


class Counts(NamedTuple):
    """The triples of a predicate, its different objects, and how many one subject has at most."""

    triples: int
    objects: int
    most: int


class Graph(Protocol):
    """A graph of triples; every answer holds each term once."""

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]: ...

    def subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]: ...

    def pairs(self, predicate: NamedNode) -> Iterable[tuple[Term, Term]]:
        """Subjects and objects of a predicate."""
        ...

    def counts(self, predicate: NamedNode) -> Counts | None:
        """How often a predicate is used; None where counting would cost much."""
        ...

    def outgoing(self, subject: Term) -> Iterable[tuple[NamedNode, Term]]:
        """Predicates and objects of a subject."""
        ...

    def subclasses(self, cls: Term) -> frozenset[Term]:
        """The class and all below it, by rdfs:subClassOf."""
        ...

    @property
    def store(self) -> Store:
        """The same triples in the default graph of a store, for queries; named graphs of it may be written to."""
        ...

    @property
    def types(self) -> NamedNode | None:
        """A named graph of the store with each node's classes and all above them, by a predicate of the same name.

        None where it is not kept: then queries walk rdf:type/rdfs:subClassOf* themselves.
        """
        ...


class Memory:
    """The union of the quads' graphs in dicts; raises InputError for a triple used as a term."""

    types = NamedNode("urn:x-ladkg:types")

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = quads if isinstance(quads, list | tuple) else list(quads)
        self._forward: dict[NamedNode, dict[Term, Held]] = {}
        self._backward: dict[NamedNode, dict[Term, Held]] = {}
        self.subclasses = cache(self._subclasses)
        self.counts = cache(self._counts)
        for quad in self._quads:
            predicate, value = quad.predicate, quad.object
            if isinstance(value, Triple):
                raise InputError(f"{value}: a triple used as a term is RDF 1.2, which SHACL does not know")
            of = self._forward.get(predicate)
            if of is None:
                of = self._forward[predicate] = {}
            _hold(of, quad.subject, value)

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        of = self._forward.get(predicate)
        return of.get(subject, ()) if of else ()

    def subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]:
        return self._inverse(predicate).get(object, ())

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[Term, Term]]:
        for subject, objects in self._forward.get(predicate, {}).items():
            for value in objects:
                yield subject, value

    def _counts(self, predicate: NamedNode) -> Counts | None:
        of = self._forward.get(predicate, {})
        sizes = [len(values) for values in of.values()]
        return Counts(sum(sizes), len(set(chain.from_iterable(of.values()))), max(sizes, default=0))

    def outgoing(self, subject: Term) -> Iterator[tuple[NamedNode, Term]]:
        for predicate, of in self._forward.items():
            for value in of.get(subject, ()):
                yield predicate, value

    def _inverse(self, predicate: NamedNode) -> dict[Term, Held]:
        """Made when first asked for: few predicates are."""
        of = self._backward.get(predicate)
        if of is None:
            of = self._backward[predicate] = {}
            for subject, value in self.pairs(predicate):
                _hold(of, value, subject)
        return of

    def _subclasses(self, cls: Term) -> frozenset[Term]:
        return closure(lambda node: self.subjects(RDFS.subClassOf, node), cls)

    @cached_property
    def store(self) -> Store:
        store = Store()
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in self._quads)
        store.bulk_extend(self._typed())
        return store

    def _typed(self) -> Iterator[Quad]:
        above = cache(lambda cls: closure(lambda node: self.objects(node, RDFS.subClassOf), cls))
        for node, cls in self.pairs(RDF.type):
            if isinstance(node, NamedNode | BlankNode):
                yield from (Quad(node, self.types, kind, self.types) for kind in above(cls))


def _hold(of: dict[Term, Held], key: Term, value: Term) -> None:
    held = of.get(key)
    if held is None:
        of[key] = [value]
    elif type(held) is dict:
        held[value] = None
    elif type(held) is list and value not in held:
        held.append(value)
        if len(held) > _FEW:
            of[key] = dict.fromkeys(held)


def closure(steps: Callable[[Term], Iterable[Term]], start: Term) -> frozenset[Term]:
    """The start and all that steps lead to."""
    found, todo = {start}, [start]
    while todo:
        new = [node for node in steps(todo.pop()) if node not in found]
        found.update(new)
        todo.extend(new)
    return frozenset(found)


def is_instance(graph: Graph, node: Term, cls: Term) -> bool:
    """https://www.w3.org/TR/shacl/#dfn-shacl-instance"""
    return not graph.subclasses(cls).isdisjoint(graph.objects(node, _TYPE))


def node_kind(term: Term) -> str:
    """`IRI`, `BlankNode` or `Literal`."""
    kinds = {NamedNode: "IRI", BlankNode: "BlankNode", Literal: "Literal"}
    return kinds[type(term)]
