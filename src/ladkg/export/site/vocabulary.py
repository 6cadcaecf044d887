"""What the ontology says, asked by those who document it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ladkg import iris
from ladkg.export.names import Names
from ladkg.export.publication import ROOT, Publication
from ladkg.export.site.known import Term
from ladkg.terms import DESCRIPTIVE_PREFIXES, LAD, OWL, PREFIXES, RDF, RDFS, SKOS

HEAD: Final = NamedNode(ROOT + "ontology")
MODULES: Final = ("agent", "instrument", "provision", "participation", "programme", "evidence")
KINDS: Final = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object",
    OWL.DatatypeProperty: "datatype",
    OWL.AnnotationProperty: "annotation",
}
_FEW: Final = 4
_OTHERS: Final = {"odrl": "http://www.w3.org/ns/odrl/2/", "org": "http://www.w3.org/ns/org#"}
_PREFIXES: Final = {**PREFIXES, **DESCRIPTIVE_PREFIXES, **_OTHERS}


class Vocabulary:
    """The ontology of a publication."""

    def __init__(self, publication: Publication, names: Names | None = None) -> None:
        self.publication = publication
        self.names = names or Names(publication)
        self.said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
        self._ends: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = {}
        self._widest: dict[NamedNode, NamedNode] = {}
        self._pointing: dict[tuple[NamedNode, Term], list[NamedNode]] = {}
        for node, quads in publication.about.items():
            for quad in quads:
                if quad.graph_name == iris.ONTOLOGY_GRAPH:
                    self.said.setdefault(node, {}).setdefault(quad.predicate, []).append(quad.object)
                    self._pointing.setdefault((quad.predicate, quad.object), []).append(node)

    def values(self, node: NamedNode, predicate: NamedNode) -> list[Term]:
        return self.said.get(node, {}).get(predicate, [])

    def nodes(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [value for value in self.values(node, predicate) if isinstance(value, NamedNode)]

    def text(self, node: NamedNode, predicate: NamedNode, language: str) -> str:
        """What is said in the language, else in English, else in any; empty where nothing is."""
        found = {value.language: value.value for value in self.values(node, predicate) if isinstance(value, Literal)}
        return found.get(language) or found.get("en") or next(iter(found.values()), "")

    def label(self, node: NamedNode, language: str) -> str:
        return self.text(node, RDFS.label, language) or self.text(node, SKOS.prefLabel, language) or short(node)

    @cached_property
    def terms(self) -> dict[NamedNode, str]:
        """Every class and property of ours with its kind, by name."""
        found = {}
        for node in self.said:
            kinds = [KINDS[one] for one in self.nodes(node, RDF.type) if one in KINDS]
            if kinds and own(node):
                found[node] = kinds[0]
        return found

    @cached_property
    def modules(self) -> list[NamedNode]:
        """The ontologies that the whole imports: those of MODULES in that order, then any other."""
        found = self.nodes(HEAD, OWL.imports)
        names = [local(node) for node in found]
        order = {name: index for index, name in enumerate(dict.fromkeys([*MODULES, *names]))}
        return sorted(found, key=lambda node: order[local(node)])

    @cached_property
    def alignments(self) -> list[NamedNode]:
        return [node for node in self.said if node.value.startswith(HEAD.value + "/alignment/")]

    def inside(self, module: NamedNode) -> list[NamedNode]:
        """The terms that the module defines: classes from wide to narrow, then properties by name."""
        defined = [node for node in self.terms if module in self.nodes(node, RDFS.isDefinedBy)]
        classes = [node for node in defined if self.terms[node] == "class"]
        return [*self.downwards(classes), *(node for node in defined if self.terms[node] != "class")]

    def downwards(self, classes: Sequence[NamedNode]) -> list[NamedNode]:
        """Classes from wide to narrow, each after one that it stands below."""
        found: dict[NamedNode, None] = {}

        def walk(node: NamedNode) -> None:
            if node in classes and node not in found:
                found[node] = None
                for below in self.below(node):
                    walk(below)

        for node in classes:
            if not any(above in classes for above in self.above(node)):
                walk(node)
        return [*found, *(node for node in classes if node not in found)]

    def above(self, node: NamedNode) -> list[NamedNode]:
        """What stands directly above a class or property, of our own."""
        predicate = RDFS.subClassOf if self.terms.get(node) == "class" else RDFS.subPropertyOf
        return [one for one in self.nodes(node, predicate) if own(one)]

    def below(self, node: NamedNode) -> list[NamedNode]:
        return self._below.get(node, [])

    @cached_property
    def _below(self) -> dict[NamedNode, list[NamedNode]]:
        found: dict[NamedNode, list[NamedNode]] = {}
        for node in self.terms:
            for one in self.above(node):
                found.setdefault(one, []).append(node)
        return found

    def ancestors(self, node: NamedNode) -> list[NamedNode]:
        """Everything above, nearest first, each once."""
        found: dict[NamedNode, None] = {}
        waiting = self.above(node)
        while waiting:
            one = waiting.pop(0)
            if one not in found:
                found[one] = None
                waiting += self.above(one)
        return list(found)

    def pointing(self, predicate: NamedNode, node: NamedNode) -> list[NamedNode]:
        """Our terms of which the predicate leads to the node: the properties with a class as their domain."""
        return [term for term in self._pointing.get((predicate, node), []) if term in self.terms]

    def items(self, node: NamedNode) -> list[NamedNode]:
        """The members of a list."""
        found: list[NamedNode] = []
        passed: set[NamedNode] = set()
        while node != RDF.nil and node not in passed:
            passed.add(node)
            found += self.nodes(node, RDF.first)
            node = next(iter(self.nodes(node, RDF.rest)), RDF.nil)
        return found

    @cached_property
    def chains(self) -> dict[NamedNode, list[list[NamedNode]]]:
        """By property the chains of properties that imply it."""
        found: dict[NamedNode, list[list[NamedNode]]] = {}
        for node in self.terms:
            if axioms := self.nodes(node, OWL.propertyChainAxiom):
                found[node] = sorted(map(self.items, axioms), key=lambda chain: [one.value for one in chain])
        return found

    @cached_property
    def apart(self) -> dict[NamedNode, list[NamedNode]]:
        """By term those that share nothing with it: said of the two, or of all members of a list."""
        found: dict[NamedNode, set[NamedNode]] = {}
        for one, other in self._pairs_apart():
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return {node: sorted(others, key=lambda other: other.value) for node, others in found.items()}

    def _pairs_apart(self) -> Iterator[tuple[NamedNode, NamedNode]]:
        for node in self.said:
            for predicate in (OWL.disjointWith, OWL.propertyDisjointWith):
                yield from ((node, other) for other in self.nodes(node, predicate))
            for members in map(self.items, self.nodes(node, OWL.members)):
                yield from ((one, other) for one in members for other in members if one != other)

    @cached_property
    def uses(self) -> Mapping[NamedNode, list[Quad]]:
        """By property of ours the statements of the dataset, the ontology apart, that use it, each triple once."""
        found: dict[NamedNode, list[Quad]] = {}
        for quads in self.publication.about.values():
            seen = set()
            for quad in quads:
                if own(quad.predicate) and quad.graph_name != iris.ONTOLOGY_GRAPH and quad.triple not in seen:
                    seen.add(quad.triple)
                    found.setdefault(quad.predicate, []).append(quad)
        return found

    @cached_property
    def kinds(self) -> dict[NamedNode, list[NamedNode]]:
        """By resource its classes of ours, without those that stand above another of them."""
        found: dict[NamedNode, list[NamedNode]] = {}
        above = {cls: {*self.ancestors(cls)} for cls, kind in self.terms.items() if kind == "class"}
        for node, quads in self.publication.about.items():
            types = {quad.object for quad in quads if quad.predicate == RDF.type and quad.object in above}
            classes = [one for one in above if one in types]
            found[node] = [one for one in classes if not any(one in above[other] for other in classes)]
        return found

    def ends(self, term: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Of which classes a property is said (RDFS.domain), or which its values have (RDFS.range).

        Where the ontology does not say: the widest classes of ours of what the dataset says it of, most used first;
        none where there are more than _FEW, for then it is said of nearly anything.
        """
        key = (term, predicate)
        if key not in self._ends:
            self._ends[key] = self.nodes(term, predicate) or self._used(term, predicate)
        return self._ends[key]

    def _used(self, term: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        ends = [quad.subject if predicate == RDFS.domain else quad.object for quad in self.uses.get(term, ())]
        counts: Counter[NamedNode] = Counter()
        for end, count in Counter(end for end in ends if isinstance(end, NamedNode)).items():
            for cls in {self.widest(cls) for cls in self.kinds.get(end, ())}:
                counts[cls] += count
        return [cls for cls, _ in counts.most_common()] if len(counts) <= _FEW else []

    def widest(self, cls: NamedNode) -> NamedNode:
        """The farthest class above, or the class itself."""
        if cls not in self._widest:
            self._widest[cls] = (self.ancestors(cls) or [cls])[-1]
        return self._widest[cls]

    def instances(self, cls: NamedNode) -> list[NamedNode]:
        found = self.publication.pointing_at.get(cls, ())
        nodes = (quad.subject for quad in found if quad.predicate == RDF.type)
        return list(dict.fromkeys(node for node in nodes if isinstance(node, NamedNode)))

    @cached_property
    def schemes(self) -> list[NamedNode]:
        return [node for node in self.said if SKOS.ConceptScheme in self.nodes(node, RDF.type)]

    @cached_property
    def concepts(self) -> dict[NamedNode, list[NamedNode]]:
        """By scheme its concepts: by notation where they have one, else by name."""
        found: dict[NamedNode, list[NamedNode]] = {}
        for node in self.said:
            for scheme in self.nodes(node, SKOS.inScheme):
                found.setdefault(scheme, []).append(node)
        for concepts in found.values():
            concepts.sort(key=lambda node: (self.text(node, SKOS.notation, "en"), node.value))
        return found

    @cached_property
    def takers(self) -> Mapping[NamedNode, list[NamedNode]]:
        """By scheme the properties whose values it holds, the most used first."""
        scheme = {concept: one for one, concepts in self.concepts.items() for concept in concepts}
        counts: dict[NamedNode, Counter[NamedNode]] = {}
        for predicate, quads in self.uses.items():
            for quad in quads:
                if isinstance(quad.object, NamedNode) and quad.object in scheme:
                    counts.setdefault(scheme[quad.object], Counter())[predicate] += 1
        for term in self.terms:
            for predicate in (LAD.effect, LAD.confers):
                for value in self.nodes(term, predicate):
                    counts.setdefault(scheme.get(value, value), Counter())[predicate] += 1
        return {node: [one for one, _ in found.most_common()] for node, found in counts.items()}


def own(node: NamedNode) -> bool:
    return node.value.startswith(PREFIXES["lad"])


def local(node: NamedNode) -> str:
    """The end of an IRI: `Agent`, `agent`."""
    return node.value.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


def short(node: NamedNode) -> str:
    """The name with its prefix, without one for terms of ours: `prov:Agent`, `Agent`."""
    if own(node):
        return local(node)
    fits = [(len(space), prefix) for prefix, space in _PREFIXES.items() if node.value.startswith(space)]
    length, prefix = max(fits, default=(0, ""))
    return f"{prefix}:{node.value[length:]}" if prefix else node.value
