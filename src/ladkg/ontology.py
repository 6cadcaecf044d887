"""The ontology as quads: header, modules, schemes and alignments, in one graph without blank nodes or each alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg import graph, iris, paths
from ladkg.terms import OWL, RDF, SKOS


def ontology_files() -> list[Path]:
    """Every Turtle file of the ontology: the header, then modules, schemes and alignments, each by name."""
    root = paths.ontology()
    folders = ("modules", "schemes", "alignments")
    return [root / "ladkg.ttl", *(file for folder in folders for file in sorted((root / folder).glob("*.ttl")))]


def ontology_quads() -> list[Quad]:
    """The whole ontology in the graph id/graph/ontology; raises FaultyInput where a file is not Turtle."""
    return graph.normalised(unsorted())


def unsorted() -> Iterator[Quad]:
    """What `ontology_quads` holds, in no fixed order: for use in memory, where sorting costs more than reading."""
    for file in ontology_files():
        for quad in named(graph.read(file)):
            yield Quad(quad.subject, quad.predicate, quad.object, iris.ONTOLOGY_GRAPH)


def documents() -> dict[NamedNode, list[Quad]]:
    """What each file of the ontology says, by the IRI of the ontology or scheme that it is about.

    Blank nodes stay, as OWL asks for them (https://www.w3.org/TR/owl2-mapping-to-rdf/), with labels that stay the same.
    """
    found = {}
    for file in ontology_files():
        quads = list(labelled(graph.read(file)))
        kinds = {quad.object: quad.subject for quad in quads if quad.predicate == RDF.type}
        about = kinds.get(OWL.Ontology) or kinds[SKOS.ConceptScheme]
        assert isinstance(about, NamedNode)
        found[about] = quads
    return found


def labelled(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same quads of one file, each blank node labelled with a hash of what it says and of what points at it.

    Unlike `named` this keeps lists apart that end alike, since OWL and SHACL take a list from one place only.
    """
    quads = list(quads)
    axiom = _axioms(quads)
    pointing = {quad.object: quad for quad in quads if isinstance(quad.object, BlankNode)}

    @cache
    def label(node: BlankNode) -> BlankNode:
        above = pointing.get(node)
        if above is None:
            return BlankNode("b" + _hash([axiom(node).value]))
        subject = label(above.subject) if isinstance(above.subject, BlankNode) else above.subject
        return BlankNode("b" + _hash([axiom(node).value, str(subject), str(above.predicate)]))

    return _renamed(quads, label)


def named(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same quads of one file with an IRI, `id/axiom/<hash of what it says>`, for each blank node.

    Axioms with lists need blank nodes in OWL files; skolemised (RDF 1.1 Concepts, section 3.5) by their content they
    mean the same and come out the same on every run. The blank nodes must form trees, as those of OWL axioms do.
    """
    quads = list(quads)
    return _renamed(quads, _axioms(quads))


def _axioms(quads: Iterable[Quad]) -> Callable[[BlankNode], NamedNode]:
    """What names each blank node by its content."""
    described = defaultdict(list)
    for quad in quads:
        described[quad.subject].append((quad.predicate, quad.object))

    @cache
    def name(node: BlankNode) -> NamedNode:
        content = (
            f"{predicate} {name(value) if isinstance(value, BlankNode) else value}"
            for predicate, value in described[node]
        )
        return iris.mint("axiom", _hash(content))

    return name


def _hash(lines: Iterable[str]) -> str:
    from hashlib import sha256

    return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def _renamed(quads: Iterable[Quad], name: Callable[[BlankNode], NamedNode | BlankNode]) -> Iterator[Quad]:
    for subject, predicate, value, origin in quads:
        yield Quad(
            name(subject) if isinstance(subject, BlankNode) else subject,
            predicate,
            name(value) if isinstance(value, BlankNode) else value,
            origin,
        )
