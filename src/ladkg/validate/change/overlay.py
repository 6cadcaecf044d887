"""A base with a change laid over it: what is removed is not seen, what is added is; the base stays as it is."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from ladkg.terms import RDFS
from ladkg.validate.change.base import Base
from ladkg.validate.engine.index import Counts, Graph, Memory, closure
from ladkg.validate.report import Term


class Stage:
    """The base's store, showing one graph at a time: only the triples in which they differ are put in and taken out."""

    def __init__(self, base: Base, differing: Iterable[Quad]) -> None:
        self._base = base
        self._differing = list(differing)
        self._shown: Graph | None = None

    def show(self, graph: Graph) -> Store:
        """The store with exactly the graph's triples in its default graph."""
        store = self._base.store
        if graph is not self._shown:
            for quad in self._differing:
                store.remove(quad)
            places = dict.fromkeys((quad.subject, quad.predicate) for quad in self._differing)
            store.extend(
                Quad(subject, predicate, value)
                for subject, predicate in places
                for value in graph.objects(subject, predicate)
            )
            self._shown = graph
        return store

    def leave(self, graph: Graph) -> None:
        """Shows a graph for good, if anything was shown: the base as it was."""
        if self._shown is not None:
            self.show(graph)


class Overlay:
    """A graph for the engine; every lookup is made once, so the base must not change meanwhile."""

    types: NamedNode | None = None

    def __init__(self, base: Base, stage: Stage, added: Iterable[Quad], removed: Iterable[Quad]) -> None:
        self._base = base
        self._stage = stage
        self._added = Memory(added)
        self._removed = Memory(removed)
        self.objects = cache(self._objects)
        self.subjects = cache(self._subjects)
        self.subclasses = cache(self._subclasses)

    def _objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        found, gone = self._base.objects(subject, predicate), self._removed.objects(subject, predicate)
        return _with(found, gone, self._added.objects(subject, predicate))

    def _subjects(self, predicate: NamedNode, object: Term) -> Collection[Term]:
        found, gone = self._base.subjects(predicate, object), self._removed.subjects(predicate, object)
        return _with(found, gone, self._added.subjects(predicate, object))

    def pairs(self, predicate: NamedNode) -> Iterator[tuple[Term, Term]]:
        gone = set(self._removed.pairs(predicate))
        found = dict.fromkeys(pair for pair in self._base.pairs(predicate) if pair not in gone)
        yield from dict.fromkeys([*found, *self._added.pairs(predicate)])

    def counts(self, predicate: NamedNode) -> Counts | None:  # noqa: ARG002
        return None

    def outgoing(self, subject: Term) -> Iterator[tuple[NamedNode, Term]]:
        gone = set(self._removed.outgoing(subject))
        found = dict.fromkeys(pair for pair in self._base.outgoing(subject) if pair not in gone)
        yield from dict.fromkeys([*found, *self._added.outgoing(subject)])

    def _subclasses(self, cls: Term) -> frozenset[Term]:
        return closure(lambda node: self.subjects(RDFS.subClassOf, node), cls)

    @property
    def store(self) -> Store:
        return self._stage.show(self)


def _with(found: Collection[Term], gone: Collection[Term], added: Collection[Term]) -> Collection[Term]:
    """What is found without what is gone, with what is added; a dict, to ask what is in it."""
    if not gone and not added:
        return found if isinstance(found, dict) else dict.fromkeys(found)
    return dict.fromkeys([*(term for term in found if term not in gone), *added])
