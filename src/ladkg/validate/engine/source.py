"""The shapes graph as it is read: the values of a node, of the kind they must be, or a fault that names the shape."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NoReturn

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ladkg.errors import InputError
from ladkg.terms import RDF, RDFS, XSD
from ladkg.validate.engine.constraints import ShapeId
from ladkg.validate.lexical import is_lexical
from ladkg.validate.report import Term, abbreviated

_LONGEST = 500
_DIGITS = 18


class Source:
    """The shapes graph by subject and predicate. Every method that reads raises InputError for what is ill-formed."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads = tuple(quads)
        self._objects: defaultdict[Term, defaultdict[NamedNode, dict[Term, None]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        self._subjects: defaultdict[tuple[NamedNode, Term], dict[ShapeId, None]] = defaultdict(dict)
        for quad in self.quads:
            if isinstance(quad.subject, NamedNode | BlankNode):
                self._objects[quad.subject][quad.predicate][quad.object] = None
                self._subjects[quad.predicate, quad.object][quad.subject] = None

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """In a fixed order."""
        of = self._objects.get(subject)
        held = of.get(predicate, {}) if of else {}
        return sorted(held, key=str) if len(held) > 1 else list(held)

    def subjects(self, predicate: NamedNode, object: Term) -> list[ShapeId]:
        return list(self._subjects.get((predicate, object), ()))

    def predicates(self, subject: Term) -> list[NamedNode]:
        return list(self._objects.get(subject, ()))

    def nodes(self) -> list[ShapeId]:
        """Every subject, in a fixed order."""
        return sorted((node for node in self._objects if isinstance(node, NamedNode | BlankNode)), key=str)

    def instances(self, cls: NamedNode) -> list[ShapeId]:
        """The SHACL instances of a class: of it or of its subclasses in the shapes graph."""
        return [node for kind in self.subclasses(cls) for node in self.subjects(RDF.type, kind)]

    def subclasses(self, cls: NamedNode) -> list[ShapeId]:
        """The class and all below it."""
        found: dict[ShapeId, None] = {cls: None}
        todo: list[ShapeId] = [cls]
        while todo:
            below = [node for node in self.subjects(RDFS.subClassOf, todo.pop()) if node not in found]
            found.update(dict.fromkeys(below))
            todo.extend(below)
        return list(found)

    def refuse(self, node: Term, what: str) -> NoReturn:
        """Says that a shape (or a node nested in one) is ill-formed, and names the shape that has a name."""
        told = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
        raise InputError(f"the shapes cannot be run: {self.name(node)}: {told}")

    def name(self, node: Term) -> str:
        """The node's IRI, or of a blank node the nearest node with an IRI that leads to it."""
        if isinstance(node, NamedNode):
            return f"shape {abbreviated(str(node))}"
        leading: defaultdict[Term, set[Term]] = defaultdict(set)
        for quad in self.quads:
            leading[quad.object].add(quad.subject)
        named: list[Term] = [node]
        seen: set[Term] = {node}
        for reached in named:
            if isinstance(reached, NamedNode):
                return f"shape {abbreviated(str(reached))} (in a blank node)"
            above = leading[reached] - seen
            named.extend(sorted(above, key=str))
            seen |= above
        return f"shape {node}"

    def one(self, node: Term, predicate: NamedNode) -> Term | None:
        """The one value, or None; refuses several."""
        found = self.objects(node, predicate)
        if len(found) > 1:
            self.refuse(node, f"{abbreviated(str(predicate))} has {len(found)} values; give one")
        return found[0] if found else None

    def iris(self, node: Term, predicate: NamedNode) -> list[NamedNode]:
        return [self.iri(node, predicate, value) for value in self.objects(node, predicate)]

    def iri(self, node: Term, predicate: NamedNode, value: Term) -> NamedNode:
        if not isinstance(value, NamedNode):
            self.refuse(node, f"{abbreviated(f'{predicate} is {value}')}; it must be an IRI")
        return value

    def literal(self, node: Term, predicate: NamedNode, value: Term) -> Literal:
        if not isinstance(value, Literal):
            self.refuse(node, f"{abbreviated(f'{predicate} is {value}')}; it must be a literal")
        return value

    def nodes_at(self, node: Term, predicate: NamedNode) -> list[ShapeId]:
        """The values, none of which may be a literal."""
        return [self.resource(node, predicate, value) for value in self.objects(node, predicate)]

    def resource(self, node: Term, predicate: NamedNode, value: Term) -> ShapeId:
        if not isinstance(value, NamedNode | BlankNode):
            self.refuse(node, f"{abbreviated(f'{predicate} is {value}')}; it must be an IRI or a blank node")
        return value

    def count(self, node: Term, predicate: NamedNode) -> int | None:
        """An xsd:integer, or None."""
        value = self.one(node, predicate)
        if value is None:
            return None
        whole = isinstance(value, Literal) and value.datatype == XSD.integer and is_lexical(value.value, XSD.integer)
        if not whole or not isinstance(value, Literal):
            self.refuse(node, f"{abbreviated(f'{predicate} is {value}')}; it must be an xsd:integer")
        if len(value.value) > _DIGITS:
            self.refuse(node, f"{abbreviated(str(predicate))} has more than {_DIGITS} digits")
        return int(value.value)

    def flag(self, node: Term, predicate: NamedNode) -> bool:
        """Whether the value is `true`, as the recommendation writes it; `1` is a boolean but not that term."""
        value = self.one(node, predicate)
        if value is None:
            return False
        if not (isinstance(value, Literal) and value.datatype == XSD.boolean and is_lexical(value.value, XSD.boolean)):
            self.refuse(node, f"{abbreviated(f'{predicate} is {value}')}; it must be true or false")
        return value.value == "true"

    def text(self, node: Term, predicate: NamedNode) -> str | None:
        """A string, or None."""
        value = self.one(node, predicate)
        return None if value is None else self.literal(node, predicate, value).value

    def items(self, node: Term, head: Term) -> list[Term]:
        """The members of an RDF list; refuses one that is broken or goes round in a circle."""
        members: list[Term] = []
        seen: set[Term] = set()
        while head != RDF.nil:
            first, rest = self.objects(head, RDF.first), self.objects(head, RDF.rest)
            if head in seen or len(first) != 1 or len(rest) != 1:
                self.refuse(node, "a list in it is broken: each of its nodes has one rdf:first and one rdf:rest")
            seen.add(head)
            members.append(first[0])
            head = rest[0]
        return members
