"""Reading a store node by node: the few look-ups that explanations are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from ladkg import iris
from ladkg.terms import LAD, PREFIXES, RDF, RDFS, SKOS

Term = NamedNode | Literal | BlankNode | Triple


@dataclass(frozen=True)
class Node:
    """A sentence and what it rests on."""

    text: str
    because: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Reader:
    """Look-ups over the union of all graphs; every list is in a fixed order."""

    store: Store

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[Term]:
        found = {quad.object for quad in self.store.quads_for_pattern(subject, predicate, None)}
        return sorted(found, key=str)

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [term for term in self.objects(subject, predicate) if isinstance(term, NamedNode)]

    def subjects(self, predicate: NamedNode, target: Term) -> list[NamedNode]:
        found = {quad.subject for quad in self.store.quads_for_pattern(None, predicate, target)}
        return sorted((term for term in found if isinstance(term, NamedNode)), key=str)

    def value(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """The lexical form of the first literal, if any."""
        return next((term.value for term in self.objects(subject, predicate) if isinstance(term, Literal)), None)

    def holds(self, subject: NamedNode, predicate: NamedNode, target: Term) -> bool:
        return next(self.store.quads_for_pattern(subject, predicate, target), None) is not None

    def graphs(self, subject: NamedNode, predicate: NamedNode, target: Term) -> list[NamedNode]:
        """The named graphs that hold a triple."""
        quads = self.store.quads_for_pattern(subject, predicate, target)
        return sorted((q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)), key=str)

    def label(self, term: Term) -> str:
        """The English label (an instrument's short title first), or the term as it is written."""
        if not isinstance(term, NamedNode):
            return term.value if isinstance(term, Literal) else str(term)
        for predicate in (LAD.shortTitle, RDFS.label, SKOS.prefLabel):
            for label in self.objects(term, predicate):
                if isinstance(label, Literal) and label.language == "en":
                    return label.value
        return short(term)

    def classes(self, node: NamedNode) -> list[NamedNode]:
        """The classes that a source gave the node, the narrowest ones: entailed types are left out."""
        quads = self.store.quads_for_pattern(node, RDF.type, None)
        found = {q.object for q in quads if q.graph_name != iris.ENTAILED_GRAPH and isinstance(q.object, NamedNode)}
        return sorted((term for term in found if isinstance(term, NamedNode)), key=str)

    def sources(self, node: NamedNode) -> tuple[Node, ...]:
        """Where the node is stated: each source with its address, each passage with its place and quote."""
        return tuple(self.source(where) for where in self.nodes(node, LAD.statedIn))

    def source(self, where: NamedNode) -> Node:
        """A source or passage in one line."""
        if text := next(iter(self.nodes(where, LAD.inText)), None):
            place = f"{self.label(text)}, {self.value(where, LAD.eId)}"
            return Node(f"passage: {place}: “{self.value(where, LAD.quote)} …”")
        read = self.value(where, LAD.asOf)
        parts = [self.label(where), f"as of {read}" if read else "", self.value(where, LAD.url) or short(where)]
        unverified = self.value(where, LAD.verified) == "false"
        return Node(f"source{' (not verified)' if unverified else ''}: " + ", ".join(part for part in parts if part))


def short(node: NamedNode) -> str:
    for prefix, iri in PREFIXES.items():
        if node.value.startswith(iri):
            return f"{prefix}:{node.value.removeprefix(iri)}"
    return node.value


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def ordered(reader: Reader, acts: list[NamedNode]) -> Iterator[NamedNode]:
    """Acts in the order of their dates, undated ones first."""
    yield from sorted(acts, key=lambda act: (reader.value(act, LAD.actedOn) or "", str(act)))
