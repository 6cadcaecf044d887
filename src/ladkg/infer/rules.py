"""The ontology compiled: its axioms as a few forms of rule, each under its OWL 2 RL name.

https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules (tables 5 and 7)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, TypeGuard

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ladkg.errors import InputError
from ladkg.terms import OWL, PREFIXES, RDF, RDFS

Term = NamedNode | BlankNode | Literal | Triple
_LANGUAGE = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "xsd"))
_OWN = (PREFIXES["lad"], PREFIXES["id"])
_UNDERSTOOD = {
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology, OWL.imports),
    *(NamedNode(PREFIXES["owl"] + name) for name in ("NamedIndividual", "versionIRI", "versionInfo", "deprecated")),
    *(OWL.SymmetricProperty, OWL.AsymmetricProperty, OWL.TransitiveProperty, OWL.inverseOf, OWL.propertyChainAxiom),
    *(OWL.equivalentProperty, OWL.propertyDisjointWith, OWL.AllDisjointProperties),
    *(OWL.equivalentClass, OWL.disjointWith, OWL.AllDisjointClasses, OWL.members),
}


class Copy(NamedTuple):
    """source(x, y) → target(x, y), or target(y, x) where `swapped`."""

    source: Term
    target: Term
    swapped: bool
    rule: str


class Join(NamedTuple):
    """left(x, y) and right(y, z) → target(x, z)."""

    left: Term
    right: Term
    target: Term
    rule: str


class Typing(NamedTuple):
    """property(x, y) → x is of the class (end 0), or y is (end 1)."""

    property: Term
    end: int
    cls: Term
    rule: str


class Above(NamedTuple):
    """x is of the class → x is of the class above it."""

    cls: Term
    above: Term
    rule: str


class Exclusion(NamedTuple):
    """Nothing is in both classes; no one(x, y) with other(x, y), or with other(y, x) where `swapped`."""

    one: Term
    other: Term
    rule: str
    swapped: bool = False


@dataclass
class Rules:
    """What an ontology lets one conclude about instances."""

    copies: list[Copy] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    typings: list[Typing] = field(default_factory=list)
    property_exclusions: list[Exclusion] = field(default_factory=list)
    aboves: list[Above] = field(default_factory=list)
    class_exclusions: list[Exclusion] = field(default_factory=list)

    def properties(self) -> set[Term]:
        """Every property that a rule reads or concludes."""
        return {
            *(term for copy in self.copies for term in copy[:2]),
            *(term for join in self.joins for term in join[:3]),
            *(typing.property for typing in self.typings),
            *(term for exclusion in self.property_exclusions for term in exclusion[:2]),
        }

    def classes(self) -> set[Term]:
        """Every class that a rule reads or concludes."""
        return {
            *(typing.cls for typing in self.typings),
            *(term for above in self.aboves for term in above[:2]),
            *(term for exclusion in self.class_exclusions for term in exclusion[:2]),
        }

    @cached_property
    def aligned(self) -> set[Term]:
        """The terms of other vocabularies that an axiom names."""
        stated = {term for term in self.properties() | self.classes() if isinstance(term, NamedNode)}
        return {term for term in stated if not term.value.startswith((*_LANGUAGE, *_OWN))}

    def own(self, term: Term) -> TypeGuard[NamedNode]:
        """Whether a term may be published: the project's own, or aligned with them."""
        return isinstance(term, NamedNode) and (term.value.startswith(_OWN) or term in self.aligned)


Axioms = defaultdict[Term, list[tuple[Term, Term]]]
"""Predicate, or for a type its object → (subject, object)."""


def annotations(ontology: Iterable[Quad]) -> set[Term]:
    """The annotation properties declared: OWL draws no conclusions from them."""
    return {quad.subject for quad in ontology if quad.predicate == RDF.type and quad.object == OWL.AnnotationProperty}


def compile_rules(ontology: Iterable[Quad]) -> Rules:
    """The rules of an ontology. Raises InputError for an OWL construct that has no rule here, or a broken list."""
    quads = list(ontology)
    _refuse_unknown(quads)
    axioms: Axioms = defaultdict(list)
    for subject, predicate, target in dict.fromkeys(quad.triple for quad in quads):
        axioms[target if predicate == RDF.type else predicate].append((subject, target))
    rules = Rules()
    _compile_properties(axioms, rules)
    _compile_classes(axioms, rules)
    silent = annotations(quads)
    rules.copies = [rule for rule in rules.copies if not silent.intersection(rule[:2])]
    rules.joins = [rule for rule in rules.joins if not silent.intersection(rule[:3])]
    rules.typings = [rule for rule in rules.typings if rule.property not in silent]
    if RDF.type in rules.properties():
        raise InputError("an axiom of the ontology is about rdf:type; state it with rdfs:subClassOf, domain or range")
    return rules


