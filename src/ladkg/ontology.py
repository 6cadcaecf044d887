"""The ontology as quads: header, modules, schemes and alignments in one graph, without blank nodes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from ladkg import graph, iris, paths


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


def named(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The same quads of one file with an IRI, `id/axiom/<hash of what it says>`, for each blank node.

    Axioms with lists need blank nodes in OWL files; skolemised (RDF 1.1 Concepts, section 3.5) by their content they
    mean the same and come out the same on every run. The blank nodes must form trees, as those of OWL axioms do.
    """
    from hashlib import sha256

    quads = list(quads)
    described = defaultdict(list)
    for quad in quads:
        described[quad.subject].append((quad.predicate, quad.object))

    @cache
    def name(node: BlankNode) -> NamedNode:
        content = sorted(
            f"{predicate} {name(value) if isinstance(value, BlankNode) else value}"
            for predicate, value in described[node]
        )
        return iris.mint("axiom", sha256("\n".join(content).encode()).hexdigest()[:16])

    for subject, predicate, value, origin in quads:
        yield Quad(
            name(subject) if isinstance(subject, BlankNode) else subject,
            predicate,
            name(value) if isinstance(value, BlankNode) else value,
            origin,
        )
