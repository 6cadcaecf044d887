"""The ontology and the shapes as files at their IRIs, those of the version included."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import NamedNode, Quad

from ladkg.export.folder import File
from ladkg.export.pack.forms import forms
from ladkg.export.publication import ROOT
from ladkg.terms import OWL, PREFIXES, RDF

ONTOLOGY: Final = NamedNode(PREFIXES["lad"].removesuffix("#"))
SHAPES: Final = NamedNode(PREFIXES["ladsh"].removesuffix("#"))


def ontology(documents: Mapping[NamedNode, Sequence[Quad]]) -> Iterator[File]:
    """Each module and alignment at its IRI, all of them at the ontology's own, and each at that of its version.

    Blank nodes stay where they are: OWL takes lists and axioms from them alone, as SHACL does paths. Their labels are
    hashes of what they say, so that they stay the same.
    """
    own = {node: list(quads) for node, quads in documents.items() if not node.value.startswith(PREFIXES["id"])}
    own[ONTOLOGY] = whole(own)
    for node, quads in own.items():
        yield from forms(_place(node), quads)
        for quad in quads:
            if quad.subject == node and quad.predicate == OWL.versionIRI and isinstance(quad.object, NamedNode):
                yield from forms(_place(quad.object), quads)


def whole(documents: Mapping[NamedNode, Iterable[Quad]]) -> list[Quad]:
    """What all documents say, under the header of the ontology: an OWL file has one header."""
    heads = (RDF.type, OWL.versionIRI)
    return [
        quad
        for node, quads in documents.items()
        for quad in quads
        if node == ONTOLOGY or quad.subject != node or quad.predicate not in heads
    ]


def shapes(quads: Iterable[Quad]) -> Iterator[File]:
    """The shapes, at their IRI."""
    return forms(_place(SHAPES), quads)


def _place(node: NamedNode) -> str:
    return node.value.removeprefix(ROOT)
