"""Why a triple holds: asserted by a source, derived by a dated rule, or entailed by an axiom of the ontology."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from ladkg import iris
from ladkg.errors import LadkgError
from ladkg.explain.reading import Node, Reader, Term, short
from ladkg.explain.standing import act_node
from ladkg.terms import LAD, OWL, RDF, RDFS

_DEEP = 12
Statement = tuple[NamedNode, NamedNode, Term]


def explain(reader: Reader, triple: Statement, rules: Mapping[str, str]) -> Node:
    """The tree for one triple; `rules` tells, by the local name of a property or class, the rule that derives it.

    Raises LadkgError when no graph holds the triple.
    """
    if not reader.holds(*triple):
        raise LadkgError(f"no graph holds {_written(triple)}")
    found = _Justifier(reader, rules).node(triple, frozenset())
    return found or Node(f"{_written(triple)} — entailed by the ontology (OWL 2 RL)")


def _written(triple: Statement) -> str:
    subject, predicate, target = triple
    end = short(target) if isinstance(target, NamedNode) else str(target)
    return f"{short(subject)} {short(predicate)} {end}"


class _Justifier:
    """Finds one reason for each triple, and the reasons of its reasons, down to what a source says."""

    def __init__(self, reader: Reader, rules: Mapping[str, str]) -> None:
        self.reader = reader
        self.rules = rules

    def node(self, triple: Statement, above: frozenset[Statement]) -> Node | None:
        """The reason of a triple, none of those above it taking part; None when there is no other."""
        graphs = self.reader.graphs(*triple)
        said = _written(triple)
        told = [g for g in graphs if g not in (iris.ENTAILED_GRAPH, iris.DERIVED_GRAPH, iris.ONTOLOGY_GRAPH)]
        if told:
            slugs = [iris.local(graph).rsplit("/", 1)[-1] for graph in told]
            return Node(
                f"{said} — asserted by {', '.join(slugs)}", tuple(map(self.reader.source, map(iris.source, slugs)))
            )
        if iris.ONTOLOGY_GRAPH in graphs:
            return Node(f"{said} — an axiom of the ontology")
        if iris.DERIVED_GRAPH in graphs:
            return Node(f"{said} — derived: {self._rule(triple)}", tuple(self._premises(triple)))
        return self._entailed(triple, said, above | {triple})

    def _rule(self, triple: Statement) -> str:
        _, predicate, target = triple
        term = target if predicate == RDF.type and isinstance(target, NamedNode) else predicate
        return self.rules.get(short(term).partition(":")[2], "a dated rule")

    def _premises(self, triple: Statement) -> Iterator[Node]:
        """The standing behind a shortcut, and the acts behind a standing."""
        subject, _, target = triple
        standings = [subject] if self.reader.holds(subject, RDF.type, LAD.Standing) else []
        if not standings and isinstance(target, NamedNode):
            standings = [
                standing
                for standing in self.reader.subjects(LAD.actor, subject)
                if self.reader.holds(standing, LAD.onInstrument, target)
                or self.reader.holds(standing, LAD.inOrganization, target)
                if self.reader.holds(standing, RDF.type, LAD.Standing)
            ]
        for standing in standings:
            acts = tuple(act_node(self.reader, act) for act in self.reader.nodes(standing, LAD.basedOn))
            kind = " ".join(self.reader.label(k) for k in self.reader.nodes(standing, LAD.standing))
            until = self.reader.value(standing, LAD.until)
            since = self.reader.value(standing, LAD["from"]) or "a day not on record"
            yield Node(f"standing: {kind}, from {since}{f' until {until}' if until else ''}", acts)

    def _entailed(self, triple: Statement, said: str, above: frozenset[Statement]) -> Node | None:
        for reason, premises in self._steps(triple):
            if len(above) < _DEEP and not above & set(premises) and all(self.reader.holds(*p) for p in premises):
                reasons = [self.node(premise, above) for premise in premises]
                if None not in reasons:
                    return Node(f"{said} — entailed: {reason}", tuple(filter(None, reasons)))
        return None

    def _steps(self, triple: Statement) -> Iterator[tuple[str, list[Statement]]]:
        """Each axiom that could have entailed the triple, in words, with the triples it would need."""
        subject, predicate, target = triple
        if predicate == RDF.type and isinstance(target, NamedNode):
            yield from self._type_steps(subject, target)
            return
        for narrower in self.reader.subjects(RDFS.subPropertyOf, predicate):
            yield f"{_name(narrower)} is a kind of {_name(predicate)}", [(subject, narrower, target)]
        if isinstance(target, NamedNode):
            inverses = {*self.reader.nodes(predicate, OWL.inverseOf), *self.reader.subjects(OWL.inverseOf, predicate)}
            for inverse in sorted(inverses, key=str):
                yield f"{_name(inverse)} is the inverse of {_name(predicate)}", [(target, inverse, subject)]
            for chain in self._chains(predicate):
                words = " then ".join(map(_name, chain))
                for steps in self._paths(subject, chain, target):
                    yield f"{words} gives {_name(predicate)}", steps

    def _type_steps(self, subject: NamedNode, cls: NamedNode) -> Iterator[tuple[str, list[Statement]]]:
        for narrower in self.reader.subjects(RDFS.subClassOf, cls):
            yield f"{_name(narrower)} is a kind of {_name(cls)}", [(subject, RDF.type, narrower)]
        for side, of in ((RDFS.domain, "subject"), (RDFS.range, "object")):
            for prop in self.reader.subjects(side, cls):
                quads = self.reader.store.quads_for_pattern(
                    *((subject, prop, None) if of == "subject" else (None, prop, subject))
                )
                for quad in quads:
                    if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                        yield f"the {of} of {_name(prop)} is a {_name(cls)}", [(quad.subject, prop, quad.object)]

    def _chains(self, predicate: NamedNode) -> Iterator[list[NamedNode]]:
        if self.reader.holds(predicate, RDF.type, OWL.TransitiveProperty):
            yield [predicate, predicate]
        for head in self.reader.objects(predicate, OWL.propertyChainAxiom):
            chain: list[NamedNode] = []
            while isinstance(head, NamedNode) and head != RDF.nil:
                chain += self.reader.nodes(head, RDF.first)
                head = self.reader.objects(head, RDF.rest)[0]
            yield chain

    def _paths(self, start: NamedNode, chain: list[NamedNode], end: NamedNode) -> Iterator[list[Statement]]:
        """The ways from one node to another along the properties of a chain."""
        if len(chain) == 1:
            if self.reader.holds(start, chain[0], end):
                yield [(start, chain[0], end)]
            return
        for middle in self.reader.nodes(start, chain[0]):
            for rest in self._paths(middle, chain[1:], end):
                yield [(start, chain[0], middle), *rest]


def _name(node: NamedNode) -> str:
    return short(node).removeprefix("lad:")