def _compile_properties(axioms: Axioms, rules: Rules) -> None:
    rules.copies += [Copy(p, q, False, "prp-spo1") for p, q in axioms[RDFS.subPropertyOf]]
    rules.copies += [Copy(p, q, False, "prp-eqp1") for p, q in axioms[OWL.equivalentProperty]]
    rules.copies += [Copy(q, p, False, "prp-eqp2") for p, q in axioms[OWL.equivalentProperty]]
    rules.copies += [Copy(p, q, True, "prp-inv1") for p, q in axioms[OWL.inverseOf]]
    rules.copies += [Copy(q, p, True, "prp-inv2") for p, q in axioms[OWL.inverseOf]]
    rules.copies += [Copy(p, p, True, "prp-symp") for p, _ in axioms[OWL.SymmetricProperty]]
    rules.joins += [Join(p, p, p, "prp-trp") for p, _ in axioms[OWL.TransitiveProperty]]
    for target, head in axioms[OWL.propertyChainAxiom]:
        _compile_chain(target, list(_items(axioms, head)), rules)
    rules.typings += [Typing(p, 0, cls, "prp-dom") for p, cls in axioms[RDFS.domain]]
    rules.typings += [Typing(p, 1, cls, "prp-rng") for p, cls in axioms[RDFS.range]]
    rules.property_exclusions += [Exclusion(p, q, "prp-pdw") for p, q in axioms[OWL.propertyDisjointWith]]
    rules.property_exclusions += _pairwise(axioms, OWL.AllDisjointProperties, "prp-adp")
    rules.property_exclusions += [Exclusion(p, p, "prp-asyp", True) for p, _ in axioms[OWL.AsymmetricProperty]]


def _compile_chain(target: Term, chain: list[Term], rules: Rules) -> None:
    """prp-spo2, two steps at a time: the steps so far are a nameless property of their own."""
    if not chain:
        raise InputError(f"{target}: a property chain in the ontology is empty; name at least two properties in it")
    left, *others = chain
    for right in others:
        so_far = BlankNode()
        rules.joins.append(Join(left, right, so_far, "prp-spo2"))
        left = so_far
    rules.copies.append(Copy(left, target, False, "prp-spo2"))


def _compile_classes(axioms: Axioms, rules: Rules) -> None:
    rules.aboves += [Above(c, d, "cax-sco") for c, d in axioms[RDFS.subClassOf]]
    rules.aboves += [Above(c, d, "cax-eqc1") for c, d in axioms[OWL.equivalentClass]]
    rules.aboves += [Above(d, c, "cax-eqc2") for c, d in axioms[OWL.equivalentClass]]
    rules.class_exclusions += [Exclusion(c, d, "cax-dw") for c, d in axioms[OWL.disjointWith]]
    rules.class_exclusions += _pairwise(axioms, OWL.AllDisjointClasses, "cax-adc")


def _pairwise(axioms: Axioms, kind: NamedNode, rule: str) -> Iterator[Exclusion]:
    of_kind = {node for node, _ in axioms[kind]}
    for node, head in axioms[OWL.members]:
        if node in of_kind:
            yield from (Exclusion(one, other, rule) for one, other in combinations(_items(axioms, head), 2))


def _items(axioms: Axioms, head: Term) -> Iterator[Term]:
    """The members of an RDF list, its nodes blank or named; raises InputError for a list that breaks off."""
    first, rest = dict(axioms[RDF.first]), dict(axioms[RDF.rest])
    while head != RDF.nil:
        if head not in first or head not in rest:
            raise InputError(f"{head}: a list in the ontology breaks off here; give it one rdf:first and one rdf:rest")
        yield first[head]
        head = rest.pop(head)


def _refuse_unknown(ontology: list[Quad]) -> None:
    used = {term for q in ontology for term in (q.predicate, q.object if q.predicate == RDF.type else None) if term}
    unknown = {t.value for t in used if isinstance(t, NamedNode) and t.value.startswith(PREFIXES["owl"])}
    unknown -= {term.value for term in _UNDERSTOOD}
    if unknown:
        names = ", ".join(sorted(unknown))
        raise InputError(f"the ontology uses {names}, for which src/ladkg/infer/rules.py has no rule: add one there")
